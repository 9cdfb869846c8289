"""Claims as what origins say: a copy, a relay and the same word told twice are one saying."""

import re
from collections.abc import Container, Iterable

from truceline.model.actor import Actor
from truceline.model.truce import Truce
from truceline.model.violation import SaidOfBreach, Telling
from truceline.truces.belonging import is_of

BREACH = "violated_agreement"
DOERLESS = ("clashed",)  # who took part in a clash is named, not who fired
FEW_WORDS = 3  # fewer say little without their sentence
HARM = ("killed", "wounded", "captured", "damaged")
THEIRS = re.compile(r"the(?:y|m|irs?)\b", re.IGNORECASE)
TELLS = ("asserts", "confirms", "corrects")


def say(told: Iterable[Telling]) -> tuple[SaidOfBreach, ...]:
    """Return what each origin says, once for each act, stance and side, in the order in which it is told first."""
    groups: dict[tuple[str, ...], list[Telling]] = {}
    for each in told:
        key = (each.origin, each.claim.act, each.claim.stance, each.fallen, _doer_side(each) or "")
        groups.setdefault(key, []).append(each)
    return tuple(_said(group) for group in groups.values())


def _said(group: list[Telling]) -> SaidOfBreach:
    first = group[0]
    span = first.claim.span if _is_bare(first) else first.claim.content
    return SaidOfBreach(
        claims=tuple(each.claim.id for each in group),
        speakers=first.speakers,
        words=span.text,
        act=first.claim.act,
        stance=first.claim.stance,
        of_breach=first.claim.act == BREACH,
        span=span,
        documents=tuple(dict.fromkeys(each.claim.span.document for each in group)),
        origin=first.origin,
        own_side=any(speaker.side == _doer_side(first) for speaker in first.speakers),
        whom=first.claim.actor.actor if first.claim.actor else None,
        note=first.fallen,
    )


def _doer_side(told: Telling) -> str | None:
    return told.claim.actor.actor.side if told.claim.actor and told.claim.actor.actor else None


def _is_bare(told: Telling) -> bool:
    """Say whether the words of the act alone do not say what is said: those of a denial are what is denied."""
    return told.claim.stance == "denies" or len(told.claim.content.text.split()) < FEW_WORDS


def asserts(told: Telling) -> bool:
    """Say whether a claim tells something as done, and stands."""
    return not told.fallen and told.claim.stance in TELLS and told.claim.factuality == "happened"


def doer_of(told: Telling) -> Actor | None:
    """Return who is told to have done it; ``None`` where nobody is named.

    Harm to the side itself, or told by a side of itself and of nothing that it hit, accuses nobody. Who denies to have
    done harm denies it, whomever he names.
    """
    doer = told.claim.actor.actor if told.claim.actor is not None else None
    if doer is None or told.claim.act in DOERLESS:
        return None
    tells = told.claim.act in HARM and told.claim.stance in TELLS
    return None if tells and _hits_nobody(told, doer) else doer


def _hits_nobody(told: Telling, doer: Actor) -> bool:
    """Say whether the harm is the doer's own, or may be: nobody is told to be hit, or "their guns" hit him.

    Civilians and those whom no words name are others; but who speaks of "their" guns may mean the enemy's.
    """
    target, words = told.claim.target, told.claim.actor.named_as if told.claim.actor else None
    if target is not None and target.actor is not None:
        return target.actor.side == doer.side
    vague = target is None or (words is not None and THEIRS.match(words.text) is not None)
    return vague and any(speaker.side == doer.side for speaker in told.speakers)


def doer_is(told: Telling, parties: Container[str], truce: Truce) -> bool:
    """Say whether who is told to have done it is of one of some parties of an agreement."""
    doer = doer_of(told)
    return doer is not None and any(each.id in parties and is_of(doer, each) for each in truce.parties)
