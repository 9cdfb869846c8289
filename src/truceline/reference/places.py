"""The gazetteer: names in, table entries with a score out. No text is read here and nothing is decided.

The archive (``data/places.zip``, made by ``scripts/build_places.py`` from GeoNames) is opened by the caller and handed
in. Towns of 15,000 inhabitants, first-order units, countries and contested ground are known everywhere; smaller places
only inside the countries of the context, which are loaded when first asked for.
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from truceline.errors import TableError
from truceline.model.place import Place, PlaceName
from truceline.reference.gazetteer import PRECISION, Entry, Ground, Shard, ground_place, read_ground
from truceline.reference.spelling import likeness, name_key, sounds, without_article, without_unit_words

WORLD = "world"
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
    """The open gazetteer. One per process: it keeps what it has loaded."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._members = set(archive.namelist())
        self._shards: dict[str, Shard] = {}
        self._by_sound: dict[str, dict[str, str]] = {}
        self.grounds = {ground.id: ground for ground in map(read_ground, json.loads(archive.read("grounds")))}
        self._names: dict[str, list[list[str | None]]] = json.loads(archive.read("names"))
        self._units = {e.id: e for e in self._world.of_kind("adm1")}
        self._grounds = {e.id: e for e in self._world.of_kind("ground")}
        self._countries = {e.country: e.name for e in self._world.of_kind("country")}

    @property
    def _world(self) -> Shard:
        shard = self._shard(WORLD)
        assert shard is not None, "open_places looks for the world"
        return shard

    def _shard(self, name: str) -> Shard | None:
        if name not in self._members:
            return None
        if name not in self._shards:
            self._shards[name] = Shard(self._archive.read(name).decode().split("\n"))
        return self._shards[name]

    def exact(self, name: str, *, countries: Collection[str] = ()) -> list[Match]:
        """Find the entries that bear the name, best first: in the world's shard and in those of ``countries``."""
        found: dict[str, Match] = {}
        for key in _keys(name):
            for entry in self._find(key, countries):
                score = max(_spelling_score(key, main) for main in self._main_keys(entry))
                if countries and not self.concerns(entry, countries):
                    score *= ABROAD
                if entry.id not in found or found[entry.id].score < score:
                    found[entry.id] = Match(entry, score, True)
        return sorted(found.values(), key=_rank)

    def _main_keys(self, entry: Entry) -> tuple[str, ...]:
        return (name_key(entry.name), *(name_key(str(name)) for name, _ in self._names.get(entry.id, ())))

    def _find(self, key: str, countries: Iterable[str]) -> Iterator[Entry]:
        yield from self._world.find(key)
        for country in countries:
            shard = self._shard(country)
            if shard:
                yield from shard.find(key)

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
        return self._countries.get(code, code)

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
        local = self._shard(country)
        for number in self._sound_index(country)[sound].split(" "):
            if number.startswith("w"):
                yield self._world.entry(int(number[1:]))
            elif number.startswith("g"):
                yield self._grounds[number[1:]]
            elif local:
                yield local.entry(int(number))

    def _sound_index(self, country: str) -> dict[str, str]:
        if country not in self._by_sound:
            member = f"sounds/{country}"
            lines = self._archive.read(member).decode().split("\n") if member in self._members else ()
            index = dict(line.split("\t") for line in lines if line)
            for ground in self.grounds.values():
                if country in ground.parties:
                    for sound in {s for words in ground.spoken for s in sounds(name_key(words))}:
                        index[sound] = f"{index[sound]} gca:{ground.id}" if sound in index else f"gca:{ground.id}"
            self._by_sound[country] = index
        return self._by_sound[country]

    def knows(self, name: str) -> bool:
        """Say whether a name is one of a country, unit, large town or contested ground anywhere."""
        return name_key(name) in self._world.by_key

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
            names=names or (PlaceName(name=entry.name),),
            source=entry.source,
        )


def open_places(path: Path | None = None) -> PlaceTable:
    """Open the packaged gazetteer, or one at ``path``; TableError where it is missing or broken."""
    source = path or files("truceline.reference") / "data" / "places.zip"
    todo = "Run `make data`, or install again."
    try:
        archive = ZipFile(BytesIO(source.read_bytes()))
    except FileNotFoundError as error:
        raise TableError("the table of places is missing.", where=str(source), todo=todo) from error
    except BadZipFile as error:
        raise TableError("the table of places is not a zip archive.", where=str(source), todo=todo) from error
    missing = {WORLD, "grounds", "names", "meta"} - set(archive.namelist())
    if missing:
        raise TableError(f"the table of places lacks {sorted(missing)}.", where=str(source), todo=todo)
    return PlaceTable(archive)


def _keys(name: str) -> tuple[str, ...]:
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
