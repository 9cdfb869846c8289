"""The words of the workbench: every word that a person sees stands in ``words.toml``, and nowhere else.

``{name}`` in a phrase is filled in; a phrase with ``.one`` and ``.many`` beside it is chosen by ``count``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


class MissingWords(KeyError):
    """A page asks for words that the catalogue does not have."""


def words(key: str, /, **values: object) -> str:
    """Return the words under a key, as ``inbox.title``.

    >>> words("common.reports", count=1), words("common.reports", count=1200)
    ('1 report', '1,200 reports')
    """
    phrase = load_words().get(key)
    if phrase is None and "count" in values:
        phrase = load_words().get(f"{key}.{'one' if values['count'] == 1 else 'many'}")
    if phrase is None:
        raise MissingWords(key)
    return phrase.format(**{name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()})


def words_or(key: str, otherwise: str) -> str:
    """Return the words under a key, or others where the catalogue has none: for codes of an open table."""
    return load_words().get(key, otherwise)


@cache
def load_words() -> Mapping[str, str]:
    """Return all phrases by their keys."""
    text = files("truceline.web").joinpath("words.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, object], above: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{above}{key}.")
        else:
            found.append((f"{above}{key}", str(value)))
    return found
