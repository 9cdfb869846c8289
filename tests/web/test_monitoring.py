"""The screens of coverage, tallies and compliance: what they say, as pages and as data, and that a phone shows all."""

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from truceline.casefile.casefile import Casefile
from truceline.casefile.importing import import_rows
from truceline.casefile.tallying import save_rules
from truceline.observing.column_map import read_map
from truceline.observing.csv_rows import read_rows
from truceline.observing.csv_table import read_table
from truceline.observing.entry import Tables
from truceline.observing.unit_rules import read_rules

MONITORING = Path(__file__).parents[2] / "examples" / "monitoring"
AXE = next((Path(__file__).parent / "vendor" / "axe-core").glob("axe*.js"))
SCREENS = (
    "/tallies",
    "/tallies?party=Azerbaijan&since=2023-04-01",
    "/coverage?since=2023-04-08&until=2023-04-15",
    "/coverage?since=2023-04-20&until=2023-04-10",
    "/compliance",
    "/compliance?truce=in-pk-2003-11-25",
    "/compliance/behind?truce=am-az-ru-2020-11-09&since=2023-04-01&until=2023-04-30",
    "/sitrep?date=2023-04-11&unreviewed=true",
    "/sitrep?date=2023-04-12",
)


@pytest.fixture
def monitored(tegh: Casefile) -> Casefile:
    """The Tegh casefile with the invented tables of a monitor."""
    for name in ("observations", "restrictions", "tallies"):
        content = (MONITORING / f"{name}.csv").read_bytes()
        mapped = read_map((MONITORING / f"{name}.toml").read_text("utf-8"), where=name)
        import_rows(tegh, content, name, read_rows(read_table(content, where=name), mapped, Tables(), source=name))
    save_rules(tegh.store, read_rules((MONITORING / "rules.toml").read_text("utf-8"), where="rules.toml"))
    return tegh


def text(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text.removeprefix("\ufeff"))))


@pytest.mark.usefixtures("monitored")
def test_a_tally_stays_in_its_unit_and_our_count_is_of_incidents(client):
    said = text(client, "/tallies")
    assert "61 violations" in said and "1 incident (told by a party alone)" in said
    assert "No sum: periods overlap" in said and "no tally for 3 days before" in said
    assert "Not converted to incidents: no rule says what one violation amounts to." in said
    assert "8 to 400 incidents by the rule “shots to incidents”" in said


@pytest.mark.usefixtures("monitored")
def test_a_tally_leads_to_its_record_and_our_count_to_its_incident(client, tegh):
    said = text(client, "/tallies?party=Azerbaijan")
    assert f'href="/incidents/{tegh.incidents()[0].id}"' in said
    record = rows(client, "/tallies.csv?party=Azerbaijan")[0]["tally"]
    assert f'href="/observations/{record}"' in said


@pytest.mark.usefixtures("monitored")
def test_tallies_are_filtered_by_agreement_party_and_days(client):
    assert len(rows(client, "/tallies.csv")) == 7
    assert len(rows(client, "/tallies.csv?truce=am-az-ru-2020-11-09")) == 7
    assert rows(client, "/tallies.csv?truce=in-pk-2003-11-25") == []
    assert {row["first"] for row in rows(client, "/tallies.csv?since=2023-04-18")} == {"2023-04-18"}
    assert len(client.get("/tallies.json?place=Syunik").json()["series"]) == 3


@pytest.mark.usefixtures("monitored")
def test_zero_unseen_no_access_and_no_reports_look_different(client):
    said = text(client, "/coverage?since=2023-04-09&until=2023-04-14")
    for words in ("looked, none seen", "nobody looked", "no access (by Azerbaijan)", "no reports", "no report of here"):
        assert words in said
    for name in ("observed", "none_seen", "no_access", "unseen"):
        assert f'class="{name}' in said
    assert "violation" not in said


@pytest.mark.usefixtures("monitored")
def test_coverage_as_data_is_that_of_the_page(client):
    asked = "since=2023-04-09&until=2023-04-14"
    told = client.get(f"/coverage.json?{asked}").json()["answers"]
    assert [(row["day"], row["looked"], row["told"]) for row in rows(client, f"/coverage.csv?{asked}")] == [
        (one["day"], one["looked"], one["told"]) for one in told
    ]


@pytest.mark.usefixtures("monitored")
def test_days_in_the_wrong_order_are_told_beside_the_form(client):
    answer = client.get("/coverage?since=2023-04-20&until=2023-04-10")
    assert answer.status_code == 422 and "is before" in answer.text
    assert client.get("/compliance?since=2023-04-20&until=2023-04-10").status_code == 422
    assert client.get("/compliance?truce=none-such").status_code == 422


@pytest.mark.usefixtures("monitored")
def test_the_board_tells_of_tegh_acts_told_one_denial_and_no_alleged_breach(client):
    told = rows(client, "/compliance.csv?since=2023-04-01&until=2023-04-30")
    found = {(row["party"], row["answer"]): row["count"] for row in told if row["answer"]}
    assert found[("arm", "told")] == found[("aze", "told")] == "1"
    assert found[("arm", "denied")] == found[("aze", "rival")] == "1"
    assert found[("arm", "cannot_be_said")] == "1"
    assert found[("", "monitored")] == "1"  # four bursts that a patrol heard, of which it names no doer
    assert not [key for key in found if key[1] in ("alleged", "would_fall", "verified", "attributed")]
    assert not [key for key in found if key[1] == "monitored" and key[0]]


@pytest.mark.usefixtures("monitored")
def test_a_count_leads_to_what_is_behind_it_and_to_the_words(page: Page):
    page.goto("/compliance?truce=am-az-ru-2020-11-09&since=2023-04-01&until=2023-04-30")
    page.get_by_role("link", name="1 denied in words").click()
    page.wait_for_url("**/compliance/behind?*")
    assert page.locator("section.card").count() == 1
    page.locator("section.card a.q").first.click()
    page.wait_for_url("**/reports/*")


def test_a_period_without_incidents_is_not_said_to_be_without_violations(client):
    said = text(client, "/compliance?since=2022-01-01&until=2022-01-31")
    assert "no reports is not no violations" in said


def test_screens_of_an_empty_casefile_say_what_to_do(tmp_path):
    from truceline.web.app import make_app
    from truceline.web.bench import Workbench

    with Casefile.create(tmp_path / "empty.tl") as casefile:
        bench = Workbench(casefile=casefile)
        with TestClient(make_app(bench), base_url="http://127.0.0.1") as client:
            for screen, way in (
                ("tallies", "/observations/new?kind=tally"),
                ("coverage", "/add"),
                ("compliance", "/add"),
            ):
                assert way in text(client, f"/{screen}")
                assert client.get(f"/{screen}.json").status_code == 200
                assert client.get(f"/{screen}.csv").status_code == 200


@pytest.mark.usefixtures("monitored")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_and_a_phone_shows_all(page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for screen in SCREENS:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(screen)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then((told) => told.violations)")
        faults = [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert (screen, faults) == (screen, [])
        page.set_viewport_size({"width": 390, "height": 844})
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), screen


@pytest.mark.usefixtures("monitored")
def test_a_drawing_keeps_within_its_page_and_says_what_it_draws(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/tallies")
    drawing = page.get_by_role("img").first
    assert "shots" in (drawing.get_attribute("aria-label") or "")
    box = page.locator("svg.drawing .bar").first.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
