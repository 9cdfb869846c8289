"""Days and clock times as they are typed: never more exact, and never in a guessed order or zone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.observing.moments import read_interval
from truceline.observing.problems import Problems


def read(order="ymd", **texts):
    problems = Problems()
    return read_interval(texts, problems, order), problems


def test_a_clock_time_in_its_zone_is_one_minute_in_utc():
    when, _ = read(since="2023-04-11", since_time="16:05", zone="+04:00")
    assert when.earliest == datetime(2023, 4, 11, 12, 5, tzinfo=UTC)
    assert when.latest == datetime(2023, 4, 11, 12, 5, 59, tzinfo=UTC)
    assert (when.precision, when.zone) == ("minute", "+04:00")


@pytest.mark.parametrize("words", ["2023-04-11T16:05:00+04:00", "2023-04-11 16:05+0400", "2023-04-11T12:05Z"])
def test_day_time_and_zone_in_one_field_are_taken_apart(words):
    assert read(since=words)[0].earliest == datetime(2023, 4, 11, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["+4", "UTC+4", "UTC+04:00", "Asia/Yerevan"])
def test_zones_are_offsets_or_names(zone):
    assert read(since="2023-04-11", since_time="1605", zone=zone)[0].zone == "+04:00"


def test_a_day_without_a_clock_time_is_the_whole_day():
    when, problems = read(since="2023-04-11")
    assert (when.earliest, when.latest) == (
        datetime(2023, 4, 11, tzinfo=UTC),
        datetime(2023, 4, 11, 23, 59, 59, tzinfo=UTC),
    )
    assert when.precision == "day" and "not told" in when.zone_why and not problems.found


def test_a_clock_time_without_a_zone_is_refused():
    assert list(read(since="2023-04-11", since_time="16:05")[1].found) == ["zone"]


def test_a_time_over_several_days_ends_with_the_last():
    when, _ = read(since="2023-04-11", since_time="22:00", until="2023-04-12", until_time="02:30", zone="UTC")
    assert when.latest == datetime(2023, 4, 12, 2, 30, 59, tzinfo=UTC)


def test_a_day_in_another_order_is_read_only_where_the_order_is_told():
    assert list(read(since="03/04/2023")[1].found) == ["since"]
    assert read("dmy", since="03/04/2023")[0].local_dates()[0].isoformat() == "2023-04-03"
    assert read("mdy", since="03/04/2023")[0].local_dates()[0].isoformat() == "2023-03-04"
    assert list(read("dmy", since="03/04/23")[1].found) == ["since"]


@pytest.mark.parametrize("zone", ["04:00", "E4", "0400", "4", "UTC 4", "*4", ".04:00", "+14:30"])
def test_an_offset_without_its_sign_is_no_zone(zone):
    assert list(read(since="2023-04-11", since_time="16:05", zone=zone)[1].found) == ["zone"]


@pytest.mark.parametrize("zone", ["-4", "−4", "UTC−04:00", "-0400"])
def test_a_sign_may_be_a_hyphen_or_a_minus(zone):
    assert read(since="2023-04-11", since_time="16:05", zone=zone)[0].zone == "-04:00"


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"since": "2023-04-11T16:05+04:00", "until": "2023-04-11T18:05Z"}, "zone"),
        ({"since": "2023-04-11T16:05+04:00", "zone": "UTC"}, "zone"),
        ({"since": "2023-04-11 16:05", "since_time": "17:00", "zone": "UTC"}, "since_time"),
    ],
)
def test_what_is_told_twice_and_not_alike_is_refused(texts, field):
    assert list(read(**texts)[1].found) == [field]


def test_what_is_told_twice_and_alike_is_taken():
    when, problems = read(since="2023-04-11T16:05+04:00", since_time="1605", zone="Asia/Yerevan")
    assert (when.earliest, when.zone) == (datetime(2023, 4, 11, 12, 5, tzinfo=UTC), "+04:00") and not problems.found


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"since": "yesterday"}, "since"),
        ({"since": "2023-02-30"}, "since"),
        ({"since": "2023-04-11", "since_time": "25:00", "zone": "UTC"}, "since_time"),
        ({"since": "2023-04-11", "until": "2023-04-10"}, "until"),
        ({"since": "2023-04-11", "since_time": "16:05", "zone": "Mars/Base"}, "zone"),
        ({"since_time": "16:05", "zone": "UTC"}, "since"),
        ({"until": "2023-04-11"}, "since"),
        ({"since": "0001-01-01", "zone": "+04:00"}, "since"),
        ({"since": "9999-12-31", "zone": "-04:00"}, "since"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_field(texts, field):
    assert list(read(**texts)[1].found) == [field]


@given(st.text(max_size=30), st.text(max_size=12), st.text(max_size=12), st.sampled_from(["ymd", "dmy", "mdy"]))
def test_no_text_breaks_the_reading(day, clock, zone, order):
    when, _ = read(order, since=day, since_time=clock, zone=zone)
    assert when is None or when.earliest <= when.latest


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 4, 14 * 4))
def test_every_minute_of_every_zone_comes_back(moment, quarters):
    sign, minutes = ("-" if quarters < 0 else "+"), abs(quarters) * 15
    zone = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    when, problems = read(since=moment.date().isoformat(), since_time=f"{moment:%H:%M}", zone=zone)
    assert not problems.found
    assert (
        f"{when.earliest.astimezone(datetime.fromisoformat(f'2000-01-01T00:00{zone}').tzinfo):%H:%M}"
        == f"{moment:%H:%M}"
    )
