"""The reports of an incident and whose word they carry, for its page: numbered as on the terminal, with links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.model.document import Document
from truceline.publish import ledger_when_where as when_where
from truceline.publish.incident_facts import DESCENTS
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import title_words
from truceline.publish.ledger_phrases import Phrase
from truceline.publish.origin_tree import CarrierSaid, report_name, say_origins
from truceline.publish.quoting import clean, quote
from truceline.web.addresses import report_address
from truceline.web.bits import Bit, Bits, bits

TITLE = 150  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report of the list; ``target`` is how a decision names it ("inc-1f2e3d4c:2"), ``made`` of which it was made."""

    number: int
    document: str
    target: str
    href: str
    publisher: str
    published: str
    title: str
    where: str
    made: tuple[Bits, ...]
    at_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierPart:
    """A report that carries an origin, with what was made of it under it."""

    line: Bits
    under: tuple[Bits, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPart:
    """One independent origin with the reports that carry it."""

    title: Bits
    carriers: tuple[CarrierPart, ...]


def report_rows(view: IncidentView) -> tuple[ReportRow, ...]:
    """Return a row a report, in the order of publication."""
    return tuple(_report(view, document, number) for document, number in view.numbers.items())


def _report(view: IncidentView, id_: str, number: int) -> ReportRow:
    document = view.documents.get(id_)
    return ReportRow(
        number=number,
        document=id_,
        target=f"{view.incident.id}:{number}",
        href=report_address(id_),
        publisher=clean(document.publisher) if document and document.publisher else "",
        published=when_where.published_words(document) if document else "",
        title=quote(title_words(document.text), limit=TITLE) if document else "",
        where=clean(document.file or document.address or "") if document else "",
        made=tuple(bits(view, said) for said in _made(view, document)) if document else (),
        at_hand=document is not None,
    )


def _made(view: IncidentView, document: Document) -> Iterator[tuple[Phrase, ...]]:
    for descent in view.incident.descents:
        if descent.document == document.id:
            why = f": {clean(descent.why)}" if descent.why else ""
            yield (f"{DESCENTS[descent.kind]} ", view.report_ref(descent.of), why)


def origin_parts(view: IncidentView) -> tuple[OriginPart, ...]:
    """Return the tree of origins, an actor under one name in all of it."""
    origins = (replace(o, speakers=tuple(view.called(actor) for actor in o.speakers)) for o in view.incident.origins)
    tree = say_origins(replace(view.incident, origins=tuple(origins)), view.documents)
    return tuple(
        OriginPart(
            title=_named(view, clean(origin.title), origin.document, origin.after),
            carriers=tuple(_carriers(view, origin.carriers)),
        )
        for origin in tree.origins
    )


def _carriers(view: IncidentView, said: tuple[CarrierSaid, ...]) -> Iterator[CarrierPart]:
    """Put what was made of a report under the line of that report."""
    open_: CarrierPart | None = None
    for carrier in said:
        line = _named(view, carrier.before, carrier.document, carrier.after)
        if carrier.depth and open_ is not None:
            open_ = replace(open_, under=(*open_.under, line))
            continue
        if open_ is not None:
            yield open_
        open_ = CarrierPart(line=line)
    if open_ is not None:
        yield open_


def _named(view: IncidentView, before: str, document: str, after: str) -> Bits:
    """Name a report by its number and its file or publisher between words; nothing stands there where none is named."""
    if not document:
        return tuple(Bit(text=text) for text in (clean(before) + after,) if text)
    known = view.documents.get(document)
    name = clean(report_name(known)) if known else clean(document)
    label = f"[{view.numbers[document]}] {name}" if document in view.numbers else name
    report = Bit(text=label, href=report_address(document), kind="report")
    return tuple(bit for bit in (Bit(text=before), report, Bit(text=after)) if bit.text)
