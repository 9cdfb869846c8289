"""The files of a casefile on disk, as seen by what writes other files: none of them is ever written over.

Any casefile counts, not only the one that is open: a slip of the hand must not cost somebody else's either.
"""

from collections.abc import Iterator
from pathlib import Path

from truceline.errors import InputError
from truceline.store.dialect_sqlite import MAGIC

LOGS = ("-wal", "-shm", "-journal")  # without them the database beside them is damaged
EVIDENCE, INTAKE = ".evidence", ".intake"  # after the name of the casefile
FOLDERS = (EVIDENCE, INTAKE)


def keep_casefiles(path: Path) -> None:
    """Refuse to write a file, or make a folder, where a casefile or what belongs to it lies.

    Raises:
        InputError: the path is a casefile, one of its logs, or in its evidence or its intake.
    """
    for named in dict.fromkeys((path.absolute(), path.resolve())):
        for casefile in _owners(named):
            if _is_database(casefile):
                what = "a casefile" if casefile == named else f"part of the casefile {casefile.name}"
                raise InputError(
                    f"{path} is {what}, and is left as it is.", where=str(path), todo="Name another file or folder."
                )


def _owners(path: Path) -> Iterator[Path]:
    """Yield every path that would be the casefile, if this one belonged to any."""
    yield path
    for end in LOGS:
        if path.name.endswith(end) and path.name != end:
            yield path.with_name(path.name.removesuffix(end))
    for folder in (path, *path.parents):
        for end in FOLDERS:
            if folder.name.endswith(end) and folder.name != end:
                yield folder.with_name(folder.name.removesuffix(end))


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
