"""Where it was: one account for every place that reports or speakers give, whatever each calls it.

A report votes with the place of its happening; a copy has no vote, a loose happening only where nobody else has one. A
place with a point goes before one without. Rival names of one place are one account; a province agrees with a village
in it; places far apart are rivals.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from truceline.incidents.accounts import find_basis, find_monitor, giver, make_account
from truceline.incidents.geometry import POINTED, apart_km
from truceline.incidents.telling import voters
from truceline.incidents.told import Told
from truceline.model.incident import Accord, Account, Finding, Happening, Side
from truceline.model.mention import PlaceMention
from truceline.model.place import Place

DEEDS = ("fired_first", "attacked", "clashed", "entered_territory", "returned_fire")
THERE = ("at", "in", "near", "outside")  # "toward" and "from" tell a direction
NEAR_KM = 30  # two villages of one front are no rivals
FAR_KM = 100  # what one speaker tells of a place so far away is where it was said, or something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The finding, and the mention of the place that it publishes."""

    finding: Finding | None
    mention: PlaceMention | None


def where_question(
    happenings: Sequence[Happening], line: Sequence[Told], sides: Sequence[Side], roots: Mapping[str, str]
) -> Where:
    """Answer "where"; the happenings stand in the order of their reports, ``roots`` by document."""
    told = [(h.document, h.where) for h in happenings if h.where is not None]
    if not told:
        return Where(finding=None, mention=None)
    voices = voters((h for h in happenings if h.where is not None), roots)
    voting = [(document, mention) for document, mention in told if document in voices]
    best = _most_told([mention for _, mention in voting])
    spoken = [(t, m) for t in line if t.asserted and t.speaker for m in t.claim.places if _pointed(t, m, best)]
    group = [t for t in line if any(_key(m) in {_key(w) for _, w in told} for m in t.claim.places)]
    finding = Finding(
        question="where",
        accounts=tuple(_accounts(told, spoken, line, sides)),
        accord=_accord(voting, spoken, sides),
        basis=find_basis(group, sides) if group else "third_party",
        monitor=find_monitor(group),
        published=_name(best) if best is not None else None,
    )
    return Where(finding=finding, mention=best)


def _most_told(mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place with a point that most reports give, else the name that most give; the first where they tie."""
    pointed = [m for m in mentions if m.place is not None and m.place.lat is not None]
    votes = Counter(_key(mention) for mention in pointed or mentions)
    return next(iter(sorted(pointed or mentions, key=lambda m: -votes[_key(m)])), None)


def _pointed(told: Told, mention: PlaceMention, best: PlaceMention | None) -> bool:
    """Say whether a speaker puts a deed at a settlement, not at some way from it nor far from where the reports do."""
    place = mention.place
    if told.claim.act not in DEEDS or place is None or place.precision not in POINTED:
        return False
    apart = apart_km(place, best.place) if best is not None and best.place is not None else None
    far = apart is not None and apart > FAR_KM
    return not far and mention.relation in THERE and (mention.distance_km or 0) <= NEAR_KM


def _key(mention: PlaceMention) -> str:
    return mention.place.id if mention.place else mention.span.text.casefold()


def _name(mention: PlaceMention) -> str:
    return mention.place.name if mention.place else mention.span.text


def _accounts(
    told: Sequence[tuple[str, PlaceMention]],
    spoken: Sequence[tuple[Told, PlaceMention]],
    line: Sequence[Told],
    sides: Sequence[Side],
) -> Iterator[Account]:
    """Yield an account for each place: those of the reports first, then those that speakers alone give."""
    first: dict[str, PlaceMention] = {}
    for mention in (*(m for _, m in told), *(m for _, m in spoken)):
        first.setdefault(_key(mention), mention)
    for key, mention in first.items():
        scenes = {document for document, m in told if _key(m) == key}
        naming = [(t, m) for t in line for m in t.claim.places if _key(m) == key and _there(t, m, scenes)]
        group = tuple({t.claim.id: t for t, _ in naming}.values())
        note = _names(naming)
        if group:
            yield make_account(_name(mention), group, sides, where=mention, note=note)
        else:
            documents = tuple(dict.fromkeys(document for document, m in told if _key(m) == key))
            yield Account(value=_name(mention), claims=(), where=mention, documents=documents)


def _there(told: Told, mention: PlaceMention, scenes: Container[str]) -> bool:
    """Say whether a claim puts something at the place; a report of which it is the scene may say "toward" it."""
    return mention.relation in THERE or told.document in scenes


def _names(naming: Iterable[tuple[Told, PlaceMention]]) -> str:
    """Say who calls the place what, where it has more names than one."""
    users: dict[str, dict[str, None]] = {}
    for told, mention in naming:
        who = told.speaker.name if told.speaker else "the report"
        users.setdefault(mention.span.text, {}).setdefault(who)
    if len({name.casefold() for name in users}) < 2:
        return ""
    return "called " + ", ".join(f"“{name}” by {' and '.join(who)}" for name, who in users.items())


def _accord(
    voting: Sequence[tuple[str, PlaceMention]], spoken: Sequence[tuple[Told, PlaceMention]], sides: Sequence[Side]
) -> Accord:
    """Say whether those who tell of places have one in common: each report, and each speaker over all reports."""
    places: dict[str, list[PlaceMention]] = {}
    for document, mention in voting:
        places.setdefault(f"report {document}", []).append(mention)
    for told, mention in spoken:
        places.setdefault(giver(told, sides), []).append(mention)
    if any(not any(agree(a, b) for a in one for b in other) for one, other in combinations(places.values(), 2)):
        return "contested"
    return "agreed" if len(voting) > 1 else "single"


def agree(one: PlaceMention, other: PlaceMention) -> bool:
    """Say whether two places can be one: the same, near each other, or one within the other."""
    a, b = one.place, other.place
    if a is None or b is None or a.id == b.id:
        return True  # a name that no table knows contradicts nothing
    if a.precision in POINTED and b.precision in POINTED:
        apart = apart_km(a, b)
        return apart is None or apart <= NEAR_KM + (one.distance_km or 0) + (other.distance_km or 0)
    return _within(a, b) or _within(b, a)


def _within(inner: Place, wide: Place) -> bool:
    """Say whether a place can lie in a wider one; of areas and lines nobody knows, so that they contradict nothing."""
    if wide.precision == "country":
        return inner.country == wide.country or wide.country in inner.claimants
    if wide.precision in ("province", "district"):
        return inner.admin1 is None or inner.admin1 in (wide.name, wide.admin1)
    return wide.precision in ("area", "line", "sea")
