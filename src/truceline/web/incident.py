"""The screen ``/incidents/ID``: the ledger of one incident, what is behind each value, and both as data."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from truceline.casefile.casefile import Casefile
from truceline.casefile.nearby import observations_near
from truceline.casefile.violating import truces_of
from truceline.errors import UnknownId
from truceline.model.incident import Episode, Incident
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_when_where import moment_words
from truceline.publish.why_said import find_finding
from truceline.record_incident import encode_incident
from truceline.review.anchors import SLOTS
from truceline.web.addresses import incident_address
from truceline.web.bench import Bench, Workbench
from truceline.web.incident_agreements import agreements_part
from truceline.web.incident_data import ACCOUNTS, account_rows, incident_features
from truceline.web.incident_view import Beside, incident_part, row_words, title_words
from truceline.web.incident_why import why_part
from truceline.web.observation_view import near_said
from truceline.web.page import render
from truceline.web.streamed import csv_answer

router = APIRouter(tags=["incidents"])
MOST_NEAR = 30  # incidents that are offered to be merged with
MOST_TITLES = 40  # other incidents of an episode that are told in words
NEAR = timedelta(days=3)  # from the days of an incident: those that are asked about
SHORT = 40  # characters of a former id that a note repeats


@router.get("/incidents/{key}.json")
def incident_json(bench: Bench, key: str, policy: str = "") -> Response:
    """Return the record of an incident: its findings, the claims behind them, reports, episodes and judgements."""
    casefile = bench.casefile
    found = casefile.incident(key)
    record = encode_incident(
        by_policy(found, policy) if policy else found,
        casefile.readings(found),
        episodes=casefile.episodes(found),
        judgements=casefile.judgements(found),
    )
    return Response(record, media_type="application/json")


@router.get("/incidents/{key}.csv", response_class=StreamingResponse)
def incident_csv(bench: Bench, key: str, policy: str = "") -> StreamingResponse:
    """Return the accounts of an incident as rows, what no longer stands too."""
    rows = account_rows(_view(bench, bench.casefile.incident(key), policy))
    return csv_answer(ACCOUNTS, rows)


@router.get("/incidents/{key}.geojson")
def incident_geojson(bench: Bench, key: str) -> Response:
    """Return where the accounts put an incident, each as a feature."""
    data = incident_features(_view(bench, bench.casefile.incident(key), ""))
    return Response(data, media_type="application/geo+json")


@router.get("/incidents/{key}", response_class=HTMLResponse, include_in_schema=False)
def incident(request: Request, bench: Bench, key: str, policy: str = "", was: str = "") -> Response:
    """Show an incident; a former id, or the beginning of one, leads to the incident that it is now."""
    casefile = bench.casefile
    if _is_gone(casefile, key):
        return render(request, "incident_gone.html", status=404, screen="incidents", id=key)
    found = casefile.incident(key)
    if found.id != key:
        return RedirectResponse(incident_address(found.id, policy=policy, was=key), 302)
    readings = casefile.readings(found)
    episodes = casefile.episodes(found)
    beside = Beside(
        judgements=casefile.store.judgements.about(found.documents),
        orphans=casefile.store.judgements.orphans(),
        settled=casefile.settled([found]).get(found.id),
        episodes=episodes,
        titles=_titles(casefile, episodes, found, bench.names),
    )
    part = incident_part(found, readings, bench.names, beside, policy=policy)
    return render(
        request,
        "incident.html",
        screen="incidents",
        part=part,
        policy=policy,
        led=_led(casefile, was, found.id),
        seen=casefile.store.judgements.count(),
        offered=_near(casefile, found),
        observed=near_said(observations_near(casefile, found), found),
        agreements=agreements_part(_view(bench, found, policy), casefile.assess(found), truces_of(casefile)),
    )


@router.get("/incidents/{key}/why/{question:path}", response_class=HTMLResponse, include_in_schema=False)
def why(
    request: Request,
    bench: Bench,
    key: str,
    question: str,
    policy: str = "",
    hx_request: Annotated[bool, Header()] = False,
) -> Response:
    """Show what is behind one value: as a page, or as a part that opens in the ledger."""
    found = bench.casefile.incident(key)
    view = _view(bench, found, policy)
    finding = find_finding(view.incident, question)
    judgements = bench.casefile.store.judgements.about(found.documents)
    part = why_part(view, finding, judgements)
    template = "why.html" if hx_request else "why_page.html"
    return render(
        request,
        template,
        screen="incidents",
        part=part,
        title=title_words(found, bench.names),
        back=incident_address(found.id, policy=policy),
        policy=policy,
        slots=SLOTS,
        seen=bench.casefile.store.judgements.count(),
    )


def _is_gone(casefile: Casefile, key: str) -> bool:
    """Say whether an id was that of an incident, and leads to none now."""
    entries = casefile.store.ids.history(key)
    if not any(entry.id == key for entry in entries):
        return False
    try:
        return casefile.store.incidents.get(casefile.store.ids.resolve(key)) is None
    except UnknownId:
        return True


def _view(bench: Workbench, found: Incident, policy: str) -> IncidentView:
    shown = by_policy(found, policy) if policy else found
    return IncidentView(incident=shown, readings=bench.casefile.readings(found), names=bench.names)


def _near(casefile: Casefile, found: Incident) -> list[tuple[str, str]]:
    """Return the incidents of the days around in words, by id: a person may find that one is the same event."""
    first, last = found.when.local_dates() if found.when else (None, None)
    first, last = first or last, last or first
    if first is None or last is None:
        return []
    rows = casefile.incidents(since=first - NEAR, until=last + NEAR, limit=MOST_NEAR + 1)
    return [(row.id, row_words(row)) for row in rows if row.id != found.id][:MOST_NEAR]


def _titles(casefile: Casefile, episodes: Sequence[Episode], found: Incident, names: Names) -> dict[str, str]:
    """Return the first other incidents of the episodes in words, by id."""
    others = dict.fromkeys(id_ for episode in episodes for id_ in episode.incidents if id_ != found.id)
    loaded = casefile.store.incidents.load(list(others)[:MOST_TITLES])
    return {id_: title_words(loaded[id_], names) for id_ in sorted(loaded)}


def _led(casefile: Casefile, was: str, now: str) -> tuple[str, str]:
    """Return a former id that led here and when it was merged; nothing where it was only the beginning of one."""
    entries = casefile.store.ids.history(was) if was and was != now else ()
    merged = [entry for entry in entries if entry.id == was and entry.event == "merged"]
    return (was[:SHORT], moment_words(merged[-1].at)) if merged else ("", "")
