"""What the workbench brings along for the browser: every file is accounted for, unchanged, and under its licence."""

import hashlib
import json
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
STATIC = REPO / "src" / "truceline" / "web" / "static"
VENDOR = STATIC / "vendor"
FOLDERS = (VENDOR, Path(__file__).parent / "vendor")
MOST_BYTES = 10_000_000


def manifest(folder):
    return json.loads((folder / "MANIFEST.json").read_text("utf-8"))


def vendored(folder):
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p.name != "MANIFEST.json"}


@pytest.mark.parametrize("folder", FOLDERS, ids=["vendor", "tests"])
def test_every_vendored_file_is_the_one_in_the_manifest_and_no_other_lies_there(folder):
    there = {path: hashlib.sha256(file.read_bytes()).hexdigest() for path, file in vendored(folder).items()}
    assert there == {path: entry["sha256"] for path, entry in manifest(folder).items()}


def test_the_versions_are_those_that_package_json_asks_for():
    wanted = json.loads((REPO / "package.json").read_text("utf-8"))
    versions = wanted["dependencies"] | wanted["devDependencies"]
    told = {entry["source"] for folder in FOLDERS for entry in manifest(folder).values()}
    of_npm = dict(source.rsplit(" ", 1) for source in told if source.rsplit(" ", 1)[0] in versions)
    assert of_npm == {name: versions[name] for name in of_npm}
    assert {"maplibre-gl", "htmx.org", "axe-core", "@fontsource/noto-sans"} <= set(of_npm)


def test_every_licence_is_named_and_those_of_packages_lie_beside():
    for folder in FOLDERS:
        assert all(entry["licence"] for entry in manifest(folder).values())
    beside = {path for path in manifest(VENDOR) if path.startswith("licences/")}
    assert {"licences/maplibre-gl.txt", "licences/htmx.org.txt", "licences/noto-sans.txt"} <= beside


def test_the_whole_stays_small():
    assert sum(file.stat().st_size for file in vendored(VENDOR).values()) < MOST_BYTES


def test_the_lock_of_npm_has_hashes_and_no_addresses_of_packages():
    lock = json.loads((REPO / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


def test_a_clean_clone_holds_every_font_that_its_style_sheet_names():
    fonts = VENDOR / "fonts"
    named = {part.split('"')[0] for part in (fonts / "fonts.css").read_text("utf-8").split('url("')[1:]}
    assert named == {file.name for file in fonts.glob("*.woff2")}
