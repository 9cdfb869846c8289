"""What the words of an alleged breach name: which agreement, which of its provisions, or that neither can be said."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.span import Span

HowNamed = Literal["date", "name", "only_one", "none"]
"""How an agreement was known: by its date or its name in the words, or as the only one in force between the sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTerms:
    """Under which agreements, and which of their provisions, somebody's words put a deed.

    ``words`` name the agreement; ``None`` where none do. ``provisions`` are pairs of ids, of an agreement and of its
    provision. Either is empty where it cannot be said; ``why`` says in words why it is so or cannot be said.
    ``may_be_any``: neither a date nor a name in the words tells of which agreement they are ("the ceasefire"). Whether
    the deed lies inside the provision is another question (``truce_scope``).
    """

    words: Span | None
    truces: tuple[str, ...]
    provisions: tuple[tuple[str, str], ...]
    how: HowNamed
    why: str
    may_be_any: bool = False
