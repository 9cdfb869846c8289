"""Which observations, restrictions and tallies a view shows, as its address has them."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from truceline.casefile.monitoring import ObservationFilters
from truceline.model.observation import Means, ObservedAct, RecordKind
from truceline.web.asked import Day, Name, checked_window, degrees, nothing_if_empty


class AskedObservations(BaseModel):
    """The filters of a view; nothing is asked where a field is ``None``.

    ``outcome`` tells apart what was observed and what was looked for and not seen; ``q`` are words. ``after`` is the id
    of the last record of the page before.
    """

    model_config = ConfigDict(frozen=True)

    kind: Annotated[RecordKind | None, BeforeValidator(nothing_if_empty)] = None
    outcome: Annotated[Literal["observed", "not_observed"] | None, BeforeValidator(nothing_if_empty)] = None
    since: Day = None
    until: Day = None
    place: Name = None
    means: Annotated[Means | None, BeforeValidator(nothing_if_empty)] = None
    act: Annotated[ObservedAct | None, BeforeValidator(nothing_if_empty)] = None
    mission: Name = None
    q: Name = None
    window: Annotated[Name, AfterValidator(checked_window)] = None
    withdrawn: Annotated[bool | None, BeforeValidator(nothing_if_empty)] = None
    after: Name = None

    def filters(self, limit: int = 100) -> ObservationFilters:
        """Return them as ``Casefile.observations`` takes them, the newest first."""
        return ObservationFilters(
            kind=self.kind,
            negative=None if self.outcome is None else self.outcome == "not_observed",
            since=self.since,
            until=self.until,
            place=self.place,
            means=self.means,
            act=self.act,
            mission=self.mission,
            words=self.q or "",
            window=degrees(self.window) if self.window else None,
            withdrawn=bool(self.withdrawn),
            newest_first=True,
            after=self.after,
            limit=limit,
        )

    def query(self, **others: object) -> str:
        """Return the query string of this view, with other fields set or, by ``None``, taken out."""
        told = self.model_dump(mode="json") | others
        return urlencode([(key, value) for key, value in told.items() if value not in (None, "", False)])

    @property
    def any(self) -> bool:
        """Say whether anything is asked for besides a page."""
        return any(value not in (None, False) for name, value in self.model_dump().items() if name != "after")


AskedForObservations = Annotated[AskedObservations, Query()]
