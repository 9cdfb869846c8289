"""Whom a noun phrase means: a named actor, "its units", "the adversary", "four civilians", "the ministry"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from truceline.claims.sides import Sides
from truceline.claims.view import View
from truceline.model.actor import Actor, PartyKind
from truceline.reference.actors import OrganPhrase, PartyNoun, organ_of

FIRST_PERSON = frozenset(("we", "us", "our", "ours", "i", "my", "me"))
THIRD_PERSON = frozenset(("it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "theirs"))
LEFT = ("amod", "compound", "poss", "nmod", "nn", "det", "npadvmod", "advmod", "quantmod", "nummod")
PARTITIVE = frozenset(
    "one two three four five six seven eight nine ten some most many several number dozens hundreds tens all both none "
    "each part half majority total members member any more few any".split()
)
OTHERS = frozenset(("other", "opposing", "opposite", "enemy", "adversary", "hostile", "occupying", "regime"))
NOT_OWNED = frozenset("backed made aligned supplied brokered mediated built trained funded drawn supported".split())
OWNER_PREPS = ("of", "from", "by", "loyal", "to")
CAMPS = ("camp", "camps")  # a party's own camp is its ground, unless people took shelter there
SHELTERED = ("refugee", "displace", "idp", "civilian", "shelter")
STATE_WORDS = frozenset(("government", "army", "military", "troops", "soldiers", "regime", "loyalist"))


class Ref(NamedTuple):
    """What a noun phrase stands for, with its tokens (``first`` is -1 where the voice alone carries it)."""

    kind: PartyKind
    actor: Actor | None
    first: int
    last: int


@dataclass(frozen=True)
class Context:
    """Who speaks where the phrase stands, who the sentence's subject is, and of which others was told before."""

    speaker: Actor | None = None
    subject: Actor | None = None
    issuer: bool = False
    others: Actor | None = None


class Told(NamedTuple):
    """Who was told to have done something, by whom, in which sentence."""

    number: int
    speaker: Actor | None
    actor: Actor


