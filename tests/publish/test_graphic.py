"""What stays hidden until it is asked for: by plain words and with a reason; numbers of dead and wounded never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.graphic import find_veils, why_hidden
from truceline.reference.graphic import load_graphic
from truceline.reference.tables import read_table


def kinds(text):
    return [veil.kinds for veil in find_veils(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Their charred bodies lay in the road.", "body"),
        ("He was shot in the head.", "injury"),
        ("Detainees were tortured with electric shocks.", "torture"),
        ("Two women were raped, the UN said.", "sexual_violence"),
        ("The body of a child was found.", "child"),
        ("The dead were named as Gunay Aliyeva, 28, and her sister.", "person"),
        ("A 7-year-old girl was wounded.", "person"),
        ("Aram Petrosyan (43) was killed.", "person"),
    ],
)
def test_what_a_reader_need_not_meet_unasked_is_hidden_with_a_reason(text, kind):
    (veil,) = find_veils(text)
    assert kind in veil.kinds
    assert (veil.start, veil.end) == (0, len(text))
    assert all(why.endswith(".") for why in veil.why)


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed and six wounded.",
        "At least 20 civilians died when a shell hit a market.",
        "The ministry said on 11 April 2023, at 16:20, that three of its servicemen were killed.",
        "The minister, 62, arrived in Brussels.",
        "The 44-day war ended in November 2020; 6,700 were killed.",
        "A ceasefire of two years was agreed, and the dead were counted.",
    ],
)
def test_that_people_died_and_how_many_is_never_hidden(text):
    assert find_veils(text) == ()


def test_only_the_sentence_is_hidden_and_those_that_follow_each_other_are_one():
    text = "Four died. Their charred bodies lay there. Human remains were found. Gen. Smith denied it.\n\nNo more."
    (veil,) = find_veils(text)
    assert text[veil.start : veil.end] == "Their charred bodies lay there. Human remains were found."


def test_an_abbreviation_and_an_initial_end_no_sentence():
    text = "Maj. A. Smith said the severed heads were shown. Nobody confirmed it."
    (veil,) = find_veils(text)
    assert text[veil.start : veil.end] == "Maj. A. Smith said the severed heads were shown."


def test_words_quoted_elsewhere_are_hidden_for_the_same_reason():
    veils = find_veils("Four died. Their charred bodies lay there.")
    assert why_hidden(veils, [(17, 24)]) == ("A dead body, or parts of one, is described.",)
    assert why_hidden(veils, [(0, 9)]) == ()


@given(st.text(max_size=200))
def test_what_is_hidden_lies_in_the_text_in_its_order(text):
    veils = find_veils(text)
    edges = [edge for veil in veils for edge in (veil.start, veil.end)]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)


def test_every_row_of_the_table_finds_its_own_words():
    patterns = {graphic.kind: graphic.pattern for graphic in load_graphic()}
    for row in read_table("graphic_words.tsv"):
        for words in row["words"].split("; "):
            assert patterns[row["kind"]].search(f"They saw {words.removesuffix('*')} there."), words
