"""Who fills a slot of an act: the first of several phrases, a speaker's own side, the other side.

In: heads of phrases or a speaker. Out: a reference, or ``None``. Which words fill which slot is told by ``frames``.
"""

from collections.abc import Sequence

from truceline.claims.reference import Context, Ref, Resolver, as_belligerent, carried
from truceline.model.actor import Actor


def first_party(resolver: Resolver, heads: Sequence[int], context: Context) -> Ref | None:
    """Return the first phrase that names a party; else the first that names one without saying which."""
    refs = [ref for head in heads if (ref := resolver.party(head, context)) is not None]
    for kind in ("actor", "civilians"):
        for ref in refs:
            if ref.kind == kind:
                return ref
    return refs[0] if refs else None


def own_side(resolver: Resolver, speaker: Actor | None) -> Ref | None:
    """Return the speaker's own side, where the speaker is of one."""
    actor = as_belligerent(speaker, resolver.sides)
    return carried(actor) if resolver.sides.key(actor) else None


def other_side(resolver: Resolver, actor: Actor | None) -> Ref | None:
    """Return the side against an actor or speaker: what a party calls a breach without saying whose is not its own."""
    return carried(resolver.sides.enemy(resolver.sides.key(actor)))


def same_side(resolver: Resolver, one: Ref, two: Ref) -> bool:
    """Say whether two parties are one side."""
    if one.actor is None or two.actor is None:
        return False
    keys = resolver.sides.key(one.actor), resolver.sides.key(two.actor)
    return keys[0] == keys[1] if keys[0] else one.actor.id == two.actor.id


def noun_class(resolver: Resolver, head: int) -> str:
    """Return the class of a noun for people or things of a party, or an empty string."""
    noun = resolver.nouns.get(resolver.view.low[head])
    return noun.cls if noun is not None else ""


def is_known(ref: Ref | None) -> bool:
    """Say whether the text says who it is."""
    return ref is not None and ref.kind != "unnamed"
