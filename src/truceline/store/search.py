"""Find reports and claims (``base.Search``).

What a person types is no query language: words, "words together", and beginnings of words (shell*).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from truceline.errors import InputError
from truceline.store.database import Database
from truceline.store.dialect import Phrase
from truceline.store.documents import DELETED, LISTED, stored
from truceline.store.rows import ClaimQuery, ClaimRow, ReportQuery, StoredDocument
from truceline.store.schema import claims, documents, midnight, storable

SPEAKER = ("speaker_id", "speaker", "speaker_country", "speaker_side")
MOST_PHRASES = 16  # looked for at once
LEAST_BEGINNING = 2  # letters of the beginning of a word: "w*" takes seconds among a million claims
_PART = re.compile(r'"([^"]*)"?|(\S+)')
_LETTER = re.compile(r"\w")
_CLAIM_ROWS = select(claims, documents.c.id.label("report")).join(documents, documents.c.number == claims.c.document)


class SqlSearch:
    """Find reports and claims by words and by what they say."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def reports(self, query: ReportQuery) -> tuple[StoredDocument, ...]:
        wanted = LISTED.where(documents.c.number.not_in(DELETED), *_report_conditions(query))
        wanted = wanted.limit(query.limit).offset(query.offset)
        if query.words.strip():
            phrases = tuple(read_phrases(query.words))
            if not phrases:
                return ()
            found = self._db.dialect.text_matches(phrases)
            wanted = wanted.join(found, found.c.number == documents.c.number)
            wanted = wanted.order_by(found.c.rank, documents.c.number.desc())
        else:
            wanted = wanted.order_by(documents.c.number.desc())
        with self._db.reading() as conn:
            return tuple(stored(row) for row in conn.execute(wanted).mappings())

    def claims(self, query: ClaimQuery) -> tuple[ClaimRow, ...]:
        wanted = _CLAIM_ROWS.where(claims.c.document.not_in(DELETED), *_claim_conditions(query)).limit(query.limit)
        phrases = _claim_phrases(query)
        if not all(phrases.values()):
            return ()
        number: ColumnElement[int] = claims.c.number
        if phrases:
            found = self._db.dialect.claim_matches(phrases)
            number = found.c.number
            wanted = wanted.join(found, number == claims.c.number)
        with self._db.reading() as conn:
            rows = conn.execute(wanted.where(*_beyond(number, query)).order_by(_order(number, query))).mappings()
            return tuple(_claim_row(row) for row in rows)

    def hits(self, words: str, texts: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        phrases = tuple(read_phrases(words))
        if not phrases:
            return tuple(() for _ in texts)
        return self._db.dialect.hits(phrases, texts)


def _beyond(number: ColumnElement[int], query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    if query.after:
        yield number < query.after if query.newest_first else number > query.after


def _order(number: ColumnElement[int], query: ClaimQuery) -> ColumnElement[int]:
    return number.desc() if query.newest_first else number.asc()


def read_phrases(typed: str) -> Iterator[Phrase]:
    """Read what a person typed: words, words together in double quotes, and beginnings of words (``shell*``).

    A single letter with a star is that letter: half of all words of a large casefile may begin with it.

    Raises:
        InputError: there are more than ``MOST_PHRASES``.

    >>> [(p.words, p.prefix) for p in read_phrases('shell* "opened fire" -')]
    [('shell', True), ('opened fire', False)]
    """
    found = 0
    for part in _PART.finditer(storable(typed)):
        together, word = part[1], part[2]
        prefix = word is not None and word.endswith("*") and len(word.rstrip("*")) >= LEAST_BEGINNING
        words = (together if word is None else word.replace('"', " ").rstrip("*")).strip()
        if _LETTER.search(words.replace("_", "")):
            found += 1
            if found > MOST_PHRASES:
                raise InputError(f"more than {MOST_PHRASES} words are looked for at once.", todo="Leave some out.")
            yield Phrase(words=words, prefix=prefix)


def _report_conditions(query: ReportQuery) -> Iterator[ColumnElement[bool]]:
    if query.publisher:
        yield documents.c.publisher == query.publisher
    if query.language:
        yield documents.c.language == query.language
    if query.since:
        yield documents.c.published >= midnight(query.since)
    if query.until:
        yield documents.c.published < midnight(query.until) + timedelta(days=1)


def _claim_phrases(query: ClaimQuery) -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """Return what is asked of the words of claims, by column; a place or a speaker is one phrase."""
    asked = {("words",): query.words, ("places",): _together(query.place), SPEAKER: _together(query.speaker)}
    return {columns: tuple(read_phrases(words)) for columns, words in asked.items() if words.strip()}


def _together(name: str | None) -> str:
    return '"' + name.replace('"', " ") + '"' if name and name.strip() else ""


def _claim_conditions(query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    if query.act:
        yield claims.c.act == query.act
    if query.stance:
        yield claims.c.stance == query.stance
    if query.since:
        yield claims.c.latest >= midnight(query.since)
    if query.until:
        yield claims.c.earliest < midnight(query.until) + timedelta(days=1)


def _claim_row(row: Any) -> ClaimRow:
    values = {name: row[name] for name in ClaimRow.__slots__ if name != "document"}
    return ClaimRow(**values, document=row["report"])
