"""How many: the figure that belongs to an act.

It is found in the phrase of those it happened to, else right beside the word.
"""

from collections.abc import Sequence

from truceline.claims.view import View
from truceline.model.mention import EventMention, QuantityMention
from truceline.model.quantity import Count
from truceline.model.span import Span

NEAR = 3  # tokens between a figure and "killed", "dead", "wounded"
TOLLS = frozenset(("toll", "number", "total", "count", "tally"))
TOLL_REACH = 12  # tokens from "toll" to its figure
LOSS_ACTS = ("killed", "wounded", "captured", "missing")
UNKNOWN = Count(low=None, best=None, high=None)


def find_count(view: View, event: EventMention, victims: Sequence[int]) -> QuantityMention | None:
    """Return the quantity of the act: in the victims' phrase, as its object, or beside the trigger."""
    if event.act not in LOSS_ACTS:
        return None
    for head in victims:
        found = _in_phrase(view, head, event.token)
        if found is not None:
            return found
    index = event.token
    for kid in view.kids[index]:
        if view.tokens[kid].dep in (
            "nummod",
            "amod",
            "advmod",
            "dobj",
            "npadvmod",
            "quantmod",
            "det",
            "compound",
            "nmod",
        ):
            found = _persons(view, kid)
            if found is not None:
                return found
    return (
        _of_toll(view, index)
        or _beside(view, event)
        or _around(view, index)
        or (None if victims else _before(view, event))
    )


def _of_toll(view: View, index: int) -> QuantityMention | None:
    """Return the figure at which a toll stands: "the death toll rose to 12", "put the number of dead at nine"."""
    sentence = view.sentence(index)
    of_number = index > sentence.first + 1 and view.low[index - 1] in ("of", "people", "persons", "those")
    if view.low[index] not in TOLLS and not (
        of_number and TOLLS & set(view.low[max(index - 4, sentence.first) : index])
    ):
        return None
    for place in range(index + 1, min(index + TOLL_REACH, sentence.last)):
        if place in view.event_at or view.low[place] == ";":
            return None
        found = _persons(view, place)
        if found is not None:
            return None if _is_score(view, place) else found
    return None


def _is_score(view: View, index: int) -> bool:
    """Say whether a figure is one of a game: "stands at eight to nil", "at 3-1"."""
    after = view.tokens[index + 1 : index + 3]
    return len(after) == 2 and after[0].text in ("to", "-", "–") and (after[1].text == "nil" or after[1].tag == "CD")


def _around(view: View, index: int) -> QuantityMention | None:
    """Return the figure of the phrase that the trigger only describes ("four of her martyred soldiers")."""
    token = view.tokens[index]
    if token.dep not in ("compound", "amod", "nmod"):
        return None
    found = _in_phrase(view, token.head, index)
    head = view.tokens[token.head]
    if found is None and head.dep == "pobj" and view.low[head.head] == "of":
        return _persons(view, view.tokens[head.head].head)
    return found


def sum_of(view: View, victims: Sequence[int], trigger: int) -> QuantityMention | None:
    """Add up "four women and five children", joined phrases of people of one kind; ``None`` where fewer are counted."""
    parts = [found for head in victims if (found := _in_phrase(view, head, trigger)) is not None]
    parts = [q for q in dict.fromkeys(parts) if q.count.part == "total" and not q.count.damaged]
    if len(parts) < 2:
        return None
    first, last = min(q.span.start for q in parts), max(q.span.end for q in parts)
    span = Span(document=parts[0].span.document, start=first, end=last, text=view.text[first:last])
    ends = ([q.count.low for q in parts], [q.count.best for q in parts], [q.count.high for q in parts])
    low, best, high = (None if None in e else sum(n for n in e if n is not None) for e in ends)
    return QuantityMention(span=span, count=Count(low=low, best=best, high=high, words=span.text))


def figure_before(view: View, index: int) -> tuple[int, ...]:
    """Return the joined phrases that end right before a trigger ("13 civilians and one soldier killed")."""
    if index == 0 or index - 1 not in view.quantity_at:
        return ()
    head = index - 1
    while view.tokens[head].dep == "conj" and view.tokens[head].head < head:
        head = view.tokens[head].head
    heads = [head, *(k for k in view.children(head, "conj") if k < index)]
    return tuple(heads) if len(heads) > 1 else ()


def whole_of(view: View, part: QuantityMention) -> QuantityMention | None:
    """Return the figure that "four of them women" is a part of: the nearest one before it in the sentence."""
    index = view.token_at(part.span.start)
    return _earlier(view, index) if index is not None else None


def _before(view: View, event: EventMention) -> QuantityMention | None:
    """Return the nearest figure before a trigger for which the parse gives no subject, up to another trigger."""
    sentence = view.sentence(event.token)
    for index in range(event.token - 1, sentence.first - 1, -1):
        if index in view.event_at:
            return None
        found = _persons(view, index)
        if found is not None:
            return found
    return None


def _earlier(view: View, before: int) -> QuantityMention | None:
    for index in range(before - 1, view.sentence(before).first - 1, -1):
        found = _persons(view, index)
        if found is not None and found.count.part == "total":
            return found
    return None


def _in_phrase(view: View, head: int, trigger: int) -> QuantityMention | None:
    """Return the quantity that counts the head of a phrase, not one of a clause that hangs on it."""
    found = _persons(view, head)
    if found is not None:
        return found
    for kid in view.kids[head]:
        if kid != trigger and view.tokens[kid].dep in (
            "nummod",
            "amod",
            "det",
            "quantmod",
            "nmod",
            "compound",
            "advmod",
        ):
            found = _persons(view, kid)
            if found is not None:
                return found
    return None


def _beside(view: View, event: EventMention) -> QuantityMention | None:
    """Return the figure that stands right before the trigger ("four killed and six wounded"), else right after it."""
    sentence = view.sentence(event.token)
    for index in range(event.token - 1, max(event.token - NEAR - 1, sentence.first - 1), -1):
        if index in view.event_at or view.low[index] in (",", ";"):
            break
        found = _persons(view, index)
        if found is not None:
            return found
    for index in range(event.token + 1, min(event.token + NEAR + 1, sentence.last)):
        if index in view.event_at or view.low[index] in (";", ",", "and", "in"):
            break
        found = _persons(view, index)
        if found is not None:
            return found
    return None


def _persons(view: View, index: int) -> QuantityMention | None:
    mention = view.quantity_at.get(index)
    return mention if mention is not None and mention.count.unit == "persons" else None
