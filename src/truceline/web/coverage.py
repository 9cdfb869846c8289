"""The screen ``/coverage``: days by areas, who looked and who told of it; the same as JSON and CSV."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from truceline.casefile.covering import coverage as covered
from truceline.errors import InputError
from truceline.model.coverage import Coverage
from truceline.publish.coverage_shapes import COVERAGE_HEADER, coverage_json, coverage_rows
from truceline.web.bench import Bench, Workbench
from truceline.web.coverage_view import grid_said
from truceline.web.monitored_asked import AskedForMonitoring, AskedMonitoring
from truceline.web.page import render
from truceline.web.streamed import csv_answer

router = APIRouter(tags=["coverage"])


@router.get("/coverage", response_class=HTMLResponse, include_in_schema=False)
def coverage(request: Request, bench: Bench, asked: AskedForMonitoring) -> HTMLResponse:
    """Show the grid of the days that are asked for, else of the last fortnight of which anything is known."""
    grid, wrong = None, ""
    try:
        found = _coverage(bench, asked)
        grid = grid_said(found, bench.names.countries) if found else None
    except InputError as error:
        wrong = f"{error.what} {error.todo}"
    return render(
        request, "coverage.html", status=422 if wrong else 200, screen="coverage", asked=asked, grid=grid, wrong=wrong
    )


@router.get("/coverage.json")
def coverage_data(bench: Bench, asked: AskedForMonitoring) -> Response:
    """Return the grid; each cell says who looked (``looked``) and what reports tell (``told``), two answers."""
    return Response(coverage_json(_coverage(bench, asked)), media_type="application/json")


@router.get("/coverage.csv", response_class=StreamingResponse)
def coverage_csv(bench: Bench, asked: AskedForMonitoring) -> StreamingResponse:
    """Return a row a day and area."""
    return csv_answer(COVERAGE_HEADER, coverage_rows(_coverage(bench, asked)), "coverage.csv")


def _coverage(bench: Workbench, asked: AskedMonitoring) -> Coverage | None:
    return covered(bench.casefile, asked.since, asked.until, asked.place)
