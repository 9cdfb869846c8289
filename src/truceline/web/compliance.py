"""The screen ``/compliance``: the board of an agreement, the list behind each of its counts; as JSON and CSV too."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BeforeValidator

from truceline.casefile.complying import BoardFilters, Complied, behind
from truceline.casefile.complying import compliance as complied_with
from truceline.errors import InputError
from truceline.model.compliance import BoardAnswer
from truceline.model.violation import Violation
from truceline.publish.compliance_shapes import BOARD_HEADER, board_json, board_rows
from truceline.publish.compliance_words import LABELS
from truceline.publish.violation_words import truce_title
from truceline.web.asked import Name, nothing_if_empty
from truceline.web.bench import Bench, Workbench
from truceline.web.compliance_view import NO_ONE, board_said, violations_said
from truceline.web.monitored_asked import AskedForMonitoring, AskedMonitoring
from truceline.web.page import render
from truceline.web.streamed import csv_answer
from truceline.web.truce_choices import truce_choices

router = APIRouter(tags=["compliance"])


class AskedBehind(AskedMonitoring):
    """A count of the board: its provision, the party that it is of, its answer; ``-`` is no provision, or nobody."""

    provision: Name = None
    of: Name = None
    answer: Annotated[BoardAnswer | None, BeforeValidator(nothing_if_empty)] = None


AskedForBehind = Annotated[AskedBehind, Query()]


@router.get("/compliance", response_class=HTMLResponse, include_in_schema=False)
def compliance(request: Request, bench: Bench, asked: AskedForMonitoring) -> HTMLResponse:
    """Show the board of the agreement that is asked for, else of the one that most is held against."""
    board, wrong, chosen, numbers = None, "", asked.truce, {}
    try:
        found = _board(bench, asked)
        if found:
            board, chosen, numbers = (
                board_said(found, asked, bench.names.countries),
                found.truce.id,
                dict(found.numbers),
            )
    except InputError as error:
        wrong = f"{error.what} {error.todo}"
    return render(
        request,
        "compliance.html",
        status=422 if wrong else 200,
        screen="compliance",
        asked=asked,
        truces=truce_choices(bench.casefile, chosen, numbers),
        board=board,
        wrong=wrong,
    )


@router.get("/compliance.json")
def compliance_json(bench: Bench, asked: AskedForMonitoring) -> Response:
    """Return the board with the violations that its counts are of."""
    found = _board(bench, asked)
    return Response(
        board_json(found.board if found else None, found.violations if found else ()), media_type="application/json"
    )


@router.get("/compliance.csv", response_class=StreamingResponse)
def compliance_csv(bench: Bench, asked: AskedForMonitoring) -> StreamingResponse:
    """Return a row for every answer of every provision and party."""
    found = _board(bench, asked)
    return csv_answer(BOARD_HEADER, board_rows(found.board if found else None), "compliance.csv")


@router.get("/compliance/behind", response_class=HTMLResponse, include_in_schema=False)
def list_behind(request: Request, bench: Bench, asked: AskedForBehind) -> HTMLResponse:
    """Show the violations behind a count, each with every answer by itself."""
    found = _board(bench, asked)
    board = AskedMonitoring(**asked.model_dump(include=set(AskedMonitoring.model_fields)))
    return render(
        request,
        "compliance_behind.html",
        screen="compliance",
        asked=asked,
        board=board,
        title=truce_title(found.truce) if found else "",
        answer=LABELS[asked.answer] if asked.answer else "",
        labels=LABELS,
        shown=violations_said(found, _behind(found, asked), bench.names.countries) if found else (),
    )


@router.get("/compliance/behind.json")
def behind_json(bench: Bench, asked: AskedForBehind) -> Response:
    """Return the violations behind a count."""
    found = _board(bench, asked)
    return Response(board_json(None, _behind(found, asked) if found else ()), media_type="application/json")


def _behind(found: Complied, asked: AskedBehind) -> tuple[Violation, ...]:
    provision, party = ("" if told == NO_ONE else told for told in (asked.provision, asked.of))
    return behind(found, provision=provision, party=party, answer=asked.answer)


def _board(bench: Workbench, asked: AskedMonitoring) -> Complied | None:
    filters = BoardFilters(
        truce=asked.truce, party=asked.party, since=asked.since, until=asked.until, place=asked.place
    )
    return complied_with(bench.casefile, filters)
