"""Which predicted item answers which gold item of Rival Accounts, and what of it is right.

Careful readers differ on clause or sentence, not on the place: half of the shorter span has to be common. Items are
paired one to one within a report, as many pairs as possible and, among those, the ones that agree best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from truceline.evaluate.metrics import best_pairs
from truceline.evaluate.rival_answer import AnsweredClaim, AnsweredSpan, PartyRef, Slot
from truceline.evaluate.rival_gold import NO_FIGURE, Case, GoldClaim, GoldSide, Passage

MAX_CLAIM_SPAN = 400  # characters, a long sentence: a longer prediction is a net thrown over the page
MAX_STRETCH = 3  # background and damage: neither span more than three times as long as the other
PAIR = 1e6  # one pair more outweighs any agreement
AGREEMENT_STEP = 10.0  # one attribute more outweighs any common extent (0 to 1)
ATTRIBUTES = ("speaker_country", "speaker_sector", "stance", "act", "actor", "target", "count")
WEIGHTS = {"speaker_country": 3, "act": 3, "stance": 3}  # who says or denies what tells claims on one span apart
NO_ACTOR = frozenset({"killed", "wounded", "captured", "missing"})  # annotators differ on who did it: not scored
NO_TARGET = frozenset({"violated_agreement", "withdrew", "clashed"})  # these have no natural target: not scored

GoldT = TypeVar("GoldT", bound=Passage)
GivenT = TypeVar("GivenT")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a gold span ``[0]`` and a given span ``[1]`` lie to each other, in characters."""

    gold: int
    given: int
    common: int
    hull: int


def claim_span(overlap: Overlap) -> bool:
    """Say whether a predicted claim lies where the gold claim does."""
    return (
        overlap.given > 0
        and overlap.common >= 0.5 * min(overlap.gold, overlap.given)
        and overlap.given <= max(MAX_CLAIM_SPAN, 2 * overlap.gold)
    )


def passage_span(overlap: Overlap) -> bool:
    """Say whether a predicted background or damage lies where the gold one does."""
    short, long = sorted((overlap.gold, overlap.given))
    return short > 0 and overlap.common >= 0.5 * short and long <= MAX_STRETCH * short


def pair_items(
    case: Case,
    gold: Sequence[GoldT],
    given: Sequence[GivenT],
    span: Callable[[GivenT], AnsweredSpan],
    *,
    same: Callable[[Overlap, GoldT, GivenT], bool],
    agreement: Callable[[GoldT, GivenT], int] = lambda _gold, _given: 0,
) -> list[tuple[GoldT, GivenT]]:
    """Pair gold items with given items of the same report that are ``same``; ``agreement`` prefers among them."""
    pairs: list[tuple[GoldT, GivenT]] = []
    for report in sorted({item.report for item in gold}):
        rows = [item for item in gold if item.report == report]
        columns = [item for item in given if span(item).report == report]
        worth: list[list[float]] = []
        for row in rows:
            place = case.place_of(row)
            overlaps = [measure_overlap(place, span(column)) for column in columns]
            worth.append(
                [
                    PAIR + AGREEMENT_STEP * agreement(row, column) + overlap.common / overlap.hull
                    if same(overlap, row, column)
                    else 0.0
                    for overlap, column in zip(overlaps, columns, strict=True)
                ]
            )
        pairs += [(rows[i], columns[j]) for i, j in best_pairs(worth)]
    return pairs


def measure_overlap(place: tuple[int, int], span: AnsweredSpan) -> Overlap:
    """Measure how a gold place ``[start, end)`` and a given span of the same report lie to each other."""
    start, end = place
    return Overlap(
        gold=end - start,
        given=span.end - span.start,
        common=min(end, span.end) - max(start, span.start),
        hull=max(end, span.end) - min(start, span.start),
    )


def pair_claims(
    case: Case, claims: Sequence[AnsweredClaim], *, spans_alone: bool = False
) -> list[tuple[GoldClaim, AnsweredClaim]]:
    """Pair claims that lie in one place with the same act and the same country of the speaker (or the place alone)."""

    def same(overlap: Overlap, gold: GoldClaim, given: AnsweredClaim) -> bool:
        if not claim_span(overlap):
            return False
        return spans_alone or (given.act == gold.act and given.country == gold.speaker.country)

    def agreement(gold: GoldClaim, given: AnsweredClaim) -> int:
        return sum(WEIGHTS.get(name, 1) for name in right_attributes(case, gold, given))

    return pair_items(case, case.gold.claims, claims, lambda claim: claim.span, same=same, agreement=agreement)


def right_attributes(case: Case, gold: GoldClaim, given: AnsweredClaim) -> frozenset[str]:
    """Return the names of the ``ATTRIBUTES`` that a predicted claim has right."""
    right = {
        "speaker_country": given.country == gold.speaker.country,
        "speaker_sector": given.sector == gold.speaker.sector,
        "stance": given.stance == gold.stance,
        "act": given.act == gold.act,
        "actor": gold.act in NO_ACTOR or _right_slot(case, gold.actor, given.actor),
        "target": gold.act in NO_TARGET or _right_slot(case, gold.target, given.target),
        "count": given.count == (gold.count or NO_FIGURE),
    }
    return frozenset(name for name in ATTRIBUTES if right[name])


def _right_slot(case: Case, gold: str | None, given: Slot) -> bool:
    if gold is None or gold == "civilians":
        return given == gold
    return isinstance(given, PartyRef) and can_be_side(case, case.side(gold), given)


def can_be_side(case: Case, side: GoldSide, ref: PartyRef) -> bool:
    """Say whether a reference names the side: its group, or its country and, where two share that, its sector."""
    if side.group and ref.group == side.group.lower():
        return True
    if ref.country != side.country:
        return False
    return _alone_in_country(case, side) or ref.sector == side.sector


def _alone_in_country(case: Case, side: GoldSide) -> bool:
    return sum(other.country == side.country for other in case.gold.incident.sides) == 1


def find_side(case: Case, ref: PartyRef) -> str | None:
    """Return the id of the one side that a reference names; ``None`` where it names none or more than one."""
    sides = case.gold.incident.sides
    named = [side for side in sides if ref.group and (side.group or "").lower() == ref.group]
    if len(named) != 1:
        named = [side for side in sides if side.country == ref.country]
        if len(named) > 1:
            named = [side for side in named if side.sector == ref.sector]
    return named[0].id if len(named) == 1 else None


def loss_key(case: Case, side: GoldSide, keys: Sequence[str]) -> str | None:
    """Return the key (lower case) under which a table of losses speaks of the side, or ``None``."""
    group, country = (side.group or "").lower(), side.country.lower()
    if group and group in keys:
        return group
    if country in keys and (not group or _alone_in_country(case, side)):
        return country
    return None
