"""The gazetteer: what names are found, by which spelling, and what form they are published in."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import TableError
from truceline.model.place import acled_precision, ucdp_precision
from truceline.reference.index_file import MAGIC, write_index
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
    for country in ("adm1", "country", "continent", "ground", "ARM", "SYR", "COD"):
        entries = list(table._part(country))
        assert entries, country
        for entry in entries:
            assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180), entry
            assert entry.keys and entry.name and entry.source, entry


def test_the_index_holds_the_places_of_the_world_by_their_names_in_any_script(table):
    assert sum(last - first for first, last in table._parts.values()) > 286_000
    assert {m.entry.name for m in table.exact("Горис", countries=("ARM",))} == {"Goris"}
    assert "Tel Aviv" in {m.entry.name for m in table.exact("تل أبيب")}


def test_a_village_of_any_country_is_found_where_anywhere_is_asked_for(table):
    assert "Sotk" not in {m.entry.name for m in table.exact("Sotk")}
    assert [m.entry.name for m in table.exact("Sotk", anywhere=True)] == ["Sotk"]


def test_the_press_shortens_units_with_a_full_stop_or_two_capitals(table):
    assert [e.name for e in table.abbreviated("Tex.")] == [e.name for e in table.abbreviated("TX")] == ["Texas"]
    assert [e.country for e in table.abbreviated("B.C.")] == ["CAN"]


def test_a_unit_with_a_plain_word_for_a_name_keeps_the_whole_of_it(table):
    assert [e.name for e in table.abbreviated("D.C.")] == ["District of Columbia"]
    assert best(table, "Northern Territory", kind="adm1").entry.name == "Northern Territory"


def test_contested_ground_says_who_holds_it_and_since_when(table):
    ground = table.grounds["nk-nkao"]
    held = table.place(table.ground_entry(ground)).administered_by
    assert held[-1].who == "AZE" and held[-1].since == "2023-09-20" and held[-1].until == ""
    assert held[0].until == "2020-11"


def test_a_town_on_contested_ground_says_who_holds_it(table):
    assert table.place(best(table, "Simferopol", "UKR", kind="town").entry).administered_by


def test_the_middle_of_a_province_is_for_distances_only(table):
    match = best(table, "Syunik", "ARM", kind="adm1")
    middle = table.middle(match.entry.id, match.entry.name)
    assert middle == pytest.approx((39.3, 46.2), abs=0.3) and table.place(match.entry).lat is None
    assert table.middle("gn:0", "Syunik") is None


@pytest.mark.parametrize(
    ("precision", "relation", "ucdp", "acled"),
    [
        ("site", "at", 1, 1),
        ("settlement", "in", 1, 1),
        ("settlement", "near", 2, 2),
        ("site", "outside", 2, 2),
        ("district", "in", 3, 2),
        ("province", "near", 4, 3),
        ("area", "in", 5, 3),
        ("line", "along", 5, 3),
        ("country", "in", 6, 3),
        ("sea", "at", 7, 3),
    ],
)
def test_the_scale_has_the_codes_of_the_field(precision, relation, ucdp, acled):
    assert (ucdp_precision(precision, relation), acled_precision(precision, relation)) == (ucdp, acled)


def test_the_index_credits_geonames(table):
    assert "GeoNames (geonames.org), CC BY 4.0" in table.credit


@pytest.mark.parametrize(
    "content", [None, b"", b"not an index", MAGIC + bytes(8), MAGIC + (3).to_bytes(8, "big") + b"abc"]
)
def test_a_missing_or_broken_index_is_a_table_error(tmp_path: Path, content):
    path = tmp_path / "places.bin"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match="table of places"):
        open_places(path)


def test_an_index_without_the_names_is_a_table_error(tmp_path: Path):
    write_index(tmp_path / "places.bin", about={}, rows={}, sorted_lines={})
    with pytest.raises(TableError, match="grounds"):
        open_places(tmp_path / "places.bin")


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
