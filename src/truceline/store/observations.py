"""What monitors record, and what is said of it later (``base.Observations``)."""

import hashlib
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, select

import truceline.record
from truceline.errors import UnknownId
from truceline.model.observation import KINDS, Mark, Recorded
from truceline.reference.name_fold import fold
from truceline.store.database import Database
from truceline.store.evidence import SqlEvidence
from truceline.store.many import pieces
from truceline.store.observation_rows import among_places, observation_row
from truceline.store.rows import ObservationQuery, StoredObservation
from truceline.store.schema import midnight, observation_marks, observations
from truceline.store.seal import sealed
from truceline.store.search import read_phrases

LEAST_TYPED = 6  # characters of an id beside its prefix
MOST_NAMED = 5  # ids that a message names
CODE = 3  # letters of the code of a country
_LAST = (
    select(func.max(observation_marks.c.seq))
    .where(observation_marks.c.kind.in_(("withdrawn", "restored")))
    .group_by(observation_marks.c.about)
    .scalar_subquery()
)
_IS_WITHDRAWN = and_(observation_marks.c.seq.in_(_LAST), observation_marks.c.kind == "withdrawn")
WITHDRAWN = select(observation_marks.c.about).where(_IS_WITHDRAWN)
_MARK = (
    select(observation_marks.c.mark)
    .where(observation_marks.c.about == observations.c.id, _IS_WITHDRAWN)
    .scalar_subquery()
)
_LISTED = select(observations.c.kind, observations.c.record, _MARK.label("withdrawn"))


class SqlObservations:
    """What monitors record."""

    def __init__(self, db: Database, evidence: SqlEvidence) -> None:
        self._db = db
        self._evidence = evidence

    def add(self, record: Recorded) -> bool:
        row = observation_row(record)
        sha256 = hashlib.sha256(row["record"].encode()).hexdigest()
        with self._db.writing() as conn:
            if conn.execute(select(observations.c.seq).where(observations.c.id == record.id)).first():
                return False
            conn.execute(insert(observations), sealed("observations", row))
            reason = f"{row['kind']} {record.id}"
            self._evidence.append("collected", sha256, actor=record.by, at=record.at, reason=reason)
        return True

    def get(self, record: str) -> StoredObservation | None:
        with self._db.reading() as conn:
            row = conn.execute(_LISTED.where(observations.c.id == record)).first()
        return None if row is None else _stored(row)

    def find(self, query: ObservationQuery) -> tuple[StoredObservation, ...]:
        sort = (observations.c.moment, observations.c.id)
        order = [column.desc() if query.newest_first else column.asc() for column in sort]
        wanted = _LISTED.where(*_conditions(query, self._db), *_after(query)).order_by(*order).limit(query.limit)
        with self._db.reading() as conn:
            return tuple(_stored(row) for row in conn.execute(wanted))

    def count(self, query: ObservationQuery) -> int:
        wanted = select(func.count()).select_from(observations).where(*_conditions(query, self._db))
        with self._db.reading() as conn:
            return conn.execute(wanted).scalar_one()

    def resolve(self, text: str) -> str:
        begun = text.strip()
        names = [begun] if "-" in begun else [f"{prefix}-{begun}" for prefix in ("obs", "acc", "tal")]
        found = self._beginning(names) if len(names[0].partition("-")[2]) >= LEAST_TYPED else []
        if len(found) == 1:
            return found[0]
        where, todo = str(self._db.path), "`truceline search --observations` lists them."
        if not found:
            raise UnknownId(f"no observation, restriction or tally {text!r}.", where=where, todo=todo)
        named = ", ".join(found[:MOST_NAMED])
        raise UnknownId(f"{text!r} begins several ids: {named}.", where=where, todo="Write more of it.")

    def _beginning(self, names: Collection[str]) -> list[str]:
        begins = or_(*(observations.c.id.startswith(name, autoescape=True) for name in names))
        query = select(observations.c.id).where(begins).order_by(observations.c.id).limit(MOST_NAMED + 1)
        with self._db.reading() as conn:
            return list(conn.execute(query).scalars())

    def mark(self, mark: Mark) -> None:
        row = {
            "about": mark.about,
            "kind": mark.kind,
            "document": mark.span.document if mark.span else None,
            "mark": truceline.record.to_json(mark).decode(),
        }
        with self._db.writing() as conn:
            if not conn.execute(select(observations.c.seq).where(observations.c.id == mark.about)).first():
                raise UnknownId(f"no observation {mark.about!r} is in this casefile.", where=str(self._db.path))
            conn.execute(insert(observation_marks), sealed("observation_marks", row))

    def marks(self, record: str) -> tuple[Mark, ...]:
        return self._marks(observation_marks.c.about == record)

    def links(self, documents: Collection[str]) -> tuple[Mark, ...]:
        return tuple(
            mark for piece in pieces(documents) for mark in self._marks(observation_marks.c.document.in_(piece))
        )

    def _marks(self, condition: ColumnElement[bool]) -> tuple[Mark, ...]:
        query = select(observation_marks.c.mark).where(condition).order_by(observation_marks.c.seq)
        with self._db.reading() as conn:
            return tuple(_mark(text) for text in conn.execute(query).scalars())


def _conditions(query: ObservationQuery, db: Database) -> Iterator[ColumnElement[bool]]:
    row = observations.c
    same = {"kind": query.kind, "means": query.means, "act": query.act, "mission": query.mission}
    yield from (row[name] == value for name, value in same.items() if value)
    if query.negative is not None:
        yield and_(row.kind == "observation", row.negative.is_(query.negative))
    if query.since:
        yield row.last >= midnight(query.since)
    if query.until:
        yield row.first < midnight(query.until) + timedelta(days=1)
    if query.place:
        yield _at((query.place, *query.places), db)
    if query.window:
        yield _inside(*query.window)
    if not query.withdrawn:
        yield row.id.not_in(WITHDRAWN)
    if query.words.strip():
        yield _worded(query.words, db)


def _at(names: Collection[str], db: Database) -> ColumnElement[bool]:
    """Return the condition of being at a place of any of these names, or in a country of one of these codes."""
    asked = sorted({fold(name) for name in names})
    codes = [name for name in asked if len(name) == CODE]
    by_name = (observations.c.places.contains(among_places(name), autoescape=True) for name in asked)
    return or_(*by_name, *([db.dialect.in_country(codes)] if codes else []))


def _worded(words: str, db: Database) -> ColumnElement[bool]:
    phrases = tuple(read_phrases(words))
    if not phrases:
        return observations.c.seq.is_(None)
    return observations.c.seq.in_(select(db.dialect.observation_matches(phrases).c.seq))


def _inside(west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
    row = observations.c
    lon = row.lon.between(west, east) if west <= east else or_(row.lon >= west, row.lon <= east)
    return and_(lon, row.lat.between(south, north))


def _after(query: ObservationQuery) -> Iterator[ColumnElement[bool]]:
    if query.after is None:
        return
    row = observations.c
    moment = select(observations.c.moment).where(observations.c.id == query.after).scalar_subquery()
    if query.newest_first:
        yield or_(row.moment < moment, and_(row.moment == moment, row.id < query.after))
    else:
        yield or_(row.moment > moment, and_(row.moment == moment, row.id > query.after))


def _stored(row: Any) -> StoredObservation:
    record = truceline.record.from_json(row.record, KINDS[row.kind])
    return StoredObservation(record=record, withdrawn=_mark(row.withdrawn).why if row.withdrawn else None)


def _mark(text: str) -> Mark:
    return truceline.record.from_json(text, Mark)
