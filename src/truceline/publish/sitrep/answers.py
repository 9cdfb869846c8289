"""The six answers on a provision as cells of a table: of incidents and of records in the same words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from truceline.model.actor import STRANGER, Actor
from truceline.model.observation import Observation, Recorded
from truceline.model.truce import Truce
from truceline.model.violation import SaidOfBreach, Violation
from truceline.publish.ledger_words import actor_words, capital
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Cell
from truceline.publish.sitrep.sentence import Support
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.truce_words import Countries
from truceline.publish.violation_words import (
    MONITORED,
    NOBODY,
    QUESTIONS,
    acts_words,
    attributed_words,
    party_title,
    provision_title,
    truce_title,
    unnamed_voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A violation with its agreement, the supports of both, and what speakers and countries are called.

    ``said`` returns what origins say as a support. ``nobody`` are the words where nobody alleges or denies.
    """

    violation: Violation
    truce: Truce
    support: Support
    agreement: Support
    said: Callable[[tuple[SaidOfBreach, ...]], Support]
    called: Callable[[Actor], Actor]
    countries: Countries
    nobody: str = NOBODY


class Answers(NamedTuple):
    """A cell for the provision and whom it is of, then one for each answer."""

    provision: Cell
    alleged: Cell
    denied: Cell
    rival: Cell
    scope: Cell
    monitored: Cell
    verified: Cell
    attributed: Cell


def answers(held: Held, sayer: Sayer) -> Answers:
    """Return what a violation answers, each sentence on what supports it."""
    each, support, agreement = held.violation, held.support, held.agreement
    return Answers(
        provision=(
            *sayer.say(f"{_duty(held.truce, each)}.", agreement),
            *(words for said in _summary(held.truce, each) for words in sayer.say(said, agreement)),
            *sayer.say(_accused(held), support, agreement),
        ),
        alleged=_voices(held, each.alleged_by, sayer),
        denied=_voices(held, each.denied_by, sayer),
        rival=_voices(held, each.rival_by, sayer),
        scope=sayer.say(_scope(each), support, agreement),
        monitored=sayer.say(capital(_monitored(each)), support),
        verified=sayer.say("By a monitor" if each.verified else f"By {NOBODY}", support),
        attributed=sayer.say(capital(attributed_words(each, held.called)), support),
    )


def speakers(said: SaidOfBreach, called: Callable[[Actor], Actor]) -> tuple[str, ...]:
    """Name whose word it is."""
    named = tuple(clean(actor_words(called(actor))) for actor in said.speakers)
    return named or (unnamed_voice(said),)


def observer_named(actor: Actor, records: Iterable[Recorded]) -> Actor:
    """Return who observed with the name that may be told: whoever entered a record of no mission is not named."""
    entered = {f"{STRANGER}{one.by}" for one in records if isinstance(one, Observation) and not one.mission}
    return replace(actor, name="who recorded it") if actor.id in entered else actor


def _duty(truce: Truce, each: Violation) -> str:
    """Name the agreement and the provision, and what it is about: "2003 ceasefire, to cease fire (Line of Control)"."""
    named = f"{truce_title(truce)}, {provision_title(truce, each.provision)}"
    about = [clean(one.object) for one in truce.provisions if one.id == each.provision and one.object]
    return named if not about or about[0] in named else f"{named}: {about[0]}"


def _summary(truce: Truce, each: Violation) -> Iterator[str]:
    """Yield what the provision says in short; nothing where it cannot be said which is meant."""
    yield from (clean(one.summary) for one in truce.provisions if one.id == each.provision)


def _accused(held: Held) -> str:
    """Say whom it is of; a monitor who names a doer accuses nobody."""
    each = held.violation
    if not each.party:
        return "No party named."
    named, acts = party_title(held.truce, each.party, held.countries), acts_words(each.acts) or "no act is told"
    return f"Recorded of {named}: {acts}." if each.kind == "observation" else f"Accused: {named} ({acts})."


def _scope(each: Violation) -> str:
    """Say what the rule answers and, where it is not a plain yes, why."""
    if each.scope is None:
        return f"Cannot be said: {clean(each.note)}" if each.note else "Cannot be said"
    if each.scope.answer == "inside" and each.rule:
        return "Yes, if it was so"
    open_ = [part for part in each.scope.parts if part.answer != "inside" and (each.rule or part.question != "act")]
    why = "; ".join(f"{QUESTIONS[part.question]} ({clean(part.why)})" for part in open_)
    if not each.rule:
        said = "No act is told, and our rule says nothing"
        return f"{said}; nor can be said: {why}" if why else said
    said = "No, outside" if each.scope.answer == "outside" else "Whether it would fall under it cannot be said"
    return f"{said}: {why}" if why else said


def _monitored(each: Violation) -> str:
    """Say what monitors said, and whether records that a person linked saw it, or looked and saw none of it."""
    linked = each.kind == "incident" and each.observations  # an observation is no record of itself
    seen = "; a record is linked that saw it" if linked else ""
    return f"{MONITORED[each.monitored]}{seen}" + (
        "; a record is linked that looked and saw none, which is no proof" if each.unseen else ""
    )


def _voices(held: Held, said: Sequence[SaidOfBreach], sayer: Sayer) -> Cell:
    """Name whose word it is, with notes of the words; where nobody said it, nobody."""
    names = list(dict.fromkeys(name for one in said for name in speakers(one, held.called)))
    found = sayer.say(f"{capital('; '.join(names))}.", held.said(tuple(said))) if names else ()
    return found or sayer.say(capital(held.nobody), held.support)
