"""Deciding over the web: what is made is in the log, what was overtaken is said, what is taken back leaves no trace."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.model.incident import Incident
from truceline.review.standing import in_force
from truceline.web.bench import Workbench

JSON = {"Accept": "application/json"}


@pytest.fixture
def incident(tegh: Casefile) -> Incident:
    return tegh.incident(tegh.incidents()[0].id)


def claims(casefile: Casefile, incident: Incident) -> list[str]:
    """Return the claims of the first report, as the form names them."""
    reading = casefile.readings(incident)[incident.documents[0]]
    return [f"{reading.document.id}:{claim.id}" for claim in reading.claims]


def test_an_incident_is_accepted_by_a_form_and_the_page_that_was_asked_for_follows(
    client: TestClient, tegh: Casefile, incident: Incident
) -> None:
    answer = client.post(
        "/judgements", data={"verdict": "accept", "target": incident.id, "next": "/review"}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    made = tegh.store.judgements.listed()
    assert {(j.verdict, j.by) for j in made} == {("accept", "A. Analyst")}
    assert len(made) == len(incident.happenings)
    assert len({j.at for j in made}) == 1


def test_json_answers_with_the_judgements_that_were_made(client: TestClient, incident: Incident) -> None:
    asked = {"verdict": "accept", "targets": [incident.id], "why": "seen all six"}
    answer = client.post("/judgements", json=asked, headers=JSON)
    assert answer.status_code == 200
    told = answer.json()
    assert [j["why"] for j in told["judgements"]] == ["seen all six"] * len(incident.happenings)
    assert client.get("/judgements.json").json()[0]["id"] == told["judgements"][-1]["id"]


@pytest.mark.parametrize("page", ["https://example.org/", "//example.org", "/\\example.org", "javascript:x", "/a\nb"])
def test_no_form_leads_to_another_site(client: TestClient, incident: Incident, page: str) -> None:
    answer = client.post(
        "/judgements", data={"verdict": "accept", "target": incident.id, "next": page}, follow_redirects=False
    )
    assert answer.headers["location"] == "/inbox"


def test_several_claims_are_accepted_at_once_and_undone_at_once(
    client: TestClient, tegh: Casefile, incident: Incident
) -> None:
    asked = {"verdict": "accept", "targets": claims(tegh, incident)[:3]}
    assert len(client.post("/judgements", json=asked, headers=JSON).json()["judgements"]) == 3
    undone = client.post("/judgements/undo", headers=JSON).json()["judgements"]
    assert len(undone) == 3
    assert in_force(tegh.store.judgements.listed()) == []
    assert client.post("/judgements/undo", headers=JSON).json()["already"] is True


def test_undo_takes_back_own_decisions_alone(client: TestClient, tegh: Casefile, incident: Incident) -> None:
    tegh.judge(tegh.judging.whole("accept", incident, Told(by="B. Other")))
    client.post("/judgements/undo", headers=JSON)
    assert {j.by for j in in_force(tegh.store.judgements.listed())} == {"B. Other"}


def test_a_judgement_is_withdrawn_by_its_id_and_twice_is_once(
    client: TestClient, tegh: Casefile, incident: Incident
) -> None:
    made = client.post(
        "/judgements", json={"verdict": "reject", "targets": claims(tegh, incident)[:1]}, headers=JSON
    ).json()["judgements"][0]
    first = client.post(f"/judgements/{made['id']}/withdraw", data={"why": "misread"}, headers=JSON).json()
    assert [j["withdraws"] for j in first["judgements"]] == [made["id"]]
    assert client.post(f"/judgements/{made['id']}/withdraw", headers=JSON).json()["already"] is True
    assert client.post("/judgements/jud-none/withdraw", headers=JSON).status_code == 400


def test_what_somebody_decided_meanwhile_is_told_and_decided_again_only_knowing_it(
    client: TestClient, tegh: Casefile, incident: Incident
) -> None:
    target = claims(tegh, incident)[0]
    seen = tegh.store.judgements.count()
    document, claim = target.split(":")
    tegh.judge([tegh.judging.claim("reject", document, claim, Told(by="B. Other", why="not in the text"))])
    form = {"verdict": "accept", "target": target, "seen": seen, "next": "/review"}
    page = client.post("/judgements", data=form)
    assert page.status_code == 409
    assert "B. Other" in page.text and "not in the text" in page.text
    assert tegh.store.judgements.count() == seen + 1
    again = client.post("/judgements", data={**form, "seen": seen + 1}, headers=JSON).json()
    assert [[j["by"] for j in conflict] for conflict in again["conflicts"]] == [["B. Other", "A. Analyst"]]


def test_the_same_decision_from_two_tabs_is_one(client: TestClient, tegh: Casefile, incident: Incident) -> None:
    asked = {"verdict": "accept", "targets": [incident.id], "seen": 0}
    first, second = (client.post("/judgements", json=asked, headers=JSON) for _ in range(2))
    assert {j["id"] for j in second.json()["judgements"]} == {j["id"] for j in first.json()["judgements"]}
    assert second.json()["already"] is True
    assert tegh.store.judgements.count() == len(incident.happenings)


def test_two_incidents_that_were_joined_in_another_tab_are_said_to_be_one_by_now(
    client: TestClient, tegh: Casefile, incident: Incident
) -> None:
    document = incident.documents[-1]
    tegh.judge([tegh.judging.different(incident, document, Told(by="A. Analyst"))])
    one, other = (row.id for row in tegh.incidents())
    seen = tegh.store.judgements.count()
    asked = {"verdict": "same", "targets": [one, other], "seen": seen}
    assert client.post("/judgements", json=asked, headers=JSON).status_code == 200
    overtaken = client.post("/judgements", json={**asked, "verdict": "different"}, headers=JSON)
    assert overtaken.status_code == 409
    assert [j["verdict"] for j in overtaken.json()["meanwhile"]] == ["same"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"verdict": "same"}, 422),
        ({"verdict": "praise", "targets": ["x"]}, 400),
        ({"verdict": "same", "targets": ["inc-00000000", "inc-11111111"]}, 404),
        ({"verdict": "accept", "targets": ["doc-0:cl-0"]}, 400),
        ({"verdict": "same", "targets": ["hap-0", "hap-1"]}, 400),
        ({"verdict": "accept", "targets": ["x" * 401]}, 422),
        ({"verdict": "accept", "targets": ["a"] * 201}, 422),
        ({"verdict": "accept", "targets": ["a"], "seen": -1}, 422),
        ({"verdict": "accept", "targets": ["a"], "colour": "red"}, 422),
        ([1], 422),
    ],
)
def test_what_is_no_decision_is_refused_in_words(client: TestClient, body: object, status: int) -> None:
    answer = client.post("/judgements", json=body, headers=JSON)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_body_that_is_no_json_is_refused(client: TestClient) -> None:
    for body in (b"{", b"\xff", b"null"):
        answer = client.post("/judgements", content=body, headers={**JSON, "Content-Type": "application/json"})
        assert answer.status_code == 422


def test_whose_name_it_bears_is_no_part_of_the_request(
    bench: Workbench, client: TestClient, incident: Incident
) -> None:
    asked = {"verdict": "accept", "targets": [incident.id], "by": "Somebody Else"}
    assert client.post("/judgements", json=asked, headers=JSON).status_code == 422
    assert bench.casefile.store.judgements.count() == 0


def test_words_of_a_judgement_act_nowhere(client: TestClient, tegh: Casefile, incident: Incident) -> None:
    target = claims(tegh, incident)[0]
    document, claim = target.split(":")
    made = tegh.judging.claim("reject", document, claim, Told(by="<script>alert(1)</script>", why="<img src=x>"))
    tegh.judge([replace(made)])
    page = client.post("/judgements", data={"verdict": "accept", "target": target, "seen": 0})
    assert page.status_code == 409
    assert "<script>alert" not in page.text and "<img" not in page.text
