"""The screens of observations: entered in a form, listed, withdrawn, linked; as JSON, CSV and GeoJSON."""

import csv
import io
import json
import re

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from truceline.record_observation import observation_schema
from truceline.web.app import make_app
from truceline.web.bench import Workbench

HEARD = {
    "kind": "observation",
    "outcome": "observed",
    "means": "heard",
    "act": "fired",
    "count": "3",
    "unit": "explosion",
    "words": "Three explosions.",
    "since": "2023-04-11",
    "since_time": "16:05",
    "zone": "+04:00",
    "place": "3 km NW of Tegh",
    "mission": "EUMA",
    "entry": "a",
}
NOT_SEEN = {
    **HEARD,
    "outcome": "not_observed",
    "act": "moved",
    "count": "",
    "unit": "",
    "words": "No movement.",
    "entry": "b",
}
ZERO = {**HEARD, "count": "0", "words": "None.", "entry": "c"}
DENIED = {
    "kind": "restriction",
    "denial": "denied",
    "denied_by": "unknown",
    "since": "2023-04-11",
    "place": "Lachin",
    "place_id": "none",
}
TALLY = {
    "kind": "tally",
    "claimant": "Azerbaijan",
    "accused": "Armenia",
    "count": "105",
    "since": "2023-04-01",
    "until": "2023-04-11",
}


