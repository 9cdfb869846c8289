"""The screen of the map, its data, and its list, without a browser."""

import csv
import io
import json

import pytest

from tests.web.map_made import some_places
from tests.web.test_map_data import lines
from truceline.casefile.casefile import Casefile
from truceline.web.bench import Workbench
from truceline.web.map_view import BODIES, GOVERNMENTS


@pytest.fixture
def bench(tmp_path):
    with Casefile.create(tmp_path / "made.tl", by="A. Analyst") as casefile:
        casefile.store.incidents.replace(put=some_places())
        yield Workbench(casefile=casefile)


def test_the_data_of_the_map_are_columns_of_all_incidents_the_newest_first(client):
    told = client.get("/map.json").json()
    columns = told["incidents"]
    assert told["count"] == 30 and {len(column) for column in columns.values()} == {30}
    dated = [day for day in columns["first"] if day is not None]
    assert dated == sorted(dated, reverse=True) and columns["first"].count(None) == 1


def test_a_province_and_contested_ground_are_outlines_that_the_map_can_find(client):
    areas = {area["name"]: area for area in client.get("/map.json").json()["areas"]}
    units = {shape.get("id") for shape in client.get("/map/units.json").json()["objects"]["units"]["geometries"]}
    ground = {f"ca:{feature['properties']['id']}" for feature in client.get("/map/ground.json").json()["features"]}
    assert areas["Syunik"]["outline"] and areas["Syunik"]["place"] in units and "km" not in areas["Syunik"]
    contested = next(area for area in areas.values() if area["place"].startswith("ca:"))
    assert contested["place"] in ground


def test_what_is_not_on_the_map_is_counted_by_reason(client):
    told = client.get("/map.json").json()
    off = [told["off_map"][number] for number in told["incidents"]["off"] if number >= 0]
    assert sorted(off) == ["not_told", "too_wide"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "accord=single",
        "kind=drone_strike",
        "since=2023-05-01&until=2023-05-31",
        "basis=parties_only",
        "side=Ukraine",
        "place=Tegh",
    ],
)
def test_json_csv_and_geojson_tell_the_same_incidents_of_the_same_view(client, query):
    as_json = client.get(f"/map.json?{query}").json()["incidents"]["id"]
    as_csv = [line["id"] for line in csv.DictReader(io.StringIO(client.get(f"/map.csv?{query}").text.lstrip("\ufeff")))]
    as_geojson = [feature["id"] for feature in json.loads(client.get(f"/map.geojson?{query}").text)["features"]]
    assert as_json == as_csv == as_geojson and as_json


def test_a_filter_that_is_no_filter_is_refused_in_words(client):
    answer = client.get("/map.json?since=yesterday")
    assert answer.status_code == 422 and "since" in answer.json()["todo"]


def test_the_page_lists_the_incidents_without_any_script(client):
    page = client.get("/map?accord=single").text
    count = client.get("/map.json?accord=single").json()["count"]
    assert page.count('<a href="/incidents/inc-') == count and f"{count} incidents" in page
    assert page.count('<noscript><p class="notice">Map and timeline need scripts') == 1


def test_incidents_without_a_day_are_listed_last(client):
    page = client.get("/map").text
    assert page.rindex("day not told") > page.rindex("1 April 2023")


def test_the_page_keeps_what_was_asked_for(client):
    page = client.get("/map?side=Armenia&kind=shelling&boundaries=IN&at=46.5,39.5,8&bars=week").text
    assert 'value="Armenia"' in page and 'value="shelling" selected' in page and 'value="IN" selected' in page
    assert 'data-at="46.5,39.5,8"' in page and 'value="week" selected' in page


@pytest.mark.parametrize("query", ["at=1,2", "at=javascript:1", "bars=hour"])
def test_an_address_that_makes_no_sense_is_refused(client, query):
    assert client.get(f"/map?{query}").status_code == 422


def test_every_viewpoint_that_can_be_chosen_is_one_of_the_data_and_none_is_left_out():
    told = {key for line in lines("detail.json") for key in line} - {"e", "n"}
    assert told == set(GOVERNMENTS) | set(BODIES)


def test_viewpoints_are_named_by_whose_they_are(client):
    page = client.get("/map").text
    assert all(f"as drawn by {name}" in page for name in ("India", "Pakistan", "Israel", "Ukraine", "Russia"))
    assert "neutral: what anybody disputes is drawn as disputed" in page
