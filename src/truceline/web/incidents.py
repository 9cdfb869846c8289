"""The screen ``/incidents``: the list with its filters, and the same view as JSON, CSV and GeoJSON."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BeforeValidator

from truceline.publish.map_areas import load_areas
from truceline.publish.map_layers import HEADER, table_rows
from truceline.web import incident
from truceline.web.asked import PAGE, Asked, Name, nothing_if_empty
from truceline.web.bench import Bench
from truceline.web.incident_data import IncidentList, all_rows, listed_features, listed_incident
from truceline.web.incidents_view import list_part
from truceline.web.page import render
from truceline.web.streamed import csv_answer, geojson_answer

router = APIRouter(tags=["incidents"])
Order = Annotated[Literal["newest", "oldest"] | None, BeforeValidator(nothing_if_empty)]


class ListAsked(Asked):
    """The filters of the list, its order (the newest first where nothing is said), and where a page begins."""

    order: Order = None
    after: Name = None

    @property
    def newest(self) -> bool:
        """Say whether the newest come first."""
        return self.order != "oldest"


ListAskedFor = Annotated[ListAsked, Query()]


@router.get("/incidents", response_class=HTMLResponse, include_in_schema=False)
def incidents(request: Request, bench: Bench, asked: ListAskedFor) -> HTMLResponse:
    """Show a page of the list."""
    part = list_part(bench.casefile, bench.names, asked, newest=asked.newest, after=asked.after)
    return render(request, "incidents.html", screen="incidents", asked=asked, part=part)


@router.get("/incidents.json")
def incidents_json(bench: Bench, asked: ListAskedFor) -> IncidentList:
    """Return a page of the incidents that the filters let through; ``after`` asks for the next."""
    rows = bench.casefile.incidents(**asked.page(newest=asked.newest, after=asked.after, limit=PAGE + 1))
    return IncidentList(
        total=bench.casefile.count_incidents(**asked.filters()),
        after=rows[PAGE - 1].id if len(rows) > PAGE else None,
        incidents=tuple(listed_incident(row) for row in rows[:PAGE]),
    )


@router.get("/incidents.csv", response_class=StreamingResponse)
def incidents_csv(bench: Bench, asked: ListAskedFor) -> StreamingResponse:
    """Return every incident that the filters let through as a row."""
    rows = all_rows(bench.casefile, asked, newest=asked.newest)
    return csv_answer(HEADER, table_rows(rows, load_areas()))


@router.get("/incidents.geojson", response_class=StreamingResponse)
def incidents_geojson(bench: Bench, asked: ListAskedFor) -> StreamingResponse:
    """Return every incident that the filters let through as an area; the geometry is null where none is told."""
    rows = all_rows(bench.casefile, asked, newest=asked.newest)
    return geojson_answer(listed_features(rows, load_areas()))


router.include_router(incident.router)
