"""The two ends of every figure of Rival Accounts: the gold as an answer, and the answer of somebody who cannot read."""

import re

from truceline.evaluate.rival_gold import Case, Figure, GoldSide

SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")
CUE = re.compile(r"\b(?:said|says|ministry|according|accus|claim|report|fire|killed|attack)")
NO_DATE = "9999"  # sorts after every date


def oracle(case: Case) -> dict[str, object]:
    """Return the gold itself as a prediction: every share is 1."""
    gold = case.gold
    return {
        "case": case.id,
        "claims": _gold_claims(case),
        "incident": _gold_incident(case),
        "background_spans": [_span(passage.report, case.place_of(passage)) for passage in gold.background],
        "agreements": [
            {
                "report": item.report,
                "kind": item.kind,
                "date": item.date,
                "name": item.name,
                "parties": list(item.parties),
                "brokers": list(item.brokers),
            }
            for item in gold.agreements
        ],
        "damaged": [_span(item.report, case.place_of(item)) | {"kind": item.kind} for item in gold.damaged],
        "copies": [[report.file, report.copy_of] for report in gold.reports if report.copy_of],
    }


def constant_answers(case: Case) -> dict[str, object]:
    """Return what somebody answers who is told the two sides and cannot read: the floor of every figure.

    At every sentence with a cue word each side accuses the other of firing first, or has an unknown number killed;
    the day is that of the first report.
    """
    first, second = (_ref(side) for side in case.gold.incident.sides[:2])
    day = min((report.published or NO_DATE)[:10] for report in case.gold.reports)
    return {
        "case": case.id,
        "claims": [claim for file in case.texts for claim in _blind_claims(case, file, first, second)],
        "incident": {
            "date": {"start": day, "end": day},
            "event_type": "armed_clash",
            "sides": [first, second],
            "fired_first": {
                "status": "contested",
                "accounts": [{"says": first, "did": second}, {"says": second, "did": first}],
            },
        },
        "background_spans": [],
        "agreements": [],
        "damaged": [],
        "copies": [],
    }


def _blind_claims(case: Case, file: str, first: dict[str, str], second: dict[str, str]) -> list[dict[str, object]]:
    claims: list[dict[str, object]] = []
    for sentence in SENTENCE.finditer(case.texts[file]):
        if not CUE.search(sentence[0]):
            continue
        for speaker, other in ((first, second), (second, first)):
            killed = "kill" in sentence[0]
            claims.append(
                {
                    **_span(file, sentence.span()),
                    "speaker": speaker,
                    "stance": "asserts",
                    "act": "killed" if killed else "fired_first",
                    "actor": None if killed else other,
                    "target": speaker,
                    "count": None,
                }
            )
    return claims


def _gold_claims(case: Case) -> list[dict[str, object]]:
    return [
        {
            **_span(claim.report, case.place_of(claim)),
            "speaker": {"country": claim.speaker.country, "sector": claim.speaker.sector},
            "stance": claim.stance,
            "act": claim.act,
            "actor": _slot(case, claim.actor),
            "target": _slot(case, claim.target),
            "count": _figure(claim.count) if claim.count else None,
        }
        for claim in case.gold.claims
    ]


def _gold_incident(case: Case) -> dict[str, object]:
    incident = case.gold.incident
    place, first = incident.place, incident.fired_first
    return {
        "date": {"start": incident.date.start, "end": incident.date.end},
        "time_local": [{"value": clock.value, "utc_offset": clock.utc_offset} for clock in incident.time_local],
        "place": {"name": place.name, "lat": place.lat, "lon": place.lon},
        "event_type": incident.event_type,
        "sides": [_ref(side) for side in incident.sides],
        "fired_first": {
            "status": first.status,
            "accounts": [{"says": _slot(case, a.says), "did": _slot(case, a.did)} for a in first.accounts],
        },
        "killed": {case.side(id).key: _figure(figure) for id, figure in incident.killed.items()},
        "wounded": {case.side(id).key: _figure(figure) for id, figure in incident.wounded.items()},
        "civilians_killed": _figure(incident.civilians_killed),
    }


def _span(file: str, place: tuple[int, int]) -> dict[str, object]:
    return {"report": file, "start": place[0], "end": place[1]}


def _slot(case: Case, slot: str | None) -> object:
    return slot if slot is None or slot == "civilians" else _ref(case.side(slot))


def _ref(side: GoldSide) -> dict[str, str]:
    known = {"country": side.country, "sector": side.sector, "group": side.group}
    return {name: value for name, value in known.items() if value}


def _figure(figure: Figure) -> dict[str, int | None]:
    return {"low": figure.low, "high": figure.high}
