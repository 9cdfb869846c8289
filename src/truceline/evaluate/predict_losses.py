"""Losses of a case under the policy ``range``: from the lowest to the highest figure that still stands.

A later figure of the same speaker replaces the earlier one; within one report a speaker's largest figure is the total
and the others are its parts; the report's own voice counts only where nobody else gives a figure.
"""

from collections.abc import Iterable

from truceline.evaluate.predict_parties import OWN_VOICE, sector_of, side_name, speaker_of
from truceline.evaluate.predict_told import Told
from truceline.model.actor import Party
from truceline.model.quantity import Count

STATE = "state"  # organs of one state correct one another: a later figure of any replaces the earlier
STATE_SECTORS = frozenset({"MIL", "GOV", "COP"})
Speaker = tuple[str | None, str]


def range_of_losses(told: Iterable[Told], act: str, target: str) -> dict[str, int | None]:
    """Return ``{"low", "high"}`` of an act (killed, wounded) for a side by its name, or for ``"civilians"``."""
    figures = [item for item in told if item.claim.act == act and item.stands and _target(item.claim.target) == target]
    latest = _latest_by_speaker(item for item in figures if _stated(item.claim.count))
    attributed = [item for speaker, item in latest.items() if speaker[1] != OWN_VOICE]
    counts = [_ends(item.claim.count) for item in attributed or latest.values()]
    if not counts:
        return {"low": None, "high": None}
    return {"low": min(low for low, _ in counts), "high": max(high for _, high in counts)}


def civilians_over_sides(told: Iterable[Told], sides: Iterable[str]) -> dict[str, int | None]:
    """Return the range of civilians killed: where two sides each give their own dead, the sums over both."""
    items = tuple(told)
    own = [range_of_losses([i for i in items if _speaker(i)[0] == side], "killed", "civilians") for side in sides]
    stated = [r for r in own if r["low"] is not None]
    if len(stated) < 2:
        return range_of_losses(items, "killed", "civilians")
    return {end: sum(r[end] or 0 for r in stated) for end in ("low", "high")}


def _latest_by_speaker(told: Iterable[Told]) -> dict[Speaker, Told]:
    latest: dict[Speaker, Told] = {}
    for item in told:
        speaker = _speaker(item)
        if speaker not in latest or _rank(item) > _rank(latest[speaker]):
            latest[speaker] = item
    return latest


def _rank(item: Told) -> tuple[object, ...]:
    return (*item.order, *_ends(item.claim.count))


def _speaker(item: Told) -> Speaker:
    actor = speaker_of(item.statement)
    if actor is None:
        return (None, OWN_VOICE)
    sector = sector_of(actor)
    return (side_name(actor), STATE if sector in STATE_SECTORS and actor.sector != "MED" else sector)


def _target(party: Party | None) -> str | None:
    if party is None:
        return None
    if party.kind == "civilians":
        return "civilians"
    return side_name(party.actor) if party.actor else None


def _stated(count: Count | None) -> bool:
    return count is not None and not count.unknown and not count.damaged and count.part == "total"


def _ends(count: Count | None) -> tuple[int, int]:
    """Return both ends of a stated count: of "at least 200" only the 200 is known, and it stands for both."""
    known = [n for n in (count.low, count.best, count.high) if n is not None] if count else []
    return known[0], known[-1]
