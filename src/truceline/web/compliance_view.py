"""What the board of compliance shows: provisions by parties with separate counts, and the list behind each count."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from truceline.casefile.complying import Complied
from truceline.model.compliance import BoardAnswer, BoardCell
from truceline.model.truce import Truce
from truceline.model.violation import Violation
from truceline.publish.compliance_words import (
    LABELS,
    MEANINGS,
    before_words,
    cell_words,
    monitored_words,
    scope_lines,
    state_lines,
    why_words,
)
from truceline.publish.ledger_when_where import interval_words
from truceline.publish.ledger_words import capital
from truceline.publish.quoting import clean
from truceline.publish.tally_words import days_words
from truceline.publish.truce_words import Countries
from truceline.publish.violation_words import acts_words, party_title, provision_title, said_words, truce_title
from truceline.web.addresses import incident_address, span_address
from truceline.web.monitored_asked import AskedMonitoring

ANSWERS: tuple[BoardAnswer, ...] = get_args(BoardAnswer)
NO_ONE = "-"  # stands in an address for no provision, or nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSaid:
    """A count of a cell with the way to what is behind it; ``href`` is ``""`` where nothing is of these days."""

    number: int
    words: str
    before: str
    href: str
    answer: BoardAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSaid:
    """One provision for one party in words."""

    party: str
    bound: bool
    states: tuple[str, ...]
    why: str
    counts: tuple[CountSaid, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """One provision with a cell for each party."""

    title: str
    summary: str
    cells: tuple[CellSaid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSaid:
    """The board in words; ``in_full`` is its title if that is not the short one, ``answers`` what each answer means."""

    truce: str
    title: str
    in_full: str
    days: str
    day: str
    parties: tuple[str, ...]
    rows: tuple[RowSaid, ...]
    answers: tuple[tuple[str, str], ...]
    looked_at: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSaid:
    """Words with the way to them; ``href`` is ``""`` where they stand in no report."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationSaid:
    """One violation in words: every answer by itself."""

    id: str
    kind: str
    href: str
    when: str
    provision: str
    party: str
    acts: str
    quotes: tuple[tuple[BoardAnswer, tuple[QuoteSaid, ...]], ...]
    scope: tuple[str, ...]
    monitored: str
    attributed: str
    verified: bool


def board_said(complied: Complied, asked: AskedMonitoring, countries: Countries) -> BoardSaid:
    """Say a board."""
    board, truce = complied.board, complied.truce
    summaries = {each.id: clean(each.summary) for each in truce.provisions}
    cells = iter(board.cells)
    rows = []
    for key in board.provisions:
        own = tuple(_cell(complied, next(cells), asked, countries) for _ in board.parties)
        rows.append(
            RowSaid(
                title=capital(provision_title(truce, key)),
                summary=summaries.get(key, ""),
                cells=own,
            )
        )
    return BoardSaid(
        truce=truce.id,
        title=truce_title(truce),
        in_full=clean(truce.title) if truce_title(truce) != clean(truce.title) else "",
        days=days_words(board.first, board.last),
        day=days_words(board.last, board.last),
        parties=tuple(party_title(truce, party, countries) for party in board.parties),
        rows=tuple(rows),
        answers=tuple((LABELS[answer], MEANINGS[answer]) for answer in ANSWERS),
        looked_at=board.looked_at,
        found=len(complied.violations),
    )


def _cell(complied: Complied, cell: BoardCell, asked: AskedMonitoring, countries: Countries) -> CellSaid:
    board = complied.board
    told = {
        "truce": board.truce,
        "since": board.first.isoformat(),
        "until": board.last.isoformat(),
        "place": asked.place or "",
        "provision": cell.provision or NO_ONE,
        "of": cell.party or NO_ONE,
    }
    query = urlencode({key: value for key, value in told.items() if value})
    return CellSaid(
        party=party_title(complied.truce, cell.party, countries),
        bound=cell.obliged,
        states=state_lines(cell.states),
        why=why_words(cell.states),
        counts=tuple(
            CountSaid(
                number=len(each.violations),
                words=LABELS[each.answer],
                before=before_words(each),
                href=f"/compliance/behind?{query}&answer={each.answer}" if each.violations else "",
                answer=each.answer,
            )
            for each in cell.answers
        ),
        nothing=cell_words(cell),
    )


def violations_said(complied: Complied, found: Iterable[Violation], countries: Countries) -> tuple[ViolationSaid, ...]:
    """Say the violations behind a count."""
    return tuple(_violation(complied.truce, each, countries) for each in found)


def _violation(truce: Truce, violation: Violation, countries: Countries) -> ViolationSaid:
    said = {
        "told": violation.accused_by,
        "alleged": violation.alleged_by,
        "denied": violation.denied_by,
        "rival": violation.rival_by,
    }
    address = (
        incident_address(violation.subject) if violation.kind == "incident" else f"/observations/{violation.subject}"
    )
    return ViolationSaid(
        id=violation.id,
        kind=violation.kind,
        href=address,
        when=interval_words(violation.when) if violation.when else "time not known",
        provision=provision_title(truce, violation.provision),
        party=party_title(truce, violation.party, countries),
        acts=acts_words(violation.acts),
        quotes=tuple(
            (
                answer,
                tuple(
                    QuoteSaid(words=said_words(each), href=span_address(each.span) if each.span else "")
                    for each in said[answer]
                ),
            )
            for answer in ANSWERS
            if said.get(answer)
        ),
        scope=scope_lines(violation),
        monitored=monitored_words(violation),
        attributed=", ".join(clean(actor.name) for actor in violation.attributed_by),
        verified=violation.verified,
    )
