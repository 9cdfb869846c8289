"""What monitors record is appended once, found by time, place and means, and withdrawn by a further row."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.given import NOW, TEGH, document, moment
from truceline.errors import UnknownId
from truceline.model.actor import Party
from truceline.model.observation import AccessRestriction, Location, Mark, Observation, Tally
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.time import Interval
from truceline.store.rows import ObservationQuery

NEAR_TEGH = Location(
    words="3 km NW of Tegh",
    place=TEGH,
    relation="near",
    distance_km=3.0,
    bearing="NW",
    lon=46.45,
    lat=39.58,
    radius_km=4.6,
)
DAY = Interval(earliest=moment(11), latest=moment(11) + timedelta(hours=23), precision="day")
NEXT_DAY = Interval(earliest=moment(12), latest=moment(12) + timedelta(hours=23), precision="day")
HEARD = Observation(
    id="obs-0000000000000001",
    by="ann",
    at=NOW,
    words="3 undetermined explosions",
    mission="EUMA",
    act="fired",
    means="heard",
    where=NEAR_TEGH,
    when=DAY,
    count=Count(low=3, best=3, high=3, unit="explosion"),
)
NONE_SEEN = replace(
    HEARD, id="obs-0000000000000002", words="no movement", act="moved", means="saw", count=None, negative=True
)
ZERO = replace(
    HEARD, id="obs-0000000000000003", words="none", count=Count(low=0, best=0, high=0, unit="burst"), when=NEXT_DAY
)
TIMELESS = replace(HEARD, id="obs-0000000000000004", words="crater", means="crater_analysis", when=None, where=None)
DENIED = AccessRestriction(
    id="acc-0000000000000005",
    by="bob",
    at=NOW,
    kind="denied",
    where=NEAR_TEGH,
    when=DAY,
    denied_by=Party(kind="unknown"),
)
TALLY = Tally(
    id="tal-0000000000000006",
    by="bob",
    at=NOW,
    claimant=Party(kind="unnamed"),
    count=Count(low=105, best=105, high=105, unit="undetermined"),
    when=DAY,
)
ALL = (HEARD, NONE_SEEN, ZERO, TIMELESS, DENIED, TALLY)


@pytest.fixture
def recorded(store):
    for record in ALL:
        assert store.observations.add(record)
    return store.observations


def found(recorded, **query):
    return [stored.record for stored in recorded.find(ObservationQuery(**query))]


def test_records_come_back_as_they_went_in(recorded):
    assert [recorded.get(record.id).record for record in ALL] == list(ALL)
    assert recorded.get("obs-9") is None


def test_the_same_record_twice_is_one(recorded):
    assert not recorded.add(HEARD)
    assert recorded.count(ObservationQuery()) == len(ALL)


def test_they_stand_in_the_order_of_time_and_those_without_one_last(recorded):
    assert found(recorded) == [DENIED, HEARD, NONE_SEEN, TALLY, ZERO, TIMELESS]
    assert found(recorded, newest_first=True) == found(recorded)[::-1]


@pytest.mark.parametrize("newest", [False, True])
def test_pages_join_without_gap_or_overlap(recorded, newest):
    paged, after = [], None
    while page := found(recorded, limit=2, after=after, newest_first=newest):
        paged += page
        after = page[-1].id
    assert paged == found(recorded, newest_first=newest)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "restriction"}, [DENIED]),
        ({"kind": "tally"}, [TALLY]),
        ({"means": "heard"}, [HEARD, ZERO]),
        ({"act": "moved"}, [NONE_SEEN]),
        ({"mission": "EUMA", "since": date(2023, 4, 12)}, [ZERO]),
        ({"until": date(2023, 4, 11), "kind": "observation"}, [HEARD, NONE_SEEN]),
        ({"place": "digh", "kind": "observation"}, [HEARD, NONE_SEEN, ZERO]),
        ({"place": "Syunik", "kind": "restriction"}, [DENIED]),
        ({"place": "3 km nw of tegh", "kind": "restriction"}, [DENIED]),
        ({"place": "teg"}, []),
        ({"window": (46.0, 39.0, 47.0, 40.0), "means": "saw"}, [NONE_SEEN]),
        ({"window": (47.0, 39.0, 48.0, 40.0)}, []),
        ({"window": (46.0, 39.0, -170.0, 40.0), "means": "saw"}, [NONE_SEEN]),
        ({"words": "explosion"}, [HEARD]),
        ({"words": "undetermined expl*"}, [HEARD]),
        ({"words": '"explosions undetermined"'}, []),
        ({"words": "***"}, []),
    ],
)
def test_they_are_found_by_what_they_say(recorded, query, expected):
    assert found(recorded, **query) == expected


def test_what_was_looked_for_and_not_seen_is_not_a_count_of_zero(recorded):
    assert found(recorded, negative=True) == [NONE_SEEN]
    assert found(recorded, negative=False) == [HEARD, ZERO, TIMELESS]
    with pytest.raises(ValueError, match="has no count"):
        replace(ZERO, negative=True)


def test_a_withdrawn_record_leaves_the_lists_and_stays(recorded):
    recorded.mark(Mark(about=HEARD.id, kind="withdrawn", by="bob", at=NOW, why="another day"))
    assert HEARD not in found(recorded)
    assert recorded.get(HEARD.id).withdrawn == "another day"
    assert HEARD in found(recorded, withdrawn=True)
    assert recorded.count(ObservationQuery()) == len(ALL) - 1
    recorded.mark(Mark(about=HEARD.id, kind="restored", by="ann", at=NOW, why="it was that day"))
    assert recorded.get(HEARD.id).withdrawn is None
    assert [mark.kind for mark in recorded.marks(HEARD.id)] == ["withdrawn", "restored"]


def test_links_are_found_by_the_report_that_tells_the_incident(recorded):
    span = Span(document=document().id, start=0, end=5, text="Shots")
    link = Mark(about=HEARD.id, kind="linked", by="ann", at=NOW, why="same hour", span=span)
    recorded.mark(link)
    assert recorded.links([document().id, "doc-x"]) == (link,)
    assert recorded.links(["doc-x"]) == ()
    assert recorded.get(HEARD.id).withdrawn is None


def test_a_mark_of_no_record_is_refused(store):
    with pytest.raises(UnknownId, match="obs-9"):
        store.observations.mark(Mark(about="obs-9", kind="withdrawn", by="ann", at=NOW))


def test_an_id_is_found_by_its_beginning(recorded):
    assert recorded.resolve("acc-000000000") == recorded.resolve(DENIED.id) == DENIED.id
    with pytest.raises(UnknownId, match="begins several ids"):
        recorded.resolve("obs-000000")
    with pytest.raises(UnknownId, match="no observation"):
        recorded.resolve("obs-00000%")
    with pytest.raises(UnknownId, match="no observation"):
        recorded.resolve("0000")


def test_every_record_has_a_line_in_the_custody_log(store):
    store.observations.add(HEARD)
    (event,) = store.evidence.custody()
    assert (event.actor, event.action, event.reason) == ("ann", "collected", f"observation {HEARD.id}")


def test_a_changed_record_is_found_by_its_seal(store):
    store.observations.add(HEARD)
    store.observations.mark(Mark(about=HEARD.id, kind="withdrawn", by="bob", at=NOW))
    assert store.verify() == ()
    with closing(sqlite3.connect(store.path)) as db, db:
        db.execute("DROP TRIGGER observations_no_update")
        db.execute("UPDATE observations SET record = replace(record, '3', '4')")
        db.execute("DROP TRIGGER observation_marks_no_update")
        db.execute("UPDATE observation_marks SET kind = 'restored'")
    assert [fault.where for fault in store.verify()] == [f"observations {HEARD.id}", "observation_marks 1"]


CONTESTED = replace(
    HEARD,
    id="obs-0000000000000007",
    where=replace(
        NEAR_TEGH,
        words="Lachin",
        place=Place(
            id="ca:x",
            name="Lachin",
            precision="area",
            country="AAA",
            country_according_to="somebody",
            claimants=("AAA", "BBB"),
        ),
    ),
)


@pytest.mark.parametrize("code", ["AAA", "aaa", "BBB"])
def test_a_record_is_found_by_the_country_of_its_place_and_by_every_claimant(recorded, code):
    recorded.add(CONTESTED)
    assert found(recorded, place=code) == [CONTESTED]
    assert found(recorded, place="a name", places=(code, "another")) == [CONTESTED]
    assert recorded.count(ObservationQuery(place=code)) == 1 and found(recorded, place="CCC") == []


def test_what_stands_of_other_countries_in_a_record_is_not_where_it_was(recorded):
    named = replace(CONTESTED, id="obs-0000000000000008", words="AAA", where=None, position=CONTESTED.where)
    recorded.add(named)
    assert found(recorded, place="AAA") == []
