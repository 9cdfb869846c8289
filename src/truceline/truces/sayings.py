"""Claims as what origins say: a copy, a relay and the same word told twice are one saying."""

from collections.abc import Iterable

from truceline.model.actor import Actor
from truceline.model.truce import Truce
from truceline.model.violation import SaidOfBreach, Telling
from truceline.truces.belonging import is_of

BREACH = "violated_agreement"
DOERLESS = ("clashed",)  # who took part in a clash is named, not who fired
TELLS = ("asserts", "confirms", "corrects")


def say(told: Iterable[Telling]) -> tuple[SaidOfBreach, ...]:
    """Return what each origin says, once for each act and stance, in the order in which it is told first."""
    groups: dict[tuple[str, ...], list[Telling]] = {}
    for each in told:
        groups.setdefault((each.origin, each.claim.act, each.claim.stance, each.fallen), []).append(each)
    return tuple(_said(group) for group in groups.values())


def _said(group: list[Telling]) -> SaidOfBreach:
    first = group[0]
    speakers = {speaker.id: speaker for each in group for speaker in each.speakers}
    return SaidOfBreach(
        claims=tuple(each.claim.id for each in group),
        speakers=tuple(speakers.values()),
        words=first.claim.content.text,
        act=first.claim.act,
        stance=first.claim.stance,
        of_breach=first.claim.act == BREACH,
        span=first.claim.content,
        documents=tuple(dict.fromkeys(each.claim.span.document for each in group)),
        origin=first.origin,
        note=first.fallen,
    )


def asserts(told: Telling) -> bool:
    """Say whether a claim tells something as done, and stands."""
    return not told.fallen and told.claim.stance in TELLS and told.claim.factuality == "happened"


def doer_of(told: Telling) -> Actor | None:
    """Return who is told to have done it; ``None`` where nobody is named."""
    party = told.claim.actor
    return party.actor if party is not None and told.claim.act not in DOERLESS else None


def doer_is(told: Telling, party: str, truce: Truce) -> bool:
    """Say whether who is told to have done it is of a party of an agreement."""
    doer = doer_of(told)
    return doer is not None and any(each.id == party and is_of(doer, each) for each in truce.parties)
