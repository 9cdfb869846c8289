"""Review: one decision a screen, with its words, what may be decided by which key, and who decided what."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from benchmarks.generated import generate
from tests.casefile.made import begin, fill
from tests.web.conftest import HERE
from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.store.rows import WaitingQuery
from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER

KEY = re.compile(r'data-key="(.)"')


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of made reports in which incidents may be one; tests work on copies."""
    folder = tmp_path_factory.mktemp("made")
    casefile = begin(folder)
    fill(casefile, generate(120, seed=7))
    casefile.close()
    return folder


@pytest.fixture
def made(made_once: Path, tmp_path: Path) -> Iterator[Casefile]:
    """That casefile, for one test alone."""
    folder = Path(shutil.copytree(made_once, tmp_path / "made"))
    with Casefile.open(folder / "made.tl", by="ada") as casefile:
        yield casefile


@pytest.fixture
def among_made(made: Casefile) -> Iterator[TestClient]:
    bench = Workbench(casefile=made)
    with TestClient(make_app(bench), base_url=HERE, headers={HEADER: bench.token}) as client:
        yield client


def first(casefile: Casefile, kind: str):
    return casefile.store.decisions.find(WaitingQuery(kind=kind, limit=1))[0].decision


def form(page: str, verdict: str) -> dict[str, object]:
    """Return the fields of the form that a page has for a verdict."""
    found = next(f for f in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'name="verdict" value="{verdict}"' in f)
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', found)
    told: dict[str, object] = {name: value.replace("&amp;", "&") for name, value in fields if name != "target"}
    return {**told, "target": [value for name, value in fields if name == "target"]}


def test_review_begins_with_the_worthiest(client: TestClient, tegh: Casefile) -> None:
    answer = client.get("/review", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/review/{first(tegh, 'contested').id}")


def test_rival_accounts_stand_with_their_words_and_the_keys(client: TestClient) -> None:
    page = client.get("/review").text
    assert "Who fired first" in page
    assert "opened fire" in page and "denies: B" in page and "declines to say" in page
    assert {"a", "A", "n", "h", "z"} <= set(KEY.findall(page))


def test_accepting_leads_to_the_next_and_undo_brings_it_back(client: TestClient, tegh: Casefile) -> None:
    decision = first(tegh, "contested")
    page = client.get(f"/review/{decision.id}").text
    after = client.post("/judgements", data=form(page, "accept"))
    assert after.status_code == 200 and "Decided." in after.text
    assert f"/review/{decision.id}" not in str(after.url).partition("?")[0]
    assert tegh.store.decisions.get(decision.id) is None
    back = client.post("/judgements/undo", data={"next": f"/review/{decision.id}"})
    assert "Who fired first" in back.text and tegh.store.decisions.get(decision.id) is not None


def test_an_account_is_rejected_or_corrected(client: TestClient, tegh: Casefile) -> None:
    page = client.get(f"/review/{first(tegh, 'contested').id}").text
    client.post("/judgements", data=form(page, "reject"))
    assert {j.verdict for j in tegh.store.judgements.listed()} == {"reject"}
    damaged = client.get(f"/review/{first(tegh, 'damaged').id}").text
    fields = form(damaged, "correct")
    fields["target"] = [*fields["target"], "count", "6"]
    assert client.post("/judgements", data=fields).status_code == 200
    assert [(j.verdict, j.value) for j in tegh.store.judgements.listed()][-1] == ("correct", "6")


def test_a_decision_that_waits_no_more_is_said_calmly(client: TestClient, tegh: Casefile) -> None:
    decision = first(tegh, "contested")
    incident = tegh.incident(decision.incidents[0])
    tegh.judge(tegh.judging.whole("accept", incident, Told(by="B.")))
    page = client.get(f"/review/{decision.id}")
    assert page.status_code == 200 and "does not wait any more" in page.text
    assert client.get(f"/review/{decision.id}.json").status_code == 404
    assert "No decision waits" in client.get("/review").text


def test_two_incidents_stand_side_by_side_with_what_was_compared(among_made: TestClient, made: Casefile) -> None:
    decision = first(made, "near_merge")
    page = among_made.get(f"/review/{decision.id}").text
    assert all(incident in page for incident in decision.incidents)
    assert "What was compared" in page and "speaks for one event" in page
    assert {"s", "d", "u"} <= set(KEY.findall(page))


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_doubtful_merge_is_settled_and_undone(among_made: TestClient, made: Casefile, verdict: str) -> None:
    decision = first(made, "near_merge")
    page = among_made.get(f"/review/{decision.id}").text
    assert among_made.post("/judgements", data=form(page, verdict)).status_code == 200
    assert made.store.decisions.get(decision.id) is None
    among_made.post("/judgements/undo")
    assert made.store.decisions.get(decision.id) is not None


def test_a_doubtful_copy_is_settled(among_made: TestClient, made: Casefile) -> None:
    decision = first(made, "doubtful_copy")
    page = among_made.get(f"/review/{decision.id}").text
    assert among_made.post("/judgements", data=form(page, "no-copy")).status_code == 200
    assert made.store.decisions.get(decision.id) is None


def test_every_decision_that_waits_has_a_screen(among_made: TestClient, made: Casefile) -> None:
    for waiting in made.store.decisions.find(WaitingQuery(limit=60)):
        assert among_made.get(f"/review/{waiting.decision.id}").status_code == 200, waiting.decision
        assert among_made.get(f"/review/{waiting.decision.id}.json").json()["id"] == waiting.decision.id


def test_who_else_decided_is_shown_and_can_be_taken_back(client: TestClient, tegh: Casefile) -> None:
    incident = tegh.incident(tegh.incidents()[0].id)
    document = incident.documents[0]
    claim = tegh.readings(incident)[document].claims[0].id
    made = [tegh.judging.claim(v, document, claim, Told(by=by, why=f"{by} saw")) for v, by in (("accept", "Ada"), ("reject", "Ben"))]  # fmt: skip
    tegh.judge(made)
    page = client.get("/review").text
    assert "Two people decided differently" in page
    assert "Ada saw" in page and "Ben saw" in page
    client.post("/judgements", data=form(page, "withdraw"))
    assert "contradicted" not in client.get("/inbox.json").json()["counts"]


@pytest.mark.parametrize("address", ["/review?among=<x>", "/review?done=//x", "/review/dec-x?kind=y"])
def test_what_no_page_of_ours_asks_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422
