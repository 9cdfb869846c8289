"""Small makers of claims with their statements, for the tests of what claims amount to."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from truceline.incidents.reconcile import find_findings
from truceline.model.actor import Actor, Party
from truceline.model.claim import Act, Claim, Mode, Stance
from truceline.model.incident import Account, Finding, Side
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.place import Place, PlacePrecision
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.time import Interval, TimePrecision

A_ARMY = Actor(id="ARM:army", kind="organ", name="Army of Armenia", country="ARM", sector="MIL")
A_MINISTRY = Actor(id="ARM:mfa", kind="organ", name="Foreign ministry of Armenia", country="ARM", sector="GOV")
A_STATE = Actor(id="ARM", kind="state", name="Armenia", country="ARM", sector="GOV")
B_ARMY = Actor(id="AZE:army", kind="organ", name="Army of Azerbaijan", country="AZE", sector="MIL")
B_STATE = Actor(id="AZE", kind="state", name="Azerbaijan", country="AZE", sector="GOV")
REBELS = Actor(id="grp:RSF", kind="group", name="Rapid Support Forces", country="SDN", sector="REB", group="RSF")
POLICE = Actor(id="KGZ:border", kind="organ", name="Border guards of Kyrgyzstan", country="KGZ", sector="COP")
MISSION = Actor(id="org:EUMA", kind="organisation", name="EU Mission in Armenia", country="IGO", sector="IGO")
RED_CROSS = Actor(id="org:ICRC", kind="organisation", name="Red Cross", country=None, sector="NGO")
RESIDENTS = Actor(id="ARM:residents", kind="residents", name="residents", country="ARM", sector="CVL")
STRANGER = Actor(id="unknown:a man", kind="person", name="a man")
SIDES = (Side(id="A", members=(A_ARMY,)), Side(id="B", members=(B_ARMY,)))
CIVILIANS = Party(kind="civilians")


class Told(NamedTuple):
    """A claim and the statement that carries it."""

    claim: Claim
    statement: Statement


def words(text: str, start: int = 0) -> Span:
    return Span(document="doc", start=start, end=start + len(text), text=text)


def exactly(number: int | None, high: int | None = None) -> Count:
    """Return a figure, or a range of figures; without a number the count is unknown."""
    top = number if high is None else high
    return Count(low=number, best=number if number == top else None, high=top, words=str(number))


def at_least(number: int) -> Count:
    return Count(low=number, best=number, high=None, words=f"at least {number}")


def tell(
    speaker: Actor | None,
    act: Act,
    *,
    by: Actor | Party | None = None,
    to: Actor | Party | None = None,
    count: Count | int | None = None,
    stance: Stance = "asserts",
    mode: Mode | None = None,
    text: str = "They told of it.",
    start: int = 0,
    key: str = "",
    as_of: int | None = None,
    weapon: str | None = None,
    times: tuple[TimeMention, ...] = (),
    places: tuple[PlaceMention, ...] = (),
) -> Told:
    """Make a claim of ``speaker`` (``None``: the report itself); ``as_of`` is a day of April 2023."""
    actor, target = _party(by), _party(to)
    figure = exactly(count) if isinstance(count, int) else count
    said = speaker.id if speaker else "report"
    name = f"{key}{said}/{stance}/{act}/{actor}/{target}/{figure}/{start}"
    span = words(text, start)
    statement = Statement(
        id=f"st {name}",
        document="doc",
        speakers=(speaker,) if speaker else (),
        span=span,
        as_of=day(as_of) if as_of is not None else None,
    )
    claim = Claim(
        id=f"cl {name}",
        statement=statement.id,
        span=span,
        content=span,
        stance=stance,
        act=act,
        actor=actor,
        target=target,
        count=figure,
        mode=mode,
        weapon=weapon,
        times=times,
        places=places,
    )
    return Told(claim, statement)


def findings(*told: Told, sides: tuple[Side, ...] = SIDES) -> dict[str, Finding]:
    """Return the findings of the claims by their question."""
    found = find_findings([t.claim for t in told], by_id(told), sides)
    return {finding.question: finding for finding in found}


def by_id(told: Iterable[Told]) -> dict[str, Statement]:
    return {t.statement.id: t.statement for t in told}


def account(count: Count | None, *, standing: bool = True) -> Account:
    return Account(value="", claims=("cl",), count=count, standing=standing)


def day(number: int, precision: TimePrecision = "day") -> Interval:
    """Return a day of April 2023, in UTC."""
    start = datetime(2023, 4, number, tzinfo=UTC)
    return Interval(earliest=start, latest=start + timedelta(hours=23, minutes=59), precision=precision)


def on(number: int | None, text: str = "that day", start: int = 0, precision: TimePrecision = "day") -> TimeMention:
    """Return the mention of a day of April 2023, or of one that cannot be dated."""
    readings = (day(number, precision),) if number is not None else ()
    return TimeMention(span=words(text, start), kind="day", readings=readings)


def at(
    name: str,
    precision: PlacePrecision = "settlement",
    *,
    start: int = 0,
    distance_km: float | None = None,
    resolved: bool = True,
) -> PlaceMention:
    place = Place(id=f"place {name}", name=name, precision=precision, country="ARM") if resolved else None
    return PlaceMention(span=words(name, start), place=place, distance_km=distance_km)


def _party(value: Actor | Party | None) -> Party | None:
    return Party(kind="actor", actor=value) if isinstance(value, Actor) else value
