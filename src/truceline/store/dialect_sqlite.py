"""SQLite, and all that is its own: one file, WAL, the wait for a lock, FTS5, R*Tree, triggers, header fields.

The revision of the tables stands in the header of the file (``user_version``), so that a casefile of a newer version is
recognised before SQLite opens it, which would touch it. https://www.sqlite.org/fileformat2.html#the_database_header
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import starmap
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    Subquery,
    bindparam,
    create_engine,
    event,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql.compiler import DDLCompiler

from truceline.errors import (
    CasefileBusy,
    CasefileDamaged,
    CasefileError,
    CasefileExists,
    CasefileFull,
    CasefileReadOnly,
    NoCasefile,
    NotACasefile,
)
from truceline.store import schema
from truceline.store.dialect import MANY, WAIT_SECONDS, WRITING, Phrase

MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x54724C66  # "TrLf" in the header: a casefile of Truceline
PRAGMAS = (
    "PRAGMA synchronous=FULL",  # a commit outlives a loss of power
    "PRAGMA cell_size_check=ON",  # damage is seen where a page is read
    "PRAGMA temp_store=MEMORY",  # a full disk for temporary files is not our trouble
    "PRAGMA cache_size=-65536",  # 64 MB: the inner pages of the indexes of a large casefile
)
TOKENS = "porter unicode61 remove_diacritics 2"
CLAIM_COLUMNS = "words, places, speaker_id, speaker, speaker_country, speaker_side"


def _of(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in CLAIM_COLUMNS.split(", "))


EXTRAS = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS document_words USING fts5(title, body, content='', tokenize='{TOKENS}');
CREATE VIRTUAL TABLE IF NOT EXISTS claim_words
    USING fts5({CLAIM_COLUMNS}, content='claims', content_rowid='number', tokenize='{TOKENS}');
CREATE TRIGGER IF NOT EXISTS claim_words_in AFTER INSERT ON claims BEGIN
    INSERT INTO claim_words(rowid, {CLAIM_COLUMNS}) VALUES (new.number, {_of("new")}) ;
END;
CREATE TRIGGER IF NOT EXISTS claim_words_out AFTER DELETE ON claims BEGIN
    INSERT INTO claim_words(claim_words, rowid, {CLAIM_COLUMNS}) VALUES ('delete', old.number, {_of("old")}) ;
END;
CREATE VIRTUAL TABLE IF NOT EXISTS incident_points USING rtree(number, west, east, south, north);
CREATE TRIGGER IF NOT EXISTS incident_points_in AFTER INSERT ON incidents WHEN new.lon IS NOT NULL BEGIN
    INSERT INTO incident_points VALUES (new.number, new.lon, new.lon, new.lat, new.lat) ;
END;
CREATE TRIGGER IF NOT EXISTS incident_points_out AFTER DELETE ON incidents BEGIN
    DELETE FROM incident_points WHERE number = old.number ;
END;
"""
EXTRAS_OBSERVATIONS = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS observation_words
    USING fts5(words, content='observations', content_rowid='seq', tokenize='{TOKENS}');
CREATE TRIGGER IF NOT EXISTS observation_words_in AFTER INSERT ON observations BEGIN
    INSERT INTO observation_words(rowid, words) VALUES (new.seq, new.words) ;
