"""The import of a table: columns shown and guessed, a trial of every row, good rows kept, bad rows given back."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from truceline.web.bench import Workbench

HEADER = "Event location;Means;No.;Observation;Date;Time;Colour"
ROWS = (
    "2 km N of Tegh;Heard;3;Explosions;11.04.2023;16:05;red",
    "Tegh;sonar;2;Bursts;11.04.2023;16:20;blue",
    "=HYPERLINK(1);Saw;1;Projectile;31.02.2023;;",
    "Kornidzor;Saw;0;Bursts;12.04.2023;;",
)
TABLE = "\n".join((HEADER, *ROWS))
FIELDS = ("place", "means", "count", "unit", "since", "since_time", "")
MAPPED = {f"col.{n}": name for n, name in enumerate(FIELDS)} | {
    "dates": "dmy",
    "always.zone": "+04:00",
    "always.mission": "SMM",
    "always.outcome": "observed",
}


@pytest.fixture
def address(client: TestClient) -> str:
    answer = client.post("/observations/import", data={"kind": "observation", "rows": TABLE}, follow_redirects=False)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def test_columns_are_shown_with_their_first_rows_and_a_guess(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "4 rows" in page and "2 km N of Tegh" in page
    for number, name in enumerate(FIELDS):
        select = re.search(rf'<select id="col-{number}".*?</select>', page, re.DOTALL)
        assert select
        assert re.findall(r'<option value="(\w+)" selected', select[0]) == ([name] if name else [])


def test_a_file_is_taken_with_its_name_and_a_byte_order_mark(client: TestClient) -> None:
    file = {"file": ("SMM <b>April</b>.csv", TABLE.encode("utf-8-sig"), "text/csv")}
    page = client.post("/observations/import", data={"kind": "observation"}, files=file).text
    assert "SMM &lt;b&gt;April&lt;/b&gt;.csv" in page and "Event location" in page


def test_a_trial_says_of_every_row_what_would_become_of_it_and_keeps_nothing(
    client: TestClient, bench: Workbench, address: str
) -> None:
    page = client.post(address, data={**MAPPED, "action": "check"}).text
    assert "2 rows would be kept" in page and "2 rows cannot be taken as they are" in page
    assert "“sonar” is none of its values" in page and "“31.02.2023” is no day" in page
    assert "Heard: 3 explosions" in page and "Saw: 0 bursts (counted: none)" in page
    assert bench.casefile.observations() == ()


def test_good_rows_are_kept_and_the_file_is_evidence(client: TestClient, bench: Workbench, address: str) -> None:
    page = client.post(address, data={**MAPPED, "action": "import"}).text
    assert "2 records were added." in page and "2 rows were not taken." in page
    records = [stored.record for stored in bench.casefile.observations()]
    assert {record.mission for record in records} == {"SMM"}
    assert sorted(record.source.rpartition(" ")[2] for record in records) == ["2", "5"]
    captures = [c for c in bench.casefile.store.evidence.captures() if c.media_type == "text/csv"]
    assert (
        bench.casefile.store.evidence.content(captures[0].sha256) == TABLE.replace("\n", "\r\n").encode()
        or TABLE.encode()
    )
    assert bench.casefile.verify() == ()
    assert "2 rows were there already" in client.post(address, data={**MAPPED, "action": "import"}).text
    assert len(bench.casefile.observations()) == 2


def test_rows_that_were_not_taken_can_be_downloaded_mended_and_imported(client: TestClient, address: str) -> None:
    client.post(address, data={**MAPPED, "action": "check"})
    answer = client.get(f"{address}/rejected.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == [*HEADER.split(";"), "line", "why not imported"]
    assert [row[7] for row in rows[1:]] == ["3", "4"]
    assert rows[2][0] == "'=HYPERLINK(1)"
    mended = answer.text.replace("sonar", "camera").replace("31.02.2023", "28.02.2023")
    again = client.post("/observations/import", data={"kind": "observation", "rows": mended}, follow_redirects=False)
    page = client.post(again.headers["location"], data={**MAPPED, "action": "import"}).text
    assert "2 records were added." in page
    assert "=HYPERLINK(1)" in client.get("/observations").text


def test_a_map_is_kept_by_name_and_used_for_the_next_table(client: TestClient, address: str) -> None:
    moved = {**MAPPED, "col.6": "words", "action": "save", "name": "SMM  table"}
    assert client.post(address, data=moved).status_code == 200
    other = client.post(
        "/observations/import", data={"kind": "observation", "rows": TABLE + "\n"}, follow_redirects=False
    )
    page = client.get(f"{other.headers['location']}?use=SMM+table").text
    assert re.search(r'<select id="col-6".*?<option value="words" selected', page, re.DOTALL)
    assert 'name="always.mission" value="SMM"' in page and '<option value="dmy" selected' in page
    assert client.post(address, data={**MAPPED, "action": "save", "name": " "}).status_code == 422


@pytest.mark.parametrize("rows", ["", "Date;Time\n", "\0\0\0"])
def test_what_is_no_table_is_said_and_what_was_pasted_stays(client: TestClient, rows: str) -> None:
    answer = client.post("/observations/import", data={"kind": "tally", "rows": rows})
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    assert rows.strip() in answer.text.replace("\ufffd", "\0") or "\0" in rows
    assert 'value="tally" checked' in answer.text


def test_a_table_that_is_not_held_any_more_is_said(client: TestClient) -> None:
    for path in ("", "/done", "/rejected.csv"):
        answer = client.get(f"/observations/import/0000000000000000{path}")
        assert answer.status_code == 404 and "Choose the file again" in answer.text


def test_a_map_that_names_what_is_no_field_is_refused(client: TestClient, address: str) -> None:
    assert client.post(address, data={"col.0": "colour", "action": "check"}).status_code == 400
    assert client.post(address, data={**MAPPED, "dates": "ydm", "action": "check"}).status_code == 400


def test_only_a_few_tables_are_held(client: TestClient, address: str) -> None:
    for number in range(6):
        client.post("/observations/import", data={"kind": "observation", "rows": f"{HEADER}\nx;;;;;;{number}"})
    assert client.get(address).status_code == 404


def test_a_table_is_imported_in_the_browser(page: Page) -> None:
    page.goto("/observations/import")
    page.fill("#rows", TABLE)
    page.click("button.primary")
    page.select_option("#dates", "dmy")
    page.fill("#always-zone", "+04:00")
    page.select_option("#always-outcome", "observed")
    page.click("button[value=check]")
    assert page.locator("#would").is_visible()
    with page.expect_download() as download:
        page.click("text=Download the rows")
    assert download.value.suggested_filename.startswith("not imported")
    page.click("button[value=import]")
    assert "2 records were added." in page.locator("main").inner_text()
    page.click("text=See them in the list")
    assert page.locator(".records tbody tr").count() == 2
