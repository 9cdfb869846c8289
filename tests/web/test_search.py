"""The search: words marked, filters, links to the words and to the incident; hostile words do nothing."""

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from truceline.publish.found import AROUND, WINDOWS, marked, stretches
from truceline.web.bench import Workbench


def hits(client: TestClient, query: str) -> list[str]:
    text = client.get(f"/search?{query}").text
    return re.findall(r"<li>(.*?)</li>", text[text.index('class="found"') :], re.DOTALL)


def test_claims_are_found_with_the_words_marked(client: TestClient) -> None:
    found = hits(client, "q=%22opened+fire%22")
    assert found and all("<mark>opened fire</mark>" in one for one in found)
    assert all(re.search(r'href="/reports/doc-[0-9a-f]+#s\d+-\d+"', one) for one in found)
    assert all("/incidents/inc-" in one for one in found)


def test_beginnings_and_other_forms_of_words_are_found(client: TestClient) -> None:
    assert "<mark>servicemen</mark>" in "".join(hits(client, "q=servicem*"))
    assert "<mark>fired</mark>" in "".join(hits(client, "q=firing")) or "<mark>fire</mark>" in "".join(
        hits(client, "q=firing")
    )


def test_claims_are_filtered_by_speaker_act_stance_place_and_day(client: TestClient) -> None:
    killed = hits(client, "act=killed&speaker=AZE")
    assert killed and all("killed" in one for one in killed)
    assert hits(client, "stance=denies&act=fired_first")
    assert len(hits(client, "place=Digh")) == len(hits(client, "place=Tegh")) > 5
    assert hits(client, "place=Tegh&since=2023-04-11&until=2023-04-11") and not hits(
        client, "place=Tegh&since=2023-05-01"
    )


def test_reports_are_found_with_the_surroundings_of_the_words(client: TestClient, bench: Workbench) -> None:
    found = hits(client, "what=reports&q=Tegh")
    assert len(found) == bench.casefile.store.documents.count() or len(found) > 3
    assert all("<mark>Tegh</mark>" in one for one in found)
    assert all("#s" in one for one in found)


def test_observations_are_found_too(client: TestClient) -> None:
    fields = {"kind": "observation", "outcome": "observed", "words": "Two bursts from the ridge.", "entry": "a"}
    client.post("/observations/new", data=fields)
    (found,) = hits(client, "what=observations&q=burst")
    assert "<mark>bursts</mark>" in found and "/observations/obs-" in found


def test_a_hit_in_a_passage_that_is_hidden_is_hidden_too_and_one_click_shows_it(
    page: Page, bench: Workbench, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "TEGH. Four soldiers were killed. Their charred bodies lay near Tegh, the ministry said.", "utf-8"
    )
    bench.casefile.add(report)
    page.goto("/search?what=reports&q=charred")
    words = page.locator(".hits .veiled")
    assert words.count() == 1 and not words.is_visible()
    page.get_by_label("Show hidden passage.").check()
    assert words.is_visible()
    page.goto("/search?what=reports&q=engineering")
    assert page.locator(".hits li").count() and not page.locator(".hits .veiled").count()


def test_pages_of_claims_join_without_gap_or_overlap(client: TestClient) -> None:
    seen: list[str] = []
    query: str | None = "place=Tegh"
    while query:
        told = client.get(f"/search.json?{query}").json()
        seen += [claim["id"] + claim["document"] for claim in told["claims"]]
        query = told["next"]
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv?place=Tegh").text.removeprefix("\ufeff"))))
    assert [row["id"] + row["document"] for row in rows] == seen
    assert len(seen) == len(set(seen)) > 25


def test_pages_of_the_screen_lead_on(client: TestClient) -> None:
    first = client.get("/search?place=Tegh").text
    (onward,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = client.get(onward.replace("&amp;", "&")).text
    assert 'href="/search?what=claims&amp;place=Tegh"' in second


@pytest.mark.parametrize("typed", ["%22", "%22%22", "*", "***", "-", "%22+%22", "()", "+%21+"])
def test_what_has_no_word_gets_a_calm_message(client: TestClient, typed: str) -> None:
    answer = client.get(f"/search?q={typed}")
    assert answer.status_code == 200
    assert "There is no word in" in answer.text


@pytest.mark.parametrize(
    "typed",
    [
        "a+OR+b",
        "NEAR(fire+half)",
        "words:fire",
        "%22open+fire",
        "NOT",
        "%F0%9F%92%A5",
        "%00",
        "%ED%A0%80",
        "'; DROP TABLE claims",
    ],
)
@pytest.mark.parametrize("what", ["claims", "reports", "observations"])
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_what_is_typed_is_never_a_query_language(client: TestClient, typed: str, what: str, form: str) -> None:
    assert client.get(f"/search{form}?what={what}&q={typed}").status_code == 200


@pytest.mark.parametrize("query", ["act=sang", "what=all", "since=x", "page=0", "page=999", "stance=maybe"])
def test_a_filter_that_is_none_is_said(client: TestClient, query: str) -> None:
    assert client.get(f"/search?{query}").status_code == 422


def test_too_many_words_get_a_calm_message(client: TestClient) -> None:
    answer = client.get("/search?q=" + "fire+" * 20)
    assert answer.status_code == 200 and "Leave some out." in answer.text


def test_nothing_asked_shows_the_form_alone(client: TestClient) -> None:
    assert "Write a word, or choose a filter." in client.get("/search").text
    assert client.get("/search.json").json() == {"claims": [], "next": None}


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    assert "Leave out a filter" in client.get("/search?q=zebra").text


def test_empty_fields_of_the_form_ask_nothing(client: TestClient) -> None:
    assert "Write a word" in client.get("/search?q=&what=claims&speaker=&act=&stance=&place=&since=&until=").text


def test_hostile_words_are_shown_and_do_nothing(page: Page) -> None:
    page.goto("/search")
    page.fill("#q", '"><img src=x onerror=alert(1)> fire')
    page.press("#q", "Enter")
    page.wait_for_url("**/search?*")
    assert page.locator("main img").count() == 0
    page.fill("#q", "fire")
    page.press("#q", "Enter")
    page.wait_for_selector(".hits mark")
    page.click(".hits a.q >> nth=0")
    page.wait_for_url("**/reports/**")


def test_search_is_one_key_away(page: Page) -> None:
    page.goto("/incidents")
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    assert page.evaluate("document.activeElement.id") == "q"


SPANS = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 12)), max_size=8).map(
    lambda pairs: [(a, b) for a, b in _apart(sorted(pairs))]
)


def _apart(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, length in pairs:
        if not found or start >= found[-1][1]:
            found.append((start, start + length))
    return found


@given(st.text(alphabet="ab <>&\n", min_size=0, max_size=420), SPANS)
def test_pieces_joined_are_the_text_and_hits_are_the_hits(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(a, b) for a, b in spans if b <= len(text)]
    pieces = marked(text, inside)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.hit] == [text[a:b] for a, b in inside]
    shown = stretches(text, inside)
    assert sum(len(piece.text) for piece in shown) <= (WINDOWS + 8) * (2 * AROUND + 30)
    if inside:
        assert any(piece.hit for piece in shown)
