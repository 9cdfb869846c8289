"""Who fights in a fight told of both: "Afghan and Pakistani guards clashed", "fire was exchanged between X and Y".

A claim of a clash has no actor and no target, since neither is said to act upon the other; the sides of the event are
read here. In: the trigger word. Out: the parties, in the order of the text.
"""

import re
from collections.abc import Iterator

from truceline.claims.sides import Sides
from truceline.claims.view import SUBJECTS, View
from truceline.model.actor import Party
from truceline.model.mention import EventMention

BETWEEN = frozenset(("between", "with", "against", "among", "by", "of", "from"))
BOTH = re.compile(
    r"\b(?:the two (?:armies|sides|forces|militaries|countries|neighbours)|both (?:armies|sides|militaries)|each other|"
    r"one another)\b",
    re.IGNORECASE,
)


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


def find_both(view: View, sides: Sides) -> tuple[Party, ...]:
    """Return the two sides of a whole report where a part of it only says "the two armies" and names none.

    ``view`` is of the part, ``sides`` are those of the whole report.
    """
    sentences = view.annotated.sentences
    if len(sides.actors) != 2 or any(sides.key(m.actor) for m in view.annotated.actors):
        return ()
    if not BOTH.search(view.text, sentences[0].start, sentences[-1].end):
        return ()
    return tuple(Party(kind="actor", actor=actor) for actor in sides.actors.values())


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
