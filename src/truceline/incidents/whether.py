"""Whether there is an armed event at all in what one document, or one part of it, claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.incidents.event_day import names_day
from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.mention import PlaceMention
from truceline.model.statement import Statement
from truceline.reference.sectors import ARMED

VIOLENT = ("fired_first", "attacked", "returned_fire", "clashed", "captured", "entered_territory", "killed", "wounded")
MARKS = ("killed", "wounded", "entered_territory", "violated_agreement")
LOSSES = ("killed", "wounded")
DEEDS = ("fired_first", "attacked", "clashed", "entered_territory", "returned_fire")
HITS = (*VIOLENT, "damaged")
STANDS = ("asserts", "confirms")
LIGHT = frozenset(  # what hunters, police, criminals and accidents have too
    "small arms|assault rifle|machine gun|sniper rifle|pistol|shotgun|live ammunition|grenade|landmine|naval mine|"
    "unexploded ordnance|improvised explosive device|parcel bomb|magnetic bomb|tear gas|knife|stones|arson|explosion|"
    "projectile|illumination flare|tracer|laser|vehicle ramming|incendiary balloon".split("|")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the text tells beside its claims.

    ``fighters``: the parties of clashes, which no claim has in a slot; ``opposed``: two sides at least are named;
    ``weapons``: classes of those named anywhere; ``listed``: the claims are those of one part of a report that tells
    armed events in other parts; ``published``: when the report was, where that is known.
    """

    fighters: tuple[Party, ...] = ()
    opposed: bool = False
    weapons: tuple[str, ...] = ()
    listed: bool = False
    published: datetime | None = None


def is_armed(
    claims: Sequence[Claim],
    statements: Mapping[str, Statement],
    scene: PlaceMention | None,
    around: Around,
) -> bool:
    """Say whether the claims tell of violence that an armed party does or suffers."""
    return (
        _armed_parties(claims, statements)
        or _clash(claims, around)
        or _own_denial(claims)
        or _heavy(claims, scene, around)
        or (around.listed and any(c.act in HITS and c.stance == "asserts" for c in claims))
    )


def _armed_parties(claims: Sequence[Claim], statements: Mapping[str, Statement]) -> bool:
    """Say whether an armed party is in a slot of an act of violence.

    A state counts as armed where beside its shots somebody speaks of losses, damage, ground taken or a breach; where no
    party is named, a weapon, a place and a known speaker have to stand beside the act.
    """
    marked = any(c.act in MARKS for c in claims)
    for claim in claims:
        issued = statements[claim.statement].cue is None  # a denial is news only where the body denied is the issuer
        if claim.act not in VIOLENT or (claim.stance in ("denies", "declines") and not issued):
            continue
        actors = [p.actor for p in (claim.actor, claim.target) if p is not None and p.actor is not None]
        if any(a.sector in ARMED or a.group for a in actors):
            return True
        if marked and claim.act in DEEDS and any(a.kind == "state" for a in actors):
            return True
        known = [s for s in statements[claim.statement].speakers if not s.stranger]
        if claim.weapon is not None and known and any(p.place is not None for p in claim.places):
            return True
    return False


def _clash(claims: Sequence[Claim], around: Around) -> bool:
    """Say whether a fight is told, with those who fight, or in a text that names two sides and a day."""
    fights = [c for c in claims if c.act == "clashed" and c.stance in STANDS]
    armed = any(p.actor is not None and (p.actor.sector in ARMED or p.actor.group) for p in around.fighters)
    two = len({p.actor.side for p in around.fighters if p.actor is not None}) > 1
    if two or (fights and armed):
        return True
    dated = [c for c in claims if c.act in DEEDS and c.stance in STANDS and any(names_day(m) for m in c.times)]
    lost = any(c.act in LOSSES and c.stance in STANDS for c in claims)
    return around.opposed and (any(c.act == "clashed" for c in dated) or (bool(dated) and lost))


def _own_denial(claims: Sequence[Claim]) -> bool:
    """Say whether somebody denies an act of its own side that is told with a place or a day: there is an accusation."""
    return any(
        c.stance == "denies"
        and c.act in DEEDS
        and c.about_own_side
        and (any(names_day(m) for m in c.times) or bool(c.places))
        for c in claims
    )


def _heavy(claims: Sequence[Claim], scene: PlaceMention | None, around: Around) -> bool:
    """Say whether somebody is hit, on a day told with it and at a place, by a weapon of armed forces and groups.

    The weapon stands in the claim; or elsewhere in the text, where people are counted who were killed or wounded.
    """
    told = [c for c in claims if c.act in HITS and c.stance in STANDS and c.factuality == "happened"]
    hit = [c for c in told if c.weapon is not None and c.weapon not in LIGHT]
    if any(w not in LIGHT for w in around.weapons) and any(c.act not in LOSSES for c in told):
        hit += [c for c in told if c.act in LOSSES and c.count is not None and not c.count.unknown]
    dated = any(names_day(m) for c in hit for m in c.times)
    return dated and (scene is not None or any(c.places for c in told))
