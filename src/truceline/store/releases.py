"""What was published, and what of it was called back (``base_given.Releases``)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, insert, or_, select

import truceline.record
from truceline.errors import UnknownId
from truceline.model.release import Recall, Release, Released
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import ledger, moves, recalls, released, releases
from truceline.store.seal import pack, sealed, unpack

PAGE = 500  # rows that are written or read at a time: memory stays flat
_GONE = and_(ledger.c.id == released.c.incident, ledger.c.event.in_(("merged", "retired")))
_SPLIT = and_(ledger.c.other == released.c.incident, ledger.c.event == "split")
_ALL_OR_IT = or_(recalls.c.incident.is_(None), recalls.c.incident == released.c.incident)
_WENT_BACK = (  # a happening was at any time in what was called back; whether it left with it, the row of it knows
    select(moves.c.happening, released.c.seq.label("left"), recalls.c.seq)
    .distinct()
    .join(released, released.c.incident == moves.c.incident)
    .join(recalls, recalls.c.release == released.c.release)
    .where(_ALL_OR_IT)
    .order_by(recalls.c.seq)
)


class SqlReleases:
    """Releases, their rows, and recalls."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, release: Release, rows: Iterable[Released]) -> bool:
        told = {"id": release.id, "at": release.at, "release": truceline.record.to_json(release).decode()}
        with self._db.writing() as conn:
            if conn.execute(select(releases.c.seq).where(releases.c.id == release.id)).first():
                return False
            conn.execute(insert(releases), sealed("releases", told))
            left = iter(rows)
            while batch := [sealed("released", _row(release, one)) for one in islice(left, PAGE)]:
                conn.execute(insert(released), batch)
        return True

    def get(self, release: str) -> Release | None:
        found = self._listed(select(releases.c.release).where(releases.c.id == release))
        return found[0] if found else None

    def listed(self) -> tuple[Release, ...]:
        return self._listed(select(releases.c.release).order_by(releases.c.seq))

    def _listed(self, query: Select[Any]) -> tuple[Release, ...]:
        with self._db.reading() as conn:
            return tuple(truceline.record.from_json(text, Release) for text in conn.execute(query).scalars())

    def rows(self, release: str) -> Iterator[Released]:
        query = select(released.c.incident, released.c.body).where(released.c.release == release)
        query = query.order_by(released.c.incident).limit(PAGE)
        after = ""
        while True:
            with self._db.reading() as conn:
                page = conn.execute(query.where(released.c.incident > after)).all()
            for row in page:
                yield unpack(row.body, Released)
            if len(page) < PAGE:
                return
            after = page[-1].incident

    def of_incidents(self, incidents: Collection[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        query = select(released.c.incident, released.c.release).order_by(released.c.seq)
        with self._db.reading() as conn:
            for piece in pieces(incidents):
                for row in conn.execute(query.where(released.c.incident.in_(piece))):
                    found[row.incident] = (*found.get(row.incident, ()), row.release)
        return found

    def latest(self, incident: str) -> Released | None:
        query = select(released.c.body).where(released.c.incident == incident).order_by(released.c.seq.desc()).limit(1)
        with self._db.reading() as conn:
            body = conn.execute(query).scalar()
        return None if body is None else unpack(body, Released)

    def recall(self, recall: Recall) -> None:
        row = {
            "release": recall.release,
            "incident": recall.incident,
            "at": recall.at,
            "recall": truceline.record.to_json(recall).decode(),
        }
        with self._db.writing() as conn:
            query = select(released.c.seq).where(released.c.release == recall.release)
            if recall.incident is not None:
                query = query.where(released.c.incident == recall.incident)
            known = conn.execute(select(releases.c.seq).where(releases.c.id == recall.release)).first()
            if known is None or (recall.incident is not None and conn.execute(query.limit(1)).first() is None):
                what = f"{recall.incident} is not in the release" if known else "there is no release"
                raise UnknownId(f"{what} {recall.release!r}.", where=str(self._db.path))
            conn.execute(insert(recalls), sealed("recalls", row))

    def recalls(self) -> tuple[Recall, ...]:
        with self._db.reading() as conn:
            told = conn.execute(select(recalls.c.recall).order_by(recalls.c.seq)).scalars()
            return tuple(truceline.record.from_json(text, Recall) for text in told)

    def last_recall(self) -> datetime | None:
        with self._db.reading() as conn:
            last: datetime | None = conn.execute(select(func.max(recalls.c.at, type_=recalls.c.at.type))).scalar_one()
            return last

    def recalled(self) -> tuple[str, ...]:
        query = select(released.c.incident).distinct().join(recalls, recalls.c.release == released.c.release)
        with self._db.reading() as conn:
            return tuple(conn.execute(query.where(_ALL_OR_IT).order_by(released.c.incident)).scalars())

    def called_back(self, incidents: Collection[str]) -> dict[str, tuple[Recall, ...]]:
        found: dict[str, tuple[Recall, ...]] = {}
        query = select(released.c.incident, recalls.c.seq).join(recalls, recalls.c.release == released.c.release)
        query = query.where(_ALL_OR_IT).order_by(recalls.c.seq)
        with self._db.reading() as conn:
            told = _Told(conn)
            for piece in pieces(incidents):
                for row in conn.execute(query.where(released.c.incident.in_(piece))):
                    found[row.incident] = (*found.get(row.incident, ()), told[row.seq])
        return found

    def called_back_with(self, happenings: Collection[str]) -> dict[str, tuple[Recall, ...]]:
        found: dict[str, tuple[Recall, ...]] = {}
        with self._db.reading() as conn:
            told = _Told(conn)
            for piece in pieces(happenings):
                rows = conn.execute(_WENT_BACK.where(moves.c.happening.in_(piece))).all()
                left = _left(conn, {row.left for row in rows})
                for row in rows:
                    if row.happening in left[row.left]:
                        found[row.happening] = (*found.get(row.happening, ()), told[row.seq])
        return found

    def moved_on(self) -> tuple[str, ...]:
        query = select(released.c.incident).distinct().where(exists().where(or_(_GONE, _SPLIT)))
        with self._db.reading() as conn:
            return tuple(conn.execute(query.order_by(released.c.incident)).scalars())


class _Told(dict[int, Recall]):
    """Recalls by their numbers, each read once however many incidents it called back."""

    def __init__(self, conn: Connection) -> None:
        super().__init__()
        self._conn = conn

    def __missing__(self, number: int) -> Recall:
        text = self._conn.execute(select(recalls.c.recall).where(recalls.c.seq == number)).scalar_one()
        self[number] = recall = truceline.record.from_json(text, Recall)
        return recall


def _left(conn: Connection, numbers: Collection[int]) -> dict[int, frozenset[str]]:
    """Return the happenings with which incidents left, by the numbers of their rows."""
    ordered = sorted(numbers)
    query = select(released.c.seq, released.c.body)
    return {
        row.seq: frozenset(unpack(row.body, Released).happenings)
        for start in range(0, len(ordered), PAGE)
        for row in conn.execute(query.where(released.c.seq.in_(ordered[start : start + PAGE])))
    }


def _row(release: Release, one: Released) -> dict[str, Any]:
    return {
        "release": release.id,
        "incident": one.incident,
        "at": release.at,
        "sha256": one.sha256,
        "body": pack(one),
    }
