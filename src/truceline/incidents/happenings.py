"""One document's claims -> happenings: is there an event at all, of what kind, when, where, between whom."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from truceline.incidents.parties import find_sides
from truceline.incidents.reconcile import find_findings
from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening, IncidentKind
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.statement import Statement
from truceline.reference.sectors import ARMED

VIOLENT = ("fired_first", "attacked", "returned_fire", "clashed", "captured", "entered_territory", "killed", "wounded")
AIRCRAFT = r"\b(?:air ?strikes?|air raids?|warplanes?|fighter jets?|aircraft|bombers?)\b"
SHELLS = r"\b(?:shell\w*|artillery|mortars?|rockets?|missiles?|bombard\w*|howitzers?)\b"
KIND_WORDS: tuple[tuple[IncidentKind, re.Pattern[str]], ...] = (
    ("drone_strike", re.compile(r"\b(?:drone|uav|unmanned|quadcopter)\w*\b", re.IGNORECASE)),
    ("air_strike", re.compile(AIRCRAFT, re.IGNORECASE)),
    ("shelling", re.compile(SHELLS, re.IGNORECASE)),
    ("explosion", re.compile(r"\b(?:landmine|mine exploded|roadside bomb|ied|car bomb)\b", re.IGNORECASE)),
)
MARKS = ("killed", "wounded", "entered_territory", "violated_agreement")
DEEDS = ("fired_first", "attacked", "clashed", "entered_territory", "returned_fire")
NEAR_KM = 30  # "120 km from Misrata" does not put the fight in Misrata
GROUND_WORDS = re.compile(
    r"\b(?:clash\w*|fought|fighting|assault\w*|storm\w*|ambush\w*|offensives?|infantry|patrols?|small arms|"
    r"rifles?|close combat|trench(?:es)?|captured|stormed|broke through|shoot-?outs?|gunfights?|firefights?)\b",
    re.IGNORECASE,
)
POINTED = ("site", "settlement")
LIGHT = frozenset(  # what hunters, police, criminals and accidents have too
    "small arms|assault rifle|machine gun|sniper rifle|pistol|shotgun|live ammunition|grenade|landmine|naval mine|"
    "unexploded ordnance|improvised explosive device|parcel bomb|magnetic bomb|tear gas|knife|stones|arson|explosion|"
    "projectile|illumination flare|tracer|laser|vehicle ramming|incendiary balloon".split("|")
)
SCENE = 7  # a deed in a settlement counts 6


def find_happenings(
    document: str,
    claims: Sequence[Claim],
    statements: Mapping[str, Statement],
    *,
    day: TimeMention | None = None,
    scene: PlaceMention | None = None,
    fighters: Sequence[Party] = (),
    listed: bool = False,
) -> tuple[tuple[Happening, ...], tuple[str, ...]]:
    """Return the happenings and the ids of claims that belong to none.

    Args:
        day: the day that the report tells outside its claims; it counts where no claim names one.
        scene: the place that the report is about.
        fighters: the parties of clashes, which no claim has in a slot.
        listed: the claims are those of one part of a report that tells armed events in other parts.
    """
    clash = len({p.actor.side for p in fighters if p.actor is not None}) > 1
    if not (clash or _armed_event(claims, statements) or (listed and _violent(claims)) or _heavy(claims, day, scene)):
        return (), tuple(c.id for c in claims)
    sides = find_sides(claims, fighters)
    when = _when(claims) or day
    told = when or _undated(claims)
    happening = Happening(
        id=content_id("hap", document, claims[0].id),
        document=document,
        kind=find_kind(claims),
        claims=tuple(c.id for c in claims),
        sides=sides,
        when=when.readings[0] if when else None,
        when_span=told.span if told else None,
        where=_where(claims, scene),
        findings=find_findings(claims, statements, sides),
    )
    return (happening,), ()


def _armed_event(claims: Sequence[Claim], statements: Mapping[str, Statement]) -> bool:
    """Say whether the claims tell of violence that an armed party does or suffers.

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


def _violent(claims: Sequence[Claim]) -> bool:
    return any(c.act in (*VIOLENT, "damaged") and c.stance == "asserts" for c in claims)


