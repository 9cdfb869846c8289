"""A place as a monitor writes it: a circle that is never more exact than the words, or no point at all."""

import pytest

from truceline.observing.locations import read_location
from truceline.observing.problems import Problems
from truceline.reference.places import open_places

TEGH = "gn:174743"  # the village; the district of the same name is gn:13133010


@pytest.fixture(scope="module")
def table():
    return open_places()


def located(table, **texts):
    problems = Problems()
    return read_location(texts, table, problems), problems


@pytest.mark.parametrize(
    "texts",
    [
        {"place": "3 km NW of Tegh"},
        {"place": "about 3 km north-west of Tegh"},
        {"place": "Tegh", "distance_km": "3", "bearing": "NW"},
        {"place": "Digh", "distance_km": "3", "bearing": "315", "relation": "at"},
    ],
)
def test_distance_and_direction_move_the_point_and_widen_the_circle(table, texts):
    found, problems = located(table, **texts)
    where = found.location
    assert not problems.found and not problems.notes
    assert (where.place.id, where.relation, where.distance_km) == (TEGH, "near", 3.0)
    assert where.lon < where.place.lon and where.lat > where.place.lat
    assert where.radius_km > where.place.radius_km
    assert "3 ± 0.5 km" in where.how


def test_metres_are_km(table):
    where = located(table, place="500 m from Tegh")[0].location
    assert where.distance_km == 0.5
    assert (where.lon, where.lat) == pytest.approx((where.place.lon, where.place.lat), abs=1e-4)
    assert where.radius_km == pytest.approx(1.55, abs=0.01)


def test_a_direction_without_a_distance_has_no_point(table):
    where = located(table, place="north of Goris")[0].location
    assert where.place.name == "Goris"
    assert (where.lon, where.lat, where.radius_km) == (None, None, None)
    assert "no end" in where.how


def test_a_province_has_no_point(table):
    where = located(table, place="Syunik, Armenia", relation="in")[0].location
    assert where.lon is None
    assert "no point" in where.how or "not placed" in where.how


def test_near_is_wider_than_at(table):
    at, near = (located(table, place="Tegh", relation=relation)[0].location for relation in ("at", "near"))
    assert near.radius_km == at.radius_km + 5


def test_a_name_of_several_places_is_not_decided(table):
    found, problems = located(table, place="San Antonio")
    assert found.location.place is None and found.location.lon is None
    assert len(found.candidates) > 1
    assert "places are called" in problems.notes[0].what and not problems.found


def test_one_of_several_is_chosen_by_id_or_narrowed_down(table):
    first = located(table, place="San Antonio")[0].candidates[0]
    assert located(table, place="San Antonio", place_id=first.id)[0].location.place.id == first.id
    assert located(table, place="Goris", country="Armenia")[0].location.place.country == "ARM"
    assert located(table, place="Tegh, Syunik")[0].location.place.id == TEGH


def test_a_choice_that_is_not_of_the_name_decides_nothing(table):
    found, problems = located(table, place="San Antonio", place_id=TEGH)
    assert found.location.place is None and problems.notes


def test_none_of_several_can_be_chosen(table):
    found, problems = located(table, place="San Antonio", place_id="none")
    assert found.location.place is None and not problems.notes and not problems.found


def test_a_name_that_nobody_knows_is_kept_in_its_words(table):
    found, problems = located(table, place="Hill 1234", distance_km="2", bearing="N")
    assert found.location.words == "2 km N of Hill 1234"
    assert found.location.lon is None and problems.notes


def test_coordinates_are_as_exact_as_they_are_written(table):
    rough, fine = (
        located(table, lat=lat, lon=lon)[0].location for lat, lon in (("39.6", "46.5"), ("39.5583", "46.4805"))
    )
    assert rough.radius_km > 5 > 1 > fine.radius_km > 0
    told = located(table, lat="39,5583", lon="46,4805", radius_km="2", place="the post")[0].location
    assert (told.radius_km, told.words) == (2.0, "the post")


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"place": "Tegh", "distance_km": "three", "bearing": "N"}, "distance_km"),
        ({"place": "Tegh", "distance_km": "-3"}, "distance_km"),
        ({"place": "Tegh", "distance_km": "5000"}, "distance_km"),
        ({"place": "Tegh", "distance_km": "3", "bearing": "up"}, "bearing"),
        ({"distance_km": "3"}, "place"),
        ({"lat": "39.5"}, "lon"),
        ({"lat": "39.5", "lon": "46.5", "radius_km": "-2"}, "radius_km"),
        ({"lat": "39.5", "lon": "46.5", "radius_km": "5000"}, "radius_km"),
        ({"lat": "95", "lon": "46"}, "lat"),
        ({"lat": "39.5", "lon": "190"}, "lon"),
        ({"place": "Tegh", "country": "Nowhereland"}, "country"),
        ({"place": "Tegh", "relation": "beside"}, "relation"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_field(table, texts, field):
    problems = located(table, **texts)[1]
    assert list(problems.found) == [field]
    assert problems.found[field].todo


def test_what_is_told_beside_coordinates_stays_in_the_words(table):
    asked = {"place": "Tegh", "distance_km": "3", "bearing": "NW", "lat": "39.5583", "lon": "46.4805"}
    assert located(table, **asked)[0].location.words == "3 km NW of Tegh"


def test_a_radius_without_coordinates_is_said_to_be_left_out(table):
    found, problems = located(table, place="Tegh", radius_km="3")
    assert found.location.radius_km and not problems.found
    assert [note.field for note in problems.notes] == ["radius_km"]


def test_nothing_told_is_no_location(table):
    assert located(table)[0] is None
    assert located(table, place="  ", relation="at")[0] is None
