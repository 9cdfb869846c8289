"""Masked text parsed: tokens and sentences that lie in the stored text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.annotate.reports import NEWS
from truceline.annotate.mask import choose_names
from truceline.annotate.parse import is_heading
from truceline.reference.actors import load_actors

TABLE = load_actors()


@pytest.fixture(scope="module")
def parse(reader):
    def run(text, names=()):
        return reader.annotator.parser.parse(text, names)

    return run


def sentences(parsed, text):
    return [text[s.start : s.end] for s in parsed[1]]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t"])
def test_a_text_without_words_has_no_sentences(parse, text):
    assert parse(text) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came. They left.", ["They came.", "They left."]),
        ("They came, and they left.", ["They came, and they left."]),
        ("He is Col. Berg of the army. He came.", ["He is Col. Berg of the army.", "He came."]),
        ("At 4.30 p.m. they came. They left.", ["At 4.30 p.m. they came.", "They left."]),
        ("“They came.” They left.", ["“They came.”", "They left."]),
        ("They came\n\nThey left.", ["They came", "They left."]),
        ("They came to\nthe village. They left.", ["They came to\nthe village.", "They left."]),
        ("YEREVAN, April 11 - They came.", ["YEREVAN, April 11 -", "They came."]),
        ("Beirut (Agencies) - They came.", ["Beirut (Agencies) -", "They came."]),
    ],
)
def test_sentences_end_at_full_stops_blank_lines_and_datelines(parse, text, expected):
    assert sentences(parse(text), text) == expected


def test_a_colon_or_comma_begins_no_sentence(parse):
    text = "The ministry: four dead, six wounded, one missing - and no answer from the other side."
    assert sentences(parse(text), text) == [text]


def test_a_sentence_knows_its_paragraph_and_whether_it_is_a_headline(parse):
    text = "Shots at the border\n\nThey came. They left.\n\nAll was quiet."
    _, found = parse(text)
    assert [(s.paragraph, s.heading) for s in found] == [(0, True), (1, False), (1, False), (2, False)]


@pytest.mark.parametrize(
    ("words", "paragraph", "heading"),
    [
        ("Shots at the border", 0, True),
        ("Shots at the border.", 0, False),
        ("Shots at the border!", 0, True),
        ("Who fired?", 0, True),
        ("Shots at the border!", 2, False),
        ("“Shots at the border.”", 0, False),
        ("The ministry said:", 0, False),
        ("Background", 3, True),
        ("Shots " * 40, 0, False),
        ("a b c d e f g h i j k l", 3, True),
        ("a b c d e f g h i j k l m", 3, False),
        ("a b c d e f g h i j k l m", 0, True),
        ("  Shots at the border  ", 0, True),
    ],
)
def test_a_short_paragraph_that_is_not_closed_is_a_headline(words, paragraph, heading):
    assert is_heading(words, paragraph) is heading


def test_a_name_is_one_token_with_its_own_words(parse):
    text = "The Republic of Armenia said so."
    tokens, _ = parse(text, choose_names(text, TABLE))
    assert "Republic of Armenia" in [t.text for t in tokens]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Armenia said that Azerbaijani troops had opened fire.",
            "Azerbaijan said that Armenian troops had opened fire.",
        ),
        ("India accused Pakistan of shelling.", "Pakistan accused India of shelling."),
        ("In Yerevan, the RSF and M23 denied it.", "In Baku, the M23 and RSF denied it."),
    ],
)
def test_the_tree_is_the_same_with_the_sides_exchanged(parse, one, two):
    trees = [[(t.tag, t.dep, t.head) for t in parse(text, choose_names(text, TABLE))[0]] for text in (one, two)]
    assert trees[0] == trees[1]


def test_a_long_text_is_parsed_in_pieces_that_do_not_change_its_sentences(parse):
    paragraph = "Soldiers opened fire on the village. Four people were killed."
    text = "\n\n".join([paragraph] * 600)  # more tokens than one call of the parser takes
    tokens, found = parse(text)
    assert len(found) == 1200
    assert [t.text for t in tokens] == [t.text for t in parse(paragraph)[0]] * 600
    assert len({tuple((t.tag, t.dep, t.head - s.first) for t in tokens[s.first : s.last]) for s in found}) == 2


def assert_sound(text, parsed):
    tokens, found = parsed
    assert all(t.start < t.end and text[t.start : t.end] == t.text for t in tokens)
    assert all(one.end <= two.start for one, two in zip(tokens, tokens[1:], strict=False))
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))
    assert all((s.start, s.end) == (tokens[s.first].start, tokens[s.last - 1].end) for s in found)
    assert all(s.first <= tokens[i].head < s.last for s in found for i in range(s.first, s.last))


def test_tokens_and_sentences_cover_the_report(parse):
    assert_sound(NEWS, parse(NEWS, choose_names(NEWS, TABLE)))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(["Armenia", "said", "that", "troops", "fired", ".", "!", "\n\n", "\n", "“", "”", "<>", "Col.", "4.30", " ", "🕊"])
    ).map(" ".join)
)  # fmt: skip
def test_whatever_the_text_tokens_lie_in_it_and_heads_in_their_sentence(parse, text):
    assert_sound(text, parse(text, choose_names(text, TABLE)))
