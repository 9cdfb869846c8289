"""The screen ``/inbox``: reports on their way, decisions that wait, and the way in."""

import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from truceline.model.decision import DecisionKind
from truceline.web.add import OneIntake, shown
from truceline.web.bench import Bench
from truceline.web.inbox_view import Waits, record_of, waits
from truceline.web.page import render

router = APIRouter(tags=["inbox"])
KindAsked = Annotated[DecisionKind | None, Query()]
AfterAsked = Annotated[str | None, Query(max_length=100)]
COLUMNS = ("id", "kind", "worth", "why", "since", "incidents", "documents", "review")


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
@router.get("/inbox", response_class=HTMLResponse, include_in_schema=False)
def inbox(
    request: Request, bench: Bench, intake: OneIntake, kind: KindAsked = None, after: AfterAsked = None
) -> HTMLResponse:
    """Show the screen."""
    return render(
        request,
        "inbox.html",
        screen="inbox",
        waits=_waits(bench, kind, after),
        reports=bench.casefile.store.documents.count(),
        seen=bench.casefile.store.judgements.count(),
        **shown(intake),
    )


@router.get("/inbox/waiting", response_class=HTMLResponse, include_in_schema=False)
def waiting(request: Request, bench: Bench, intake: OneIntake, kind: KindAsked = None) -> HTMLResponse:
    """Show the decisions that wait, as a part of the page; while reports are on their way it says so."""
    reports = bench.casefile.store.documents.count()
    found = _waits(bench, kind, None)
    return render(request, "inbox_waiting.html", waits=found, reports=reports, **shown(intake))


@router.get("/inbox.json")
def data(bench: Bench, kind: KindAsked = None, after: AfterAsked = None) -> dict[str, Any]:
    """Return a page of the decisions that wait, the worthiest first; ``next`` begins the page after."""
    found = _waits(bench, kind, after)
    return {
        "total": found.total,
        "counts": dict(found.counts),
        "decisions": [record_of(line) for line in found.lines],
        "next": found.following,
    }


@router.get("/inbox.csv")
def table(bench: Bench, kind: KindAsked = None, after: AfterAsked = None) -> Response:
    """Return a page of the decisions that wait as a table."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in _waits(bench, kind, after).lines:
        row = record_of(line)
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return Response(text.getvalue(), media_type="text/csv")


def _cell(value: object) -> str:
    """Write a value so that no program takes it for a formula."""
    text = " ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _waits(bench: Bench, kind: DecisionKind | None, after: str | None) -> Waits:
    return waits(bench.casefile.store, kind=kind, after=after, now=datetime.now(UTC))
