"""Texts with war words or tolls and no incident: a reader has to find no happening in any of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from truceline.errors import GoldError
from truceline.model.document import Document
from truceline.model.reading import Reading

LIST = "distractors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """One text as listed; ``why`` says what it is and why nothing happens in it."""

    file: str
    publisher: str
    published: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistaken:
    """What a reader found in a distractor: the words on which the first happening rests, ``""`` for none."""

    file: str
    why: str
    happenings: int
    words: str


def load_distractors(folder: Path) -> tuple[tuple[Distractor, Document], ...]:
    """Load the texts that ``distractors.json`` lists.

    Raises: GoldError where the list or a text is missing or broken.
    """
    file = folder / LIST
    try:
        listed = msgspec.json.decode(file.read_bytes(), type=tuple[Distractor, ...])
        return tuple((item, _document(folder, item)) for item in listed)
    except FileNotFoundError as error:
        raise GoldError(
            f"missing: {error.filename}.", where=str(folder), todo="Give the folder of distractors."
        ) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise GoldError(f"not a list of distractors: {error}.", where=str(file), todo="Correct the list.") from error


def _document(folder: Path, item: Distractor) -> Document:
    return Document(
        text=(folder / item.file).read_bytes().decode("utf-8"),
        publisher=item.publisher,
        address=item.file,
        published=datetime.fromisoformat(item.published) if item.published else None,
    )


def find_mistaken(
    distractors: tuple[tuple[Distractor, Document], ...], read: Callable[[Document], Reading]
) -> tuple[Mistaken, ...]:
    """Return the distractors in which the reader finds a happening."""
    found = []
    for item, document in distractors:
        reading = read(document)
        if reading.happenings:
            words = {claim.id: claim.content.text for claim in reading.claims}
            first = next((words[id] for id in reading.happenings[0].claims if id in words), "")
            found.append(Mistaken(file=item.file, why=item.why, happenings=len(reading.happenings), words=first))
    return tuple(found)
