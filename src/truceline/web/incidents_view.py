"""What the list of incidents shows: a page of rows in words, the way to the next, and the choices of its filters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from truceline.casefile.casefile import Casefile
from truceline.model.incident import Accord, Basis, Incident, IncidentKind
from truceline.publish import ledger_words as words
from truceline.publish.incident_answers import in_order, question_phrase, standing_phrase
from truceline.publish.incident_facts import told_by_words
from truceline.publish.incident_list import losses, when_phrase, where_phrase
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_sides import side_title
from truceline.publish.ledger_when_where import moment_words
from truceline.publish.quoting import clean
from truceline.review.settled import Settled
from truceline.web.addresses import incident_address
from truceline.web.asked import PAGE, Asked
from truceline.web.catalogue import words as t

BASES: tuple[Basis, ...] = get_args(Basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """One incident of the list, in words."""

    id: str
    href: str
    when: str
    where: str
    kind: str
    sides: tuple[str, ...]
    killed: tuple[str, ...]
    wounded: tuple[str, ...]
    told_by: str
    stands: str
    basis: str
    settled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a filter with its words."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart:
    """A page of the list. ``after`` is the id that the next page begins after, ``""`` on the last."""

    rows: tuple[ListedRow, ...]
    total: int
    after: str
    kinds: tuple[Choice, ...]
    accords: tuple[Choice, ...]
    bases: tuple[Choice, ...]
    questions: tuple[tuple[str, str], ...]
    policies: tuple[str, ...]


def list_part(casefile: Casefile, names: Names, asked: Asked, *, newest: bool, after: str | None) -> ListPart:
    """Return the page of incidents that an address asks for."""
    found = list(casefile.incidents(**asked.page(newest=newest, after=after, limit=PAGE + 1)))
    shown = found[:PAGE]
    loaded = casefile.store.incidents.load([row.id for row in shown])
    incidents = [loaded[row.id] for row in shown if row.id in loaded]
    settled = casefile.settled(incidents)
    return ListPart(
        rows=tuple(listed_row(incident, names, settled) for incident in incidents),
        total=casefile.count_incidents(**asked.filters()),
        after=shown[-1].id if len(found) > PAGE else "",
        kinds=_choices(get_args(IncidentKind), {k: words.kind_words(k) for k in get_args(IncidentKind)}, asked.kind),
        accords=_choices(get_args(Accord), words.ACCORDS, asked.accord),
        bases=_choices(BASES, {basis: words.BASES[basis] for basis in BASES}, asked.basis),
        questions=tuple(_questions(incidents)),
        policies=tuple(_policies(incidents)),
    )


def listed_row(incident: Incident, names: Names, settled: Mapping[str, Settled]) -> ListedRow:
    """Say an incident in the words of the list."""
    return ListedRow(
        id=incident.id,
        href=incident_address(incident.id),
        when=when_phrase(incident),
        where=where_phrase(incident, names),
        kind=words.kind_words(incident.kind),
        sides=tuple(side_title(side, names.countries) for side in incident.sides),
        killed=tuple(losses(incident, "killed")),
        wounded=tuple(losses(incident, "wounded")),
        told_by=told_by_words(incident),
        stands=standing_phrase(incident),
        basis=basis_phrase(incident),
        settled=settled_phrase(settled.get(incident.id)),
    )


def basis_phrase(incident: Incident) -> str:
    """Say on what the findings of an incident rest, the weakest first; nothing where none rests on anything."""
    found = {finding.basis for finding in incident.findings if finding.accounts}
    return "; ".join(words.BASES[basis] for basis in BASES if basis in found)


def settled_phrase(settled: Settled | None) -> str:
    """Say by whom and when an incident was accepted, and whether it changed since."""
    if settled is None:
        return ""
    said = t("incidents.accepted", by=clean(settled.by), when=moment_words(settled.at))
    return f"{said}; {t('incidents.changed')}" if settled.changes else said


def _choices(values: Sequence[str], labels: Mapping[str, str], chosen: str | None) -> tuple[Choice, ...]:
    return tuple(Choice(value=v, label=words.capital(labels[v]), chosen=v == chosen) for v in values)


def _questions(incidents: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    """Yield the questions of the incidents that are shown, to choose from."""
    findings = [finding for incident in incidents for finding in in_order(incident.findings)]
    yield from dict.fromkeys((f.question, question_phrase(f.question)) for f in findings)


def _policies(incidents: Sequence[Incident]) -> Iterator[str]:
    findings = (finding for incident in incidents for finding in incident.findings if finding.published_count)
    yield from sorted({clean(finding.policy) for finding in findings})
