"""The screen ``/tallies``: what claimants count, in series, beside our own count; the same as JSON and CSV."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from truceline.casefile.tallying import TallyFilters, saved_rules, tally_series
from truceline.model.tally_series import TallySeries
from truceline.publish.tally_shapes import TALLY_HEADER, series_json, tally_rows
from truceline.publish.tally_words import OWN_COUNTS
from truceline.web.bench import Bench, Workbench
from truceline.web.monitored_asked import AskedForMonitoring, AskedMonitoring
from truceline.web.page import render
from truceline.web.streamed import csv_answer
from truceline.web.tally_view import series_said
from truceline.web.truce_choices import truce_choices

router = APIRouter(tags=["tallies"])


@router.get("/tallies", response_class=HTMLResponse, include_in_schema=False)
def tallies(request: Request, bench: Bench, asked: AskedForMonitoring) -> HTMLResponse:
    """Show the series that the filters let through."""
    return render(
        request,
        "tallies.html",
        screen="tallies",
        asked=asked,
        truces=truce_choices(bench.casefile, asked.truce),
        series=series_said(bench.casefile, _series(bench, asked)),
        own_counts=OWN_COUNTS,
        rules=saved_rules(bench.casefile.store),
    )


@router.get("/tallies.json")
def tallies_json(bench: Bench, asked: AskedForMonitoring) -> Response:
    """Return the series with our own count beside every tally, and what it counts."""
    return Response(series_json(_series(bench, asked)), media_type="application/json")


@router.get("/tallies.csv", response_class=StreamingResponse)
def tallies_csv(bench: Bench, asked: AskedForMonitoring) -> StreamingResponse:
    """Return a row a tally."""
    return csv_answer(TALLY_HEADER, tally_rows(_series(bench, asked)), "tallies.csv")


def _series(bench: Workbench, asked: AskedMonitoring) -> tuple[TallySeries, ...]:
    filters = TallyFilters(since=asked.since, until=asked.until, place=asked.place, side=asked.party, truce=asked.truce)
    return tally_series(bench.casefile, filters)
