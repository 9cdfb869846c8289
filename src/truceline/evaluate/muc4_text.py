"""How MUC-4 compares names: lower case, no punctuation, no articles."""

import re
import string

ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def plain(words: str) -> str:
    """Bring a name to the form in which names are compared.

    >>> plain('THE "SANTO TOMAS" FARM')
    'santo tomas farm'
    """
    kept = "".join(character for character in words.lower() if character not in string.punctuation)
    return " ".join(ARTICLES.sub(" ", kept).split())
