"""What a person says about a report: its publisher, when it was published, its address, its language.

A side file carries it: beside ``01-wire.txt`` stands ``01-wire.meta.toml``, with any of four keys::

    publisher = "wire agency"
    published = 2023-04-11T17:20:00+04:00     # or 2023-04-11, or a string of either form
    address = "https://example.org/reports/1"
    language = "en"                           # ISO 639, where the reader cannot tell it
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from truceline.errors import InputError
from truceline.reference.toml_text import NotToml, read_toml

SIDE_FILE_SUFFIX = ".meta.toml"
PUBLISHED_FORMS = "2023-04-11, 2023-04-11T17:20 or 2023-04-11T17:20+04:00"
_PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_KEYS = ("publisher", "published", "address", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is told beside the text. ``published`` is naive where no zone is given, and at 00:00 where only a day is."""

    publisher: str | None = None
    published: datetime | None = None
    address: str | None = None
    language: str | None = None

    def or_else(self, other: "About") -> "About":
        """Return these values, and those of ``other`` where there are none."""
        return About(
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            address=self.address or other.address,
            language=self.language or other.language,
        )


def parse_published(text: str, *, where: str = "") -> datetime:
    """Parse an ISO 8601 date or date and time; InputError names the forms that are taken.

    >>> parse_published("2023-04-11 17:20")
    datetime.datetime(2023, 4, 11, 17, 20)
    """
    try:
        if _PUBLISHED.fullmatch(text.strip()):
            return datetime.fromisoformat(text.strip())
    except ValueError:
        pass  # the right form, but no such day or hour: the same message
    raise InputError(f"{text!r} is not a time of publication.", where=where, todo=f"Write it as {PUBLISHED_FORMS}.")


def side_file(report: Path) -> Path:
    """Return where the side file of a report stands, whether it is there or not."""
    return report.with_name(report.stem + SIDE_FILE_SUFFIX)


def load_side_file(path: Path) -> About:
    """Read a side file; InputError where it is not TOML, holds an unknown key, or a value of the wrong kind."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror}).", where=str(path)) from error
    return read_side_file(content, where=str(path))


def read_side_file(content: bytes, *, where: str) -> About:
    """Read the bytes of a side file; the same errors."""
    try:
        told = read_toml(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"it is not UTF-8 ({error}).", where=where, todo="Correct it or take it away.") from error
    except NotToml as fault:
        at = f"{where}:{fault.line}"
        raise InputError(f"{fault.what}.", where=at, todo="Correct it or take it away.") from fault
    if unknown := sorted(told.keys() - set(_KEYS)):
        raise InputError(f"unknown key {unknown[0]!r}.", where=where, todo=f"The keys are {', '.join(_KEYS)}.")
    return About(
        publisher=_words(told.get("publisher"), "publisher", where),
        published=_moment(told.get("published"), where),
        address=_words(told.get("address"), "address", where),
        language=_words(told.get("language"), "language", where),
    )


def _words(value: object, key: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{key} = {value!r} is not a string.", where=where, todo='Put it in "quotes".')


def _moment(value: object, where: str) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    return parse_published(str(value), where=where)
