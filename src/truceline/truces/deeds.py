"""What is told of one party as deeds: by whom, when, where, with what; one for every way in which it is told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.incident import Incident
from truceline.model.mention import PlaceMention
from truceline.model.time import Interval
from truceline.model.truce import Provision
from truceline.model.truce_scope import Deed, ScopePart
from truceline.model.violation import Telling
from truceline.reference.act_duties import Duty
from truceline.truces.joint import ActPart
from truceline.truces.terms import Calibres, Terms

MM = r"(?P<mm>[0-9]{1,3}(?:\.[0-9]{1,2})?)[-\s]?mm"
OWN_MM, MM_BEFORE = re.compile(rf"{MM}\b"), re.compile(rf"\b{MM}\s$")
OF_GROUND = ("withdraw", "no_deploy", "no_reinforce")  # to be somewhere is against them only there
NO_ACT = "the words name no act"
THERE = ("at", "in", "near", "outside", "along")


def deeds_of(incident: Incident, told: Sequence[Telling], actors: Sequence[Actor], calibres: Calibres) -> list[Deed]:
    """Return the deeds; the time of a claim is taken where it lies within that of the incident."""
    whens = list(dict.fromkeys(_when(each.claim, incident.when) for each in told)) or [incident.when]
    weapons = list(dict.fromkeys(_weapons(told, calibres))) or [(None, None)]
    return [
        Deed(actors=tuple(actors), when=when, where=where, weapon=weapon, calibre_mm=calibre)
        for when, where, (weapon, calibre) in product(whens, _wheres(incident), weapons)
    ]


def _when(claim: Claim, whole: Interval | None) -> Interval | None:
    """Return the moment that a claim gives for its act, where its words allow one; else that of the incident."""
    told = [time.readings[0] for time in claim.times if time.kind == "clock" and len(time.readings) == 1]
    if len(told) == 1 and whole is not None and _within(told[0], whole):
        return told[0]
    return whole


def _within(inner: Interval, outer: Interval) -> bool:
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _wheres(incident: Incident) -> list[PlaceMention | None]:
    """Return the places that standing accounts give, one for each place, else that of the incident.

    A place by a name that is not known may be anywhere, and is one of them.
    """
    found = [f for f in incident.findings if f.question == "where"]
    told = [a.where for f in found for a in f.accounts if a.standing and a.where and a.where.relation in THERE]
    places = {where.place.id if where.place else where.span.text: where for where in reversed(told)}
    return list(reversed(places.values())) or [incident.where]


def _weapons(told: Iterable[Telling], calibres: Calibres) -> Iterator[tuple[str | None, str | None]]:
    for each in told:
        if each.claim.weapon is not None:
            yield each.claim.weapon, _calibre(each.claim, calibres)


def _calibre(claim: Claim, calibres: Calibres) -> str | None:
    """Return the calibre that stands with the words for the weapon, else that of the table."""
    words = claim.weapon_words
    if words is None:
        return None
    before = claim.span.text[: max(0, words.start - claim.span.start)] if words.overlaps(claim.span) else ""
    told = OWN_MM.search(words.text) or MM_BEFORE.search(before)
    return told["mm"] if told else calibres(words.text)


def duties_of(told: Iterable[Telling], terms: Terms) -> dict[str, tuple[Duty, str]]:
    """Return, by obligation, the strongest duty that the acts told fall under, with the act that does."""
    found: dict[str, tuple[Duty, str]] = {}
    for each in told:
        civilians = each.claim.target is not None and each.claim.target.kind == "civilians"
        for duty in terms.duties.get(each.claim.act, ()):
            if civilians or not duty.civilians:
                held = found.get(duty.obligation)
                if held is None or (held[0].falls != "inside" and duty.falls == "inside"):
                    found[duty.obligation] = (duty, each.claim.act)
    return found


def is_about(provision: Provision, duties: Mapping[str, tuple[Duty, str]]) -> bool:
    """Say whether what is told may be what a provision is about: a duty of ground only where the text names some."""
    if provision.obligation not in duties:
        return False
    return provision.obligation not in OF_GROUND or provision.zone is not None or provision.line is not None


def act_part(duties: Mapping[str, tuple[Duty, str]]) -> ActPart:
    """Return what says whether what is told is what a provision is about."""

    def part(provision: Provision) -> ScopePart:
        if provision.obligation not in duties:
            return ScopePart(question="act", answer="cannot_be_said", why=NO_ACT)
        duty, _ = duties[provision.obligation]
        return ScopePart(question="act", answer=duty.falls, why=duty.reason)

    return part
