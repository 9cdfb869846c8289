"""What the screen of the search shows: claims, reports and observations with the words that were found in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.casefile.casefile import Casefile
from truceline.model.incident import Incident
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish.found import Piece, marked, shown, stretches
from truceline.publish.graphic import find_veils, why_hidden
from truceline.publish.incident_list import when_phrase
from truceline.publish.ledger_when_where import moment_words
from truceline.publish.ledger_words import kind_words
from truceline.store.rows import ClaimRow, StoredDocument, StoredObservation
from truceline.web.addresses import incident_address, report_address, span_address
from truceline.web.catalogue import words
from truceline.web.observation_view import Said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that a hit belongs to."""

    address: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHit:
    """A claim: who says what how, its words with the hits, why they are hidden at first, and where it leads."""

    address: str
    speaker: str
    stance: str
    act: str
    figure: str
    pieces: tuple[Piece, ...]
    hidden: tuple[str, ...]
    report: str
    published: str
    incidents: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHit:
    """A report: its title, the surroundings of the hits, why they are hidden at first, and where it leads."""

    address: str
    title: str
    published: str
    language: str
    pieces: tuple[Piece, ...]
    hidden: tuple[str, ...]
    incidents: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationHit:
    """A record of a monitor, with the hits in its words."""

    said: Said
    pieces: tuple[Piece, ...]


def claim_hits(casefile: Casefile, rows: Sequence[ClaimRow], typed: str) -> tuple[ClaimHit, ...]:
    """Show claims in their order."""
    store = casefile.store
    readings = store.documents.readings({row.document for row in rows})
    told = _incidents_of_claims(casefile, readings.values(), {row.id for row in rows})
    hits = store.search.hits(typed, [row.words for row in rows])
    return tuple(_claim_hit(row, found, readings, told) for row, found in zip(rows, hits, strict=True))


def _claim_hit(
    row: ClaimRow,
    found: Iterable[tuple[int, int]],
    readings: Mapping[str, Reading],
    told: Mapping[str, tuple[Told, ...]],
) -> ClaimHit:
    doc = readings[row.document].document
    span = Span(document=row.document, start=row.start, end=row.start + len(row.words), text=row.words)
    figure = "" if row.low is None and row.high is None else _figure(row.low, row.high)
    return ClaimHit(
        address=span_address(span),
        speaker=row.speaker or words("search.own_voice"),
        stance=row.stance,
        act=row.act,
        figure=figure,
        pieces=marked(row.words, found),
        hidden=why_hidden(find_veils(doc.text), [(span.start, span.end)]),
        report=_title(doc.title, doc.publisher, doc.file, doc.id),
        published=moment_words(doc.published) if doc.published else words("search.not_published"),
        incidents=told.get(row.id, ()),
    )


def report_hits(casefile: Casefile, found: Sequence[StoredDocument], typed: str) -> tuple[ReportHit, ...]:
    """Show reports in their order."""
    store = casefile.store
    readings = store.documents.readings({doc.id for doc in found})
    texts = [readings[doc.id].document.text for doc in found]
    hits = store.search.hits(typed, texts)
    happenings = {doc.id: [h.id for h in readings[doc.id].happenings] for doc in found}
    told = _told(casefile, [key for keys in happenings.values() for key in keys])
    listed = []
    for doc, text, spans in zip(found, texts, hits, strict=True):
        first = spans[0] if spans else None
        span = Span(document=doc.id, start=first[0], end=first[1], text=text[first[0] : first[1]]) if first else None
        listed.append(
            ReportHit(
                address=span_address(span) if span else report_address(doc.id),
                title=_title(doc.title, doc.publisher, doc.file, doc.id),
                published=moment_words(doc.published) if doc.published else words("search.not_published"),
                language=doc.language or "",
                pieces=stretches(text, spans),
                hidden=why_hidden(find_veils(text), shown(text, spans)),
                incidents=tuple(dict.fromkeys(told[key] for key in happenings[doc.id] if key in told)),
            )
        )
    return tuple(listed)


def observation_hits(casefile: Casefile, found: Sequence[StoredObservation], typed: str) -> tuple[ObservationHit, ...]:
    """Show records of monitors in their order."""
    hits = casefile.store.search.hits(typed, [one.record.words for one in found])
    return tuple(
        ObservationHit(said=said(one), pieces=marked(one.record.words, spans))
        for one, spans in zip(found, hits, strict=True)
    )


def _incidents_of_claims(
    casefile: Casefile, readings: Iterable[Reading], wanted: set[str]
) -> dict[str, tuple[Told, ...]]:
    told_in = {
        claim: happening.id
        for reading in readings
        for happening in reading.happenings
        for claim in happening.claims
        if claim in wanted
    }
    told = _told(casefile, list(told_in.values()))
    return {claim: (told[happening],) for claim, happening in told_in.items() if happening in told}


def _told(casefile: Casefile, happenings: Sequence[str]) -> dict[str, Told]:
    """Return the incident of each happening that has one."""
    of = casefile.store.incidents.of_happenings(happenings)
    loaded = casefile.store.incidents.load(set(of.values()))
    return {happening: _said(loaded[incident]) for happening, incident in of.items() if incident in loaded}


def _said(incident: Incident) -> Told:
    title = f"{kind_words(incident.kind)}, {when_phrase(incident)}"
    return Told(address=incident_address(incident.id), title=title)


def _title(title: str | None, publisher: str | None, file: str | None, key: str) -> str:
    return ": ".join(part for part in (publisher, title) if part) or file or key


def _figure(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low:,}"
    return f"{'?' if low is None else format(low, ',')}–{'?' if high is None else format(high, ',')}"
