"""Laws of times and figures: what is written is read back, exacter times lie in wider ones, damage is never filled."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.reports import report
from truceline.annotate.damage import find_damage
from truceline.annotate.quantities import find_quantities
from truceline.annotate.times import find_times
from truceline.evaluate.timex import write_interval
from truceline.model.time import Interval

PUBLISHED = "2024-07-01T10:00:00+04:00"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
LAW = settings(deadline=None)  # the first call compiles the tables
DAYS = st.dates(date(1900, 1, 1), date(2024, 6, 30))
FORMS = st.sampled_from(
    [
        "{d.day} {d:%B} {d.year}",
        "{d:%B} {d.day}, {d.year}",
        "{d:%Y-%m-%d}",
        "{d:%d.%m.%Y}",
        "{d:%A}, {d.day} {d:%B} {d.year}",
    ]
)


def only(text, published=PUBLISHED):
    (mention,) = find_times(report(text, published), ())
    return mention


@given(DAYS, FORMS, st.none() | st.just(PUBLISHED))
@LAW
def test_a_date_that_is_written_is_read_back(day, form, published):
    (reading,) = only(f"on {form.format(d=day)} they", published).readings
    assert reading.local_dates() == (day, day)


@given(st.times(), st.sampled_from(["at {t:%H:%M} they", "at {h}:{t:%M} {half} they"]))
@LAW
def test_a_clock_that_is_written_is_read_back(clock, form):
    hour = (clock.hour + 11) % 12 + 1
    text = form.format(t=clock, h=hour, half="a.m." if clock.hour < 12 else "p.m.")
    assert only(text).clock == f"{clock:%H:%M}"


@given(st.integers(2, 10**6), st.sampled_from(["minute", "hour", "day", "week", "month", "year"]))
@LAW
def test_a_length_that_is_written_is_read_back(number, unit):
    length = only(f"for {number} {unit}s they").length
    assert (length.unit, length.low, length.high) == (unit, number, number)


@given(DAYS, st.sampled_from(["day", "month", "year"]))
@LAW
def test_an_interval_that_is_written_is_read_back(day, precision):
    first = {"day": day, "month": day.replace(day=1), "year": date(day.year, 1, 1)}[precision]
    last = {
        "day": day,
        "month": (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1),
        "year": date(day.year, 12, 31),
    }[precision]
    start, end = datetime.combine(first, time(0), UTC), datetime.combine(last, time(23, 59, 59), UTC)
    written = write_interval(Interval(earliest=start, latest=end, precision=precision))
    words = {"day": written, "month": f"{day:%B} {day.year}", "year": written}[precision]
    (reading,) = only(f"in {words} they", None).readings
    assert (reading.earliest, reading.latest, reading.precision) == (start, end, precision)


@given(DAYS.filter(lambda d: d.year >= 1910), st.times())
@LAW
def test_intervals_nest_by_precision(day, clock):
    wide = [
        f"in the {(day.year // 100) + 1}th century they",
        f"in the {day.year // 10 * 10}s they",
        f"in {day.year} they",
        f"in {day:%B} {day.year} they",
        f"on {day.day} {day:%B} {day.year} they",
    ]
    readings = [only(text).readings[0] for text in wide]
    (moment,) = next(
        m for m in find_times(report(f"at {clock:%H:%M} on {day:%d.%m.%Y} they", PUBLISHED), ()) if m.clock
    ).readings
    for outer, inner in zip(readings, [*readings[1:], moment], strict=True):
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest


@given(
    st.integers(2, 10**6),
    st.sampled_from(["{n}", "at least {n}", "more than {n}", "up to {n}", "about {n}", "nearly {n}"]),
)
@LAW
def test_a_figure_that_is_written_is_read_back_between_its_ends(number, form):
    (mention,) = find_quantities(report(form.format(n=number) + " soldiers were killed."), ())
    count = mention.count
    known = [n for n in (count.low, count.best, count.high) if n is not None]
    assert known == sorted(known) and set(known) == {number}


SENTENCES = tuple(
    line
    for file in EXAMPLES
    for line in file.read_text(encoding="utf-8").splitlines()
    if any(c.isdigit() for c in line)
)
JUNK = st.sampled_from(
    ["<>", "\u200f", "\u202e", "\ufffd", "??", "0", "9", ",", ":", " ", "\n", "-", "p.m.", "hundred", "é", "٣"]
)
EDITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 3), st.none() | JUNK), min_size=1, max_size=6)


def damaged(sentence, edits):
    """Return the sentence with pieces cut out and junk put in."""
    for at, cut, junk in edits:
        place = at % (len(sentence) + 1)
        sentence = sentence[:place] + (junk or "") + sentence[place + cut :]
    return sentence


def hold_the_laws(text):
    document = report(text or " ", PUBLISHED)
    damages = find_damage(document)
    for mention in (*find_times(document, damages), *find_times(document, damages, every=True)):
        assert document.text[mention.span.start : mention.span.end] == mention.span.text
        assert all(r.earliest <= r.latest for r in mention.readings)
    for mention in find_quantities(document, damages):
        assert document.text[mention.span.start : mention.span.end] == mention.span.text == mention.count.words
        touched = any(d.kind == "lost_digits" and d.span.overlaps(mention.span) for d in damages)
        assert not touched or mention.count.best is None, "a lost digit is never filled in"


@given(st.sampled_from(SENTENCES), EDITS)
@settings(max_examples=300, deadline=None)
def test_random_damage_breaks_no_law(sentence, edits):
    hold_the_laws(damaged(sentence, edits))


@pytest.mark.slow
@given(st.sampled_from(SENTENCES), EDITS)
@settings(max_examples=100_000, deadline=None, database=None)
def test_a_hundred_thousand_random_damages_break_no_law(sentence, edits):
    hold_the_laws(damaged(sentence, edits))
