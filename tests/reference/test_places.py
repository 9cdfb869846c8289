"""The gazetteer: what names are found, by which spelling, and what form they are published in."""

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import TableError
from truceline.reference.places import PlaceTable, open_places
from truceline.reference.spelling import likeness, name_key, sounds

MOST_SECONDS = 0.5  # to open the table; 0.17 on an idle machine


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return open_places()


def names(table, name, *countries, **options):
    return [match.entry.name for match in table.lookup(name, countries=countries, **options)]


def best(table, name, *countries, kind=None):
    found = [m for m in table.lookup(name, countries=countries) if kind in (None, m.entry.kind)]
    return found[0]


def test_the_table_opens_quickly():
    def seconds():
        start = time.perf_counter()
        open_places()
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < MOST_SECONDS


def test_a_small_town_is_found_in_the_countries_of_the_context(table):
    assert names(table, "Sotk", "ARM", "AZE")[0] == "Sotk"


def test_a_small_town_is_not_found_without_its_country(table):
    assert "Sotk" not in names(table, "Sotk")


def test_a_large_town_is_found_everywhere_with_a_lower_score_abroad(table):
    home, abroad = best(table, "Khartoum", "SDN"), best(table, "Khartoum", "ARM", kind="capital")
    assert home.score > abroad.score and abroad.exact


def test_spellings_that_habit_changes_have_one_key(table):
    assert name_key("Kok-Tash") == name_key("Koktash") == name_key("Kok Tash")
    assert best(table, "Gegharkunik", "ARM", kind="adm1").exact


def test_an_arabic_article_may_be_missing(table):
    assert best(table, "Fasher", "SDN", kind="town").entry.name == "El Fasher"


@pytest.mark.parametrize(
    ("bent", "country", "kind", "meant"),
    [("Sionik", "ARM", "adm1", "Syunik"), ("Tig", "ARM", "town", "Tegh"), ("Hartoom", "SDN", "capital", "Khartoum")],
)
def test_a_bent_name_is_found_by_its_sound_in_the_context(table, bent, country, kind, meant):
    match = best(table, bent, country, kind=kind)
    assert match.entry.name == meant and not match.exact


def test_a_bent_name_is_not_looked_for_by_sound_without_a_context(table):
    assert all(match.exact for match in table.lookup("Sionik"))


def test_a_stated_unit_limits_what_a_name_sounds_like(table):
    inside = table.lookup("Tig", countries=("ARM",), admin1="Syunik")
    unit = table.unit("Syunik", ("ARM",))
    assert unit and {m.entry.admin1 for m in inside if not m.exact} == {unit.id}


def test_a_province_is_published_without_a_point(table):
    place = table.place(best(table, "Syunik", "ARM", kind="adm1").entry)
    assert (place.precision, place.lon, place.lat) == ("province", None, None)
    assert place.radius_km and place.radius_km > 10


def test_a_settlement_is_published_with_its_point_and_province(table):
    place = table.place(best(table, "Tegh", "ARM", kind="town").entry)
    assert place.precision == "settlement" and place.admin1 == "Syunik" and place.country == "ARM"
    assert place.lat == pytest.approx(39.558, abs=0.01) and place.lon == pytest.approx(46.48, abs=0.01)
    assert ("Digh", "AZE") in {(n.name, n.used_by) for n in place.names}


def test_a_country_on_contested_ground_is_according_to_somebody(table):
    place = table.place(best(table, "Simferopol", "UKR", kind="town").entry)
    assert place.country == "UKR" and place.country_according_to == "GeoNames"
    assert set(place.claimants) == {"UKR", "RUS"}


def test_contested_ground_has_no_country_and_every_claimant(table):
    ground = table.grounds_named(("IND",))["Line of Control"][0]
    place = table.place(table.ground_entry(ground))
    assert place.country is None and place.claimants == ("IND", "PAK")
    assert (place.precision, place.lon) == ("line", None)
    assert {n.used_by for n in place.names} >= {"IND", "PAK"}


def test_contested_ground_is_that_of_the_context_only(table):
    assert "Line of Control" not in table.grounds_named(("ARM", "AZE"))


def test_every_coordinate_lies_on_the_earth(table):
    for country in ("world", "ARM", "SYR", "COD"):
        shard = table._shard(country)
        for number in range(len(shard.lines)):
            entry = shard.entry(number)
            assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180), entry
            assert entry.keys and entry.name and entry.source, entry


def test_the_archive_credits_geonames(table):
    assert "GeoNames (geonames.org), CC BY 4.0" in table._archive.read("meta").decode()


@pytest.mark.parametrize("content", [None, b"not a zip"])
def test_a_missing_or_broken_archive_is_a_table_error(tmp_path: Path, content):
    path = tmp_path / "places.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match="table of places"):
        open_places(path)


def test_an_archive_without_the_world_is_a_table_error(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "places.zip", "w") as archive:
        archive.writestr("meta", "{}")
    with pytest.raises(TableError, match="world"):
        open_places(tmp_path / "places.zip")


@given(st.text(max_size=20))
def test_any_text_can_be_looked_up(words):
    table = _opened()
    for match in table.lookup(words, countries=("ARM",)):
        assert 0 < match.score <= 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_key_is_like_itself_and_sounds_like_itself(key):
    assert likeness(key, key) == 1
    assert name_key(key) == key
    assert sounds(key)[0] == sounds(name_key(key.upper()))[0]


_TABLES: list[PlaceTable] = []


def _opened() -> PlaceTable:
    if not _TABLES:
        _TABLES.append(open_places())
    return _TABLES[0]
