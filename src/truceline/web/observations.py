"""The screens ``/observations``: the list, one record, entering one, withdrawing it, linking it to an incident."""

import secrets
from collections.abc import Iterator, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from truceline.casefile.monitoring import observation_query
from truceline.casefile.nearby import incidents_near
from truceline.errors import InputError
from truceline.model.observation import RecordKind
from truceline.observing.entry import Entry, Tables, read_entry
from truceline.observing.fields import FIELDS
from truceline.observing.locations import NONE_OF_THEM
from truceline.publish.observation_shapes import HEADER, feature_collection, observation_rows
from truceline.record_observation import encode_observations
from truceline.store.rows import StoredObservation
from truceline.web.bench import Bench, Workbench
from truceline.web.catalogue import words
from truceline.web.observation_asked import AskedForObservations, AskedObservations
from truceline.web.observation_view import facts, form_fields, incidents_said, said
from truceline.web.page import render
from truceline.web.streamed import csv_answer
from truceline.web.typed import TypedForm

PAGE = 50
MOST = 100_000  # records in one file
STEP = 1000
REMEMBERED = "observations.last"  # the setting that holds what the next form begins with
KEPT = ("mission", "patrol", "zone", "country")  # of one form for the next
router = APIRouter(tags=["observations"])


# --- the list -------------------------------------------------------------------------------------------------------


@router.get("/observations", response_class=HTMLResponse, include_in_schema=False)
def observations(request: Request, bench: Bench, asked: AskedForObservations) -> HTMLResponse:
    """Show a page of records, the newest first."""
    found = bench.casefile.observations(**asked.filters(PAGE + 1))
    return render(
        request,
        "observations.html",
        screen="observations",
        asked=asked,
        fields=FIELDS["observation"],
        shown=[said(stored) for stored in found[:PAGE]],
        total=bench.casefile.store.observations.count(observation_query(asked.filters())),
        more=found[PAGE - 1].record.id if len(found) > PAGE else None,
    )


@router.get("/observations.json")
def observations_json(
    bench: Bench, asked: AskedForObservations, limit: Annotated[int, Query(ge=1, le=1000)] = 100
) -> Response:
    """Return a page of records in the form of ``truceline schema --observation``; ``Link`` leads to the next."""
    found = bench.casefile.observations(**asked.filters(limit + 1))
    response = _as_json(found[:limit])
    if len(found) > limit:
        query = asked.query(after=found[limit - 1].record.id, limit=limit)
        response.headers["Link"] = f'</observations.json?{query}>; rel="next"'
    return response


@router.get("/observations.csv")
def observations_csv(bench: Bench, asked: AskedForObservations) -> StreamingResponse:
    """Return all records of the view as CSV; no cell of it is a formula."""
    rows = observation_rows(_all(bench, asked))
    return csv_answer(HEADER, rows, "observations.csv")


@router.get("/observations.geojson")
def observations_geojson(bench: Bench, asked: AskedForObservations) -> JSONResponse:
    """Return all records of the view as GeoJSON: areas as polygons, ``null`` where no point can be given."""
    return JSONResponse(feature_collection(_all(bench, asked)), media_type="application/geo+json")


