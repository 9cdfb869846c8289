"""Material of daily reports for the tests: the Tegh incident as it may leave, and days made by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from tests.publish.casefiles import NAMES
from tests.publish.exports.outgoing import leaving
from truceline.model.actor import Actor, Party
from truceline.model.observation import AccessRestriction, Location, Observation, Tally
from truceline.model.quantity import Count
from truceline.model.time import Interval
from truceline.pipeline.agreements import assess, packaged_terms
from truceline.publish.map_areas import load_areas
from truceline.publish.sitrep.blocks import Report
from truceline.publish.sitrep.compose import compose
from truceline.publish.sitrep.material import Days, Material, Period, TruceNow
from truceline.publish.sitrep.picture import Basemap
from truceline.publish.sitrep.placing import map_of
from truceline.truces.state import states_over
from truceline.truces.tallies import Beside, make_series

DAY = Period(first=date(2023, 4, 11), last=date(2023, 4, 11))
AT = datetime(2023, 4, 12, 8, tzinfo=UTC)
MORNING = Interval(
    earliest=datetime(2023, 4, 11, 5, tzinfo=UTC),
    latest=datetime(2023, 4, 11, 5, 30, tzinfo=UTC),
    precision="minute",
    zone="+04:00",
)
TEGH = Location(words="3 km NW of Tegh")


def heard(**fields) -> Observation:
    told = {
        "id": "obs-1",
        "by": "ada",
        "at": AT,
        "mission": "Border mission",
        "means": "heard",
        "count": Count(low=12, best=12, high=12, unit="explosion"),
        "where": TEGH,
        "when": MORNING,
        "direction": "undetermined",
    }
    return Observation(**(told | fields))


def unseen(**fields) -> Observation:
    return heard(**({"id": "obs-2", "negative": True, "count": None, "act": "moved", "direction": None} | fields))


def denied() -> AccessRestriction:
    return AccessRestriction(
        id="res-1", by="ada", at=AT, kind="denied", where=TEGH, when=MORNING, mission="Border mission"
    )


def counted() -> Tally:
    armenia = Actor(id="ARM", kind="state", name="Armenia", country="ARM")
    azerbaijan = Actor(id="AZE", kind="state", name="Azerbaijan", country="AZE")
    return Tally(
        id="tal-1",
        by="ada",
        at=AT,
        claimant=Party(kind="actor", actor=armenia),
        accused=Party(kind="actor", actor=azerbaijan),
        count=Count(low=105, best=105, high=105, unit="violation"),
        when=MORNING,
    )


def days(period: Period = DAY, **fields) -> Days:
    return Days(period=period, **fields)


@cache
def tegh() -> Material:
    """Return the material of 11 April 2023 with the one incident."""
    out = leaving()
    id_ = out.incident.id
    terms = packaged_terms()
    truce = next(each for each in terms.truces if each.id == "am-az-ru-2020-11-09")
    noon = datetime(2023, 4, 11, 12, tzinfo=UTC)
    return Material(
        casefile="tegh.tl",
        now=days(incidents=(id_,), reports=out.incident.documents[:4]),
        before=days(DAY.before()),
        incidents=(replace(out, assessment=assess(out.incident, out.view.readings, terms)),),
        truces=(TruceNow(truce=truce, states=states_over(truce, noon, noon)),),
        names=NAMES,
    )


def recorded() -> Material:
    """Return a day of which monitors recorded something, and no report told anything."""
    records = (heard(), heard(id="obs-3", count=None, act="fired"), unseen(), denied(), counted())
    beside = Beside(incidents={}, acts=(), rules=())
    return Material(
        casefile="x.tl",
        now=days(records=records),
        before=days(DAY.before()),
        tallies=make_series([counted()], beside),
        names=NAMES,
    )


def quiet() -> Material:
    return Material(casefile="x.tl", now=days(), before=days(DAY.before()), names=NAMES)


def report(material: Material | None = None) -> Report:
    return made(material) if material else of_tegh()


@cache
def of_tegh() -> Report:
    return made(tegh())


def made(told: Material) -> Report:
    return compose(told, map_of(told, load_areas(), Basemap()) if told.incidents else None)


def without_claim(material: Material, claim: str) -> Material:
    """Return the material as if a claim had never been read."""
    (out,) = material.incidents
    readings = {
        id_: replace(
            reading,
            claims=tuple(each for each in reading.claims if each.id != claim),
            happenings=tuple(
                replace(h, claims=tuple(each for each in h.claims if each != claim)) for h in reading.happenings
            ),
        )
        for id_, reading in out.view.readings.items()
    }
    findings = tuple(
        replace(
            finding,
            accounts=tuple(
                replace(account, claims=tuple(each for each in account.claims if each != claim))
                for account in finding.accounts
                if account.claims != (claim,)
            ),
        )
        for finding in out.incident.findings
    )
    incident = replace(out.incident, findings=findings)
    view = replace(out.view, incident=incident, readings=readings)
    assessment = assess(incident, readings, packaged_terms())
    return replace(material, incidents=(replace(out, view=view, assessment=assessment),))
