"""The page of an incident: who says what, what is behind it, and what a person decided."""

import html
import json
import re
from urllib.parse import unquote

import pytest

from truceline.casefile.decide import decide
from truceline.incidents.policies import POLICIES
from truceline.record_incident import decode_incident


@pytest.fixture
def incident(tegh):
    (row,) = tegh.incidents()
    return tegh.incident(row.id)


@pytest.fixture
def show(client, incident):
    """Return a function that gives the page as it is now."""

    def asked(**query):
        response = client.get(f"/incidents/{incident.id}", params=query)
        assert response.status_code == 200
        return response.text

    return asked


def quotations(page):
    """Return every quotation of a page with the document and the characters that its link names."""
    found = re.findall(r'“<a class="q" dir="auto" href="/reports/([^"#]+)#s(\d+)-(\d+)">([^<]*)</a>”', page)
    return [(unquote(document), int(start), int(end), html.unescape(words)) for document, start, end, words in found]


def told(page):
    """Return the words of a page as they are read."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def judged(casefile, verdict, *targets, by="A. Analyst", why=""):
    casefile.judge(decide(casefile, verdict, targets, by=by, why=why))


def test_every_quotation_leads_to_words_that_are_the_quoted_ones(tegh, incident, show):
    found = quotations(show())
    texts = {key: reading.document.text for key, reading in tegh.readings(incident).items()}
    assert len(found) > 60
    for document, start, end, words in found:
        stands = " ".join(texts[document][start:end].split())
        head, cut, tail = words.partition("[…]")
        assert stands == words or (cut and stands.startswith(head.strip()) and stands.endswith(tail.strip()))


def test_every_account_of_every_question_is_in_the_ledger_with_its_claims(incident, show):
    page = show()
    ledger = page[page.index('id="ledger"') : page.index("How each figure moved")]
    for said in (
        "Ministry of defence says: A",
        "Defence ministry and Azerbaijan say: B",
        "European Union declines to say",
        "number lost in the text",
        "before: number not given",
        "16:20 and 20:20 (Greenwich) cannot be the same moment",
        "contested",
        "on the parties' word alone",
        "a monitor declined to say",
    ):
        assert said.casefold() in told(ledger).casefold(), said
    assert ledger.count('class="question"') == sum(bool(finding.accounts) for finding in incident.findings)


def test_the_head_says_what_when_and_where_in_words_and_headings_are_in_order(show):
    page = show()
    assert "<h1" in page and "Armed clash, 11 April 2023, outside Tegh, Syunik, Armenia" in page
    levels = [int(level) for level in re.findall(r"<h([1-6])", page[: page.index("<dialog")])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("policy", [name.partition(" ")[0] for name in POLICIES])
def test_policies_are_switched_by_the_address(show, policy):
    page = show(policy=policy)
    (current,) = re.findall(r'<a href="[^"]*policy=(\w+)#ledger" aria-current', page)
    assert current == policy
    assert f"/why/killed.A?policy={policy}" in page


def test_where_policies_differ_it_is_said_which_values_they_give(tegh, incident, show):
    assert "All three policies publish the same values" in show()
    judged(tegh, "correct", f"{incident.id}:3.6", "count", "5-9")  # what an enemy says
    page = show()
    differing = page[page.index("Where the policies differ") :]
    assert "Killed, A: Azerbaijan 3 to 9 3 to 9, best 3 3" in told(differing)


def test_an_unknown_policy_question_or_incident_is_told_in_words(client, incident):
    assert "There are range 1, ucdp 1, acled 1" in client.get(f"/incidents/{incident.id}?policy=mine").text
    assert "Its questions are: " in client.get(f"/incidents/{incident.id}/why/kilt").text
    gone = client.get("/incidents/inc-00000000")
    assert gone.status_code == 404 and "inc-00000000" in gone.text


def test_the_beginning_of_an_id_leads_to_the_incident(client, incident):
    response = client.get(f"/incidents/{incident.id[:10]}?policy=ucdp", follow_redirects=False)
    assert response.status_code == 302
    assert response.headers["location"] == f"/incidents/{incident.id}?policy=ucdp&was={incident.id[:10]}"


def test_an_id_that_was_merged_leads_to_the_incident_and_says_so(tegh, client, incident):
    judged(tegh, "different", incident.id, f"{incident.id}:6")
    one, other = (row.id for row in tegh.incidents())
    judged(tegh, "withdraw", tegh.store.judgements.listed()[0].id)
    (left,) = (row.id for row in tegh.incidents())
    former = other if left == one else one
    page = client.get(f"/incidents/{former}")
    assert page.url.path == f"/incidents/{left}"
    assert f"{former} leads here: it was merged into this incident on" in told(page.text)


def test_why_shows_every_claim_with_its_words_report_and_rule(tegh, client, incident):
    (finding,) = (finding for finding in incident.findings if finding.question == "killed:A")
    page = client.get(f"/incidents/{incident.id}/why/killed.A").text
    claims = {claim.id: claim for reading in tegh.readings(incident).values() for claim in reading.claims}
    for account in finding.accounts:
        for key in account.claims:
            assert " ".join(claims[key].span.text.split()) in told(page)
    assert "range 1: 3 accounts, of which 2 stand" in told(page)
    assert told(page).count("Rule verb: killed") == 4


def test_why_is_a_part_for_the_ledger_and_a_page_by_itself(client, incident):
    address = f"/incidents/{incident.id}/why/wounded.not_said"
    whole, part = client.get(address).text, client.get(address, headers={"HX-Request": "true"}).text
    assert "<!doctype html>" in whole and "<!doctype html>" not in part
    assert 'class="behind-it"' in whole and 'class="behind-it"' in part


def test_figures_are_told_in_a_table_and_in_a_chart_that_says_the_same_in_words(show):
    page = show()
    moved = page[page.index("How each figure moved") : page.index("Whose word it is")]
    assert moved.count('<svg class="chart"') == 3
    assert "11 April, 17:20: A (Defence ministry of Azerbaijan), number not given." in moved
    assert "11 April, 22:05: A, 3." in moved
    assert "style=" not in page


def test_the_tree_counts_origins_beside_reports_and_copies_stand_under_their_originals(show):
    page = show()
    tree = told(page[page.index("Whose word it is") : page.index("<h2>Reports")])
    assert tree.startswith("Whose word it is 6 reports, 6 independent origins")
    assert "quoted by [1] tegh-01-wire.txt , 11 Apr 17:20 copy of it, not counted: [2] tegh-06-copy.txt" in tree


def test_links_episodes_background_and_damage_are_told(show):
    page = told(show())
    assert "[3] and [5] : the same day, 2023-04-11; the same place, Tegh" in page
    assert "Digits lost “ at the hour 16:<> ” in [6.2]" in page
    assert "War, September 2022" in page[page.index("Not part of this") :]


def test_accepting_says_by_whom_and_when_and_undo_takes_it_back(client, incident, show):
    assert "Nobody has accepted this incident yet." in show()
    form = {"verdict": "accept", "target": incident.id, "why": "read all six", "next": f"/incidents/{incident.id}"}
    page = client.post("/judgements", data=form).text
    assert "Accepted by A. Analyst," in told(page)
    assert "why: read all six . Nothing changed since." in told(page)
    assert "the incident is accepted as it was read, with its 6 reports" in told(page)
    page = client.post("/judgements/undo", data={"next": f"/incidents/{incident.id}"}).text
    assert "Nobody has accepted this incident yet." in page
    assert "taken back by A. Analyst," in told(page)


def test_a_whole_decision_is_taken_back_by_its_own_button(tegh, client, incident, show):
    judged(tegh, "accept", incident.id)
    page = show()
    decisions = page[page.index('id="decisions"') :]
    targets = re.findall(r'name="target" value="(jud-[^"]+)"', decisions)
    assert len(targets) == 6
    client.post("/judgements", data={"verdict": "withdraw", "target": targets, "next": "/"})
    assert "Nobody has accepted this incident yet." in show()


def test_what_changed_after_an_acceptance_is_said_with_who_and_when(tegh, client, incident, show):
    judged(tegh, "accept", incident.id)
    judged(tegh, "correct", f"{incident.id}:4.4", "count", "3-5", by="B. Coder", why="two hospitals")
    page = told(show())
    assert "Changed since: a decision of B. Coder on" in page
    assert "is corrected to “3-5”" in page
    assert "; changed since" in told(client.get("/incidents").text)


def test_people_who_contradict_each_other_are_shown_and_neither_is_followed(tegh, incident, show):
    judged(tegh, "accept", f"{incident.id}:4.4", by="A. Analyst")
    judged(tegh, "reject", f"{incident.id}:4.4", by="B. Coder")
    decisions = told(show()[show().index('id="decisions"') :])
    assert "contradicted by B. Coder; neither is followed" in decisions
    assert "contradicted by A. Analyst; neither is followed" in decisions


def test_a_rejected_claim_stays_in_sight_and_says_why(tegh, incident, show):
    judged(tegh, "reject", f"{incident.id}:3.4", why="another day")
    ledger = told(show())
    assert "rejected by A. Analyst" in ledger and "another day" in ledger


def test_an_incident_that_was_rejected_says_so_and_can_be_brought_back(tegh, client, incident):
    form = {"verdict": "reject", "target": incident.id, "next": f"/incidents/{incident.id}"}
    page = client.post("/judgements", data=form)
    assert page.status_code == 404
    assert "This is no incident any more" in page.text and "/judgements/undo" in page.text
    assert client.post("/judgements/undo", data={"next": f"/incidents/{incident.id}"}).status_code == 200


def test_words_of_what_few_want_to_meet_unasked_are_behind_a_click_and_say_why():
    from tests.handmade import TEGH_CLASH
    from truceline.model.span import Span
    from truceline.web.bits import quotation

    text = "Their charred bodies lay in the road."
    bit = quotation(Span(document=TEGH_CLASH.document.id, start=0, end=len(text), text=text))
    assert bit.text == text and bit.hidden
    assert quotation(Span(document="doc-1", start=0, end=9, text="4 killed.")).hidden == ()


def test_the_record_accounts_and_places_are_data_under_the_same_address(tegh, client, incident):
    record = decode_incident(client.get(f"/incidents/{incident.id}.json").content)
    assert record.incidents == (incident,)
    lines = client.get(f"/incidents/{incident.id}.csv").text.splitlines()
    assert len(lines) == 1 + sum(len(finding.accounts) for finding in incident.findings)
    places = json.loads(client.get(f"/incidents/{incident.id}.geojson").content)
    assert places["features"][0]["geometry"]["coordinates"] == [incident.where.place.lon, incident.where.place.lat]
    assert {feature["properties"]["published"] for feature in places["features"]} == {True, False}


def test_the_values_of_another_policy_are_data_too(client, incident):
    record = decode_incident(client.get(f"/incidents/{incident.id}.json?policy=ucdp").content)
    assert {finding.policy for finding in record.incidents[0].findings} == {"ucdp 1"}


def test_how_it_stands_against_agreements_is_told_in_six_answers_and_leads_to_the_words(show):
    page = show()
    section = page[page.index('id="agreements"') : page.index("How each figure moved")]
    said = told(section)
    assert said.count("point 1, to cease fire;") == 2
    assert said.count("nobody says breach or violation") == 2
    assert "Denied Ministry of defence of Armenia" in said and "Otherwise Defence ministry of Azerbaijan" in said
    assert "Falls under cannot be said: the place (the text does not draw the conflict zone" in said
    assert len(quotations(section)) >= 4


def test_an_accusation_that_a_person_rejected_counts_nowhere_and_is_shown(tegh, incident, show):
    mine = [
        f"{key}:{claim.id}"
        for key, reading in tegh.readings(incident).items()
        for claim in reading.claims
        if claim.act == "fired_first" and claim.actor and claim.actor.actor and claim.actor.actor.country == "AZE"
    ]
    judged(tegh, "reject", *mine, why="misread")
    said = told(show())
    assert said.count("point 1, to cease fire;") == 1
    assert "Told and counted nowhere: taken back, rejected, or of another day" in said and "misread" in said
