"""Sides without an order of their own: who comes first says nothing, and is the same whoever the reports name first."""

from collections.abc import Mapping

from truceline.model.incident import Finding, Incident, Side
from truceline.model.quantity import Count
from truceline.publish.incident_view import IncidentView


def side_names(view: IncidentView) -> dict[str, str]:
    """Return what each side is called, by its letter, in the order of the alphabet of these names."""
    titles = zip(view.incident.sides, view.headings, strict=True)
    named = [(heading.partition(": ")[2] or "not named", side.id) for side, heading in titles]
    return {letter: name for name, letter in sorted(named)}


def sides_by_id(incident: Incident) -> Mapping[str, Side]:
    """Return the sides by their letters."""
    return {side.id: side for side in incident.sides}


def finding_of(incident: Incident, question: str) -> Finding | None:
    """Return the finding of a question."""
    return next((finding for finding in incident.findings if finding.question == question), None)


def figure(incident: Incident, question: str) -> Count | None:
    """Return the published figure of a question; ``None`` where there is none or it says nothing."""
    finding = finding_of(incident, question)
    count = finding.published_count if finding else None
    return None if count is None or count.unknown else count
