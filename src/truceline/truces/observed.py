"""What a monitor observed, against agreements, whether or not it is of an incident.

What was looked for and not seen is no violation, and no proof that there was none; so is a count of zero. What was seen
is monitored; it is attributed only where the monitor named the doer.
"""

from collections.abc import Iterator, Mapping

from truceline.model.identity import content_id
from truceline.model.observation import Observation
from truceline.model.truce import Truce
from truceline.model.truce_scope import Deed, Scope, Where
from truceline.model.violation import Assessment, LookedAt, Violation
from truceline.reference.act_duties import Duty
from truceline.truces.belonging import countries_between, parties_of
from truceline.truces.deeds import act_part, is_about
from truceline.truces.joint import furthest_inside, joint_scopes
from truceline.truces.looking import look, within
from truceline.truces.scope_place import place_part
from truceline.truces.seen import CHECKS, act_of, observer, saw_nothing
from truceline.truces.terms import Terms


def assess_observation(observation: Observation, terms: Terms) -> Assessment:
    """Hold an observation against the agreements of who did it; where nobody is named, of where it was."""
    nothing = _nothing(observation)
    held = [] if nothing else list(_held(observation, terms))
    return Assessment(
        kind="observation",
        subject=observation.id,
        when=observation.when,
        violations=tuple(violation for _, found in held for violation in found),
        looked_at=tuple(looked_at for looked_at, _ in held),
        note=nothing,
    )


def _nothing(observation: Observation) -> str:
    """Say why it tells of nothing: looked for and not seen, or none of it; ``""`` where it tells of something."""
    if observation.negative:
        return "looked for and not seen: no violation, and no proof that there was none"
    return "counted, and there was none: no violation where the monitor looked" if saw_nothing(observation) else ""


def _held(observation: Observation, terms: Terms) -> Iterator[tuple[LookedAt, tuple[Violation, ...]]]:
    doer = observation.actor.actor if observation.actor else None
    deed = Deed(
        actors=(doer,) if doer else (),
        when=observation.when,
        where=observation.where,
        weapon=observation.weapon,
        calibre_mm=observation.calibre_mm,
    )
    act = act_of(observation)
    duties: dict[str, tuple[Duty, str]] = {
        duty.obligation: (duty, act) for duty in terms.duties.get(act, ()) if not duty.civilians
    }
    for truce in terms.truces:
        if _concerns(truce, deed, terms):
            scopes = tuple(scopes_for(truce, deed, duties, terms))
            looked_at = look(truce, deed.when, scopes, [act] if act else [])
            found = (each for each in scopes if within(each)) if looked_at.outcome == "holds" else ()
            yield looked_at, tuple(_violation(observation, each, truce, duties, act) for each in found)


def scopes_for(truce: Truce, deed: Deed, duties: Mapping[str, tuple[Duty, str]], terms: Terms) -> Iterator[Scope]:
    """Return the scope of every provision that is about a deed: for every party, once where nobody is named."""
    wanted = [each for each in truce.provisions if is_about(each, duties)]
    scopes = joint_scopes(truce, [deed], wanted, act_part(duties), terms)
    return scopes if deed.actors else furthest_inside(scopes)


def _concerns(truce: Truce, deed: Deed, terms: Terms) -> bool:
    """Say whether an agreement binds who did it; where nobody is named, whether it was on its ground."""
    if deed.actors:
        return bool(parties_of(deed.actors, truce))
    return is_on_ground_of(truce, deed.where, terms)


def is_on_ground_of(truce: Truce, where: Where | None, terms: Terms) -> bool:
    """Say whether it was in a country between whose parties an agreement is; of no known country, in what it draws."""
    place = where.place if where else None
    if place is not None and place.country is not None:
        return place.country in countries_between(truce)
    drawn = [each for each in truce.provisions if each.zone or each.line]
    parts = (place_part(truce, each, where, terms.grounds, terms.outlines) for each in drawn)
    return any(part.answer == "inside" for part in parts)


def _violation(
    observation: Observation, scope: Scope, truce: Truce, duties: Mapping[str, tuple[Duty, str]], act: str
) -> Violation:
    obligation = next(each.obligation for each in truce.provisions if each.id == scope.provision)
    doer = observation.actor.actor if observation.actor else None
    party = scope.party if doer else ""
    return Violation(
        id=content_id("vio", "observation", observation.id, truce.id, scope.provision, party),
        kind="observation",
        subject=observation.id,
        truce=truce.id,
        provision=scope.provision,
        party=party,
        acts=(act,),
        when=observation.when,
        scope=scope,
        rule=f"our rule: {duties[obligation][0].reason}",
        monitored="reported",
        verified=observation.means in CHECKS,
        attributed_by=(observer(observation),) if doer else (),
        observations=(observation.id,),
    )
