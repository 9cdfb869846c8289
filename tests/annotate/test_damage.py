"""Where a text is broken, and what can still be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import NEWS, report
from truceline.annotate.damage import find_damage, mask_for_parser

ARMENIA = ("+04:00",)

LOST = [
    ("killed some 30,<> people.", "some 30,<> people", "30,000 to 30,999; the last digits are lost", ("count",)),
    ("more than 6,<> persons", "more than 6,<> persons", "6,000 to 6,999; the last digits are lost", ("count",)),
    ("and <> others were hurt", "<> others", "a number; its digits are lost", ("count",)),
    ("and &lt;&gt; others were hurt", "&lt;&gt; others", "a number; its digits are lost", ("count",)),
    (
        "and 2<> of its soldiers fell",
        "2<> of its soldiers",
        "a number; it begins with 2, how many digits are lost is not known",
        ("count",),
    ),
    ("they killed <>.", "killed <>", "a number; its digits are lost", ("count",)),
    ("in March <> they", "March <>", "a date; its digits are lost", ("time",)),
    ("received wounds 1<>.", "1<>", "a number; it begins with 1, how many digits are lost is not known", ("count",)),
    (
        "counted 2 <> explosions, to",
        "2 <> explosions",
        "a number; it begins with 2, how many digits are lost is not known",
        ("count",),
    ),
    (
        "of the enemy <>7 soldier",
        "<>7 soldier",
        "a number; it ends in 7, how many digits are lost is not known",
        ("count",),
    ),
    ("<> thousand inhabitants freeze", "<> thousand inhabitants", "a number; its digits are lost", ("count",)),
    ("killed <> IDF soldiers in", "<> IDF soldiers", "a number; its digits are lost", ("count",)),
    ("at the hour 16:<> the army", "at the hour 16:<>", "between 16:00 and 16:59; the minutes are lost", ("time",)),
    (
        "at 16:3<> local time",
        "16:3<> local time",
        "between 16:30 and 16:39; the last digit of the minutes is lost",
        ("time",),
    ),
    ("At time 0<>.45 o'clock of", "At time 0<>.45 o'clock", "45 minutes past an hour that is lost", ("time",)),
    ("at 16:<> IDF soldiers", "16:<>", "between 16:00 and 16:59; the minutes are lost", ("time",)),
    (
        "at about 12 p.m. (00:<> GMT) at",
        "about 12 p.m. (00:<> GMT)",
        "between 00:00 and 00:59; the minutes are lost",
        ("time",),
    ),
    (
        "in the autumn 20<> a war",
        "the autumn 20<>",
        "a year from 2000 to 2099; the last two digits are lost",
        ("time",),
    ),
    (
        "on 1<> April 2023 they",
        "1<> April 2023",
        "a day of the month; it begins with 1, how many digits are lost is not known",
        ("time",),
    ),
    ("named Rown, age 4<>.", "age 4<>", "an age; it begins with 4, how many digits are lost is not known", ()),
    (
        "at the hill 7<>5 near",
        "hill 7<>5",
        "a number in a name; it begins with 7 and it ends in 5, how many digits are lost is not known",
        ("place",),
    ),
    (
        "killed 3\ufffd people",
        "3\ufffd people",
        "a number; it begins with 3, how many digits are lost is not known",
        ("count",),
    ),
    ("killed ?? soldiers", "?? soldiers", "a number; its digits are lost", ("count",)),
    (
        "and 12?5 people",
        "12?5 people",
        "a number; it begins with 12 and it ends in 5, how many digits are lost is not known",
        ("count",),
    ),
]


@pytest.mark.parametrize(("text", "quoted", "can_say", "spoils"), LOST, ids=[row[1] for row in LOST])
def test_lost_digits_are_quoted_and_nothing_is_filled_in(text, quoted, can_say, spoils):
    (damage,) = find_damage(report(text))
    assert (damage.span.text, damage.kind, damage.can_say, damage.spoils) == (quoted, "lost_digits", can_say, spoils)


@pytest.mark.parametrize(
    "text",
    [
        "Was it an accident?? Nobody knows.",
        "They asked: why?? soldiers must answer for it",
        "Armenia\ufffds army and the \ufffdpatriots\ufffd of the front",
        "the \ufffd and then the other",
        "at 16:20 the army lost 30,000 people, 12 of them officers",
    ],
)
def test_question_marks_and_lost_quotation_marks_are_no_lost_digits(text):
    assert find_damage(report(text)) == ()


IMPOSSIBLE = [
    ("On Sunday at 27 o'clock of morning the", (), "27 o'clock of morning", "a day has no hour 27"),
    ("at 25:10 they", (), "25:10", "a day has no hour 25"),
    ("at 12:75 they", (), "12:75", "an hour has no minute 75"),
    ("stop the gun at time 5.95. The", (), "time 5.95", "an hour has no minute 95"),
    ("at the hour 70 morning. He", (), "the hour 70 morning", "a day has no hour 70"),
    ("at 2560 GMT they", (), "2560 GMT", "a day has no hour 25"),
    ("extended to the 81 of February.", (), "the 81 of February", "February has no day 81"),
    ("at thirty o'clock they", (), "thirty o'clock", "a day has no hour 30"),
    ("from the hour seventy they", (), "the hour seventy", "a day has no hour 70"),
    ("at 27 hours they", (), "27 hours", "a day has no hour 27"),
    ("at 4.80 in the morning they", (), "4.80 in the morning", "an hour has no minute 80"),
    ("at 16:20 in the morning they", (), "16:20 in the morning", "16:20 is not in the morning"),
    ("on 29 February 2023 they", (), "29 February 2023", "February 2023 has no day 29"),
    ("on 32.05.2023 they", (), "32.05.2023", "the calendar has no such date"),
    ("on 27/13 they", (), "27/13", "the calendar has no such date"),
    ("on March 39 they", (), "March 39", "March has no day 39"),
    (
        "at 4 p.m. on Tuesday (20:00 GMT) they",
        ARMENIA,
        "4 p.m. on Tuesday (20:00 GMT)",
        "16:00 and 20:00 (GMT) cannot be the same moment: the place keeps +04:00",
    ),
    ("on 31 April they", (), "31 April", "April has no day 31"),
    ("on February 30, 2020", (), "February 30, 2020", "February has no day 30"),
    (
        "at 16:20 (20:20 Greenwich) they",
        ARMENIA,
        "16:20 (20:20 Greenwich)",
        "16:20 and 20:20 (Greenwich) cannot be the same moment: the place keeps +04:00",
    ),
    (
        "about 12 p.m. (00:00 GMT) at",
        ARMENIA,
        "about 12 p.m. (00:00 GMT)",
        "12:00 and 00:00 (GMT) cannot be the same moment: the place keeps +04:00",
    ),
    (
        "from 20:00 (23:00 on Moscow).",
        ("+06:00",),
        "20:00 (23:00 on Moscow)",
        "20:00 and 23:00 (Moscow) cannot be the same moment: the place keeps +06:00",
    ),
    (
        "at 16:20 (12:07 GMT) they",
        (),
        "16:20 (12:07 GMT)",
        "16:20 and 12:07 (GMT) cannot be the same moment: no country keeps such an offset",
    ),
]


@pytest.mark.parametrize(("text", "zones", "quoted", "can_say"), IMPOSSIBLE, ids=[row[2] for row in IMPOSSIBLE])
def test_times_that_cannot_be_right_are_flagged_and_it_is_said_why(text, zones, quoted, can_say):
    (damage,) = find_damage(report(text), zones=zones)
    assert (damage.span.text, damage.kind, damage.can_say, damage.spoils) == (
        quoted,
        "impossible_time",
        can_say,
        ("time",),
    )


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("about 12 p.m. (0800 GMT) at", ARMENIA),
        ("about 12 p.m. (0800 GMT) at", ()),
        ("0800 GMT (12 p.m.) they", ARMENIA),
        ("about 4 p.m. (12:05 GMT) they", ARMENIA),
        ("at 12 p.m. (20:00 GMT) they", ARMENIA),  # midnight to some
        ("at 24:00 they", ()),
        ("at 4 p.m. on Tuesday (12:00 GMT) they", ARMENIA),
        ("for 27 hours on 27/12, twelve o'clock, the hour four, 29 February 2024, 13/2/2018", ()),
        ("in the evening of 5 May at 17:30 in the afternoon", ()),
        ("29 February and 31 May", ()),
        ("In April 31 people died", ()),
        ("songs of May 68 were sung", ()),
        ("Isaiah 41:72 says", ()),
        ("a price of 5.95 a piece", ()),
        ("a 27-hour battle of 30 hours", ()),
        (NEWS, ARMENIA),
    ],
)
def test_times_that_can_be_right_are_left_alone(text, zones):
    assert find_damage(report(text), zones=zones) == ()


@pytest.mark.parametrize(
    ("text", "quoted", "can_say"),
    [
        (
            "were wounded four soldiers, three of them state medium and two state good, it said",
            "three of them state medium and two state good",
            "3 and 2 are 5, more than the whole of 4",
        ),
        (
            "the toll rises to 7, of them four soldiers and four officers, it said",
            "four soldiers and four officers",
            "4 and 4 are 8, more than the whole of 7",
        ),
        ("Seven people, nine of them children, died", "nine of them", "a part of 9 is more than the whole of 7"),
        ("on Sunday 21 June 2016 they", "Sunday 21 June 2016", "the weekday and the date do not agree"),
    ],
)
def test_what_contradicts_itself_is_inconsistent(text, quoted, can_say):
    (damage,) = find_damage(report(text))
    assert (damage.span.text, damage.kind, damage.can_say) == (quoted, "inconsistent", can_say)


@pytest.mark.parametrize(
    "text",
    [
        "nine civilians, four of them women, perished, and 34 more, among them 16 women and six minors",
        "nine civilians, four of them women and six soldiers were killed",
        "50 servicemen, 42 of them of the army and 8 of the border service",
        "May 3 - At least nine people, seven of them children, were killed",
        "on Sunday 12 June 2016 they",
    ],
)
def test_parts_that_fit_their_whole_are_left_alone(text):
    assert find_damage(report(text)) == ()


def test_a_weekday_close_to_the_publication_must_be_that_of_its_date():
    assert [d.kind for d in find_damage(report("the night of Sunday 21 June", "2016-06-15T12:00:00+03:00"))] == [
        "inconsistent"
    ]
    assert find_damage(report("the night of Sunday 12 June", "2016-06-15T12:00:00+03:00")) == ()


def test_the_mask_puts_zeros_for_broken_characters_alone():
    text = "killed 30,<> people?? at 16:<> GMT; \ufffdno\ufffd"
    assert mask_for_parser(text, find_damage(report(text))) == "killed 30,00 people?? at 16:00 GMT; \ufffdno\ufffd"


BROKEN = st.sampled_from(["<>", "\ufffd", "??", "< >", "&lt;&gt;", "[?]", "1<>", ":<>", "<>:", "0<>.", "<>,", ",<>"])


@given(st.data())
def test_damage_anywhere_quotes_the_text_and_the_mask_keeps_the_length(data):
    at = data.draw(st.integers(0, len(NEWS)))
    text = NEWS[:at] + data.draw(BROKEN) + NEWS[at + data.draw(st.integers(0, 4)) :]
    document = report(text)
    damages = find_damage(document, zones=ARMENIA)
    assert all(text[d.span.start : d.span.end] == d.span.text for d in damages)
    masked = mask_for_parser(text, damages)
    assert len(masked) == len(text)
    assert all(a == b or b == "0" for a, b in zip(text, masked, strict=True))


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    document = report(text)
    assert len(mask_for_parser(text, find_damage(document))) == len(text)
