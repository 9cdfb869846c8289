"""Sentences in pieces: broken off, without a beginning, with a piece that stands twice."""

import time

import pytest

from tests.annotate.reports import NEWS, report
from truceline.annotate.damage import find_damage

HEAD = "Fighting near Bangassou\n\n"


def pieces(body):
    return [(d.span.text, d.kind, d.can_say, d.spoils) for d in find_damage(report(HEAD + body))]


def test_a_sentence_that_breaks_off_is_told_and_nothing_is_filled_in():
    assert pieces("The governor said on Friday that two villages had been burnt by the\n\nThe road is closed.") == [
        ("been burnt by the", "inconsistent", "the sentence breaks off here; what followed is lost", ())
    ]


def test_a_paragraph_without_a_beginning_is_told():
    assert pieces("Two villages were burnt.\n\nand then left for the river with the cattle.") == [
        ("and then left for", "inconsistent", "the sentence has no beginning; what went before is lost", ())
    ]


def test_a_piece_that_stands_twice_is_told():
    (found,) = pieces("The army said that it had taken the bridge that it had taken the bridge at noon.")
    assert found[0] == "that it had taken the bridge that it had taken the bridge"
    (word,) = pieces("The rebels left the the town at noon.")
    assert word[0] == "the the"


@pytest.mark.parametrize(
    "body",
    [
        "The governor said on Friday that two villages had been\nburnt by the rebels.",  # a broken line
        "Two villages were burnt.\n\nal-Hasakah was calm, and the road to the river is open.",
        "He gave the names of the dead:\n\n- a teacher from the town of Bria and\n- two of her pupils in the school of",
        "Reporting by our office in Bangui",
        "Again and again and again they came, and they came, and more came.",
        "All that that man had had was gone; what it is is not known.",
        "“We will hold the bridge,” he said",
    ],
)
def test_broken_lines_lists_bylines_and_repetition_by_intent_are_no_damage(body):
    assert pieces(body) == []


def test_the_headline_is_no_sentence():
    assert find_damage(report("Two villages burnt as rebels and army clash over the\n\nAll is calm.")) == ()


def test_a_clean_report_has_no_piece_out_of_place():
    assert [d for d in find_damage(report(NEWS)) if d.kind == "inconsistent"] == []


@pytest.mark.parametrize("piece", ["a-", "A-", "the ", "Abc-", "1 a in A, and ", "at 5, (", "a b c d e f the\n\n"])
def test_twice_the_text_takes_no_more_than_a_few_times_the_time(piece):
    def seconds(times):
        document = report(HEAD + piece * times)
        start = time.process_time()
        find_damage(document)
        return time.process_time() - start

    seconds(10)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.5  # four times the text; sixteen times would be quadratic
