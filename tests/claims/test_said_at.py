"""When it was said, of which moment, and when it happened are three times."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import read


def days(interval):
    return [day.isoformat() for day in interval.local_dates()] if interval else None


@pytest.mark.parametrize(
    ("text", "said", "happened"),
    [
        ("Armenian troops opened fire at Tegh on Sunday, Baku said on Monday.", "2023-04-10", "2023-04-09"),
        ("Armenian troops opened fire at Tegh, Baku said on Monday.", "2023-04-10", None),
        ("Baku said Armenian troops opened fire at Tegh on Sunday.", None, "2023-04-09"),
    ],
)
def test_the_day_of_a_saying_is_not_the_day_of_the_act(reader, text, said, happened):
    reading = read(reader, text)
    (statement,) = {s.id: s for s in reading.statements}.values()
    assert days(statement.said_at) == ([said, said] if said else None)
    assert (statement.said_at_words is None) == (said is None)
    when = reading.happenings[0].when
    assert days(when) == ([happened, happened] if happened else None)


def test_a_figure_as_of_an_hour_keeps_the_hour_and_its_words(reader):
    reading = read(reader, "As of 20:30 on Tuesday four Armenian soldiers had been killed at Tegh, Yerevan said.")
    (statement,) = reading.statements
    assert days(statement.as_of) == ["2023-04-11", "2023-04-11"] and statement.as_of_words.text == "As of 20:30"
    assert reading.claims[0].times == () or reading.claims[0].times[0].span.text != "As of 20:30"


def test_a_day_told_in_a_sentence_that_claims_nothing_dates_the_happening(reader):
    text = (
        "GORIS, April 12 - It was raining in Tegh on Sunday.\n\n"
        "Azerbaijani troops opened fire on Armenian soldiers there, the Armenian defence ministry said."
    )
    (happening,) = read(reader, text).happenings
    assert days(happening.when) == ["2023-04-09", "2023-04-09"] and happening.when_span.text == "Sunday"


def test_a_dateline_dates_nothing(reader):
    text = "GORIS, April 12 - Azerbaijani troops opened fire on Armenian soldiers at Tegh, Yerevan said."
    (happening,) = read(reader, text).happenings
    assert happening.when is None


HEADS = (
    "The Ministry of Defence of {A} declared, 12 April 2023: {b} troops opened fire at Tegh on 11 April with mortars.",
    "The Ministry of Defence of {A} reports (12 April 2023, 10:00): {b} troops opened fire at Tegh on 11 April.",
    "The Ministry of Defence of {A} announced, 12 April 2023: on Tuesday {b} troops opened fire at Tegh.",
    "Statement by the Ministry of Defence of {A}, 12 April 2023\n\n{b} troops opened fire at Tegh on 11 April, it said.",
)


@pytest.mark.parametrize(("text", "one", "other"), both_ways(HEADS))
def test_the_date_over_a_statement_is_when_it_was_said(reader, text, one, other):
    reading = read(reader, text)
    for claim in reading.claims:
        assert [days(t.readings[0]) for t in claim.times] == [["2023-04-11", "2023-04-11"]]
    assert [days(h.when) for h in reading.happenings] == [["2023-04-11", "2023-04-11"]]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    both_ways(("The Ministry of Defence of {A} reports, 12 April 2023: {b} troops opened fire at Tegh with mortars.",)),
)
def test_where_a_statement_tells_no_day_its_date_is_none(reader, text, one, other):
    assert [h.when for h in read(reader, text).happenings] == [None]


def test_a_date_before_a_colon_is_the_day_of_what_was_told_before_it(reader):
    text = "Baku said Armenian troops opened fire at Tegh on 11 April: two soldiers were killed."
    assert [days(h.when) for h in read(reader, text).happenings] == [["2023-04-11", "2023-04-11"]]
