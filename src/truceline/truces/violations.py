"""An incident against the agreements in force: which provisions the acts that are told would fall under, if true.

Goes in: an incident, the claims behind it with their speakers, agreements. Comes out: violations, one for every
provision and party that is accused of an act which the provision is about; six separate answers each. An agreement
none of whose parties is a side gives none. Nothing is decided here: who is right is for the accounts of the incident,
and a breach is alleged only by who says so in words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim
from truceline.model.incident import Incident
from truceline.model.truce import Obligation, Truce
from truceline.model.truce_scope import Deed, Scope
from truceline.model.violation import SaidOfBreach, Violation
from truceline.reference.ground import Ground
from truceline.truces.scope import is_of, scopes
from truceline.truces.scope_place import Outlines

FIRE: tuple[Obligation, ...] = ("cease_fire",)
HOLD: tuple[Obligation, ...] = ("hold_positions",)
DUTIES: Mapping[Act, tuple[Obligation, ...]] = {
    "fired_first": FIRE,
    "returned_fire": (),  # whether an answer to fire breaks a ceasefire is no matter of words
    "attacked": FIRE,
    "advanced": HOLD,
    "entered_territory": HOLD,
    "fortified": ("no_fortify",),
    "overflew": ("no_overflight",),
}
BREACH: Act = "violated_agreement"
TELLS = ("asserts", "confirms")
WATCHERS = ("IGO", "NGO")


class Told(NamedTuple):
    """A claim with who says it."""

    claim: Claim
    speakers: tuple[Actor, ...]


def violations_of(
    incident: Incident, told: Sequence[Told], truces: Iterable[Truce], grounds: Mapping[str, Ground], outlines: Outlines
) -> tuple[Violation, ...]:
    """Return every provision that an act told of the incident would fall under, for whom it is told of.

    Args:
        told: the claims of the happenings of the incident.
    """
    members = [actor for side in incident.sides for actor in side.members]
    concerned = [truce for truce in truces if any(is_of(actor, each) for actor in members for each in truce.parties)]
    return tuple(
        _violation(incident, told, scope, act, accused)
        for truce in concerned
        for act, accused in _accusations(told)
        for scope in scopes(truce, _deed(incident, accused), grounds, outlines)
        if _about(truce, scope, act) and scope.answer != "outside"
    )


def _deed(incident: Incident, accused: Actor) -> Deed:
    return Deed(actors=(accused,), when=incident.when, where=incident.where)


def _accusations(told: Sequence[Told]) -> Iterator[tuple[Act, Actor]]:
    """Yield every act with its doer, once for each side."""
    seen = set()
    for claim, _ in told:
        doer = claim.actor.actor if claim.actor else None
        if claim.stance in TELLS and claim.factuality == "happened" and doer and DUTIES.get(claim.act):
            if (claim.act, doer.side) not in seen:
                yield claim.act, doer
            seen.add((claim.act, doer.side))


def _about(truce: Truce, scope: Scope, act: Act) -> bool:
    """Say whether the provision of a scope is about an act."""
    return any(each.id == scope.provision and each.obligation in DUTIES[act] for each in truce.provisions)


def _violation(incident: Incident, told: Sequence[Told], scope: Scope, act: Act, accused: Actor) -> Violation:
    own = [each for each in told if each.claim.actor and each.claim.actor.actor]
    own = [each for each in own if each.claim.actor and each.claim.actor.actor and _side(each) == accused.side]
    accusing = [each for each in own if each.claim.act == act and each.claim.stance in TELLS]
    breach = [each for each in own if each.claim.act == BREACH and each.claim.stance in TELLS]
    denying = [each for each in own if each.claim.act in (act, BREACH) and each.claim.stance == "denies"]
    findings = [finding for finding in incident.findings if finding.question == act]
    outside = [speaker for each in accusing for speaker in each.speakers if speaker.sector in WATCHERS]
    return Violation(
        incident=incident.id,
        truce=scope.truce,
        provision=scope.provision,
        party=scope.party,
        accused_by=_said(accusing),
        alleged_by=_said(breach),
        denied_by=_said(denying),
        scope=scope,
        rule=f"our rule: {act} would fall under {', '.join(DUTIES[act])}",
        monitored=findings[0].monitor if findings else "none",
        verified=any(finding.basis == "verified" for finding in findings),
        attributed_by=tuple(dict.fromkeys(outside)),
    )


def _side(told: Told) -> str:
    party = told.claim.actor
    return party.actor.side if party and party.actor else ""


def _said(told: Iterable[Told]) -> tuple[SaidOfBreach, ...]:
    return tuple(
        SaidOfBreach(
            claim=each.claim.id,
            speakers=each.speakers,
            words=each.claim.content.text,
            of_breach=each.claim.act == BREACH,
        )
        for each in told
    )
