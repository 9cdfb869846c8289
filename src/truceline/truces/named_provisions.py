"""Which provisions of an agreement somebody's words say were broken, or why that cannot be said.

Goes in: the agreement that the words name, and the allegation. Comes out: the provisions of a point that is named; else
the one whose own words are used; else those of the duties that the deed told with it breaks (``named_deeds``); else,
where the word for the agreement is that of the duty itself (ceasefire, truce), those to cease fire; else, where only
one duty can be broken, those of it. Of those for several lines, the one at the place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from truceline.model.actor import Actor
from truceline.model.truce import Obligation, Provision, Truce
from truceline.reference.ground import Ground
from truceline.truces.belonging import is_of
from truceline.truces.named_deeds import Alleged, Deeds, deeds_of

Pairs = tuple[tuple[str, str], ...]
NUMBERED = r"\d++(?:\.\d++)*+"  # whole: of "12 times" the 1 is no point
COUNTS = (  # a figure before these counts, and is no point: "broke its clause 12 times"
    r"(?!\s+(?:more |other )?(?:times|soldiers|troops|people|persons|civilians|men|days?|hours?|weeks?|months?|years?|"
    r"shots?|rounds?|shells?|attacks?|violations?|breaches|per ?cent|km|kilomet\w+|met(?:re|er)s?|"
    r"killed|wounded|dead)\b|\s*%)"
)
ONE = r"\b(?:point|article|paragraph|clause|provision|item|art\.|para\.)"
POINT = re.compile(  # of the plural only a list: "points 2 and 3", not "clauses 12 times"
    rf"{ONE}\s+(?P<one>{NUMBERED}){COUNTS}|"
    rf"\b(?:points|articles|paragraphs|clauses|provisions|items)\s+"
    rf"(?P<list>{NUMBERED}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+){NUMBERED})+){COUNTS}",
    re.IGNORECASE,
)
BREAKABLE: tuple[Obligation, ...] = (  # what a deed in the field breaks
    "cease_fire",
    "hold_positions",
    "withdraw",
    "no_deploy",
    "no_reinforce",
    "no_fortify",
    "no_overflight",
    "protect_civilians",
)
OPERATIONS = re.compile(r"sabotage|reconnaissance|infiltrat", re.IGNORECASE)  # other than fire
CALIBRE = re.compile(r"\bcalib(?:re|er)s?\b", re.IGNORECASE)
ARMS = re.compile(r"\b(?:weapons?|calib(?:re|er)s?|artillery|mortars?|launchers?|howitzers?)\b", re.IGNORECASE)
SHARED = 3  # words that a passage and a provision have in common before it is the one that is meant
LONG = re.compile(r"\b(?:[a-z]{4,}|\d+(?= hours| days| km| metres))")
COMMON = frozenset(
    "both from that with this their they them when where which will have been were into than then agreement ceasefire "
    "forces side sides party parties army military between against after before".split()
)
MUCH_NEARER = 3.0  # times as near a line has to be as the next, for a place to be at it


def provisions_named(truces: Sequence[Truce], alleged: Alleged, grounds: Mapping[str, Ground]) -> tuple[Pairs, str]:
    """Return the provisions that are said to be broken, or why that cannot be said."""
    if not truces or alleged.words is None:
        return (), ""
    truce = truces[0]
    owed = [p for p in truce.provisions if obliges(truce, p, alleged)]
    points = points_named(alleged.claim.span.text)
    if points:
        return _numbered(truce, owed, points)
    worded = _worded(truce, owed, alleged)
    if worded:
        return _pairs(truce, worded), "its own words are used"
    deeds = deeds_of(alleged)
    duties = deeds.duties or _implied(owed, alleged)
    if not duties:
        return (), "which of its provisions cannot be said: no deed is told with it"
    held = _by_weapon([p for p in owed if p.obligation in duties and _of_kind(p, deeds)], alleged)
    placed = _at_place(held, alleged, grounds)
    named = " and ".join(duty_words(each) for each in sorted(duties))
    if held and not placed:
        return (), f"on which of its lines cannot be said, a duty {named}"
    return _pairs(truce, placed), f"a duty {named}" if held else f"it has no duty {named}"


def duty_words(obligation: Obligation) -> str:
    """Say a duty after its noun: "to cease fire", "not to deploy".

    >>> duty_words("cease_fire"), duty_words("no_deploy")
    ('to cease fire', 'not to deploy')
    """
    told = obligation.replace("_", " ")
    return {"no overflight": "not to fly over", "other": "of another kind"}.get(told) or (
        f"not to {told.removeprefix('no ')}" if told.startswith("no ") else f"to {told}"
    )


def points_named(words: str) -> tuple[str, ...]:
    """Return the numbers of the points that words name; a figure that counts is none.

    >>> points_named("points 2, 3 and 4.1 of it"), points_named("broke its clauses 12 times")
    (('2', '3', '4.1'), ())
    """
    found = POINT.search(words)
    return tuple(re.findall(NUMBERED, found["one"] or found["list"])) if found else ()


def _numbered(truce: Truce, owed: Sequence[Provision], points: Sequence[str]) -> tuple[Pairs, str]:
    """Return the provisions of those numbers, and which numbers it does not have."""
    known = {p.number for p in owed}
    named = [f"point {point} is named" for point in points if point in known]
    missing = [f"it has no point {point}" for point in points if point not in known]
    return _pairs(truce, (p for p in owed if p.number in points)), "; ".join((*named, *missing))


def _implied(owed: Sequence[Provision], alleged: Alleged) -> frozenset[Obligation]:
    """Return the duty that no deed tells: that of the word itself, or the only one that a deed can break."""
    if alleged.words is not None and alleged.words.kind == "duty":
        return frozenset(("cease_fire",))
    duties = {p.obligation for p in owed} & set(BREAKABLE)
    whole = alleged.claim.stance == "denies" and alleged.words is not None and alleged.words.kind == "text"
    return frozenset(duties) if len(duties) == 1 and not whole else frozenset()


def _worded(truce: Truce, owed: Sequence[Provision], alleged: Alleged) -> list[Provision]:
    """Return the one provision whose summary the words of the claim repeat; the words of the title do not count."""
    said = _content_words(alleged.claim.content.text) - _content_words(" ".join((truce.title, *truce.aliases)))
    shared = {p.id: len(said & _content_words(f"{p.summary} {p.object}")) for p in owed}
    most = max(shared.values(), default=0)
    best = [p for p in owed if shared[p.id] == most]
    return best if most >= SHARED and len(best) == 1 else []


def _content_words(text: str) -> frozenset[str]:
    words = (word.rstrip("s") for word in LONG.findall(text.lower()))
    return frozenset(word for word in words if word not in COMMON)


def _of_kind(provision: Provision, deeds: Deeds) -> bool:
    """Say whether a provision is about what was done: one on raids and reconnaissance is not about fire."""
    return not deeds.only_fire or OPERATIONS.search(provision.object) is None


def _by_weapon(provisions: list[Provision], alleged: Alleged) -> list[Provision]:
    """Of provisions to withdraw return those on weapons where weapons are told, those by calibre where calibres are."""
    if not ARMS.search(alleged.sentence) or any(p.obligation != "withdraw" for p in provisions):
        return provisions
    by_calibre = [p for p in provisions if p.calibre_min_mm is not None]
    return by_calibre if CALIBRE.search(alleged.sentence) else [p for p in provisions if p.weapons]


def _at_place(provisions: list[Provision], alleged: Alleged, grounds: Mapping[str, Ground]) -> list[Provision]:
    """Of provisions that differ by their line return the one at whose line it was; none where that is not known."""
    if len({p.line for p in provisions}) < 2 or any(p.line is None for p in provisions):
        return provisions
    told = alleged.reading.document.text if alleged.of_the_event else alleged.sentence
    named = [p for p in provisions if p.object.lower() in told.lower()]
    if len(named) == 1:
        return named
    place = alleged.where.place if alleged.where else None
    if place is None or place.lon is None or place.lat is None:
        return []
    lines = {p.id: grounds.get(p.line or "") for p in provisions}
    away = sorted((ground.distance_km(place.lon, place.lat) or 0.0, id) for id, ground in lines.items() if ground)
    if len(away) > 1 and away[0][0] * MUCH_NEARER > away[1][0]:
        return []
    return [p for p in provisions if away and p.id == away[0][1]]


def obliges(truce: Truce, provision: Provision, alleged: Alleged) -> bool:
    """Say whether a provision obliges the accused: its party, else one of its country; anybody where none is told.

    Who is accused and obliged by nothing is taken for the other side than that of the speaker.
    """
    accused = alleged.accused
    if accused is None:
        return True
    bound = {party for each in truce.provisions if each.obligation in BREAKABLE for party in each.obliged}
    own = parties_of(truce, accused, bound)
    if not own:
        speaking = {party for speaker in alleged.speakers for party in parties_of(truce, speaker, bound)}
        own = bound - speaking
    return bool(own & set(provision.obliged))


def parties_of(truce: Truce, actor: Actor, bound: set[str]) -> set[str]:
    """Return the parties, of those bound, that an actor is of: by itself or its group, else by its country."""
    own = {party.id for party in truce.parties if is_of(actor, party)} & bound
    if own or actor.group:
        return own  # an armed group is not of the state whose country it fights in
    return {p.id for p in truce.parties if p.country and p.country == actor.country} & bound


def _pairs(truce: Truce, provisions: Iterable[Provision]) -> Pairs:
    return tuple((truce.id, provision.id) for provision in provisions)
