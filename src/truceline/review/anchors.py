"""Judgements point at words; here the words are found again in a reading, which may be newer than the judgement.

A claim is asked for as ``claim:ACT@SIDE``, and a slot of it as ``claim:ACT@SIDE.SLOT``: at the same words two claims
may stand ("killed four and wounded six"), and the act and the side that it befalls tell them apart.
"""

import re
from collections.abc import Iterable, Mapping

from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.model.span import Span

HAPPENING, COPY, CLAIM, READING = "happening", "copy", "claim", "reading"
NEW, PLACE, EXHIBIT = "new", "place", "exhibit"  # what a person makes of words
SLOTS = ("speaker", "stance", "act", "actor", "target", "count", "place", "time")  # in the order of settling
NOBODY = "-"  # no target, or one that is not named
QUESTION = re.compile(rf"claim:(?P<act>[a-z_]+)@(?P<side>[^@.]+|.+?)(?:\.(?P<slot>{'|'.join(SLOTS)}))?")
LEAST_SHARE = 0.5  # of the characters of two spans together that both have: below it they are not the same words


def claim_question(claim: Claim, slot: str | None = None) -> str:
    """Return the question under which a claim, or a slot of it, is judged."""
    return f"claim:{claim.act}@{befalls(claim)}" + (f".{slot}" if slot else "")


def split_question(question: str) -> tuple[str, str, str | None] | None:
    """Return act, side and slot of a question about a claim; ``None`` for a question of another form.

    >>> split_question("claim:killed@ARM.count")
    ('killed', 'ARM', 'count')
    """
    found = QUESTION.fullmatch(question)
    return (found["act"], found["side"], found["slot"]) if found else None


def find_claim(reading: Reading, span: Span, question: str, *, exactly: bool = False) -> Claim | None:
    """Return the claim that stands at these words, ``None`` where there is none, or where two cannot be told apart.

    ``exactly``: only one that befalls the side that is asked for; else the only one of the act will do.
    """
    asked = split_question(question)
    if asked is None:
        return None
    near = [claim for claim in reading.claims if claim.act == asked[0] and share(claim.content, span) >= LEAST_SHARE]
    same_side = [claim for claim in near if befalls(claim) == asked[1]]
    return _only_best(same_side if exactly else same_side or near, span)


def find_happening(reading: Reading, span: Span) -> Happening | None:
    """Return the happening that tells these words, ``None`` where none does."""
    claims = {claim.id: claim for claim in reading.claims}
    overlaps = {h.id: _told(h, claims, span) for h in reading.happenings}
    best = max(reading.happenings, key=lambda h: (overlaps[h.id], h.id), default=None)
    return best if best is not None and overlaps[best.id] else None


def happening_anchor(happening: Happening, reading: Reading) -> Span:
    """Return the words that a judgement on a happening points at: the content of its first claim in the text."""
    told = set(happening.claims)
    return min((c.content for c in reading.claims if c.id in told), key=lambda span: (span.start, span.end))


def _told(happening: Happening, claims: Mapping[str, Claim], span: Span) -> int:
    spans = (claims[key].content for key in happening.claims if key in claims)
    return max((_common(told, span) for told in spans), default=0)


def _only_best(claims: Iterable[Claim], span: Span) -> Claim | None:
    ranked = sorted(claims, key=lambda claim: -share(claim.content, span))
    if len(ranked) > 1 and share(ranked[0].content, span) == share(ranked[1].content, span):
        return None
    return ranked[0] if ranked else None


def befalls(claim: Claim) -> str:
    """Return the side that a claim befalls, the kind of its target where that is none, or ``-``."""
    if claim.target is None:
        return NOBODY
    return claim.target.actor.side if claim.target.actor else claim.target.kind


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.document == other.document else 0


def share(one: Span, other: Span) -> float:
    """Return which share of the characters of two spans together both have, 0 to 1."""
    common = _common(one, other)
    return common / (one.end - one.start + other.end - other.start - common)
