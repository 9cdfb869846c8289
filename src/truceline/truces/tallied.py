"""A tally against agreements: somebody's count over a period is his word, for a provision or for none that can be said.

A count of violations is an allegation in words; a count of shots or explosions alleges none, and our rule says what
the acts would fall under. A tally stays one: nothing is counted by its figure here.
"""

import re
from collections.abc import Iterator, Mapping

from truceline.model.actor import Actor
from truceline.model.identity import content_id
from truceline.model.observation import Tally
from truceline.model.truce import Truce
from truceline.model.truce_scope import Deed, Scope
from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Violation
from truceline.reference.act_duties import Duty
from truceline.truces.belonging import parties_of
from truceline.truces.deeds import act_part
from truceline.truces.joint import is_over, joint_scopes
from truceline.truces.looking import look, within
from truceline.truces.named_words import FIRE
from truceline.truces.observed import scopes_for
from truceline.truces.sayings import BREACH
from truceline.truces.seen import UNIT_ACTS, counts_none
from truceline.truces.terms import Terms

SAYS_BREACH = re.compile(r"\b(?:violat|breach|broke)", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|no|none|nor|neither|nobody|without|cannot)\b|n['’]t\b", re.IGNORECASE)
AT_LEAST = re.compile(
    r"\bno(?:t|ne)? (?:fewer|less|under|below)\b", re.IGNORECASE
)  # "no fewer than 105" denies nothing
NONE = "counted, and there was none: no violation, and nobody is accused of one"
Duties = Mapping[str, tuple[Duty, str]]


def assess_tally(tally: Tally, terms: Terms) -> Assessment:
    """Hold a tally against the agreements between who gives it and whom it accuses; a count of none accuses nobody."""
    if counts_none(tally.count):
        return Assessment(kind="tally", subject=tally.id, when=tally.when, note=NONE)
    concerned = [truce for truce in terms.truces if _concerns(truce, tally)]
    open_ = [truce for truce in concerned if not is_over(truce, [tally.when])]
    held = [_held(tally, truce, len(open_), terms) for truce in concerned]
    violations = tuple(violation for _, found in held for violation in found)
    alleged = _said(tally) if alleges(tally) and not any(each.alleged_by for each in violations) else None
    return Assessment(
        kind="tally",
        subject=tally.id,
        when=tally.when,
        violations=violations,
        looked_at=tuple(looked_at for looked_at, _ in held),
        alleged_of_none=(alleged,) if alleged else (),
    )


def alleges(tally: Tally) -> bool:
    """Say whether a tally is of breaches: its unit is violations, or its words say so and deny nothing."""
    return tally.count.unit == "violation" or _says_breach(tally.words)


def _says_breach(words: str) -> bool:
    return SAYS_BREACH.search(words) is not None and NOT.search(AT_LEAST.sub("", words)) is None


def _concerns(truce: Truce, tally: Tally) -> bool:
    """Say whether an agreement binds the accused, and the claimant too where that is no outsider."""
    claimant, accused = _actor(tally.claimant.actor), tally.accused.actor if tally.accused else None
    of_claimant, of_accused = parties_of(claimant, truce), parties_of(_actor(accused), truce)
    if accused is None:
        return bool(of_claimant)
    outside = not claimant or claimant[0].watches
    return bool(of_accused) and (outside or bool(set(of_claimant) - set(of_accused)))


def _actor(actor: Actor | None) -> tuple[Actor, ...]:
    return (actor,) if actor is not None else ()


def _held(tally: Tally, truce: Truce, in_force: int, terms: Terms) -> tuple[LookedAt, tuple[Violation, ...]]:
    accused = tally.accused.actor if tally.accused else None
    deed = Deed(actors=_actor(accused), when=tally.when, where=tally.where)
    act = next((act for counted, act in UNIT_ACTS.items() if counted == tally.count.unit), "")
    duties: Duties = {duty.obligation: (duty, act) for duty in terms.duties.get(act, ()) if not duty.civilians}
    named = list(_named(tally, truce, deed, terms)) if in_force == 1 else []
    scopes: list[Scope | None] = [*scopes_for(truce, deed, duties, terms), *named]
    note = ""
    if alleges(tally) and not named:
        several = f"which of {in_force} agreements in force is meant cannot be said"
        note = several if in_force > 1 else "which of its provisions is meant cannot be said: the words name none"
        scopes.append(None)
    looked_at = look(truce, tally.when, scopes, [act] if act else [])
    held = [scope for scope in scopes if within(scope)] if looked_at.outcome == "holds" else []
    return looked_at, tuple(_violation(tally, scope, truce, duties, act, note) for scope in held)


def _named(tally: Tally, truce: Truce, deed: Deed, terms: Terms) -> Iterator[Scope]:
    """Yield the scopes of the duties to cease fire, where the words are of a ceasefire or truce."""
    if alleges(tally) and FIRE.search(tally.words):
        wanted = [each for each in truce.provisions if each.obligation == "cease_fire"]
        seen: set[str] = set()
        for scope in joint_scopes(truce, [deed], wanted, act_part({}), terms):
            if deed.actors or scope.provision not in seen:
                seen.add(scope.provision)
                yield scope


def _violation(tally: Tally, scope: Scope | None, truce: Truce, duties: Duties, act: str, note: str) -> Violation:
    provision = scope.provision if scope else ""
    of = parties_of(_actor(tally.accused.actor if tally.accused else None), truce)
    party = (scope.party if scope else of[0]) if of else ""
    obligation = next((each.obligation for each in truce.provisions if each.id == provision), "")
    breach = alleges(tally) and (scope is None or obligation not in duties)
    return Violation(
        id=content_id("vio", "tally", tally.id, truce.id, provision, party),
        kind="tally",
        subject=tally.id,
        truce=truce.id,
        provision=provision,
        party=party,
        acts=(act,) if act and scope and not breach else (),
        when=tally.when,
        accused_by=() if breach else (_said(tally, act),),
        alleged_by=(_said(tally),) if breach else (),
        scope=scope,
        rule=f"our rule: {duties[obligation][0].reason}" if obligation in duties else "",
        note=note if scope is None else "",
    )


def _said(tally: Tally, act: str = BREACH) -> SaidOfBreach:
    return SaidOfBreach(
        claims=(tally.id,),
        speakers=_actor(tally.claimant.actor),
        words=tally.words or tally.count.words,
        act=act,
        stance="asserts",
        of_breach=act == BREACH,
        span=tally.span,
        documents=(tally.span.document,) if tally.span else (),
        origin=tally.id,
    )
