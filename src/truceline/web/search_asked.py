"""What is searched for, as the address of a search has it."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from truceline.casefile.monitoring import ObservationFilters, observation_query
from truceline.model.claim import Act, Stance
from truceline.store.rows import ClaimQuery, ObservationQuery, ReportQuery
from truceline.web.asked import Day, Name, nothing_if_empty

What = Literal["claims", "reports", "observations"]
PAGE = 25
MOST_PAGES = 40  # of reports, which are ordered by how well they fit
LONGEST = 400  # characters of what is looked for
OWN: dict[str, tuple[str, ...]] = {  # the filters of each
    "claims": ("speaker", "act", "stance", "place", "since", "until"),
    "reports": ("publisher", "language", "since", "until"),
    "observations": ("place", "since", "until"),
}


class AskedSearch(BaseModel):
    """The words and filters of a search; nothing is asked where a field is ``None``.

    ``after`` is the number of the last claim, or the id of the last observation, of the page before; ``page`` counts
    the pages of reports.
    """

    model_config = ConfigDict(frozen=True)

    q: Annotated[Annotated[str, Field(max_length=LONGEST)] | None, BeforeValidator(nothing_if_empty)] = None
    what: What = "claims"
    speaker: Name = None
    act: Annotated[Act | None, BeforeValidator(nothing_if_empty)] = None
    stance: Annotated[Stance | None, BeforeValidator(nothing_if_empty)] = None
    place: Name = None
    since: Day = None
    until: Day = None
    publisher: Name = None
    language: Name = None
    after: Name = None
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 1

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.q or ""

    @property
    def filters(self) -> dict[str, object]:
        """Return the filters that are asked for and concern what is searched."""
        return {name: value for name in OWN[self.what] if (value := getattr(self, name)) is not None}

    @property
    def any(self) -> bool:
        """Say whether anything is asked for."""
        return bool(self.q or self.filters)

    def of_claims(self, limit: int) -> ClaimQuery:
        """Return the query of claims, the newest first."""
        after = int(self.after) if self.after and self.after.isdecimal() and len(self.after) < 19 else 0
        return ClaimQuery(
            words=self.words,
            speaker=self.speaker,
            act=self.act,
            stance=self.stance,
            place=self.place,
            since=self.since,
            until=self.until,
            newest_first=True,
            after=after,
            limit=limit,
        )

    def of_reports(self, limit: int, offset: int) -> ReportQuery:
        """Return the query of reports."""
        return ReportQuery(
            words=self.words,
            publisher=self.publisher,
            language=self.language,
            since=self.since,
            until=self.until,
            limit=limit,
            offset=offset,
        )

    def of_observations(self, limit: int) -> ObservationQuery:
        """Return the query of observations, restrictions and tallies, the newest first."""
        filters = ObservationFilters(
            words=self.words,
            place=self.place,
            since=self.since,
            until=self.until,
            after=self.after,
            newest_first=True,
            limit=limit,
        )
        return observation_query(filters)

    def query(self, **others: object) -> str:
        """Return the query string of this search, with other fields set or, by ``None``, taken out."""
        told = self.model_dump(mode="json") | {"page": None if self.page == 1 else self.page} | others
        return urlencode([(key, value) for key, value in told.items() if value not in (None, "")])


AskedForSearch = Annotated[AskedSearch, Query()]
