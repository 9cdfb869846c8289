"""An incident in the form that the scorer of Rival Accounts takes. Nothing is decided here."""

import re
from collections.abc import Mapping

from truceline.evaluate.predict_parties import SideCode, side_code
from truceline.model.incident import Account, Finding, Incident
from truceline.model.quantity import Count

CLOCK = re.compile(r"\d\d:\d\d")


def incident_json(incident: Incident) -> dict[str, object]:
    """Return the incident as a prediction gives it."""
    findings = {finding.question: finding for finding in incident.findings}
    codes = {side.id: side_code(side) for side in incident.sides}
    return {
        "date": _date(incident),
        "time_local": _times(findings.get("when")),
        "place": _place(incident),
        "event_type": incident.kind,
        "sides": [code.as_json() for code in codes.values()],
        "fired_first": _fired_first(findings, codes),
        "killed": _losses("killed", findings, codes),
        "wounded": _losses("wounded", findings, codes),
        "civilians_killed": _figure(findings.get("killed:civilians")),
    }


def _date(incident: Incident) -> dict[str, str | None]:
    first, last = incident.when.local_dates() if incident.when else (None, None)
    return {"start": first.isoformat() if first else None, "end": last.isoformat() if last else None}


def _times(when: Finding | None) -> list[dict[str, str | None]]:
    """Return every whole time of day that an account gives, with its zone where one is known, in order."""
    zones: dict[str, str | None] = {}
    for account in when.accounts if when else ():
        if CLOCK.fullmatch(account.value) and account.standing:
            zones[account.value] = zones.get(account.value) or (account.when.zone if account.when else None)
    return [{"value": clock, "utc_offset": zone} for clock, zone in sorted(zones.items())]


def _place(incident: Incident) -> dict[str, object]:
    if incident.where is None:
        return {"name": None, "lat": None, "lon": None}
    place = incident.where.place
    if place is None:
        return {"name": incident.where.span.text, "lat": None, "lon": None}
    return {"name": place.name, "lat": place.lat, "lon": place.lon}


def _fired_first(findings: Mapping[str, Finding], codes: Mapping[str, SideCode]) -> dict[str, object]:
    """Return the accounts of the sides on who fired first; where none speaks of that, on whose attack it was.

    The gold asks the sides alone, and asks both under one name.
    """
    for question in ("fired_first", "attacked"):
        finding = findings.get(question)
        told = [a for a in finding.accounts if _blames(a, codes, question)] if finding else []
        if finding and told:
            accounts = [{"says": codes[a.says or ""].as_json(), "did": codes[a.value].as_json()} for a in told]
            return {"status": finding.accord, "accounts": accounts}
    return {"status": "unknown", "accounts": []}


def _blames(account: Account, codes: Mapping[str, SideCode], question: str) -> bool:
    """Say whether a side says that a side did it; what a side says of its own attacks is no answer to whose one was."""
    own = question == "attacked" and account.says == account.value
    return account.standing and account.says in codes and account.value in codes and not own


def _losses(
    act: str, findings: Mapping[str, Finding], codes: Mapping[str, SideCode]
) -> dict[str, dict[str, int | None]]:
    return {code.name: _figure(findings.get(f"{act}:{side}")) for side, code in codes.items() if code.name}


def _figure(finding: Finding | None) -> dict[str, int | None]:
    """Return both ends of a published figure: the gold takes the one that is known for one that is open."""
    count = finding.published_count if finding else None
    known = _known(count) if count else []
    return {"low": known[0], "high": known[-1]} if known else {"low": None, "high": None}


def _known(count: Count) -> list[int]:
    return [n for n in (count.low, count.best, count.high) if n is not None]
