"""``SHA256SUMS`` of a folder: the hash of every file in it, in the form that ``sha256sum --check`` reads."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from truceline.errors import InputError
from truceline.model.release import ReleaseFile

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def sums_text(files: Iterable[ReleaseFile]) -> str:
    """Return the lines, in the order of the names."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))


def read_sums(folder: Path) -> Mapping[str, str]:
    """Return the hashes that a folder says of its files, by name.

    Raises:
        InputError: there is no such folder, it has no such file, or a line of it is none.
    """
    path = folder / SUMS
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"no {SUMS} can be read there.", where=str(folder), todo="Name the folder of a release."
        ) from error
    told = {}
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if found is None:
            raise InputError(f"{line!r} is no line of a list of hashes.", where=f"{path}:{number}")
        told[found[2]] = found[1]
    return told


def find_differences(folder: Path, told: Mapping[str, str]) -> tuple[str, ...]:
    """Say what in a folder is not as its hashes tell, in the order of the names; nothing where all of it is."""
    there = {path.name: path for path in folder.iterdir() if path.name != SUMS}
    return tuple(
        said for name in sorted({*told, *there}) if (said := _difference(name, there.get(name), told.get(name)))
    )


def _difference(name: str, path: Path | None, sha256: str | None) -> str:
    if path is None:
        return f"{name} is missing"
    if sha256 is None:
        return f"{name} is not of this release"
    if path.is_symlink() or not path.is_file():
        return f"{name} is no file"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if found == sha256 else f"{name} was changed: its SHA-256 is {found}"
