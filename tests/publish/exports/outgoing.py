"""Incidents on their way out, for the tests of every format."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from tests.publish import tegh
from tests.publish.casefiles import NAMES
from truceline.model.incident import Incident
from truceline.publish.exports.contract import Edition
from truceline.publish.gate import Approval
from truceline.publish.map_areas import load_areas
from truceline.publish.outgoing import Leaving, Offered, Outgoing, prepare
from truceline.publish.versions import Version
from truceline.store.rows import IncidentRow

AT = datetime(2023, 4, 14, 9, tzinfo=UTC)
APPROVED = Approval(state="approved", at=AT)


def edition() -> Edition:
    return Edition(areas=load_areas(), source="doc-1 2023-04-12", updated=datetime(2023, 4, 15, tzinfo=UTC))


def row(incident: Incident) -> IncidentRow:
    place = incident.where.place if incident.where else None
    first, last = incident.when.local_dates() if incident.when else (None, None)
    return IncidentRow(
        id=incident.id,
        kind=incident.kind,
        first=first,
        last=last,
        place=place.name if place else None,
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        radius_km=place.radius_km if place else None,
        accord="contested",
        sides=tuple(side.members[0].name for side in incident.sides),
        documents=len(incident.documents),
        origins=len(incident.origins),
        place_id=place.id if place else None,
        precision=place.precision if place else None,
        relation=incident.where.relation if incident.where else None,
    )


def leaving(incident: Incident | None = None, approval: Approval = APPROVED, **how) -> Outgoing:
    kept, readings = tegh.kept()
    told = incident or kept
    state = "accepted" if approval.state == "approved" else "not_reviewed"
    versions = (Version(at=approval.at or AT, state=state),)
    offered = Offered(incident=told, row=row(told), approval=approval, versions=versions)
    return prepare(offered, readings, Leaving(**how), NAMES)


def bare() -> Incident:
    """Return an incident of which nothing is known but that a report tells it."""
    kept, _ = tegh.kept()
    return Incident(id="inc-0000ba5e", happenings=(), documents=kept.documents[:1])


def without_point() -> Incident:
    """Return the incident in a province: an area without a point."""
    kept, _ = tegh.kept()
    place = replace(kept.where.place, id="gn:409314", name="Syunik", precision="province", lon=None, lat=None)
    return replace(kept, where=replace(kept.where, place=place, relation="in"))


def several(**how) -> Iterator[Outgoing]:
    for incident in (None, without_point(), bare()):
        yield leaving(incident, **how)
