"""An incident is drawn as the area that its words allow; what they do not tell is not drawn."""

import json
from datetime import date
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.map_areas import OFF_MAP, Area, Areas
from truceline.publish.map_ground import ground_features
from truceline.publish.map_layers import HEADER, compact, features, off_map_counts, table_rows
from truceline.reference.places import open_places
from truceline.reference.shapes import label_point, load_shapes
from truceline.store.rows import IncidentRow

KM = 111.195


def row(number=1, **more):
    told = {
        "id": f"inc-{number:016x}",
        "kind": "armed_clash",
        "first": date(2023, 4, 11),
        "last": date(2023, 4, 11),
        "place": "Tegh",
        "lon": 46.479,
        "lat": 39.558,
        "radius_km": 3.0,
        "accord": "contested",
        "sides": ("Armenia", "Azerbaijan"),
        "documents": 6,
        "origins": 4,
        "place_id": "gn:174713",
        "precision": "settlement",
        "relation": "at",
    }
    return IncidentRow(**(told | more))


@pytest.fixture(scope="module")
def table():
    return open_places()


@pytest.fixture(scope="module")
def areas(table):
    return Areas(table, load_shapes())


def province(table, country, name):
    entry = next(e for e in table.everywhere() if e.kind == "adm1" and e.country == country and e.name == name)
    return {
        "place": entry.name,
        "place_id": entry.id,
        "precision": "province",
        "lon": None,
        "lat": None,
        "radius_km": entry.radius_km,
    }


def apart(a, b):
    return hypot((a[0] - b[0]) * cos(radians(a[1])), a[1] - b[1]) * KM


def corners(geometry):
    if geometry["type"] == "Polygon":
        return geometry["coordinates"][0]
    return max((polygon[0] for polygon in geometry["coordinates"]), key=len)


def inside(point, ring):
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed += 1
    return crossed % 2 == 1


def test_a_village_is_a_circle_as_wide_as_the_table_knows_it(areas):
    (feature,) = features([row()], areas)
    distances = [apart(corner, (46.479, 39.558)) for corner in corners(feature["geometry"])]
    assert all(distance == pytest.approx(3.0, rel=0.02) for distance in distances)


def test_no_place_is_drawn_as_a_pin(areas):
    area = areas.of(row(radius_km=None))
    assert area.radius_km >= 0.5


def test_near_a_village_is_wider_than_the_village(areas):
    assert areas.of(row(relation="near")).radius_km > areas.of(row()).radius_km


def test_five_kilometres_west_of_a_village_is_a_circle_west_of_it(areas):
    area = areas.of(row(relation="outside", distance_km=5.0, bearing="west"))
    assert area.lon < 46.479 and apart((area.lon, area.lat), (46.479, 39.558)) == pytest.approx(5.0, rel=0.02)
    assert area.radius_km > 3.0


def test_some_kilometres_from_a_village_in_no_told_direction_is_a_circle_around_it(areas):
    area = areas.of(row(relation="outside", distance_km=20.0))
    assert (area.lon, area.lat) == (46.479, 39.558) and area.radius_km >= 23.0


def test_a_province_is_its_outline_and_no_dot_on_its_capital(areas, table):
    syunik = row(**province(table, "ARM", "Syunik"))
    (feature,) = features([syunik], areas)
    ring = corners(feature["geometry"])
    goris, kapan, yerevan = (46.34, 39.51), (46.40, 39.21), (44.51, 40.18)
    assert inside(goris, ring) and inside(kapan, ring) and not inside(yerevan, ring)
    assert feature["properties"]["lon"] is None and feature["properties"]["area"] == "outline"


def test_a_province_without_a_known_outline_is_a_circle(areas, table):
    known = [e for e in table.everywhere() if e.kind == "adm1" and e.radius_km and e.lat is not None]
    entry = next(e for e in known if load_shapes().outline(e.id) is None)
    area = areas.of(
        row(place=entry.name, place_id=entry.id, precision="province", lon=None, lat=None, radius_km=entry.radius_km)
    )
    assert area.radius_km == pytest.approx(entry.radius_km, abs=0.01) and not area.pointed


def test_a_district_is_a_circle_around_its_middle(areas, table):
    entry = next(e for e in table.of_country("UKR") if e.kind == "adm2" and e.radius_km)
    area = areas.of(
        row(place=entry.name, place_id=entry.id, precision="district", lon=None, lat=None, radius_km=entry.radius_km)
    )
    assert (area.lon, area.lat) == pytest.approx((entry.lon, entry.lat), abs=1e-4) and not area.pointed