def _all(bench: Workbench, asked: AskedObservations) -> Iterator[StoredObservation]:
    filters = asked.filters(STEP)
    for _ in range(MOST // STEP):
        found = bench.casefile.observations(**filters)
        yield from found
        if len(found) < STEP:
            return
        filters["after"] = found[-1].record.id


# --- entering one ---------------------------------------------------------------------------------------------------


@router.get("/observations/new", response_class=HTMLResponse, include_in_schema=False)
def new(request: Request, bench: Bench, kind: RecordKind = "observation") -> HTMLResponse:
    """Show an empty form; fields that the address names are filled in."""
    asked = {name: value for name, value in request.query_params.items() if name != "kind"}
    return _form(request, kind, _remembered(bench) | asked, None)


@router.post("/observations/new", include_in_schema=False)
def enter(request: Request, bench: Bench, typed: TypedForm) -> Response:
    """Keep what was entered, or show the form again with what is wrong beside each field; nothing typed is lost."""
    kind = _kind(typed.get("kind"))
    source = words("observations.source_form", nonce=typed.get("entry")[:40])
    entry = read_entry(kind, typed.fields, Tables(), source=source)
    if entry.record is None or _is_open(entry, typed.fields):
        return _form(request, kind, typed.fields, entry, status=422)
    with bench.changing:
        entered = bench.casefile.observe(entry.record)[0]
        _remember(bench, typed.fields)
    return RedirectResponse(f"/observations/{entered.record.id}?entered=1", 303)


def _is_open(entry: Entry, typed: Mapping[str, str]) -> bool:
    """Say whether the name of the place may mean several, and it was not said which, or that it cannot be said."""
    undecided = any(note.field == "place" for note in entry.notes)
    return len(entry.candidates) > 1 and undecided and typed.get("place_id") != NONE_OF_THEM


def _form(
    request: Request, kind: RecordKind, typed: Mapping[str, str], entry: Entry | None, *, status: int = 200
) -> HTMLResponse:
    fields = form_fields(kind, typed, entry)
    wrong = [field for group in fields.values() for field in group if field.wrong]
    return render(
        request,
        "observation_new.html",
        status=status,
        screen="observations",
        kind=kind,
        kinds=tuple(FIELDS),
        groups=fields,
        wrong=wrong,
        notes=entry.notes if entry else (),
        candidates=entry.candidates if entry and (_is_open(entry, typed) or typed.get("place_id")) else (),
        undecided=entry is not None and _is_open(entry, typed),
        place_id=typed.get("place_id", ""),
        entry=typed.get("entry") or secrets.token_hex(8),
    )


def _kind(told: str) -> RecordKind:
    kind = next((kind for kind in FIELDS if kind == told), None)
    if kind is None:
        raise InputError(f"{told!r} is no kind of record.", todo=f"It is one of {', '.join(FIELDS)}.")
    return kind


def _remembered(bench: Workbench) -> dict[str, str]:
    kept = bench.casefile.store.settings.get(REMEMBERED) or ""
    pairs = [line.partition("=") for line in kept.splitlines()]
    return {name: value for name, _, value in pairs if name in KEPT}


def _remember(bench: Workbench, typed: Mapping[str, str]) -> None:
    lines = [f"{name}={' '.join(typed[name].split())}" for name in KEPT if typed.get(name, "").strip()]
    bench.casefile.store.settings.set(REMEMBERED, "\n".join(lines))


# --- one record -----------------------------------------------------------------------------------------------------


@router.get("/observations/{key}.json")
def one_json(bench: Bench, key: str) -> Response:
    """Return one record with what was said of it later."""
    stored = _stored(bench, key)
    return _as_json((stored,), bench)


@router.get("/observations/{key}", response_class=HTMLResponse, include_in_schema=False)
def one(request: Request, bench: Bench, key: str, entered: bool = False) -> HTMLResponse:
    """Show one record: what it says, how exact its place is, which incidents it is of or may be of."""
    return _page(request, bench, _stored(bench, key), entered=entered)


@router.post("/observations/{key}/{verb}", include_in_schema=False)
def decide(request: Request, bench: Bench, key: str, verb: str, typed: TypedForm) -> Response:
    """Withdraw or restore a record with a reason, link it to an incident, or take the link back."""
    stored = _stored(bench, key)
    try:
        with bench.changing:
            _decide(bench, stored.record.id, verb, typed.get("why"), typed.get("incident"))
    except InputError as error:
        return _page(request, bench, stored, wrong=f"{error.what} {error.todo}", verb=verb, why=typed.get("why"))
    return RedirectResponse(_back(typed.get("back")) or f"/observations/{stored.record.id}", 303)


def _back(address: str) -> str:
    """Return an address of ours to go back to; nothing for any other."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else ""


def _decide(bench: Workbench, key: str, verb: str, why: str, incident: str) -> None:
    monitoring = bench.casefile.monitoring
    if verb == "withdraw":
        monitoring.withdraw(key, why)
    elif verb == "restore":
        monitoring.restore(key, why)
    elif verb == "link":
        monitoring.link(key, bench.casefile.incident(incident), why)
    elif verb == "unlink":
        monitoring.unlink(key, bench.casefile.incident(incident), why)
    else:
        raise InputError(f"{verb!r} is nothing that is done with a record.")


def _page(
    request: Request,
    bench: Workbench,
    stored: StoredObservation,
    *,
    entered: bool = False,
    wrong: str = "",
    verb: str = "",
    why: str = "",
) -> HTMLResponse:
    record = stored.record
    shown = said(stored)
    again = {name: value for name, value in _remembered(bench).items() if name in KEPT}
    return render(
        request,
        "observation.html",
        status=422 if wrong else 200,
        screen="observations",
        said=shown,
        facts=facts(record),
        marks=bench.casefile.store.observations.marks(record.id),
        incidents=incidents_said(incidents_near(bench.casefile, record)),
        entered=entered,
        wrong=wrong,
        verb=verb,
        why=why,
        again=urlencode({"kind": shown.kind, **again}),
    )


def _stored(bench: Workbench, key: str) -> StoredObservation:
    store = bench.casefile.store.observations
    found = store.get(store.resolve(key))
    assert found is not None, "an id that was resolved is there"
    return found


def _as_json(stored: tuple[StoredObservation, ...], bench: Workbench | None = None) -> Response:
    records = [one.record for one in stored]
    marks = [mark for record in records for mark in bench.casefile.store.observations.marks(record.id)] if bench else []
    return Response(encode_observations(records, marks), media_type="application/json")
