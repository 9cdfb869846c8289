"""Names and reports that leave no more, as of whatever day: because somebody asked to be forgotten, or is in danger.

They are kept among the settings, which have no history: what is withheld today is withheld from what was said last year
as well. Nothing is removed from the casefile itself; whoever has it can read it.
"""

from collections.abc import Sequence
from typing import Literal

from truceline.casefile.casefile import Casefile
from truceline.casefile.withheld import Withheld, find_withheld, keep_withheld
from truceline.errors import InputError, UnknownId

SHORTEST = 3  # letters of a name: a shorter one would blacken words


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
        keep_withheld(casefile.store, (*kept, *new))
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
