"""What may be meant by what a person types: places of the gazetteer and actors of the tables, each with its value."""

from collections.abc import Collection

from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_words import actor_words
from truceline.reference.actor_ids import suggest_actors
from truceline.reference.places import open_places
from truceline.review.parties import actors_of
from truceline.review.writing import place_key

MOST = 12  # at a time


def suggest_places(name: str, countries: Collection[str], names: Names) -> list[tuple[str, str]]:
    """Return places that a name may mean: those of these countries first, by sound too; then of that name anywhere.

    Each is a value, as ``review.placed`` reads it, and words.
    """
    typed = " ".join(name.split())[:80]
    if not typed:
        return []
    table = open_places()
    matches = [*table.lookup(typed, countries=tuple(sorted(countries))), *table.exact(typed, anywhere=True)]
    places = {match.entry.id: table.place(match.entry) for match in matches}
    return [
        (place_key(place), f"{when_where.place_words(place, names.countries)} – {when_where.precision_words(place)}")
        for place in list(places.values())[:MOST]
    ]


def find_actors(name: str) -> list[tuple[str, str]]:
    """Return actors that a name may mean, each as a value, as ``review.parties`` reads it, and words."""
    return [(actor.id, actor_words(actor)) for actor in suggest_actors(name[:80], most=MOST)]


def countries_of(reading: Reading) -> set[str]:
    """Return the countries that a report is about: those of its places and of whom it names."""
    places = {m.place.country for claim in reading.claims for m in claim.places if m.place is not None}
    return {code for code in places | {actor.country for actor in actors_of(reading).values()} if code}
