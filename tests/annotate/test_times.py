"""Times as the text gives them: read, anchored where it says from where, and never filled in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import NEWS, report
from truceline.annotate.damage import find_damage
from truceline.annotate.times import combine, find_times

WEDNESDAY = "2023-04-12T10:00:00+04:00"


def times(text, published=WEDNESDAY, zones=()):
    document = report(text, published)
    return find_times(document, find_damage(document, zones=zones), zones=zones)


def moments(mention):
    """Return the readings as local times, first and last, to the minute."""
    local = [(r.earliest.astimezone(zone(r)), r.latest.astimezone(zone(r))) for r in mention.readings]
    return [(f"{first:%Y-%m-%d %H:%M}", f"{last:%Y-%m-%d %H:%M}") for first, last in local]


def zone(reading):
    return datetime.fromisoformat(f"2000-01-01T00:00{reading.zone or '+00:00'}").tzinfo


CLOCKS = [
    ("fire at around 4 p.m. they", "around 4 p.m.", "16:00"),
    ("fire at 16:20 they", "16:20", "16:20"),
    ("fire at 16.20 they", "16.20", "16:20"),
    ("At 05.30 hrs the", "05.30 hrs", "05:30"),
    ("at 8pm the", "8pm", "20:00"),
    ("at 0700 GMT the", "0700 GMT", "07:00"),
    ("at 1700 hours IST.", "1700 hours IST", "17:00"),
    ("the appointed hour of 1630 PST, and", "1630 PST", "16:30"),
    ("five minutes after midnight the", "five minutes after midnight", "00:05"),
    ("at five past midnight the", "five past midnight", "00:05"),
    ("a quarter to six in the evening,", "quarter to six in the evening", "17:45"),
    ("at half past eight in the morning, at", "half past eight in the morning", "08:30"),
    ("fell from half past four.", "half past four", "04:30"),
    ("at about nine in the morning, the", "about nine in the morning", "09:00"),
    ("at about 1.50 in the morning they", "about 1.50 in the morning", "01:50"),
    ("It was seven o'clock, he told", "seven o'clock", "07:00"),
    ("from eight o’clock that same evening;", "eight o’clock that same evening", "20:00"),
    ("the Azerbaijanis began at six, with artillery", "six", "06:00"),
    ("at 5.30 a.m. Moscow time, shelling", "5.30 a.m. Moscow time", "05:30"),
    ("from nine o'clock, Moscow time. Within", "nine o'clock, Moscow time", "09:00"),
    ("by 19:30 (Eastern European Time) on", "by 19:30 (Eastern European Time)", "19:30"),
    ("the hour three after the middle of the night with", "the hour three after the middle of the night", "03:00"),
    ("in the hour eight and half, to", "the hour eight and half", "08:30"),
    ("at 2:30 pm GMT+4 they", "2:30 pm GMT+4", "14:30"),
    ("at 12 noon they", "12 noon", "12:00"),
    ("at 12:30 a.m. they", "12:30 a.m.", "00:30"),
]


@pytest.mark.parametrize(("text", "quoted", "clock"), CLOCKS, ids=[row[1] for row in CLOCKS])
def test_a_clock_time_is_read_as_told(text, quoted, clock):
    (mention,) = times(text)
    assert (mention.span.text, mention.clock) == (quoted, clock)
    assert mention.kind in ("clock", "as_of")


@pytest.mark.parametrize(
    "text",
    [
        "it put the number of injured at eight.",
        "five to nine people were hurt",
        "bought for 7.50 a piece",
        "the shell hit 12 houses and 4:5 was the score",
        "nine soldiers in a morning raid",
        "resolution 2736 and a ratio of 3.14 to one",
    ],
)
def test_other_numbers_are_no_clock_times(text):
    assert [m for m in times(text) if m.clock] == []


DAYS = [
    ("on Tuesday they", "Tuesday", "day", [("2023-04-11 00:00", "2023-04-11 23:59")]),
    ("on Wednesday they", "Wednesday", "day", [("2023-04-12 00:00", "2023-04-12 23:59")]),
    ("last Sunday they", "last Sunday", "day", [("2023-04-09 00:00", "2023-04-09 23:59")]),
    ("last Wednesday they", "last Wednesday", "day", [("2023-04-05 00:00", "2023-04-05 23:59")]),
    (
        "are to meet on Thursday.",
        "Thursday",
        "day",
        [("2023-04-13 00:00", "2023-04-13 23:59"), ("2023-04-06 00:00", "2023-04-06 23:59")],
    ),
    ("today they", "today", "day", [("2023-04-12 00:00", "2023-04-12 23:59")]),
    ("yesterday evening they", "yesterday evening", "part_of_day", [("2023-04-11 16:00", "2023-04-11 23:59")]),
    ("Thursday morning they", "Thursday morning", "part_of_day", [("2023-04-06 04:00", "2023-04-06 11:59")]),
    (
        "in the early hours of Tuesday they",
        "early hours of Tuesday",
        "part_of_day",
        [("2023-04-11 00:00", "2023-04-11 05:59")],
    ),
    ("overnight they", "overnight", "part_of_day", [("2023-04-11 18:00", "2023-04-12 08:59")]),
    ("this morning they", "this morning", "part_of_day", [("2023-04-12 04:00", "2023-04-12 11:59")]),
    (
        "the evening of May 10, 2022 they",
        "evening of May 10, 2022",
        "part_of_day",
        [("2022-05-10 16:00", "2022-05-10 23:59")],
    ),
    (
        "the night of September 12 to 13 they",
        "night of September 12 to 13",
        "part_of_day",
        [("2022-09-12 18:00", "2022-09-13 05:59")],
    ),
    (
        "in the night of March 13 they",
        "night of March 13",
        "part_of_day",
        [("2023-03-12 18:00", "2023-03-13 05:59"), ("2023-03-13 18:00", "2023-03-14 05:59")],
    ),
    ("April 11 they", "April 11", "date", [("2023-04-11 00:00", "2023-04-11 23:59")]),
    ("On Jan. 12 they", "Jan. 12", "date", [("2023-01-12 00:00", "2023-01-12 23:59")]),
    ("on 5 June they", "5 June", "date", [("2022-06-05 00:00", "2022-06-05 23:59")]),
    (
        "on 15 April they",
        "15 April",
        "date",
        [("2023-04-15 00:00", "2023-04-15 23:59"), ("2022-04-15 00:00", "2022-04-15 23:59")],
    ),
    ("11 April 2021 they", "11 April 2021", "date", [("2021-04-11 00:00", "2021-04-11 23:59")]),
    ("on the 30th, they", "30th", "date", [("2023-03-30 00:00", "2023-03-30 23:59")]),
    ("29.04.2021. The", "29.04.2021", "date", [("2021-04-29 00:00", "2021-04-29 23:59")]),
    ("13/2/2018 they", "13/2/2018", "date", [("2018-02-13 00:00", "2018-02-13 23:59")]),
    (
        "12/2/2018 they",
        "12/2/2018",
        "date",
        [("2018-02-12 00:00", "2018-02-12 23:59"), ("2018-12-02 00:00", "2018-12-02 23:59")],
    ),
    ("12 and 13 June 2016 they", "12 and 13 June 2016", "date", [("2016-06-12 00:00", "2016-06-13 23:59")]),
    ("Tuesday, 11 April they", "Tuesday, 11 April", "date", [("2023-04-11 00:00", "2023-04-11 23:59")]),
]


@pytest.mark.parametrize(("text", "quoted", "kind", "readings"), DAYS, ids=[row[1] for row in DAYS])
def test_a_day_is_counted_from_the_publication_and_keeps_every_reading(text, quoted, kind, readings):
    (mention,) = times(text)
    assert (mention.span.text, mention.kind, moments(mention)) == (quoted, kind, readings)


PERIODS = [
    ("in November 2020 they", "November 2020", "month", [("2020-11-01 00:00", "2020-11-30 23:59")]),
    ("since February they", "February", "month", [("2023-02-01 00:00", "2023-02-28 23:59")]),
    ("last September they", "last September", "month", [("2022-09-01 00:00", "2022-09-30 23:59")]),
    ("in May last year they", "May last year", "month", [("2022-05-01 00:00", "2022-05-31 23:59")]),
    ("Last month, they", "Last month", "month", [("2023-03-01 00:00", "2023-03-31 23:59")]),
    ("last week they", "last week", "week", [("2023-04-03 00:00", "2023-04-09 23:59")]),
    ("in 2020 they", "2020", "year", [("2020-01-01 00:00", "2020-12-31 23:59")]),
    ("of 1998 to 2000 they", "1998 to 2000", "year", [("1998-01-01 00:00", "2000-12-31 23:59")]),
    ("between 2008 and 2011 they", "2008 and 2011", "year", [("2008-01-01 00:00", "2011-12-31 23:59")]),
    ("of 1950-53 was", "1950-53", "year", [("1950-01-01 00:00", "1953-12-31 23:59")]),
    ("the early 1990s, they", "1990s", "decade", [("1990-01-01 00:00", "1999-12-31 23:59")]),
    ("in the fall of 2020, they", "fall of 2020", "season", [("2020-09-01 00:00", "2020-11-30 23:59")]),
    ("two days ago they", "two days ago", "day", [("2023-04-10 00:00", "2023-04-10 23:59")]),
]


@pytest.mark.parametrize(("text", "quoted", "precision", "readings"), PERIODS, ids=[row[1] for row in PERIODS])
def test_a_longer_time_is_no_more_exact_than_its_words(text, quoted, precision, readings):
    (mention,) = times(text)
    assert (mention.span.text, moments(mention)) == (quoted, readings)
    assert {r.precision for r in mention.readings} == {precision}


@pytest.mark.parametrize("text", ["a day earlier", "four days later", "the following day", "in its fifth year"])
def test_what_counts_from_another_time_of_the_text_has_no_reading(text):
    (mention,) = times(text)
    assert mention.readings == () and mention.note == "counts from another time of the text"


def test_a_length_of_time_has_no_reading():
    (mention,) = times("fought wars for 35 years over it")
    assert (mention.span.text, mention.kind, mention.readings) == ("35 years", "length", ())


@pytest.mark.parametrize(
    "text", ["on Tuesday", "yesterday", "overnight", "last month", "two days ago", "since February", "last summer"]
)
def test_a_relative_word_without_a_publication_date_has_no_reading(text):
    (mention,) = times(text, published=None)
    assert mention.readings == () and "no publication date to count from" in mention.note


def test_a_date_without_year_or_publication_has_no_reading_and_one_with_a_year_has():
    assert times("April 11", published=None)[0].readings == ()
    (reading,) = times("11 April 2023", published=None)[0].readings
    assert reading.zone is None and reading.local_dates()[0].isoformat() == "2023-04-11"


@pytest.mark.parametrize(
    "text",
    [
        "it may march on",
        "In May 12 soldiers died of 2000 people",
        "a thirty-year-old war",
        "the Sunday Times",
        "on 9/11",
    ],
)
def test_other_words_are_no_days(text):
    assert [m for m in times(text) if m.kind in ("date", "day")] == []


def test_two_dates_share_the_year_behind_them():
    first, second = times("statements of January 11 and November 26, 2021.")
    assert moments(first) == [("2021-01-11 00:00", "2021-01-11 23:59")]
    assert moments(second) == [("2021-11-26 00:00", "2021-11-26 23:59")]


def test_a_clock_takes_the_day_right_beside_it_and_no_other():
    clock, _ = times("at 16:20 on Tuesday they")
    assert moments(clock) == [("2023-04-11 16:20", "2023-04-11 16:20")]
    alone = times("On Tuesday the army said that it had fired at 16:20 and stopped")[1]
    assert alone.readings == () and alone.note == "no day is named with it"


def test_the_end_of_a_span_of_time_does_not_take_the_day_of_its_beginning():
    mentions = times("from 8 pm on Thursday until 3 in the morning")
    assert [(m.clock, len(m.readings)) for m in mentions] == [("20:00", 1), (None, 1), ("03:00", 0)]


def test_a_clock_with_this_morning_holds_its_day():
    (clock,) = times("Since 5:30 this morning they")
    assert moments(clock) == [("2023-04-12 05:30", "2023-04-12 05:30")]


def test_about_is_an_hour_wide_and_says_so():
    (reading,) = times("at about 4 p.m. on Tuesday")[0].readings
    assert reading.precision == "hour"
    assert (reading.earliest, reading.latest) == (
        datetime(2023, 4, 11, 11, 30, tzinfo=UTC),
        datetime(2023, 4, 11, 12, 30, 59, tzinfo=UTC),
    )


def test_an_hour_without_its_half_of_the_day_has_two_readings():
    clock = times("at seven o'clock on Tuesday")[0]
    assert moments(clock) == [("2023-04-11 07:00", "2023-04-11 07:00"), ("2023-04-11 19:00", "2023-04-11 19:00")]
    assert clock.note == "morning or evening is not said"


def test_midnight_may_begin_or_end_its_day():
    clock = times("at midnight on Monday")[0]
    assert moments(clock) == [("2023-04-10 00:00", "2023-04-10 00:00"), ("2023-04-11 00:00", "2023-04-11 00:00")]


def test_the_zone_is_the_named_one_then_the_other_clock_then_the_context_then_the_publication():
    def zone_of(text, zones=()):
        (reading,) = times(text, zones=zones)[0].readings
        return reading.zone, reading.zone_why

    assert zone_of("at 5.30 a.m. Moscow time on Tuesday", ("+02:00",)) == ("+03:00", "named in the text")
    assert zone_of("at 12:30 (10:30 GMT) on Tuesday") == ("+02:00", "from the other clock beside it")
    assert zone_of("at 12:30 on Tuesday", ("+02:00",)) == ("+02:00", "the only one of the context")
    assert zone_of("at 12:30 on Tuesday", ("+02:00", "+03:00")) == ("+04:00", "that of the publication date")
    assert zone_of("at 12:30 on 11 April 2023") == ("+04:00", "that of the publication date")


def test_a_name_of_several_zones_is_settled_by_the_context_or_left_open():
    assert times("at 1700 IST on Tuesday", zones=("+05:30",))[0].readings[0].zone == "+05:30"
    assert times("at 1700 IST on Tuesday")[0].readings[0].zone is None


def test_a_damaged_clock_keeps_the_hour_that_is_left_and_no_more():
    clock = times("On Tuesday at the hour 16:<> the army")[1]
    assert (clock.span.text, clock.clock) == ("at the hour 16:<>", None)
    assert moments(times("at 16:<> on Tuesday")[0]) == [("2023-04-11 16:00", "2023-04-11 16:59")]
    assert times("at 16:<> on Tuesday")[0].readings[0].precision == "hour"
    assert times("at <>:30 on Tuesday")[0].readings == ()


def test_twelve_beside_a_damaged_clock_may_be_noon_or_midnight():
    clock = times("at about 12 p.m. (00:<> GMT) on Tuesday")[0]
    assert [first[11:] for first, _ in moments(clock)] == ["23:30", "11:30"]
    assert clock.clock == "12:00" and "noon or midnight" in clock.note


def test_an_impossible_time_has_neither_clock_nor_reading():
    clock = times("at 16:20 (20:20 Greenwich) on Tuesday", zones=("+04:00",))[0]
    assert (clock.clock, clock.readings) == (None, ())
    assert "cannot be the same moment" in clock.note


def test_a_clock_that_is_damaged_and_impossible_is_one_mention_without_a_clock():
    (clock,) = times("at about 12 p.m. (00:<> GMT) they", zones=("+04:00",))
    assert (clock.clock, clock.readings) == (None, ())


def test_the_day_between_two_clocks_that_disagree_is_kept():
    damaged, day = times("at 4 p.m. on Tuesday (20:00 GMT) they", zones=("+04:00",))
    assert (damaged.clock, damaged.readings, day.span.text, len(day.readings)) == (None, (), "Tuesday", 1)


def test_as_of_and_by_give_the_state_of_things():
    assert [(m.span.text, m.kind, m.clock) for m in times("As of 20:30 all was calm; by Monday it was not.")] == [
        ("As of 20:30", "as_of", "20:30"),
        ("by Monday", "as_of", None),
    ]


def test_combine_puts_a_clock_on_a_day_that_the_caller_chose():
    day, clock = times("On Tuesday the army said that it had fired at 16:20 and stopped")
    assert combine(clock, day).earliest == datetime(2023, 4, 11, 12, 20, tzinfo=UTC)
    assert combine(clock, day, zones=("+03:00",)).earliest == datetime(2023, 4, 11, 13, 20, tzinfo=UTC)


def test_combine_stays_within_the_part_of_the_day():
    day, clock = times("On Monday evening the army fired, it said, at seven o'clock and stopped")
    assert combine(clock, day).earliest == datetime(2023, 4, 10, 15, 0, tzinfo=UTC)
    night, late = times("On Monday night the army fired, it said, at 2:15 a.m. and stopped")
    assert combine(late, night).earliest == datetime(2023, 4, 10, 22, 15, tzinfo=UTC)


def test_combine_holds_both_halves_where_the_half_is_not_said():
    day, clock = times("On Monday the army fired, it said, at seven o'clock and stopped")
    moment = combine(clock, day)
    assert (moment.precision, moment.latest - moment.earliest >= day.readings[0].latest - moment.latest) == (
        "part_of_day",
        True,
    )


def test_combine_reads_a_part_of_the_day_on_a_day():
    day, dawn = times("On Monday the army fired, it said, at dawn and stopped")
    assert combine(dawn, day).earliest == datetime(2023, 4, 9, 23, 0, tzinfo=UTC)


def test_combine_gives_nothing_where_the_day_or_the_clock_is_not_certain():
    day, clock = times("They are to meet on Thursday and will, it said, begin at 16:20 and stop")
    assert combine(clock, day) is None
    tuesday, impossible = times("On Tuesday the army said that it had fired at 27 o'clock and stopped")
    assert combine(impossible, tuesday) is None


def test_the_seed_of_the_news_is_read_whole():
    found = [(m.span.text, m.kind) for m in times(NEWS, zones=("+04:00",))]
    assert ("around 4 p.m. (1200 GMT)", "clock") in found and ("As of 20:30", "as_of") in found
    assert ("November 2020", "period") in found and ("ten minutes", "length") in found


PIECES = st.sampled_from(
    [
        "at 16:20",
        "on Tuesday",
        "12 April",
        "1<>:30",
        "the hour 27",
        "last",
        "night of",
        "May",
        "31",
        "2020",
        "to",
        "and",
        "five",
        "past",
        "midnight",
        "(0800 GMT)",
        "12 p.m.",
        "Moscow time",
        "<>",
        "a day",
        "ago",
        "early",
        "th",
        "-",
        ",",
        ".",
    ]
)


@given(
    st.lists(PIECES, max_size=12).map(" ".join),
    st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.isoformat() + "+05:30"),
    st.lists(st.sampled_from(["+04:00", "-03:30", "+14:00"]), max_size=2).map(tuple),
)
def test_every_mention_quotes_its_text_and_reads_forward(text, published, zones):
    for mention in times(text, published, zones):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        for reading in mention.readings:
            assert reading.earliest <= reading.latest


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_without_a_publication_no_year_is_invented(text):
    for mention in times(text, published=None):
        for reading in mention.readings:
            assert "2020" in text and 2020 in (reading.local_dates()[0].year, reading.local_dates()[1].year)


@given(st.text(max_size=60), st.none() | st.just(WEDNESDAY))
def test_any_text_is_taken(text, published):
    times(text, published)
