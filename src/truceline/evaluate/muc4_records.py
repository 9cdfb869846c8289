"""Score templates of MUC-4 as incident records: type, date, place, losses, and who is said to have done it.

Templates are aligned one to one within a document, the best agreement first, with at least one thing in common: type
(weight 2), date, up to two victims, a place, a country (a half). A gold template that is optional and stays unaligned
is not missing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from truceline.evaluate.metrics import Hits, Share
from truceline.evaluate.muc4_text import plain

MOST_VICTIMS = 2  # that count in an alignment
NO_HITS = Hits()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldName:
    """One level of a place, the country first."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOrg:
    """An organisation said to have done it, by its names, and how sure the text is (any of ``confidence``)."""

    mentions: tuple[str, ...]
    confidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVictim:
    """A victim, by the words for him or her."""

    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRecord:
    """One gold template. ``incident_type``, ``location``: any of several is right. ``dates`` are days, ISO 8601."""

    optional: bool
    incident_type: tuple[str, ...]
    dates: tuple[str, ...]
    location: tuple[tuple[GoldName, ...], ...]
    perp_orgs: tuple[GoldOrg, ...]
    victims: tuple[GoldVictim, ...]
    killed: int | None
    killed_known: bool
    injured: int | None
    injured_known: bool

    @property
    def countries(self) -> frozenset[str]:
        """Return the names of the countries in which it may have been."""
        return frozenset(plain(place[0].name) for place in self.location if place)

    @property
    def places(self) -> frozenset[str]:
        """Return the names below the level of a country."""
        return frozenset(plain(name.name) for place in self.location for name in place[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOrg:
    """An organisation that a prediction blames: its name, and how sure the text is."""

    mention: str
    confidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One predicted template. ``None`` abstains; ``location`` holds names of any level."""

    incident_type: str
    date: str | None = None
    location: tuple[str, ...] = ()
    perp_orgs: tuple[GivenOrg, ...] = ()
    victims: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None

    @property
    def names(self) -> frozenset[str]:
        """Return the names of its places."""
        return frozenset(plain(name) for name in self.location)


@dataclass(slots=True)
class _Tally:
    """What is counted over the documents; ``shares`` by measure, ``errors`` of answered losses."""

    documents: Hits = NO_HITS
    templates: Hits = NO_HITS
    orgs: Hits = NO_HITS
    shares: dict[str, Share] = field(default_factory=dict)

    def take(self, name: str, right: bool) -> None:
        self.shares[name] = self.shares.get(name, Share()) + Share(int(right), 1)


def score_records(
    gold: Mapping[str, Sequence[GoldRecord]], given: Mapping[str, Sequence[Record]]
) -> dict[str, float | None]:
    """Score records by id of the document. A share of nothing is ``None``."""
    tally = _Tally()
    for id, wanted in gold.items():
        found = given.get(id, ())
        _take_document(tally, wanted, found)
        pairs = align(wanted, found)
        mapped = {i for i, _ in pairs}
        due = sum(i in mapped or not record.optional for i, record in enumerate(wanted))
        tally.templates += Hits(len(pairs), due, len(found))
        for i, j in pairs:
            _take_pair(tally, wanted[i], found[j])
    return _figures(tally)


def _take_document(tally: _Tally, wanted: Sequence[GoldRecord], found: Sequence[Record]) -> None:
    due = any(not record.optional for record in wanted)
    neither = bool(found and wanted and not due)  # only optional templates: to find them is neither right nor wrong
    tally.documents += Hits(int(bool(found) and due), int(due), int(bool(found) and not neither))


def align(wanted: Sequence[GoldRecord], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Return pairs of indices (gold, given), the best agreement first; pairs without any are left apart."""
    order = sorted((-_agreement(g, p), j, i) for j, p in enumerate(found) for i, g in enumerate(wanted))
    pairs: dict[int, int] = {}
    for worth, j, i in order:
        if worth < 0 and j not in pairs.values() and i not in pairs:
            pairs[i] = j
    return sorted(pairs.items())


def _agreement(gold: GoldRecord, given: Record) -> float:
    type_right = bool(given.incident_type) and _type_right(gold, given)
    victims = sum(any(same_entity(name, v.mentions) for v in gold.victims) for name in given.victims)
    return (
        2.0 * type_right
        + (given.date is not None and given.date in gold.dates)
        + min(victims, MOST_VICTIMS)
        + bool(given.names & gold.places)
        + 0.5 * bool(given.names & gold.countries)
    )


def _type_right(gold: GoldRecord, given: Record) -> bool:
    return plain(given.incident_type) in {plain(name) for name in gold.incident_type}


def same_entity(name: str, mentions: Sequence[str]) -> bool:
    """Say whether a name is one of the mentions, or the words of one are all among those of the other.

    >>> same_entity("Perez", ["JUAN PEREZ", "THE MAYOR"])
    True
    """
    words = set(plain(name).split())
    others = [set(plain(mention).split()) for mention in mentions]
    return plain(name) in {plain(m) for m in mentions} or any(
        words and other and (words <= other or other <= words) for other in others
    )


def _take_pair(tally: _Tally, gold: GoldRecord, given: Record) -> None:
    tally.take("type", _type_right(gold, given))
    if len(gold.dates) == 1:
        tally.take("date", given.date == gold.dates[0])
    elif gold.dates:
        tally.take("date_in_window", given.date is not None and min(gold.dates) <= given.date <= max(gold.dates))
    if gold.countries:
        tally.take("country", bool(given.names & gold.countries))
    if gold.places:
        tally.take("place", bool(given.names & gold.places))
    for name, known, wanted, got in (
        ("killed", gold.killed_known, gold.killed, given.killed),
        ("injured", gold.injured_known, gold.injured, given.injured),
    ):
        if known:
            tally.take(f"{name}_answered", got is not None)
            tally.take(f"{name}_exact", got is not None and got == wanted)
    _take_orgs(tally, gold, given)


def _take_orgs(tally: _Tally, gold: GoldRecord, given: Record) -> None:
    used: set[int] = set()
    for org in given.perp_orgs:
        fit = (q for q, o in enumerate(gold.perp_orgs) if q not in used and same_entity(org.mention, o.mentions))
        index = next(fit, None)
        if index is not None:
            used.add(index)
            if gold.perp_orgs[index].confidence:
                known = {plain(word) for word in gold.perp_orgs[index].confidence}
                tally.take("perp_org_confidence", plain(org.confidence or "") in known)
    tally.orgs += Hits(len(used), len(gold.perp_orgs), len(given.perp_orgs))


def _figures(tally: _Tally) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for name, hits in (("documents", tally.documents), ("templates", tally.templates), ("perp_org", tally.orgs)):
        found |= {f"{name}_p": hits.precision, f"{name}_r": hits.recall, f"{name}_f1": hits.f1}
    counts = Counter({name: share.of for name, share in tally.shares.items()})
    for name, share in tally.shares.items():
        found[name] = share.value
        found[f"{name}_n"] = counts[name]
    return found