@dataclass
class Resolver:
    """Resolve noun phrases of one document."""

    view: View
    nouns: Mapping[str, PartyNoun]
    sides: Sides
    phrases: Mapping[str, OrganPhrase] = field(default_factory=dict)
    states: Mapping[str, Actor] = field(default_factory=dict)
    recent: dict[str, Actor] = field(default_factory=dict)
    last_named: Actor | None = None
    last_told: Told | None = None

    def party(self, head: int, context: Context) -> Ref | None:
        """Return the party that the phrase headed by ``head`` means; ``None`` where it means none at all."""
        view = self.view
        word = view.low[head]
        if word in FIRST_PERSON:
            return self._voiced(context.speaker, head)
        if word in THIRD_PERSON:
            return self._voiced(self._third_person(head, context), head)
        inner = self._partitive(head)
        if inner is not None:
            return self.party(inner, context)
        owner = self._owner(head, context)
        noun = self.nouns.get(word)
        if noun is not None:
            return self._noun(noun, owner, head, context)
        if owner is not None and head in view.actor_at:
            return self._actor(owner, head)
        if owner is not None and view.tokens[head].tag.startswith("N") and head in view.event_at:
            return self._actor(owner, head)
        return None

    def _noun(self, noun: PartyNoun, owner: Actor | None, head: int, context: Context) -> Ref | None:
        if owner is not None and noun.noun in CAMPS and not self._sheltering(head):
            return self._actor(owner, head)
        if noun.cls in ("civilians", "civil_object"):
            return Ref("civilians", None, *self._edges(head))
        if noun.cls == "people" and owner is None:
            return Ref("unnamed", None, *self._edges(head))
        enemy = self.sides.enemy(self.sides.key(context.speaker))
        if owner is None and (noun.cls == "enemy" or self._says_other(head)):
            return self._actor(enemy, head) if enemy else Ref("unnamed", None, *self._edges(head))
        if owner is None:
            owner = self._unowned(noun, head, enemy, context)
        return self._actor(_armed(owner, noun), head) if owner else Ref("unnamed", None, *self._edges(head))

    def _unowned(self, noun: PartyNoun, head: int, enemy: Actor | None, context: Context) -> Actor | None:
        """Find the side of "the rebels", "government forces", "the army" where only one side can be meant."""
        words = {self.view.low[i] for i in range(max(head - 2, 0), head + 1)}
        if noun.sector == "REB":
            group = self.sides.only(armed_group=True)
            own = self.sides.key(context.speaker)
            return enemy if group is None or (own and self.sides.key(group) == own) else group
        if words & STATE_WORDS:
            own = self.sides.key(context.speaker)
            speaker = self.sides.actors[own] if own else None
            return self.sides.only(armed_group=False) or (speaker if speaker and not speaker.group else None)
        return None

    def _owner(self, head: int, context: Context) -> Actor | None:
        """Find who owns the phrase: a name in it, a possessive, or "of X" after it; else the organ that it is."""
        named = self._named_owner(head, context)
        if named is not None:
            return named
        mention = self.view.actor_at.get(head)
        if mention is not None and mention.form == "organ" and mention.actor is None:
            bare = self.recent.get(mention.span.text.lower().split()[-1])  # "the ministry": the last one named
            return bare if bare is not None and self.sides.key(bare) else None
        return None

    def _named_owner(self, head: int, context: Context) -> Actor | None:
        for index in self._owner_tokens(head):
            word = self.view.low[index]
            if word in FIRST_PERSON:
                return self._body_of(context.speaker)
            if word in THIRD_PERSON and self.view.tokens[index].tag == "PRP$":
                return self._body_of(self._third_person(index, context))
            mention = self.view.actor_at.get(index)
            if mention is not None and mention.actor is not None and self._can_own(mention.actor):
                return mention.actor
            side = self._implied(index, head, context)
            if side is not None:
                return side
        return None

    def _implied(self, index: int, head: int, context: Context) -> Actor | None:
        """Find the side that "enemy", "rebel" or "government" means as a part of the phrase."""
        noun = self.nouns.get(self.view.low[index]) if index != head else None
        if noun is not None and (noun.cls == "enemy" or self._says_other(index)):
            enemy = self.sides.enemy(self.sides.key(context.speaker))
            if enemy is not None:
                return enemy
        if noun is not None and noun.sector == "REB":
            group = self.sides.only(armed_group=True)
            if group is not None:
                return group
        return self.sides.only(armed_group=False) if self.view.low[index] == "government" else None

    def _third_person(self, index: int, context: Context) -> Actor | None:
        """Resolve "it", "their": the side named before in the clause of the speech, else the speaker.

        In an issuer's own text, where "we" is the issuer, it is the one named last; "they" in what somebody goes on to
        say of others is those others.
        """
        sentence = self.view.sentence(index)
        plural = self.view.low[index] in ("they", "their", "them", "theirs")
        own_text = context.issuer
        if plural or own_text:
            last = None
            for i in range(sentence.first, index):
                mention = self.view.actor_at.get(i)
                if mention and mention.actor and self.sides.key(mention.actor):
                    last = mention.actor
            if last is not None and (own_text or self.sides.key(last) != self.sides.key(context.speaker)):
                return last
            if own_text:
                return self.last_named or self.sides.enemy(self.sides.key(context.speaker))
            if context.others is not None:
                return context.others
        return context.subject or context.speaker

    def _can_own(self, actor: Actor) -> bool:
        return actor.sector not in ("JRN", "NGO")

    def _owner_tokens(self, head: int) -> Iterator[int]:
        """Yield the tokens that may name the owner, nearest first: the head, what stands left, "of X" on the right."""
        yield head
        view = self.view
        for kid in reversed(view.kids[head]):
            if kid < head and view.tokens[kid].dep in LEFT:
                yield kid
                if view.low[kid] in NOT_OWNED:
                    continue
                yield from (k for k in view.kids[kid] if view.tokens[k].dep in (*LEFT, "prep", "pobj"))
        for kid in view.kids[head]:
            if kid > head and view.tokens[kid].dep in ("prep", "agent") and view.low[kid] in OWNER_PREPS:
                for pobj in view.children(kid, "pobj"):
                    yield pobj
                    yield from (k for k in view.kids[pobj] if view.tokens[k].dep in LEFT)
                    for deeper in view.children(pobj, "prep"):
                        yield from view.children(deeper, "pobj")
            if view.tokens[kid].dep == "appos":
                yield kid

    def _partitive(self, head: int) -> int | None:
        """Return X of "three of X", "a number of X", "some of its own X"."""
        view = self.view
        if view.low[head] in PARTITIVE or view.tokens[head].tag == "CD":
            for prep in view.children(head, "prep"):
                if view.low[prep] in ("of", "among", "from"):
                    return view.child(prep, "pobj")
        return None

    def _sheltering(self, head: int) -> bool:
        """Say whether a camp shelters people: "refugee camp", "a camp for the displaced"."""
        return any(self.view.low[i].startswith(SHELTERED) for i in self.view.subtree(head))

    def _says_other(self, head: int) -> bool:
        return any(self.view.low[k] in OTHERS for k in self.view.kids[head])

    def _body_of(self, actor: Actor | None) -> Actor | None:
        """Return the state of a person who speaks of "our" or "his" soldiers; anybody else as they are."""
        if actor is None or actor.kind != "person" or actor.group or actor.stranger:
            return actor
        return self.states.get(actor.country or "", actor)

    def _voiced(self, actor: Actor | None, head: int) -> Ref | None:
        actor = self._body_of(actor)
        return Ref("actor", actor, head, head) if actor is not None else None

    def _actor(self, actor: Actor, head: int) -> Ref:
        return Ref("actor", actor, *self._edges(head))

    def _edges(self, head: int) -> tuple[int, int]:
        """Return the first and last token of the phrase without clauses that hang on it."""
        view = self.view
        first = last = head
        for kid in view.kids[head]:
            if view.tokens[kid].dep in (*LEFT, "case"):
                low = min(view.subtree(kid))
                first = min(first, low) if kid < head else first
                last = max(last, kid) if kid > head else last
            if view.tokens[kid].dep == "prep" and view.low[kid] == "of" and kid > head:
                last = max([last, *[k for k in view.subtree(kid) if k - head <= 6]])
        return first, last


def carried(actor: Actor | None) -> Ref | None:
    """Return a reference to an actor whom the voice alone carries, without words of its own."""
    return Ref("actor", actor, -1, -1) if actor is not None else None


def _armed(owner: Actor, noun: PartyNoun) -> Actor:
    """Return a state's armed forces for its "troops", its police for its "border guards", else the owner."""
    if owner.kind != "state" or owner.group or noun.cls not in ("fighters", "ground"):
        return owner
    words = {"MIL": OrganPhrase("armed forces", "armed_forces", "MIL"), "COP": OrganPhrase("police", "police", "COP")}
    phrase = words.get(str(noun.sector))
    return organ_of(owner, phrase) if phrase is not None else owner


def as_belligerent(actor: Actor | None, sides: Sides) -> Actor | None:
    """Return the actor of the side that an organ or person belongs to, else the actor itself."""
    key = sides.key(actor)
    return sides.actors[key] if key else actor
