"""The screen of one report without a browser: what it shows, what its forms decide, and what cannot act in it."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.reports_made import DEAD, HOSTILE, add_text, claim_form, wire, words
from truceline.casefile.casefile import Casefile
from truceline.record import decode


@pytest.fixture
def report(tegh: Casefile):
    return wire(tegh).document


def judge(client: TestClient, key: str, form: dict[str, object], status: int = 303):
    answer = client.post(f"/reports/{key}/judgements", data=form, follow_redirects=False)
    assert answer.status_code == status, answer.text[-2000:]
    return answer


def only(casefile: Casefile):
    (row,) = casefile.incidents()
    return casefile.incident(row.id)


def test_the_list_names_every_report_with_its_publisher_and_leads_to_it(client: TestClient, tegh: Casefile) -> None:
    page = client.get("/reports").text
    assert [f"/reports/{key}" in page for key in tegh.store.documents.ids()] == [True] * 6
    assert "wire agency" in page and "11 April 2023" in page
    assert "Shots on Armenia-Azerbaijan border near Lachin road" in page
    assert len(client.get("/reports.json").json()["reports"]) == 6


def test_the_list_is_paged_by_the_last_report_of_the_page_before(
    client: TestClient, tegh: Casefile, monkeypatch
) -> None:
    monkeypatch.setattr("truceline.web.reports.PAGE", 4)
    first = client.get("/reports").text
    more = re.search(r"/reports\?after=([\w-]+)", first)
    assert more is not None
    second = client.get(f"/reports?after={more[1]}").text
    shown = [set(re.findall(r'href="/reports/(doc-\w+)"', page)) for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), shown[0] & shown[1]) == (4, 2, set())


def test_a_report_says_where_it_is_from_how_it_came_and_what_it_tells_of(client: TestClient, tegh, report) -> None:
    page = client.get(f"/reports/{report.id}").text
    for told in ("wire agency", report.sha256, "taken in by", "Armed clash, 11 April 2023", "Copied in", "Whose word"):
        assert told in page, told
    assert f'href="/incidents/{only(tegh).id}"' in page


def test_the_text_is_there_whole_in_pieces_that_say_which_characters_they_are(client: TestClient, report) -> None:
    page = client.get(f"/reports/{report.id}").text
    places = [(int(a), int(b)) for a, b in re.findall(r'data-at="(\d+)" data-end="(\d+)"', page)]
    assert places[0][0] == 0 and places[-1][1] == len(report.text)
    assert all(one[1] == other[0] for one, other in zip(places, places[1:], strict=False))


def test_every_kind_of_mark_in_the_text_is_in_the_legend(client: TestClient, tegh: Casefile) -> None:
    for key in tegh.store.documents.ids():
        page = client.get(f"/reports/{key}").text
        legend = page.partition('class="legend"')[2].partition("</details>")[0]
        kinds = set(re.findall(r'<span class="k-(\w+)"', page.partition('class="words"')[2]))
        assert kinds <= set(re.findall(r'class="k-(\w+)"', legend))


def test_damage_is_underlined_and_told_with_what_can_still_be_said(client: TestClient, tegh: Casefile) -> None:
    damaged = next(r for r in tegh.store.documents.readings(tuple(tegh.store.documents.ids())).values() if r.damages)
    page = client.get(f"/reports/{damaged.document.id}").text
    assert "k-damage" in page and "Damage to the text" in page
    assert damaged.damages[0].can_say[:30] in page


def test_the_data_are_the_record_as_read_and_as_judged(client: TestClient, report) -> None:
    told = client.get(f"/reports/{report.id}.json").json()
    assert set(told) == {"report", "read", "judged", "judgements"}
    assert told["read"]["document"]["text"] == report.text
    judge(client, report.id, claim_form(words(report, DEAD), target="ARM", count="4"))
    told = client.get(f"/reports/{report.id}.json").json()
    assert len(told["judged"]["claims"]) == len(told["read"]["claims"]) + 1
    assert told["judgements"][0]["question"] == "new:killed@ARM"


def test_a_report_that_is_not_there_is_said_to_be_none(client: TestClient) -> None:
    assert client.get("/reports/doc-none").status_code == 404
    assert "no report of this casefile" in client.get("/reports/doc-none.json").json()["error"]


def test_selected_words_become_a_claim_of_the_incident_and_are_undone(client: TestClient, tegh, report) -> None:
    before = only(tegh)
    form = claim_form(words(report, DEAD), speaker="ARM:ministry_of_defence", target="ARM", count="4")
    answer = judge(client, report.id, form)
    page = client.get(answer.headers["location"]).text
    assert "Made by A. Analyst of these words." in page and "4 killed" in page
    killed = next(
        f for f in only(tegh).findings if f.question.startswith("killed") and any(a.value == "4" for a in f.accounts)
    )
    assert killed is not None
    undo = re.search(r'action="(/judgements/jud-\w+/withdraw)"', page)
    assert undo is not None
    client.post(undo[1], data={"next": f"/reports/{report.id}"})
    assert only(tegh).findings == before.findings
    assert "Taken back or replaced." in client.get(f"/reports/{report.id}").text


def test_a_form_is_filled_in_with_what_the_words_and_their_sentence_suggest(client: TestClient, report) -> None:
    span = words(report, DEAD)
    asked = f"/reports/{report.id}?make=claim&start={span.start}&end={span.end}"
    form = client.get(asked, headers={"HX-Request": "true"}).text
    assert form.startswith("<form") and "<html" not in form
    chosen = re.findall(r'<option value="([^"]+)" selected', form)
    assert chosen[:3] == ["ARM:ministry_of_defence", "asserts", "killed"]
    assert "<html" in client.get(asked).text  # the same address is a page by itself


def test_only_what_is_changed_in_the_form_of_a_claim_is_judged(client: TestClient, tegh: Casefile, report) -> None:
    claim = next(c for c in wire(tegh).claims if c.act == "killed")
    form = client.get(f"/reports/{report.id}?correct={claim.id}", headers={"HX-Request": "true"}).text
    sent: dict[str, object] = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    for name, options in re.findall(r'<select id="f-\w+" name="(\w+)">(.*?)</select>', form, flags=re.DOTALL):
        sent[name] = next(iter(re.findall(r'<option value="([^"]*)" selected', options)), "")
    assert "Nothing was changed." in judge(client, report.id, sent, status=400).text
    judge(client, report.id, {**sent, "count": "3-5", "why": "two hospitals"})
    made = tegh.store.judgements.listed()
    assert [(j.question, j.value, j.why) for j in made] == [
        (f"claim:killed@{claim.target.actor.side}.count", "3-5", "two hospitals")
    ]


def test_accepting_and_rejecting_a_claim_is_told_on_its_card(client: TestClient, tegh: Casefile, report) -> None:
    claim = wire(tegh).claims[0]
    answer = judge(client, report.id, {"what": "reject", "claim": claim.id, "back": "r-c1"})
    assert answer.headers["location"].endswith("#r-c1")
    assert "rejected by A. Analyst" in client.get(f"/reports/{report.id}").text
    judge(client, report.id, {"what": "accept", "claim": claim.id, "back": "r-c1"})
    assert "Accepted as rightly read." in client.get(f"/reports/{report.id}").text


def test_a_place_is_picked_of_the_candidates_of_the_gazetteer(client: TestClient, tegh: Casefile, report) -> None:
    span = words(report, "Tegh")
    form = client.get(
        f"/reports/{report.id}?make=place&start={span.start}&end={span.end}", headers={"HX-Request": "true"}
    ).text
    assert 'value="gn:174743 Tegh" selected' in form and 'value="gn:13133010 Tegh"' in form
    sent = {"what": "place", "start": span.start, "end": span.end, "relation": "outside", "place": "gn:13133010 Tegh"}
    judge(client, report.id, sent)
    judged = tegh.judging.applied([wire(tegh)]).readings[report.id]
    assert {c.places[0].place.id for c in judged.claims if c.places and c.places[0].span == span} == {"gn:13133010"}


def test_an_exhibit_is_made_of_words_with_what_it_is_said_to_show(client: TestClient, tegh: Casefile, report) -> None:
    claim, span = wire(tegh).claims[0], words(report, "small arms")
    shows = f"fired_first@{claim.target.actor.side} {claim.content.start}-{claim.content.end}"
    sent = {"what": "exhibit", "start": span.start, "end": span.end, "kind": "footage", "by": "", "shows": [shows]}
    judge(client, report.id, sent)
    (exhibit,) = tegh.judging.applied([wire(tegh)]).readings[report.id].exhibits
    assert (exhibit.kind, exhibit.shows) == ("footage", (claim.id,))
    assert "said to show" in client.get(f"/reports/{report.id}").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"count": "many"}, "&#39;many&#39; is no value for count."),
        ({"act": ""}, "a claim needs act."),
        ({"target_other": "Narnia"}, "“Narnia” is no actor of the tables"),
        ({"place_other": "Nowhere At All"}, "is 0 places of the gazetteer"),
        ({"end": "999999"}, "the report has no characters"),
        ({"start": "x"}, "No words are selected."),
        ({"time": "Tuesday"}, "is no time."),
    ],
)
def test_what_cannot_be_is_refused_and_the_form_keeps_what_was_typed(
    client: TestClient, tegh, report, fields, said
) -> None:
    form = (
        claim_form(words(report, DEAD), count="41", **fields)
        if "count" not in fields
        else claim_form(words(report, DEAD), **fields)
    )
    page = judge(client, report.id, form, status=400).text
    assert said in page
    assert tegh.store.judgements.listed() == ()
    if "start" not in fields and "end" not in fields:
        assert f'value="{fields.get("count", "41")}"' in page


def test_who_is_no_choice_is_found_by_name_or_called_by_words_of_the_report(client: TestClient, tegh, report) -> None:
    judge(client, report.id, claim_form(words(report, DEAD), target_other="armenian servicemen"))
    assert " target=words @" in tegh.store.judgements.listed()[0].value
    found = client.get(f"/reports/{report.id}/actors.json?name=hezb").json()["found"]
    assert {"value": "group:G0095", "words": "Hezbollah"} in found
    places = client.get(f"/reports/{report.id}/places.json?name=tegh").json()["found"]
    assert places[0]["value"].endswith(" Tegh") and "Armenia" in places[0]["words"]


def test_two_tabs_that_judge_the_same_claim_are_told_of_each_other(client: TestClient, tegh: Casefile, report) -> None:
    claim = wire(tegh).claims[0]
    judge(client, report.id, {"what": "accept", "claim": claim.id, "seen": "0"})
    page = judge(client, report.id, {"what": "reject", "claim": claim.id, "seen": "0"}, status=409).text
    assert "Somebody decided on the same" in page
    assert len(tegh.store.judgements.listed()) == 1


def test_nothing_in_a_report_a_title_a_publisher_or_a_name_acts(client: TestClient, tegh: Casefile, tmp_path) -> None:
    text = (
        f"{HOSTILE} shots near Tegh\n\nArmenian troops fired on Azerbaijani positions near Tegh on Tuesday, "
        f"{HOSTILE} said. Two soldiers were killed, spokesman Aram {HOSTILE} said.\n"
    )
    key = add_text(tegh, tmp_path, text, publisher=f"Wire {HOSTILE}", address=f"javascript:alert(1)//{HOSTILE}")
    document = tegh.store.documents.reading(key).document
    named = f"words @{text.index('<script>')}-{text.index('</script>') + 9}"
    judge(client, key, claim_form(words(document, "Two soldiers were killed"), speaker=named, why=HOSTILE))
    for address in (f"/reports/{key}", "/reports", f"/reports/{key}?make=claim&start=0&end=60"):
        page = client.get(address).text
        assert "<script>document" not in page and "<img" not in page
        assert 'href="javascript:' not in page
        assert "&lt;script&gt;" in page


def test_a_graphic_passage_is_behind_a_click_in_the_text_and_on_the_card(client: TestClient, tegh, tmp_path) -> None:
    text = (
        "Village shelled\n\nAzerbaijani forces shelled Tegh on Wednesday, killing three people, the Armenian Ministry of "
        "Defence said. Their charred bodies lay in the road, and two others were killed by artillery, it said.\n"
    )
    key = add_text(tegh, tmp_path, text, published="2023-04-12")
    page = client.get(f"/reports/{key}").text
    box = '<input type="checkbox" class="veil-box" id="v1">'
    assert page.count(box) == 1
    assert "One passage is hidden until you open it." in page and "A dead body, or parts of one, is described." in page
    inside = page.partition(box)[2].partition('class="veiled"')[2].partition("</p>")[0]
    assert "charred" in inside and "three people" not in inside
    assert 'id="vc' in page  # the card that quotes it
    heads = re.findall(r"<h3.*?</h3>", page, flags=re.DOTALL)
    assert heads and all("charred" not in head for head in heads)


def test_a_report_in_arabic_is_shown_from_right_to_left_and_claims_can_be_made_of_it(client, tegh, tmp_path) -> None:
    text = "قصف على قرية تيغ\n\nأعلنت وزارة الدفاع الأرمينية أن أربعة من جنودها قتلوا بالقرب من قرية تيغ.\n"
    key = add_text(tegh, tmp_path, text, published="2023-04-12", language="ar")
    page = client.get(f"/reports/{key}").text
    assert '<h1 id="title" dir="auto">قصف' in page
    assert 'lang="ar"' in page and '<p dir="auto"' in page
    assert "only English is read" in page
    document = tegh.store.documents.reading(key).document
    judge(client, key, claim_form(words(document, "أربعة من جنودها قتلوا"), target_other="ARM", count="4"))
    reading = tegh.judging.applied([tegh.store.documents.reading(key)]).readings[key]
    assert [(c.act, c.count.low) for c in reading.claims] == [("killed", 4)]
    assert "4 killed" in client.get(f"/reports/{key}").text


def test_the_record_in_json_can_be_read_back(client: TestClient, report) -> None:
    told = client.get(f"/reports/{report.id}.json").text
    record = told.partition('"read":')[2].partition(',"judged":')[0]
    assert decode(f'{{"truceline":"1","reading":{record}}}'.encode()).document.id == report.id