END;
"""
POINTS = (
    "SELECT number FROM incident_points WHERE east >= :west AND west <= :east AND north >= :south AND south <= :north"
)
BEGIN_HIT, END_HIT = "\x02", "\x03"
NOT_MARKS = re.compile("[\0\x02\x03\ud800-\udfff]")  # what would be taken for a mark, or cannot be stored
STATEMENT = re.compile(r"(?<! );\n")  # ends one; inside a trigger a blank stands before
_FULL = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")
_READ_ONLY = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")


class SQLite:
    """The dialect of SQLite (``dialect.Dialect``). ``wait_seconds`` is how long to wait for another that writes."""

    # the second while a connection is made, the third where a message quotes the bytes that are damaged
    errors: tuple[type[Exception], ...] = (DBAPIError, sqlite3.Error, UnicodeDecodeError)

    def __init__(self, wait_seconds: float = WAIT_SECONDS) -> None:
        self.wait_seconds = wait_seconds

    def reserve(self, path: Path) -> Path:
        """Return a name beside the casefile that nobody else uses."""
        return path.with_name(f"{path.name}.new-{os.getpid()}")

    def publish(self, built: Path, path: Path) -> None:
        """Give the file its name: a link fails where something is, a renaming would not."""
        try:
            try:
                path.hardlink_to(built)
            except FileExistsError:
                raise
            except OSError as error:  # a file system without links
                if os.path.lexists(path):
                    raise FileExistsError(path) from error
                built.rename(path)
        except FileExistsError as error:
            raise exists(path) from error
        finally:
            built.unlink(missing_ok=True)

    def revision(self, path: Path) -> int:
        """Read the header of the file."""
        try:
            with path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError as error:
            todo = f"`truceline init {path}` makes one."
            raise NoCasefile("there is no casefile here.", where=str(path), todo=todo) from error
        except OSError as error:
            raise NotACasefile(f"this cannot be read ({error.strerror}).", where=str(path)) from error
        if not header.startswith(MAGIC) or int.from_bytes(header[68:72]) != APPLICATION_ID:
            raise NotACasefile(
                "this file is not a casefile of Truceline; it was left as it is.",
                where=str(path),
                todo="Name a file that `truceline init` made, or make one with it.",
            )
        return int.from_bytes(header[60:64])

    def current(self, conn: Connection) -> int:
        """Ask for the field of the header."""
        return int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())

    def engine(self, path: Path) -> Engine:
        """Open the file, which has to be there."""
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, connect_args={"timeout": self.wait_seconds})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    def drop_extras(self, conn: Connection) -> None:
        """Drop the triggers; the indexes of words and points stay."""
        for name in conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            conn.exec_driver_sql(f'DROP TRIGGER "{name}"')

    def create_extras(self, conn: Connection, revision: int) -> None:
        """Create what is missing and write the header."""
        there = set(conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        extras = EXTRAS + (EXTRAS_OBSERVATIONS if schema.observations.name in there else "")
        for statement in filter(str.strip, STATEMENT.split(extras)):
            conn.exec_driver_sql(statement)
        for table in (given for given in schema.GIVEN if given.name in there):
            for verb in ("UPDATE", "DELETE"):
                conn.exec_driver_sql(
                    f"CREATE TRIGGER IF NOT EXISTS {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name}"
                    f" BEGIN SELECT RAISE(ABORT, '{table.name} is append only'); END"
                )
        conn.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        conn.exec_driver_sql(f"PRAGMA user_version={revision}")

    def back_up(self, path: Path, copy: Path) -> None:
        """Copy page by page, with what the log of an open casefile still holds."""
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)

    def settle(self, engine: Engine) -> None:
        """Write the log back into the file, so that the header tells the truth to whoever reads it."""
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def freeze(self, engine: Engine) -> None:
        """Tell every new connection, and let go of those that there are."""
        event.listen(engine, "connect", _on_connect_frozen)
        engine.dispose()

    def translate(self, error: Exception, path: Path) -> CasefileError:
        """Tell by the name of the error."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "") or ""
        where, said = str(path), str(cause)
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return CasefileBusy(
                f"another process has been writing for more than {self.wait_seconds:g} seconds.",
                where=where,
                todo="Wait until it is done and try again; nothing was changed.",
            )
        if name.startswith(_FULL):
            return full(where, said)
        if name.startswith(_READ_ONLY):
            return CasefileReadOnly(
                f"the casefile may not be written ({said}).",
                where=where,
                todo="Its file and its folder need to be writable for you.",
            )
        if isinstance(cause, UnicodeDecodeError) or name.startswith(_DAMAGED):
            return CasefileDamaged(
                f"the file is damaged ({said}).",
                where=where,
                todo="Do not write to it. `truceline verify` says what is wrong; go back to a copy.",
            )
        return CasefileError(f"the database refused: {said}.", where=where)

    def index_text(self, conn: Connection, number: int, title: str, text: str) -> None:
        """Add to the index, which keeps no copy of the text."""
        conn.exec_driver_sql(
            "INSERT INTO document_words(rowid, title, body) VALUES (?, ?, ?)",
            (number, schema.storable(title), schema.storable(text)),
        )

    def text_matches(self, phrases: Iterable[Phrase]) -> Subquery:
        """Rank by BM25, the title counting five times."""
        index = text(
            "SELECT rowid AS number, bm25(document_words, 5.0, 1.0) AS rank FROM document_words"
            " WHERE document_words MATCH :words"
        ).bindparams(_own("words", _match(phrases)))
        return index.columns(number=Integer, rank=Float).subquery("found")

    def claim_matches(self, wanted: Mapping[tuple[str, ...], Iterable[Phrase]]) -> Subquery:
        """Ask one index for all, so that it goes through the rows in their order and stops at the end of the page."""
        parts = (f"({{{' '.join(columns)}}} : ({_match(phrases)}))" for columns, phrases in wanted.items())
        index = text("SELECT rowid AS number FROM claim_words WHERE claim_words MATCH :words")
        return index.bindparams(_own("words", " AND ".join(parts))).columns(number=Integer).subquery("found")

    def hits(self, phrases: Iterable[Phrase], texts: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Ask an index in memory of these texts alone, with the same rules for words."""
        wanted = " OR ".join(_match([phrase]) for phrase in phrases)
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute(f"CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='{TOKENS}')")
            rows = [(number, NOT_MARKS.sub(" ", text)) for number, text in enumerate(texts, 1)]
            db.executemany("INSERT INTO texts(rowid, body) VALUES (?, ?)", rows)
            asked = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
            marked = dict(db.execute(asked, (BEGIN_HIT, END_HIT, wanted)))
        return tuple(tuple(_between_marks(marked.get(number, ""))) for number in range(1, len(texts) + 1))

    def observation_matches(self, phrases: Iterable[Phrase]) -> Subquery:
        """Ask the index of their words."""
        index = text("SELECT rowid AS seq FROM observation_words WHERE observation_words MATCH :words")
        return index.bindparams(_own("words", _match(phrases))).columns(seq=Integer).subquery("found")

    def in_country(self, codes: Sequence[str]) -> ColumnElement[bool]:
        """Ask the record itself: its place has the codes, and no column does."""
        row = schema.observations.c
        country, claimants = (
            func.lower(func.json_extract(row.record, f"$.where.place.{name}")) for name in ("country", "claimants")
        )
        return or_(country.in_(codes), *(claimants.contains(f'"{code}"', autoescape=True) for code in codes))

    def in_window(self, conn: Connection, west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
        """Ask the R*Tree, which rounds outward, and then the exact columns; those alone where the window holds many."""
        edges = {"west": west, "south": south, "east": east, "north": north}
        row = schema.incidents.c
        exact = row.lon.between(west, east) & row.lat.between(south, north)
        if len(conn.execute(text(f"{POINTS} LIMIT {MANY}"), edges).all()) == MANY:
            return exact
        index = text(POINTS).bindparams(*starmap(_own, edges.items()))
        return row.number.in_(index.columns(row.number).scalar_subquery()) & exact

    def faults(self, conn: Connection) -> tuple[str, ...]:
        """Run the check of every page, and that of the indexes of words and points."""
        checks = ("PRAGMA integrity_check", "SELECT rtreecheck('incident_points')")
        found = [said for check in checks for said in conn.exec_driver_sql(check).scalars() if said != "ok"]
        for table in schema.GIVEN:  # a new row has the number after the highest, and no row goes: there are no gaps
            number = table.primary_key.columns[0]
            missing = select(func.coalesce(func.max(number), 0) - func.count()).select_from(table)
            if gone := conn.execute(missing).scalar_one():
                found.append(f"{gone} rows of {table.name} are missing")
        return tuple(found)


def exists(path: Path) -> CasefileExists:
    """Return the error for a path that is taken."""
    return CasefileExists(
        "something is here already; it was left as it is.", where=str(path), todo="Choose another name."
    )


def full(where: str, said: str) -> CasefileFull:
    """Return the error for a disk that takes no more."""
    return CasefileFull(
        f"there is no room to write ({said}). What was acknowledged before is stored; this was not.",
        where=where,
        todo="Free some space on the disk, or raise the limit, and do it again.",
    )


def _between_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters between marks, counted without the marks."""
    marks = 0
    start = 0
    for at, char in enumerate(text):
        if char == BEGIN_HIT:
            start = at - marks
        elif char == END_HIT:
            yield start, at - marks
        marks += char in (BEGIN_HIT, END_HIT)


def _own(name: str, value: Any) -> BindParameter[Any]:
    """Return a parameter that stays apart from others of its name in one statement."""
    return bindparam(name, value, unique=True)


def _match(phrases: Iterable[Phrase]) -> str:
    """Write a query of FTS5 in which nothing of a user's words is an operator."""
    quoted = ('"' + phrase.words.replace('"', '""') + '"' + (" *" if phrase.prefix else "") for phrase in phrases)
    return " AND ".join(quoted)


@compiles(CreateTable, "sqlite")
def _create_table(element: CreateTable, compiler: DDLCompiler, **options: Any) -> str:
    """Keep a table that is read in the order of its key in that order, once: its rows need no number."""
    if element.element.info.get("by_key"):
        element.element.dialect_options["sqlite"]["with_rowid"] = False
    return str(compiler.visit_create_table(element, **options))  # type: ignore[no-untyped-call]


def _on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver does
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _on_connect_frozen(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _on_begin(conn: Connection) -> None:
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get(WRITING) else "BEGIN")
