"""The queue of what is to be computed anew, and the settings (``base.Queue``, ``base.Settings``)."""

from collections.abc import Collection

from sqlalchemy import bindparam, delete, insert, select

from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import queue, settings


class SqlQueue:
    """What is to be computed anew."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, kind: str, items: Collection[str]) -> None:
        with self._db.writing() as conn:
            for piece in pieces(items):
                query = select(queue.c.item).where(queue.c.kind == kind, queue.c.item.in_(piece))
                there = set(conn.execute(query).scalars())
                rows = [{"kind": kind, "item": item} for item in piece if item not in there]
                if rows:
                    conn.execute(insert(queue), rows)

    def pending(self, kind: str, *, limit: int | None = None) -> tuple[str, ...]:
        with self._db.reading() as conn:
            return tuple(
                conn.execute(
                    select(queue.c.item).where(queue.c.kind == kind).order_by(queue.c.item).limit(limit)
                ).scalars()
            )

    def done(self, kind: str, items: Collection[str]) -> None:
        with self._db.writing() as conn:
            for piece in pieces(items):
                conn.execute(delete(queue).where(queue.c.kind == kind, queue.c.item.in_(piece)))


class SqlSettings:
    """Small facts about the casefile."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str, default: str | None = None) -> str | None:
        with self._db.reading() as conn:
            found = conn.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        return default if found is None else found

    def set(self, key: str, value: str) -> None:
        with self._db.writing() as conn:
            conn.execute(delete(settings).where(settings.c.key == bindparam("k")), {"k": key})
            conn.execute(insert(settings), {"key": key, "value": value})
