"""What is kept to link happenings (``base.Linking``)."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, tuple_

from truceline.model.linking import Block, Link, Profile
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import blocks, links, meetings, profiles, storable
from truceline.store.seal import pack, unpack

Meeting = tuple[str, str, str]

_PLACE = tuple_(blocks.c.sort, blocks.c.happening)
_HERE = tuple_(bindparam("sort"), bindparam("happening"))
_BESIDE = select(blocks.c.happening).where(blocks.c.key == bindparam("key")).limit(bindparam("window"))
_AFTER = _BESIDE.where(_PLACE > _HERE).order_by(blocks.c.sort, blocks.c.happening)
_BEFORE = _BESIDE.where(_PLACE < _HERE).order_by(blocks.c.sort.desc(), blocks.c.happening.desc())
_SOME = select(blocks.c.happening).where(blocks.c.key == bindparam("key")).limit(bindparam("most"))
_SIZE = select(func.count()).select_from(_SOME.subquery())
_MEMBERS = _SOME.order_by(blocks.c.sort, blocks.c.happening)
_PAIR = (meetings.c.first == bindparam("a"), meetings.c.second == bindparam("b"))
_NO_MEETING = delete(meetings).where(*_PAIR, meetings.c.block == bindparam("key"))
_MEET = select(meetings.c.block).where(*_PAIR).limit(1)
_LINK = select(links.c.link).where(links.c.first == bindparam("a"), links.c.second == bindparam("b"))
_NO_LINK = delete(links).where(links.c.first == bindparam("a"), links.c.second == bindparam("b"))


class SqlLinking:
    """What is kept to link happenings."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put_profiles(self, given: Iterable[tuple[Profile, Iterable[Block]]]) -> None:
        found = [(profile, tuple(keys)) for profile, keys in given]
        rows = [{"happening": p.happening, "document": p.document, "profile": pack(p)} for p, _ in found]
        with self._db.writing() as conn:
            _remove(conn, profiles, "happening", [p.happening for p, _ in found])
            _remove(conn, blocks, "happening", [p.happening for p, _ in found])
            if rows:
                conn.execute(insert(profiles), rows)
            _put_blocks(conn, ((p.happening, key) for p, keys in found for key in keys))

    def remove_profiles(self, happenings: Collection[str]) -> None:
        with self._db.writing() as conn:
            _remove(conn, profiles, "happening", happenings)
            _remove(conn, blocks, "happening", happenings)
            for table in (links, meetings):
                _remove(conn, table, "first", happenings)
                _remove(conn, table, "second", happenings)

    def profiles(self, happenings: Collection[str]) -> dict[str, Profile]:
        with self._db.reading() as conn:
            return {
                row.happening: unpack(row.profile, Profile)
                for piece in pieces(happenings)
                for row in conn.execute(select(profiles).where(profiles.c.happening.in_(piece))).all()
            }

    def profiles_of(self, documents: Collection[str]) -> tuple[Profile, ...]:
        with self._db.reading() as conn:
            rows = [
                row
                for piece in pieces(documents)
                for row in conn.execute(select(profiles).where(profiles.c.document.in_(piece))).all()
            ]
            return tuple(unpack(row.profile, Profile) for row in sorted(rows, key=lambda row: row.happening))

    def blocks(self, happenings: Collection[str]) -> dict[str, tuple[Block, ...]]:
        found: dict[str, list[Block]] = {}
        with self._db.reading() as conn:
            for piece in pieces(happenings):
                query = select(blocks).where(blocks.c.happening.in_(piece)).order_by(blocks.c.key, blocks.c.sort)
                for row in conn.execute(query):
                    found.setdefault(row.happening, []).append(Block(key=row.key, sort=row.sort))
        return {happening: tuple(keys) for happening, keys in found.items()}

    def block_size(self, key: str, *, at_most: int) -> int:
        with self._db.reading() as conn:
            return conn.execute(_SIZE, {"key": key, "most": at_most}).scalar_one()

    def block_members(self, key: str, *, limit: int) -> tuple[str, ...]:
        with self._db.reading() as conn:
            return tuple(conn.execute(_MEMBERS, {"key": key, "most": limit}).scalars())

    def neighbours(
        self, key: str, sort: str, happening: str, *, window: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        here = {"key": key, "sort": sort, "happening": happening, "window": window}
        with self._db.reading() as conn:
            before = tuple(conn.execute(_BEFORE, here).scalars())
            after = tuple(conn.execute(_AFTER, here).scalars())
        return before[::-1], after

    def put_links(self, given: Iterable[Link], met: Iterable[Meeting] = ()) -> None:
        rows = [{"first": link.first, "second": link.second, "score": link.score, "link": pack(link)} for link in given]
        places = [{"a": first, "b": second, "key": storable(key)} for first, second, key in met]
        with self._db.writing() as conn:
            if rows:
                conn.execute(_NO_LINK, [{"a": row["first"], "b": row["second"]} for row in rows])
                conn.execute(insert(links), rows)
            if places:
                conn.execute(_NO_MEETING, places)
                conn.execute(insert(meetings), [{"first": p["a"], "second": p["b"], "block": p["key"]} for p in places])

    def part(self, parted: Iterable[Meeting]) -> tuple[tuple[str, str], ...]:
        rows = [{"a": first, "b": second, "key": storable(key)} for first, second, key in parted]
        if not rows:
            return ()
        with self._db.writing() as conn:
            conn.execute(_NO_MEETING, rows)
            pairs = sorted({(row["a"], row["b"]) for row in rows} & self._linked(conn, {row["a"] for row in rows}))
            gone = [pair for pair in pairs if conn.execute(_MEET, {"a": pair[0], "b": pair[1]}).first() is None]
            if gone:
                conn.execute(_NO_LINK, [{"a": first, "b": second} for first, second in gone])
        return tuple(gone)

    def _linked(self, conn: Connection, happenings: Collection[str]) -> set[tuple[str, str]]:
        query = select(links.c.first, links.c.second)
        return {
            (row.first, row.second)
            for piece in pieces(happenings)
            for row in conn.execute(query.where(links.c.first.in_(piece)))
        }

    def links_of(self, happenings: Collection[str]) -> tuple[Link, ...]:
        found: dict[tuple[str, str], float] = {}
        query = select(links.c.first, links.c.second, links.c.score)
        with self._db.reading() as conn:
            for piece in pieces(happenings):
                for end in (links.c.first, links.c.second):
                    found |= {
                        (first, second): score for first, second, score in conn.execute(query.where(end.in_(piece)))
                    }
        return tuple(Link(first=first, second=second, score=found[first, second]) for first, second in sorted(found))

    def links(self, pairs: Collection[tuple[str, str]]) -> tuple[Link, ...]:
        wanted = set(pairs)
        found: dict[tuple[str, str], bytes] = {}
        with self._db.reading() as conn:
            for first, second in sorted(wanted):
                blob = conn.execute(_LINK, {"a": first, "b": second}).scalar()
                if blob is not None:
                    found[first, second] = blob
        return tuple(unpack(found[pair], Link) for pair in sorted(found))


def _put_blocks(conn: Connection, given: Iterable[tuple[str, Block]]) -> None:
    rows = {(block.key, block.sort, member): None for member, block in given}
    if rows:
        conn.execute(insert(blocks), [{"key": key, "sort": sort, "happening": member} for key, sort, member in rows])


def _remove(conn: Connection, table: Table, column: str, ids: Collection[str]) -> None:
    for piece in pieces(ids):
        conn.execute(delete(table).where(table.c[column].in_(piece)))
