"""The inbox: what waits, the worthiest first, with its reason; bounded, however much waits; as data and as a table."""

import csv
from io import StringIO
from pathlib import Path

from fastapi.testclient import TestClient

from tests.web.conftest import HERE
from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.intake import Item


def test_the_inbox_shows_what_waits_with_its_reason_and_the_way_to_decide(client: TestClient) -> None:
    page = client.get("/inbox").text
    assert "4 decisions wait" in page
    assert "Rival accounts" in page and "who fired first" in page
    assert page.index("who fired first") < page.index("is damaged in the text")
    assert 'href="/review/dec-' in page


def test_a_kind_is_asked_for_by_the_address(client: TestClient) -> None:
    page = client.get("/inbox?kind=damaged").text
    assert "is damaged in the text" in page and "who fired first" not in page
    assert client.get("/inbox?kind=colour").status_code == 422


def test_the_same_as_data_and_as_a_table(client: TestClient) -> None:
    told = client.get("/inbox.json").json()
    assert told["total"] == sum(told["counts"].values()) == 4
    worth = [decision["worth"] for decision in told["decisions"]]
    assert worth == sorted(worth, reverse=True)
    rows = list(csv.DictReader(StringIO(client.get("/inbox.csv").text)))
    assert [row["id"] for row in rows] == [decision["id"] for decision in told["decisions"]]


def test_what_is_accepted_waits_no_more(client: TestClient, tegh: Casefile) -> None:
    incident = tegh.incident(tegh.incidents()[0].id)
    tegh.judge(tegh.judging.whole("accept", incident, Told(by="A.")))
    assert client.get("/inbox.json").json()["total"] == 0
    assert "No decision waits" in client.get("/inbox").text


def test_a_page_goes_on_where_the_one_before_ended(client: TestClient) -> None:
    first = client.get("/inbox.json").json()["decisions"]
    rest = client.get(f"/inbox.json?after={first[1]['id']}").json()["decisions"]
    assert [d["id"] for d in rest] == [d["id"] for d in first[2:]]


def test_a_reason_that_would_be_a_formula_is_none(client: TestClient, tegh: Casefile) -> None:
    incident = tegh.incident(tegh.incidents()[0].id)
    document = incident.documents[0]
    claim = tegh.readings(incident)[document].claims[0].id
    tegh.judge(
        [tegh.judging.claim(v, document, claim, Told(by=by)) for v, by in (("accept", "=1+1"), ("reject", "B."))]
    )
    assert not any(line.startswith("=") for line in client.get("/inbox.csv").text.splitlines())


def test_while_reports_are_on_their_way_the_inbox_says_so_and_of_no_empty_casefile(tmp_path: Path) -> None:
    with Casefile.create(tmp_path / "new.tl", by="A.") as casefile:
        app = make_app(Workbench(casefile=casefile))
        with TestClient(app, base_url=HERE) as client:
            assert "There is no report in this casefile yet" in client.get("/inbox").text
            progress = app.state.intake.progress
            for number in range(2):
                progress.put(Item(id=str(number), name=f"{number}.txt"))
            for address in ("/inbox", "/inbox/waiting"):
                page = client.get(address).text
                assert "2 reports are waiting or being read" in page
                assert "There is no report" not in page and "0 decisions wait" not in page
            assert client.get("/add/progress").headers["HX-Trigger-After-Swap"] == "intake-busy"
            for number in range(2):
                progress.put(Item(id=str(number), name=f"{number}.txt", step="added"))
            assert client.get("/add/progress").headers["HX-Trigger-After-Swap"] == "intake-done"
            app.state.intake._since_refresh = 2  # read, and what they change is being computed
            page = client.get("/inbox/waiting").text
            assert "is being computed" in page and "0 decisions wait" not in page


def test_with_decisions_that_wait_already_the_inbox_keeps_them_while_more_comes(client: TestClient) -> None:
    client.app.state.intake.progress.put(Item(id="1", name="1.txt", step="reading"))
    page = client.get("/inbox").text
    assert "4 decisions wait" in page and "1 report is waiting or being read" in page
