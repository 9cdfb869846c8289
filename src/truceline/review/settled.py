"""Whether a person accepted an incident, and what changed since.

An incident is computed, so what was accepted is not frozen: a report that joins it, a newer reading of one, a report
that leaves it, or a decision on it changes what a person looked at. Each is told with its moment, and the acceptance
stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.incidents.loose import with_loose
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.review.anchors import HAPPENING, find_happening
from truceline.review.standing import find_standing, in_force

ChangeKind = Literal["joined", "not_accepted", "left", "read_anew", "judged", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """When a report was added, and when it was last read."""

    added_at: datetime
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since an incident was accepted.

    ``about`` is the id of a report (``joined``, ``not_accepted``, ``left``, ``read_anew``) or of a judgement
    (``judged``, ``withdrawn``); ``at`` is when, ``None`` where no moment is known.
    """

    kind: ChangeKind
    about: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An incident was accepted: by whom, when (the last of the judgements by which it was), why, and what changed."""

    by: str
    at: datetime
    why: str
    judgements: tuple[str, ...]
    changes: tuple[Change, ...]


def find_settled(
    incident: Incident, readings: Mapping[str, Reading], judgements: Iterable[Judgement], known: Mapping[str, Known]
) -> Settled | None:
    """Return by whom an incident was accepted and what changed since; ``None`` where nobody did.

    Args:
        readings: of the reports of the incident, by document id.
        judgements: all of the casefile: a report may have left the incident.
        known: when reports were added and read, by document id.
    """
    every = tuple(judgements)
    accepts = [j for j in find_standing(every).judgements if j.verdict == "accept" and j.question == HAPPENING]
    accepted = {key: j for j in accepts if (key := happening_of(incident, readings, j))}
    if not accepted:
        return None
    last = max(accepted.values(), key=lambda j: (j.at, j.id))
    together = [j for j in accepts if made_at_once(j, last)]
    changes = (
        *_reports(incident, readings, accepted, known, last.at),
        *(Change(kind="left", about=d) for d in _documents(together) if d not in incident.documents),
        *_decisions(incident, every, last.at),
    )
    return Settled(
        by=last.by,
        at=last.at,
        why=last.why,
        judgements=tuple(j.id for j in dict.fromkeys((*accepted.values(), *together))),
        changes=changes,
    )


def made_at_once(one: Judgement, other: Judgement) -> bool:
    """Say whether two judgements are of one decision: an incident is accepted by one a report, all of one moment.

    Two incidents that are accepted one after the other, for the same reason, are two decisions.
    """
    return (one.by, one.at) == (other.by, other.at)


def happening_of(incident: Incident, readings: Mapping[str, Reading], judgement: Judgement) -> str:
    """Return the happening of the incident that a judgement points at; nothing where it is of another."""
    (span,) = judgement.spans
    reading = readings.get(span.document)
    found = find_happening(with_loose(reading), span) if reading else None
    return found.id if found is not None and found.id in incident.happenings else ""


def _documents(judgements: Iterable[Judgement]) -> dict[str, None]:
    return dict.fromkeys(span.document for judgement in judgements for span in judgement.spans)


def _reports(
    incident: Incident,
    readings: Mapping[str, Reading],
    accepted: Mapping[str, Judgement],
    known: Mapping[str, Known],
    at: datetime,
) -> Iterator[Change]:
    """Yield the reports that were not accepted with the others, and those that were read anew since."""
    for document in incident.documents:
        reading, when = readings.get(document), known.get(document)
        told = {h.id for h in with_loose(reading).happenings} if reading else set()
        if told.intersection(incident.happenings) - accepted.keys():
            new = when is not None and when.added_at > at
            yield Change(
                kind="joined" if new else "not_accepted", about=document, at=when.added_at if new and when else None
            )
        elif when is not None and when.read_at > at:
            yield Change(kind="read_anew", about=document, at=when.read_at)


def _decisions(incident: Incident, judgements: Iterable[Judgement], at: datetime) -> Iterator[Change]:
    """Yield what was decided on the reports of the incident since, and what of before was withdrawn since."""
    every = sorted(judgements, key=lambda j: (j.at, j.id))
    about = {j.id: j for j in every if any(span.document in incident.documents for span in j.spans)}
    standing = {j.id for j in in_force(every)}
    for judgement in (j for j in every if j.at > at):
        former = about.get(judgement.withdraws or "")
        if former is not None and former.at <= at and former.id not in standing:
            yield Change(kind="withdrawn", about=former.id, at=judgement.at)
        elif judgement.id in about and judgement.id in standing and judgement.verdict != "accept":
            yield Change(kind="judged", about=judgement.id, at=judgement.at)
