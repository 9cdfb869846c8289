"""What stands above a report: where it is from, how it came, what it is a copy of, which incidents it tells of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.casefile.casefile import Casefile
from truceline.model.actor import Actor
from truceline.model.incident import Incident
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words
from truceline.publish.ledger_facts import Names, report_facts
from truceline.publish.quoting import clean, quote
from truceline.store.rows import StoredDocument
from truceline.web.catalogue import words

NO_VALUE = ("Report", "Address")  # of the facts: the title is the heading, the address a row of ours
WEB = ("http://", "https://")
TITLE = 110  # characters of the title of another report
MADE_OF = ("copy", "rewrite", "translation", "relay")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is said; ``href`` is where its words lead, empty where nowhere; ``foreign``: words of others."""

    text: str
    href: str = ""
    after: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with what is said under it."""

    label: str
    lines: tuple[Line, ...]


def header_rows(casefile: Casefile, stored: StoredDocument, reading: Reading, names: Names) -> tuple[Row, ...]:
    """Return the rows above the text of a report, in their order."""
    rows: list[Row] = []
    for label, told in report_facts(reading, names):
        if label in NO_VALUE:
            continue
        line = Line(text=told, foreign=True)
        if label:
            rows.append(Row(label=label, lines=(line,)))
        else:
            rows[-1] = Row(label=rows[-1].label, lines=(*rows[-1].lines, line))
    return (*rows, *_custody(casefile, stored), *_versions(casefile, stored))


def incident_rows(incidents: Iterable[Incident], names: Names) -> tuple[Line, ...]:
    """Name the incidents that a report tells of: kind, days, place."""
    return tuple(_incident(incident, names) for incident in incidents)


def copy_rows(casefile: Casefile, document: str, incidents: Iterable[Incident]) -> tuple[Row, ...]:
    """Say what a report was made of, what was made of it, and whose word it carries."""
    rows: dict[str, dict[str, Line]] = {}
    for incident in incidents:
        for descent in incident.descents:
            if document in (descent.document, descent.of):
                own = descent.document == document
                other = descent.of if own else descent.document
                label = words(f"report.{'made_of' if own else 'made_from_it'}.{descent.kind}")
                line = _report(casefile, other, after=words("report.share", share=round(descent.share * 100)))
                rows.setdefault(label, {})[other] = line
        for origin in incident.origins:
            if document in origin.documents:
                name, others = _whose(origin.speakers, anonymous=origin.anonymous)
                told = [words("report.also", names="; ".join(others))] if others else []
                after = ", ".join((*told, words("report.origin_in", count=len(origin.documents))))
                line = Line(text=name, after=after, foreign=True)
                rows.setdefault(words("report.origins"), {}).setdefault(name, line)
    return tuple(Row(label=label, lines=tuple(lines.values())) for label, lines in rows.items())


def _custody(casefile: Casefile, stored: StoredDocument) -> Iterator[Row]:
    yield Row(label=words("report.address"), lines=(_address(stored.address or stored.file),))
    captures = casefile.store.evidence.captures(document=stored.id)
    yield Row(
        label=words("report.came"),
        lines=tuple(
            Line(
                text=words(
                    "report.capture",
                    at=when_where.moment_words(capture.captured_at),
                    tool=clean(capture.tool) or words("report.tool_unknown"),
                    size=capture.size,
                ),
                after=_elsewhere(capture.requested, stored),
                foreign=True,
            )
            for capture in captures
        )
        or (Line(text=words("report.came_unknown")),),
    )
    added = words("report.added", at=when_where.moment_words(stored.added_at), by=clean(stored.added_by))
    yield Row(label=words("report.added_label"), lines=(Line(text=added, foreign=True),))
    yield Row(label=words("report.sha256"), lines=(Line(text=stored.sha256 or words("report.not_known")),))


def _elsewhere(requested: str, stored: StoredDocument) -> str:
    return "" if requested in (stored.address, stored.file) else clean(requested)


def _versions(casefile: Casefile, stored: StoredDocument) -> Iterator[Row]:
    if stored.deleted is not None:
        yield Row(label=words("report.deleted"), lines=(Line(text=clean(stored.deleted), foreign=True),))
    if stored.replaces:
        yield Row(label=words("report.replaces"), lines=(_report(casefile, stored.replaces),))
    versions = casefile.store.documents.find_versions(stored.address, stored.publisher) if stored.address else ()
    newer = [_report(casefile, version.id) for version in versions if version.replaces == stored.id]
    if newer:
        yield Row(label=words("report.replaced_by"), lines=tuple(newer))


def _report(casefile: Casefile, document: str, after: str = "") -> Line:
    """Name another report of the casefile, linked to it."""
    found = casefile.store.documents.get(document)
    if found is None:
        return Line(text=document, after=after)
    title = quote(found.title or found.address or found.id, TITLE)
    told = f"{clean(found.publisher)}: {title}" if found.publisher else title
    return Line(text=told, href=f"/reports/{found.id}", after=after, foreign=True)


def _address(address: str | None) -> Line:
    if not address:
        return Line(text=words("report.not_known"))
    shown = clean(address)
    return Line(text=shown, href=address if address.startswith(WEB) else "", foreign=True)


def _incident(incident: Incident, names: Names) -> Line:
    kind = ledger_words.kind_words(incident.kind)
    when = when_where.interval_words(incident.when) if incident.when else words("report.when_unknown")
    told = ", ".join(part for part in (kind, when, _where(incident.where, names)) if part)
    count = words("common.reports", count=len(incident.documents))
    return Line(text=told, href=f"/incidents/{incident.id}", after=count)


def _where(mention: PlaceMention | None, names: Names) -> str:
    if mention is None:
        return ""
    return when_where.mention_words(mention, names.countries) if mention.place else quote(mention.span.text)


def _whose(speakers: Iterable[Actor], *, anonymous: bool) -> tuple[str, tuple[str, ...]]:
    """Return whose word an origin is, and what else that source is called."""
    names = tuple(dict.fromkeys(ledger_words.actor_words(speaker) for speaker in speakers))
    if not names:
        return words("report.origin_hidden" if anonymous else "report.origin_own"), ()
    return names[0], names[1:]
