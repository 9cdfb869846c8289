import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.quoting import CUT, clean, cut, quote


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fire\x1b[31m", "fire␛[31m"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("4\u202e3\u2066", "4<U+202E>3<U+2066>"),
        ("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"),
        ("\x9b31m", "<U+009B>31m"),
        ("line\none\r\n  two\t", "line one two"),
        ("[bold red]markup[/]", "[bold red]markup[/]"),
        ("می\u200cخواهد", "می\u200cخواهد"),
        ("min\u00adistry", "ministry"),
    ],
)
def test_what_is_hidden_or_acts_on_the_terminal_is_made_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_cleaned_text_holds_no_control_and_no_direction_character(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Co", "Cs", "Cn")
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(st.lists(st.text("abcdef", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(5, 80))
def test_a_cut_leaves_out_whole_words_in_the_middle_and_changes_none(words: list[str], limit: int) -> None:
    text = " ".join(words)
    shown = cut(text, limit)
    if shown == text:
        return
    head, _, tail = shown.partition(f" {CUT} ")
    assert text.startswith(f"{head} ")
    assert text.endswith(f" {tail}")
    assert len(head.split()) + len(tail.split()) < len(words)
    assert len(shown) <= max(limit, len(words[0]) + len(words[-1]) + len(CUT) + 2)


def test_a_short_overhang_is_not_worth_a_cut() -> None:
    assert cut("one two three", 12) == "one two three"
    assert quote("one  two") == "“one two”"
