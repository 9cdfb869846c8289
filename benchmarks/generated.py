"""Readings that were never written: as many as are asked for, skewed as real news is, always the same for one seed.

A day has ``PER_DAY`` reports; four in ten are about one city of forty quarters, two in ten about another, the rest over
two hundred villages. An incident is told by one to thirty reports: the statements of two parties, wires that quote
both, copies of them. Every span quotes its text. Eight claims a report.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from truceline.model.actor import Actor, Party
from truceline.model.claim import Act, Claim, Stance
from truceline.model.document import Document
from truceline.model.identity import content_id
from truceline.model.incident import Happening, IncidentKind, Side
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.time import Interval

PER_DAY = 4_000
FIRST_DAY = datetime(2025, 1, 1, tzinfo=UTC)
CROWDED = (0.4, 0.2)  # shares of the two cities that have a thousand reports a day and more
QUARTERS = 40
VILLAGES = 200
MOST_REPORTS = 30  # about one incident
WEAPONS = ("mortars", "artillery", "small arms", "a drone", "rockets", "machine guns")
DETAILS = ("a bridge", "a school", "a farm", "a depot", "two lorries", "a clinic", "a mill", "a water pump", "a chapel")
KINDS: tuple[IncidentKind, ...] = ("armed_clash", "shelling", "drone_strike", "attack")
TEXT = """\
Shots near {place}: both sides report losses

{a} said {b} forces opened fire at about {clock} on {day} near {place} with {weapon} and damaged {detail} of {owner}. \
It said {dead_a} of its soldiers were killed and {hurt_a} wounded. {b} denied that its forces had opened fire first \
and said {a} troops had attacked its positions near {place}. It said {dead_b} of its servicemen were killed and \
{hurt_b} wounded. {extra}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the stream is skewed: reports a day, how many more than one tell of an incident (a mean), and shares of them.

    ``one_sided`` is the share of the incidents of which only one party speaks, ``quiet`` of those that nobody denies,
    ``wide`` of those that are told by their province alone.
    """

    per_day: int | None = None
    more_reports: float = 6.0
    one_sided: float = 0.0
    quiet: float = 0.0
    wide: float = 0.0


NEWS = Plan()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the reports of one incident have in common."""

    place: Place
    kind: IncidentKind
    moment: datetime
    sides: tuple[Actor, Actor]
    figures: tuple[int, int, int, int]
    weapon: str
    detail: str
    owner: str
    circumstance: tuple[str, ...]
    answered: bool = True
    denied: bool = True


def generate(count: int, *, seed: int = 1, start: int = 0, plan: Plan = NEWS) -> Iterator[Reading]:
    """Yield ``count`` readings from the ``start``-th on; the same seed and plan give the same stream."""
    return islice(_stream(random.Random(seed), plan), start, start + count)


