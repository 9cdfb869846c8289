"""The parse, as plain tuples: the only form in which it leaves ``annotate``."""

from typing import NamedTuple


class Token(NamedTuple):
    """A token of the text. ``tag`` is Penn Treebank, ``dep`` a CLEAR label, ``head`` an index (the root: its own)."""

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int


class Sentence(NamedTuple):
    """Tokens ``[first, last)`` that cover characters ``[start, end)`` of paragraph ``paragraph`` (0 is the first)."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    heading: bool
