"""Names and organ phrases -> actor mentions.

An organ ("the defence ministry") whose state the words do not name has none. "The ministry in Baku" is no body beside
those of the state: it is the ministry that the text named last of it, else the state.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from truceline.annotate.mask import NamedActor
from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.mention import ActorMention
from truceline.model.span import Span
from truceline.reference.actors import ActorTable, organ_of
from truceline.reference.apart import Taken, longest_apart

BEFORE = re.compile(r"(?:['’]s?)?(?: (?!and |or |to |of |in |on |the |said |that )[\w-]+){0,2} ")
AFTER = re.compile(r" (?:of|in|for) (?:the )?(?:people )?")
WINDOW = 40  # characters between an organ and the state that owns it
OWNERS = ("name", "adjective", "capital", "people", "group")
REGIME = re.compile(r"(?:[’']s)? (?:regime|junta|clique)\b")
BARE_MINISTRY = "ministry"  # the organ of a ministry that the words do not tell from others
OWNED = re.compile(r"(?:['’]s?)? ")
WORD_BEFORE = re.compile(r"([A-Za-z][\w-]*) $")
PLAIN = frozenset("the a that this its same and but while as when said says told to by from of".split())
ACRONYM = re.compile(r"[A-Z]{2,4}$")


def find_actors(document: Document, names: Sequence[NamedActor], table: ActorTable) -> tuple[ActorMention, ...]:
    """Return the mentions in the order of the text; an organ takes the name of its state into its span."""
    text = document.text
    mentions: list[ActorMention] = []
    others: set[int] = set()
    used: set[int] = set()
    named = Taken((n.start, n.end) for n in names)
    starts = [n.start for n in names]
    for start, end, phrase in table.find_phrases(text):
        if not named.free(start, end):
            continue
        if phrase.phrase in ("mod", "mfa", "mps") and not ACRONYM.search(text[start:end]):
            continue
        if phrase.phrase == "defense" and not text[start].isupper():
            continue
        near = slice(max(0, bisect_left(starts, start - 2 * WINDOW)), bisect_left(starts, end + WINDOW + 1))
        owner = _owner(text, names[near], start, end)
        if owner is None:
            mentions.append(_mention(document, start, end, None))
            continue
        used.add(owner.start)
        first, last = min(start, owner.start), max(end, owner.end)
        if phrase.organ == BARE_MINISTRY and _is_another(text, start, owner):
            others.add(first)
        mentions.append(_mention(document, first, last, organ_of(owner.actor, phrase)))
    kept = [_named(document, _state_of_regime(text, n, table)) for n in names if n.start not in used]
    found = longest_apart(mentions + kept, lambda m: (m.span.start, m.span.end))
    return tuple(_which_ministry(sorted(found, key=lambda m: m.span.start), others, table))


def _is_another(text: str, start: int, owner: NamedActor) -> bool:
    """Say whether words tell a ministry from others that no phrase of the table has ("the energy ministry in Baku")."""
    if owner.end < start:
        return not OWNED.fullmatch(text, owner.end, start)
    before = WORD_BEFORE.search(text, max(0, start - WINDOW), start)
    return before is not None and before[1].lower() not in PLAIN


def _which_ministry(
    mentions: Sequence[ActorMention], others: Collection[int], table: ActorTable
) -> Iterator[ActorMention]:
    """Yield the mentions with every bare ministry of a state as the one of it that was named last, else as the state.

    ``others``: where one begins that the words tell from those that were named; it is the state's.
    """
    last: dict[str, Actor] = {}
    for mention in mentions:
        country, organ = _organ(mention.actor)
        if organ == BARE_MINISTRY and country in table.states:
            state = table.states[country]
            yield replace(mention, actor=state if mention.span.start in others else last.get(country, state))
            continue
        if mention.actor is not None and "ministry" in organ:
            last[country] = mention.actor
        yield mention


def _organ(actor: Actor | None) -> tuple[str, str]:
    """Return country and organ of an actor such as ``ARM:ministry_of_defence``; empty for another."""
    country, _, organ = actor.id.partition(":") if actor is not None and actor.kind == "organ" else ("", "", "")
    return country, organ


def _state_of_regime(text: str, name: NamedActor, table: ActorTable) -> NamedActor:
    """Read "the X regime" of a group X as the state that it rules, by its opponents' way of speaking."""
    state = table.states.get(name.actor.country or "")
    if not name.actor.group or state is None or not REGIME.match(text, name.end):
        return name
    return name._replace(form="adjective", actor=state, candidates=(state, name.actor))


def _owner(text: str, names: Sequence[NamedActor], start: int, end: int) -> NamedActor | None:
    """Find the state or group that the words beside the organ name."""
    for name in names:
        if name.form not in OWNERS:
            continue
        if start - WINDOW <= name.end < start and BEFORE.fullmatch(text, name.end, start):
            return name
        if end < name.start <= end + WINDOW and AFTER.fullmatch(text, end, name.start):
            return name
    return None


def _mention(document: Document, start: int, end: int, actor: Actor | None) -> ActorMention:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return ActorMention(span=span, form="organ", actor=actor)


def _named(document: Document, name: NamedActor) -> ActorMention:
    span = Span(document=document.id, start=name.start, end=name.end, text=document.text[name.start : name.end])
    return ActorMention(span=span, form=name.form, actor=name.actor, candidates=name.candidates)
