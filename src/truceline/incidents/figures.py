"""How many were killed, wounded, captured or are missing: every speaker's figures, and which of them stands.

A later figure of the same speaker replaces the earlier, and of figures at one moment the largest covers the others;
both stay visible. A figure with lost digits, or one that the text's own sums contradict, gives no number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.incidents.accounts import find_basis, find_monitor, giver, make_account, one_answer
from truceline.incidents.counted import by_people
from truceline.incidents.figures_words import figure_words, on_day
from truceline.incidents.parties import party_of
from truceline.incidents.policies import RANGE, published
from truceline.incidents.told import HEALTH, NEVER, STATE, Told
from truceline.model.incident import Accord, Account, Finding, Side
from truceline.model.quantity import Count

LOSSES = ("killed", "wounded", "captured", "missing")
DAMAGED = "the text is damaged here"
Ends = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Claims in which one voice gives one figure (or none) in one way."""

    voice: tuple[str, str]
    group: tuple[Told, ...]

    @property
    def first(self) -> Told:
        """Return the claim that gives it first."""
        return self.group[0]

    @property
    def count(self) -> Count | None:
        """Return the figure; none where the speaker declines to give one."""
        return None if self.first.claim.stance == "declines" else self.first.claim.count

    @property
    def latest(self) -> datetime:
        """Return the latest moment at which it is given."""
        return max(told.moment for told in self.group)

    @property
    def stands(self) -> bool:
        """Say whether it is told as a fact and was not taken back."""
        return self.first.asserted

    @property
    def whole(self) -> bool:
        """Say whether it is a figure that can be counted: stated, not damaged, no part of another."""
        count = self.count
        return self.stands and count is not None and not count.unknown and not count.damaged and count.part == "total"


def ends_of(count: Count | None) -> Ends:
    """Return both ends of a figure, the known one for both where one is open; ``(-1, -1)`` where none is given."""
    known = [n for n in (count.low, count.best, count.high) if n is not None] if count else []
    return (known[0], known[-1]) if known else (-1, -1)


def loss_question(act: str, target: str, line: Sequence[Told], sides: Sequence[Side]) -> Finding | None:
    """Answer "how many of whom"; ``None`` where nobody speaks of it."""
    own = [t for t in line if t.claim.act == act and (party_of(t.claim.target, sides) or "not said") == target]
    if not own:
        return None
    given = _given(own)
    best = _best(given)
    question = f"{act}:{target}"
    whole = tuple(dict.fromkeys(figure_words(each.count) for each in given if each.whole))
    accounts = tuple(_account(each, best.get(each.voice), whole, sides) for each in given)
    finding = Finding(
        question=question,
        accounts=accounts,
        accord=_accord(given, accounts, by_people(question, accounts, sides), sides),
        basis=find_basis(own, sides),
        monitor=find_monitor(own),
    )
    return published(finding, RANGE, sides)


def _given(own: Sequence[Told]) -> tuple[Given, ...]:
    """Return the claims grouped by voice, figure and stance, in the order in which they are first given."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for told in own:
        claim, count = told.claim, None if told.claim.stance == "declines" else told.claim.count
        figure = (count.low, count.best, count.high, count.damaged, count.part) if count else None
        stance = "asserts" if claim.stance == "confirms" else claim.stance
        groups.setdefault((_voice(told), figure, stance, claim.factuality, told.fallen), []).append(told)
    return tuple(Given(voice=_voice(group[0]), group=tuple(group)) for group in groups.values())


def _voice(told: Told) -> tuple[str, str]:
    """Return whose later figure replaces this one: of civilians an army counts none that its hospitals do not."""
    side, branch = told.voice
    civilians = told.claim.target is not None and told.claim.target.kind == "civilians"
    return (side, STATE if civilians and branch == HEALTH else branch)


def _best(given: Sequence[Given]) -> Mapping[tuple[str, str], Given]:
    """Return the figure of each voice that stands: of each report the total, and of the reports' totals the latest."""
    totals: dict[tuple[tuple[str, str], str], list[tuple[Told, Given]]] = {}
    for each in given:
        for told in each.group if each.whole else ():
            totals.setdefault((each.voice, told.root), []).append((told, each))
    latest: dict[tuple[str, str], tuple[Told, Given]] = {}
    for (voice, _), told_in in totals.items():
        told, each = _total(told_in)
        if voice not in latest or _later(told) > _later(latest[voice][0]):
            latest[voice] = (told, each)
    return {voice: each for voice, (_, each) in latest.items()}


