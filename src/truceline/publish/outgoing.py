"""An incident as it leaves: published by a policy, without texts of reports, names withheld, coordinates blurred.

What is not to leave is taken out here, before any format sees it: an exporter cannot let it slip.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from truceline.model.incident import Incident
from truceline.model.reading import Reading
from truceline.model.violation import Assessment
from truceline.publish.blurring import blurred_row
from truceline.publish.gate import NOT_REVIEWED, Approval
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import Names
from truceline.publish.redaction import Leaving, Redaction
from truceline.publish.versions import Version
from truceline.publish.victims import find_withheld
from truceline.store.rows import IncidentRow

__all__ = ["Leaving", "Offered", "Outgoing", "prepare", "slim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An incident of the casefile that asks to leave: what the store has of it.

    ``assessment`` is how it stands against agreements, where that leaves too.
    """

    incident: Incident
    row: IncidentRow
    approval: Approval = NOT_REVIEWED
    versions: tuple[Version, ...] = ()
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What an exporter gets. ``view`` holds the incident and of its reports what it needs, without their texts.

    ``redaction`` says in words what was taken out, empty where nothing was. ``versions`` are the states in which it was
    given out, the oldest first; none where the format does not ask for them. ``judged`` are claims that a person
    rejected, by id, with the day. ``assessment`` is of the incident as it was read and judged, before any policy and
    before its texts were taken away: what ``truceline violations`` says.
    """

    view: IncidentView
    row: IncidentRow
    approval: Approval
    redaction: str = ""
    blur_km: float | None = None
    versions: tuple[Version, ...] = ()
    judged: Mapping[str, str] = field(default_factory=dict)
    assessment: Assessment | None = None

    @property
    def incident(self) -> Incident:
        """The incident as published."""
        return self.view.incident

    @property
    def marks(self) -> tuple[str, ...]:
        """What every row says of itself beside its values: approval where there is none, and what was taken out."""
        own = () if self.approval.state == "approved" else (self.approval.words,)
        return (*own, *((self.redaction,) if self.redaction else ()))


def prepare(offered: Offered, readings: Mapping[str, Reading], how: Leaving, names: Names) -> Outgoing:
    """Return the incident as it may leave; its readings are those of its documents, as judged, with their texts."""
    incident = by_policy(offered.incident, how.policy) if how.policy else offered.incident
    full = {id_: readings[id_] for id_ in incident.documents if id_ in readings}
    redaction = Redaction(how, None if how.with_names else find_withheld(full.values()).mask)
    told = {
        id_: redaction.of(replace(slim(reading, incident), document=redaction.document(reading.document)))
        for id_, reading in full.items()
    }
    incident = redaction.of(replace(incident, links=redaction.links(incident.links)))
    row, versions = redaction.of(offered.row), redaction.of(offered.versions)
    assessment = redaction.of(offered.assessment)
    if how.blur_km:
        row = blurred_row(row, how.blur_km)
    return Outgoing(
        view=IncidentView(incident=incident, readings=told, names=names),
        row=row,
        approval=offered.approval,
        redaction="; ".join(redaction.words),
        blur_km=how.blur_km,
        versions=versions,
        assessment=assessment,
    )


def slim(reading: Reading, incident: Incident) -> Reading:
    """Return of a reading what stands behind the incident: no text, no background, no other happening."""
    happenings = tuple(h for h in reading.happenings if h.id in incident.happenings)
    wanted = {claim for happening in happenings for claim in happening.claims} | set(_claims(incident))
    claims = tuple(claim for claim in reading.claims if claim.id in wanted)
    uttered = {claim.statement for claim in claims}
    return Reading(
        document=replace(reading.document, text="", passages=(), notes=(), authors=()),
        reader=reading.reader,
        state=reading.state,
        statements=tuple(statement for statement in reading.statements if statement.id in uttered),
        claims=claims,
        happenings=happenings,
    )


def _claims(incident: Incident) -> Iterator[str]:
    for finding in incident.findings:
        for account in finding.accounts:
            yield from account.claims
