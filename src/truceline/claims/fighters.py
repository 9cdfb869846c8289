"""Who fights in a fight told of both: "Afghan and Pakistani guards clashed", "fire was exchanged between X and Y".

A claim of a clash has no actor and no target, since neither is said to act upon the other; the sides of the event are
read here. In: the trigger word. Out: the parties, in the order of the text.
"""

from collections.abc import Iterator

from truceline.claims.sides import Sides
from truceline.claims.view import View
from truceline.model.actor import Party
from truceline.model.mention import EventMention

BETWEEN = frozenset(("between", "with", "against", "among", "by", "of", "from"))
SUBJECTS = ("nsubj", "nsubjpass")


def find_fighters(view: View, sides: Sides, event: EventMention) -> Iterator[Party]:
    """Yield the parties of a clash; nobody where the act is another one."""
    if event.act != "clashed":
        return
    words = sorted({i for head in _heads(view, event.token) for i in view.subtree(head)})
    seen: set[str] = set()
    for index in words:
        mention = view.actor_at.get(index)
        key = sides.key(mention.actor) if mention is not None else None
        if mention is not None and mention.actor is not None and key is not None and key not in seen:
            seen.add(key)
            yield Party(kind="actor", actor=mention.actor, named_as=mention.span)


def _heads(view: View, index: int) -> Iterator[int]:
    """Yield the heads of the phrases that may name those who fight."""
    yield from view.children(index, *SUBJECTS)
    above = view.tokens[index].head
    if not view.children(index, *SUBJECTS) and view.tokens[index].dep in ("conj", "xcomp", "dobj", "advcl"):
        yield from view.children(above, *SUBJECTS)
    for prep in view.children(index, "prep", "agent"):
        if view.low[prep] in BETWEEN:
            yield from view.children(prep, "pobj")
    if view.tokens[index].tag.startswith("NN"):
        yield from view.children(index, "amod", "compound", "nmod", "poss")
    for thing in view.children(index, "dobj"):  # "traded fire with", "exchanged fire between"
        for prep in view.children(thing, "prep"):
            if view.low[prep] in BETWEEN:
                yield from view.children(prep, "pobj")