def test_contested_ground_is_its_shape(areas):
    ground = row(place="Crimea", place_id="ca:ua-crimea", precision="area", lon=None, lat=None, radius_km=140.0)
    (feature,) = features([ground], areas)
    assert inside((34.1, 44.95), corners(feature["geometry"]))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"place": None, "place_id": None, "precision": None, "lon": None, "lat": None}, "not_told"),
        ({"place": "Zhopa", "place_id": None, "precision": None, "lon": None, "lat": None}, "not_found"),
        ({"place": "Armenia", "place_id": "gn:174982", "precision": "country", "lon": None, "lat": None}, "too_wide"),
        (
            {"place": "Black Sea", "place_id": "gn:1", "precision": "sea", "lon": 34.0, "lat": 43.0, "radius_km": None},
            "too_wide",
        ),
        ({"precision": "district", "lon": None, "lat": None, "radius_km": None}, "no_outline"),
    ],
)
def test_what_is_not_told_closely_enough_is_counted_and_not_drawn(areas, more, why):
    given = row(**more)
    assert areas.of(given) == why and why in OFF_MAP
    (feature,) = features([given], areas)
    assert feature["geometry"] is None and feature["properties"]["not_on_map"] == why
    assert off_map_counts([row(), given], areas) == {why: 1}


def test_incidents_of_one_place_share_one_area(areas):
    layer = compact([row(1), row(2), row(3, relation="near"), row(4, place=None, place_id=None)], areas)
    assert [len(layer["areas"]), layer["incidents"]["area"]] == [2, [0, 0, 1, -1]]
    assert layer["off_map"] == ["not_told"] and layer["count"] == 4


def test_days_are_counted_from_1970_and_unknown_ones_are_none(areas):
    layer = compact([row(first=date(1970, 1, 2), last=date(1970, 2, 1)), row(2, first=None, last=None)], areas)
    assert (layer["incidents"]["first"], layer["incidents"]["last"]) == ([1, None], [31, None])


def test_every_column_is_as_long_as_there_are_incidents(areas):
    layer = compact([row(n) for n in range(7)], areas)
    assert {len(column) for column in layer["incidents"].values()} == {7}


def test_a_table_has_a_point_only_where_the_place_may_have_one(areas, table):
    near, whole = table_rows([row(), row(2, **province(table, "ARM", "Syunik"))], areas)
    point = slice(HEADER.index("lon"), HEADER.index("lat") + 1)
    assert near[point] == (46.479, 39.558) and whole[point] == (None, None)


NAMED = st.sampled_from(["at", "in", "near", "outside", "from", "toward", "along", "between"])


@given(
    NAMED,
    st.none() | st.floats(0.1, 300),
    st.none() | st.sampled_from(["north", "SSW", "up", "90"]),
    st.none() | st.floats(0, 80),
)
def test_the_area_of_a_place_with_a_point_holds_all_that_its_words_allow(relation, distance, bearing, radius):
    areas = Areas(open_places_once(), load_shapes())
    area = areas.of(row(relation=relation, distance_km=distance, bearing=bearing, radius_km=radius))
    assert isinstance(area, Area)
    assert area.radius_km >= max(radius or 0.0, 0.5) - 0.01
    json.dumps(compact([row(relation=relation, distance_km=distance, bearing=bearing, radius_km=radius)], areas))


OPEN = []


def open_places_once():
    if not OPEN:
        OPEN.append(open_places())
    return OPEN[0]


def test_outlines_are_wound_as_geojson_wants_and_their_label_lies_inside(table):
    shapes = load_shapes()
    units = [e.id for e in table.everywhere() if e.kind == "adm1"][::40]
    outlines = [shape for shape in map(shapes.outline, units) if shape]
    assert len(outlines) > 50
    for shape in outlines:
        ring = corners(shape)
        x, y = ring[0]
        assert (
            sum((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y) for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False))
            > 0
        )
        assert ring[0] == ring[-1]
        rings = shape["coordinates"] if shape["type"] == "Polygon" else [r for p in shape["coordinates"] for r in p]
        assert any(inside(label_point(shape), r) for r in rings)


def test_contested_ground_is_drawn_with_its_names_and_claimants_and_no_country_is_right():
    found = {
        f["properties"]["id"]: f["properties"] for f in ground_features({"UKR": "Ukraine", "RUS": "Russia"})["features"]
    }
    assert len(found) >= 58
    crimea = found["ua-crimea"]
    assert {"Ukraine", "Russia"} <= {claimant.split(" (")[0] for claimant in crimea["claimants"]}
    assert all(name in crimea["name"] for name, _ in crimea["names"])
    assert all(one["precision_km"] is not None for one in found.values())


def test_a_claimant_in_code_is_written_out():
    from truceline.publish.names import load_names

    told = ground_features(load_names().countries)["features"]
    codes = [who for f in told for who in f["properties"]["claimants"] if len(who) == 3 and who.islower()]
    assert codes == []
