"""What is withheld for good, out of the settings: they have no history, so that it holds as of every day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.errors import InputError
from truceline.model.document import Document
from truceline.record import from_json, to_json
from truceline.store.base import Store

KEY = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A name, or a report by its id, that leaves no more; who said so, when and why."""

    kind: Literal["name", "report"]
    what: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    withheld: tuple[Withheld, ...] = ()


def find_withheld(store: Store) -> tuple[Withheld, ...]:
    """Return all that is withheld, in the order in which it was asked for."""
    kept = store.settings.get(KEY)
    return from_json(kept, _Kept).withheld if kept else ()


def withheld_names(store: Store) -> tuple[str, ...]:
    """Return the names that leave no more, the longest first."""
    names = {one.what for one in find_withheld(store) if one.kind == "name"}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def withheld_reports(store: Store) -> tuple[str, ...]:
    """Return the ids of the reports that leave no more."""
    return tuple(sorted({one.what for one in find_withheld(store) if one.kind == "report"}))


def keep_withheld(store: Store, withheld: tuple[Withheld, ...]) -> None:
    """Keep all that is withheld; the caller writes."""
    store.settings.set(KEY, to_json(_Kept(withheld=withheld)).decode())


def refuse_withheld(store: Store, document: Document) -> None:
    """Refuse a report that is withheld, by its id or by the same text under another name.

    Raises:
        InputError: it is withheld for good.
    """
    for one in find_withheld(store):
        if one.kind == "report" and (one.what == document.id or _text(store, one.what) == document.text):
            raise InputError(
                f"this report is withheld for good on {one.at:%Y-%m-%d}, and is not taken in again.",
                where=document.address or document.file or document.id,
            )


def _text(store: Store, document: str) -> str | None:
    kept = store.documents.reading(document)
    return kept.document.text if kept is not None else None
