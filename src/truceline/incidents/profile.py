"""One report read -> the profiles of its happenings: what each says that another can be compared with."""

from collections.abc import Iterable, Mapping

from truceline.incidents.words import find_names, find_words
from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.linking import Profile
from truceline.model.place import Place
from truceline.model.reading import Reading

COUNTED = ("killed", "wounded", "captured", "missing")


def make_profiles(reading: Reading) -> tuple[Profile, ...]:
    """Make a profile of every happening, in their order."""
    claims = {claim.id: claim for claim in reading.claims}
    return tuple(_profile(reading, happening, claims) for happening in reading.happenings)


def _profile(reading: Reading, happening: Happening, claims: Mapping[str, Claim]) -> Profile:
    own = [claims[id] for id in happening.claims if id in claims]
    when = happening.when
    days = tuple(_days(happening))
    sentences = tuple({c.span.start: c.span.text for c in own}.values())
    return Profile(
        happening=happening.id,
        document=happening.document,
        published=reading.document.published,
        first=when.earliest if when else None,
        last=when.latest if when else None,
        day_told=bool(days),
        days=days,
        kind=happening.kind,
        places=_places(happening, own),
        sides=tuple(sorted({member.side for side in happening.sides for member in side.members})),
        acts=tuple(sorted({c.act for c in own})),
        figures=tuple(sorted(set(_figures(own)))),
        clocks=tuple(sorted({time.clock for c in own for time in c.times if time.clock})),
        weapons=tuple(sorted({c.weapon for c in own if c.weapon and c.weapon != "unknown"})),
        names=find_names(sentences),
        words=find_words(sentences),
        several=happening.several,
    )


def _days(happening: Happening) -> Iterable[str]:
    """Give the day of the happening: one only, and none where the words leave it open."""
    when = happening.when
    if when is not None and when.to_the_day and when.earliest is not None:
        yield str(when.local_dates()[0])


def _places(happening: Happening, claims: Iterable[Claim]) -> tuple[Place, ...]:
    """Give the place of the happening first, then those of its claims in the order of their ids."""
    found: dict[str, Place] = {}
    if happening.where is not None and happening.where.place is not None:
        found[happening.where.place.id] = happening.where.place
    rest = {p.place.id: p.place for c in claims for p in c.places if p.place is not None}
    return tuple((found | {id: rest[id] for id in sorted(rest) if id not in found}).values())


def _figures(claims: Iterable[Claim]) -> Iterable[tuple[str, int]]:
    """Give what is counted by whom it struck; a denied or damaged figure is none."""
    for claim in claims:
        if claim.act in COUNTED and claim.count is not None and claim.stance in ("asserts", "confirms", "corrects"):
            figure = claim.count.best if claim.count.best is not None else claim.count.low
            if figure and not claim.count.damaged:
                yield f"{claim.act}:{_whom(claim)}", figure


def _whom(claim: Claim) -> str:
    target = claim.target
    if target is None or target.kind in ("unnamed", "unknown"):
        return "?"
    return target.actor.side if target.actor is not None else "civilians"
