"""Make ``src/truceline/web/static/vendor``: what the workbench needs in a browser, taken from packages of npm.

usage: python scripts/build_assets.py [--installed]

Run by hand (``make assets``) when ``package.json`` names a new version; nobody who uses the workbench needs npm. The
packages are fetched by ``npm ci`` against the hashes of ``package-lock.json``, without their scripts; what is wanted
of them is copied unchanged. ``fonts.css`` is written here. ``--installed``: take ``node_modules`` as it is.

``vendor/MANIFEST.json`` says of every file its package, version, licence and SHA-256; a test holds the files against
it. What only tests need goes to ``tests/web/vendor``, with a manifest of its own. The map's data is made by
``build_map_data.py``, which keeps its entries in the same manifest.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from asset_manifest import VENDOR, Made, write_manifest

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
FOR_TESTS = ROOT / "tests" / "web" / "vendor"
# Which files of which package, and where they go below vendor/.
TAKEN = {
    "maplibre-gl": ("maplibre-gl", ["dist/maplibre-gl.mjs", "dist/maplibre-gl-worker.mjs", "dist/maplibre-gl.css"]),
    "htmx.org": ("htmx", ["dist/htmx.min.js"]),
}
TAKEN_FOR_TESTS = {"axe-core": ("axe-core", ["axe.min.js"])}
# Names and quotes in reports come in these scripts; weights 400 and 700, of the large ones 400 only.
FONTS = {
    "noto-sans": (["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"], [400, 700]),
    "noto-sans-arabic": (["arabic"], [400, 700]),
    "noto-sans-armenian": (["armenian"], [400, 700]),
    "noto-sans-georgian": (["georgian"], [400, 700]),
    "noto-sans-hebrew": (["hebrew"], [400, 700]),
    "noto-sans-ethiopic": (["ethiopic"], [400]),
}
FACE = """\
@font-face {{
  font-family: "Noto Sans";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("{file}") format("woff2");
  unicode-range: {range};
}}
"""


def main() -> None:
    """Fetch, copy, and write both manifests."""
    if "--installed" not in sys.argv:
        subprocess.run(["npm", "ci"], cwd=ROOT, check=True)
    for folder in ("maplibre-gl", "htmx", "fonts"):
        shutil.rmtree(VENDOR / folder, ignore_errors=True)
    shutil.rmtree(FOR_TESTS, ignore_errors=True)
    made = [*(m for name, (to, files) in TAKEN.items() for m in take(name, files, VENDOR, to)), *fonts()]
    write_manifest(VENDOR, made, instead_of=("maplibre-gl", "htmx", "fonts", "licences"))
    tests = [m for name, (to, files) in TAKEN_FOR_TESTS.items() for m in take(name, files, FOR_TESTS, to)]
    write_manifest(FOR_TESTS, tests)
    for folder in (VENDOR, FOR_TESTS):
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"{folder.relative_to(ROOT)}: {size / 1e6:.1f} MB")


def take(package: str, files: list[str], root: Path, to: str) -> list[Made]:
    """Copy files of an installed package unchanged, and its licence beside them."""
    made = [copied(package, name, root, f"{to}/{Path(name).name}") for name in files]
    return [*made, licence(package, root)]


def copied(package: str, name: str, root: Path, path: str) -> Made:
    """Copy one file and say what it is."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MODULES / package / name, target)
    about = json.loads((MODULES / package / "package.json").read_text("utf-8"))
    return Made(path=path, source=f"{package} {about['version']}", licence=about["license"])


def licence(package: str, root: Path) -> Made:
    """Copy the licence of a package to ``licences/``."""
    found = next(file for file in sorted((MODULES / package).iterdir()) if file.stem.upper() in ("LICENSE", "LICENCE"))
    short = package.removeprefix("@fontsource/")
    return copied(package, found.name, root, f"licences/{short}.txt")


def fonts() -> list[Made]:
    """Copy the fonts and write ``fonts.css``: one family, whose parts a browser fetches as their letters appear."""
    made: list[Made] = []
    faces: list[str] = []
    for short, (subsets, weights) in FONTS.items():
        package = f"@fontsource/{short}"
        ranges = json.loads((MODULES / package / "unicode.json").read_text("utf-8"))
        for subset in subsets:
            for weight in weights:
                file = f"{short}-{subset}-{weight}-normal.woff2"
                made.append(copied(package, f"files/{file}", VENDOR, f"fonts/{file}"))
                faces.append(FACE.format(weight=weight, file=file, range=ranges[subset].replace(",", ", ")))
        made.append(licence(package, VENDOR))
    (VENDOR / "fonts" / "fonts.css").write_text("\n".join(faces), encoding="utf-8")
    made.append(Made(path="fonts/fonts.css", source="scripts/build_assets.py", licence="OFL-1.1"))
    return made


if __name__ == "__main__":
    main()
