"""One report read -> the profiles of its happenings: what each says that another can be compared with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.incidents.named_places import find_named_places, find_well_known
from truceline.incidents.scope import find_scope
from truceline.incidents.words import WORD, find_dates, find_names, find_weekdays, find_words, fold
from truceline.model.actor import STRANGER
from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.linking import Profile
from truceline.model.place import Place
from truceline.model.reading import Reading
from truceline.reference.sectors import OUTSIDE

COUNTED = ("killed", "wounded", "captured", "missing")
SAID = ("asserts", "confirms", "corrects")
NO_WEAPON = (None, "unknown")
MOST_PLACES = 8
OLD = 30  # days from an event to a report; most that come later tell of something else, and name it in passing


def make_profiles(reading: Reading) -> tuple[Profile, ...]:
    """Make a profile of every happening, in their order."""
    claims = {claim.id: claim for claim in reading.claims}
    return tuple(_profile(reading, happening, claims) for happening in reading.happenings)


def _profile(reading: Reading, happening: Happening, claims: Mapping[str, Claim]) -> Profile:
    own = [claims[id] for id in happening.claims if id in claims]
    texts = find_scope(reading, happening)
    when = happening.when
    day, published = _day(reading, happening), reading.document.published
    dates = sorted(set(find_dates(texts, published.year if published else None)))
    told = happening.where is not None and happening.where.place is not None
    places = _places(happening, own, find_named_places(texts, _countries(reading)))
    return Profile(
        happening=happening.id,
        document=happening.document,
        publisher=reading.document.publisher,
        published=published,
        first=when.earliest if when else None,
        last=when.latest if when else None,
        day_told=day is not None,
        days=tuple(dict.fromkeys((*([day] if day else []), *_days(own)))),
        days_named=tuple(d for d in dates if published is None or d <= str(published.date())),
        weekdays=tuple(sorted(set(find_weekdays(texts, published.date())))) if published else (),
        kind=happening.kind,
        place_told=told,
        places=tuple(replace(place, names=()) for place in places),
        place_names=_place_names(places[0]) if told else (),
        sides=_sides(reading, happening),
        acts=tuple(sorted({c.act for c in own})),
        figures=tuple(sorted(set(_figures(own)))),
        clocks=tuple(sorted({time.clock for c in own for time in c.times if time.clock})),
        weapons=tuple(sorted({c.weapon for c in own if c.weapon is not None and c.weapon not in NO_WEAPON})),
        names=find_names(texts, _named_sides(happening) | _speakers(reading) | set(map(fold, find_well_known(texts)))),
        words=find_words(texts),
        several=happening.several,
        loose=happening.loose,
    )


def _day(reading: Reading, happening: Happening) -> str | None:
    """Return the day of the happening where the words tell one.

    One long before the report is not taken for sure: it stands among the days that are named.
    """
    when, published = happening.when, reading.document.published
    if when is None or not when.to_the_day or when.earliest is None:
        return None
    day = when.local_dates()[0]
    old = day is None or (published is not None and (published.date() - day).days > OLD)
    return None if old else str(day)


def _days(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the days that the claims tell, in their order."""
    for mention in (time for claim in claims for time in claim.times):
        if mention.kind != "length" and mention.readings and mention.readings[0].to_the_day:
            first = mention.readings[0].local_dates()[0]
            if first is not None:
                yield str(first)


def _sides(reading: Reading, happening: Happening) -> tuple[str, ...]:
    """Return the sides of a happening; of one that names none, those that the report names elsewhere, or who speaks."""
    for told in ([happening], reading.happenings):
        sides = {member.side for other in told for side in other.sides for member in side.members}
        if any(not side.startswith(STRANGER) for side in sides):
            return tuple(sorted(sides))
    speakers = [speaker for statement in reading.statements for speaker in statement.speakers]
    return tuple(sorted({s.side for s in speakers if s.sector not in OUTSIDE and not s.stranger}))


def _places(happening: Happening, claims: Sequence[Claim], named: Sequence[Place]) -> tuple[Place, ...]:
    """Give the place of the happening first, then those that most claims name, then others of its words."""
    votes: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for place in (p.place for claim in claims for p in claim.places if p.place is not None):
        votes[place.id] += 1
        places[place.id] = place
    own = happening.where.place if happening.where is not None else None
    order = ([own] if own is not None else []) + [places[id] for id in sorted(places, key=lambda id: (-votes[id], id))]
    return tuple({place.id: place for place in (*order, *named)}.values())[:MOST_PLACES]


def _countries(reading: Reading) -> set[str]:
    """Return the countries that a report is about: of its places, its sides and those who speak."""
    places = (mention.place for claim in reading.claims for mention in claim.places)
    members = [member for happening in reading.happenings for side in happening.sides for member in side.members]
    members += [speaker for statement in reading.statements for speaker in statement.speakers]
    found = {place.country for place in places if place is not None} | {member.country for member in members}
    return {country for country in found if country}


def _place_names(place: Place) -> tuple[str, ...]:
    """Fold the names of a place, and the words of each."""
    names = [place.name, *(other.name for other in place.names)]
    return tuple(sorted({fold(word) for name in names for word in (name, *name.split())}))


def _figures(claims: Iterable[Claim]) -> Iterator[tuple[str, int]]:
    """Yield what is counted by whom it struck; a denied, damaged or missing figure is none."""
    for claim in claims:
        if claim.act in COUNTED and claim.count is not None and claim.stance in SAID and not claim.count.damaged:
            figure = claim.count.best if claim.count.best is not None else claim.count.low
            if figure is not None:
                yield f"{claim.act}:{_whom(claim)}", figure


def _whom(claim: Claim) -> str:
    target = claim.target
    if target is None or target.kind in ("unnamed", "unknown"):
        return "?"
    return target.actor.side if target.actor is not None else target.kind


def _named_sides(happening: Happening) -> frozenset[str]:
    """Return the folded names of the sides: who fights is compared by itself."""
    texts = [member.name for side in happening.sides for member in side.members]
    texts += [span.text for side in happening.sides for span in side.named_by]
    return frozenset(fold(match[0]) for text in texts for match in WORD.finditer(text))


def _speakers(reading: Reading) -> frozenset[str]:
    """Return the folded names of those who speak: a spokesman speaks of every fight of his side."""
    texts = [statement.named_as.text for statement in reading.statements if statement.named_as is not None]
    texts += [actor.name for statement in reading.statements for actor in statement.speakers]
    return frozenset(fold(match[0]) for text in texts for match in WORD.finditer(text))
