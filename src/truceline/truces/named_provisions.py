"""Which provisions of an agreement somebody's words say were broken, or why that cannot be said.

Goes in: the agreement that the words name, the claim, the reading it stands in. Comes out: the provisions of a point
that is named; else those of the duty that the deed told with it breaks; else, where the word for the agreement is that
of the duty itself (ceasefire, truce), those to cease fire.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim
from truceline.model.mention import TruceMention
from truceline.model.reading import Reading
from truceline.model.truce import Obligation, Provision, Truce
from truceline.truces.belonging import is_of
from truceline.truces.naming import FIRE

TOLD = ("asserts", "confirms")
BROKEN_BY: Mapping[Act, tuple[Obligation, ...]] = {
    "fired_first": ("cease_fire",),
    "attacked": ("cease_fire",),
    "returned_fire": ("cease_fire",),
    "clashed": ("cease_fire",),
    "killed": ("cease_fire",),
    "wounded": ("cease_fire",),
    "advanced": ("hold_positions",),
    "entered_territory": ("hold_positions",),
    "fortified": ("no_fortify",),
    "overflew": ("no_overflight",),
}
"""Which duties a deed breaks, where somebody says that it broke an agreement."""
POINT = re.compile(
    r"\b(?:points?|articles?|paragraphs?|clauses?|provisions?|items?|art\.|para\.)\s+(\d+)", re.IGNORECASE
)
TEXT = re.compile(
    r"agreements?|accords?|deals?|understandings?|arrangements?|measures|statement|memorandum", re.IGNORECASE
)
TOGETHER = 400  # characters between an allegation and the deed that is told with it: two or three sentences


def provisions_named(
    truces: Sequence[Truce], claim: Claim, reading: Reading, mention: TruceMention | None
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the provisions that are said to be broken, or why that cannot be said."""
    if not truces or mention is None:
        return (), ""
    truce = truces[0]
    accused = claim.actor.actor if claim.actor else None
    point = POINT.search(claim.span.text)
    if point:
        numbered = [p for p in truce.provisions if p.number == point[1] and obliges(truce, p, accused)]
        return _pairs(truce, numbered), f"point {point[1]} is named" if numbered else f"it has no point {point[1]}"
    deeds = deeds_with(claim, reading)
    duties = {duty for each in deeds for duty in BROKEN_BY[each.act]}
    if not deeds and is_of_fire(mention, reading):
        duties = {"cease_fire"}
    if not duties:
        return (), "which of its provisions cannot be said: no deed is told with it"
    held = [p for p in truce.provisions if p.obligation in duties and obliges(truce, p, accused)]
    why = f"a duty of {', '.join(sorted(duties))}" if held else f"it has no duty of {', '.join(sorted(duties))}"
    return _pairs(truce, held), why


def is_of_fire(mention: TruceMention, reading: Reading) -> bool:
    """Say whether the word for an agreement is that of its duty (ceasefire), and not of its text (ceasefire deal)."""
    follow = reading.document.text[mention.span.end : mention.span.end + 25]
    return FIRE.match(mention.span.text) is not None and not TEXT.search(mention.span.text + follow.split(",")[0])


def deeds_with(claim: Claim, reading: Reading) -> tuple[Claim, ...]:
    """Return what else is told of the accused in the sentence of a claim, else close by."""
    told = [each for each in reading.claims if _same_deed(each, claim)]
    near = [each for each in told if each.span.start < claim.span.end and claim.span.start < each.span.end]
    return tuple(near or (each for each in told if _apart(each, claim) <= TOGETHER))


def _same_deed(each: Claim, claim: Claim) -> bool:
    if each.act not in BROKEN_BY or each.stance not in TOLD or each.factuality != "happened":
        return False
    doer, accused = each.actor, claim.actor
    if claim.stance == "denies" or doer is None or accused is None or doer.actor is None or accused.actor is None:
        return False
    return doer.actor.side == accused.actor.side or doer.actor.country == accused.actor.country


def _apart(each: Claim, claim: Claim) -> int:
    return max(each.span.start - claim.span.end, claim.span.start - each.span.end)


def obliges(truce: Truce, provision: Provision, accused: Actor | None) -> bool:
    """Say whether a provision obliges the accused: its party, else one of its country; anybody where none is told."""
    if accused is None:
        return True
    own = {party.id for party in truce.parties if is_of(accused, party)}
    if not own & set(provision.obliged):
        own = {party.id for party in truce.parties if party.country and party.country == accused.country}
    return bool(own & set(provision.obliged))


def _pairs(truce: Truce, provisions: Iterable[Provision]) -> tuple[tuple[str, str], ...]:
    return tuple((truce.id, provision.id) for provision in provisions)
