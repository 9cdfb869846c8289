"""Incidents are stored whole and found by day, place, side, kind, accord, basis and window."""

from dataclasses import replace
from datetime import date

import pytest

import truceline.store.dialect_sqlite
import truceline.store.incidents
from tests.store.given import AZE, TEGH, finding, incident
from truceline.model.actor import Actor
from truceline.model.incident import Side
from truceline.model.place import Place
from truceline.store.rows import IncidentQuery, IncidentRow


@pytest.fixture
def four(store):
    """Of 11 April at Tegh, of the 13th somewhere else, of an unknown day in a province, of the 11th at sea near 180°."""
    fiji = Place(id="x:1", name="Koro Sea", precision="sea", lon=179.5, lat=-18.0)
    navy = Actor(id="FJI:navy", kind="organ", name="Navy of Fiji", country="FJI")
    given = [
        incident(1, findings=(finding(), finding("killed:A", "single", "third_party"))),
        incident(
            2, day=13, place=Place(id="x:2", name="Şuşa", precision="settlement", lon=46.7, lat=39.7), kind="shelling"
        ),
        incident(
            3,
            day=None,
            place=Place(id="x:3", name="Syunik", precision="province"),
            findings=(finding(accord="agreed"),),
        ),
        incident(4, place=fiji, sides=(Side(id="A", members=(navy,)), Side(id="B", members=(AZE,)))),
    ]
    store.incidents.replace(put=given)
    return store


def found(store, **query):
    return [int(row.id.removeprefix("inc-"), 16) for row in store.incidents.find(IncidentQuery(**query))]


def test_an_incident_comes_back_as_it_was(store):
    given = incident(1, findings=(finding(),))
    store.incidents.replace(put=[given])
    assert store.incidents.get(given.id) == given
    assert store.incidents.get("inc-0") is None


def test_what_is_listed_of_an_incident(four):
    (row,) = four.incidents.find(IncidentQuery(place="Tegh"))
    assert row == IncidentRow(
        id=f"inc-{1:016x}",
        kind="armed_clash",
        first=date(2023, 4, 11),
        last=date(2023, 4, 11),
        place="Tegh",
        lon=46.479,
        lat=39.558,
        radius_km=3.0,
        accord="contested",
        sides=("Armed Forces of Armenia", "Armed Forces of Azerbaijan"),
        documents=1,
        origins=0,
        place_id=TEGH.id,
        precision="settlement",
        relation="at",
    )


def test_how_the_incident_lies_to_its_place_is_listed(store):
    given = incident(1)
    where = replace(given.where, relation="outside", distance_km=5.0, bearing="west")
    store.incidents.replace(put=[replace(given, where=where)])
    (row,) = store.incidents.find(IncidentQuery())
    assert (row.relation, row.distance_km, row.bearing) == ("outside", 5.0, "west")


def test_incidents_come_by_day_and_those_without_a_day_last(four):
    assert found(four) == [1, 4, 2, 3]
    assert found(four, newest_first=True) == [3, 2, 4, 1]


def test_pages_go_on_after_the_last_incident(four):
    for newest_first in (False, True):
        pages, after = [], None
        while page := four.incidents.find(IncidentQuery(limit=1, after=after, newest_first=newest_first)):
            after = page[-1].id
            pages.append(int(after.removeprefix("inc-"), 16))
        assert pages == found(four, newest_first=newest_first)


def test_a_range_of_days_finds_what_touches_it_and_never_what_has_no_day(four):
    assert found(four, since=date(2023, 4, 11), until=date(2023, 4, 11)) == [1, 4]
    assert found(four, since=date(2023, 4, 12)) == [2]
    assert found(four, until=date(2023, 4, 30)) == [1, 4, 2]


def test_places_are_found_by_every_name_by_id_and_by_province(four):
    assert found(four, place="digh") == found(four, place="geonames:616062") == [1]
    assert found(four, place="SYUNIK") == [1, 3]
    assert found(four, place="susa") == [2]


def test_sides_are_found_by_country_id_and_name(four):
    assert found(four, side="ARM") == found(four, side="armed forces of armenia") == [1, 2, 3]
    assert found(four, side="FJI:navy") == [4]


def test_any_of_several_names_will_do(four):
    assert found(four, side="nobody", sides=("FJI", "RUS")) == [4]
    assert found(four, place="nowhere", places=("x:2", "Tegh")) == [1, 2]


