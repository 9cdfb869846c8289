"""The append-only ledger of the ids of incidents (``base.Ids``)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from truceline.errors import CasefileDamaged, UnknownId
from truceline.store.database import Database
from truceline.store.rows import LedgerEntry
from truceline.store.schema import ledger, storable, utc
from truceline.store.schema import moves as table
from truceline.store.seal import sealed

SHORTEST = 6  # characters of the beginning of an id
PREFIX = "inc-"
_LAST = select(ledger.c.event, ledger.c.other).where(ledger.c.id == bindparam("wanted"))
_LAST = _LAST.order_by(ledger.c.seq.desc()).limit(1)


class SqlIds:
    """The ledger of the ids of incidents."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, entries: Iterable[LedgerEntry]) -> None:
        rows = [{"id": entry.id, "event": entry.event, "other": entry.other, "at": entry.at} for entry in entries]
        if rows:
            with self._db.writing() as conn:
                conn.execute(insert(ledger), [sealed("ledger", row) for row in rows])

    def resolve(self, text: str) -> str:
        with self._db.reading() as conn:
            found = {self._follow(conn, incident) for incident in _beginning(conn, text)}
            found = {self._minted_again(conn, incident) or incident for incident in found}
        if len(found) == 1:
            return found.pop()
        where = str(self._db.path)
        if found:
            several = ", ".join(sorted(found)[:5])
            raise UnknownId(
                f"{text!r} is the beginning of several ids.", where=where, todo=f"Write more of it: {several}."
            )
        raise UnknownId(
            f"no incident {text!r} is in this casefile.",
            where=where,
            todo=f"`truceline incidents` lists them; at least {SHORTEST} characters of an id are enough.",
        )

    def history(self, incident: str) -> tuple[LedgerEntry, ...]:
        named = (ledger.c.id == incident) | (ledger.c.other == incident)
        with self._db.reading() as conn:
            rows = conn.execute(select(ledger).where(named).order_by(ledger.c.seq)).all()
        return tuple(LedgerEntry(id=row.id, event=row.event, at=row.at, other=row.other) for row in rows)

    def last_moment(self) -> datetime | None:
        with self._db.reading() as conn:
            last: datetime | None = conn.execute(select(func.max(ledger.c.at, type_=ledger.c.at.type))).scalar_one()
            return last

    def move(self, moves: Mapping[str, str | None], *, at: datetime) -> None:
        rows = [sealed("moves", {"happening": key, "incident": moves[key], "at": at}) for key in sorted(moves)]
        if rows:
            with self._db.writing() as conn:
                conn.execute(insert(table), rows)

    def homes(self, until: datetime) -> dict[str, str]:
        found: dict[str, str | None] = {}
        query = select(table.c.happening, table.c.incident, table.c.at).order_by(table.c.seq)
        with self._db.reading() as conn:
            for row in conn.execute(query):
                if row.at <= utc(until) or row.happening not in found:
                    found[row.happening] = row.incident
        return {key: incident for key, incident in found.items() if incident is not None}

    def _minted_again(self, conn: Connection, incident: str) -> str:
        """Return the longer id under which what a retired id stood for came back, if it did.

        An id is made of the hash of its first happening, and of more digits of it where the short one was given
        before: after a rejection that was taken back, and after a report that was restored.
        """
        last = conn.execute(_LAST, {"wanted": incident}).first()
        if last is None or last.event != "retired":
            return ""
        longer = {self._follow(conn, key) for key in _longer(conn, incident)} - {incident}
        living = [key for key in longer if (e := conn.execute(_LAST, {"wanted": key}).first()) and e.event != "retired"]
        return living[0] if len(living) == 1 else ""

    def _follow(self, conn: Connection, incident: str) -> str:
        seen = {incident}
        while (row := conn.execute(_LAST, {"wanted": incident}).first()) and row.event == "merged":
            incident = row.other
            if incident in seen:
                raise CasefileDamaged(
                    f"the ids of incidents lead in a circle at {incident!r}.", where=str(self._db.path)
                )
            seen.add(incident)
        return incident


def _beginning(conn: Connection, text: str) -> set[str]:
    """Return the ids that are the text, or that begin so, with or without the prefix."""
    exact = conn.execute(select(ledger.c.id).where(ledger.c.id == storable(text)).limit(1)).scalar()
    if exact is not None:
        return {exact}
    begin = text if text.startswith(PREFIX) else PREFIX + text
    return _longer(conn, begin) if len(text) >= SHORTEST and begin.isascii() else set()


def _longer(conn: Connection, begin: str) -> set[str]:
    query = select(ledger.c.id).where(ledger.c.id >= begin, ledger.c.id < begin + "~").distinct().limit(100)
    return set(conn.execute(query).scalars())
