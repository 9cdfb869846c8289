"""Which reports have words in common, by the bands of their fingerprints (``base.Likeness``)."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Select, bindparam, insert, select, union_all

from truceline.store.database import Database
from truceline.store.documents import DELETED
from truceline.store.schema import bands, documents

BANDS = 24  # of every fingerprint that has any (``documents.fingerprint``); asked for in one question
_NUMBER = select(documents.c.number).where(documents.c.id == bindparam("document"))
_THERE = select(bands.c.document).where(bands.c.band == bindparam("band"), bands.c.document == bindparam("number"))


def _last_of(nth: int) -> Select[tuple[int]]:
    """Return the question for the last documents of the ``nth`` band, as a table of its own: each has a limit."""
    found = select(bands.c.document).where(bands.c.band == bindparam(f"band{nth}"))
    found = found.where(bands.c.document != bindparam("number")).order_by(bands.c.document.desc())
    return select(found.limit(bindparam("each")).subquery(f"last{nth}").c.document)


_LAST = union_all(*map(_last_of, range(BANDS)))


class SqlLikeness:
    """Which reports have words in common."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, document: str, bands_of_it: Collection[str]) -> None:
        keys = [as_number(band) for band in bands_of_it]
        with self._db.writing() as conn:
            number = conn.execute(_NUMBER, {"document": document}).scalar()
            if number is None or not keys or conn.execute(_THERE, {"band": keys[0], "number": number}).first():
                return
            conn.execute(insert(bands), [{"band": key, "document": number} for key in dict.fromkeys(keys)])

    def near(self, document: str, bands_of_it: Collection[str], *, most: int, each: int, limit: int) -> tuple[str, ...]:
        shared: Counter[int] = Counter()
        with self._db.reading() as conn:
            number = conn.execute(_NUMBER, {"document": document}).scalar()
            asked = {f"band{nth}": as_number(band) for nth, band in enumerate(bands_of_it)}
            if len(asked) == BANDS:
                rows = conn.execute(_LAST, {**asked, "number": number or 0, "each": each})
                shared.update(row.document for row in rows)
            few = [key for key, count in shared.items() if count <= most]
            ranked = sorted(few, key=lambda key: (-shared[key], key))[:limit]
            query = select(documents.c.number, documents.c.id).where(
                documents.c.number.in_(ranked), documents.c.number.not_in(DELETED)
            )
            names = {row.number: row.id for row in conn.execute(query)}
        return tuple(names[key] for key in ranked if key in names)


def as_number(band: str) -> int:
    """Return a band, two digits and twelve hex digits, as a number below 2 ** 55.

    >>> as_number("01000000000002")
    281474976710658
    """
    number, value = band[:2], band[2:]
    return (int(number) << 48) + int(value, 16)
