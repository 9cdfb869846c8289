"""A count in another unit: by a rule that somebody gave, else refused, with the reason.

A violation for a monitor is each shot or burst that it recorded, for a party one for each episode: without a rule
nobody can say what one amounts to in the other (practice of the OSCE SMM's reports).
"""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor

from truceline.model.actor import Party
from truceline.model.quantity import Count
from truceline.model.tally_series import Converted, Unit, UnitRule

SAYS_NOT = "nobody says what is counted"
NO_RULE = "no rule says what one {unit} amounts to"
NO_FIGURE = "the count has no figure"
NO_ENDS = "the count gives no lowest and no highest figure, and a rule is for these"
SEVERAL = "several rules say what one {unit} amounts to ({names}), and none of them is chosen for you"


def convert(count: Count, becomes: Unit, claimant: Party, rules: Iterable[UnitRule]) -> Converted:
    """Return a count in another unit by the only rule that is given for it; refused where none or several are.

    The ends are rounded outwards to whole numbers: the range never becomes narrower than the rule.
    """
    if count.unit == "undetermined":
        return Converted(becomes=becomes, count=None, why=SAYS_NOT)
    if count.unit == becomes:
        return Converted(becomes=becomes, count=count, why="")
    found = [rule for rule in rules if (rule.unit, rule.becomes) == (count.unit, becomes) and _is_for(rule, claimant)]
    own = [rule for rule in found if rule.claimant]
    chosen = own or found
    if len(chosen) != 1:
        told = SEVERAL if chosen else NO_RULE
        names = ", ".join(rule.name for rule in chosen)
        return Converted(becomes=becomes, count=None, why=told.format(unit=count.unit.replace("_", " "), names=names))
    if count.low is None and count.high is None:
        return Converted(becomes=becomes, count=None, why=NO_FIGURE if count.unknown else NO_ENDS, rule=chosen[0])
    return Converted(becomes=becomes, count=_applied(count, chosen[0]), why="", rule=chosen[0])


def _is_for(rule: UnitRule, claimant: Party) -> bool:
    if not rule.claimant:
        return True
    actor = claimant.actor
    return actor is not None and rule.claimant.casefold() in (actor.id.casefold(), actor.name.casefold())


def _applied(count: Count, rule: UnitRule) -> Count:
    low = None if count.low is None else floor(count.low * _exact(rule.low))
    high = None if count.high is None else ceil(count.high * _exact(rule.high))
    best = low if low == high else None
    return Count(low=low, best=best, high=high, unit=rule.becomes, words=count.words, damaged=count.damaged)


def _exact(amount: float) -> Decimal:
    """Return the number that was written: the float 0.07 times 100 is more than 7, and would be rounded up to 8."""
    return Decimal(str(amount))
