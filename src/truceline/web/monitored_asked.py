"""Which agreement, party, days and area the screens of monitoring show, as their addresses have them."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from truceline.web.asked import Day, Name


class AskedMonitoring(BaseModel):
    """The filters of a view; nothing is asked where a field is ``None``. ``truce`` is the id of an agreement."""

    model_config = ConfigDict(frozen=True)

    truce: Name = None
    party: Name = None
    since: Day = None
    until: Day = None
    place: Name = None

    def query(self, **others: object) -> str:
        """Return the query string of this view, with other fields set or, by ``None``, taken out."""
        told = self.model_dump(mode="json") | others
        return urlencode([(key, value) for key, value in told.items() if value not in (None, "")])

    @property
    def any(self) -> bool:
        """Say whether anything is asked for."""
        return any(value is not None for value in self.model_dump().values())


AskedForMonitoring = Annotated[AskedMonitoring, Query()]
