"""The gazetteer: names in, table entries with a score out. No text is read here and nothing is decided.

The index (``data/places.bin``, made by ``scripts/build_places.py`` from GeoNames) is opened by the caller and handed
in; it stays on disk, mapped into memory. Towns of 15,000 inhabitants, first-order units, countries and contested
ground are known everywhere; smaller places only inside the countries of the context, or where anywhere is asked for.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from truceline.errors import TableError
from truceline.model.place import Place, PlaceName
from truceline.reference.gazetteer import PRECISION, Entry, Ground, ground_place, read_entry, read_ground
from truceline.reference.index_file import TODO, IndexFile, open_index
from truceline.reference.spelling import (
    is_latin,
    likeness,
    name_key,
    native_key,
    sounds,
    without_article,
    without_unit_words,
)

ALIAS_SCORE = (0.72, 0.23)  # of an exact match of another name: that much, and more the likelier it is to the main one
SAME_SOUND = 0.92  # of one that sounds like the main one
ABROAD = 0.7  # factor for an exact match outside the context: "Tig" alone is Teague, Texas
FUZZY = 0.9  # factor for a match by sound
LEAST_LIKENESS = 0.6  # of two keys with the same consonants
LEAST_LIKENESS_NEAR = 0.8  # of two keys whose consonants differ by one
EDGE = "~"  # marks ground whose edge is too close to say inside or outside


class Match(NamedTuple):
    """An entry that a name may mean; ``score`` 1.0 its main name in the context; ``exact`` is false when by sound."""

    entry: Entry
    score: float
    exact: bool


class PlaceTable:
    """The open gazetteer. One per process: it keeps what it has looked up."""

    def __init__(self, index: IndexFile) -> None:
        self._index = index
        about = index.about
        self.grounds = {ground.id: ground for ground in map(read_ground, about["grounds"])}
        self._names: dict[str, list[list[str | None]]] = about["users"]
        parts: dict[str, list[int]] = about["parts"]
        self._parts = {part: (first, last) for part, (first, last) in parts.items()}
        self._everywhere = self._parts["large"][1]
        self._entry = lru_cache(maxsize=65536)(self._read_entry)
        self._find = lru_cache(maxsize=65536)(self._read_numbers)
        self._by_sound: dict[str, dict[str, str]] = {}

    @property
    def credit(self) -> str:
        """Whose data this is."""
        return str(self._index.about["credit"])

    def _read_entry(self, number: int) -> Entry:
        return read_entry(self._index.row("place", number))

    def _read_numbers(self, key: str) -> tuple[int, ...]:
        return tuple(map(int, self._index.value("name", key).split()))

    def _part(self, name: str) -> Iterator[Entry]:
        return (self._entry(number) for number in range(*self._parts.get(name, (0, 0))))

    def of_country(self, country: str) -> Iterator[Entry]:
        """Yield the places of a country (ISO 3166-1 alpha-3) that are not known everywhere, in their order."""
        return self._part(country)

    def everywhere(self) -> Iterator[Entry]:
        """Yield what is known everywhere: continents, countries, first-order units, contested ground, large towns."""
        return (self._entry(number) for number in range(self._everywhere))

    @cached_property
    def _units(self) -> dict[str, Entry]:
        return {e.id: e for e in self._part("adm1")}

    @cached_property
    def _grounds(self) -> dict[str, Entry]:
        return {e.id: e for e in self._part("ground")}

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        return {e.country: e for e in self._part("country")}

    def exact(self, name: str, *, countries: Collection[str] = (), anywhere: bool = False) -> list[Match]:
        """Find the entries that bear the name, best first: those known everywhere, and all of ``countries``.

        With ``anywhere``, the smallest village of any country too.
        """
        found: dict[str, Match] = {}
        for key in _keys(name):
            for entry in self._bearing(key, countries, anywhere=anywhere):
                score = max(_spelling_score(key, main) for main in self._main_keys(entry))
                if countries and not self.concerns(entry, countries):
                    score *= ABROAD
                if entry.id not in found or found[entry.id].score < score:
                    found[entry.id] = Match(entry, score, True)
        return sorted(found.values(), key=_rank)

    def abbreviated(self, name: str) -> list[Entry]:
        """Find the first-order units that the press shortens so: "Tex.", "TX", "B.C."."""
        return [self._units[unit] for unit in self._index.value("short", name).split()]

    def _main_keys(self, entry: Entry) -> tuple[str, ...]:
        return (name_key(entry.name), *(name_key(str(name)) for name, _ in self._names.get(entry.id, ())))

    def _bearing(self, key: str, countries: Collection[str], *, anywhere: bool) -> Iterator[Entry]:
        ranges = [self._parts[country] for country in countries if country in self._parts]
        for number in self._find(key):
            if anywhere or number < self._everywhere or any(first <= number < last for first, last in ranges):
                yield self._entry(number)

    def concerns(self, entry: Entry, countries: Collection[str]) -> bool:
        """Say whether an entry lies in one of the countries, or is ground that one of them disputes."""
        if entry.kind == "ground":
            return not self.grounds[entry.id[3:]].parties.isdisjoint(countries)
        return entry.country in countries

    def grounds_named(self, countries: Collection[str]) -> dict[str, tuple[Ground, ...]]:
        """Return the contested ground of these countries by the words it goes by; of all where none is given."""
        found: dict[str, tuple[Ground, ...]] = {}
        for ground in self.grounds.values():
            if countries and ground.parties.isdisjoint(countries):
                continue
            for words in dict.fromkeys(ground.spoken):
                found[words] = (*found.get(words, ()), ground)
        return found

    def ground_entry(self, ground: Ground) -> Entry:
        """Return the entry of contested ground."""
        return self._grounds[f"ca:{ground.id}"]

    def country_name(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1 alpha-3), or the code where the table has none."""
        entry = self._countries.get(code)
        return entry.name if entry else code

    def country(self, code: str) -> Entry | None:
        """Return the entry of a country (ISO 3166-1 alpha-3)."""
        return self._countries.get(code)

    def middle(self, place_id: str, name: str) -> tuple[float, float] | None:
        """Return the lat and lon of the middle of a place, of areas too: to measure distances, never to publish.

        ``name`` is one of its names, by which it is found.
        """
        entries = (m.entry for m in self.exact(name, anywhere=True))
        found = next((e for e in entries if e.id == place_id), None)
        return (found.lat, found.lon) if found and found.lat is not None and found.lon is not None else None

    def named(self, place_id: str, name: str) -> Place | None:
        """Return the place with this id, found by one of its names; ``None`` where none of that name has it."""
        entries = (m.entry for m in self.exact(name, anywhere=True))
        found = next((e for e in entries if e.id == place_id), None)
        return self.place(found) if found else None

    def lookup(self, name: str, *, countries: Sequence[str] = (), admin1: str | None = None) -> list[Match]:
        """Find what a name may mean, best first: exactly, else by sound inside ``countries`` or the unit ``admin1``.

        ``countries`` are ISO 3166-1 alpha-3; ``admin1`` the id or the name of a first-order unit. Matches by sound
        follow only where no exact one lies in the context; exact ones abroad keep a lower score.

        >>> table = open_places()
        >>> [m.entry.name for m in table.lookup("Sionik", countries=("ARM",)) if m.entry.kind == "adm1"]
        ['Syunik']
        """
        unit = self.unit(admin1, countries) if admin1 else None
        within = (unit.country,) if unit else tuple(countries)
        exact = self.exact(name, countries=within)
        if any(self._in_context(match.entry, within, unit) for match in exact) or not within:
            return exact
        return sorted([*self.by_sound(name, within, unit), *exact], key=_rank)

    def _in_context(self, entry: Entry, countries: Collection[str], unit: Entry | None) -> bool:
        if unit is not None and entry.kind != "ground":
            return entry.admin1 == unit.id
        return self.concerns(entry, countries)

    def by_sound(self, name: str, countries: Iterable[str], unit: Entry | None = None) -> list[Match]:
        """Find the entries of ``countries`` (of ``unit``, when given) that sound like the name, best first."""
        key = name_key(without_article(name))
        best: dict[str, Match] = {}
        for country in countries:
            index = self._sound_index(country)
            for sound in sounds(key):
                for near in _neighbours(sound, index):
                    least = LEAST_LIKENESS if near == sound else LEAST_LIKENESS_NEAR
                    for entry in self._sounding(near, country):
                        alike = max(likeness(key, k) for k in entry.keys)
                        if alike < least or (unit is not None and entry.admin1 != unit.id):
                            continue
                        if entry.id not in best or best[entry.id].score < alike * FUZZY:
                            best[entry.id] = Match(entry, alike * FUZZY, False)
        return sorted(best.values(), key=_rank)

    def _sounding(self, sound: str, country: str) -> Iterator[Entry]:
        for number in self._sound_index(country)[sound].split(" "):
            yield self._grounds[number[1:]] if number.startswith("g") else self._entry(int(number))

    def _sound_index(self, country: str) -> dict[str, str]:
        if country not in self._by_sound:
            lines = self._index.text(f"sound/{country}").split("\n")
            index = dict(line.split("\t") for line in lines if line)
            for ground in self.grounds.values():
                if country in ground.parties:
                    for sound in sorted({s for words in ground.spoken for s in sounds(name_key(words))}):
                        index[sound] = f"{index[sound]} gca:{ground.id}" if sound in index else f"gca:{ground.id}"
            self._by_sound[country] = index
        return self._by_sound[country]

    def knows(self, name: str) -> bool:
        """Say whether a name is one of a country, unit, large town or contested ground anywhere."""
        return any(number < self._everywhere for number in self._find(name_key(name)))

    def unit(self, name: str, countries: Collection[str] = ()) -> Entry | None:
        """Return the first-order unit with this id, or the only one with this name in ``countries``."""
        if name in self._units:
            return self._units[name]
        found = [m.entry for m in self.exact(name, countries=countries) if m.entry.kind == "adm1"]
        inside = [e for e in found if e.country in countries] if countries else found
        return inside[0] if len(inside) == 1 else None

    def place(self, entry: Entry) -> Place:
        """Make the published form of an entry: units, wide areas and lines have no point."""
        if entry.kind == "ground":
            return ground_place(self.grounds[entry.id[3:]])
        pinned = entry.kind in ("town", "capital", "site")
        inside = [self.grounds[g] for g in entry.ground if not g.startswith(EDGE)]
        over = self._units.get(entry.admin1)
        names = tuple(PlaceName(name=str(n), used_by=user) for n, user in self._names.get(entry.id, ()))
        return Place(
            id=entry.id,
            name=entry.name,
            precision=PRECISION[entry.kind],
            lon=entry.lon if pinned else None,
            lat=entry.lat if pinned else None,
            radius_km=entry.radius_km,
            admin1=over.name if over and over.id != entry.id else None,
            country=entry.country or None,
            country_according_to=entry.source if entry.ground else None,
            claimants=tuple(dict.fromkeys(c for ground in inside for c in ground.claimants)),
            administered_by=tuple(dict.fromkeys(a for ground in inside for a in ground.administered)),
            names=names or (PlaceName(name=entry.name),),
            source=entry.source,
        )


