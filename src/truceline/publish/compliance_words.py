"""The board of compliance in words: what each answer means, what a duty is on the day, what is behind a count."""

from collections.abc import Iterable, Mapping

from truceline.model.compliance import Answered, BoardAnswer, BoardCell
from truceline.model.truce_scope import ScopePart
from truceline.model.truce_state import ProvisionState
from truceline.model.violation import Violation
from truceline.publish.quoting import clean
from truceline.publish.truce_words import STATES, deadline_words
from truceline.publish.violation_words import MONITORED, QUESTIONS

LABELS: Mapping[BoardAnswer, str] = {
    "told": "act told",
    "alleged": "alleged in words",
    "denied": "denied in words",
    "rival": "incompatible account",
    "would_fall": "would fall under it, by our rule",
    "cannot_be_said": "cannot be said, by our rule",
    "monitored": "monitored",
    "verified": "verified",
    "attributed": "attributed",
}
MEANINGS: Mapping[BoardAnswer, str] = {
    "told": "somebody tells an act of the party that the provision is about. That is no allegation of a breach",
    "alleged": "somebody says in words that it was a breach or violation",
    "denied": "somebody denies in words the breach or the act",
    "rival": "somebody tells that another did it, and denies nothing in words",
    "would_fall": "by our rule, if it was done as told, it would fall under the provision",
    "cannot_be_said": "by our rule, the time, place, weapon or party leaves open whether the provision covers it",
    "monitored": "a monitor reported it, or an observation was linked to it by a person",
    "verified": "somebody checked it",
    "attributed": "somebody other than a party named who did it",
}


def state_lines(states: Iterable[ProvisionState]) -> tuple[str, ...]:
    """Say what a duty is on the day, one state after another, and how its deadline stands."""
    given = tuple(states)
    if not given:
        return ()
    names = ", then ".join(dict.fromkeys(STATES[state.name] for state in given))
    deadline = given[-1].deadline
    return (names, deadline_words(deadline)) if deadline else (names,)


def why_words(states: Iterable[ProvisionState]) -> str:
    """Say why it cannot be said what a duty is; ``""`` where it can."""
    return "; then ".join(dict.fromkeys(clean(state.why) for state in states if state.name == "not_known"))


def before_words(answered: Answered) -> str:
    """Say how many there were in the days before; ``""`` where that was not asked."""
    return "" if answered.before is None else f"before: {answered.before:,}"


def cell_words(cell: BoardCell) -> str:
    """Say that nothing is held against a duty, or that there is no duty."""
    if cell.answers:
        return ""
    return "nothing is told" if cell.obliged or not cell.party else "not bound by it"


def scope_lines(violation: Violation) -> tuple[str, ...]:
    """Say what our rule makes of it, then part by part; nothing where no act is told."""
    if violation.scope is None:
        return ()
    scope = violation.scope
    whole = {"inside": "if it was done as told, it would fall under it", "outside": "it lies outside"}
    said = whole.get(scope.answer, "whether it would fall under it cannot be said")
    parts = (f"{QUESTIONS[part.question]}: {_part(part)}" for part in scope.parts)
    return (f"{clean(violation.rule)}; {said}" if violation.rule else said, *parts)


def _part(part: ScopePart) -> str:
    return f"{part.answer.replace('_', ' ')} ({clean(part.why)})"


def monitored_words(violation: Violation) -> str:
    """Say what monitors made of it."""
    said = MONITORED[violation.monitored]
    if violation.unseen:
        said += f"; looked, none seen, {len(violation.unseen):,} times, which proves nothing"
    return said