def _heavy(claims: Sequence[Claim], day: TimeMention | None, scene: PlaceMention | None) -> bool:
    """Say whether somebody is hit, on a day and at a place that are told, by a weapon of armed forces and groups."""
    told = [c for c in claims if c.act in (*VIOLENT, "damaged") and c.stance in ("asserts", "confirms")]
    hit = [c for c in told if c.weapon is not None and c.weapon not in LIGHT and c.factuality == "happened"]
    dated = any(any(_names_day(m) for m in c.times) or (day is not None and not c.times) for c in hit)
    return dated and (scene is not None or any(c.places for c in told))


def find_kind(claims: Sequence[Claim]) -> IncidentKind:
    """Name the kind by what is done and with what: the means that most claims name, unless men fight on the ground."""
    told = [c for c in claims if c.stance == "asserts"]
    acts = Counter(c.act for c in told)
    means: Counter[IncidentKind] = Counter()
    ground = acts["clashed"] + acts["entered_territory"] + acts["captured"]
    for claim in told:
        if claim.act in ("fired_first", "attacked", "returned_fire", "killed", "wounded", "damaged"):
            for kind, words in KIND_WORDS:
                means[kind] += bool(words.search(claim.span.text))
            ground += bool(GROUND_WORDS.search(claim.span.text))
    best = max(means, key=lambda kind: means[kind], default=None)
    if best is not None and means[best] > ground:
        return best
    if acts["captured"] and not acts["attacked"] + acts["fired_first"]:
        return "abduction"
    if acts["entered_territory"] and not acts["attacked"] + acts["fired_first"] + acts["killed"]:
        return "incursion"
    doers = {c.actor.actor.id for c in told if c.actor and c.actor.actor and c.act in VIOLENT}
    return "armed_clash" if acts["returned_fire"] + acts["clashed"] or len(doers) > 1 else "attack"


def _when(claims: Sequence[Claim]) -> TimeMention | None:
    """Return the day most claims give; the first told among equals.

    A breach often stands beside the day of the agreement that is breached: such claims are asked last.
    """
    return _day_of([c for c in claims if c.act != "violated_agreement"]) or _day_of(claims)


def _day_of(claims: Sequence[Claim]) -> TimeMention | None:
    votes: Counter[str] = Counter()
    first: dict[str, TimeMention] = {}
    for claim in claims:
        for mention in claim.times:
            if _names_day(mention) and mention.readings[0].earliest:
                day = str(mention.readings[0].local_dates()[0])
                votes[day] += 1
                first.setdefault(day, mention)
    if not votes:
        return None
    return first[max(votes, key=lambda d: (votes[d], -first[d].span.start))]


def _names_day(mention: TimeMention) -> bool:
    """Say whether a time is a day or a time of it; "in the past three days" holds several and names none."""
    return mention.kind != "length" and bool(mention.readings) and mention.readings[0].to_the_day


def _undated(claims: Sequence[Claim]) -> TimeMention | None:
    """Return the first day that is told but cannot be dated ("on Tuesday", with no publication to count from)."""
    return next(
        (m for c in claims for m in c.times if m.kind in ("day", "date", "relative", "part_of_day") and not m.readings),
        None,
    )


def _where(claims: Sequence[Claim], scene: PlaceMention | None) -> PlaceMention | None:
    """Return the place most claims give: a settlement before an area; the first told among equals.

    The scene of the report has a voice a little above that of one deed: claims further down rarely say again where.
    """
    votes: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    seen: set[int] = set()
    if scene is not None and scene.place is not None:
        votes[scene.place.id] = SCENE
        first[scene.place.id] = scene
    for claim in claims:
        for mention in claim.places:
            if mention.place is None or mention.span.start in seen:
                continue
            seen.add(mention.span.start)
            far = mention.distance_km is not None and mention.distance_km > NEAR_KM
            weight = 3 if mention.place.precision in POINTED and not far else 1
            votes[mention.place.id] += weight * (2 if claim.act in DEEDS else 1)
            first.setdefault(mention.place.id, mention)
    if not votes:
        return None
    return first[max(votes, key=lambda p: (votes[p], -first[p].span.start))]
