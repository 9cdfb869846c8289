"""The screen ``/map``: map, timeline and list of one view, and the same view as data."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, Response, StreamingResponse

from truceline.casefile.filters import Filters
from truceline.publish.map_areas import load_areas
from truceline.publish.map_ground import ground_features
from truceline.publish.map_layers import HEADER, compact, features, table_rows
from truceline.reference.shapes import UNITS
from truceline.store.rows import IncidentRow
from truceline.web import map_view
from truceline.web.asked import PAGE, Asked, AskedFor
from truceline.web.bench import Bench, Workbench
from truceline.web.page import render
from truceline.web.streamed import csv_answer, geojson_answer

router = APIRouter(tags=["map"])
EVERY = 1_000_000  # incidents of a view: the map draws them all
DAY = 86_400  # seconds for which a browser may keep what comes with this version
KEEP = {"Cache-Control": f"private, max-age={DAY}"}

At = Annotated[str | None, Query(max_length=60, pattern=r"^-?[\d.]+,-?[\d.]+,[\d.]+$")]
View = Annotated[str, Query(max_length=10)]
Bars = Literal["auto", "day", "week", "month"]


@router.get("/map", response_class=HTMLResponse, include_in_schema=False)
def map_screen(
    request: Request,
    bench: Bench,
    asked: AskedFor,
    at: At = None,
    boundaries: View = map_view.NEUTRAL,
    bars: Bars = "auto",
) -> HTMLResponse:
    """Show the screen. ``at``: longitude, latitude and zoom of the map; ``bars``: how wide a bar of the timeline is."""
    count = bench.casefile.count_incidents(**asked.filters())
    return render(
        request,
        "map.html",
        screen="map",
        asked=asked,
        rows=first_page(bench, asked, count),
        count=count,
        at=at or "",
        boundaries=boundaries,
        bars=bars,
        view=map_view,
        names=bench.names,
        client_words=json.dumps(map_view.client_words(), ensure_ascii=False),
    )


@router.get("/map.json")
def map_json(bench: Bench, asked: AskedFor) -> Response:
    """Return all incidents of the view as columns, with the areas in which they are drawn: what the map itself loads.

    ``areas``: each with its place, precision, middle and radius in km, or ``outline`` where it is a shape of
    ``/map/units.json`` or ``/map/ground.json``. ``incidents``: columns of one length; ``area`` is the number of the
    area or -1, ``off`` then the number of the reason in ``off_map``; ``first`` and ``last`` are days since 1970-01-01.
    """
    layer = compact(found(bench, asked), load_areas())
    return Response(json.dumps(layer, ensure_ascii=False, separators=(",", ":")), media_type="application/json")


@router.get("/map.geojson")
def map_geojson(bench: Bench, asked: AskedFor) -> StreamingResponse:
    """Return the view as GeoJSON: an area an incident; the geometry is null where the reports do not tell one."""
    told = _collection(found(bench, asked))
    return geojson_answer(told, "incidents.geojson")


@router.get("/map.csv")
def map_csv(bench: Bench, asked: AskedFor) -> StreamingResponse:
    """Return the view as a table; a point is given only where the place may have one."""
    return csv_answer(HEADER, table_rows(found(bench, asked), load_areas()), "incidents.csv")


@router.get("/map/ground.json")
def ground(bench: Bench) -> dict[str, Any]:
    """Return contested ground as GeoJSON, with every name, who claims it and who holds it."""
    return ground_features(bench.names.countries)


@router.get("/map/units.json", response_class=FileResponse)
def units() -> FileResponse:
    """Return the outlines of first-order units as TopoJSON, by the ids of the gazetteer."""
    return FileResponse(
        Path(str(files("truceline.reference") / "data" / UNITS)), media_type="application/json", headers=KEEP
    )


def found(bench: Workbench, asked: Asked, limit: int = EVERY) -> tuple[IncidentRow, ...]:
    """Return the incidents of a view, the newest first."""
    wanted = Filters(**asked.filters())
    wanted["newest_first"], wanted["limit"] = True, limit
    return bench.casefile.incidents(**wanted)


def first_page(bench: Workbench, asked: Asked, count: int) -> tuple[IncidentRow, ...]:
    """Return the newest incidents of a view, those without a day last."""
    if count <= PAGE:
        return tuple(sorted(found(bench, asked), key=lambda row: row.first is None))
    dated = asked if asked.since or asked.until else asked.model_copy(update={"since": date.min})
    return found(bench, dated, limit=PAGE)


def _collection(rows: tuple[IncidentRow, ...]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":[\n'
    for number, feature in enumerate(features(rows, load_areas())):
        yield (",\n" if number else "") + json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
    yield "\n]}\n"
