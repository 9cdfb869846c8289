"""Source, cue and content of attributions, in short texts on anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.model.document import Document


def found(reader, text):
    """List the attributions as (source, cue, content), each part joined with "…"."""
    attributions = reader.attributions(Document(text=text, language="en"))
    return [tuple(" … ".join(s.text for s in part) for part in (a.source, a.cue, a.content)) for a in attributions]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("The mayor said that the bridge was closed.", ("The mayor", "said", "that the bridge was closed")),
        ("The bridge was closed, the mayor said.", ("the mayor", "said", "The bridge was closed")),
        ("The bridge was closed, said the mayor.", ("the mayor", "said", "The bridge was closed")),
        ("According to the mayor, the bridge was closed.", ("the mayor", "According to", "the bridge was closed")),
        ("The bridge was closed, according to the mayor.", ("the mayor", "according to", "The bridge was closed")),
        ("The mayor wants to close the bridge.", ("The mayor", "wants", "to close the bridge")),
        ("The mayor refused to close the bridge.", ("The mayor", "refused", "to close the bridge")),
        ("The mayor called for new elections.", ("The mayor", "called for", "new elections")),
        ("The mayor criticised the plan.", ("The mayor", "criticised", "the plan")),
        ("The mayor's claim that the bridge is safe was doubted.", ("The mayor", "claim", "that the bridge is safe")),
        ("It was reported that the bridge was closed.", ("", "was reported", "that the bridge was closed")),
        ("“The bridge is closed,” the mayor said.", ("the mayor", "said", "The bridge is closed")),
    ],
)
def test_source_cue_and_content_are_found(reader, text, attribution):
    assert attribution in found(reader, text)


def test_a_quotation_of_several_sentences_is_one_content(reader):
    text = "“The bridge is closed,” the mayor said. “Nobody may cross it. We are sorry.”"
    assert found(reader, text) == [("the mayor", "said", "The bridge is closed … Nobody may cross it … We are sorry")]


def test_a_question_belongs_to_whom_the_next_words_name(reader):
    text = "“Who closed the bridge?” the mayor asked. Nobody answered."
    assert ("the mayor", "asked", "Who closed the bridge") in found(reader, text)


def test_a_paragraph_after_a_colon_is_what_was_announced(reader):
    text = "The mayor said in a letter:\n\n“The bridge is closed until Monday.”"
    assert [content for _, _, content in found(reader, text)] == ["The bridge is closed until Monday"]


def test_what_others_say_meanwhile_is_not_part_of_what_is_said(reader):
    text = "The mayor said that the bridge was closed, while the police said that it was open."
    assert found(reader, text) == [
        ("The mayor", "said", "that the bridge was closed"),
        ("the police", "said", "that it was open"),
    ]


def test_words_about_words_within_a_quotation_are_left_out(reader):
    assert [a[:2] for a in found(reader, "“I know that the bridge is closed,” the mayor said.")] == [
        ("the mayor", "said")
    ]


def test_a_text_without_speech_has_no_attribution(reader):
    assert found(reader, "The bridge over the river was closed on Monday.") == []


WORDS = "the mayor said that “ ” , . according to it was closed he \n\n told police : why ?".split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_part_quotes_the_text(reader, text):
    for attribution in reader.attributions(Document(text=text, language="en")):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
        assert attribution.cue
        assert attribution.content
