"""The states in which an incident was given out: one for every time that somebody accepted it, and the present one.

Goes in: the incident, its readings as judged, judgements and moments of its reports. What an earlier state said is not
computed here; only when it was, and what came after.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.review.anchors import HAPPENING
from truceline.review.settled import Change, Known, happening_of, made_at_once
from truceline.review.standing import in_force

StateKind = Literal["accepted", "withdrawn", "not_reviewed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state: since when, and what changed against the one before. ``withdrawn``: the acceptance was taken back."""

    at: datetime
    kind: StateKind
    changes: tuple[Change, ...] = ()


def find_states(
    incident: Incident,
    readings: Mapping[str, Reading],
    judgements: Iterable[Judgement],
    known: Mapping[str, Known],
    *,
    accepted: bool,
) -> tuple[State, ...]:
    """Return the states, the oldest first; never none.

    Args:
        judgements: those about the reports of the incident, withdrawn ones too.
        accepted: it stands as the last acceptance left it (``review.settled``), so that this is the present state.
    """
    every = sorted(judgements, key=lambda j: (j.at, j.id))
    force = {judgement.id for judgement in in_force(every)}
    told: list[State] = []
    since: datetime | None = None
    for times in _acceptances(incident, readings, every):
        at = times[-1].at
        kind: StateKind = "accepted" if any(j.id in force for j in times) else "withdrawn"
        told.append(State(at=at, kind=kind, changes=tuple(_between(incident, every, known, since, at))))
        since = at
    if told and accepted:
        return tuple(told)
    last = _last(incident, every, known)
    if since is not None:
        last = max(last, since)
    if told and last == since:
        return tuple(told)
    return (*told, State(at=last, kind="not_reviewed", changes=tuple(_between(incident, every, known, since, last))))


def _acceptances(
    incident: Incident, readings: Mapping[str, Reading], every: Sequence[Judgement]
) -> list[list[Judgement]]:
    """Return the acceptances of the incident in the order of time, those that were made at once together.

    What is accepted again after it was taken back is an acceptance of its own.
    """
    groups: list[list[Judgement]] = []
    shut = False
    for judgement in every:
        shut = shut or bool(groups and judgement.withdraws in {one.id for one in groups[-1]})
        if judgement.verdict != "accept" or judgement.question != HAPPENING:
            continue
        if not happening_of(incident, readings, judgement):
            continue
        if groups and not shut and made_at_once(judgement, groups[-1][-1]):
            groups[-1].append(judgement)
        else:
            groups.append([judgement])
            shut = False
    return groups


def _between(
    incident: Incident, every: Sequence[Judgement], known: Mapping[str, Known], since: datetime | None, until: datetime
) -> Iterator[Change]:
    """Yield what came after a moment, up to another; nothing before the first state."""
    if since is None:
        return
    for document in incident.documents:
        when = known.get(document)
        if when is not None and since < when.added_at <= until:
            yield Change(kind="joined", about=document, at=when.added_at)
        elif when is not None and since < when.read_at <= until:
            yield Change(kind="read_anew", about=document, at=when.read_at)
    for judgement in every:
        if since < judgement.at <= until and judgement.verdict != "accept":
            yield Change(kind="withdrawn" if judgement.withdraws else "judged", about=judgement.id, at=judgement.at)


def _last(incident: Incident, every: Sequence[Judgement], known: Mapping[str, Known]) -> datetime:
    """Return the last moment at which anything was done to the incident."""
    moments = [judgement.at for judgement in every]
    for when in (known[document] for document in incident.documents if document in known):
        moments += [when.added_at, when.read_at]
    return max(moments)
