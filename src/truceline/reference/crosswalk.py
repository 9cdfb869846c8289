"""Crosswalk from a reading's own words (kind, act, weapon, target) to the sub-event types of ACLED, by table."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from truceline.reference.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEvent:
    """One sub-event type. ``signs``: alternatives, each a set of signs that go together; none for what is not read."""

    event_type: str
    name: str
    case2021: str
    signs: tuple[frozenset[str], ...]


@cache
def load_sub_events() -> tuple[SubEvent, ...]:
    """Open the packaged crosswalk; rows come in the order in which they are tried."""
    return tuple(
        SubEvent(
            event_type=row["event_type"],
            name=row["sub_event_type"],
            case2021=row["case2021"],
            signs=tuple(frozenset(part.split()) for part in row["signs"].split(";") if part.strip()),
        )
        for row in read_table("acled_sub_events.tsv")
    )


def find_sub_event(signs: Collection[str]) -> SubEvent | None:
    """Return the first sub-event type for which all signs of one alternative are there.

    >>> find_sub_event({"kind=shelling", "weapon=mortar"}).name
    'Shelling/artillery/missile attack'
    """
    have = set(signs)
    return next((row for row in load_sub_events() if any(part <= have for part in row.signs)), None)
