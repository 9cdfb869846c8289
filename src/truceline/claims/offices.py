"""Whose office: the state of a ministry, a spokesman, officials or residents that the words do not name.

In: a phrase and who spoke last. Out: an actor, or ``None`` where the text leaves it open. Names are read in
``speakers``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.claims.reference import Resolver
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.actors import OrganPhrase, organ_of
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words

OFFICIALS = OrganPhrase("officials", "government", "GOV")
ARMED_SOURCES = OrganPhrase("military sources", "armed_forces", "MIL")
ARMED_WORDS = frozenset(("military", "security", "army", "defence", "defense", "field", "intelligence"))
LOCAL_ORGANS = ("local", "judiciary", "police", "health_ministry")  # a province or town has these of its own


@dataclass
class Offices:
    """Resolve the offices of one document; ``last`` is who spoke last."""

    view: View
    resolver: Resolver
    home: str | None
    ground: str | None = None
    last: tuple[Actor, ...] = ()
    table: SpeakerWords = field(default_factory=load_speaker_words)

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
        known = self.resolver.recent.get(words) or self.resolver.recent.get(f"sector {organ.sector}")
        if known is not None and not self._placed(index):
            return known
        country = self._country_here(index)
        if country is None:
            return None
        return self._organ(country, organ)

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
            country = self._country_here(phrase[0])
            if country:
                return self._organ(country, OFFICIALS)
        return None

    def only_group(self, words: Iterable[str]) -> Actor | None:
        """Return the one armed group of the text, for "the rebels", "a rebel spokesman"."""
        nouns = (self.resolver.nouns.get(word) for word in words)
        rebels = any(noun is not None and noun.sector == "REB" for noun in nouns)
        return self.resolver.sides.only(armed_group=True) if rebels else None

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

    def organ_of_each(self, sides: Sequence[Actor], head: int) -> tuple[Actor, ...]:
        """Return the organ of each side that a plural names ("the defence ministries of both"); () if none."""
        words = self.view.low[head - 1 : head + 1] if head else []
        organ = self.resolver.phrases.get(" ".join(words).removesuffix("ies") + "y")
        if organ is None or any(a.group or a.country is None for a in sides):
            return ()
        return tuple(self._organ(str(a.country), organ) for a in sides)

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

    def _country_here(self, index: int) -> str | None:
        """Return the country of the opening place, the only state side, the last speaker, the ground or the outlet."""
        state = self.resolver.sides.only(armed_group=False)
        last = self.last[0].country if self.last and self.last[0].country != "IGO" else None
        return self._opening(index) or (state.country if state else None) or last or self.ground or self.home


def residents_of(country: str | None) -> Actor:
    """Return the people who live in a country, as one speaker."""
    return Actor(
        id=f"{country or 'unknown'}:residents", kind="residents", name="residents", country=country, sector="CVL"
    )
