"""Incidents as data under the address of their view: rows of JSON and CSV, features of GeoJSON.

A list is read in pieces, so that memory stays flat over 20,000 incidents; of one incident an account is a row of CSV.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from truceline.casefile.casefile import Casefile
from truceline.model.incident import Incident
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish.incident_said import quoted_span
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_phrases import flat
from truceline.publish.map_areas import Areas
from truceline.publish.map_layers import features
from truceline.record import to_json
from truceline.store.rows import IncidentRow
from truceline.web.addresses import incident_address, span_address
from truceline.web.asked import Asked

PIECE = 500  # incidents that are read at a time
LISTED = (
    "id", "kind", "first", "last", "place", "place_id", "precision", "lon", "lat", "radius_km", "sides", "accord",
    "reports", "origins",
)  # fmt: skip
ACCOUNTS = (
    "incident", "question", "accord", "basis", "monitor", "policy", "published", "account", "side", "speakers",
    "stance", "value", "low", "best", "high", "as_of", "standing", "note", "reports", "origins", "claims", "words",
    "address",
)  # fmt: skip


class ListedIncident(BaseModel):
    """One incident of the list. ``reports`` and independent ``origins`` are counts; ``page`` is its address."""

    id: str
    kind: str | None
    first: date | None
    last: date | None
    place: str | None
    place_id: str | None
    precision: str | None
    lon: float | None
    lat: float | None
    radius_km: float | None
    sides: tuple[str, ...]
    accord: str | None
    reports: int
    origins: int
    page: str


class IncidentList(BaseModel):
    """A page of incidents: how many there are in all, and the id that the next page begins ``after``."""

    total: int
    after: str | None
    incidents: tuple[ListedIncident, ...]


def listed_incident(row: IncidentRow) -> ListedIncident:
    """Return an incident as the list gives it to a program."""
    return ListedIncident(**_listed(row), page=incident_address(row.id))


def _listed(row: IncidentRow) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in LISTED if hasattr(row, name)}
    return values | {"reports": row.documents}


def all_rows(casefile: Casefile, asked: Asked, *, newest: bool) -> Iterator[IncidentRow]:
    """Yield every incident of a view in the order of its list, read in pieces."""
    after: str | None = None
    while True:
        rows = casefile.incidents(**asked.page(newest=newest, after=after, limit=PIECE))
        yield from rows
        if len(rows) < PIECE:
            return
        after = rows[-1].id


def account_rows(view: IncidentView) -> Iterator[tuple[object, ...]]:
    """Yield every account of an incident as a row of ``ACCOUNTS``; a question that nobody answers has none."""
    for finding in answers.in_order(view.incident.findings):
        for number, account in enumerate(finding.accounts, 1):
            quoted, count = quoted_span(view, finding.question, account), account.count
            yield (
                view.incident.id, finding.question, finding.accord, finding.basis, finding.monitor, finding.policy,
                answers.published_words(view, finding), number, account.says, givers.speaker(view, account).words,
                answers.account_stance(view, account), flat(answers.bare_phrases(view, finding.question, account)),
                *((count.low, count.best, count.high) if count else (None, None, None)),
                account.as_of and account.as_of.isoformat(),
                account.standing, account.note, len(account.documents), len(account.origins), len(account.claims),
                quoted.text if quoted else None, span_address(quoted) if quoted else None,
            )  # fmt: skip


def listed_features(rows: Iterable[IncidentRow], areas: Areas) -> Iterator[str]:
    """Yield the list as GeoJSON, in pieces: an area an incident, no geometry where the reports do not tell one."""
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(features(rows, areas)):
        yield ("," if number else "") + to_json(feature).decode()
    yield "]}"


def incident_features(view: IncidentView) -> bytes:
    """Return where each account puts an incident, and where it is published, as GeoJSON."""
    return to_json({"type": "FeatureCollection", "features": list(_places(view))})


def _places(view: IncidentView) -> Iterator[dict[str, object]]:
    incident = view.incident
    if incident.where is not None and incident.where.place is not None:
        yield _place(incident, {"published": True}, incident.where, incident.where.place)
    for finding in incident.findings:
        for account in finding.accounts if finding.question == "where" else ():
            if account.where is not None and account.where.place is not None:
                who = givers.speaker(view, account).words
                told = {"published": False, "speakers": who, "standing": account.standing}
                yield _place(incident, told, account.where, account.where.place)


def _place(incident: Incident, told: dict[str, object], mention: PlaceMention, place: Place) -> dict[str, object]:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place.lon is not None else None
    properties = {
        "incident": incident.id,
        **told,
        "place": place.name,
        "place_id": place.id,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "relation": mention.relation,
        "distance_km": mention.distance_km,
        "words": mention.span.text,
        "address": span_address(mention.span),
    }
    return {"type": "Feature", "geometry": point, "properties": properties}
