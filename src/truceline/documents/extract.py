"""What a format gives: its text, and what it says of itself. Every reader of a format returns this."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one report, before anybody has told more about it.

    ``extraction`` names the format and the version of its rules. ``published`` is only what the page itself states,
    with the zone where it states one; ``created`` is when the file was made, which is not when it was published.
    ``source`` is where the page says that it took the text. ``language`` is what the page declares, often wrongly.
    """

    text: str
    extraction: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: datetime | None = None
    created: datetime | None = None
    address: str | None = None
    source: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
