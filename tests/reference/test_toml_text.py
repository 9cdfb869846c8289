"""Texts that are not TOML: what is wrong and on which line, and nothing but that is ever raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.toml_text import TOO_DEEP, TOO_LONG, NotToml, read_toml


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a = 1\nb = ]\n", 2, "this is not TOML: Invalid value"),
        ("a = [\n1,\n", 3, "this is not TOML: Invalid value"),
        (f"a = '{'1' * 5000}' # {'1' * 5000}\nb = {'1' * 5000}\n", 2, TOO_LONG),
        (f"a = 1\n[b]\nc = 0x{'f' * 5000}\n", 3, TOO_LONG),
        ("a = 1\nb = [9_223_372_036_854_775_808]\n", 2, TOO_LONG),
        (f"a = '{'[' * 9000}'\n# {'[' * 9000}\nb = {'[' * 3000}{']' * 3000}\n", 3, TOO_DEEP),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text, line, what):
    with pytest.raises(NotToml) as error:
        read_toml(text)
    assert error.value.line == line and error.value.what.startswith(what)


def test_the_largest_whole_numbers_of_toml_are_taken():
    assert read_toml("a = 9223372036854775807\nb = -9223372036854775808") == {"a": 2**63 - 1, "b": -(2**63)}


@given(st.text(alphabet="ab=[]{}\"'\n#.1e-", max_size=60))
def test_no_text_raises_anything_else(text):
    try:
        read_toml(text)
    except NotToml as error:
        assert 1 <= error.line <= text.count("\n") + 1 and error.what
