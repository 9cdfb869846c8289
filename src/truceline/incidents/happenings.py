"""One document's claims -> happenings: is there an event at all, of what kind, when, where, between whom."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from truceline.incidents.event_day import find_when, of_earlier_day, undated
from truceline.incidents.event_place import find_where
from truceline.incidents.parties import find_sides
from truceline.incidents.reconcile import find_findings
from truceline.incidents.sums import is_sum
from truceline.incidents.whether import LOSSES, VIOLENT, Around, is_armed
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening, IncidentKind
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.statement import Statement

NOTHING = Around()
AIRCRAFT = r"\b(?:air ?strikes?|air raids?|warplanes?|fighter jets?|aircraft|bombers?)\b"
SHELLS = r"\b(?:shell\w*|artillery|mortars?|rockets?|missiles?|bombard\w*|howitzers?)\b"
KIND_WORDS: tuple[tuple[IncidentKind, re.Pattern[str]], ...] = (
    ("drone_strike", re.compile(r"\b(?:drone|uav|unmanned|quadcopter)\w*\b", re.IGNORECASE)),
    ("air_strike", re.compile(AIRCRAFT, re.IGNORECASE)),
    ("shelling", re.compile(SHELLS, re.IGNORECASE)),
    ("explosion", re.compile(r"\b(?:landmine|mine exploded|roadside bomb|ied|car bomb)\b", re.IGNORECASE)),
)
GROUND_WORDS = re.compile(
    r"\b(?:clash\w*|fought|fighting|assault\w*|storm\w*|ambush\w*|offensives?|infantry|patrols?|small arms|"
    r"rifles?|close combat|trench(?:es)?|captured|stormed|broke through|shoot-?outs?|gunfights?|firefights?)\b",
    re.IGNORECASE,
)


def find_happenings(
    document: str,
    claims: Sequence[Claim],
    statements: Mapping[str, Statement],
    *,
    day: TimeMention | None = None,
    scene: PlaceMention | None = None,
    around: Around = NOTHING,
) -> tuple[tuple[Happening, ...], tuple[str, ...]]:
    """Return the happenings and the ids of claims that belong to none.

    Args:
        day: the day that the report tells outside its claims; it counts where no claim names one.
        scene: the place that the report is about.
        around: what else the text tells beside its claims.
    """
    if not is_armed(claims, statements, scene, around):
        return (), tuple(c.id for c in claims)
    when = find_when(claims, day, around.published)
    claims, recalled = _without_earlier(claims, when)
    sides = find_sides(claims, around.fighters)
    told = when or undated(claims)
    happening = Happening(
        id=content_id("hap", document, claims[0].id),
        document=document,
        kind=find_kind(claims),
        claims=tuple(c.id for c in claims),
        sides=sides,
        when=when.readings[0] if when else None,
        when_span=told.span if told else None,
        where=find_where(claims, scene),
        findings=find_findings(claims, statements, sides),
        several=is_sum(claims, day),
    )
    return (happening,), recalled


def _without_earlier(claims: Sequence[Claim], when: TimeMention | None) -> tuple[Sequence[Claim], tuple[str, ...]]:
    """Leave out the dead and wounded of an earlier day: six were killed the night before; most claims must stay."""
    earlier = [c for c in claims if when is not None and c.act in LOSSES and of_earlier_day(c, when)]
    if not earlier or len(earlier) * 2 >= len(claims):
        return claims, ()
    return [c for c in claims if c not in earlier], tuple(c.id for c in earlier)


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
