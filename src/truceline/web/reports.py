"""The screens ``/reports`` and ``/reports/ID``: all reports in the order of adding; one with its claims and words."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from truceline.casefile.judging import Told
from truceline.errors import InputError
from truceline.publish.page_words import KIND_WORDS
from truceline.record import to_json
from truceline.store.rows import StoredDocument
from truceline.web.bench import Bench, Workbench
from truceline.web.catalogue import words
from truceline.web.deciding import make_once
from truceline.web.page import render
from truceline.web.report_choices import countries_of, find_actors, suggest_places
from truceline.web.report_decide import decide
from truceline.web.report_panel import Panel, claim_panel, correct_panel, exhibit_panel, place_panel, selected
from truceline.web.report_view import card_of, open_report, report_screen, titles_of

router = APIRouter(tags=["reports"])
PAGE = 50  # reports on one page
MOST_WHY = 2000  # characters of a reason; the form takes fewer
JSON = "application/json"
Key = Annotated[str, Path(max_length=100)]
At = Annotated[int | None, Query(ge=0, le=10**9)]
Make = Literal["claim", "place", "exhibit"]


@router.get("/reports", response_class=HTMLResponse, include_in_schema=False)
def reports(request: Request, bench: Bench, after: Annotated[str | None, Query(max_length=100)] = None) -> HTMLResponse:
    """Show a page of the reports, in the order of adding."""
    found = bench.casefile.store.documents.listed(limit=PAGE + 1, after=after)
    return render(
        request,
        "reports.html",
        screen="reports",
        reports=found[:PAGE],
        titles=titles_of(bench.casefile, found[:PAGE]),
        total=bench.casefile.store.documents.count(),
        more=found[PAGE - 1].id if len(found) > PAGE else "",
        first=after is None,
    )


@router.get("/reports.json")
def reports_data(bench: Bench, after: Annotated[str | None, Query(max_length=100)] = None) -> Response:
    """Return a page of the reports in the order of adding; ``after`` is the last id of the page before."""
    found: tuple[StoredDocument, ...] = bench.casefile.store.documents.listed(limit=PAGE, after=after)
    return Response(msgspec.json.encode({"reports": found}), media_type=JSON)


@router.get("/static/css/marks.css", include_in_schema=False)
def marks() -> Response:
    """Return the style of marked text, which the page of one file has too."""
    return Response(_shared("marks.css"), media_type="text/css")


@router.get("/static/js/light.js", include_in_schema=False)
def light() -> Response:
    """Return the script that lights words and claims together, which the page of one file has too."""
    return Response(_shared("light.js"), media_type="text/javascript")


@router.get("/reports/{key}.json")
def report_data(bench: Bench, key: Key) -> Response:
    """Return a report as it was read, as it is judged, and the judgements on it."""
    stored, judged, _ = open_report(bench.casefile, key)
    read = bench.casefile.store.documents.reading(key)
    parts = {
        "report": msgspec.json.encode(stored),
        "read": to_json(read),
        "judged": to_json(judged),
        "judgements": msgspec.json.encode(
            [msgspec.Raw(to_json(j)) for j in bench.casefile.store.judgements.listed(document=key)]
        ),
    }
    return Response(msgspec.json.encode({name: msgspec.Raw(part) for name, part in parts.items()}), media_type=JSON)


@router.get("/reports/{key}/places.json")
def places(bench: Bench, key: Key, name: Annotated[str, Query(max_length=200)]) -> Mapping[str, object]:
    """Return the places that a name may mean to this report, the likeliest first."""
    _, reading, _ = open_report(bench.casefile, key)
    return _found(suggest_places(name, countries_of(reading), bench.names))


@router.get("/reports/{key}/actors.json")
def actors(bench: Bench, key: Key, name: Annotated[str, Query(max_length=200)]) -> Mapping[str, object]:
    """Return the actors of the tables that a name may mean."""
    open_report(bench.casefile, key)
    return _found(find_actors(name))


@router.get("/reports/{key}", response_class=HTMLResponse, include_in_schema=False)
def report(
    request: Request,
    bench: Bench,
    key: Key,
    make: Make | None = None,
    correct: Annotated[str | None, Query(max_length=100)] = None,
    start: At = None,
    end: At = None,
    done: Annotated[str | None, Query(max_length=100)] = None,
) -> HTMLResponse:
    """Show a report; with ``make`` (and characters) or ``correct`` (a claim) the form for it, alone where htmx asks."""
    panel = _panel(bench, key, make, correct, start, end)
    if panel is not None and request.headers.get("HX-Request") == "true":
        seen = bench.casefile.store.judgements.count()
        return render(request, "report_panel.html", screen="reports", panel=panel, key=key, seen=seen)
    return _page(request, bench, key, panel, done=done or "")


@router.post("/reports/{key}/judgements", include_in_schema=False)
async def judge(request: Request, bench: Bench, key: Key) -> Response:
    """Take what a form of the report decides, and show the report as it is now; 400 with the form where it is none."""
    sent = await request.form()
    form = {name: [value for value in sent.getlist(name) if isinstance(value, str)] for name in sent}
    return await run_in_threadpool(_judged, request, bench, key, form)


def _judged(request: Request, bench: Workbench, key: str, form: Mapping[str, Sequence[str]]) -> Response:
    casefile = bench.casefile
    seen = _at("".join(form.get("seen", ())))
    try:
        with bench.changing:
            why = " ".join("".join(form.get("why", ())).split())[:MOST_WHY]
            told = Told(by=bench.by, why=why, at=casefile.judging.clock())
            outcome = make_once(casefile, lambda: decide(casefile, key, form, told, bench.names), seen=seen)
    except InputError as error:
        return _refused(request, bench, key, form, str(error))
    if outcome.meanwhile:
        others = tuple(judgement.id for judgement in outcome.meanwhile)
        return _page(request, bench, key, None, status=409, meanwhile=others)
    last = outcome.made[-1].id
    back = "".join(form.get("back", ())) or card_of(casefile, key, last)
    return RedirectResponse(f"/reports/{key}?done={last}{_anchor(back)}", 303)


def _anchor(told: str) -> str:
    return f"#{told}" if told.replace("-", "").isalnum() and told.isascii() else ""


def _refused(
    request: Request, bench: Workbench, key: str, form: Mapping[str, Sequence[str]], wrong: str
) -> HTMLResponse:
    """Show the report with the form as it was sent, and why it is none."""
    given = {name: values[0] for name, values in form.items() if values}
    what = given.get("what", "")
    start, end = (
        int(at) if (at := given.get(name, "")).isdecimal() and len(at) < 10 else None for name in ("start", "end")
    )
    claim = given.get("claim") if what == "correct" else None
    make: Make | None = what if what in ("claim", "place", "exhibit") else None  # type: ignore[assignment]
    try:
        panel = _panel(bench, key, make, claim, start, end)
    except InputError:
        panel = None
    return _page(request, bench, key, panel.with_sent(form, wrong) if panel else None, status=400, wrong=wrong)


def _at(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _page(
    request: Request,
    bench: Workbench,
    key: str,
    panel: Panel | None,
    *,
    done: str = "",
    status: int = 200,
    wrong: str = "",
    meanwhile: Sequence[str] = (),
) -> HTMLResponse:
    screen = report_screen(bench.casefile, key, bench.names, by=bench.by)
    return render(
        request,
        "report.html",
        status=status,
        screen="reports",
        one=screen,
        report=screen.report,
        panel=panel,
        key=key,
        kind_words=KIND_WORDS,
        done=next((d for d in screen.decisions if d.id == done), None),
        wrong=wrong,
        meanwhile=tuple(d for d in screen.decisions if d.id in meanwhile),
        seen=bench.casefile.store.judgements.count(),
    )


def _panel(
    bench: Workbench, key: str, make: Make | None, correct: str | None, start: int | None, end: int | None
) -> Panel | None:
    if make is None and correct is None:
        return None
    _, reading, _ = open_report(bench.casefile, key)
    if correct is not None:
        claim = next((claim for claim in reading.claims if claim.id == correct), None)
        if claim is None:
            raise InputError(words("report.no_such_claim"), todo=words("report.reload"))
        return correct_panel(reading, claim, names=bench.names, key=key)
    if start is None or end is None:
        raise InputError(words("report.nothing_selected"), todo=words("report.select_words"))
    span = selected(reading, start, end)
    if make == "claim":
        return claim_panel(reading, span, names=bench.names, key=key)
    if make == "place":
        return place_panel(reading, span, names=bench.names, key=key)
    return exhibit_panel(bench.casefile.judging.pointed_at(key), span, key=key)  # as a judgement points at claims


def _found(suggested: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    return {"found": [{"value": value, "words": told} for value, told in suggested]}


@cache
def _shared(name: str) -> str:
    return files("truceline.publish").joinpath("templates", name).read_text(encoding="utf-8")
