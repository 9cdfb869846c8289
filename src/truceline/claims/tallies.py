"""What a report says that somebody counts: "violated the ceasefire 105 times", "recorded 648 ceasefire violations".

Goes in: a sentence with who speaks in it. Comes out: tallies, each with its words. A count of breaches stays a count:
it makes no claim and no incident. Whose count it is, whose breaches, over which days and where are told, or left open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from truceline.claims.reference import Context, Ref, Resolver
from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.speakers import SUBJECTS
from truceline.claims.spoken import Attribution
from truceline.claims.view import View
from truceline.model.actor import Actor, Party
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.observation import Location, Tally
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.time import Interval, aware, zone_offset
from truceline.record_observation import with_id
from truceline.reference.numerals import NUMERAL, numeral_value

READ = "the reader"  # by whom a tally was entered that nobody entered
NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
FIRE = r"cease-?fire|truce|armistice|cessation of hostilities|silence regime"
BREACH = r"violations?|breaches|infringements?|infractions?"
BROKE = r"violat(?:ed|ing|es)|br(?:oke|oken|eaks|eaking)|breach(?:ed|ing|es)|infring(?:ed|ing|es)|flout(?:ed|ing)"
BOUND = r"(?P<bound>at least|no (?:fewer|less) than|more than|over|up to|at most|some|about|around|nearly|almost)\s+"
NUMBER = rf"(?:{BOUND})?(?P<number>{NUMERAL})"
COUNTED = re.compile(
    rf"{NUMBER}\s+(?P<between>(?:[\w’'-]+\s+){{0,3}}?)(?P<noun>{BREACH})\b(?P<after>[^.;]{{0,60}})", re.IGNORECASE
)
TIMES = re.compile(
    rf"\b(?P<verb>{BROKE})\b(?P<object>[^.;]{{0,100}}?)\s(?:{NUMBER}\s+times|(?P<twice>twice))\b", re.IGNORECASE
)
OF_FIRE = re.compile(rf"\b(?:{FIRE})s?\b", re.IGNORECASE)
OTHER_LAW = re.compile(
    r"human rights|humanitarian law|airspace|air space|traffic|copyright|sanctions|building code", re.IGNORECASE
)
LEAST, MOST = ("at least", "no fewer than", "no less than", "more than", "over"), ("up to", "at most")
ABOUT = ("some", "about", "around", "nearly", "almost")
SINCE = re.compile(r"\b(?:since|from|counting from|starting|beginning)(?:\s[\w’']+){0,4}\s*(?:on\s)?$", re.IGNORECASE)
TWICE = 2
PERIODS = ("date", "day", "period", "clock", "length", "relative", "part_of_day")
INSIDE = ("in", "across", "along", "within", "inside", "throughout")
UNNAMED = Party(kind="unnamed")
LOOKED_BACK = 40  # characters before a time
RECORDED = frozenset(
    "recorded records registered registers counted counts documented documents logged noted reported reports "
    "observed tallied listed saw".split()
)
COMMITTED = frozenset("committed committing perpetrated".split())
ACCUSED = frozenset("accused accuses accusing blamed blames".split())


@dataclass(frozen=True)
class Found:
    """A figure of breaches in a sentence: its characters with what is counted, where the accused may be named."""

    start: int
    end: int
    count: Count
    accused_words: tuple[int, int]
    verb: int | None


def find_tallies(view: View, number: int, attributions: Sequence[Attribution], resolver: Resolver) -> Iterator[Tally]:
    """Yield the tallies of a sentence."""
    sentence = view.sentence_span(number)
    if OTHER_LAW.search(sentence.text):
        return
    for found in _figures(view, sentence):
        claimant = _claimant(view, found, attributions, resolver)
        accused = _accused(view, found, resolver, claimant.actor)
        if claimant.actor and accused and accused.actor and claimant.actor.side == accused.actor.side:
            claimant = UNNAMED  # nobody counts breaches of its own: it was misread who speaks
        yield with_id(
            Tally(
                id="",
                by=READ,
                at=aware(view.annotated.document.published or NO_MOMENT),
                claimant=claimant,
                accused=accused,
                count=found.count,
                words=sentence.text,
                where=_area(view, number),
                when=_period(view, number),
                source=view.annotated.document.id,
                span=sentence,
            )
        )


def _figures(view: View, sentence: Span) -> Iterator[Found]:
    text, taken = sentence.text, set()
    of_agreement = OF_FIRE.search(view.text)  # "186 breaches" in a report on a ceasefire are of it
    for match in TIMES.finditer(text):
        if OF_FIRE.search(match["object"]) or (OF_FIRE.search(text[: match.start()]) and " it" in match["object"]):
            taken.add(match.start("number"))
            verb = view.token_at(sentence.start + match.start("verb"))
            yield _found(match, sentence, (match.start("verb"), match.start("verb")), verb)
    for match in COUNTED.finditer(text):
        told = f"{match['between']} {match['noun']} {match['after']}"
        if match.start("number") not in taken and (OF_FIRE.search(told) or of_agreement):
            yield _found(match, sentence, (match.start("between"), match.end("after")), None)


def _found(match: re.Match[str], sentence: Span, accused: tuple[int, int], verb: int | None) -> Found:
    figure = "number" if match["number"] else "twice"
    end = match.end("noun") if "noun" in match.re.groupindex else match.end()
    words = sentence.text[match.start("bound") if match["bound"] else match.start(figure) : end]
    value = numeral_value(match["number"]) if match["number"] else TWICE
    return Found(
        start=sentence.start + match.start(figure),
        end=sentence.start + end,
        count=_count(value, (match["bound"] or "").lower(), words),
        accused_words=(sentence.start + accused[0], sentence.start + accused[1]),
        verb=verb,
    )


def _count(value: int | None, bound: str, words: str) -> Count:
    """Return the figure, no more exact than its words; a vague one has no best reading."""
    exact = Count(low=value, best=value, high=value, unit="violation", words=words)
    if bound in LEAST:
        return replace(exact, best=None, high=None)
    if bound in MOST:
        return replace(exact, low=None, best=None)
    return replace(exact, low=None, high=None) if bound in ABOUT else exact


def _claimant(view: View, found: Found, attributions: Sequence[Attribution], resolver: Resolver) -> Party:
    """Return who counts: who speaks, else who records it, else whoever issued the report; else nobody is named."""
    tokens = set(view.tokens_in(found.start, found.end))
    for attribution in attributions:
        if attribution.speakers and (not attribution.scope or tokens & attribution.scope):
            return _named(attribution.speakers[0])
    recorder = _subject_above(view, found, resolver, RECORDED)
    return recorder or (_named(view.annotated.voice) if view.annotated.voice else UNNAMED)


def _subject_above(view: View, found: Found, resolver: Resolver, verbs: frozenset[str]) -> Party | None:
    """Return the subject of a verb that the figure hangs on: "the Mission recorded 648", "committed 105"."""
    above = _above(view, found, verbs)
    subject = view.child(above, *SUBJECTS) if above is not None else None
    return _party(view, subject, resolver) if subject is not None else None


def _above(view: View, found: Found, verbs: frozenset[str]) -> int | None:
    tokens = view.tokens_in(found.start, found.end)
    return next((above for index in tokens for above in view.ancestors(index) if view.low[above] in verbs), None)


def _party(view: View, head: int, resolver: Resolver, speaker: Actor | None = None) -> Party | None:
    ref = resolver.party(head, Context(speaker=speaker, subject=speaker))
    if ref is None or ref.actor is None:
        mention = view.actor_at.get(head)
        return _named(mention.actor, mention.span) if mention and mention.actor else None
    return _named(ref.actor, _words(view, ref))


def _words(view: View, ref: Ref) -> Span | None:
    return view.span(ref.first, ref.last) if ref.first >= 0 else None


def _named(actor: Actor, words: Span | None = None) -> Party:
    return Party(kind="actor", actor=actor, named_as=words)


def _accused(view: View, found: Found, resolver: Resolver, speaker: Actor | None) -> Party | None:
    """Return whose breaches are counted: who broke it, or who is named with the figure ("21 Houthi breaches")."""
    if found.verb is not None:
        return _doer(view, found.verb, resolver, speaker)
    for index in view.tokens_in(*found.accused_words):
        mention = view.actor_at.get(index)
        if mention and mention.actor and (index < view.tokens_in(found.end - 1, found.end)[0] or _by(view, index)):
            return _named(mention.actor, mention.span)
    above = _above(view, found, ACCUSED)
    if above is not None:
        blamed = view.child(above, "dobj", "nsubjpass")
        return _party(view, blamed, resolver, speaker) if blamed is not None else None
    return _subject_above(view, found, resolver, COMMITTED)


def _doer(view: View, verb: int, resolver: Resolver, speaker: Actor | None) -> Party | None:
    head = verb
    while view.child(head, *SUBJECTS) is None and view.tokens[head].dep in ("conj", "xcomp"):
        head = view.tokens[head].head
    subject = view.child(head, *SUBJECTS)
    return _party(view, subject, resolver, speaker) if subject is not None else None


def _by(view: View, index: int) -> bool:
    """Say whether a name after the figure is of who did it: "violations by Israeli forces"."""
    return any(view.low[above] == "by" for above in [index, *view.ancestors(index)][:4])


def _area(view: View, number: int) -> Location | None:
    """Return the area of a count: the only place that the sentence puts it in; the name of an agreement is none."""
    told = [place for place in view.places_of.get(number, ()) if _is_area(view, place)]
    if len(told) != 1:
        return None
    place = told[0].place
    return Location(
        words=told[0].span.text,
        place=place,
        relation="in",
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        radius_km=place.radius_km if place and place.lon is not None else None,
        how="as the report names it",
    )


def _is_area(view: View, place: PlaceMention) -> bool:
    before = view.text[: place.span.start].split()[-2:]
    after = view.text[place.span.end : place.span.end + 24]
    inside = any(word.lower().strip("(,") in INSIDE for word in before)
    return inside and not OF_FIRE.match(after.strip())


def _period(view: View, number: int) -> Interval | None:
    """Return the days of a count: the only time of the sentence that is not of the saying; "since" is up to it.

    No period reaches beyond the day of the publication.
    """
    times = [t for t in view.times_of.get(number, ()) if t.readings and t.kind in PERIODS]
    told = [t for t in times if not of_saying(view, t) and not in_dateline(view, t)]
    if len(told) != 1:
        return None
    when = told[0].readings[0]
    end = _end_of_day(view.annotated.document.published, when.zone)
    if SINCE.search(_before(view, told[0])):
        return _until(when, end)
    return _until(when, end) if end and when.latest and when.latest > end else when


def _before(view: View, mention: TimeMention) -> str:
    return view.text[max(0, mention.span.start - LOOKED_BACK) : mention.span.start]


def _end_of_day(published: datetime | None, zone: str | None) -> datetime | None:
    """Return the end of the day of the publication by the clock that the time is told in."""
    if published is None:
        return None
    return datetime.combine(published.date(), time(23, 59, 59), zone_offset(zone)).astimezone(UTC)


def _until(when: Interval, end: datetime | None) -> Interval | None:
    """Return the time from the beginning of ``when`` to an end; ``None`` where either is not known."""
    if when.earliest is None or end is None or end < when.earliest:
        return None
    return replace(when, latest=end, precision="day" if end - when.earliest < timedelta(days=62) else "month")
