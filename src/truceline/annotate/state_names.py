"""The words of a text that name a state, as a name ("U.S.") or by its adjective or people ("Turkish", "Turks")."""

from collections.abc import Sequence
from typing import NamedTuple

from truceline.reference.actors import ActorTable, Name, plain


class StateName(NamedTuple):
    """Characters ``[start, end)``, the country (ISO 3166-1 alpha-3), and whether it is named by an adjective."""

    start: int
    end: int
    country: str
    derived: bool


def find_state_names(
    text: str, table: ActorTable, spans: Sequence[tuple[int, int]] | None = None
) -> tuple[StateName, ...]:
    """Find the names of one state each, in the whole text or among ``spans``."""
    if spans is None:
        named = [(m.start, m.end, m.names) for m in table.find_names(text)]
    else:
        named = [(start, end, table.names.get(plain(text[start:end]), ())) for start, end in spans]
    found = ((start, end, _state(names)) for start, end, names in named)
    return tuple(StateName(start, end, *state) for start, end, state in found if state)


def _state(names: Sequence[Name]) -> tuple[str, bool] | None:
    fitting = [n for n in names if n.actor.kind == "state" and n.form in ("name", "adjective", "people")]
    countries = {n.actor.country for n in fitting}
    if len(countries) != 1:
        return None
    return str(fitting[0].actor.country), all(n.form != "name" for n in fitting)
