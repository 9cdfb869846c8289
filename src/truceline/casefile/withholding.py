"""Names and reports that leave no more, as of whatever day: because somebody asked to be forgotten, or is in danger.

They are kept among the settings, which have no history: what is withheld today is withheld from what was said last year
as well. Nothing is removed from the casefile itself; whoever has it can read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.casefile.casefile import Casefile
from truceline.errors import InputError, UnknownId
from truceline.record import from_json, to_json
from truceline.store.base import Store

KEY = "withheld"
SHORTEST = 3  # letters of a name: a shorter one would blacken words


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


def withhold(casefile: Casefile, *, names: Sequence[str] = (), reports: Sequence[str] = (), reason: str) -> None:
    """Let names and reports leave no more; a report is deleted too, as ``Casefile.delete`` does.

    Raises:
        InputError: no reason, nothing to withhold, or a name of one or two letters.
        UnknownId: there is no such report.
    """
    wanted = _checked(casefile, [name.strip() for name in names], reports, reason)
    with casefile.store.writing():
        kept = find_withheld(casefile.store)
        there = {(one.kind, one.what) for one in kept}
        new = tuple(one for one in wanted if (one.kind, one.what) not in there)
        casefile.store.settings.set(KEY, to_json(_Kept(withheld=(*kept, *new))).decode())
    for key in dict.fromkeys(reports):
        stored = casefile.store.documents.get(key)
        if stored is not None and stored.deleted is None:
            casefile.delete(key, why=reason)


def _checked(casefile: Casefile, names: Sequence[str], reports: Sequence[str], reason: str) -> tuple[Withheld, ...]:
    if not reason.strip():
        raise InputError("no reason is given.", todo="Say why: the reason is kept with it, and leaves nowhere.")
    if not names and not reports:
        raise InputError("neither a name nor a report is named.", todo="Use --name or --report.")
    for name in names:
        if len(name) < SHORTEST:
            raise InputError(f"{name!r} is too short: it would blacken words.", todo="Name the whole name.")
    for key in reports:
        if casefile.store.documents.get(key) is None:
            raise UnknownId(f"no report {key!r} is in this casefile.", where=str(casefile.store.path))
    at = casefile.now()
    named: list[tuple[Literal["name", "report"], str]] = [("name", name) for name in names]
    named += [("report", key) for key in reports]
    return tuple(Withheld(kind=kind, what=what, reason=reason.strip(), by=casefile.by, at=at) for kind, what in named)
