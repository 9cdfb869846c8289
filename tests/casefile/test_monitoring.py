"""Observations in a casefile: entered, withdrawn with a reason, near an incident, and linked to it by a person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.casefile.made import begin, fill, most_told, tegh
from tests.store.test_observations import DENIED, HEARD, NONE_SEEN, TALLY
from truceline.casefile.nearby import incident_links, incidents_near, linked, observations_near
from truceline.errors import InputError, UnknownId
from truceline.model.observation import Location
from truceline.model.time import Interval

FRESH = {"id": "", "by": ""}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    casefile = begin(tmp_path_factory.mktemp("filled"))
    fill(casefile, tegh().values())
    yield casefile
    casefile.close()


@pytest.fixture
def casefile(tmp_path):
    casefile = begin(tmp_path)
    yield casefile
    casefile.close()


def entered(casefile, record, **more):
    return casefile.observe(replace(record, **FRESH, **more))[0].record


def ids(found):
    return [one.record.id for one in found]


def test_what_is_entered_bears_its_own_id_a_name_and_a_moment(casefile):
    record = entered(casefile, HEARD)
    assert record.id.startswith("obs-") and record.id != HEARD.id
    assert record.by == "ada" and record.at != HEARD.at
    assert [stored.record for stored in casefile.observations()] == [record]


def test_the_same_content_entered_twice_is_one(casefile):
    first, again = casefile.observe(replace(HEARD, **FRESH)), casefile.observe(replace(HEARD, **FRESH))
    assert (first[0].new, again[0].new) == (True, False)
    assert again[0].record == first[0].record


def test_records_of_every_kind_are_entered_together(casefile):
    made = casefile.observe(*(replace(record, **FRESH) for record in (HEARD, NONE_SEEN, DENIED, TALLY)))
    assert [one.record.id[:3] for one in made] == ["obs", "obs", "acc", "tal"]
    assert len(casefile.observations(negative=True)) == 1


def test_a_withdrawal_needs_a_reason_and_a_record(casefile):
    record = entered(casefile, HEARD)
    with pytest.raises(InputError, match="no reason"):
        casefile.monitoring.withdraw(record.id, " ")
    with pytest.raises(UnknownId):
        casefile.monitoring.withdraw("obs-ffffffff", "gone")
    casefile.monitoring.withdraw(record.id, "of another day")
    assert casefile.observations() == ()
    with pytest.raises(InputError, match="withdrawn already"):
        casefile.monitoring.withdraw(record.id, "again")
    casefile.monitoring.restore(record.id, "it was that day")
    assert len(casefile.observations()) == 1
    assert casefile.verify() == ()


def test_what_is_near_in_time_and_place_is_near_and_not_linked(filled):
    incident = most_told(filled)
    near = entered(filled, HEARD, source="near")
    far = entered(filled, HEARD, source="far", where=Location(words="Baku", lon=49.87, lat=40.41, radius_km=15.0))
    weeks = timedelta(days=21)
    when = Interval(earliest=HEARD.when.earliest + weeks, latest=HEARD.when.latest + weeks, precision="day")
    late = entered(filled, HEARD, source="late", when=when)
    found = {one.record.id: one for one in observations_near(filled, incident)}
    assert found[near.id].state == "near" and found[near.id].mark is None
    assert found[near.id].apart_km < 5 and found[near.id].gap_hours == 0
    assert far.id not in found and late.id not in found
    assert linked(found.values()) == ()
    assert incident.id in [one.incident.id for one in incidents_near(filled, near)]
    assert incidents_near(filled, far) == ()


def test_a_link_is_a_persons_decision_and_can_be_taken_back(filled):
    incident = most_told(filled)
    record = entered(filled, HEARD, source="to link")
    timeless = entered(filled, HEARD, source="no time", when=None)
    filled.monitoring.link(record.id, incident, "the same hour")
    filled.monitoring.link(timeless.id, incident, "the patrol says so")
    found = {one.record.id: one for one in observations_near(filled, incident)}
    assert found[record.id].state == found[timeless.id].state == "linked"
    assert (found[record.id].mark.by, found[record.id].mark.why) == ("ada", "the same hour")
    assert incident_links(filled, record.id)[incident.id].kind == "linked"
    filled.monitoring.unlink(record.id, incident, "another shooting")
    found = {one.record.id: one for one in observations_near(filled, incident)}
    assert found[record.id].state == "unlinked"
    assert incident_links(filled, record.id)[incident.id].kind == "unlinked"


def test_a_withdrawn_record_is_shown_only_where_it_was_linked(filled):
    incident = most_told(filled)
    record, other = entered(filled, HEARD, source="linked one"), entered(filled, HEARD, source="near one")
    filled.monitoring.link(record.id, incident, "same hour")
    for key in (record.id, other.id):
        filled.monitoring.withdraw(key, "wrong patrol")
    found = {one.record.id: one for one in observations_near(filled, incident)}
    assert found[record.id].withdrawn == "wrong patrol"
    assert other.id not in found
    assert record.id not in ids(linked(found.values()))


def test_observations_change_no_incident(filled):
    incident = most_told(filled)
    record = entered(filled, HEARD, source="changes nothing")
    filled.monitoring.link(record.id, incident, "same hour")
    assert most_told(filled) == incident
