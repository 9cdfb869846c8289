"""Whom a phrase of speaking names: an organ, a group, a person of an office, "it", the residents.

In: the head of a phrase. Out: an actor, or ``None`` where the phrase names nobody who can speak. It remembers who spoke
last and which persons were introduced. The cues of speaking are found in ``attribution``.
"""

from dataclasses import dataclass, field

from truceline.claims.offices import Offices
from truceline.claims.view import View
from truceline.model.actor import STRANGER, Actor
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSE_REACH = 10  # tokens of "who commands the government's operations room"


@dataclass
class Speakers:
    """Resolve the speakers of one document; ``voice`` is who issued it, ``people`` the persons by surname."""

    view: View
    offices: Offices
    voice: Actor | None
    people: dict[str, Actor] = field(default_factory=dict)
    table: SpeakerWords = field(default_factory=load_speaker_words)

    @property
    def last(self) -> tuple[Actor, ...]:
        """Who spoke last."""
        return self.offices.last

    def hear(self, speakers: tuple[Actor, ...]) -> None:
        """Keep who spoke last, unless no table knows them."""
        if speakers and not speakers[0].stranger:
            self.offices.last = speakers

    def of(self, head: int) -> Actor | None:
        """Return the organisation or people for whom the phrase headed by ``head`` speaks."""
        view = self.view
        word = view.low[head]
        if word in ("it", "he", "she", "they", "them", "him", "her"):
            return self.last[0] if self.last else self.voice
        if word in ("we", "i"):
            return self.voice
        if word in ("who", "which", "that"):
            return self.of(view.tokens[view.tokens[head].head].head) if view.tokens[head].dep in SUBJECTS else None
        phrase = noun_phrase(self.view, head)
        named = self._named(phrase, head)
        if named is not None:
            return named
        words = {view.low[i] for i in phrase}
        if words & self.table.residents:
            return self.offices.residents(phrase)
        of_office = self.table.spokesmen | self.table.sources | self.table.officials
        if words & of_office or word in self.table.bare_bodies:
            return self.offices.of_words(words, phrase)
        return None

    def both(self, subject: int) -> tuple[Actor, ...]:
        """Read "the ministries of the two countries", "both sides" as every side speaking for itself."""
        words = self.words(subject)
        if (
            self.view.low[subject] in self.table.plural_parties
            and words & {"two", "both", "each"}
            and not self._named(noun_phrase(self.view, subject), subject)
        ):
            sides = tuple(self.offices.resolver.sides.actors.values())
            return self.offices.organ_of_each(sides, subject) or sides
        return ()

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
        elif self.voice is not None and (view.low[subject] in self.table.bodies or self._ours(subject)):
            return self.voice
        elif self.last and view.low[subject] in self.table.bodies:
            return self.last[0]
        return self.stranger(subject)

    def _ours(self, head: int) -> bool:
        return any(self.view.low[k] == "our" for k in self.view.kids[head])

    def stranger(self, head: int) -> Actor:
        """Return a speaker whom no table knows, by the words that name them; the country is that of the ground."""
        phrase = [i for i in noun_phrase(self.view, head) if abs(i - head) < 6]
        words = self.view.span(phrase[0], phrase[-1]).text
        country = self.offices.ground if {self.view.low[i] for i in phrase} & self.table.local_people else None
        return Actor(
            id=f"{STRANGER}{words.lower()}",
            kind="person",
            name=words,
            country=country,
            sector="CVL" if country else None,
        )

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
                recent[f"sector {mention.actor.sector}"] = mention.actor
                recent[mention.span.text.lower()] = mention.actor
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
                    ranked.append((2, abs(index - head), known))
                continue
            actor = mention.actor or self.offices.of_organ(index, phrase)
            if actor is None:
                continue
            rank = {"organ": 0, "group": 0, "organisation": 1, "person": 2}.get(mention.form, 3)
            ranked.append((rank, abs(index - head), actor))
        if not ranked:
            return None
        rank, _, actor = min(ranked, key=lambda r: (r[0], r[1]))
        return self.offices.in_sector(actor, phrase) if rank == 3 else actor

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
    """Return the tokens of the noun phrase with its titles, owners and appositions, without relative clauses."""
    out, stack = [], [head]
    while stack:
        index = stack.pop()
        out.append(index)
        for kid in view.kids[index]:
            dep = view.tokens[kid].dep
            if dep in ("relcl", "acl", "conj", "cc", "advcl", "ccomp", "punct"):
                continue
            if dep == "prep" and view.low[kid] not in ("of", "for", "in", "from", "at", "with", "on"):
                continue
            stack.append(kid)
    return sorted(out)
