"""An agreement as a state machine: what it is at a moment, and what every duty of every party is.

Goes in: an agreement and a moment. Comes out: its state with the facts behind it. Only what was read counts: a fact
that is in no source makes nothing more than ``not_known``, and so does every moment after the last day that is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from truceline.model.truce import EventEffect, Truce, TruceDate, TruceEvent
from truceline.model.truce_state import StateName, TruceEvidence, TruceState
from truceline.truces.duties import duty_states, fact_of
from truceline.truces.sequence import last_of, surely_before

MARKS: dict[EventEffect, StateName] = {
    "suspended": "suspended",
    "resumed": "in_force",
    "reaffirmed": "in_force",
    "in_doubt": "not_known",
}
MINUTE = len("2020-11-10T00:00")
BEFORE: tuple[StateName, ...] = ("not_declared", "declared")


class Mark(NamedTuple):
    """A change of state, between the first and the last moment at which it can have come.

    ``begins``: it is the first, from which it is in force; whatever else came until later came after it.
    """

    when: TruceDate
    name: StateName
    evidence: TruceEvidence
    begins: bool = False


def state_at(truce: Truce, moment: datetime) -> TruceState:
    """Return what an agreement and its duties are at a moment (aware).

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a zone, unlike {moment.isoformat()}")
    moment = moment.astimezone(UTC)
    whole = _agreement(truce, moment)
    return replace(whole, provisions=tuple(duty_states(truce, whole, moment)))


def states_over(truce: Truce, first: datetime, last: datetime) -> tuple[TruceState, ...]:
    """Return the states that an agreement passes through from a first to a last moment, each once, in order."""
    found: list[TruceState] = []
    for moment in sorted({first, *(each for each in _turns(truce) if first < each < last), last}):
        state = state_at(truce, moment)
        if not found or _gist(state) != _gist(found[-1]):
            found.append(state)
    return tuple(found)


def _gist(state: TruceState) -> object:
    return state.name, tuple((each.provision, each.party, each.name) for each in state.provisions)


def _turns(truce: Truce) -> Iterator[datetime]:
    """Yield every moment at which a state can change."""
    dates = [truce.declared, truce.status_as_of, *(each.until for each in truce.events if each.until)]
    dates += [each.when for each in truce.events]
    dates += [date for each in truce.provisions for date in (each.start, each.deadline) if date]
    dates += [truce.effective.at] if truce.effective else []
    dates += [truce.ended.when] if truce.ended else []
    for date in dates:
        yield from (each for each in (date.earliest, date.latest) if each)  # a state begins with its last moment


def _agreement(truce: Truce, moment: datetime) -> TruceState:
    early = _before_force(truce, moment)
    if early is not None:
        return early
    marks = sorted(_marks(truce), key=lambda mark: (mark.when.latest or moment, mark.when.earliest or moment))
    past = [mark for mark in marks if mark.when.latest and mark.when.latest <= moment]
    ends = [mark for mark in past if mark.name == "ended"]
    latest = ends[-1:] or last_of(past, _is_before)
    last = latest[-1]
    if len({mark.name for mark in latest}) > 1:
        words = "it cannot be said which of these came last: " + "; ".join(map(_words, latest))
        return _made(truce, moment, "not_known", words, tuple(mark.evidence for mark in latest))
    open_ = [mark for mark in marks if _between(mark.when, moment) and mark.name not in (last.name, *BEFORE)]
    made = _made(truce, moment, last.name, _words(last), (last.evidence,))
    if last.name == "ended":
        return made
    if open_:
        words = "; ".join(("it cannot be said whether this came before: " + _words(mark)) for mark in open_)
        return replace(made, name="not_known", why=words, evidence=(last.evidence, *(mark.evidence for mark in open_)))
    return _as_known(truce, made)


def _is_before(one: Mark, other: Mark) -> bool:
    begins = one.begins and not other.begins and _ends_by(one.when, other.when)
    return begins or surely_before(one.when, other.when)


def _ends_by(one: TruceDate, other: TruceDate) -> bool:
    return one.latest is not None and other.latest is not None and one.latest <= other.latest


