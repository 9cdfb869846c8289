"""Who accepted an incident, and what changed since."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from tests.casefile.made import NOON, begin, fill, mixed, most_told, tegh
from truceline.casefile.decide import decide
from truceline.model.evidence import Capture
from truceline.model.reading import Reading


@pytest.fixture
def casefile(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, [reading for name, reading in tegh().items() if name != "tegh-03-az-mod"])
    yield casefile
    casefile.close()


def judged(casefile, verdict, *targets, by="ada", why=""):
    made = decide(casefile, verdict, targets, by=by, why=why)
    casefile.judge(made)
    return made


def settled(casefile):
    incident = most_told(casefile)
    return casefile.settled([incident]).get(incident.id)


def changes(casefile):
    return [(change.kind, change.about) for change in settled(casefile).changes]


def test_nobody_accepted_what_nobody_judged(casefile):
    assert settled(casefile) is None


def test_an_accepted_incident_names_who_when_and_why(casefile):
    made = judged(casefile, "accept", most_told(casefile).id, why="read all")
    found = settled(casefile)
    assert (found.by, found.at, found.why, found.changes) == ("ada", made[-1].at, "read all", ())
    assert set(found.judgements) == {judgement.id for judgement in made}


def test_a_report_that_joins_later_is_a_change(casefile):
    judged(casefile, "accept", most_told(casefile).id)
    late: Reading = tegh()["tegh-03-az-mod"]
    capture = Capture(sha256="", captured_at=NOON + timedelta(days=1), requested="late", tool="test")
    content = late.document.text.encode()
    casefile.take_reading(content, late, replace(capture, sha256=sha256(content).hexdigest(), size=len(content)))
    casefile.refresh()
    assert changes(casefile) == [("joined", late.document.id)]


def test_a_report_that_leaves_is_a_change(casefile):
    incident = most_told(casefile)
    judged(casefile, "accept", incident.id)
    casefile.delete(incident.documents[-1], why="not ours")
    assert changes(casefile) == [("left", incident.documents[-1])]


def test_a_newer_reading_is_a_change(casefile):
    incident = most_told(casefile)
    judged(casefile, "accept", incident.id)
    reading = casefile.store.documents.reading(incident.documents[0])
    casefile.store.documents.reread(replace(reading, reader="newer"), at=NOON + timedelta(days=9))
    assert changes(casefile) == [("read_anew", incident.documents[0])]


def test_a_later_decision_is_a_change_until_it_is_taken_back(casefile):
    incident = most_told(casefile)
    judged(casefile, "accept", incident.id)
    (correction,) = judged(casefile, "correct", f"{incident.id}:3.4", "count", "3-5", by="bo")
    assert changes(casefile) == [("judged", correction.id)]
    judged(casefile, "withdraw", correction.id, by="bo")
    assert changes(casefile) == []


def test_a_decision_of_before_that_is_taken_back_is_a_change(casefile):
    incident = most_told(casefile)
    (correction,) = judged(casefile, "correct", f"{incident.id}:3.4", "count", "3-5", by="bo")
    judged(casefile, "accept", incident.id)
    assert changes(casefile) == []
    judged(casefile, "withdraw", correction.id, by="bo")
    assert changes(casefile) == [("withdrawn", correction.id)]


def test_an_acceptance_that_is_taken_back_is_none(casefile):
    made = judged(casefile, "accept", most_told(casefile).id)
    for judgement in made:
        judged(casefile, "withdraw", judgement.id)
    assert settled(casefile) is None


def test_a_report_of_which_the_acceptance_was_taken_back_is_not_accepted(casefile):
    incident = most_told(casefile)
    made = judged(casefile, "accept", incident.id)
    judged(casefile, "withdraw", made[0].id)
    kinds = [kind for kind, _ in changes(casefile)]
    assert kinds == ["not_accepted", "withdrawn"]


@pytest.mark.parametrize("turned", [False, True])
def test_incidents_accepted_one_after_the_other_for_one_reason_are_accepted_each(tmp_path, turned):
    with begin(tmp_path) as casefile:
        fill(casefile, mixed())
        ids = [row.id for row in casefile.incidents()]
        for id_ in reversed(ids) if turned else ids:
            judged(casefile, "accept", id_, why="read all")
        found = casefile.settled(casefile.store.incidents.load(ids).values())
        assert len(ids) > 1 and found.keys() == set(ids)
        assert {id_: one.changes for id_, one in found.items()} == dict.fromkeys(ids, ())
        assert sum(len(one.judgements) for one in found.values()) == casefile.store.judgements.count()
