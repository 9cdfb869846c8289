"""The screens of a casefile, by address: what every test of all screens goes through."""

from truceline.casefile.casefile import Casefile
from truceline.web.page import SCREENS

TRUCE = "am-az-ru-2020-11-09"


def addresses(casefile: Casefile) -> list[str]:
    """Return the address of every screen, with an incident and a report of the casefile."""
    incident = casefile.incidents(limit=1)[0].id
    report = casefile.incident(incident).documents[0]
    question = casefile.incident(incident).findings[0].question
    return [
        *(f"/{screen}" for screen in SCREENS),
        f"/incidents/{incident}",
        f"/incidents/{incident}?policy=acled",
        f"/incidents/{incident}/why/{question}",
        f"/reports/{report}",
        "/add",
        "/incidents?place=nowhere",
        "/observations/new",
        "/observations/new?kind=restriction",
        "/observations/new?kind=tally",
        "/observations/import",
        "/search?words=Tegh",
        "/sitrep?date=2023-04-11&unreviewed=true",
        "/sitrep?date=2023-03-01",
        "/sitrep?date=2023-04-11&until=2023-04-01",
        f"/compliance?truce={TRUCE}&since=2023-04-01&until=2023-04-30",
        f"/compliance/behind?truce={TRUCE}&since=2023-04-01&until=2023-04-30",
        "/coverage?since=2023-04-08&until=2023-04-15",
        "/nowhere",
    ]