def _before_force(truce: Truce, moment: datetime) -> TruceState | None:
    """Return the state before anything is in force; ``None`` from the first moment at which it certainly is."""
    declared = TruceEvidence(when=truce.declared, what="declared", source="; ".join(truce.sources))
    if truce.declared.earliest and moment < truce.declared.earliest:
        return _made(truce, moment, "not_declared", f"declared on {truce.declared.written}", (declared,))
    since = truce.effective.at if truce.effective and truce.effective.sourcing.confirms("at") else None
    if since is None:
        if any(mark.evidence.verified and _past(mark.when, moment) for mark in _marks(truce)):
            return None
        said = f", and that it is from {_clock(truce)} is read in no source" if truce.effective else ""
        why = f"declared on {truce.declared.written}; from when it is in force was not read{said}"
        return replace(_made(truce, moment, "not_known", why, (declared,)), last_known="declared")
    if _past(since, moment):
        return None
    if since.earliest and moment < since.earliest:
        if not _past(truce.declared, moment):
            why = f"declared on {truce.declared.written}, at no known hour"
            return _made(truce, moment, "not_known", why, (declared,))
        return _made(truce, moment, "declared", f"declared, in force from {_clock(truce)}", (declared,))
    why = f"in force from {_clock(truce)}, by a clock whose zone was not read"
    return replace(_made(truce, moment, "not_known", why, (declared,)), last_known="declared")


def _marks(truce: Truce) -> Iterator[Mark]:
    """Yield every change of the whole agreement; what is in no source makes its state unknown."""
    if truce.effective:
        told = truce.effective.sourcing
        what = f"in force from {_clock(truce)}"
        fact = TruceEvidence(when=truce.effective.at, what=what, source=told.source, verified=told.confirms("at"))
        yield Mark(truce.effective.at, "in_force" if fact.verified else "not_known", fact, begins=True)
    for event in _whole(truce):
        name = MARKS.get(event.effect) if event.effect else None
        if name:
            fact = fact_of(event)
            yield Mark(event.when, name if fact.verified else "not_known", fact)
    if truce.ended:
        told = truce.ended.sourcing
        by = f" by {truce.ended.by}" if truce.ended.by else ""
        what = f"{truce.ended.how.removesuffix('_by_party').replace('_', ' ')}{by}, {truce.ended.when.written}"
        fact = TruceEvidence(when=truce.ended.when, what=what, source=told.source, verified=told.confirms("when"))
        yield Mark(truce.ended.when, "ended" if fact.verified else "not_known", fact)


def _whole(truce: Truce) -> Iterable[TruceEvent]:
    """Return the events that act on the whole agreement."""
    return [event for event in truce.events if not event.provisions and not event.parties]


def _as_known(truce: Truce, made: TruceState) -> TruceState:
    """Return the state, or that nothing of so late a moment was read."""
    known = truce.status_as_of
    if known.latest is None or made.moment <= known.latest or made.name == "not_known":
        return made
    why = f"nothing after {known.written} was read; before that: {made.why}"
    return replace(made, name="not_known", why=why, last_known=made.name)


def _made(truce: Truce, moment: datetime, name: StateName, why: str, evidence: tuple[TruceEvidence, ...]) -> TruceState:
    return TruceState(truce=truce.id, moment=moment, name=name, why=why, evidence=evidence)


def _words(mark: Mark) -> str:
    unread = "" if mark.evidence.verified else " (read in no source)"
    what = mark.evidence.what
    dated = what if mark.when.written in what or mark.name in ("in_force", "ended") else f"{mark.when.written}: {what}"
    return f"{dated.rstrip('.')}{unread}"


def _clock(truce: Truce) -> str:
    if truce.effective is None:
        return "a moment that was not read"
    at, zone = truce.effective.at.written[:MINUTE].replace("T", " "), truce.effective.zone
    return f"{at} ({zone})" if zone else at


def _past(date: TruceDate, moment: datetime) -> bool:
    return date.latest is not None and date.latest <= moment


def _between(date: TruceDate, moment: datetime) -> bool:
    begun = date.earliest is None or date.earliest <= moment
    return begun and not _past(date, moment)
