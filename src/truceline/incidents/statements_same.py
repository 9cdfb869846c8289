"""Do two reports quote one utterance? The figures, clocks and words of what they have one speaker say decide.

A telling is what one report has one source say. Tellings of one source in, groups of them out: a later statement with
other figures is another utterance of the same source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from truceline.model.claim import Claim
from truceline.reference.wording import folded_words

COUNTED = ("killed", "wounded", "captured", "missing", "damaged")
SAME_WORDS = 0.5  # of the pairs of words of the shorter telling that stand in the other
SAME_ACTS = 0.5  # of the acts of the shorter telling
SOON = timedelta(hours=24)  # a report of the next evening quotes the statements of its own day


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report has one source say: ``statements`` and ``claims`` in the order of the text.

    ``published`` is ``None`` where not known; ``line`` is the document that the report was made of in the end, else its
    own; ``release``: the report is the source's own.
    """

    document: str
    line: str
    published: datetime | None
    release: bool
    statements: tuple[str, ...]
    claims: tuple[Claim, ...]


def group_tellings(tellings: Sequence[Telling]) -> tuple[tuple[Telling, ...], ...]:
    """Group tellings of one source, given in the order of publication, into utterances in the order of their first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        fits = [(max(_same(other, telling) for other in group), group) for group in groups if _fits(telling, group)]
        best = max((score for score, _ in fits), default=0)
        if best:
            next(group for score, group in fits if score == best).append(telling)
        else:
            groups.append([telling])
    return tuple(tuple(group) for group in groups)


def _fits(telling: Telling, group: Iterable[Telling]) -> bool:
    """Say whether nothing speaks against a telling in a group; it was not published before any of them."""
    return all(telling.line == other.line or not _differ(other, telling) for other in group)


def _differ(earlier: Telling, later: Telling) -> bool:
    """Say whether the later telling has other figures, or figures that were not known before."""
    return in_conflict(earlier.claims, later.claims) or bool(_open(earlier.claims) & _figures(later.claims).keys())


def _open(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Return the losses that are told without a number, and no number lost by damage."""
    counted = [c for c in claims if c.act in COUNTED]
    unknown = (c for c in counted if c.count is None or (c.count.unknown and not c.count.damaged))
    told: set[tuple[str, str]] = {(c.act, _side(c.target)) for c in unknown}
    return told - _figures(claims).keys()


def _same(earlier: Telling, later: Telling) -> int:
    """Return 3 for a copy, 2 for the same figures, clocks or words, 1 for the same acts in time, 0 for nothing."""
    if earlier.line == later.line:
        return 3
    if say_the_same(earlier.claims, later.claims):
        return 2
    return 1 if _in_time(earlier, later) and same_acts(earlier.claims, later.claims) else 0


def _in_time(earlier: Telling, later: Telling) -> bool:
    """Say whether one can quote what the other quotes: a release is quoted after it came out, not before."""
    if later.release:
        return False
    return earlier.published is None or later.published is None or later.published - earlier.published <= SOON


def say_the_same(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Say whether two tellings share a known figure, a clock or half of their words, and contradict in no figure."""
    if in_conflict(a, b):
        return False
    if set(_known(a)) & set(_known(b)) or _clocks(a) & _clocks(b):
        return True
    ours, theirs = _pairs(a), _pairs(b)
    return len(ours & theirs) >= SAME_WORDS * max(1, min(len(ours), len(theirs)))


def same_acts(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Say whether half of the acts of the shorter telling stand in the other, done by the same."""
    ours, theirs = set(_acts(a)), set(_acts(b))
    return len(ours & theirs) >= SAME_ACTS * max(1, min(len(ours), len(theirs)))


def in_conflict(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Say whether the two give different known figures for one loss."""
    ours, theirs = _figures(a), _figures(b)
    return any(not ours[loss] & theirs[loss] for loss in ours.keys() & theirs.keys())


def _figures(claims: Iterable[Claim]) -> dict[tuple[str, str], set[tuple[int | None, int | None]]]:
    figures: defaultdict[tuple[str, str], set[tuple[int | None, int | None]]] = defaultdict(set)
    for act, target, low, high in _known(claims):
        figures[act, target].add((low, high))
    return dict(figures)


def _known(claims: Iterable[Claim]) -> Iterator[tuple[str, str, int | None, int | None]]:
    """Yield the figures that are told: the act, whom it struck, lowest and highest."""
    for claim in claims:
        if claim.act in COUNTED and claim.count is not None and not claim.count.unknown and not claim.count.damaged:
            yield claim.act, _side(claim.target), claim.count.low, claim.count.high


def _clocks(claims: Iterable[Claim]) -> set[str]:
    return {time.clock for claim in claims for time in claim.times if time.clock}


def _acts(claims: Iterable[Claim]) -> Iterator[tuple[str, str, str]]:
    yield from ((claim.stance, claim.act, _side(claim.actor)) for claim in claims)


def _side(party: object) -> str:
    actor = getattr(party, "actor", None)
    return actor.side if actor is not None else str(getattr(party, "kind", ""))


def _pairs(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words of what is said, without who says it."""
    sentences = {claim.content.start: folded_words(claim.content.text) for claim in claims}.values()
    return {pair for words in sentences for pair in pairwise(words)}
