"""The six answers of one violation, each by itself: who tells, alleges, denies, saw, checked it, named whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from truceline.model.identity import content_id
from truceline.model.incident import Incident
from truceline.model.observation import Observation
from truceline.model.truce import Provision, Truce
from truceline.model.truce_scope import Scope
from truceline.model.violation import Telling, Violation
from truceline.reference.act_duties import Duty, Falls
from truceline.truces.denials import denying
from truceline.truces.sayings import BREACH, asserts, doer_is, doer_of, say
from truceline.truces.seen import seen_of
from truceline.truces.terms import Terms

EXCLUSIVE = ("fired_first",)  # acts of which only one can be true: who says that the other did it gives a rival account


class Found(NamedTuple):
    """What is told against one provision of an agreement (``""``: it cannot be said which) for one party or nobody.

    ``doers`` are the parties whose deeds it is told of: the party itself, and whom it is to hold back; none: of nobody
    by name. ``own`` is all that is told of them, ``duties`` what these acts fall under, by obligation.
    """

    provision: str
    party: str
    doers: tuple[str, ...]
    scope: Scope | None
    own: Sequence[Telling]
    duties: Mapping[str, tuple[Duty, str]]
    note: str = ""


def six_answers(
    incident: Incident,
    told: Sequence[Telling],
    observed: Sequence[Observation],
    truce: Truce,
    found: Found,
    terms: Terms,
) -> Violation:
    """Return the violation of what was found."""
    provision = next((each for each in truce.provisions if each.id == found.provision), None)
    about = _acts_about(provision, terms)
    plain = [each for each in found.own if each.claim.act in _acts_about(provision, terms, "inside")]
    accusing = plain or [each for each in found.own if each.claim.act in about]
    of_party = [each for each in told if doer_is(each, found.doers, truce)]
    denied = list(denying(of_party, about, truce, provision))
    seen = seen_of(observed, provision, found.doers, truce, terms.duties)
    findings = [each for each in incident.findings if each.question in (*about, BREACH)]
    duty = found.duties.get(provision.obligation) if provision else None
    return Violation(
        id=content_id("vio", "incident", incident.id, truce.id, found.provision, found.party),
        kind="incident",
        subject=incident.id,
        truce=truce.id,
        provision=found.provision,
        party=found.party,
        acts=tuple(dict.fromkeys(each.claim.act for each in accusing)),
        when=incident.when,
        accused_by=say(accusing),
        alleged_by=say(each for each in found.own if _alleges(each, truce, found.provision)),
        denied_by=say(denied),
        rival_by=say(_rivals(told, accusing, denied, found.doers, truce)),
        scope=found.scope,
        rule=f"our rule: {duty[0].reason}" if duty else "",
        monitored=seen.monitored(accusing, [each.monitor for each in findings]),
        verified=seen.verified(accusing),
        attributed_by=seen.attributed_by(accusing) if found.doers else (),
        observations=seen.positive,
        unseen=seen.negative,
        withdrawn=say(each for each in of_party if each.fallen and _accuses(each, about, truce, found.provision)),
        note=found.note,
    )


def _acts_about(provision: Provision | None, terms: Terms, *falls: Falls) -> tuple[str, ...]:
    """Return the acts that a provision is about; none where it cannot be said which provision is meant."""
    if provision is None:
        return ()
    wanted = falls or ("inside", "cannot_be_said")
    return tuple(
        act
        for act, duties in terms.duties.items()
        if any(duty.obligation == provision.obligation and duty.falls in wanted for duty in duties)
    )


def _alleges(told: Telling, truce: Truce, provision: str) -> bool:
    """Say whether a claim alleges in words that this provision was broken (``""``: it cannot be said which)."""
    if told.claim.act != BREACH or told.named is None or truce.id not in told.named.truces:
        return False
    meant = [each for named, each in told.named.provisions if named == truce.id]
    return provision in meant if meant else provision == ""


def _accuses(told: Telling, about: Sequence[str], truce: Truce, provision: str) -> bool:
    return told.claim.act in about or _alleges(told, truce, provision)


def _rivals(
    told: Sequence[Telling],
    accusing: Sequence[Telling],
    denials: Sequence[Telling],
    doers: tuple[str, ...],
    truce: Truce,
) -> Iterator[Telling]:
    """Yield the claims by which another did what only one can have done, of whoever denies nothing in words."""
    acts = {each.claim.act for each in accusing if each.claim.act in EXCLUSIVE}
    denied = {each.origin for each in denials}
    for each in told:
        other = doer_of(each) is not None and not doer_is(each, doers, truce)
        if doers and other and asserts(each) and each.claim.act in acts and each.origin not in denied:
            yield each
