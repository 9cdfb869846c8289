"""One reading as a report of the page: the ledger in parts, and the text cut up by the marks of all that it quotes."""

from collections.abc import Iterable, Iterator

from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.ledger_around import (
    agreement_rows,
    breach_rows,
    damage_rows,
    exhibit_rows,
    mission_rows,
    passage_rows,
    talks_rows,
    tally_rows,
)
from truceline.publish.ledger_columns import View, speaker_words
from truceline.publish.ledger_facts import (
    Names,
    nothing_words,
    number_words,
    report_facts,
    title_words,
)
from truceline.publish.ledger_phrases import Row
from truceline.publish.page_claims import Cards
from truceline.publish.page_happening import happening_part
from truceline.publish.page_marks import KINDS, Marks, cut_text
from truceline.publish.page_parts import Card, Field, HappeningPart, Making, Part, Report, Section, said
from truceline.publish.quoting import clean, quote

TITLE = 150  # characters of a title


def page_report(reading: Reading, key: str, names: Names, *, edges: Iterable[int] = ()) -> Report:
    """Return the report with everything that the template shows; ``key`` begins the ids of its elements.

    ``edges``: characters before which a piece of the text ends, besides those of its marks.
    """
    doc = reading.document
    making = Making(view=View(reading), marks=Marks(), names=names)
    cards = tuple(_cards(making))  # first, so that the words of a claim lead to its card
    happenings = tuple(_happenings(making))
    sections = tuple(_sections(making))
    making.marks.edges.update(edges)
    paragraphs = cut_text(doc.text, making.marks)
    used = {mark.kind for mark in making.marks.all()}
    return Report(
        key=key,
        title=quote(title_words(doc.text), limit=TITLE),
        publisher=clean(doc.publisher) if doc.publisher else "publisher not given",
        published=when_where.published_words(doc),
        facts=tuple(Field(label=label, parts=said(told)) for label, told in _facts(reading, names)),
        summary=_summary(reading, names),
        happenings=happenings,
        nothing=() if reading.happenings else tuple(nothing_words(reading, names)),
        unassigned=making.view.refs(reading.unassigned).numbers,
        cards=cards,
        sections=sections,
        paragraphs=paragraphs,
        kinds=tuple(kind for kind in KINDS if kind in used),
        language=doc.language or "",
        read=reading.state != "not_read",
        places={mark.number: (mark.start, mark.end) for mark in making.marks.all()},
    )


def _summary(reading: Reading, names: Names) -> str:
    """Say in one line what was read, for the list of reports."""
    if reading.state == "not_read":
        return next(nothing_words(reading, names))
    kinds = ", ".join(words.kind_words(happening.kind).lower() for happening in reading.happenings)
    found = f"{number_words(reading.happenings, 'happening')}{f' ({kinds})' if kinds else ''}"
    return f"{words.capital(found)}; {number_words(reading.claims, 'claim')}"


def _facts(reading: Reading, names: Names) -> Iterator[tuple[str, str]]:
    yield from report_facts(reading, names)
    if reading.document.sha256:
        yield "SHA-256", f"{clean(reading.document.sha256)} (of the bytes as they were found)"


def _cards(making: Making) -> Iterator[Card]:
    reading = making.reading
    sides = {claim: happening.sides for happening in reading.happenings for claim in happening.claims}
    for entry in making.view.entries(claim.id for claim in reading.claims):
        yield Cards(making).card(entry, sides.get(entry.claim.id, ()))


def _happenings(making: Making) -> Iterator[HappeningPart]:
    happenings = making.reading.happenings
    for place, happening in enumerate(happenings, 1):
        kind = words.kind_words(happening.kind).lower()
        yield happening_part(making, happening, f"Happening {place} of {len(happenings)}: {kind}")


def _sections(making: Making) -> Iterator[Section]:
    reading = making.reading
    for title, rows in (
        ("Statements without a claim", list(_idle_statements(making))),
        ("Exhibits", _rows(making, exhibit_rows(making.view), "exhibit")),
        ("Damage to the text", _rows(making, damage_rows(making.view), "damage")),
        (
            "Not part of this",
            [
                *_rows(making, passage_rows(reading), "background"),
                *_tolls(making),
                *_rows(making, breach_rows(reading), "background"),
                *_rows(making, tally_rows(reading), "background"),
                *_rows(making, agreement_rows(reading), "agreement"),
                *_rows(making, mission_rows(reading), "mission"),
                *_rows(making, talks_rows(reading), "talks"),
            ],
        ),
    ):
        if rows:
            yield Section(title=title, rows=tuple(rows))


def _idle_statements(making: Making) -> Iterator[Field]:
    """Say who is quoted with nothing that was read as a claim."""
    used = {claim.statement for claim in making.reading.claims}
    for statement in making.reading.statements:
        if statement.id not in used:
            told_by = ((statement.named_as, "speaker"), (statement.cue, "cue"))
            told_at = ((statement.said_at_words, "time"), (statement.as_of_words, "time"))
            quoted = [making.quote(span, kind) for span, kind in (*told_by, *told_at) if span]
            told = [Part(text=f"{words.capital(speaker_words(statement))}: ")]
            told += [part for quotation in quoted for part in (quotation, Part(text="; "))]
            yield Field(label="Statement", parts=(*told, making.quote(statement.span, "sentence")))


def _rows(making: Making, rows: Iterable[Row], kind: str) -> list[Field]:
    """Return rows with their quotations linked; a toll that stands alone among the background is of its own kind."""
    return [Field(label=label, parts=making.parts(told, "toll" if label == "Toll" else kind)) for label, told in rows]


def _tolls(making: Making) -> Iterator[Field]:
    """Quote the words of the tolls that the rows of their passages give as figures alone."""
    known = {passage.id for passage in making.reading.background}
    for toll in making.reading.tolls:
        if toll.background in known:
            told = Part(text=f"{words.count_words(toll.count)}: ")
            yield Field(label="Toll", parts=(told, making.quote(toll.span, "toll")))
