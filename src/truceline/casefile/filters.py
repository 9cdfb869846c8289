"""Which incidents are asked for, as keyword arguments."""

from datetime import date
from typing import TypedDict

from truceline.model.incident import Accord, Basis


class Filters(TypedDict, total=False):
    """Filters that an incident has to pass; the fields are those of ``store.rows.IncidentQuery``."""

    since: date | None
    until: date | None
    place: str | None
    side: str | None
    kind: str | None
    accord: Accord | None
    basis: Basis | None
    question: str | None
    window: tuple[float, float, float, float] | None
    newest_first: bool
    after: str | None
    limit: int
