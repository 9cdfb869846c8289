"""Make ``publish/fonts``: faces for scripts that the typesetter's own faces lack, unpacked from those of the workbench.

usage: python scripts/build_sitrep_fonts.py

Run by hand after ``make assets``; needs fontTools and brotli, which nothing else does.
Source: ``web/static/vendor/fonts`` (Noto Sans, SIL Open Font License 1.1; their licences lie beside them).
"""

import shutil
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

ROOT = Path(__file__).parents[1] / "src" / "truceline"
FROM = ROOT / "web" / "static" / "vendor"
TO = ROOT / "publish" / "fonts"
SCRIPTS = ("arabic", "armenian", "ethiopic", "georgian", "hebrew")


def main() -> None:
    """Unpack the regular face of every script."""
    TO.mkdir(exist_ok=True)
    for script in SCRIPTS:
        font = TTFont(FROM / "fonts" / f"noto-sans-{script}-{script}-400-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        font.save(TO / f"noto-sans-{script}.ttf")
        shutil.copy(FROM / "licences" / f"noto-sans-{script}.txt", TO / f"noto-sans-{script}.txt")
        print(script, font["name"].getDebugName(1), (TO / f"noto-sans-{script}.ttf").stat().st_size)


if __name__ == "__main__":
    main()
