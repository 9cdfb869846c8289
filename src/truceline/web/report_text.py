"""The text of a report in paragraphs, with the passages that stay hidden until they are asked for set apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from truceline.publish.graphic import Veil, why_hidden
from truceline.publish.page_marks import Paragraph, Piece
from truceline.publish.page_parts import Card, Field, Parts, Report, Section

EXHIBITS = "Exhibits"  # the title of their section (publish.page_report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Pieces that follow each other: hidden under the number of a veil with reasons, or shown (0)."""

    pieces: tuple[Piece, ...]
    veil: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph in runs."""

    runs: tuple[Run, ...]
    soft: bool
    title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenSection:
    """What stands around the happenings under one title; ``why`` says why a row is hidden, by its place.

    ``at`` are the characters of the exhibit that a row is about, by its place; empty for other rows.
    """

    number: int
    title: str
    rows: tuple[Field, ...]
    why: tuple[tuple[str, ...], ...]
    at: tuple[tuple[int, ...], ...]


def edges_of(veils: Iterable[Veil]) -> set[int]:
    """Return where pieces have to end, so that none is hidden in part."""
    return {edge for veil in veils for edge in (veil.start, veil.end)}


def blocks(paragraphs: Iterable[Paragraph], veils: Sequence[Veil]) -> tuple[Block, ...]:
    """Return the paragraphs with their hidden runs; no veil goes on over the end of a paragraph."""
    return tuple(
        Block(runs=tuple(_runs(paragraph.pieces, veils)), soft=paragraph.soft, title=paragraph.title)
        for paragraph in paragraphs
    )


def _runs(pieces: Sequence[Piece], veils: Sequence[Veil]) -> Iterator[Run]:
    for number, group in groupby(pieces, key=lambda piece: _veil(piece, veils)):
        run = tuple(group)
        if not number:
            yield Run(pieces=run)
            continue
        yield Run(pieces=run, veil=number, why=veils[number - 1].why)


def _veil(piece: Piece, veils: Sequence[Veil]) -> int:
    return next((number for number, veil in enumerate(veils, 1) if veil.covers(piece.start, piece.end)), 0)


def card_hidden(card: Card, report: Report, veils: Sequence[Veil]) -> tuple[str, ...]:
    """Return why the words that a card quotes are hidden; nothing where they are not."""
    quoted = [*card.words, *(part for field in card.fields for part in field.parts)]
    return why_hidden(veils, _places(quoted, report))


def sections_hidden(sections: Iterable[Section], report: Report, veils: Sequence[Veil]) -> tuple[HiddenSection, ...]:
    """Return sections with the reasons for which rows are hidden: exhibits and whatever else quotes hidden words."""
    return tuple(
        HiddenSection(
            title=section.title,
            rows=section.rows,
            number=number,
            why=tuple(why_hidden(veils, _places(row.parts, report)) for row in section.rows),
            at=tuple(_exhibit(row, report) if section.title == EXHIBITS else () for row in section.rows),
        )
        for number, section in enumerate(sections, 1)
    )


def _exhibit(row: Field, report: Report) -> tuple[int, ...]:
    return next(iter(_places(row.parts, report)), ()) if row.label else ()


def _places(parts: Parts | Iterable[object], report: Report) -> Iterator[tuple[int, int]]:
    """Yield where quoted words stand in the text."""
    for part in parts:
        use = getattr(part, "use", None)
        if use is not None:
            yield report.places[use.mark]
