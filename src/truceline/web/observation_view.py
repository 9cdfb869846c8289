"""What the screens of observations show: plain values made of records, without a browser."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from truceline.casefile.nearby import NearIncident, NearObservation, linked
from truceline.model.incident import Incident
from truceline.model.observation import Mark, Observation, Recorded, Tally, kind_of
from truceline.observing.entry import Entry
from truceline.observing.fields import FIELDS, Field
from truceline.publish.incident_list import when_phrase
from truceline.publish.ledger_when_where import moment_words
from truceline.publish.ledger_words import kind_words
from truceline.publish.observation_words import (
    area_words,
    claimed_by,
    headline,
    when_words,
    where_words,
)
from truceline.store.rows import StoredObservation
from truceline.truces.seen import saw_nothing
from truceline.web.catalogue import words

GROUPS = ("what", "when", "where", "who")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One record as a list shows it. ``area`` says how exact the place is, ``withdrawn`` why it was withdrawn."""

    id: str
    kind: str
    headline: str
    when: str
    where: str
    area: str
    who: str
    words: str
    remarks: str
    entered: str
    negative: bool
    withdrawn: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearSaid:
    """A record beside an incident: ``how_near`` in words; ``decided`` who linked or unlinked it, when and why."""

    said: Said
    state: str
    how_near: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What monitors recorded of an incident or near it.

    ``seen``: one of the linked says that it was observed. ``enter`` is where one more is entered.
    """

    records: tuple[NearSaid, ...]
    seen: bool
    enter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSaid:
    """An incident beside a record: whether a person linked the two, else how near they are."""

    id: str
    title: str
    state: str
    how_near: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSaid:
    """A field of the form with what was typed into it, and what is wrong with it."""

    field: Field
    value: str
    wrong: str


def said(stored: StoredObservation) -> Said:
    """Say a record."""
    record = stored.record
    return Said(
        id=record.id,
        kind=kind_of(record),
        headline=headline(record),
        when=when_words(record.when),
        where=where_words(record.where),
        area=area_words(record.where),
        who=claimed_by(record),
        words=record.words,
        remarks=record.remarks if isinstance(record, Tally) else "",
        entered=f"{record.by}, {moment_words(record.at)}",
        negative=isinstance(record, Observation) and record.negative,
        withdrawn=stored.withdrawn,
    )


def near_said(found: Iterable[NearObservation], incident: Incident) -> Observed:
    """Say what was recorded of an incident or near it (``casefile.nearby.observations_near``)."""
    given = tuple(found)
    return Observed(
        records=tuple(
            NearSaid(
                said=said(StoredObservation(record=one.record, withdrawn=one.withdrawn)),
                state=one.state,
                how_near=_how_near(one),
                decided=decided(one.mark),
            )
            for one in given
        ),
        seen=any(isinstance(one.record, Observation) and not saw_nothing(one.record) for one in linked(given)),
        enter=_enter_address(incident),
    )


def _enter_address(incident: Incident) -> str:
    """Return the address of a form that begins with the day and the place of an incident."""
    day = incident.when.local_dates()[0] if incident.when else None
    place = incident.where.place.name if incident.where and incident.where.place else ""
    told = {"since": day.isoformat() if day else "", "place": place}
    query = urlencode({name: value for name, value in told.items() if value})
    return f"/observations/new?{query}" if query else "/observations/new"


def incidents_said(near: Iterable[NearIncident]) -> tuple[IncidentSaid, ...]:
    """Say the incidents that a record was linked to, or may be of (``casefile.nearby.incidents_near``)."""
    return tuple(
        IncidentSaid(
            id=one.incident.id,
            title=f"{kind_words(one.incident.kind)}, {when_phrase(one.incident)}",
            state=one.near.state,
            how_near=_how_near(one.near),
            decided=decided(one.near.mark),
        )
        for one in near
    )


def decided(mark: Mark | None) -> str:
    """Say who said something of a record, when and why."""
    if mark is None:
        return ""
    return f"{mark.by}, {moment_words(mark.at)}" + (f": {mark.why}" if mark.why else "")


def _how_near(one: NearObservation) -> str:
    parts = []
    if one.gap_hours is not None:
        hours = max(1, round(one.gap_hours))
        parts.append(
            words("observations.near.same_time")
            if one.gap_hours == 0
            else words("observations.near.hours", count=hours)
        )
    if one.apart_km is not None:
        parts.append(
            words("observations.near.inside") if one.inside else words("observations.near.km", km=f"{one.apart_km:.1f}")
        )
    return ", ".join(parts)


def form_fields(kind: str, typed: Mapping[str, str], entry: Entry | None) -> dict[str, list[FieldSaid]]:
    """Return the fields of a form by their groups."""
    groups: dict[str, list[FieldSaid]] = {group: [] for group in GROUPS}
    for field in FIELDS[kind]:  # type: ignore[index]
        wrong = entry.wrong(field.name) if entry else ""
        groups[field.group].append(FieldSaid(field=field, value=typed.get(field.name, ""), wrong=wrong))
    return {group: fields for group, fields in groups.items() if fields}


def facts(record: Recorded) -> list[tuple[str, str]]:
    """Return what the page of one record says line by line: the key of the label, and the words."""
    where = record.where
    lines = [("when", when_words(record.when)), ("where", where_words(where)), ("area", area_words(where))]
    if where and where.place:
        place = where.place
        lines.append(("place_of_table", ", ".join(p for p in (place.name, place.admin1) if p) + f" ({place.id})"))
    if isinstance(record, Observation) and record.position:
        lines.append(("position", where_words(record.position)))
    lines += [
        ("who", claimed_by(record)),
        ("zone", record.when.zone_why if record.when else ""),
        ("source", record.source),
    ]
    return [(key, text) for key, text in lines if text]
