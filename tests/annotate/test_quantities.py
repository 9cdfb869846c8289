"""Numbers of people and things as the text gives them: unknown, zero and not reported are three things."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import NEWS, report
from truceline.annotate.damage import find_damage
from truceline.annotate.quantities import find_quantities
from truceline.reference.numerals import numeral_value


def quantities(text):
    document = report(text)
    return find_quantities(document, find_damage(document))


def figures(text):
    return [(m.span.text, (m.count.low, m.count.best, m.count.high)) for m in quantities(text)]


PERSONS = [
    ("Thirty-seven (37) soldiers of the regime", "Thirty-seven (37) soldiers", (37, 37, 37), "soldier"),
    ("At least nine people were killed", "At least nine people", (9, 9, None), "people"),
    ("no fewer than 15 killed on the field", "no fewer than 15 killed", (15, 15, None), "killed"),
    ("more than 100 wounded soldiers", "more than 100 wounded soldiers", (100, None, None), "soldier"),
    ("more than two dozen wounded.", "more than two dozen wounded", (24, None, None), "wounded"),
    ("Over 200 civilians fled", "Over 200 civilians", (200, None, None), "civilian"),
    ("up to 50 fighters", "up to 50 fighters", (None, None, 50), "fighter"),
    ("fewer than 50 fighters", "fewer than 50 fighters", (None, None, 49), "fighter"),
    ("Some thirty were wounded", "Some thirty", (30, 30, 30), None),
    ("some 30 wounded", "some 30 wounded", (30, 30, 30), "wounded"),
    ("Nearly a hundred dead", "Nearly a hundred dead", (100, 100, 100), "dead"),
    ("between 20 and 30 fighters", "between 20 and 30 fighters", (20, None, 30), "fighter"),
    ("4-5 militants", "4-5 militants", (4, None, 5), "militant"),
    ("20 to 30 soldiers", "20 to 30 soldiers", (20, None, 30), "soldier"),
    ("dozens of people", "dozens of people", (12, 12, None), "people"),
    ("hundreds of villagers", "hundreds of villagers", (100, 100, None), "villager"),
    ("tens of thousands of people", "tens of thousands of people", (None, None, None), "people"),
    ("half a dozen rebels", "half a dozen rebels", (6, 6, 6), "rebel"),
    ("Several of the rebels were", "Several of the rebels", (None, None, None), "rebel"),
    ("captured a number of militiamen", "a number of militiamen", (None, None, None), "militiaman"),
    ("an unknown number of their soldiers", "an unknown number of their soldiers", (None, None, None), "soldier"),
    ("A Cambodian soldier was killed", "A Cambodian soldier", (1, 1, 1), "soldier"),
    ("A second man was wounded", "A second man", (1, 1, 1), "man"),
    ("a 60-year-old man died", "a 60-year-old man", (1, 1, 1), "man"),
    ("One of its men was injured", "One of its men", (1, 1, 1), "man"),
    ("three of our servicemen perished", "three of our servicemen", (3, 3, 3), "serviceman"),
    ("four Armenians wounded", "four Armenians", (4, 4, 4), "armenians"),
    ("36 dead villagers", "36 dead villagers", (36, 36, 36), "villager"),
    ("2.5 million people", "2.5 million people", (2_500_000, 2_500_000, 2_500_000), "people"),
    ("30 000 people", "30 000 people", (30_000, 30_000, 30_000), "people"),
    ("a total of 12 people", "a total of 12 people", (12, 12, 12), "people"),
    ("and wounded ten, all of them", "ten", (10, 10, 10), None),
    ("put the number of injured at 28. The", "28", (28, 28, 28), None),
    ("and five were hurt", "five", (5, 5, 5), None),
    ("about 15 two-hundredths", "about 15 two-hundredths", (15, 15, 15), "two-hundredth"),
]


@pytest.mark.parametrize(("text", "words", "count", "noun"), PERSONS, ids=[row[1] for row in PERSONS])
def test_a_number_of_persons_is_read_with_its_hedge(text, words, count, noun):
    mention = quantities(text)[0]
    assert (mention.span.text, mention.count.words, mention.noun) == (words, words, noun)
    assert (mention.count.low, mention.count.best, mention.count.high) == count
    assert (mention.count.unit, mention.count.part, mention.count.damaged) == ("persons", "total", False)


THINGS = [
    ("fired 32 shells at", "32 shells", "shells"),
    ("eighteen kilometres away", "eighteen kilometres", "km"),
    ("some 120 km from", "some 120 km", "km"),
    ("five Indian posts along", "five Indian posts", "posts"),
]


@pytest.mark.parametrize(("text", "words", "unit"), THINGS)
def test_a_number_of_things_has_their_noun_as_its_unit(text, words, unit):
    (mention,) = quantities(text)
    assert (mention.span.text, mention.count.unit) == (words, unit)


def test_a_bare_number_has_no_unit():
    (mention,) = quantities("it had spoken of at least 41.")
    assert (mention.span.text, mention.count.low, mention.count.unit, mention.noun) == ("at least 41", 41, "", None)


NOTHING = [
    "in 2020 soldiers died",
    "on April 11 they",
    "12 and 13 June",
    "the night of May 6-7",
    "at 16:20 and 5.30 a.m.",
    "the 72nd brigade",
    "a 20-year-old Armenian",
    "aged 48, he",
    "Gunay Aliyeva, 28, died",
    "14.5 mm guns",
    "120-mm mortars",
    "12 percent of it",
    "costs $500 now",
    "for 10 minutes",
    "thirty-two minutes later",
    "Hill 745",
    "Task Force 1 of the army",
    "resolution 2736",
    "the Group of Seven",
    "a two-storey house",
    "one another",
    "one must look",
    "no one in Goma can say how many it killed",
    "a civilian objective",
    "a medical source",
    "an army officer's car",
    "At 22 Depovska Street",
    "1. Both sides hold",
    "M23 and K-6 and T-72",
    "21 times",
    "Neither account mentions a single casualty",
    "far below zero",
    "a third of the country",
    "from nine o'clock",
    "at half past eight",
    "between 2008 and 2011",
    "Daily Report 38/2022",
    "some of the towns",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_is_no_quantity(text):
    assert quantities(text) == ()


ZERO = [
    "It had no casualties, it said",
    "Nobody on the southern side was hurt",
    "none was killed",
    "none injured",
    "no one hurt",
    "no dead on either side",
    "not one child suffered",
    "without losses",
    "All Thai personnel are safe",
    "did not suffer any losses",
    "no soldiers were killed",
]


@pytest.mark.parametrize("text", ZERO)
def test_zero_is_read_where_it_is_said(text):
    (mention,) = quantities(text)
    assert (mention.count.low, mention.count.best, mention.count.high, mention.count.scope) == (0, 0, 0, "")


@pytest.mark.parametrize(
    "text", ["No casualties were immediately reported", "no reports of casualties", "had no figures on dead"]
)
def test_not_reported_is_not_zero(text):
    (mention,) = quantities(text)
    assert mention.count.unknown and mention.count.scope == "not reported"


@pytest.mark.parametrize(
    "text", ["no further casualties", "no new deaths", "the road is safe", "all moved to safe places"]
)
def test_what_only_sounds_like_zero_is_none(text):
    assert quantities(text) == ()


def test_parts_stand_beside_their_whole():
    parts = [(m.span.text, m.count.part) for m in quantities("nine people, seven of them children, one of them a boy")]
    assert parts[:2] == [("nine people", "total"), ("seven of them children", "part")]
    text = "50 servicemen, 42 of the Azerbaijan Army and 8 of the State Border Service"
    assert [(m.count.best, m.count.unit, m.count.part) for m in quantities(text)] == [
        (50, "persons", "total"),
        (42, "persons", "part"),
        (8, "persons", "part"),
    ]
    text = "34 wounded, among them 16 women and six minors, and a boy among them"
    assert [m.count.part for m in quantities(text)] == ["total", "part", "part", "part"]


def test_an_increment_is_marked_as_one():
    scopes = [m.count.scope for m in quantities("Two more soldiers died; another man and seven others were hurt")]
    assert scopes == ["in addition"] * 3


def test_a_hedge_reaches_over_the_second_of_two_fates_but_not_over_a_new_verb():
    assert figures("at least 12 killed and 30 hurt")[1] == ("30 hurt", (30, 30, None))
    assert figures("killed more than 200 soldiers and wounded 300;")[1] == ("300", (300, 300, 300))


def test_two_figures_that_should_be_one_and_differ_give_no_best():
    assert figures("thirty-seven (73) soldiers") == [("thirty-seven (73) soldiers", (37, None, 73))]


def test_a_place_word_before_a_small_number_is_no_hedge():
    assert figures("men swarming over two boats") == [("two boats", (2, 2, 2))]


DAMAGED = [
    ("killed some 30,<> people.", "some 30,<> people", (30_000, None, 30_999)),
    ("more than 6,<> persons died", "more than 6,<> persons", (6_000, None, None)),
    ("up to 6,<> persons died", "up to 6,<> persons", (None, None, 6_999)),
    ("and <> others were hurt", "<> others", (None, None, None)),
    ("of 2<> people on", "2<> people", (None, None, None)),
    ("<> thousand inhabitants", "<> thousand inhabitants", (None, None, None)),
    ("6,<> thousand people", "6,<> thousand people", (None, None, None)),
]


@pytest.mark.parametrize(("text", "words", "count"), DAMAGED, ids=[row[1] for row in DAMAGED])
def test_lost_digits_stay_lost(text, words, count):
    (mention,) = quantities(text)
    assert mention.count.damaged and mention.count.unit == "persons" and mention.count.words == words
    assert (mention.count.low, mention.count.best, mention.count.high) == count


def test_a_damaged_time_gives_no_quantity():
    assert quantities("at the hour 16:<> and at 27 o'clock") == ()


PIECES = st.sampled_from(
    [
        "at least",
        "more than",
        "some",
        "12",
        "1,390",
        "seven",
        "of them",
        "soldiers",
        "killed",
        "and",
        "to",
        "a",
        "dozen",
        "dozens of",
        "between",
        "no",
        "people",
        "wounded",
        "<>",
        "30,<>",
        "(37)",
        "thirty-seven",
        "more",
        "others",
        ",",
        ".",
        "hundred",
        "million",
        "2020",
        "five",
        "-",
        "??",
        "\ufffd",
    ]
)
WHOLE = re.compile(r"[0-9]+")


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_every_figure_stands_in_its_words(text):
    for mention in quantities(text):
        count = mention.count
        assert text[mention.span.start : mention.span.end] == mention.span.text == count.words
        known = [n for n in (count.low, count.best, count.high) if n is not None]
        assert known == sorted(known)
        if (
            WHOLE.search(count.words)
            and not count.damaged
            and "dozen" not in count.words
            and not re.search("million|hundred|thousand", count.words)
        ):
            said = {int(n.replace(",", "")) for n in re.findall(r"[0-9][0-9,]*", count.words.replace(" ", ""))}
            said |= {int(n.replace(",", "")) for n in re.findall(r"[0-9][0-9,]*", count.words)}
            words = {numeral_value(w) for w in re.findall(r"thirty-seven|[a-z]+", count.words)} - {None}
            assert set(known) <= said | words | {n - 1 for n in said}


@given(st.data())
def test_damage_anywhere_never_adds_a_digit(data):
    at = data.draw(st.integers(0, len(NEWS)))
    mark = data.draw(st.sampled_from(["<>", "\ufffd", "??", "[?]"]))
    text = NEWS[:at] + mark + NEWS[at + data.draw(st.integers(0, 3)) :]
    for mention in quantities(text):
        count = mention.count
        if count.damaged:
            digits = "".join(WHOLE.findall(count.words))
            known = [n for n in (count.low, count.high) if n is not None]
            assert count.best is None and all(str(n).startswith(digits[:1]) for n in known)


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    quantities(text)


def all_figures(text):
    return [(m.span.text, m.count.best, m.count.unit, m.count.part) for m in find_quantities(report(text), ())]


SHARED = [
    (
        "Strikes killed nine people, five in Haris and four in Talloussa.",
        [("nine people", 9, "persons", "total"), ("five", 5, "persons", "part"), ("four", 4, "persons", "part")],
    ),
    (
        "Four Armenian and three Azerbaijani soldiers were killed.",
        [("Four", 4, "persons", "total"), ("three Azerbaijani soldiers", 3, "persons", "total")],
    ),
    ("Three more were wounded.", [("Three more", 3, "persons", "total")]),
    ("A man died and another was wounded.", [("A man", 1, "persons", "total"), ("another", 1, "persons", "total")]),
    ("The death toll from the attack has risen to 20, he said.", [("20", 20, "persons", "total")]),
    ("The number of the dead rose from 9 to 12.", [("12", 12, "persons", "total")]),
    ("It brings to 12 the number of dead.", [("12", 12, "persons", "total")]),
    ("Up to 1900 soldiers were killed.", [("Up to 1900 soldiers", None, "persons", "total")]),
]


@pytest.mark.parametrize(("text", "figures"), SHARED, ids=[row[0] for row in SHARED])
def test_a_figure_without_a_noun_counts_persons_where_the_sentence_says_so(text, figures):
    assert all_figures(text) == figures
