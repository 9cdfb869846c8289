"""The screen ``/search``: claims, reports and observations by words and by what they say."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse

from truceline.errors import InputError
from truceline.model.claim import Act, Stance
from truceline.publish.observation_shapes import HEADER, observation_rows, record_facts
from truceline.store.rows import ClaimRow, StoredDocument
from truceline.store.search import read_phrases
from truceline.web.bench import Bench, Workbench
from truceline.web.page import render
from truceline.web.search_asked import MOST_PAGES, OWN, PAGE, AskedForSearch, AskedSearch, What
from truceline.web.search_view import claim_hits, observation_hits, report_hits
from truceline.web.streamed import csv_answer

MOST = 10_000  # rows of one file
STEP = 1000
CLAIMS: tuple[str, ...] = tuple(name for name in ClaimRow.__slots__ if name != "number")
REPORTS: tuple[str, ...] = tuple(StoredDocument.__slots__)
router = APIRouter(tags=["search"])


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
def search(request: Request, bench: Bench, asked: AskedForSearch) -> HTMLResponse:
    """Show what was found, or the empty form."""
    readable, wrong = _readable(asked.words)
    found = _found(bench, asked, PAGE + 1) if asked.any and readable and not wrong else []
    shown, more = found[:PAGE], len(found) > PAGE
    return render(
        request,
        "search.html",
        screen="search",
        asked=asked,
        kinds=get_args(What),
        filters=OWN[asked.what],
        acts=get_args(Act),
        stances=get_args(Stance),
        readable=readable,
        wrong=wrong,
        hits=_hits(bench, asked, shown) if shown else (),
        more=_next(asked, shown) if more else None,
        paged=bool(asked.after) or asked.page > 1,
        first=(asked.page - 1) * PAGE + 1,
    )


def _readable(typed: str) -> tuple[bool, str]:
    """Say whether there is a word to look for, and what is wrong with what was typed."""
    try:
        return not typed.strip() or bool(list(read_phrases(typed))), ""
    except InputError as error:
        return True, f"{error.what} {error.todo}"


def _found(bench: Workbench, asked: AskedSearch, limit: int) -> list[Any]:
    store = bench.casefile.store
    if asked.what == "claims":
        return list(store.search.claims(asked.of_claims(limit)))
    if asked.what == "reports":
        return list(store.search.reports(asked.of_reports(limit, (asked.page - 1) * PAGE)))
    return list(store.observations.find(asked.of_observations(limit)))


def _hits(bench: Workbench, asked: AskedSearch, found: list[Any]) -> tuple[Any, ...]:
    if asked.what == "claims":
        return claim_hits(bench.casefile, found, asked.words)
    if asked.what == "reports":
        return report_hits(bench.casefile, found, asked.words)
    return observation_hits(bench.casefile, found, asked.words)


def _next(asked: AskedSearch, shown: list[Any]) -> str | None:
    """Return the query string of the next page; ``None`` after the last that can be asked for."""
    if asked.what == "reports":
        return asked.query(page=asked.page + 1) if asked.page < MOST_PAGES else None
    last = shown[-1]
    return asked.query(after=last.number if asked.what == "claims" else last.record.id)


@router.get("/search.json")
def search_json(bench: Bench, asked: AskedForSearch) -> JSONResponse:
    """Return a page of what was found; ``next`` is the query string of the next page, or ``null``."""
    found = _found(bench, asked, PAGE + 1) if asked.any else []
    shown = found[:PAGE]
    rows = [_plain(asked, one) for one in shown]
    return JSONResponse({asked.what: rows, "next": _next(asked, shown) if len(found) > PAGE else None})


def _plain(asked: AskedSearch, one: Any) -> dict[str, Any]:
    if asked.what == "observations":
        return record_facts(one)
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(one).items()}


@router.get("/search.csv")
def search_csv(bench: Bench, asked: AskedForSearch) -> StreamingResponse:
    """Return what was found as CSV, up to 10,000 rows; no cell of it is a formula."""
    header = {"claims": CLAIMS, "reports": REPORTS, "observations": HEADER}[asked.what]
    found = _all(bench, asked)
    plain = ([getattr(one, name) for name in header] for one in found)
    rows = observation_rows(found) if asked.what == "observations" else plain
    return csv_answer(header, rows, f"{asked.what}.csv")


def _all(bench: Workbench, asked: AskedSearch) -> Iterator[Any]:
    store = bench.casefile.store
    if not asked.any:
        return
    if asked.what == "reports":
        yield from store.search.reports(asked.of_reports(MOST, 0))
        return
    here = asked
    for _ in range(MOST // STEP):
        found = _found(bench, here, STEP)
        yield from found
        if len(found) < STEP:
            return
        after = str(found[-1].number) if asked.what == "claims" else found[-1].record.id
        here = here.model_copy(update={"after": after})
