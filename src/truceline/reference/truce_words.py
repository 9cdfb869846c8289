"""Words of the titles of agreements that name none, and the kinds of agreement that a word for a text can mean."""

from collections.abc import Mapping
from functools import cache

from truceline.reference.tables import read_table


@cache
def load_truce_words() -> Mapping[str, tuple[str, ...]]:
    """Map a word, in lower case, to the kinds of agreement that it can mean; most mean none.

    >>> load_truce_words()["package"], load_truce_words()["the"]
    (('package_of_measures',), ())
    """
    return {row["word"]: tuple(row["kinds"].split()) for row in read_table("truce_words.tsv")}
