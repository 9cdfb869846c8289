"""How an agreement is kept over some days: violations counted by provision, party and answer, each answer by itself.

Goes in: violations, the states of the agreement. Comes out: a board. Nothing is weighed and no score is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

from truceline.model.compliance import Answered, Board, BoardAnswer, BoardCell
from truceline.model.truce import Truce
from truceline.model.truce_state import ProvisionState, TruceState
from truceline.model.violation import Violation

ANSWERS: tuple[BoardAnswer, ...] = get_args(BoardAnswer)
NONE = ""  # no provision, or nobody, is named


class Over(NamedTuple):
    """The days of a board, the violations of the days before (``None``: not asked), the incidents looked at."""

    first: date
    last: date
    before: Sequence[Violation] | None = None
    looked_at: int = 0


def make_board(truce: Truce, violations: Iterable[Violation], states: Sequence[TruceState], over: Over) -> Board:
    """Return the board of an agreement.

    Args:
        violations: of these days; those of other agreements are passed over.
        states: what the agreement is on the last day.
    """
    now = _by_cell(truce, violations)
    before = None if over.before is None else _by_cell(truce, over.before)
    met = {*now, *(before or {})}
    provisions = _with_none([each.id for each in truce.provisions], {provision for provision, _ in met})
    parties = _with_none([each.id for each in truce.parties], {party for _, party in met})
    obliged = {(each.id, party) for each in truce.provisions for party in each.obliged}
    return Board(
        truce=truce.id,
        first=over.first,
        last=over.last,
        provisions=provisions,
        parties=parties,
        cells=tuple(
            _cell((provision, party), (provision, party) in obliged, states, now, before)
            for provision in provisions
            for party in parties
        ),
        looked_at=over.looked_at,
    )


def answers_of(violation: Violation) -> tuple[BoardAnswer, ...]:
    """Return the answers that a violation gives, in their order."""
    scope = violation.scope.answer if violation.scope else None
    given: Mapping[BoardAnswer, bool] = {
        "told": bool(violation.accused_by),
        "alleged": bool(violation.alleged_by),
        "denied": bool(violation.denied_by),
        "rival": bool(violation.rival_by),
        "would_fall": scope == "inside",
        "cannot_be_said": scope == "cannot_be_said",
        "monitored": violation.monitored == "reported" or bool(violation.observations),
        "verified": violation.verified,
        "attributed": bool(violation.attributed_by),
    }
    return tuple(answer for answer in ANSWERS if given[answer])


Key = tuple[str, str]
Cells = Mapping[Key, Sequence[Violation]]


def _by_cell(truce: Truce, violations: Iterable[Violation]) -> Cells:
    found: dict[Key, list[Violation]] = {}
    for each in sorted(violations, key=lambda violation: violation.id):
        if each.truce == truce.id:
            found.setdefault((each.provision, each.party), []).append(each)
    return found


def _with_none(known: Sequence[str], met: Iterable[str]) -> tuple[str, ...]:
    """Return the known ids, then those that only violations name, at last ``NONE`` where one names none."""
    others = sorted({*met} - {*known} - {NONE})
    return (*known, *others, *([NONE] if NONE in {*met} else []))


def _cell(key: Key, obliged: bool, states: Sequence[TruceState], now: Cells, before: Cells | None) -> BoardCell:
    here, there = now.get(key, ()), (before or {}).get(key, ())
    earlier = {answer: sum(answer in answers_of(each) for each in there) for answer in ANSWERS}
    answers = []
    for answer in ANSWERS:
        found = tuple(each.id for each in here if answer in answers_of(each))
        if found or earlier[answer]:
            answers.append(
                Answered(answer=answer, violations=found, before=None if before is None else earlier[answer])
            )
    return BoardCell(
        provision=key[0],
        party=key[1],
        obliged=obliged,
        states=_states(key, states) if obliged else (),
        answers=tuple(answers),
        subjects=len({(each.kind, each.subject) for each in here}),
    )


def _states(key: Key, states: Iterable[TruceState]) -> tuple[ProvisionState, ...]:
    """Return the states that a duty passes through, each once."""
    found: list[ProvisionState] = []
    for state in states:
        for each in state.provisions:
            if (each.provision, each.party) == key and all(each.name != one.name for one in found):
                found.append(each)
    return tuple(found)
