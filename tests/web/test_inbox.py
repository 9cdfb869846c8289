"""The inbox: what waits, the worthiest first, with its reason; bounded, however much waits; as data and as a table."""

import csv
from io import StringIO

from fastapi.testclient import TestClient

from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told


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
