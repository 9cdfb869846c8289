"""Decide what names mean in a document that says nothing of where it plays: any place of the world is a candidate.

Hits in, one ``Choice`` a hit out. Each name starts with how much its places are known; then the names of the document
vote, round by round, for the countries and units that most of them share, for what lies near, and for what the text
states ("Paris, Tenn."). What is left open says so, with its candidates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log10

from truceline.annotate.place_fit import FIT, SAME_KM, UNIT_SENSES, Choice, is_inside, nested
from truceline.annotate.place_forms import find_forms
from truceline.annotate.place_names import NameHit
from truceline.model.place import PlaceCandidate
from truceline.reference.gazetteer import Entry, apart_km
from truceline.reference.place_words import Sense
from truceline.reference.places import Match, PlaceTable
from truceline.reference.spelling import name_key

ROUNDS = 4
MAX_CANDIDATES = 5
MOST = 40  # candidates of a name that are weighed, the best known first
CLEAR = 0.65  # share of belief that an answer needs
SHARP = 7.0  # how fast belief falls with the score: 0.1 less is half
PEERS = 3  # candidates of another name that speak for a neighbourhood
HEARD = 0.1  # belief below which a candidate of another name speaks for nothing
NEAR_KM = 60.0
OF_COUNTRY, OF_UNIT, OF_NEAR, OF_STATED = 0.5, 0.55, 0.35, 0.9  # what full support of each kind adds to the score
CITY = 100_000  # inhabitants
STRAY = 0.1  # of the belief in a place that nothing in the document speaks for
AROUND = 0.2  # of the belief in the place that is named nearest, for a name that no table has
OF_NAMED = 0.3  # for a place in a unit that the document names somewhere
AGAINST_STATED = -0.4
OTHER_NAME = 3  # power of the spelling: few mean Berkeley Heights by Turkey, one of the names it once had
# How well known a kind of place is by its bare name, before its inhabitants and names count.
KNOWN = {"continent": 1.6, "country": 1.6, "adm1": 1.15, "capital": 0.3, "ground": 1.0, "adm2": 0.3}


@dataclass
class _Name:
    """One name in one sense, its candidates with their first scores, and what is believed of each."""

    hits: list[NameHit] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    belief: list[float] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    stated: list["_Name"] = field(default_factory=list)
    state: Entry | None = None
    choice: Choice | None = None

    @property
    def sense(self) -> Sense | None:
        return next((h.sense for h in self.hits if h.sense), None)

    def settle(self, score: list[float]) -> None:
        """Turn scores into beliefs that sum to one."""
        self.score = score
        best = max(score, default=0.0)
        weights = [exp(SHARP * (s - best)) for s in score]
        whole = sum(weights) or 1.0
        self.belief = [w / whole for w in weights]

    def believed(self) -> list[tuple[Entry, float]]:
        """Return the likeliest candidates with their beliefs."""
        pairs = sorted(zip(self.entries, self.belief, strict=True), key=lambda p: (-p[1], p[0].id))
        return [pair for pair in pairs[:PEERS] if pair[1] >= HEARD]


def choose_anywhere(
    hits: Sequence[NameHit],
    table: PlaceTable,
    *,
    fixed: Mapping[int, Choice],
    known: Mapping[int, Entry],
    within: Iterable[tuple[int, int, bool]],
) -> list[Choice]:
    """Choose for every hit; ``fixed`` and ``within`` as in ``place_choice.choose``.

    ``known`` is the state that the words of a hit name, by its index: one candidate more.
    """
    of_hit = _group(hits, fixed)
    for index, entry in known.items():
        of_hit[index].state = entry
    names = list({id(name): name for name in of_hit}.values())
    for name in names:
        _weigh(name, table)
    for inner, outer, listed in within:
        if of_hit[inner] is not of_hit[outer] and (not listed or _may_state(of_hit[inner], of_hit[outer])):
            of_hit[inner].stated.append(of_hit[outer])
    for _ in range(ROUNDS):
        _vote(names)
    countries = _shares(names)[0]
    return [name.choice or _placed(index, of_hit, countries) for index, name in enumerate(of_hit)]


def _placed(index: int, of_hit: Sequence[_Name], countries: Mapping[str, float]) -> Choice:
    """Choose; what no table has, or a small place of a country that nothing else names, is likelier here."""
    choice = _choice(of_hit[index])
    if choice.candidates and not _is_stray(of_hit[index], countries):
        return choice
    own = tuple(replace(c, score=round(c.score * STRAY, 3)) for c in choice.candidates)
    around = _around(index, of_hit)
    return Choice(None, (*around, *own[: MAX_CANDIDATES - 1])) if around else choice


def _is_stray(name: _Name, countries: Mapping[str, float]) -> bool:
    """Say whether the likeliest candidate is a small place in a country of which nothing else in the text speaks."""
    best = max(range(len(name.entries)), key=lambda i: name.score[i])
    entry = name.entries[best]
    if entry.kind not in ("town", "adm2") or entry.population >= CITY or name.stated:
        return False
    own = sum(b for e, b in zip(name.entries, name.belief, strict=True) if e.country == entry.country)
    return countries[entry.country] - own < HEARD


def _around(index: int, of_hit: Sequence[_Name]) -> tuple[PlaceCandidate, ...]:
    """Return the believed place that is named nearest: a name that no table has is likelier there than elsewhere."""
    near = sorted(range(len(of_hit)), key=lambda i: (abs(i - index), i))
    for wide in (("continent", "country"), ("continent",)):
        for other in near:
            if of_hit[other] is of_hit[index]:
                continue
            believed = [pair for pair in of_hit[other].believed()[:1] if pair[0].kind not in wide]
            for entry, belief in believed:
                score = round(belief * AROUND, 3)
                return (PlaceCandidate(id=entry.id, name=entry.name, country=entry.country or None, score=score),)
    return ()


def _group(hits: Sequence[NameHit], fixed: Mapping[int, Choice]) -> list[_Name]:
    names: dict[tuple[str, Sense | None, int], _Name] = defaultdict(_Name)
    of_hit = []
    for index, hit in enumerate(hits):
        unit = hit.sense if hit.sense in UNIT_SENSES else None
        name = names[name_key(hit.name) or hit.name, unit, index if index in fixed else -1]
        name.hits.append(hit)
        name.choice = fixed.get(index)
        of_hit.append(name)
    return of_hit


def _weigh(name: _Name, table: PlaceTable) -> None:
    """Look the name up and score each candidate by itself; one that is fixed has no other."""
    if name.choice is not None:
        name.entries, name.first = ([name.choice.entry], [1.0]) if name.choice.entry else ([], [])
    else:
        found = find_forms(name.hits[0].name, table)
        if name.state and not any(_is_part(m, name.state) for m in found):
            found = [Match(name.state, 1.0, True), *(m for m in found if m.entry is not name.state)]
        scored = sorted(((_prominence(m, name.sense), m.entry) for m in found), key=lambda p: (-p[0], p[1].id))[:MOST]
        name.first, name.entries = [score for score, _ in scored], [entry for _, entry in scored]
    name.settle(name.first)


def _is_part(match: Match, state: Entry) -> bool:
    """Say whether the words are the very name of a part of the state that some use for the whole: England."""
    return match.entry.kind == "adm1" and match.score == 1.0 and match.entry.country == state.country


def _prominence(match: Match, sense: Sense | None) -> float:
    """Score how likely a bare name means this place: its kind, its names in many languages, last its inhabitants."""
    entry = match.entry
    score = KNOWN.get(entry.kind, 0.0)
    if entry.kind in ("town", "capital", "site"):  # the tables count few names of units, and not their inhabitants
        score += 0.15 * log10(1 + entry.known) + 0.1 * log10(10 + entry.population)
    return score * match.score**OTHER_NAME + FIT[sense].get(entry.kind, 0.0)


def _may_state(inner: _Name, outer: _Name) -> bool:
    """Say whether a name after a comma can be the unit of the one before, and is not the next of a list."""
    units = [e for e in outer.entries if e.kind in ("adm1", "adm2", "country")]
    return any(is_inside(e, unit) for e in inner.entries for unit in units if unit is not e)


def _vote(names: list[_Name]) -> None:
    """Score every name anew in the light of what is believed of the others."""
    countries, units = _shares(names)
    named = {e.id: b for n in names for e, b in n.believed() if e.kind in ("adm1", "adm2")}
    scores = []
    for name in names:
        if name.choice is not None or not name.entries:
            scores.append(name.first)
            continue
        peers = [pair for other in names if other is not name for pair in other.believed()]
        own_c, own_u = _shares([name])
        total_c, total_u = max(sum(countries.values()) - 1.0, 0.5), max(sum(units.values()) - 1.0, 0.5)
        new = []
        for entry, first in zip(name.entries, name.first, strict=True):
            score = (
                first
                + _stated(entry, name)
                + OF_NAMED
                * max(named.get(entry.admin1, 0.0) if entry.kind != "adm1" else 0.0, named.get(entry.admin2, 0.0))
            )
            score += OF_COUNTRY * max(0.0, countries[entry.country] - own_c[entry.country]) / total_c
            if entry.admin1:
                score += OF_UNIT * max(0.0, units[entry.admin1] - own_u[entry.admin1]) / total_u
            new.append(score + OF_NEAR * _nearness(entry, peers))
        scores.append(new)
    for name, changed in zip(names, scores, strict=True):
        name.settle(changed)


def _shares(names: Iterable[_Name]) -> tuple[dict[str, float], dict[str, float]]:
    """Sum the beliefs by country and by first-order unit; each name has one vote."""
    countries: dict[str, float] = defaultdict(float)
    units: dict[str, float] = defaultdict(float)
    for name in names:
        for entry, belief in zip(name.entries, name.belief, strict=True):
            if entry.country:
                countries[entry.country] += belief
            if entry.admin1:
                units[entry.admin1] += belief
    return countries, units


def _stated(entry: Entry, name: _Name) -> float:
    """Score by the unit that the text states: full where it is believed to hold the entry."""
    score = 0.0
    for outer in name.stated:
        inside = sum(b for e, b in zip(outer.entries, outer.belief, strict=True) if is_inside(entry, e))
        score += OF_STATED * inside + AGAINST_STATED * (1.0 - inside)
    return score


def _nearness(entry: Entry, peers: Sequence[tuple[Entry, float]]) -> float:
    """Return how near the nearest believed place of another name is, 1.0 the same spot."""
    if entry.kind in ("country", "continent"):
        return 0.0
    near = (b * exp(-apart_km(entry, e) / NEAR_KM) for e, b in peers if e.kind not in ("country", "continent"))
    return max(near, default=0.0)


def _choice(name: _Name) -> Choice:
    ranked = sorted(
        zip(name.score, name.belief, name.entries, strict=True), key=lambda triple: (-triple[0], triple[2].id)
    )
    candidates = tuple(
        PlaceCandidate(id=e.id, name=e.name, country=e.country or None, score=round(belief, 3))
        for _, belief, e in ranked[:MAX_CANDIDATES]
    )
    if not ranked:
        return Choice(None)
    best = ranked[0][2]
    sure = sum(b for _, b, e in ranked if e is best or apart_km(best, e) <= SAME_KM or nested(best, e))
    return Choice(best if sure >= CLEAR else None, candidates)
