"""Any incident that the vocabulary allows has a page, a list row and data, and nothing in it acts in a browser."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.handmade import ARM_FORCES, ARM_MOD, TEGH_CLASH
from tests.publish.casefiles import NAMES, by_id, one_incident
from tests.publish.test_incident_ledger import QUICK, cases
from tests.strategies import WORDS, values
from truceline.model.incident import Episode
from truceline.model.judgement import Judgement
from truceline.model.span import Span
from truceline.model.violation import Assessment
from truceline.pipeline.agreements import terms_with
from truceline.publish.csv_rows import csv_text
from truceline.publish.incident_view import IncidentView
from truceline.publish.why_said import find_finding
from truceline.record import decode, encode
from truceline.review.settled import find_settled
from truceline.web.incident_agreements import agreements_part
from truceline.web.incident_data import ACCOUNTS, account_rows, incident_features
from truceline.web.incident_view import Beside, incident_part
from truceline.web.incident_why import why_part
from truceline.web.incidents_view import listed_row
from truceline.web.observation_view import near_said
from truceline.web.page import render

NOW = datetime(2023, 5, 1, tzinfo=UTC)
VOID = ("meta", "link", "input", "br")
BENCH = SimpleNamespace(
    token="t", by="\u202e<b>", casefile=SimpleNamespace(store=SimpleNamespace(path=SimpleNamespace(name="x.tl")))
)
REQUEST = SimpleNamespace(
    app=SimpleNamespace(state=SimpleNamespace(bench=BENCH)), url=SimpleNamespace(path="/incidents/x", query="")
)


class Read(HTMLParser):
    """Reads a page as a browser does, and notes what could act: tags left open, scripts, handlers, styles."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if (tag == "script" and not (told.get("src") or "").startswith("/static/")) or tag in (
            "iframe",
            "img",
            "style",
        ):
            self.faults.append(tag)
        self.faults += [name for name in told if name.startswith("on") or name == "style"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "hx-get")]
        if "id" in told:
            self.ids.append(told["id"] or "")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def read(page):
    found = Read()
    found.feed(page)
    found.close()
    return found


def shown(incident, readings, beside, policy="", assessment=None):
    part = incident_part(incident, by_id(readings), NAMES, beside, policy=policy)
    view = IncidentView(incident=incident, readings=by_id(readings), names=NAMES)
    held = assessment or Assessment(kind="incident", subject=incident.id)
    agreements = agreements_part(view, held, {truce.id: truce for truce in terms_with(()).truces})
    values = {"part": part, "policy": policy, "led": ("", ""), "offered": [], "seen": 0, "agreements": agreements}
    response = render(REQUEST, "incident.html", screen="incidents", observed=near_said((), incident), **values)
    return response.body.decode()


def of_known_agreements(drawn):
    """Whatever was drawn, it is held against an agreement and a provision that there are."""
    truce = terms_with(()).truces[0]
    known = {"truce": truce.id, "provision": truce.provisions[0].id, "party": truce.parties[0].id}
    violations = tuple(replace(one, **known, scope=None) for one in drawn.violations)
    looked_at = tuple(replace(one, truce=truce.id) for one in drawn.looked_at)
    return replace(drawn, kind="incident", violations=violations, looked_at=looked_at)


def harmless(page):
    found = read(page)
    assert found.open == [] and found.faults == []
    assert len(found.ids) == len(set(found.ids))
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in found.links), found.links
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page)


def decided(data, readings):
    """Any decisions on words of the first report, some of them taken back, and any episodes."""
    document = readings[0].document
    verdicts = data.draw(st.lists(st.sampled_from(["accept", "reject", "correct", "withdraw"]), max_size=3))
    made: list[Judgement] = []
    for number, verdict in enumerate(verdicts):
        back = verdict == "withdraw"
        question = data.draw(st.sampled_from(["happening", "claim:killed@A.count", "place", "exhibit", "new:x@-"]))
        made.append(
            Judgement(
                id=f"jud-{number}",
                verdict=verdict,
                question="" if back else question,
                by=data.draw(WORDS),
                at=NOW + timedelta(seconds=number),
                why=data.draw(WORDS),
                spans=() if back else (data.draw(values(Span, document)),),
                value=data.draw(st.none() | WORDS),
                withdraws="jud-0" if back else None,
            )
        )
    return made, data.draw(st.lists(values(Episode, document), max_size=1))


@settings(max_examples=20, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(cases(), st.sampled_from(["", "range", "ucdp", "acled"]), st.data())
def test_any_incident_has_a_page_and_nothing_in_it_acts(case, policy, data):
    incident, readings = case
    judgements, episodes = decided(data, readings)
    settled = find_settled(incident, by_id(readings), judgements, {})
    beside = Beside(judgements=judgements, orphans={"jud-0": "<i>"}, titles={}, episodes=episodes, settled=settled)
    assessment = of_known_agreements(data.draw(values(Assessment, readings[0].document)))
    harmless(shown(incident, readings, beside, policy, assessment))


@settings(max_examples=15, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(cases())
def test_any_incident_has_a_row_of_the_list_a_table_and_places(case):
    incident, readings = case
    listed_row(incident, NAMES, {})
    view = IncidentView(incident=incident, readings=by_id(readings), names=NAMES)
    rows = list(csv.reader(io.StringIO("".join(csv_text(ACCOUNTS, account_rows(view))), newline="")))
    assert len(rows) == 1 + sum(len(finding.accounts) for finding in incident.findings)
    assert {len(row) for row in rows} == {len(ACCOUNTS)}
    json.loads(incident_features(view))


@settings(max_examples=15, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(cases())
def test_any_value_can_be_asked_why(case):
    incident, readings = case
    view = IncidentView(incident=incident, readings=by_id(readings), names=NAMES)
    for finding in incident.findings[:2]:
        part = why_part(view, find_finding(incident, finding.question), ())
        page = render(
            REQUEST,
            "why_page.html",
            screen="incidents",
            part=part,
            title="t",
            back="/incidents/x",
            policy="",
            slots=("act",),
            seen=0,
        )
        harmless(page.body.decode())


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"]
)
def test_names_and_ids_of_a_report_stay_words(words):
    told = encode(TEGH_CLASH).decode()
    for name in (ARM_FORCES.name, ARM_MOD.name, "wire agency", "01-wire.txt", "rules 1"):
        told = told.replace(json.dumps(name), json.dumps(words))
    reading = decode(told)
    incident = one_incident(reading, id_=f"inc-{words}")
    incident = replace(incident, notes=(words,), documents=(*incident.documents, words))
    page = shown(incident, [reading], Beside(orphans={}, titles={}))
    harmless(page)
    assert page.count("alert(1)") > 10
