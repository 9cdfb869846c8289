"""What the screen of one report shows, as plain values: header, text, claims with what people decided, judgements."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.casefile.casefile import Casefile
from truceline.errors import UnknownId
from truceline.model.claim import Claim
from truceline.model.incident import Incident, Side
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.publish.graphic import find_veils
from truceline.publish.incident_judgements import decision, made_words
from truceline.publish.ledger_facts import Names, title_words
from truceline.publish.ledger_phrases import flat
from truceline.publish.ledger_sides import side_title
from truceline.publish.page_parts import Card, Report
from truceline.publish.page_report import page_report
from truceline.publish.quoting import clean
from truceline.review.apply import Applied
from truceline.review.standing import in_force
from truceline.store.rows import StoredDocument
from truceline.web.catalogue import words
from truceline.web.report_header import Line, Row, copy_rows, header_rows, incident_rows
from truceline.web.report_text import Block, HiddenSection, blocks, card_hidden, edges_of, sections_hidden

QUOTED = re.compile(r"“[^”]*”")
KEY = "r"  # begins the ids of the elements of the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement: who made it and when, what was decided and why, and whether it is in force or waits."""

    id: str
    by: str
    at: str
    said: str
    why: str
    in_force: bool
    waits: str = ""
    at_odds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A claim with its card, what people decided on it, and why its words are hidden, if they are."""

    card: Card
    claim: str
    state: str
    decisions: tuple[Decision, ...]
    own: str
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportScreen:
    """The whole screen. ``sides`` are those of each happening, by whose letters claims call them."""

    id: str
    title: str
    publisher: str
    published: str
    report: Report
    rows: tuple[Row, ...]
    incidents: tuple[Line, ...]
    sides: tuple[tuple[str, ...], ...]
    copies: tuple[Row, ...]
    blocks: tuple[Block, ...]
    hidden: int
    cards: tuple[ClaimCard, ...]
    sections: tuple[HiddenSection, ...]
    decisions: tuple[Decision, ...]


class _Own:
    """A judgement is told on the page of its report: only another report is named."""

    def __init__(self, document: str) -> None:
        self.document = document

    def report_ref(self, document: str) -> str:
        return "" if document == self.document else words("report.other")


def open_report(casefile: Casefile, key: str) -> tuple[StoredDocument, Reading, Applied]:
    """Return a report with its reading as judged.

    Raises:
        UnknownId: the casefile has no such report.
    """
    stored, reading = casefile.store.documents.get(key), casefile.store.documents.reading(key)
    if stored is None or reading is None:
        raise UnknownId("no report of this casefile has this id.", where=key, todo=words("report.unknown_todo"))
    applied = casefile.judging.applied([reading])
    return stored, applied.readings[key], applied


def report_screen(casefile: Casefile, key: str, names: Names, *, by: str) -> ReportScreen:
    """Return what the screen of a report shows, to the person who decides."""
    stored, reading, applied = open_report(casefile, key)
    veils = find_veils(reading.document.text)
    report = page_report(reading, KEY, names, edges=edges_of(veils))
    incidents = incidents_of(casefile, reading)
    judged = _Judged.of(casefile, stored.id, applied)
    return ReportScreen(
        id=stored.id,
        title=clean(title_words(reading.document.text)) or report.title,
        publisher=report.publisher,
        published=report.published,
        report=report,
        rows=header_rows(casefile, stored, reading, names),
        incidents=incident_rows(incidents, names),
        sides=tuple(dict.fromkeys(titles for h in reading.happenings if (titles := _sides(h.sides, names)))),
        copies=copy_rows(casefile, stored.id, incidents),
        blocks=blocks(report.paragraphs, veils),
        hidden=len(veils),
        cards=tuple(
            _claim_card(card, claim, judged, by, card_hidden(card, report, veils))
            for card, claim in zip(report.cards, reading.claims, strict=True)
        ),
        sections=sections_hidden(report.sections, report, veils),
        decisions=judged.told(),
    )


def titles_of(casefile: Casefile, found: Sequence[StoredDocument]) -> Mapping[str, str]:
    """Return the titles of reports by id: what they state, else their first line, else where they were found."""
    readings = casefile.store.documents.readings([stored.id for stored in found])
    told = {stored.id: stored.title or title_words(readings[stored.id].document.text) for stored in found}
    return {stored.id: clean(told[stored.id]) or stored.address or stored.file or stored.id for stored in found}


def card_of(casefile: Casefile, key: str, judgement: str) -> str:
    """Return the id of the card on which a judgement is seen; empty where it is on no claim."""
    _, reading, applied = open_report(casefile, key)
    on = (place for place, c in enumerate(reading.claims, 1) if judgement in applied.on.get(c.id, ()))
    number = next(on, 0)
    return f"{KEY}-c{number}" if number else ""


def _sides(sides: tuple[Side, ...], names: Names) -> tuple[str, ...]:
    """Name the sides that the claims call by letters."""
    return tuple(side_title(side, names.countries) for side in sides)


def incidents_of(casefile: Casefile, reading: Reading) -> tuple[Incident, ...]:
    """Return the incidents that the happenings of a report belong to, in the order of their ids."""
    wanted = casefile.store.incidents.of_happenings([happening.id for happening in reading.happenings])
    found = casefile.store.incidents.load(set(wanted.values()))
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The judgements on a report, with what became of each."""

    known: Sequence[Judgement]
    applied: Applied
    standing: frozenset[str]
    at_odds: frozenset[str]
    waiting: Mapping[str, str]
    own: _Own

    @classmethod
    def of(cls, casefile: Casefile, document: str, applied: Applied) -> "_Judged":
        known = casefile.store.judgements.listed(document=document)
        standing = in_force(casefile.store.judgements.about([document]))
        return cls(
            known=known,
            applied=applied,
            standing=frozenset(judgement.id for judgement in standing),
            at_odds=frozenset(judgement.id for conflict in applied.conflicts for judgement in conflict),
            waiting=casefile.store.judgements.orphans(),
            own=_Own(document),
        )

    def told(self, wanted: Iterable[str] | None = None) -> tuple[Decision, ...]:
        """Return the judgements as they are shown, the newest first; those with the wanted ids, or all."""
        ids = None if wanted is None else set(wanted)
        chosen = [j for j in self.known if ids is None or j.id in ids]
        return tuple(self._decision(j) for j in sorted(chosen, key=lambda j: (j.at, j.id), reverse=True))

    def _decision(self, judgement: Judgement) -> Decision:
        return Decision(
            id=judgement.id,
            by=clean(judgement.by),
            at=made_words(judgement),
            said=flat(decision(self.own, judgement)),
            why=clean(judgement.why),
            in_force=judgement.id in self.standing,
            waits=clean(self.waiting.get(judgement.id, "")),
            at_odds=judgement.id in self.at_odds,
        )

    def latest_of(self, by: str, wanted: Iterable[str]) -> str:
        """Return the last judgement of a person among these that is in force; empty where there is none."""
        ids = set(wanted) & self.standing
        own = [j for j in self.known if j.by == by and j.id in ids]
        return max(own, key=lambda j: (j.at, j.id)).id if own else ""


def _claim_card(card: Card, claim: Claim, judged: _Judged, by: str, hidden: tuple[str, ...]) -> ClaimCard:
    on = judged.applied.on.get(claim.id, ())
    return ClaimCard(
        card=replace(card, said=QUOTED.sub("“…”", card.said)) if hidden else card,
        claim=claim.id,
        state=_state(claim, judged.applied, on),
        decisions=judged.told(on),
        own=judged.latest_of(by, on),
        hidden=hidden,
    )


def _state(claim: Claim, applied: Applied, on: Sequence[str]) -> str:
    """Say how a claim stands: read, made or corrected by a person, accepted or rejected."""
    if claim.id in applied.judged:
        return clean(applied.judged[claim.id])
    if claim.id in applied.accepted:
        return words("report.state.accepted")
    if claim.rule.startswith("judged by "):
        return words("report.state.made", by=clean(claim.rule.removeprefix("judged by ").partition(";")[0]))
    return words("report.state.corrected") if on else words("report.state.read")
