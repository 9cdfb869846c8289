"""What a document tells beside the incident: tolls of wars, missions, talks."""

from collections.abc import Sequence

from truceline.claims.view import View
from truceline.model.background import Background, Mission, Talks, Toll
from truceline.model.mention import Annotated


def read_tolls(view: View, background: Sequence[Background]) -> tuple[Toll, ...]:
    """Return the figures of persons that stand in background passages; they never reach an incident."""
    return tuple(
        Toll(span=q.span, count=q.count, background=b.id)
        for b in background
        for q in view.annotated.quantities
        if q.span.overlaps(b.span) and q.count.unit == "persons"
    )


def read_missions(annotated: Annotated) -> tuple[Mission, ...]:
    """Return the monitoring and peacekeeping missions that are named."""
    return tuple(
        Mission(span=t.span, kind=t.kind, name=t.name, since=t.date, sent_by=t.brokers)
        for t in annotated.truces
        if t.kind in ("monitoring_mission", "peacekeeping")
    )  # fmt: skip


def read_talks(annotated: Annotated) -> tuple[Talks, ...]:
    """Return the rounds of talks that are named."""
    return tuple(
        Talks(span=t.span, date=t.date, mediators=t.brokers, parties=t.parties)
        for t in annotated.truces
        if t.kind == "talks"
    )
