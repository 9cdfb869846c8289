"""Verbs and nouns of saying, thinking, feeling and perceiving, with how surely they mean that.

The table ``saying_words.tsv`` is made from WordNet by ``scripts/build_saying_words.py``.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, cast

from truceline.reference.tables import read_table

Sense = Literal["communication", "cognition", "emotion", "feeling", "perception"]


class SayingWord(NamedTuple):
    """A word of the table: ``share`` of its uses that mean it, 0 to 1; whether it takes "that" or "to" clauses."""

    lemma: str
    sense: Sense
    share: float
    that: bool
    to: bool


@cache
def saying_words(pos: Literal["verb", "noun"]) -> Mapping[str, SayingWord]:
    """Map a form in lower case to its word; of two words with one form ("found") the surer one."""
    out: dict[str, SayingWord] = {}
    for row in read_table("saying_words.tsv"):
        if row["pos"] != pos:
            continue
        frames = row["frames"].split()
        word = SayingWord(
            row["lemma"], cast(Sense, row["sense"]), int(row["share"]) / 100, "that" in frames, "to" in frames
        )
        for form in row["forms"].split():
            if form not in out or out[form].share < word.share:
                out[form] = word
    return out


@cache
def forms_of(form: str) -> frozenset[str]:
    """Return every form of the verb that a form is of; the form alone where the table lacks it."""
    verbs = saying_words("verb")
    word = verbs.get(form)
    return frozenset(f for f, other in verbs.items() if word is not None and other.lemma == word.lemma) | {form}
