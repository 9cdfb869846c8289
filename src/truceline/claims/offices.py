"""Whose office: the state of a ministry, a spokesman, officials or residents that the words do not name.

In: a phrase and who spoke last. Out: an actor, or ``None`` where the text leaves it open. Names are read in
``speakers``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from truceline.claims.reference import Resolver
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.actors import OrganPhrase, organ_of
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words

OFFICIALS = OrganPhrase("officials", "government", "GOV")
ARMED_SOURCES = OrganPhrase("military sources", "armed_forces", "MIL")
ARMED_WORDS = frozenset(("military", "security", "army", "defence", "defense", "field", "intelligence"))
MINISTRY = "ministry"  # the organ of "the ministry", which the words do not tell from others
POINTING = frozenset(("same", "said", "own"))  # words before "ministry" that tell it from no other
LOCAL_ORGANS = ("local", "judiciary", "police", "health_ministry")  # a province or town has these of its own
OF_THE_GROUND = (*LOCAL_ORGANS, "civil_defence", "parliament", "ombudsman")


@dataclass
class Offices:
    """Resolve the offices of one document; ``last`` is who spoke last."""

    view: View
    resolver: Resolver
    home: str | None
    ground: str | None = None
    last: tuple[Actor, ...] = ()
    table: SpeakerWords = field(default_factory=load_speaker_words)
    named: dict[str, dict[str | None, Actor]] = field(default_factory=dict)

    def of_organ(self, index: int, phrase: list[int]) -> Actor | None:
        """Find the state of "the defence ministry" in the place it stands in, or by what was said before."""
        mention = self.view.actor_at[index]
        words = mention.span.text.lower()
        organ = self.resolver.phrases.get(words)
        if organ is None:
            return None
        owned = any(self.view.tokens[k].tag == "PRP$" for i in phrase for k in (i, *self.view.kids[i]))
        told = self._subject_before(index) if owned else None
        if told is not None or (owned and self.last and self.last[0].country):
            owner = told or self.last[0]
            return owner if owner.group else self._organ(str(owner.country), organ)
        local = self._named_place(phrase) if organ.organ in LOCAL_ORGANS else None
        if local:
            return self._organ(local, organ)
        if organ.organ == MINISTRY and self._told_from_others(index):
            return self.resolver.states.get(self._country_here(index, organ) or "")
        known = None if self._placed(index) else self._known(words, organ)
        if known is not None:
            return known
        country = self._country_here(index, organ)
        return self._organ(country, organ) if country is not None else None

    def _told_from_others(self, index: int) -> bool:
        """Say whether a word tells a ministry from those that were named ("the energy ministry", "of transport")."""
        before = [k for k in self.view.children(index, "compound", "amod", "nmod") if k not in self.view.actor_at]
        of = [p for k in self.view.children(index, "prep") if self.view.low[k] == "of" for p in self.view.kids[k]]
        return any(self.view.low[k] not in POINTING for k in (*before, *of) if k not in self.view.actor_at)

    def name(self, words: str, actor: Actor) -> None:
        """Keep an organ that the text names with its state, by its last word, its kind and its sector."""
        said = words.lower().split()
        short = {said[-1], *({"ministry"} & set(said))}
        kind = actor.id.split(":")[1] if ":" in actor.id else ""
        for key in (*sorted(f"word {word}" for word in short), f"organ {kind}", f"sector {actor.sector}"):
            self.named.setdefault(key, {})[actor.country] = actor

    def _known(self, words: str, organ: OrganPhrase) -> Actor | None:
        """Return the organ that the text has named so; of those of several states that of the last speaker's.

        One word names what was named in more ("the ministry"); "the military" is the army that was named.
        """
        keys = [f"organ {organ.organ}"]
        if " " not in words:
            keys.insert(0, f"word {words}")
        if organ.sector == "MIL":
            keys.append("sector MIL")
        for key in keys:
            named = self.named.get(key, {})
            if len(named) == 1:
                return next(iter(named.values()))
            if named:
                return named.get(self.last[0].country) if self.last else None
        return None

    def _subject_before(self, index: int) -> Actor | None:
        """Return the state of "India is observing the ceasefire, its army said": the subject of what is said."""
        for i in range(self.view.sentence(index).first, index):
            mention = self.view.actor_at.get(i)
            if mention is not None and self.view.tokens[i].dep == "nsubj" and mention.form in ("name", "capital"):
                return mention.actor
        return None

    def of_words(self, words: set[str], phrase: list[int]) -> Actor | None:
        """Resolve "the ministry", "the spokesman", "the official": the last one who spoke, else nobody."""
        country = self._named_place(phrase)
        if country and "sources" not in words:
            return self._organ(country, OrganPhrase("local authorities", "local", "GOV"))
        if words & self.table.bare_offices and self.last:
            return self.last[0]
        if words & self.table.officials:
            country = self._country_here(phrase[0], OFFICIALS)
            if country:
                return self._organ(country, OFFICIALS)
        return None

    def only_group(self, words: Iterable[str]) -> Actor | None:
        """Return the one armed group of the text, for "the rebels", "a rebel spokesman"."""
        nouns = (self.resolver.nouns.get(word) for word in words)
        rebels = any(noun is not None and noun.sector == "REB" for noun in nouns)
        return self.resolver.sides.only(armed_group=True) if rebels else None

    def fighters(self, word: str) -> str | None:
        """Return the sector of a noun for fighters ("militia"), ``None`` for any other word."""
        noun = self.resolver.nouns.get(word)
        return noun.sector if noun is not None and noun.cls == "fighters" else None

    @property
    def only_country(self) -> str | None:
        """Return the country of all sides, where they fight within one."""
        countries = {side.country for side in self.resolver.sides.actors.values()}
        return next(iter(countries)) if len(countries) == 1 and len(self.resolver.sides.actors) > 1 else None

    def officials_of(self, country: str, words: Iterable[str]) -> Actor:
        """Return the officials or sources of a state: soldiers where the words say "military", "security", "army"."""
        armed = not ARMED_WORDS.isdisjoint(words)
        return self._organ(country, ARMED_SOURCES if armed else OFFICIALS)

    def residents(self, phrase: list[int]) -> Actor | None:
        """Return the residents of the place that the phrase names, else of the ground, else of the publisher's home."""
        return residents_of(self._named_place(phrase) or self.ground or self.home)

    def _named_place(self, phrase: list[int]) -> str | None:
        """Return the country of a place that the phrase names ("the governor of Syunik", "residents of Tegh")."""
        starts = {self.view.tokens[i].start for i in phrase}
        numbers = {self.view.sentence_of[i] for i in phrase}
        places = (p for n in numbers for p in self.view.places_of.get(n, ()) if p.span.start in starts)
        return next((p.place.country for p in places if p.place and p.place.country), None)

    def in_sector(self, actor: Actor, phrase: list[int]) -> Actor | None:
        """Give a state's spokesman, soldiers or officials their sector."""
        words = [self.view.low[i] for i in phrase]
        if not self.table.residents.isdisjoint(words):
            return residents_of(actor.country)
        nouns = [self.resolver.nouns[w] for w in words if w in self.resolver.nouns]
        sector = next((n.sector for n in nouns if n.sector in ("MIL", "COP")), actor.sector)
        if not self.table.media.isdisjoint(words):
            sector = "JRN"
        if actor.group or sector == actor.sector:
            return actor
        words_of = {"MIL": "armed forces", "COP": "police", "JRN": "media"}.get(str(sector), "officials")
        return organ_of(actor, OrganPhrase(words_of, str(sector).lower(), str(sector)))

    def in_office(self, person: Actor, phrase: list[int]) -> Actor:
        """Give a known person the sector of the office that stands with the name ("Defence Minister X")."""
        mentions = (self.view.actor_at.get(i) for i in phrase)
        titles = [m for m in mentions if m is not None and m.form == "organ" and m.actor is None]
        organ = self.resolver.phrases.get(titles[0].span.text.lower()) if titles else None
        return replace(person, sector=organ.sector) if organ is not None else person

    def organ_of_each(self, sides: Sequence[Actor], head: int) -> tuple[Actor, ...]:
        """Return the organ of each side that a plural names ("the defence ministries of both"); () if none."""
        words = self.view.low[head - 1 : head + 1] if head else []
        organ = self.resolver.phrases.get(" ".join(words).removesuffix("ies") + "y")
        if organ is None or any(a.group or a.country is None for a in sides):
            return ()
        return tuple(self._organ(str(a.country), organ) for a in sides)

    def _organ(self, country: str, organ: OrganPhrase) -> Actor:
        state = self.resolver.states.get(country)
        if organ.organ == MINISTRY and state is not None:  # no body beside those of the state
            return self.named.get("word ministry", {}).get(country, state)
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

    def _country_here(self, index: int, organ: OrganPhrase) -> str | None:
        """Return the country of the opening place, of the only army, the outlet, the only state, the last speaker.

        The only state side is meant by any office where it fights a group of its own country; hospitals, courts and
        members of parliament are of the country where the report plays. Else it stays open whose it is.
        """
        state = self.resolver.sides.only(armed_group=False)
        only = state.country if state is not None else None
        at_home = any(side.group and side.country == only for side in self.resolver.sides.actors.values())
        last = self.last[0].country if self.last and self.last[0].country != "IGO" else None
        of_ground = (self.ground or self.home) if organ.organ in OF_THE_GROUND else None
        said_at = self._opening(index) or self._spoken_in(index) or (only if organ.sector == "MIL" else None)
        return said_at or self._home_here or (only if at_home else None) or last or self.only_country or of_ground

    @cached_property
    def _home_here(self) -> str | None:
        """The country of the outlet or dateline, where the text names it: else the outlet writes of others' offices."""
        voice = self.view.annotated.voice
        named = {m.actor.country for m in self.view.annotated.actors if m.actor is not None}
        return self.home if self.home in named or (voice is not None and voice.country == self.home) else None

    def _spoken_in(self, index: int) -> str | None:
        """Read "the health minister told reporters in Yerevan": the capital that the saying hangs on."""
        verb = next((i for i in self.view.ancestors(index) if self.view.tokens[i].tag.startswith("VB")), None)
        if verb is None:
            return None
        preps = [p for i in (verb, *self.view.children(verb, "dobj")) for p in self.view.children(i, "prep")]
        capitals = [c for p in preps if self.view.low[p] == "in" for c in self.view.children(p, "pobj")]
        mentions = (self.view.actor_at.get(c) for c in capitals)
        return next((m.actor.country for m in mentions if m and m.form == "capital" and m.actor), None)


def residents_of(country: str | None) -> Actor:
    """Return the people who live in a country, as one speaker."""
    return Actor(
        id=f"{country or 'unknown'}:residents", kind="residents", name="residents", country=country, sector="CVL"
    )
