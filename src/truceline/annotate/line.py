"""The annotators in their order: damage, names, parse, places, times, figures, weapons, acts, agreements, exhibits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.annotate.actors import find_actors
from truceline.annotate.damage import find_broken_names, find_damage, mask_for_parser
from truceline.annotate.events import find_events
from truceline.annotate.exhibits import find_exhibits
from truceline.annotate.mask import choose_names
from truceline.annotate.parse import Parser
from truceline.annotate.place_scene import find_scene
from truceline.annotate.places import find_places
from truceline.annotate.places_anywhere import find_places_anywhere
from truceline.annotate.quantities import find_quantities
from truceline.annotate.state_names import find_state_names
from truceline.annotate.times import find_times
from truceline.annotate.times_told import settle_days
from truceline.annotate.truces import find_truces
from truceline.annotate.voice import find_home, find_voice
from truceline.annotate.weapons import find_weapons
from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.mention import ActorMention, Annotated, Damage, PlaceMention
from truceline.model.syntax import Sentence, Token
from truceline.reference.actors import ActorTable
from truceline.reference.acts import ActTable
from truceline.reference.places import PlaceTable
from truceline.reference.weapons import WeaponTable
from truceline.reference.zones import ZoneTable

ZONE_COUNTRIES = 2  # a local time is of one of the two countries named most
AGREEING = 2  # places that tell the country of a text whose words name none
CONTEXT_COUNTRIES = 4  # places are looked for in the countries that the text names most


@dataclass(frozen=True)
class Annotator:
    """Every table and the parser, opened once."""

    parser: Parser
    actors: ActorTable
    acts: ActTable
    places: PlaceTable
    weapons: WeaponTable
    zones: ZoneTable

    def annotate(self, document: Document) -> Annotated:
        """Return the document with its parse and mentions."""
        names = choose_names(document.text, self.actors, year=document.published.year if document.published else None)
        mentions = find_actors(document, names, self.actors)
        voice, home = find_voice(document, self.actors), find_home(document, mentions, self.actors)
        countries = context_countries(mentions, voice, home)
        zones = self._zones(document, countries)
        damages = find_damage(document, zones=zones)
        safe = mask_for_parser(document.text, damages)
        tokens, sentences = self.parser.parse(safe, names)
        taken = [(m.span.start, m.span.end) for m in mentions]
        broken = any(d.kind in ("lost_digits", "impossible_time") for d in damages)
        places, garbled = find_places(
            document, tokens, sentences, self.places, context_countries=countries, taken=taken, damaged=broken
        )
        if (
            not broken
            and not any(m.place for m in places)
            and (found := self._countries(document, tokens, sentences, mentions))
        ):
            places, garbled = find_places(
                document,
                tokens,
                sentences,
                self.places,
                context_countries=(*countries, *found),
                taken=taken,
                damaged=broken,
            )
            countries = (*countries, *found)
        garbled += self._broken_names(document, mentions, places, garbled, broken=broken)
        events = find_events(document, tokens, sentences, safe, self.acts)
        times = settle_days(
            document.text,
            find_times(document, damages, zones=zones),
            tokens,
            sentences,
            events,
            document.published.date() if document.published else None,
        )
        return Annotated(
            document=document,
            tokens=tokens,
            sentences=sentences,
            actors=mentions,
            places=places,
            times=times,
            quantities=find_quantities(document, damages),
            weapons=find_weapons(document, self.weapons),
            events=events,
            exhibits=tuple(find_exhibits(document)),
            truces=find_truces(document, sentences, times, mentions),
            damages=tuple(sorted((*damages, *garbled), key=lambda d: (d.span.start, d.span.end))),
            voice=voice,
            home=home,
            scene=find_scene(places, sentences, countries=countries),
        )

    def places_anywhere(
        self, document: Document, spans: Sequence[tuple[int, int]] | None = None
    ) -> tuple[PlaceMention, ...]:
        """Return the places of any news text, whatever it is about; of ``spans`` where the names are given."""
        names = choose_names(document.text, self.actors, year=document.published.year if document.published else None)
        mentions = find_actors(document, names, self.actors)
        tokens, sentences = self.parser.parse(document.text, names)
        states = find_state_names(document.text, self.actors, spans)
        return find_places_anywhere(
            document, tokens, sentences, self.places, states=states, actors=mentions, spans=spans
        )

    def _broken_names(
        self,
        document: Document,
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
        garbled: Sequence[Damage],
        *,
        broken: bool,
    ) -> tuple[Damage, ...]:
        """Find the names that no table knows and that cannot be right as they stand; what is garbled is known."""
        known = [m.span for m in actors if m.actor is not None and not m.actor.stranger]
        known += [m.span for m in places if m.place is not None] + [d.span for d in garbled]
        return find_broken_names(document, [(span.start, span.end) for span in known], broken=broken)

    def _countries(
        self,
        document: Document,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        mentions: Sequence[ActorMention],
    ) -> tuple[str, ...]:
        """Return the country that most places of a text lie in, two at least, told without a context."""
        places = find_places_anywhere(document, tokens, sentences, self.places, actors=mentions)
        votes = Counter(m.place.country for m in places if m.place is not None and m.place.country)
        best = sorted(votes.items(), key=lambda kv: (-kv[1], kv[0]))[:1]
        return tuple(country for country, count in best if count >= AGREEING)

    def _zones(self, document: Document, countries: Sequence[str]) -> tuple[str, ...]:
        """Return the offsets from UTC that the countries named most keep on the day of publication."""
        day = document.published.date() if document.published else None
        offsets = [o for c in countries[:ZONE_COUNTRIES] for o in self.zones.country_offsets(c, day)]
        return tuple(dict.fromkeys(offsets))


def context_countries(
    mentions: Sequence[ActorMention], voice: Actor | None = None, home: str | None = None
) -> tuple[str, ...]:
    """Return the countries that the text names most, most named first; then those of who issues it."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if mention.actor is not None and mention.actor.country and len(mention.actor.country) == 3:
            votes[mention.actor.country] += 1
    votes.pop("IGO", None)
    named = [c for c, _ in sorted(votes.items(), key=lambda kv: (-kv[1], kv[0]))[:CONTEXT_COUNTRIES]]
    issuer = [c for c in (voice.country if voice else None, home) if c is not None and c.isalpha() and c != "IGO"]
    return tuple(dict.fromkeys((*named, *issuer)))