def _total(told_in: Sequence[tuple[Told, Given]]) -> tuple[Told, Given]:
    """Return a speaker's total in one report: a correction, else the largest; dated figures go by their dates."""
    dated = all(told.statement.as_of is not None for told, _ in told_in)

    def rank(pair: tuple[Told, Given]) -> tuple[bool, datetime, Ends, datetime]:
        told = pair[0]
        moment = told.moment if dated else NEVER
        return (told.claim.stance == "corrects", moment, ends_of(told.claim.count), told.moment)

    return max(told_in, key=rank)


def _later(told: Told) -> tuple[datetime, bool, Ends]:
    """Return what decides between the figures that one voice gives in several reports."""
    return (told.moment, told.claim.stance == "corrects", ends_of(told.claim.count))


def _account(each: Given, best: Given | None, whole: Sequence[str], sides: Sequence[Side]) -> Account:
    standing, note = _standing(each, best, whole)
    return make_account(_words(each), each.group, sides, count=each.count, standing=standing, note=note)


def _standing(each: Given, best: Given | None, whole: Sequence[str]) -> tuple[bool, str]:
    """Say whether an account stands, and why not. A damaged figure stands as what it is, and gives no number."""
    if each.first.fallen or not each.stands:
        return False, each.first.fallen
    if each.count is not None and each.count.damaged:
        return True, _damage(each, whole)
    if best is None or best is each or (not each.whole and each.latest > best.latest):
        return True, ""
    return False, _replaced(each, best)


def _damage(each: Given, whole: Sequence[str]) -> str:
    """Say how a figure is broken, and which whole figures stand beside it."""
    why = next((told.broken for told in each.group if told.broken), DAMAGED)
    return f"{why}; whole figures beside it: {', '.join(whole)}" if whole else why


def _replaced(each: Given, best: Given) -> str:
    """Say what took the place of an account, and when that was said first."""
    figure = figure_words(best.count)
    later = min((told.moment for told in best.group if told.moment > each.latest), default=None)
    if not each.whole and (each.count is None or each.count.unknown):
        return f"a figure follows{on_day(later)}: {figure}" if later else "a figure follows"
    if later:
        return f"replaced{on_day(later)} by {figure}"
    return (
        f"covered by the total of {figure}" if ends_of(each.count) < ends_of(best.count) else f"corrected to {figure}"
    )


def _words(each: Given) -> str:
    if each.first.claim.stance == "declines":
        return "gives no figure"
    if each.first.claim.stance == "denies" and (each.count is None or each.count.unknown):
        return "denies it"
    return figure_words(each.count)


def _accord(
    given: Sequence[Given], accounts: Sequence[Account], people: Sequence[Sequence[Account]], sides: Sequence[Side]
) -> Accord:
    """Say whether those whose figures count of the same people give one figure, and whether somebody denies it."""
    accords = [_accord_of(given, accounts, counting, sides) for counting in people]
    return next(accord for accord in ("contested", "unknown", "single", "agreed") if accord in accords)


def _accord_of(
    given: Sequence[Given], accounts: Sequence[Account], counting: Sequence[Account], sides: Sequence[Side]
) -> Accord:
    standing = [each for each, account in zip(given, accounts, strict=True) if account in counting]
    values = {(each.count.low, each.count.high) for each in standing if each.count}
    if not values:
        return "unknown"
    tellers = {giver(told, sides) for each in standing for told in each.group}
    if len(values) > 1 or _denied(given, values, tellers, sides):
        return "contested"
    return one_answer([told for each in standing for told in each.group], sides)


def _denied(
    given: Sequence[Given], values: set[tuple[int | None, int | None]], tellers: set[str], sides: Sequence[Side]
) -> bool:
    """Say whether somebody else than those who give a figure denies it, or denies any loss."""
    return any(
        each.first.claim.stance == "denies"
        and not each.first.fallen
        and giver(each.first, sides) not in tellers
        and (each.count is None or each.count.unknown or (each.count.low, each.count.high) in values)
        for each in given
    )
