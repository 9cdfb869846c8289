"""The list of incidents: filters, pages, and the same view as data."""

import csv
import html
import io
import json
import re

import pytest
from fastapi.testclient import TestClient

from tests.casefile.made import begin, fill, mixed
from tests.publish.casefiles import NAMES
from tests.web.conftest import HERE
from truceline.casefile.decide import decide
from truceline.web import incidents, incidents_view
from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER


@pytest.fixture(scope="module")
def casefile(tmp_path_factory):
    from benchmarks.generated import generate

    casefile = begin(tmp_path_factory.mktemp("made"), by="ada")
    fill(casefile, [*mixed(), *generate(120, seed=5)])
    yield casefile
    casefile.close()


PAGE = 5


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr(incidents, "PAGE", PAGE)
    monkeypatch.setattr(incidents_view, "PAGE", PAGE)


@pytest.fixture(scope="module")
def client(casefile):
    bench = Workbench(casefile=casefile, names=NAMES)
    with TestClient(make_app(bench), base_url=HERE, headers={HEADER: bench.token}) as client:
        yield client


def told(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def listed(page):
    return re.findall(r'<span class="id">([^<]+)</span></th>', page)


def pages(client, query=""):
    """Follow the list from its first page to its last; return the ids in their order."""
    address, ids, count = f"/incidents?{query}", [], 0
    while address:
        page = client.get(address)
        assert page.status_code == 200
        ids += listed(page.text)
        count += 1
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        address = html.unescape(following[1]) if following else ""
    return ids, count


def test_all_incidents_are_reached_page_by_page_each_once_newest_first(casefile, client):
    ids, count = pages(client)
    assert len(ids) > 2 * PAGE and count == -(-len(ids) // PAGE)
    assert ids == [row.id for row in casefile.incidents(newest_first=True, limit=10_000)]
    assert pages(client, "order=oldest")[0] == [row.id for row in casefile.incidents(limit=10_000)]


def test_the_count_is_that_of_all_pages(casefile, client):
    total = casefile.count_incidents()
    assert f"{total} incidents, {PAGE} shown" in told(client.get("/incidents").text)


@pytest.mark.parametrize(
    ("query", "several"),
    [
        ("side=Armenia", 1),
        ("side=azerbaijan", 1),
        ("side=ARM", 1),
        ("side=Armenian", 1),
        ("side=Russia", 0),
        ("place=Tegh", 1),
        ("place=Dygh", 1),
        ("place=Armenia", 1),
        ("place=Idlib", 0),
        ("since=2023-04-11&until=2023-04-11", 1),
        ("since=2023-04-12&until=2023-04-12", 0),
        ("question=fired_first&accord=contested&side=Armenia", 1),
        ("basis=observed&side=Armenia", 0),
        ("window=46,39,47,40", 1),
    ],
)
def test_filters_let_through_what_they_say_in_every_form(client, query, several):
    assert len(pages(client, query)[0]) == several
    data = client.get(f"/incidents.json?{query}").json()
    assert (data["total"], len(data["incidents"]), data["after"]) == (several, several, None)
    assert len(list(csv.DictReader(io.StringIO(client.get(f"/incidents.csv?{query}").text)))) == several
    assert len(client.get(f"/incidents.geojson?{query}").json()["features"]) == several


def test_filters_stay_in_the_form_and_in_the_ways_on(client):
    page = client.get("/incidents?kind=shelling&side=%22%3E%3Cscript%3E&order=oldest").text
    assert '<option value="shelling" selected>' in page
    assert 'value="&#34;&gt;&lt;script&gt;"' in page and "<script>" not in page.replace('<script src="', "")
    assert "/incidents.csv?side=%22%3E%3Cscript%3E&amp;kind=shelling&amp;order=oldest" in page
    assert "No incident passes these filters." in page


@pytest.mark.parametrize("query", ["since=soon", "accord=war", "window=1,2,3", "order=up", "kind=x"])
def test_what_is_asked_wrongly_is_told_and_breaks_nothing(client, query):
    assert client.get(f"/incidents?{query}").status_code == 422
    assert client.get(f"/incidents.json?{query}").json()["error"] == "The request was not understood."


def test_a_row_says_when_where_between_whom_how_it_stands_and_on_what_it_rests(client):
    page = told(client.get("/incidents?side=Armenia").text)
    for said in (
        "11 April 2023 outside Tegh, Syunik, Armenia",
        "Armed clash A: Azerbaijan B: Armenia A 3 B 4 A 4 B 6",
        "Contested: who fired first, when. 6 reports, 6 independent origins",
        "on the parties' word alone",
        "not yet",
    ):
        assert said in page, said


def test_an_accepted_incident_says_so_in_the_list(casefile, client):
    (row,) = casefile.incidents(side="Armenia")
    casefile.judge(decide(casefile, "accept", [row.id], by="ada", why=""))
    page = told(client.get("/incidents?side=Armenia").text)
    assert re.search(r"accepted by ada, \d+ \w+ 2023, \d\d:\d\d \(UTC\)", page)


def test_every_incident_is_a_feature_and_a_row_of_the_table(casefile, client):
    features = json.loads(client.get("/incidents.geojson").content)["features"]
    rows = list(csv.DictReader(io.StringIO(client.get("/incidents.csv").text.removeprefix("\ufeff"))))
    every = [row.id for row in casefile.incidents(limit=10_000, newest_first=True)]
    assert [feature["id"] for feature in features] == [row["id"] for row in rows] == every
    assert {feature["geometry"]["type"] for feature in features if feature["geometry"]} == {"Polygon"}
