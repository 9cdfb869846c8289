"""A loss told by one speaker: how many, and whose.

In: a telling and the phrases of its slots. Out: a draft with a count, ``UNKNOWN`` where none is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.counts import UNKNOWN, find_count, sum_of, whole_of
from truceline.claims.draft import Draft, Telling
from truceline.claims.fillers import first_party, is_known, noun_class, own_side, same_side
from truceline.claims.frames import suffers
from truceline.claims.reference import Ref, Resolver
from truceline.claims.stance import negated, read_factuality, read_stance
from truceline.claims.view import View
from truceline.model.mention import QuantityMention
from truceline.model.quantity import Count
from truceline.reference.sectors import ARMED

NONE_OF_THEM = Count(low=0, best=0, high=0)
CIVIL_SPEAKERS = ("MED", "GOV", "CVL", "NGO", "IGO", "COP", "JUD")


def read_loss(
    resolver: Resolver, telling: Telling, actors: Sequence[int], victims: Sequence[int], others: Ref | None
) -> Draft:
    """Return the draft of a loss; ``others`` are those whose losses the sentence told before."""
    view, event, context = resolver.view, telling.event, telling.context
    quantity, victims = _figure(resolver, telling, victims)
    target = first_party(resolver, victims, context) or _victims_near(resolver, telling, quantity)
    actor = first_party(resolver, actors, context)
    if actor is not None and (actor.kind != "actor" or (target is not None and same_side(resolver, actor, target))):
        actor = None
    count = quantity.count if quantity else UNKNOWN
    if event.frame == "unhurt":
        count = NONE_OF_THEM
    stance = read_stance(view, telling.number, event, telling.attribution)
    zero = negated(view, event.token) or count.high == 0
    if zero and stance == "denies":
        stance, count = "asserts", replace(count, low=0, best=0, high=0)
    if others is not None and not is_known(target) and not _fighters(resolver, target):
        target = others
    target = _whose(resolver, telling, target, figure=quantity is not None, zero=zero)
    draft = telling.draft(stance, read_factuality(view, event), actor, target)
    return replace(draft, count=count, count_span=quantity.span if quantity else None)


def _figure(
    resolver: Resolver, telling: Telling, victims: Sequence[int]
) -> tuple[QuantityMention | None, Sequence[int]]:
    """Return the figure and the phrases of those whom it counts: of "four of them women" the whole."""
    view = resolver.view
    alike = len(victims) > 1 and all(noun_class(resolver, v) == "civilians" for v in victims)
    total = sum_of(view, victims, telling.event.token) if alike else None
    quantity = total or find_count(view, telling.event, victims)
    if quantity is None or quantity.count.part != "part":
        return quantity, victims
    quantity = whole_of(view, quantity) or quantity
    return quantity, tuple(view.tokens_in(quantity.span.start, quantity.span.end))[-1:]


def _fighters(resolver: Resolver, target: Ref | None) -> bool:
    return target is not None and target.last >= 0 and noun_class(resolver, target.last) == "fighters"


def _whose(resolver: Resolver, telling: Telling, target: Ref | None, *, figure: bool, zero: bool) -> Ref | None:
    """Say whose losses they are where the phrase does not (conventions of the cases).

    A health ministry's "people" are civilians, a party's soldiers (and its "no casualties") are its own.
    """
    speaker = telling.speaker
    if speaker is None or is_known(target):
        return target
    place = (target.first, target.last) if target is not None else (-1, -1)
    noun = resolver.nouns.get(resolver.view.low[target.last]) if target is not None else None
    own = own_side(resolver, speaker)
    party = speaker.sector in ARMED and (zero or (figure and noun is None))
    theirs = noun is not None and (noun.cls == "enemy" or (noun.sector == "REB" and not speaker.group))
    if theirs:
        return target  # whoever "the rebels" are, an army does not call its own so
    if own is not None and (party or _fighters(resolver, target)):
        return Ref("actor", own.actor, *place)
    if speaker.sector in CIVIL_SPEAKERS and noun is not None and noun.cls == "people":
        return Ref("civilians", None, *place)
    if speaker.sector in ("MED", "CVL", "NGO") and noun is None:
        return Ref("civilians", None, *place)
    return target


def _victims_near(resolver: Resolver, telling: Telling, quantity: QuantityMention | None) -> Ref | None:
    """Find whose dead they are where no slot says so.

    "On the Armenian side", "its own", the figure's own phrase.
    """
    heads = _heads_near(resolver.view, telling.event.token, quantity)
    refs = [found for head in heads if (found := resolver.party(head, telling.context)) is not None]
    return next((r for r in refs if is_known(r)), refs[0] if refs else None)


def _heads_near(view: View, index: int, quantity: QuantityMention | None) -> Iterator[int]:
    """Yield the heads of the phrases around a trigger that may name the dead, the nearest first."""
    yield from suffers(view, index)
    joined = [index, *view.children(index, "conj")]
    for kid in (k for i in joined for k in view.kids[i]):
        if view.tokens[kid].dep in ("poss", "amod", "compound", "nmod", "nummod"):
            yield kid
        if view.tokens[kid].dep == "prep" and view.low[kid] in ("on", "among", "of", "in", "from", "for"):
            yield from view.children(kid, "pobj")
    if view.tokens[index].dep in ("amod", "acl", "compound"):
        yield view.tokens[index].head
    token = view.token_at(quantity.span.end - 1) if quantity is not None else None
    if token is not None:
        yield token
    for above in list(view.ancestors(index))[:2]:
        for hook in (above, *view.children(above, "acomp", "attr")):
            for prep in view.children(hook, "prep"):
                if view.low[prep] in ("on", "among", "from"):
                    yield from view.children(prep, "pobj")
