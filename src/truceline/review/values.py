"""How a person writes the value of a judgement: plain text, with the words of the report that it was read from.

``VALUE @START-END``: the value, and characters of the report's text. ``key=VALUE; key=VALUE`` are several of them.
docs/codebook.md ("What a person may decide") has the whole grammar with examples. Here texts become parts, and parts
become texts again; what a value means is known by ``parties``, ``correct``, ``placed`` and ``exhibits``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.span import Span

AT = re.compile(r"\s*@(?P<start>\d{1,9})-(?P<end>\d{1,9})\s*$")
KEY = re.compile(r"\s*(?P<key>[a-z]+)\s*=\s*(?P<value>.*?)\s*", re.DOTALL)
BETWEEN = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a person gives for one slot: the text of the value, and the words of the report it stands on, if told."""

    text: str
    words: Span | None = None

    def __str__(self) -> str:
        """Write it as it is read: ``4 @140-144``."""
        return f"{self.text} @{self.words.start}-{self.words.end}".lstrip() if self.words else self.text


def read_value(typed: str, document: Document) -> Value:
    """Read ``VALUE`` or ``VALUE @START-END``.

    Raises:
        InputError: the characters are not in the text of the report.
    """
    found = AT.search(typed)
    if not found:
        return Value(text=typed.strip())
    return Value(text=typed[: found.start()].strip(), words=words_at(document, int(found["start"]), int(found["end"])))


def read_values(typed: str, document: Document, keys: Iterable[str]) -> dict[str, Value]:
    """Read ``key=VALUE; key=VALUE`` into values by key, in the order of ``keys``.

    Raises:
        InputError: a part is not ``key=VALUE``, a key is none or is given twice, or characters are not in the text.
    """
    known = tuple(keys)
    found: dict[str, Value] = {}
    for part in typed.split(BETWEEN):
        if not part.strip():
            continue
        told = KEY.fullmatch(part)
        if told is None or told["key"] not in known:
            refuse(
                f"{part.strip()!r} is nothing that can be said here.", f"Write key=VALUE; keys are {_listed(known)}."
            )
        if told["key"] in found:
            refuse(f"{told['key']} is given twice.", "Give each key once.")
        found[told["key"]] = read_value(told["value"], document)
    return {key: found[key] for key in known if key in found}


def write_values(values: Mapping[str, Value | str | None]) -> str:
    """Write values as ``read_values`` reads them; what is empty is left out."""
    return f"{BETWEEN} ".join(f"{key}={_plain(str(value))}" for key, value in values.items() if value and str(value))


def words_at(document: Document, start: int, end: int) -> Span:
    """Return the words of a report at ``[start, end)``.

    Raises:
        InputError: its text has no such characters.
    """
    if not 0 <= start < end <= len(document.text):
        refuse(
            f"the report has no characters {start} to {end}.",
            f"Its text has {len(document.text)}; the first is 0, and the end is not part of the words.",
        )
    return Span(document=document.id, start=start, end=end, text=document.text[start:end])


def refuse(what: str, todo: str) -> NoReturn:
    """Say that a value is none, and what would be one."""
    raise InputError(what, todo=todo)


def _plain(text: str) -> str:
    return " ".join(text.replace(BETWEEN, ",").split())


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys)
