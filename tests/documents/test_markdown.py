import pytest

from truceline.documents.markdown import strip_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# One\n\nTwo\n===\n", "One\n\nTwo"),
        ("**bold** *soft* `code` __x__", "bold soft code x"),
        ("[the ministry](https://example.org 'title') said", "the ministry said"),
        ("![a map](map.png) shows", "a map shows"),
        ("[text][1] here\n\n[1]: https://example.org", "text here"),
        ("<https://example.org> said", "https://example.org said"),
        ("> “Fire,” he\n> said", "“Fire,” he\nsaid"),
        ("- one\n- two\n", "one\ntwo"),
        ("11. April was\n12. May was\n", "11. April was\n12. May was"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("one <b>two</b> <!-- three --> four", "one two  four"),
        ("AT&amp;T \\*star", "AT&T *star"),
        ("| Side | Killed |\n|---|---|\n| A | 4 |\n", "Side\tKilled\nA\t4"),
        ("```\nraw *text*\n```", "raw *text*"),
        ("line  \nbreak", "line\nbreak"),
    ],
)
def test_markers_go_and_words_stay(source: str, text: str) -> None:
    assert strip_markdown(source) == f"{text}\n"


@pytest.mark.parametrize(
    "text", ["at 16:<> and 00:<> GMT", "30,<> people", "<> others", "snake_case_name", "5 < 6 > 4"]
)
def test_lost_digits_and_plain_signs_are_no_markers(text: str) -> None:
    assert strip_markdown(text) == f"{text}\n"
