"""Whether a deed lies inside a provision: place, time, weapon, party."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.truces.test_state import READ, provision, truce
from truceline.model.actor import Actor
from truceline.model.mention import PlaceMention
from truceline.model.observation import Location
from truceline.model.place import Place
from truceline.model.span import Span
from truceline.model.time import Interval
from truceline.model.truce import Sourcing, TruceParty
from truceline.model.truce_scope import Deed
from truceline.reference.ground import Ground, load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.truces.scope import scopes, weapon_part
from truceline.truces.scope_place import LINE_KM, place_part

RING = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))  # 111 km a side
GROUNDS = {
    "zone": Ground(id="zone", kind="contested_area", name="the zone", rings=(RING,), precision_km=5),
    "line": Ground(id="line", kind="ceasefire_line", name="the line", lines=(((0, 0), (0, 1)),), precision_km=2),
    "undrawn": Ground(id="undrawn", kind="demilitarised_zone", name="the undrawn"),
    "unsure": Ground(id="unsure", kind="contested_area", name="the unsure", rings=(RING,)),
}
SPAN = Span(document="d", start=0, end=1, text="P")
SMALL = {"lon": 0.5, "lat": 0.5, "radius_km": 1.0}


def at(lon=0.5, lat=0.5, radius=1.0, relation="at", distance=None, **more):
    told = {"id": "p", "name": "P", "precision": "settlement", "country": "AAA"} | more
    place = Place(lon=lon, lat=lat, radius_km=radius, **told)
    return PlaceMention(span=SPAN, place=place, relation=relation, distance_km=distance)


def area(id_="unit", **more):
    place = Place(id=id_, name="Unit", precision="province", country="AAA", **more)
    return PlaceMention(span=SPAN, place=place, relation="in")


def unit(west, south, size):
    east, north = west + size, south + size
    return Ground(
        id="unit",
        kind="outline",
        name="u",
        rings=(((west, south), (east, south), (east, north), (west, north), (west, south)),),
    )


def answer(where, outlines=lambda _: None, **more):
    return place_part(truce(), provision(**({"zone": "zone"} | more)), where, GROUNDS, outlines).answer


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (at(), "inside"),
        (at(lon=3), "outside"),
        (at(lon=1.03), "cannot_be_said"),  # 3 km outside a border that is drawn to 5 km
        (at(lon=0.97), "cannot_be_said"),
        (at(lon=0.8, relation="near"), "cannot_be_said"),  # 22 km inside, and "near" is up to 25 km
        (at(relation="near"), "inside"),
        (at(radius=60.0), "cannot_be_said"),
        (at(lon=1.1, distance=30.0, relation="near"), "cannot_be_said"),
        (at(relation="from"), "cannot_be_said"),
        (None, "cannot_be_said"),
        (PlaceMention(span=SPAN, place=None), "cannot_be_said"),
        (area(), "cannot_be_said"),  # no outline
        (area("ca:zone"), "inside"),
    ],
)
def test_a_place_is_inside_or_outside_only_if_all_of_it_is_however_far_both_may_be_off(where, expected):
    assert answer(where) == expected


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        (unit(0.3, 0.3, 0.3), "inside"),
        (unit(0.05, 0.05, 0.3), "cannot_be_said"),
        (unit(2, 2, 1), "outside"),
        (unit(0.5, 0.5, 2), "cannot_be_said"),
        (unit(-3, -3, 9), "cannot_be_said"),  # the zone is inside the province
    ],
)
def test_a_province_is_held_against_the_zone_by_its_outline(outline, expected):
    assert answer(area(), outlines=lambda _: outline) == expected


@pytest.mark.parametrize("relation", ["near", "outside", "along"])
@pytest.mark.parametrize("distance", [None, 40.0, 200.0])
def test_near_and_outside_an_area_is_not_in_it(relation, distance):
    there = replace(area("ca:zone"), relation=relation, distance_km=distance)
    assert answer(there) == "cannot_be_said"
    assert answer(replace(there, relation="at", distance_km=40.0)) == "cannot_be_said"
    inner = unit(0.4, 0.4, 0.2)  # 44 km from the edges of the zone
    around = replace(area(), relation=relation, distance_km=distance)
    assert answer(area(), outlines=lambda _: inner) == "inside"
    assert answer(around, outlines=lambda _: inner) == ("inside" if distance is None else "cannot_be_said")
    outer = unit(2, 0, 1)  # 111 km from it
    assert answer(around, outlines=lambda _: outer) == ("cannot_be_said" if distance == 200 else "outside")
    assert answer(around, zone=None) == "cannot_be_said"  # by the country of an area that it is not in


@pytest.mark.parametrize("where", [area("ca:zone"), area()])
def test_a_direction_from_an_area_says_no_place(where):
    off = Location(words="north of it", place=where.place, relation="near", bearing="N")
    for told in (replace(where, bearing="N"), off):
        assert answer(told, outlines=lambda _: unit(0.4, 0.4, 0.2)) == "cannot_be_said"
    assert answer(Location(words="the zone", place=where.place), outlines=lambda _: unit(0.4, 0.4, 0.2)) == "inside"


@given(st.sampled_from(["near", "outside", "along"]), st.floats(0, 300), st.floats(-2, 2), st.floats(0.01, 2))
def test_words_around_an_area_are_never_more_decided_than_the_area(relation, distance, west, size):
    def outlines(_):
        return unit(west, west, size)

    exact = answer(area(), outlines=outlines)
    for told in (distance, None):
        around = replace(area(), relation=relation, distance_km=told)
        assert answer(around, outlines=outlines) in (exact, "cannot_be_said")


@pytest.mark.parametrize("zone", ["undrawn", "unsure", "nowhere"])
def test_a_zone_that_is_not_drawn_or_not_known_how_exactly_decides_nothing(zone):
    assert answer(at(), zone=zone) == answer(at(lon=50), zone=zone) == "cannot_be_said"


def test_a_line_has_an_inside_only_by_the_width_that_the_text_gives():
    near, far = at(lon=0.05), at(lon=2)
    assert answer(near, zone=None, line="line", zone_width_km=50.0) == "inside"
    assert answer(far, zone=None, line="line", zone_width_km=50.0) == "outside"
    part = place_part(truce(), provision(line="line"), near, GROUNDS, lambda _: None)
    assert (
        part.answer == "cannot_be_said"
        and "P is 6 km from the line, a line for which the text gives no width" in part.why
    )


@given(st.floats(0, 6), st.floats(0, 60), st.sampled_from([-1, 1]))
def test_beyond_what_any_width_reaches_a_place_is_outside_a_line_without_one_and_on_both_sides_alike(lon, radius, side):
    part = place_part(truce(), provision(line="line"), at(lon=side * lon, radius=radius), GROUNDS, lambda _: None)
    away = GROUNDS["line"].distance_km(lon, 0.5)
    assert part.answer == ("outside" if away - radius - 2 > LINE_KM else "cannot_be_said")
    wide = {"line": "line", "zone_width_km": 140.0}
    assert part.answer == "cannot_be_said" or answer(at(lon=side * lon, radius=radius), zone=None, **wide) == "outside"


@pytest.mark.parametrize("west", [0.5, -0.6, 5, -5.1, 1.2])
def test_an_area_is_outside_a_line_without_a_width_where_all_of_it_is_far(west):
    told = place_part(truce(), provision(line="line"), area(), GROUNDS, lambda _: unit(west, 0, 0.1))
    assert told.answer == ("outside" if abs(west) > 2 else "cannot_be_said")
    undrawn = place_part(truce(), provision(line="line"), area(), GROUNDS, lambda _: None)
    assert undrawn.why.endswith("has neither a point nor an outline")


def test_a_line_that_was_read_in_no_source_or_is_drawn_nobody_knows_how_exactly_puts_nothing_outside():
    unread = Sourcing(source="s", unverified=("line",))
    far = at(lon=20)
    grounds = GROUNDS | {"line": replace(GROUNDS["line"], precision_km=None)}
    assert place_part(truce(), provision(line="line"), far, grounds, lambda _: None).answer == "cannot_be_said"
    found = place_part(truce(), provision(line="line", sourcing=unread), far, GROUNDS, lambda _: None)
    assert found.answer == "cannot_be_said"


@pytest.mark.parametrize("lon", [0.001, -0.001])
def test_a_distance_that_is_none_to_the_kilometre_is_no_figure(lon):
    near = place_part(truce(), provision(zone="zone"), at(lon=lon, radius=20), GROUNDS, lambda _: None)
    assert "P, good to 20 km lies at the edge of the zone (drawn to 5 km)" in near.why
    line = place_part(truce(), provision(line="line"), at(lon=lon), GROUNDS, lambda _: None)
    assert "P is less than 1 km from the line" in line.why


def test_a_zone_that_was_read_in_no_source_decides_nothing_and_says_why():
    unread = Sourcing(source="s", unverified=("zone",), unverified_note="zone: the text draws none")
    part = place_part(truce(), provision(zone="zone", sourcing=unread), at(), GROUNDS, lambda _: None)
    assert part.answer == "cannot_be_said" and part.why.startswith(
        "the text draws none; P, good to 1 km lies 56 km inside"
    )


def test_the_ground_of_a_party_that_only_watches_is_none_of_an_agreement():
    watcher = TruceParty(id="ccc", name="C", role="signatory", country="CCC", state=True)
    duties = (provision(), provision("monitor", id="2-monitor", obliged=("ccc",)))
    lands = truce(*duties, parties=(*LANDS.parties, watcher))
    part = place_part(lands, duties[0], at(country="CCC"), GROUNDS, lambda _: None)
    assert part.answer == "cannot_be_said" and "a party that need not hold fire" in part.why
    assert place_part(lands, duties[0], at(country="BBB"), GROUNDS, lambda _: None).answer == "inside"


def test_without_a_zone_the_countries_of_the_parties_count_and_contested_ground_cannot_be_said():
    lands = truce(parties=tuple(replace(each, country=each.id.upper()) for each in truce().parties))
    parts = [
        place_part(lands, provision(), where, GROUNDS, lambda _: None).answer
        for where in (at(), at(country="ZZZ"), at(country_according_to="someone"), at(country=None))
    ]
    assert parts == ["inside", "cannot_be_said", "cannot_be_said", "cannot_be_said"]


@given(
    st.floats(-3, 4), st.floats(-3, 4), st.floats(0, 80), st.floats(0, 80), st.sampled_from(["at", "near", "outside"])
)
def test_a_vaguer_place_is_never_more_decided(lon, lat, radius, more, relation):
    exact = answer(at(lon, lat, radius))
    assert answer(at(lon, lat, radius + more, relation)) in (exact, "cannot_be_said")


def held(first, last):
    return Interval(
        earliest=datetime.fromisoformat(first).replace(tzinfo=UTC),
        latest=datetime.fromisoformat(last).replace(tzinfo=UTC),
        precision="day",
    )


def actor(id_, country="AAA", group=None, name="Army"):
    return Actor(id=id_, kind="organ", name=name, country=country, group=group)


LANDS = truce(provision(zone="zone"), parties=tuple(replace(each, country=each.id.upper()) for each in truce().parties))


def found(deed, agreement=LANDS):
    return {each.party: each for each in scopes(agreement, deed, GROUNDS, lambda _: None)}


def test_all_four_answers_together_decide():
    deed = Deed(actors=(actor("x"),), when=held("2020-06-01", "2020-06-02"), where=at())
    assert {party: scope.answer for party, scope in found(deed).items()} == {"aaa": "inside", "bbb": "outside"}


def test_an_agreement_that_was_not_in_force_gives_none():
    assert found(Deed(when=held("2020-01-01", "2020-01-02"), where=at())) == {}
    assert found(Deed(when=held("2020-03-03", "2020-03-04"), where=at())) == {}


def test_where_it_cannot_be_said_whether_it_was_in_force_neither_can_the_scope():
    for when in (held("2020-03-04", "2020-03-07"), held("2022-06-01", "2022-06-02"), None):
        parts = {part.question: part.answer for part in found(Deed(when=when, where=at()))["aaa"].parts}
        assert parts["force"] == "cannot_be_said" and parts["place"] == "inside"


@pytest.mark.parametrize(
    ("weapon", "calibre", "expected"),
    [
        ("artillery", "152", "inside"),
        ("artillery", "82", "outside"),
        ("artillery", "60-240", "cannot_be_said"),
        ("mortar", "120", "cannot_be_said"),
        ("small_arms", "7.62", "outside"),
        ("artillery", None, "cannot_be_said"),
        (None, None, "cannot_be_said"),
    ],
)
def test_a_weapon_is_held_against_class_and_calibre(weapon, calibre, expected):
    heavy = provision("withdraw", weapons="artillery of 100 mm calibre and above", calibre_min_mm=100, sourcing=READ)
    assert weapon_part(heavy, Deed(weapon=weapon, calibre_mm=calibre)).answer == expected


def test_a_provision_that_names_no_weapon_is_for_all():
    assert weapon_part(provision(), Deed()).answer == "inside"


def test_an_actor_of_nobody_known_is_of_no_party_and_of_none_excluded():
    answers = {
        party: scope.parts[3].answer
        for party, scope in found(Deed(actors=(actor("g", "AAA", group="G"),), where=at())).items()
    }
    assert answers == {"aaa": "cannot_be_said", "bbb": "cannot_be_said"}


def test_a_duty_that_was_read_in_no_source_is_never_said_to_hold():
    deed = Deed(actors=(actor("x"),), when=held("2020-06-01", "2020-06-02"), where=at())
    for unread, question in (((), "force"), (("obliged",), "party")):
        told = provision(zone="zone", sourcing=Sourcing(source="s", unverified=unread))
        parts = {part.question: part.answer for part in found(deed, replace(LANDS, provisions=(told,)))["aaa"].parts}
        assert parts[question] == "cannot_be_said"


def test_tegh_may_fall_under_point_one_of_2020_if_the_place_is_in_its_scope_which_cannot_be_said():
    tegh = at(46.48054, 39.55826, relation="near", id="gn:174743", name="Tegh", country="ARM")
    deed = Deed(actors=(actor("x", "AZE"),), when=held("2023-04-11T12:00", "2023-04-11T12:30"), where=tegh)
    statement = load_truces()["am-az-ru-2020-11-09"]
    all_ = scopes(statement, deed, load_grounds(), outline_ground)
    (point,) = [each for each in all_ if each.provision == "1-cease_fire" and each.party == "aze"]
    parts = {part.question: part for part in point.parts}
    assert {key: part.answer for key, part in parts.items()} == {
        "force": "inside",
        "place": "cannot_be_said",
        "weapon": "inside",
        "party": "inside",
    }
    assert parts["place"].why.startswith("the text does not draw the conflict zone; near Tegh, good to 26 km lies")
    assert point.answer == "cannot_be_said"