def open_places(path: Path | None = None) -> PlaceTable:
    """Open the packaged gazetteer, once, or one at ``path``; TableError where it is missing or broken."""
    return _open(path) if path else _packaged()


@cache
def _packaged() -> PlaceTable:
    return _open(Path(str(files("truceline.reference") / "data" / "places.bin")))


def _open(source: Path) -> PlaceTable:
    index = open_index(source)
    missing = {"grounds", "users", "parts", "credit"} - set(index.about)
    if missing or "name" not in index:
        raise TableError(f"the table of places lacks {sorted(missing) or 'its names'}.", where=str(source), todo=TODO)
    return PlaceTable(index)


def _keys(name: str) -> tuple[str, ...]:
    if not is_latin(name):
        return (native_key(name),)
    forms = (name, without_article(name), without_unit_words(name))
    return tuple(dict.fromkeys(key for key in map(name_key, forms) if key))


def _spelling_score(key: str, main: str) -> float:
    if key == main:
        return 1.0
    least, more = ALIAS_SCORE
    score = least + more * likeness(key, main)
    return max(score, SAME_SOUND) if set(sounds(key)) & set(sounds(main)) else score


def _rank(match: Match) -> tuple[float, str]:
    return (-match.score, match.entry.id)  # never by population: the village may be the place


def _neighbours(sound: str, index: Container[str]) -> Iterator[str]:
    if sound in index:
        yield sound
    if len(sound) >= 4:
        # one consonant more: those of the table with one consonant less are rarer and mostly other places
        yield from (shorter for i in range(len(sound)) if (shorter := sound[:i] + sound[i + 1 :]) in index)
