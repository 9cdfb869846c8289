"""The agreements that a filter of a screen offers: the packaged ones and those of the casefile."""

from dataclasses import dataclass

from truceline.casefile.casefile import Casefile
from truceline.casefile.violating import terms_of
from truceline.model.truce import Truce


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceChoice:
    """An agreement to choose: its id, title, and whether it is chosen."""

    id: str
    title: str
    chosen: bool


def truce_choices(casefile: Casefile, chosen: str | None) -> tuple[TruceChoice, ...]:
    """Return the agreements, the latest declared first."""
    known = sorted(known_truces(casefile).values(), key=lambda truce: (truce.declared.written, truce.id), reverse=True)
    return tuple(
        TruceChoice(id=one.id, title=f"{one.declared.written[:10]} {one.title}", chosen=one.id == chosen)
        for one in known
    )


def known_truces(casefile: Casefile) -> dict[str, Truce]:
    """Return the agreements that count in a casefile by id."""
    return {truce.id: truce for truce in terms_of(casefile).truces}