def test_contested_ground_is_found_by_the_country_it_is_put_in_and_by_every_claimant(store):
    ground = Place(id="ca:x", name="The ground", precision="area", country="AAA", claimants=("BBB", "CCC"))
    store.incidents.replace(put=[incident(1, place=ground)])
    assert found(store, place="AAA") == found(store, place="bbb") == found(store, place="CCC") == [1]


def test_the_place_in_a_list_is_found_by_an_index_at_any_depth():
    from sqlalchemy import create_engine, select

    from truceline.store.incidents import _after
    from truceline.store.schema import incidents, metadata

    engine = create_engine("sqlite://")
    metadata.create_all(engine, tables=[incidents])
    for newest_first in (False, True):
        asked = select(incidents.c.id).where(_after("inc-1", newest_first=newest_first)).limit(200)
        text = str(asked.compile(engine, compile_kwargs={"literal_binds": True}))
        with engine.connect() as conn:
            plan = [row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")]
        assert any("SEARCH incidents USING" in step and "(day,id)" in step for step in plan), plan


def test_incidents_of_a_query_are_counted_over_all_its_pages(four):
    assert four.incidents.count() == 4
    assert four.incidents.count(IncidentQuery(since=date(2023, 4, 11), limit=1, after=f"inc-{1:016x}")) == 3


def test_filters_are_joined(four):
    assert found(four, kind="shelling") == [2]
    assert found(four, kind="shelling", place="Tegh") == []


def test_accord_is_that_of_the_finding_furthest_from_agreed_or_of_the_question_asked(four):
    assert found(four, accord="contested") == [1]
    assert found(four, accord="single") == []
    assert found(four, accord="single", question="killed:A") == [1]
    assert found(four, accord="agreed") == [3]
    assert found(four, basis="third_party") == [1]
    assert found(four, basis="third_party", question="fired_first") == []


def test_a_window_of_the_map_finds_points_and_no_areas(four):
    assert found(four, window=(46.0, 39.0, 47.0, 40.0)) == [1, 2]
    assert found(four, window=(46.479, 39.558, 46.479, 39.558)) == [1]
    assert found(four, window=(46.5, 39.0, 46.6, 40.0)) == []


def test_a_window_may_cross_the_180th_meridian(four):
    assert found(four, window=(170.0, -30.0, -170.0, 0.0)) == [4]
    assert found(four, window=(-180.0, -90.0, 180.0, 90.0)) == [1, 4, 2]


def test_an_incident_takes_the_place_of_the_one_with_its_id(four):
    four.incidents.replace(remove=[f"inc-{4:016x}"], put=[incident(1, day=14, place=None)])
    assert found(four) == [2, 1, 3]
    assert found(four, place="Tegh") == found(four, accord="contested") == []
    assert found(four, window=(-180.0, -90.0, 180.0, 90.0)) == [2]
    assert four.incidents.count() == len(four.incidents.ids()) == 3


def test_a_happening_is_in_one_incident(four):
    assert four.incidents.of_happenings(["hap-1", "hap-9"]) == {"hap-1": f"inc-{1:016x}"}
    assert four.incidents.members([f"inc-{1:016x}", "inc-0"]) == {f"inc-{1:016x}": ("hap-1",)}
    four.incidents.replace(put=[incident(9, happenings=("hap-1", "hap-9"))])
    assert set(four.incidents.of_happenings(["hap-1", "hap-9"]).values()) == {f"inc-{9:016x}"}


def test_an_incident_without_an_id_is_not_stored(store):
    with pytest.raises(ValueError, match="under its id"):
        store.incidents.replace(put=[incident(1, id="")])
    assert store.incidents.count() == 0


def test_the_place_of_a_province_has_no_pin(four):
    (row,) = four.incidents.find(IncidentQuery(place="x:3"))
    assert (row.lon, row.lat, row.place) == (None, None, "Syunik")
    assert TEGH.lon is not None


@pytest.mark.parametrize("many", [1, 2, 100])
def test_few_hits_and_many_are_listed_alike(four, monkeypatch, many):
    for module in (truceline.store.incidents, truceline.store.dialect_sqlite):
        monkeypatch.setattr(module, "MANY", many)
    assert found(four, side="ARM") == [1, 2, 3]
    assert found(four, place="Syunik") == [1, 3]
    assert found(four, window=(46.0, 39.0, 47.0, 40.0), side="AZE") == [1, 2]
    assert found(four, window=(170.0, -30.0, -170.0, 0.0)) == [4]
