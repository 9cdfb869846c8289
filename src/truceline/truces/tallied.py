"""A tally against agreements: somebody's count over a period is his word, for a provision or for none that can be said.

Acts that a monitor counts are monitored, as what one tells of an incident is, and attributed where it names whose.

A count of violations is an allegation in words; a count of shots or explosions alleges none, and our rule says what
the acts would fall under. A tally stays one: nothing is counted by its figure here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from truceline.model.actor import Actor
from truceline.model.identity import content_id
from truceline.model.observation import Tally
from truceline.model.truce import Truce
from truceline.model.truce_scope import Deed, Scope
from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Violation
from truceline.reference.act_duties import Duty
from truceline.truces.belonging import countries_between, parties_of
from truceline.truces.deeds import act_part, is_about
from truceline.truces.joint import BEST, is_over, joint_scopes
from truceline.truces.looking import look, within
from truceline.truces.named_words import FIRE
from truceline.truces.observed import is_on_ground_of
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
    concerned = [truce for truce in terms.truces if _concerns(truce, tally, terms)]
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


def _concerns(truce: Truce, tally: Tally, terms: Terms) -> bool:
    """Say whether an agreement binds the accused, and the claimant too where that is no outsider.

    Where nobody is accused it binds the claimant; of a monitor's count the place decides, as of what it observes. An
    outsider may mean any agreement of the accused but one that is between other countries than that of the place.
    """
    claimant, accused = _actor(tally.claimant.actor), tally.accused.actor if tally.accused else None
    of_claimant, of_accused = parties_of(claimant, truce), parties_of(_actor(accused), truce)
    if accused is None and claimant and claimant[0].watches:
        return is_on_ground_of(truce, tally.where, terms)
    if accused is None:
        return bool(of_claimant)
    outside = not claimant or claimant[0].watches
    if outside:
        country = tally.where.place.country if tally.where and tally.where.place else None
        return bool(of_accused) and (country is None or country in countries_between(truce))
    return bool(of_accused) and bool(set(of_claimant) - set(of_accused))


def _actor(actor: Actor | None) -> tuple[Actor, ...]:
    return (actor,) if actor is not None else ()


def _held(tally: Tally, truce: Truce, in_force: int, terms: Terms) -> tuple[LookedAt, tuple[Violation, ...]]:
    accused = tally.accused.actor if tally.accused else None
    deed = Deed(actors=_actor(accused), when=tally.when, where=tally.where)
    act = next((act for counted, act in UNIT_ACTS.items() if counted == tally.count.unit), "")
    duties: Duties = {duty.obligation: (duty, act) for duty in terms.duties.get(act, ()) if not duty.civilians}
    counted = [each for each in truce.provisions if is_about(each, duties)]
    told = tuple(joint_scopes(truce, [deed], counted, act_part(duties), terms))
    named = tuple(_named(tally, truce, deed, terms)) if in_force == 1 else ()
    open_ = [None] if alleges(tally) and not named else []
    looked_at = look(truce, tally.when, [*told, *named, *open_], [act] if act else [])
    if looked_at.outcome != "holds":
        return looked_at, ()
    found = [_violation(tally, each, truce, duties, act) for each in _meant(told, named, bool(accused))]
    if open_:
        several = f"which of {in_force} agreements in force is meant cannot be said"
        note = several if in_force > 1 else "which of its provisions is meant cannot be said: the words name none"
        found.append(_of_none(tally, truce, note))
    return looked_at, tuple(found)


def _named(tally: Tally, truce: Truce, deed: Deed, terms: Terms) -> Iterable[Scope]:
    """Return the scopes of the duties to cease fire, where the words are of a ceasefire or truce."""
    if not alleges(tally) or not FIRE.search(tally.words):
        return ()
    wanted = [each for each in truce.provisions if each.obligation == "cease_fire"]
    return joint_scopes(truce, [deed], wanted, act_part({}), terms)


class _Meant(NamedTuple):
    """A provision that a tally is held against for one party (``""``: nobody is accused).

    ``told``: what is counted may fall under it; ``alleged``: the words are of a breach of it.
    """

    party: str
    scope: Scope
    told: bool
    alleged: bool


def _meant(told: Iterable[Scope], named: Iterable[Scope], accused: bool) -> Iterator[_Meant]:
    """Yield every provision once for a party, by what is counted and by the words; what is counted says more of it.

    Where nobody is accused it may have been any whom it obliges: that one of whom it binds the most certainly.
    """
    counted, alleged = _by_party(told, accused), _by_party(named, accused)
    for key in dict.fromkeys((*counted, *alleged)):
        scope = counted.get(key) or alleged[key]
        yield _Meant(party=key[1], scope=scope, told=key in counted, alleged=key in alleged)


def _by_party(scopes: Iterable[Scope], accused: bool) -> dict[tuple[str, str], Scope]:
    found: dict[tuple[str, str], Scope] = {}
    for scope in sorted(filter(within, scopes), key=lambda each: (BEST.index(each.answer), each.party)):
        found.setdefault((scope.provision, scope.party if accused else ""), scope)
    return dict(sorted(found.items()))


def _violation(tally: Tally, meant: _Meant, truce: Truce, duties: Duties, act: str) -> Violation:
    obligation = next(each.obligation for each in truce.provisions if each.id == meant.scope.provision)
    watching = tuple(each for each in _actor(tally.claimant.actor) if each.watches and meant.told)
    return Violation(
        id=content_id("vio", "tally", tally.id, truce.id, meant.scope.provision, meant.party),
        kind="tally",
        subject=tally.id,
        truce=truce.id,
        provision=meant.scope.provision,
        party=meant.party,
        acts=(act,) if meant.told else (),
        when=tally.when,
        accused_by=(_said(tally, act),) if meant.told else (),
        alleged_by=(_said(tally),) if meant.alleged else (),
        scope=meant.scope,
        rule=f"our rule: {duties[obligation][0].reason}" if meant.told else "",
        monitored="reported" if watching else "none",
        attributed_by=watching if meant.party else (),
    )


def _of_none(tally: Tally, truce: Truce, note: str) -> Violation:
    """Return what is alleged of an agreement, where it cannot be said what of it was broken."""
    of = parties_of(_actor(tally.accused.actor if tally.accused else None), truce)
    party = of[0] if of else ""
    return Violation(
        id=content_id("vio", "tally", tally.id, truce.id, "", party),
        kind="tally",
        subject=tally.id,
        truce=truce.id,
        provision="",
        party=party,
        when=tally.when,
        alleged_by=(_said(tally),),
        note=note,
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
        whom=tally.accused.actor if tally.accused else None,
    )
