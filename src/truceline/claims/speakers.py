"""Whom a phrase of speaking names: an organ, a group, a person of an office, "it", the residents.

In: the head of a phrase. Out: an actor, or ``None`` where the phrase names nobody who can speak. It remembers who spoke
last and which persons were introduced. The cues of speaking are found in ``attribution``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.claims.offices import Offices
from truceline.claims.view import SUBJECTS, View
from truceline.model.actor import STRANGER, Actor
from truceline.model.mention import ActorMention
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words

OWNERS = ("name", "adjective", "capital")
HALVES = frozenset(("North", "South", "East", "West"))
TOPICS = ("organ", "organisation", "group", "name")  # what "it" stands for
VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))  # who speaks for an organ, not for an office
OFFICE_HOLDER = -1  # before every other rank of what a phrase names
CLAUSE_REACH = 10  # tokens of "who commands the government's operations room"


@dataclass
class Speakers:
    """Resolve the speakers of one document; ``voice`` is who issued it, ``people`` the persons by surname."""

    view: View
    offices: Offices
    voice: Actor | None
    people: dict[str, Actor] = field(default_factory=dict)
    topic: Actor | None = None  # the subject of the sentence before, where nobody spoke in it
    table: SpeakerWords = field(default_factory=load_speaker_words)

    @property
    def last(self) -> tuple[Actor, ...]:
        """Who spoke last."""
        return self.offices.last

    def hear(self, speakers: tuple[Actor, ...]) -> None:
        """Keep who spoke last, unless no table knows them."""
        if speakers and not speakers[0].stranger:
            self.offices.last = speakers

    def turn_to(self, number: int) -> None:
        """Keep who acts in a sentence in which nobody speaks, for the "it" that the next begins with."""
        sentence = self.view.annotated.sentences[number]
        roots = (i for i in range(sentence.first, sentence.last) if self.view.tokens[i].head == i)
        subject = next((k for i in roots for k in self.view.children(i, *SUBJECTS)), None)
        mention = self.view.actor_at.get(subject) if subject is not None else None
        speaks = mention is not None and mention.form in TOPICS
        self.topic = self._named(noun_phrase(self.view, subject), subject) if speaks and subject is not None else None

    def _after_a_subject(self, index: int) -> bool:
        return any(self.view.tokens[i].dep in SUBJECTS for i in range(self.view.sentence(index).first, index))

    def of(self, head: int) -> Actor | None:
        """Return the organisation or people for whom the phrase headed by ``head`` speaks."""
        view = self.view
        word = view.low[head]
        if word == "it" and self.topic is not None and not self._after_a_subject(head):
            return self.topic
        if word in ("it", "he", "she", "they", "them", "him", "her"):
            return self.last[0] if self.last else self.voice
        if word in ("we", "i"):
            return self.voice
        if word in ("who", "which", "that"):
            return self.of(view.tokens[view.tokens[head].head].head) if view.tokens[head].dep in SUBJECTS else None
        phrase = noun_phrase(self.view, head)
        named = self._named(phrase, head) or self._half(head)
        if named is not None:
            return named
        words = {view.low[i] for i in phrase}
        if {view.low[i] for i in phrase if not self._owns(i)} & self.table.residents:
            return self.offices.residents(phrase)
        group = self.offices.only_group(words)
        if group is not None:
            return group
        of_office = self.table.spokesmen | self.table.sources | self.table.officials
        if words & of_office or word in self.table.bare_bodies:
            return self.offices.of_words(words, phrase)
        return None

    def _owns(self, index: int) -> bool:
        """Say whether a word only says whose the speaker is: "the *people's* militia" is no residents."""
        return any(self.view.tokens[kid].tag == "POS" for kid in self.view.kids[index])

    def told_by(self, head: int, media: Sequence[Actor]) -> Actor | None:
        """Return whom a medium cites; sources and officials of no named state are of the medium's own country."""
        phrase = noun_phrase(self.view, head)
        words = {self.view.low[i] for i in phrase}
        home = next((m.country for m in media if m.sector == "JRN" and m.country), None)
        if home and words & (self.table.sources | self.table.officials) and self._named_in(phrase) is None:
            return self.offices.officials_of(home, words)
        return self.of(head)

    def _named_in(self, phrase: Sequence[int]) -> Actor | None:
        mentions = (self.view.actor_at.get(i) for i in phrase)
        return next((m.actor for m in mentions if m is not None and m.actor is not None), None)

    def _half(self, head: int) -> Actor | None:
        """Read "the North", "Southern officials" as the side whose name begins so, where only one does."""
        word = self.view.tokens[head].text
        if word not in HALVES:
            return None
        named = (m for m in self.view.annotated.actors if m.actor is not None and m.span.text.startswith(word))
        found = {m.actor.id: m.actor for m in named if m.actor is not None and m.form in ("name", "adjective")}
        return next(iter(found.values())) if len(found) == 1 else None

    def both(self, subject: int) -> tuple[Actor, ...]:
        """Read "the ministries of the two countries", "the defence ministries of X and Y" as each for itself."""
        words = self.words(subject)
        if self.view.low[subject] not in self.table.plural_parties:
            return ()
        phrase = noun_phrase(self.view, subject)
        if words & {"two", "both", "each"} and not self._named(phrase, subject):
            sides = tuple(self.offices.resolver.sides.actors.values())
            return self.offices.organ_of_each(sides, subject) or sides
        return self.offices.organ_of_each(self._states_below(subject), subject)

    def _states_below(self, subject: int) -> tuple[Actor, ...]:
        """Return the states that a plural joins ("the defence ministries of X and Y"); one alone is none."""
        below = (self.view.actor_at.get(i) for i in self.view.subtree(subject))
        states = {m.actor.side: m.actor for m in below if m is not None and m.actor is not None and m.form in OWNERS}
        return tuple(states.values()) if len(states) > 1 else ()

    def unknown(self, verb: int, subject: int) -> Actor:
        """Tie an unknown speaker to one that is known where the words allow it, else name them as they are named."""
        view = self.view
        if view.tokens[subject].tag in ("NNP", "NNPS"):
            clause = [k for r in view.children(subject, "relcl") for k in view.subtree(r) if k - subject < CLAUSE_REACH]
            office = self._named(clause, subject) if clause else None
            if office is not None:
                self.people[view.tokens[subject].text] = office
                return office
            if view.low[verb] in self.table.continuing_verbs and self.last:
                return self.last[0]
        elif self.last and self._whose(subject) and view.low[subject] in self.table.watchers | self.table.bodies:
            return self.last[0]  # "its monitors saw"
        elif self.voice is not None and (view.low[subject] in self.table.bodies or self._ours(subject)):
            return self.voice
        elif self.last and view.low[subject] in self.table.bodies:
            return self.last[0]
        return self.stranger(subject)

    def _whose(self, head: int) -> bool:
        return any(self.view.tokens[k].tag == "PRP$" for k in self.view.kids[head])

    def _ours(self, head: int) -> bool:
        return any(self.view.low[k] == "our" for k in self.view.kids[head])

    def stranger(self, head: int) -> Actor:
        """Return a speaker whom no table knows, by the words that name them.

        The country is that of the ground; fighters are a party's, though nobody says whose.
        """
        phrase = [i for i in noun_phrase(self.view, head) if abs(i - head) < 6]
        words = self.view.span(phrase[0], phrase[-1]).text
        named = {self.view.low[i] for i in phrase if not self._owns(i)}
        local = named & self.table.local_people
        country = self.offices.ground if local else self.offices.only_country
        fighters = self.offices.fighters(self.view.low[head])
        sector = fighters or ("CVL" if local and country else None)
        return Actor(id=f"{STRANGER}{words.lower()}", kind="person", name=words, country=country, sector=sector)

    def words(self, head: int) -> set[str]:
        """Return the words of the phrase, in lower case."""
        return {self.view.low[i] for i in noun_phrase(self.view, head)}

    def remember(self, first: int, last: int) -> None:
        """Keep the organs and persons that the sentence names in full, for "the ministry" and bare surnames."""
        recent = self.offices.resolver.recent
        if self.voice is not None and ":ministry" in self.voice.id:
            recent.setdefault("ministry", self.voice)
        for index in range(first, last):
            mention = self.view.actor_at.get(index)
            if mention is None or mention.actor is None:
                continue
            if mention.form == "organ" and not mention.actor.id.startswith("state:"):
                words = mention.span.text.lower().split()
                recent[words[-1]] = mention.actor
                if "ministry" in words:
                    recent["ministry"] = mention.actor
                self.offices.name(mention.span.text, mention.actor)
            elif mention.form == "person":
                self._introduce(index, mention)
        for index in range(first, last):
            token = self.view.tokens[index]
            if token.tag == "NNP" and index not in self.view.actor_at and token.text[0].isupper():
                self._register(index)

    def _named(self, phrase: list[int], head: int) -> Actor | None:
        """Choose the organ, group or organisation of the phrase; else a person, a state."""
        ranked: list[tuple[int, int, Actor]] = []
        for index in phrase:
            mention = self.view.actor_at.get(index)
            if mention is None:
                known = self.people.get(self.view.tokens[index].text)
                if known is not None and index == head:
                    ranked.append((2, 0, known))
                continue
            actor = mention.actor or (None if self._of_an_organisation(index) else self.offices.of_organ(index, phrase))
            if actor is None:
                continue
            rank = {"organ": 0, "group": 0, "organisation": 1, "person": 2}.get(mention.form, 3)
            if rank == 2 and index == head and self._is_of_office(index, mention, phrase):
                rank = OFFICE_HOLDER  # whatever state the title could be of; the words keep the office
            ranked.append((rank, self._below(index, head), actor))
        if not ranked:
            return None
        rank, _, actor = min(ranked, key=lambda r: (r[0], r[1]))
        if rank == OFFICE_HOLDER:
            return self.offices.in_office(actor, phrase)
        return self.offices.in_sector(actor, phrase) if rank == 3 else actor

    def _is_of_office(self, index: int, mention: ActorMention, phrase: list[int]) -> bool:
        """Say whether a known person speaks for an office, not as a spokesman; a surname alone stands by its title."""
        if mention.actor is None or mention.actor.country is None or {self.view.low[i] for i in phrase} & VOICES:
            return False
        before = index - 1
        another = before in phrase and before not in self.view.actor_at and self.view.tokens[before].tag == "NNP"
        return " " in mention.span.text.strip() or not another

    def _of_an_organisation(self, index: int) -> bool:
        """Say whether an organ's word stands behind an organisation's name ("ASEAN military attaches"): no state's."""
        before = self.view.actor_at.get(index - 1) if index else None
        beside = before is not None and before.span.end + 1 == self.view.actor_at[index].span.start
        return before is not None and beside and before.form == "organisation"

    def _below(self, index: int, head: int) -> int:
        """Return how far below the head of the phrase a word stands: "the army of the government" is the army."""
        above = [index, *self.view.ancestors(index)]
        return above.index(head) if head in above else len(above)

    def _introduce(self, index: int, mention: ActorMention) -> None:
        """Remember a person by the first and last name, with the office that stands with it."""
        parts = mention.span.text.split()
        speaker = self._named(noun_phrase(self.view, index), index) or mention.actor
        if speaker is not None and len(parts) > 1:
            self.people.setdefault(parts[0], speaker)
            self.people.setdefault(parts[-1], speaker)

    def _register(self, index: int) -> None:
        """Tie an unknown name to the organ of its title or apposition ("ministry spokesman Eduard Basurin")."""
        token = self.view.tokens[index]
        if token.dep not in ("nsubj", "appos", "pobj", "nsubjpass", "conj", "compound") or token.text in self.people:
            return
        head = token.head if token.dep in ("appos", "compound") else index
        phrase = noun_phrase(self.view, head)
        if not {self.view.low[i] for i in phrase} & self.table.spokesmen and not any(
            self.view.actor_at[i].form == "organ" for i in phrase if i in self.view.actor_at
        ):
            return
        actor = self._named([i for i in phrase if i != index], head)
        if actor is not None and actor.sector != "IGO":
            self.people[token.text] = actor


def noun_phrase(view: View, head: int) -> list[int]:
    """Return the tokens of the noun phrase with its titles, owners and appositions, without relative clauses.

    What stands behind the verb of which it is the subject is no part of it, whatever the parse hangs on it.
    """
    verb = view.tokens[head].head
    end = verb if verb > head and view.tokens[head].dep in SUBJECTS else len(view.tokens)
    out, stack = [], [head]
    while stack:
        index = stack.pop()
        out.append(index)
        for kid in view.kids[index]:
            dep = view.tokens[kid].dep
            if kid >= end or dep in ("relcl", "acl", "conj", "cc", "advcl", "ccomp", "punct"):
                continue
            if dep == "prep" and view.low[kid] not in ("of", "for", "in", "from", "at", "with", "on"):
                continue
            stack.append(kid)
    return sorted(out)
