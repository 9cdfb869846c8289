"""What every duty of every party is at a moment: in force, suspended, ended by its term; its deadline kept or missed.

A standing duty (to cease fire, not to fortify) ends with its deadline. Any other has to be done by it, and stays due.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

from truceline.model.truce import EventEffect, Provision, Truce, TruceDate, TruceEvent
from truceline.model.truce_state import DeadlineState, ProvisionState, StateName, TruceEvidence, TruceState
from truceline.truces.sequence import last_of

STANDING = (
    "cease_fire",
    "hold_positions",
    "no_deploy",
    "no_reinforce",
    "no_fortify",
    "no_overflight",
    "protect_civilians",
)
WITH_A_TERM = ("access", "monitor", "other")  # standing where the text gives them a duration
SETS: tuple[EventEffect, ...] = ("extended", "deadline_moved")
MINUTE = len("2020-11-10T00:00")
OVER: dict[EventEffect, StateName] = {
    "suspended": "suspended",
    "resumed": "in_force",
    "reaffirmed": "in_force",
    "in_doubt": "not_known",
}


def duty_states(truce: Truce, whole: TruceState, moment: datetime) -> Iterator[ProvisionState]:
    """Yield the state of every provision for every party that it obliges."""
    for each in truce.provisions:
        provision = replace(each, start=None) if _began_with(truce, each, moment) else each
        for party in provision.obliged:
            events = [event for event in truce.events if _acts_on(event, provision, party)]
            yield _duty(provision, party, events, whole, moment)


def _began_with(truce: Truce, provision: Provision, moment: datetime) -> bool:
    """Say whether a start that was not read has passed, and is that of the whole agreement, which was read."""
    start, effective = provision.start, truce.effective
    if start is None or start.latest is None or effective is None or not effective.sourcing.confirms("at"):
        return False
    return start.latest <= moment and effective.at.written.startswith(start.written[:MINUTE])


def is_standing(provision: Provision) -> bool:
    """Say whether a duty holds all the time until its deadline, and is not done once by it."""
    return provision.obligation in STANDING or (provision.obligation in WITH_A_TERM and bool(provision.duration))


def _duty(
    provision: Provision, party: str, events: list[TruceEvent], whole: TruceState, moment: datetime
) -> ProvisionState:
    came, open_ = _came(events, moment)
    made = ProvisionState(provision=provision.id, party=party, name=whole.name, why=whole.why, evidence=whole.evidence)
    made = replace(made, deadline=_deadline(provision, came, open_, whole))
    if whole.name != "in_force":
        return made
    ways = [_in_force(made, provision, [*came, *some], moment) for some in _subsets(open_)]
    if len({way.name for way in ways}) > 1:
        words = "; ".join(f"{event.when.written}: {event.what}" for event in open_)
        return replace(ways[0], name="not_known", why=f"it cannot be said whether this came before: {words}")
    return ways[0]


def _came(events: list[TruceEvent], moment: datetime) -> tuple[list[TruceEvent], list[TruceEvent]]:
    """Return the events that certainly came before a moment, and those that may have, the earliest first."""
    begun = [event for event in events if event.when.earliest is None or event.when.earliest <= moment]
    begun.sort(key=lambda event: (event.when.latest or moment, event.when.earliest or moment))
    past = [event for event in begun if event.when.latest is not None and event.when.latest <= moment]
    return past, [event for event in begun if event not in past and event.effect]


def _subsets(events: list[TruceEvent]) -> Iterator[tuple[TruceEvent, ...]]:
    """Yield none of the events, each, and all: enough to see whether any of them matters."""
    yield ()
    yield from combinations(events, 1)
    if len(events) > 1:
        yield tuple(events)


def _in_force(made: ProvisionState, provision: Provision, events: list[TruceEvent], moment: datetime) -> ProvisionState:
    """Return the state of a duty of an agreement that is in force."""
    return _not_begun(made, provision, moment) or _by_term(_by_events(made, events), provision, events, moment)


def _not_begun(made: ProvisionState, provision: Provision, moment: datetime) -> ProvisionState | None:
    start = provision.start
    if start is None:
        if not provision.start_rule:
            return None
        return replace(made, name="not_known", why=f"it starts {provision.start_rule}: the day was not read")
    if not provision.sourcing.confirms("start"):
        return replace(made, name="not_known", why=f"it starts {start.written}, which was not read in a source")
    if start.latest and start.latest <= moment:
        return None
    if start.earliest and moment < start.earliest:
        return replace(made, name="declared", why=f"it starts {start.written}")
    return replace(made, name="not_known", why=f"it starts {start.written}, at no known hour")


def _by_events(made: ProvisionState, events: list[TruceEvent]) -> ProvisionState:
    """Follow the last event where some act on this provision or party alone; those on the whole act on it too."""
    acting = [event for event in events if event.effect in OVER]
    if not any(event.provisions or event.parties for event in acting):
        return made  # those on the whole are in its state already
    last = last_of(acting)
    facts = (*made.evidence, *(fact_of(event) for event in acting if event.provisions or event.parties))
    if len({_name_after(event) for event in last}) > 1:
        words = "; ".join(f"{event.when.written}: {event.what}" for event in last)
        why = f"it cannot be said which of these came last: {words}"
        return replace(made, name="not_known", why=why, evidence=facts)
    return replace(made, name=_name_after(last[-1]), why=last[-1].what, evidence=facts)


def _name_after(event: TruceEvent) -> StateName:
    return OVER[event.effect] if event.effect and event.sourcing.confirms("what") else "not_known"


class _Term(NamedTuple):
    """When a term may end, and whether that was read."""

    due: TruceDate
    read: bool


def _by_term(made: ProvisionState, provision: Provision, events: list[TruceEvent], moment: datetime) -> ProvisionState:
    """Return a standing duty as ended where its term is over; an extension that was not read may be none."""
    if provision.deadline is None or not is_standing(provision):
        return made
    terms = [_Term(provision.deadline, provision.sourcing.confirms("deadline"))]
    for event in _setting(provision, events):
        due, read = event.until or terms[-1].due, event.sourcing.confirms("what")
        terms = [_Term(due, True)] if read else [*terms, _Term(due, False)]
        made = replace(made, extended_to=due if read else made.extended_to, evidence=(*made.evidence, fact_of(event)))
    if all(term.due.earliest and moment < term.due.earliest for term in terms):
        return made
    over = [term for term in terms if term.due.latest and term.due.latest <= moment]
    read_over = [term for term in over if term.read]
    if len(over) == len(terms) and read_over:
        return replace(made, name="ended", why=f"its term ended {read_over[-1].due.written}")
    return replace(made, name="not_known", why=_unsure_term(terms))


def _unsure_term(terms: list[_Term]) -> str:
    """Say why it cannot be said whether a term is over."""
    unread = [term.due.written for term in terms if not term.read]
    if not unread:
        return f"its term ends {terms[-1].due.written}, at no known hour"
    if len(unread) == len(terms):
        return f"its term, to {' or '.join(unread)}, was not read in a source"
    return f"its term was to {terms[0].due.written}; that it is to {' or '.join(unread)} was read in no source"


def _setting(provision: Provision, events: list[TruceEvent]) -> Iterator[TruceEvent]:
    """Yield the events that set a new deadline; one that had passed before an extension is not extended."""
    due = provision.deadline
    for event in events:
        if event.effect in SETS and event.until and due:
            over = due.latest is not None and event.when.earliest is not None and due.latest < event.when.earliest
            if event.effect == "deadline_moved" or not over:
                due = event.until
                yield event


def _deadline(
    provision: Provision, came: list[TruceEvent], open_: list[TruceEvent], whole: TruceState
) -> DeadlineState | None:
    """Return how the deadline of a duty that is done once stands; ``None`` where it has none."""
    printed = provision.deadline
    if printed is None or is_standing(provision):
        return None
    due, words, facts = _due(provision, printed, came)
    other = printed if due != printed else None
    state = DeadlineState(name="not_known", due=due, why=words, printed=other, evidence=facts)
    told = [event for event in came if event.effect in ("kept", "missed") and event.sourcing.confirms("what")]
    if told:
        return _told(state, told)
    if due.earliest and whole.moment < due.earliest and not any(event.effect in SETS for event in open_):
        if whole.name == "ended":
            return replace(state, why=f"due {due.written}, after the agreement ended")
        return replace(state, name="not_yet", why=words or f"due {due.written}")
    return replace(state, why="; ".join(filter(None, (words, "nothing was read on whether it was kept"))))


def _told(state: DeadlineState, told: list[TruceEvent]) -> DeadlineState:
    """Follow what was read on whether a deadline was kept; nobody is followed where two sources differ."""
    state = replace(state, evidence=(*state.evidence, *map(fact_of, told)))
    effects = {event.effect for event in told}
    if len(effects) > 1:
        return replace(state, why="one source says kept, another missed")
    return replace(state, name="kept" if effects == {"kept"} else "missed", why=told[-1].what)


def _due(
    provision: Provision, printed: TruceDate, came: list[TruceEvent]
) -> tuple[TruceDate, str, tuple[TruceEvidence, ...]]:
    """Return the deadline after every change that was read, and in words what is unsure of it."""
    due, facts = printed, []
    words = [] if provision.sourcing.confirms("deadline") else [f"{printed.written} was not read in a source"]
    for event in _setting(provision, came):
        facts.append(fact_of(event))
        if event.sourcing.confirms("what") and event.until:
            due = event.until
        elif event.until:
            words.append(f"said to be moved to {event.until.written}, which was read in no source")
    return due, "; ".join(words), tuple(facts)


def _acts_on(event: TruceEvent, provision: Provision, party: str) -> bool:
    on_it = not event.provisions or provision.id in event.provisions
    return on_it and (not event.parties or party in event.parties)


def fact_of(event: TruceEvent) -> TruceEvidence:
    """Return an event as a fact behind a state."""
    told = event.sourcing
    return TruceEvidence(when=event.when, what=event.what, source=told.source, verified=told.confirms("what"))
