"""Which incidents a view shows: the same names in every address, so that map, timeline and list are one view."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from truceline.casefile.filters import Filters
from truceline.model.incident import Accord, Basis, IncidentKind
from truceline.model.time import FIRST_DAY, LAST_DAY

PAGE = 50  # incidents on one page of a list


def nothing_if_empty(value: object) -> object:
    """Take an empty field of a form for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def checked_window(text: str | None) -> str | None:
    """Hold a window against the map."""
    if text is not None:
        degrees(text)
    return text


def degrees(text: str) -> tuple[float, float, float, float]:
    """Read west, south, east, north; raises ``ValueError`` where they are none."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise ValueError("write west,south,east,north in degrees, as 44.5,38.8,47.9,41.9") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("degrees are -180 to 180 from west to east and -90 to 90 from south to north")
    return west, south, east, north


Day = Annotated[Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)] | None, BeforeValidator(nothing_if_empty)]
Name = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(nothing_if_empty)]


class Asked(BaseModel):
    """The filters of a view, as its address has them; nothing is asked where a field is ``None``.

    ``accord``, with ``question``, is that of this finding. ``window`` is west,south,east,north in degrees.
    """

    model_config = ConfigDict(frozen=True)

    since: Day = None
    until: Day = None
    place: Name = None
    side: Name = None
    kind: Annotated[IncidentKind | None, BeforeValidator(nothing_if_empty)] = None
    accord: Annotated[Accord | None, BeforeValidator(nothing_if_empty)] = None
    basis: Annotated[Basis | None, BeforeValidator(nothing_if_empty)] = None
    question: Name = None
    window: Annotated[Name, AfterValidator(checked_window)] = None

    def page(self, *, newest: bool, after: str | None, limit: int) -> Filters:
        """Return them as ``Casefile.incidents`` takes them for a page of ``limit`` incidents ``after`` one of them."""
        return {**self.filters(), "newest_first": newest, "after": after, "limit": limit}

    def filters(self) -> Filters:
        """Return them as ``Casefile.incidents`` takes them."""
        return Filters(
            since=self.since,
            until=self.until,
            place=self.place,
            side=self.side,
            kind=self.kind,
            accord=self.accord,
            basis=self.basis,
            question=self.question,
            window=degrees(self.window) if self.window else None,
        )

    def query(self, **others: object) -> str:
        """Return the query string of this view, with other fields set or, by ``None``, taken out.

        >>> Asked(place="Tegh").query(accord="contested")
        'place=Tegh&accord=contested'
        """
        told = self.model_dump(mode="json") | others
        return urlencode([(key, value) for key, value in told.items() if value is not None and value != ""])

    @property
    def any(self) -> bool:
        """Say whether anything is asked for."""
        return any(value is not None for value in self.model_dump().values())


AskedFor = Annotated[Asked, Query()]
