"""Which sides stand together: joined in one phrase, backed, led or allied; told by the words, never by name.

In: the view and the keys of the sides. Out: pairs of keys that the text puts on one side of the fight.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from truceline.claims.view import View
from truceline.model.mention import ActorMention

APART = re.compile(
    r"\b(?:between|against|versus|vs|each other|one another|both sides|both parties|two sides|clash\w*|"
    r"exchang\w+|accus\w+|blam\w+|trad\w+|fought|fight\w*|den(?:y|ied|ies)|truce|cease-?fire|war|talks)\b",
    re.IGNORECASE,
)
# What stands between two names of one camp: "and", "/", "and its allies of the", "-backed", "alongside".
JOINED = re.compile(
    r"(?:'s|’s)?(?:\s*(?:/|,)\s*|[\s-]+(?:and|alongside|together with|allied (?:to|with)|backed by|supported by|"
    r"loyal to|with the support of|and (?:its|their|his) (?:allies|proxies|auxiliaries)(?: of| in| from)?|"
    r"(?:troops|forces|army|soldiers|units|fighters|militias?) and)[\s-]+)(?:the |its |their |allied )*",
    re.IGNORECASE,
)
BACKED = re.compile(
    r"[- ](?:backed|led|aligned|allied|supported|controlled|sponsored|run)\s+(?:\w+\s+){0,2}", re.IGNORECASE
)


def find_allies(view: View, keys: Collection[str]) -> frozenset[frozenset[str]]:
    """Return the pairs of keys that are named as one party to the fight."""
    pairs: set[frozenset[str]] = set()
    for one, two in _neighbours(view, keys):
        between = view.text[one.span.end : two.span.start]
        if BACKED.fullmatch(between) or (JOINED.fullmatch(between) and not _opposed(view, one)):
            pairs.add(frozenset((_key(one), _key(two))))
    return frozenset(pairs)


def _neighbours(view: View, keys: Collection[str]) -> Iterator[tuple[ActorMention, ActorMention]]:
    """Yield neighbouring mentions of two different sides."""
    named = [m for m in view.annotated.actors if m.actor is not None and m.actor.side in keys]
    yield from ((a, b) for a, b in pairwise(named) if _key(a) != _key(b))


def _key(mention: ActorMention) -> str:
    assert mention.actor is not None, "only named actors are compared"
    return mention.actor.side


def _opposed(view: View, mention: ActorMention) -> bool:
    """Say whether the sentence sets the joined names against each other ("X and Y exchanged fire")."""
    index = view.token_at(mention.span.start)
    if index is None:
        return True
    sentence = view.sentence(index)
    return APART.search(view.text, sentence.start, sentence.end) is not None
