"""Lines of tables and keys in TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.toml_lines import find_lines

TEXT = '''# first
id = "a" # x = 1
note = """two
[lines] = 1
"""
"quoted key" = 'lit # eral'
list = [
  "a]", # [comment
  "b",
]
a.b.c = 1

[effective]
zone = "x"

[[party]]
id = "one"
[[party]]
  id = "two"
[party.more]
deep = {x = 1, y = [2,
3]}
last = 2020-01-01
'''


def test_every_key_has_its_line_whatever_stands_before_it():
    lines = find_lines(TEXT)
    assert tomllib.loads(TEXT)
    assert [lines.line(key) for key in ("id", "note", "quoted key", "list")] == [2, 3, 6, 7]
    assert lines.line("a", "b", "c") == lines.line("a") == 11
    assert lines.line("effective") == 13 and lines.line("effective", "zone") == 14
    assert lines.line("party", 0, "id") == 17 and lines.line("party", 1) == 18 and lines.line("party", 1, "id") == 19
    assert lines.line("party", 1, "more", "deep") == 21 and lines.line("party", 1, "more", "last") == 23


def test_a_table_around_another_has_the_line_of_the_first_inside_it():
    assert find_lines("a = 1\n[tool.one]\n[tool.two]\n").line("tool") == 2


def test_what_is_not_there_has_the_line_of_the_table_around_it():
    lines = find_lines(TEXT)
    assert lines.line("party", 0, "name") == 16 and lines.line("nothing") == 1
    assert find_lines("").line("id") == 1


VALUES = st.one_of(
    st.integers(-5, 5).map(str),
    st.sampled_from(['"a # b"', "'[x]'", '"""a\n[[b]]\n"""', "'''\n= 1'''", "[1,\n 2, # ]\n]", '{a = "}"}', "true"]),
)
KEYS = st.sampled_from(["a", "b", '"c d"', "'e'"])
TABLES = st.lists(st.tuples(st.dictionaries(KEYS, VALUES, max_size=4), st.sampled_from(["", "\n", "# [[x]]\n"])))


@given(TABLES)
def test_lines_are_those_on_which_the_text_was_written(tables):
    text, written = "", []
    for keys, gap in tables:
        text += f"{gap}[[x]]\n"
        written.append((text.count("\n"), {}))
        for key, value in keys.items():
            written[-1][1][key.strip("\"'")] = text.count("\n") + 1
            text += f"{key} = {value}\n"
    assert len(tomllib.loads(text).get("x", [])) == len(tables)
    lines = find_lines(text)
    for place, (line, keys) in enumerate(written):
        assert lines.line("x", place) == line
        assert {key: lines.line("x", place, key) for key in keys} == keys