def enter(client: TestClient, fields: dict[str, str]) -> str:
    answer = client.post("/observations/new", data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/observations/").partition("?")[0]


def listed(client: TestClient, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/observations.csv?{query}").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_what_is_entered_is_on_its_page_in_the_list_and_in_the_data(client: TestClient) -> None:
    key = enter(client, HEARD)
    page = client.get(f"/observations/{key}").text
    for words in ("Heard: 3 explosions", "3 km NW of Tegh", "somewhere within 2.36 km", "EUMA", "Three explosions."):
        assert words in page
    assert key in client.get("/observations").text
    (row,) = listed(client)
    assert (row["count_low"], row["unit"], row["zone"], row["place_id"]) == ("3", "explosion", "UTC+04:00", "gn:174743")
    (feature,) = client.get("/observations.geojson").json()["features"]
    assert feature["geometry"]["type"] == "Polygon"
    record = client.get(f"/observations/{key}.json").json()
    Draft202012Validator(observation_schema()).validate(record)
    assert record["observations"][0]["id"] == key


def test_looked_for_and_not_seen_is_not_zero_anywhere(client: TestClient) -> None:
    not_seen, zero = enter(client, NOT_SEEN), enter(client, ZERO)
    rows = {row["id"]: row for row in listed(client)}
    assert (rows[not_seen]["outcome"], rows[not_seen]["count"], rows[not_seen]["count_low"]) == ("not_observed", "", "")
    assert (rows[zero]["outcome"], rows[zero]["count"], rows[zero]["count_low"]) == ("observed", "0", "0")
    assert "Looked for and not heard" in client.get(f"/observations/{not_seen}").text
    assert "0 explosions (counted: none)" in client.get(f"/observations/{zero}").text
    html = client.get("/observations").text
    assert html.count("looked for, not seen") == 1
    data = {one["id"]: one for one in client.get("/observations.json").json()["observations"]}
    assert data[not_seen]["negative"] and data[not_seen]["count"] is None
    assert not data[zero]["negative"] and data[zero]["count"]["best"] == 0
    geo = {one["id"]: one["properties"] for one in client.get("/observations.geojson").json()["features"]}
    assert geo[not_seen]["outcome"] == "not_observed" and "count_low" not in geo[not_seen]
    assert [row["id"] for row in listed(client, "outcome=not_observed")] == [not_seen]


def test_restrictions_and_tallies_are_entered_and_filtered_by_kind(client: TestClient) -> None:
    enter(client, HEARD)
    denied, tally = enter(client, DENIED), enter(client, TALLY)
    assert "Access denied, by whom is not known" in client.get(f"/observations/{denied}").text
    assert "Azerbaijan counts 105 of something not told against Armenia" in client.get(f"/observations/{tally}").text
    assert [row["id"] for row in listed(client, "kind=tally")] == [tally]
    assert [row["id"] for row in listed(client, "kind=restriction&since=2023-04-11&until=2023-04-11")] == [denied]
    assert listed(client, "kind=restriction&since=2023-04-13") == []


def test_nothing_is_lost_on_error_and_each_field_says_how_it_is_mended(client: TestClient) -> None:
    wrong = {
        **HEARD,
        "count": "three",
        "since": "yesterday",
        "words": "kept <b>words</b>",
        "direction_words": "from W to E",
    }
    answer = client.post("/observations/new", data=wrong)
    assert answer.status_code == 422
    for kept in ("three", "yesterday", "from W to E", "kept &lt;b&gt;words&lt;/b&gt;", "3 km NW of Tegh", "EUMA"):
        assert kept in answer.text
    assert 'id="wrong-count"' in answer.text and "Write 3, 3-5" in answer.text
    assert re.search(r'id="f-since"[^>]*aria-describedby="hint-since wrong-since"[^>]*aria-invalid="true"', answer.text)
    assert '<option value="heard" selected>' in answer.text
    assert listed(client) == []


def test_a_place_of_several_names_is_asked_for(client: TestClient) -> None:
    answer = client.post("/observations/new", data={**HEARD, "place": "San Antonio"})
    assert answer.status_code == 422 and "Which place is meant?" in answer.text
    chosen = re.findall(r'name="place_id" value="(gn:\d+)"', answer.text)[0]
    key = enter(client, {**HEARD, "place": "San Antonio", "place_id": chosen})
    assert [row["place_id"] for row in listed(client)] == [chosen]
    kept = enter(client, {**HEARD, "place": "San Antonio", "place_id": "none"})
    assert {row["id"]: row["lon"] for row in listed(client)}[kept] == ""
    assert key != kept


def test_the_same_form_sent_twice_is_one_record(client: TestClient) -> None:
    assert enter(client, HEARD) == enter(client, HEARD)
    assert enter(client, {**HEARD, "entry": "other"}) != enter(client, HEARD)


def test_the_next_form_begins_with_the_mission_and_the_zone(client: TestClient) -> None:
    enter(client, {**HEARD, "patrol": "4"})
    page = client.get("/observations/new").text
    assert 'name="mission" value="EUMA"' in page and 'name="zone" value="+04:00"' in page
    assert 'name="words"' in page and "Three explosions." not in page
    assert 'name="place" value="Tegh"' in client.get("/observations/new?place=Tegh").text


def test_a_record_is_withdrawn_with_a_reason_and_restored(client: TestClient) -> None:
    key = enter(client, HEARD)
    refused = client.post(f"/observations/{key}/withdraw", data={"why": "  "})
    assert refused.status_code == 422 and "no reason is given" in refused.text
    assert client.post(f"/observations/{key}/withdraw", data={"why": "of <i>another</i> day"}).status_code == 200
    assert listed(client) == []
    assert [row["withdrawn"] for row in listed(client, "withdrawn=true")] == ["of <i>another</i> day"]
    assert "of &lt;i&gt;another&lt;/i&gt; day" in client.get(f"/observations/{key}").text
    client.post(f"/observations/{key}/restore", data={"why": "it was that day"})
    assert [row["id"] for row in listed(client)] == [key]
    marks = client.get(f"/observations/{key}.json").json()["marks"]
    assert [(mark["kind"], mark["by"]) for mark in marks] == [("withdrawn", "A. Analyst"), ("restored", "A. Analyst")]


def test_a_near_incident_is_shown_and_linked_by_a_person_alone(client: TestClient, bench: Workbench) -> None:
    key, incident = enter(client, HEARD), bench.casefile.incidents()[0].id
    page = client.get(f"/observations/{key}").text
    assert incident in page and "near, not linked" in page
    page = client.post(f"/observations/{key}/link", data={"incident": incident, "why": "same hour"}).text
    assert "A. Analyst" in page and ": same hour" in page and "near, not linked" not in page
    page = client.get(f"/incidents/{incident}").text
    assert "A monitor observed it" in page and f"/observations/{key}" in page
    assert re.search(r"/observations/new\?since=2023-04-11&amp;place=Tegh", page)
    client.post(f"/observations/{key}/unlink", data={"incident": incident, "why": "another shooting"})
    assert "said to be another event" in client.get(f"/observations/{key}").text
    assert "A monitor observed it" not in client.get(f"/incidents/{incident}").text


def test_no_cell_of_the_csv_is_a_formula(client: TestClient) -> None:
    """Neutralised with an apostrophe, as spreadsheets mark text; importing takes it off again."""
    for number, start in enumerate("=+-@"):
        enter(client, {**HEARD, "words": f"{start}HYPERLINK(1)", "mission": f"{start}x", "entry": str(number)})
    for row in listed(client):
        assert row["words"].startswith("'") and row["mission"].startswith("'")
        assert not any(cell[:1] in "=@" and cell for cell in row.values())


@pytest.mark.parametrize("form", ["", ".csv", ".json", ".geojson"])
@pytest.mark.parametrize("query", ["since=x", "means=sonar", "kind=incident", "window=1,2", "outcome=maybe"])
def test_a_filter_that_is_none_is_said_calmly(client: TestClient, form: str, query: str) -> None:
    assert client.get(f"/observations{form}?{query}").status_code == 422


def test_empty_filters_of_the_form_ask_nothing(client: TestClient) -> None:
    enter(client, HEARD)
    assert "1 record" in client.get("/observations?kind=&means=&since=&until=&place=&q=&mission=&act=&outcome=").text


def test_pages_and_links_lead_through_all(client: TestClient) -> None:
    keys = {enter(client, {**HEARD, "since": f"2023-04-{day:02}", "entry": str(day)}) for day in range(1, 8)}
    seen: set[str] = set()
    address = "/observations.json?limit=3"
    while address:
        answer = client.get(address)
        seen |= {one["id"] for one in answer.json()["observations"]}
        address = answer.headers.get("link", "").removeprefix("<").partition(">")[0]
    assert seen == keys


def test_what_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/observations/obs-ffffffff").status_code == 404
    assert client.get("/observations/obs-ffffffff.json").status_code == 404
    assert client.post("/observations/new", data={"kind": "incident"}).status_code == 400
    key = enter(client, HEARD)
    assert client.post(f"/observations/{key}/burn", data={"why": "x"}).status_code == 422
    assert client.post(f"/observations/{key}/link", data={"incident": "inc-ffffffff"}).status_code == 404


@pytest.mark.parametrize("back", ["//evil.example/", "http://evil.example/", "/\\evil.example"])
def test_going_back_leads_nowhere_else(client: TestClient, back: str) -> None:
    key = enter(client, HEARD)
    answer = client.post(f"/observations/{key}/withdraw", data={"why": "x", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == f"/observations/{key}"


def test_a_change_without_the_token_is_refused(bench: Workbench) -> None:
    with TestClient(make_app(bench), base_url="http://127.0.0.1") as stranger:
        for address in ("/observations/new", "/observations/import"):
            assert stranger.post(address, data=HEARD).status_code == 403
    assert bench.casefile.observations() == ()


def test_hostile_words_are_shown_and_do_nothing(page: Page) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    page.goto("/observations/new")
    for field in ("words", "mission", "patrol", "weapon", "actor", "direction_words", "control"):
        page.fill(f"#f-{field}", hostile)
    page.fill("#f-place", hostile)
    page.fill("#f-since", hostile)
    page.click("button.primary")
    assert page.locator(".summary").is_visible()
    page.fill("#f-since", "2023-04-11")
    page.click("button.primary")
    page.wait_for_url("**/observations/obs-*")
    assert hostile in page.locator("blockquote").inner_text()
    page.goto("/observations")
    assert page.locator("img").count() == 0 and hostile in page.locator(".records").inner_text()


def test_a_record_is_entered_by_keyboard_alone(page: Page) -> None:
    page.goto("/observations")
    page.keyboard.press("n")
    page.wait_for_url("**/observations/new")
    page.focus("#f-means")
    page.keyboard.type("heard")
    page.focus("#f-words")
    page.keyboard.type("Two bursts from the north.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-since"
    page.keyboard.type("2023-04-11")
    page.keyboard.press("Enter")
    page.wait_for_url("**/observations/obs-*")
    assert "Two bursts from the north." in page.locator("blockquote").inner_text()


def test_records_are_json_that_keeps_every_field(client: TestClient) -> None:
    key = enter(client, HEARD)
    record = json.loads(client.get(f"/observations/{key}.json").content)["observations"][0]
    assert record["where"]["bearing"] == "NW" and record["when"]["zone"] == "+04:00"
    assert record["source"].startswith("form ")
