"""Make the tables of a new casefile, and bring those of an older one up to this version, after a copy beside it.

Revisions are numbered ``0001``, ``0002``, ... in ``migrations/versions``; Alembic is loaded only when one has to run.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from truceline.errors import NewerCasefile
from truceline.store.database import Database

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = 7  # the newest revision; a test holds it against migrations/versions
FOLDER = Path(__file__).with_name("migrations")


def check_version(path: Path, revision: int) -> None:
    """Raise ``NewerCasefile`` where the tables are newer than this version knows."""
    if revision > HEAD:
        raise NewerCasefile(
            f"a newer Truceline made this casefile (its tables are of revision {revision}, this version knows {HEAD});"
            " it was left as it is.",
            where=str(path),
            todo="Install the newest Truceline.",
        )


def bring_up(db: Database) -> None:
    """Bring an open casefile up to this version, if need be."""
    with db.reading() as conn:
        current = db.dialect.current(conn)
    check_version(db.path, current)
    if current < HEAD:
        upgrade(db)


def upgrade(db: Database) -> Path | None:
    """Bring a casefile up to ``HEAD``; return the copy that was made before, or ``None`` where none was needed.

    All of it is one transaction: after a failure the casefile is as it was, and of two processes one does it.
    """
    copy = None
    with db.writing() as conn:
        current = db.dialect.current(conn)
        if current < HEAD:
            copy = _copy(db) if current else None
            db.dialect.drop_extras(conn)
            _run(conn)
            db.dialect.create_extras(conn, HEAD)
    db.dialect.settle(db.engine)
    return copy


def config() -> "Config":
    """Return the settings of Alembic: it needs no file."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return settings


def _copy(db: Database) -> Path:
    """Copy the casefile beside it under a name that is free."""
    number, name = 1, f"{db.path.name}.before-{HEAD:04}"
    while (copy := db.path.with_name(f"{name}{f'-{number}' if number > 1 else ''}.bak")).exists():
        number += 1
    half = copy.with_suffix(".half")
    half.unlink(missing_ok=True)
    try:
        db.dialect.back_up(db.path, half)
        return half.rename(copy)
    finally:
        half.unlink(missing_ok=True)


def _run(conn: "Connection") -> None:
    from alembic import command

    settings = config()
    settings.attributes["connection"] = conn
    command.upgrade(settings, f"{HEAD:04}")
