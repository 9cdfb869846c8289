"""Annotated -> statements, claims, background: one pass over the sentences of a document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.claims.attribution import Attributor
from truceline.claims.background import LEAST, Judge, Judged, apart, read_background
from truceline.claims.breaches import BreachReader
from truceline.claims.draft import Draft
from truceline.claims.farewell import is_farewell
from truceline.claims.fighters import find_both, find_fighters
from truceline.claims.incident_day import find_day
from truceline.claims.offices import Offices
from truceline.claims.reference import Resolver
from truceline.claims.repeats import distinct
from truceline.claims.sentence import SentenceReader
from truceline.claims.sides import Sides, find_sides
from truceline.claims.speakers import Speakers
from truceline.claims.tallies import find_tallies
from truceline.claims.view import View
from truceline.model.actor import Actor, Party
from truceline.model.background import Background
from truceline.model.mention import Annotated, PlaceMention, TimeMention
from truceline.model.observation import Tally
from truceline.model.span import Span
from truceline.reference.actors import ActorTable
from truceline.reference.acts import ActTable
from truceline.reference.background import BackgroundTable


@dataclass(frozen=True)
class Drafts:
    """What one document yields before it is put in its final form.

    ``repeats``: by sentence, the claims (indexes) that it says again; ``speakers``: by sentence, who speaks in it;
    ``day``: the day of the incident as sentences tell it that claim nothing; ``fighters``: the parties of clashes,
    which no claim has in a slot; ``scene``: the place that the report is about, unless that of a burial;
    ``tallies``: what somebody is said to count; ``breaches``: breaches in words that are no claim of the incident.
    """

    view: View
    sides: Sides
    claims: tuple[Draft, ...]
    background: tuple[Background, ...]
    repeats: Mapping[int, tuple[int, ...]]
    speakers: Mapping[int, tuple[Actor, ...]]
    day: TimeMention | None
    fighters: tuple[Party, ...] = ()
    scene: PlaceMention | None = None
    tallies: tuple[Tally, ...] = ()
    breaches: tuple[Draft, ...] = ()


def read_drafts(
    annotated: Annotated,
    table: ActorTable,
    background_table: BackgroundTable,
    breach_cues: ActTable,
    *,
    part: bool = False,
    whole: Sides | None = None,
) -> Drafts:
    """Read every sentence: who speaks, what is claimed, what is background.

    ``part``: it is one part of a report that tells several events, of which ``whole`` are the sides.
    """
    opened = _open(annotated, table)
    view, attributor = opened.view, opened.attributor
    judge = Judge.of(view, background_table, part=part)
    reader = SentenceReader(view, opened.resolver, attributor.speakers)
    breaches = BreachReader(view, opened.resolver, reader, breach_cues)
    background: list[Background] = []
    drafts: list[Draft] = []
    fighters: list[Party] = []
    tallies: list[Tally] = []
    before: Judged | None = None
    speakers: dict[int, tuple[Actor, ...]] = {}
    for number, sentence in enumerate(annotated.sentences):
        attributions = attributor.read(number)
        speakers[number] = tuple(s for a in attributions for s in a.speakers)
        if sentence.heading:
            continue
        tallies.extend(find_tallies(view, number, attributions, opened.resolver))
        judged = judge.judge(number, attributions, before)
        before = judged[-1] if judged else None
        background.extend(read_background(view, judged))
        breaches.read(number, attributions)
        if any(j.odds < LEAST for j in judged):
            others = apart(view, judged)
            drafts.extend(reader.read(number, attributions, drafts, others))
            fights = (e for e in view.events_of.get(number, ()) if e.token not in others)
            fighters.extend(party for event in fights for party in find_fighters(view, opened.sides, event))
    if not fighters and whole is not None:
        fighters.extend(find_both(view, whole))
    kept, repeats = distinct(drafts, opened.sides)
    day = find_day(view, [view.sentence_of[view.tokens_in(b.span.start, b.span.end)[0]] for b in background])
    return Drafts(
        view,
        opened.sides,
        tuple(kept),
        tuple(background),
        repeats,
        speakers,
        day,
        tuple(fighters),
        _scene(view),
        tuple(tallies),
        breaches.apart_from(kept),
    )


def _scene(view: View) -> PlaceMention | None:
    scene = view.annotated.scene
    index = view.token_at(scene.span.start) if scene is not None else None
    return None if index is not None and is_farewell(view, view.sentence_of[index]) else scene


def read_signs(
    annotated: Annotated, table: ActorTable, background_table: BackgroundTable
) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield every passage with its signs: what the weights of background are learnt from."""
    opened = _open(annotated, table)
    judge = Judge.of(opened.view, background_table)
    for number in range(len(annotated.sentences)):
        yield from judge.signs(number, opened.attributor.read(number))


@dataclass(frozen=True)
class _Opened:
    view: View
    sides: Sides
    resolver: Resolver
    attributor: Attributor


def _open(annotated: Annotated, table: ActorTable) -> _Opened:
    """Make what the reading of one document goes by."""
    view = View.of(annotated)
    sides = find_sides(view, table.nouns, table.states)
    resolver = Resolver(view, table.nouns, sides, table.phrases, table.states)
    offices = Offices(view, resolver, annotated.home, find_ground(view, sides))
    return _Opened(view, sides, resolver, Attributor(view, Speakers(view, offices, annotated.voice)))


def find_ground(view: View, sides: Sides) -> str | None:
    """Return the country in which the report plays: that of all its sides, else that of most of its places."""
    countries = {a.country for a in sides.actors.values()}
    inner = any(a.group for a in sides.actors.values())  # one state alone may be fighting on another's ground
    if inner and len(countries) == 1:
        return next(iter(countries))
    votes = Counter(p.place.country for p in view.annotated.places if p.place and p.place.country)
    return votes.most_common(1)[0][0] if votes else None