def _stream(chance: random.Random, plan: Plan = NEWS) -> Iterator[Reading]:
    number = 0
    other = random.Random(0)  # so that what a plan varies leaves the rest of the stream as it is
    while True:
        event = _event(chance, FIRST_DAY + timedelta(days=number // (plan.per_day or PER_DAY)))
        event = _varied(event, plan, other)
        reports = min(MOST_REPORTS, 1 + int(chance.expovariate(1 / plan.more_reports)))
        text = ""
        for nth in range(reports):
            copied = bool(text) and chance.random() < 0.3
            text = text if copied else _text(event, chance)
            yield _reading(event, text, number, event.moment + timedelta(minutes=40 * (nth + 1)))
            number += 1


def _event(chance: random.Random, day: datetime) -> Event:
    roll = chance.random()
    spot = 0 if roll < CROWDED[0] else 1 if roll < sum(CROWDED) else 2 + chance.randrange(VILLAGES)
    pair = spot % 7
    return Event(
        place=_quarter(spot, chance.randrange(QUARTERS)) if spot < len(CROWDED) else _place(spot),
        kind=chance.choice(KINDS),
        moment=day + timedelta(minutes=chance.randrange(24 * 60)),
        sides=(_actor(2 * pair), _actor(2 * pair + 1)),
        figures=(chance.randrange(9), chance.randrange(20), chance.randrange(9), chance.randrange(20)),
        weapon=chance.choice(WEAPONS),
        detail=chance.choice(DETAILS),
        owner=f"Family{chance.randrange(40_000)}",
        circumstance=tuple(_word(chance) for _ in range(80)),
    )


def _varied(event: Event, plan: Plan, chance: random.Random) -> Event:
    wide, sided, quiet = (chance.random() < share for share in (plan.wide, plan.one_sided, plan.quiet))
    place = _province(event.place) if wide else event.place
    return replace(event, place=place, answered=not sided, denied=not quiet)


def _province(place: Place) -> Place:
    lat, lon = (place.lat or 0.0) // 4 * 4 + 2, (place.lon or 0.0) // 4 * 4 + 2
    name = f"Province{lat:.0f}x{lon:.0f}"
    return replace(place, id=f"made:{name}", name=name, precision="province", lat=lat, lon=lon, radius_km=120.0)


def _word(chance: random.Random) -> str:
    """Return one of some 8,000 words that no language has."""
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) + chance.choice("lnrs")


def _place(spot: int) -> Place:
    return Place(
        id=f"made:{spot}",
        name=f"Village{spot}",
        precision="settlement",
        lat=30.0 + spot % 20,
        lon=20.0 + spot // 20,
        radius_km=3.0,
        country=f"M{spot % 7:02d}",
    )


def _quarter(city: int, number: int) -> Place:
    """Return a quarter of a city: a kilometre or two from the next."""
    whole = _place(city)
    lat, lon = (whole.lat or 0.0) + number % 8 * 0.015, (whole.lon or 0.0) + number // 8 * 0.015
    return replace(
        whole, id=f"{whole.id}.{number}", name=f"{whole.name}quarter{number}", lat=lat, lon=lon, radius_km=1.0
    )


def _actor(number: int) -> Actor:
    name = f"Land{chr(ord('A') + number)}"
    return Actor(id=f"{name}:forces", kind="organ", name=name, country=name, sector="MIL")


def _text(event: Event, chance: random.Random) -> str:
    dead_a, hurt_a, dead_b, hurt_b = event.figures
    extra = " ".join([*chance.sample(event.circumstance, 60), *(_word(chance) for _ in range(60))])
    return TEXT.format(
        a=event.sides[0].name,
        b=event.sides[1].name,
        place=event.place.name,
        clock=f"{event.moment:%H:%M}",
        day=f"{event.moment.day} {event.moment:%B}",
        weapon=event.weapon,
        detail=event.detail,
        owner=event.owner,
        dead_a=dead_a,
        hurt_a=hurt_a,
        dead_b=dead_b,
        hurt_b=hurt_b,
        extra=extra,
    )


class _Writer:
    """Makes claims that quote one text."""

    def __init__(self, event: Event, document: Document) -> None:
        self.event, self.document = event, document
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []

    def span(self, words: str, after: int = 0) -> Span:
        start = self.document.text.index(words, after)
        return Span(document=self.document.id, start=start, end=start + len(words), text=words)

    def statement(self, speaker: Actor, words: str) -> Statement:
        span = self.span(words)
        made = Statement(
            id=content_id("st", self.document.id, span.start),
            document=self.document.id,
            speakers=(speaker,),
            span=span,
            outlet=self.document.publisher,
        )
        self.statements.append(made)
        return made

    def claim(
        self,
        by: Statement,
        act: Act,
        words: str,
        actor: Actor | None,
        target: Actor | None,
        stance: Stance = "asserts",
        count: int | None = None,
    ) -> None:
        span = self.span(words, by.span.start)
        day = self.event.moment.replace(hour=0, minute=0)
        when = Interval(earliest=day, latest=day + timedelta(hours=23, minutes=59), precision="day")
        clock = f"{self.event.moment:%H:%M}"
        self.claims.append(
            Claim(
                id=content_id("cl", by.id, act, stance, span.start),
                statement=by.id,
                span=by.span,
                content=span,
                stance=stance,
                act=act,
                actor=Party(kind="actor", actor=actor) if actor else None,
                target=Party(kind="actor", actor=target) if target else None,
                places=(PlaceMention(span=self.span(self.event.place.name), place=self.event.place, relation="near"),),
                times=(TimeMention(span=self.span(clock), kind="clock", readings=(when,), clock=clock),),
                count=None if count is None else Count(low=count, best=count, high=count, words=str(count)),
                rule="made",
            )
        )


def _reading(event: Event, text: str, number: int, published: datetime) -> Reading:
    document = Document(
        text=text,
        publisher=f"outlet {number % 97}",
        address=f"https://made.example/{number}",
        published=published,
        language="en",
        extraction="made 1",
    )
    writer = _Writer(event, document)
    _write(writer, event)
    day = event.moment.replace(hour=0, minute=0)
    happening = Happening(
        id=content_id("hap", document.id, writer.claims[0].id),
        document=document.id,
        kind=event.kind,
        claims=tuple(claim.id for claim in writer.claims),
        sides=tuple(Side(id="AB"[i], members=(side,)) for i, side in enumerate(event.sides)),
        when=Interval(earliest=day, latest=day + timedelta(hours=23, minutes=59), precision="day"),
        when_span=writer.span(f"{event.moment:%H:%M}"),
        where=writer.claims[0].places[0],
    )
    return Reading(
        document=document,
        reader="made 1",
        statements=tuple(writer.statements),
        claims=tuple(writer.claims),
        happenings=(happening,),
    )


def _write(writer: _Writer, event: Event) -> None:
    a, b = event.sides
    dead_a, hurt_a, dead_b, hurt_b = event.figures
    first = writer.statement(a, f"{a.name} said {b.name} forces opened fire")
    writer.claim(first, "fired_first", f"{b.name} forces opened fire", b, a)
    writer.claim(first, "damaged", f"damaged {event.detail} of {event.owner}", b, a)
    losses = writer.statement(a, f"It said {dead_a} of its soldiers were killed and {hurt_a} wounded")
    writer.claim(losses, "killed", f"{dead_a} of its soldiers were killed", None, a, count=dead_a)
    writer.claim(losses, "wounded", f"{hurt_a} wounded", None, a, count=hurt_a)
    if not event.answered:
        return
    answer = writer.statement(b, f"{b.name} denied that its forces had opened fire first")
    if event.denied:
        writer.claim(answer, "fired_first", "its forces had opened fire first", b, a, "denies")
    writer.claim(answer, "attacked", f"{a.name} troops had attacked its positions", a, b)
    others = writer.statement(b, f"It said {dead_b} of its servicemen were killed and")
    writer.claim(others, "killed", f"{dead_b} of its servicemen were killed", None, b, count=dead_b)
    writer.claim(others, "wounded", f"{hurt_b} wounded", None, b, count=hurt_b)
