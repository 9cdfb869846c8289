"""Who is speaking: X said that; according to X; X accused Y of; by X's account; the ministry added.

Each attribution has a cue word, a speaker and the words it governs. What no attribution governs is the voice of the
document: the report's own, or that of the ministry or group that issued it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from truceline.claims.reference import Resolver
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.actors import OrganPhrase, organ_of
from truceline.reference.cues import CueKind, report_verbs

ACCOUNT_NOUNS = frozenset(
    "account accounts version telling words reckoning view narrative report reports story".split()
)
SUBJECTS = ("nsubj", "nsubjpass")
SPEECH_TAGS = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")
NEEDS_CONTENT = frozenset(  # verbs of many senses: they report only with a clause, or with a figure for an object
    "held put puts gave gives called calls found named counts counted recorded observed speak speaks spoke refused "
    "described describes listed lists published documented established determined posted put recalled reports claims".split()
)
RESIDENT_WORDS = frozenset(
    "residents resident villagers villager witnesses witness eyewitnesses locals survivors people farmer".split()
)
SOURCE_WORDS = frozenset("sources source".split())
OFFICIAL_WORDS = frozenset("official officials authorities administration".split())
SPOKES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen speaker chief commander head minister general colonel officer".split()
)
PLURALS = frozenset("ministries sides armies countries camps parties neighbours neighbors governments capitals".split())
LOCAL_WORDS = frozenset(
    "local sources source residents medical people hospital doctor doctors official camp refugees".split()
)
BODY_WORDS = frozenset(
    "organisation organization group mission team network movement command union alliance report statement".split()
)
SENSES = frozenset(("heard", "saw"))
WATCH_WORDS = frozenset("mission monitors observers team patrol".split())
CONTINUES = frozenset("added adds continued recalled noted stressed concluded".split())
CLAUSE_REACH = 10  # tokens of "who commands the government's operations room"
MEDIA_WORDS = frozenset(
    "media newspapers newspaper channel channels television agency press outlets outlet site".split()
)


@dataclass(frozen=True)
class Attribution:
    """One cue with its speaker; ``scope`` are the tokens of what is said (empty: the rest of the sentence)."""

    kind: CueKind
    cue: int
    head: int
    speakers: tuple[Actor, ...]
    scope: frozenset[int]
    anonymous: bool = False
    relayed_by: tuple[Actor, ...] = ()


@dataclass
class Attributor:
    """Find the attributions of a document, sentence by sentence; it remembers who spoke last."""

    view: View
    resolver: Resolver
    voice: Actor | None
    home: str | None
    ground: str | None = None
    last: tuple[Actor, ...] = ()
    people: dict[str, Actor] = field(default_factory=dict)
    verbs: Mapping[str, CueKind] = field(default_factory=report_verbs)

    def read(self, number: int) -> list[Attribution]:
        """Return the attributions of sentence ``number`` in the order of the text."""
        sentence = self.view.annotated.sentences[number]
        self._remember(sentence.first, sentence.last)
        found: list[Attribution] = []
        for index in range(sentence.first, sentence.last):
            for attribution in self._at(index):
                found.append(attribution)
                if attribution.speakers and not attribution.speakers[0].id.startswith("unknown:"):
                    self.last = attribution.speakers
        return found

    def _at(self, index: int) -> Iterator[Attribution]:
        low, tag = self.view.low[index], self.view.tokens[index].tag
        if low in self.verbs and tag in SPEECH_TAGS:
            yield from self._verb(index)
        elif low == "according" or low == "per":
            yield from self._according(index)
        elif low in ACCOUNT_NOUNS:
            yield from self._account(index)

    def _verb(self, index: int) -> Iterator[Attribution]:
        view = self.view
        subject = self._subject(index)
        content = self._content(index)
        if view.low[index] in NEEDS_CONTENT and not self._tells(index, content):
            return
        if view.low[index] in SENSES and not (
            subject is not None and self._words(subject) & (RESIDENT_WORDS | WATCH_WORDS)
        ):
            return
        if subject is None:
            if view.tokens[index].tag == "VBG" and self.last:
                yield Attribution(self.verbs[view.low[index]], index, index, self.last, frozenset(content))
            return
        both = self._both(subject)
        heads = [subject, *view.children(subject, "conj")]
        speakers = both or tuple(a for h in heads if (a := self.speaker(h)) is not None)
        anonymous = bool(self._words(subject) & SOURCE_WORDS)
        if not speakers and view.low[subject] in ("that", "which", "who"):
            return
        if not speakers and view.low[subject] == "it" and view.tokens[subject].dep == "nsubjpass":
            return  # "it has been established": nobody in particular; the voice of the document holds
        if not speakers:
            speakers = (self._unknown(index, subject),)
        yield Attribution(self.verbs[view.low[index]], index, subject, speakers, frozenset(content), anonymous)

    def _both(self, subject: int) -> tuple[Actor, ...]:
        """Read "the ministries of the two countries", "both sides" as every side speaking for itself."""
        words = self._words(subject)
        if (
            self.view.low[subject] in PLURALS
            and words & {"two", "both", "each"}
            and not self._named(self._phrase(subject), subject)
        ):
            return tuple(self.resolver.sides.actors.values())
        return ()

    def _unknown(self, verb: int, subject: int) -> Actor:
        """Tie an unknown speaker to one that is known where the words allow it, else name them as they are named."""
        view = self.view
        if view.tokens[subject].tag in ("NNP", "NNPS"):
            clause = [k for r in view.children(subject, "relcl") for k in view.subtree(r) if k - subject < CLAUSE_REACH]
            office = self._named(clause, subject) if clause else None
            if office is not None:
                self.people[view.tokens[subject].text] = office
                return office
            if view.low[verb] in CONTINUES and self.last:
                return self.last[0]
        elif self.voice is not None and view.low[subject] in BODY_WORDS:
            return self.voice
        elif self.last and view.low[subject] in BODY_WORDS:
            return self.last[0]
        return self._stranger(subject)

    def _stranger(self, head: int) -> Actor:
        """Return a speaker whom no table knows, by the words that name them; the country is that of the ground."""
        phrase = [i for i in self._phrase(head) if abs(i - head) < 6]
        words = self.view.span(phrase[0], phrase[-1]).text
        country = self.ground if {self.view.low[i] for i in phrase} & LOCAL_WORDS else None
        return Actor(
            id=f"unknown:{words.lower()}", kind="person", name=words, country=country, sector="CVL" if country else None
        )

    def _subject(self, index: int) -> int | None:
        view = self.view
        own = view.child(index, *SUBJECTS)
        if own is not None:
            return None if view.low[own] in ("what", "there") else own
        token = view.tokens[index]
        if token.dep in ("conj", "xcomp", "advcl", "dep") and token.head != index:
            return self._subject(token.head)
        if token.dep == "relcl":
            return token.head
        return None

    def _content(self, index: int) -> set[int]:
        """Return the tokens under the cue, without the speaker."""
        out: set[int] = set()
        for kid in self.view.kids[index]:
            if self.view.tokens[kid].dep not in (*SUBJECTS, "aux", "auxpass", "punct", "conj", "cc", "neg", "mark"):
                out.update(self.view.subtree(kid))
        return out

    def _tells(self, index: int, content: set[int]) -> bool:
        deps = {self.view.tokens[k].dep for k in self.view.kids[index]}
        if deps & {"ccomp", "xcomp"} and self.view.low[index] not in ("called", "calls"):
            return True
        if any(i in self.view.event_at for i in content):
            return True
        sentence = self.view.sentence(index)
        colon = next((i for i in range(index, sentence.last) if self.view.low[i] == ":"), None)
        return colon is not None and any(i in self.view.event_at for i in range(colon, sentence.last))

    def _according(self, index: int) -> Iterator[Attribution]:
        view = self.view
        to = index if view.low[index] == "per" else view.child(index, "prep")
        pobj = view.child(to, "pobj") if to is not None else None
        if pobj is None:
            return
        speaker = self.speaker(pobj)
        anonymous = bool(self._words(pobj) & SOURCE_WORDS)
        yield Attribution("say", index, pobj, (speaker or self._stranger(pobj),), frozenset(), anonymous)

    def _account(self, index: int) -> Iterator[Attribution]:
        """Read "by Yerevan's account", "in the army's telling", "the army's version"."""
        owner = self.view.child(index, "poss")
        if owner is None:
            return
        speaker = self.speaker(owner)
        if speaker is not None:
            yield Attribution("say", index, owner, (speaker,), frozenset())

    # ------------------------------------------------------------------ speakers

    def speaker(self, head: int) -> Actor | None:
        """Return the organisation or people for whom the phrase headed by ``head`` speaks."""
        view = self.view
        word = view.low[head]
        if word in ("it", "he", "she", "they", "them", "him", "her"):
            return self.last[0] if self.last else self.voice
        if word in ("we", "i"):
            return self.voice
        if word in ("who", "which", "that"):
            return self.speaker(view.tokens[view.tokens[head].head].head) if view.tokens[head].dep in SUBJECTS else None
        phrase = self._phrase(head)
        named = self._named(phrase, head)
        if named is not None:
            return named
        words = {view.low[i] for i in phrase}
        if words & RESIDENT_WORDS:
            return self._residents(phrase)
        if words & (SPOKES | SOURCE_WORDS | OFFICIAL_WORDS) or word in ("ministry", "army", "force", "command", "side"):
            return self._bare(words, phrase)
        return None

    def _phrase(self, head: int) -> list[int]:
        """Return the tokens of the noun phrase with its titles, owners and appositions, without relative clauses."""
        view = self.view
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
            actor = mention.actor or self._bare_organ(index, phrase)
            if actor is None:
                continue
            rank = {"organ": 0, "group": 0, "organisation": 1, "person": 2}.get(mention.form, 3)
            ranked.append((rank, abs(index - head), actor))
        if not ranked:
            return None
        rank, _, actor = min(ranked, key=lambda r: (r[0], r[1]))
        return self._sectored(actor, phrase) if rank == 3 else actor

    def _sectored(self, actor: Actor, phrase: list[int]) -> Actor | None:
        """Give a state's spokesman, soldiers or officials their sector."""
        words = {self.view.low[i] for i in phrase}
        if words & RESIDENT_WORDS:
            return _resident(actor.country)
        nouns = [self.resolver.nouns[w] for w in words if w in self.resolver.nouns]
        sector = next((n.sector for n in nouns if n.sector in ("MIL", "COP")), actor.sector)
        if words & MEDIA_WORDS:
            sector = "JRN"
        if actor.group or sector == actor.sector:
            return actor
        words_of = {"MIL": "armed forces", "COP": "police", "JRN": "media"}.get(str(sector), "officials")
        return organ_of(actor, OrganPhrase(words_of, str(sector).lower(), str(sector)))

    def _bare_organ(self, index: int, phrase: list[int]) -> Actor | None:
        """Find the state of "the defence ministry" in the place it stands in, or by what was said before."""
        mention = self.view.actor_at[index]
        words = mention.span.text.lower()
        organ = self.resolver.phrases.get(words)
        if organ is None:
            return None
        owned = any(self.view.tokens[k].tag == "PRP$" for i in phrase for k in (i, *self.view.kids[i]))
        if owned and self.last and self.last[0].country:
            owner = self.last[0]
            return owner if owner.group else self._organ(str(owner.country), organ)
        known = self.resolver.recent.get(words) or self.resolver.recent.get(f"sector {organ.sector}")
        if known is not None and not self._placed(index):
            return known
        country = self._country_here(index)
        if country is None:
            return None
        return self._organ(country, organ)

    def _organ(self, country: str, organ: OrganPhrase) -> Actor:
        state = self.resolver.states.get(country)
        return organ_of(state, organ) if state else Actor(
            id=f"{country}:{organ.organ}", kind="organ", name=organ.phrase, country=country, sector=organ.sector
        )  # fmt: skip

    def _placed(self, index: int) -> bool:
        """Say whether the sentence opens with a capital ("In Moscow, the foreign ministry said")."""
        return self._opening(index) is not None

    def _opening(self, index: int) -> str | None:
        sentence = self.view.sentence(index)
        for i in range(sentence.first, min(sentence.first + 4, sentence.last)):
            mention = self.view.actor_at.get(i)
            if mention and mention.form == "capital" and mention.actor and self.view.tokens[i].dep == "pobj":
                return mention.actor.country
        return None

    def _bare(self, words: set[str], phrase: list[int]) -> Actor | None:
        """Resolve "the ministry", "the spokesman", "the official": the last one who spoke, else nobody."""
        if words & {
            "ministry",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "army",
            "force",
            "command",
            "side",
            "source",
            "sources",
        }:
            if self.last:
                return self.last[0]
        if words & OFFICIAL_WORDS:
            country = self._country_here(phrase[0])
            if country:
                return self._organ(country, OrganPhrase("officials", "government", "GOV"))
        return None

    def _residents(self, phrase: list[int]) -> Actor | None:
        for index in phrase:
            for place in self.view.places_of.get(self.view.sentence_of[index], ()):
                if place.place and place.place.country and place.span.start == self.view.tokens[index].start:
                    return _resident(place.place.country)
        return _resident(self.ground or self.home)

    def _country_here(self, index: int) -> str | None:
        """Return the country of the sentence's opening place, of the ground, of the only state side, of the publisher."""
        state = self.resolver.sides.only(armed_group=False)
        last = self.last[0].country if self.last and self.last[0].country != "IGO" else None
        return self._opening(index) or (state.country if state else None) or last or self.ground or self.home

    def _words(self, head: int) -> set[str]:
        return {self.view.low[i] for i in self._phrase(head)}

    def _remember(self, first: int, last: int) -> None:
        """Keep the organs and persons that the sentence names in full, for "the ministry" and bare surnames."""
        for index in range(first, last):
            mention = self.view.actor_at.get(index)
            if mention is None or mention.actor is None:
                continue
            if mention.form == "organ" and not mention.actor.id.startswith("state:"):
                words = mention.span.text.lower().split()
                self.resolver.recent[words[-1]] = mention.actor
                self.resolver.recent[f"sector {mention.actor.sector}"] = mention.actor
                self.resolver.recent[mention.span.text.lower()] = mention.actor
        for index in range(first, last):
            token = self.view.tokens[index]
            if token.tag == "NNP" and index not in self.view.actor_at and token.text[0].isupper():
                self._register(index)

    def _register(self, index: int) -> None:
        """Tie an unknown name to the organ of its title or apposition ("ministry spokesman Eduard Basurin")."""
        token = self.view.tokens[index]
        if token.dep not in ("nsubj", "appos", "pobj", "nsubjpass", "conj", "compound") or token.text in self.people:
            return
        head = token.head if token.dep in ("appos", "compound") else index
        phrase = self._phrase(head)
        if not {self.view.low[i] for i in phrase} & SPOKES and not any(
            self.view.actor_at[i].form == "organ" for i in phrase if i in self.view.actor_at
        ):
            return
        actor = self._named([i for i in phrase if i != index], head)
        if actor is not None and actor.sector not in ("IGO",):
            self.people[token.text] = actor


def _resident(country: str | None) -> Actor:
    return Actor(
        id=f"{country or 'unknown'}:residents", kind="residents", name="residents", country=country, sector="CVL"
    )
