"""The agreements that a filter of a screen offers: the packaged ones and those of the casefile."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from truceline.casefile.casefile import Casefile
from truceline.casefile.violating import terms_of
from truceline.model.truce import Truce


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceChoice:
    """An agreement to choose: its id and title, whether it is chosen."""

    id: str
    title: str
    chosen: bool


def truce_choices(
    casefile: Casefile, chosen: str | None, numbers: Mapping[str, int] = MappingProxyType({})
) -> tuple[TruceChoice, ...]:
    """Return the agreements: those that something is held against first (``numbers``), then the latest declared."""
    known = sorted(
        known_truces(casefile).values(),
        key=lambda truce: (numbers.get(truce.id, 0), truce.declared.written, truce.id),
        reverse=True,
    )
    return tuple(TruceChoice(id=one.id, title=_title(one, numbers), chosen=one.id == chosen) for one in known)


def _title(truce: Truce, numbers: Mapping[str, int]) -> str:
    number = numbers.get(truce.id, 0)
    return f"{truce.declared.written[:10]} {truce.title}" + (f" ({number:,})" if number else "")


def known_truces(casefile: Casefile) -> dict[str, Truce]:
    """Return the agreements that count in a casefile by id."""
    return {truce.id: truce for truce in terms_of(casefile).truces}
