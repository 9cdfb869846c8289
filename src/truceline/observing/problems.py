"""What is wrong with one field, and what to do about it: shown beside the field, or with the row of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""What a person typed, by the name of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """``what`` is wrong with a ``field`` (or missing), and ``todo``: how it is mended."""

    field: str
    what: str
    todo: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


@dataclass(slots=True)
class Problems:
    """Problems as they are found; the first of a field counts. ``notes`` stop nothing."""

    found: dict[str, Problem] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)

    def add(self, name: str, what: str, todo: str = "") -> None:
        """Note what is wrong with a field."""
        self.found.setdefault(name, Problem(field=name, what=what, todo=todo))

    def note(self, name: str, what: str, todo: str = "") -> None:
        """Note what could not be said, and is left open."""
        self.notes.append(Problem(field=name, what=what, todo=todo))


def told(texts: Texts, name: str) -> str:
    """Return what was typed into a field without blanks around it; empty where nothing was."""
    return texts.get(name, "").strip()
