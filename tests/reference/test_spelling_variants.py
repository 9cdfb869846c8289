"""Bent spellings of villages, found in their country: none of these names was used to make a rule or a weight.

The bent forms follow what translation and transliteration do (vowels, gh and h, j and dzh, a dropped article): the true
names are of the index.
"""

import random

import pytest

from truceline.reference.places import open_places
from truceline.reference.spelling import name_key, sounds

TABLE = open_places()

VILLAGES = [
    ("Verishen", "ARM", "Verishen"),
    ("Kornizor", "ARM", "Kornidzor"),
    ("Harjees", "ARM", "Harzhis"),
    ("Horadiz", "AZE", "Horadiz"),
    ("Kafr Nubul", "SYR", "Kafr Nabl"),
    ("Maarat al-Nuaman", "SYR", "Ma`arrat an Nu`man"),
    ("Krasnogorivka", "UKR", "Krasnohorivka"),
    ("Rutshooru", "COD", "Rutshuru"),
    ("Zalinge", "SDN", "Zalingei"),
]
SWAPS = (("gh", "g"), ("kh", "h"), ("i", "e"), ("u", "o"), ("y", "i"), ("o", "u"), ("e", "i"), ("dz", "z"))


@pytest.mark.parametrize(("bent", "country", "true"), VILLAGES)
def test_a_bent_village_is_among_the_first_in_its_country(bent, country, true):
    found = [m.entry for m in TABLE.lookup(bent, countries=(country,))]
    found += [m.entry for m in TABLE.by_sound(bent, (country,))]
    assert any(set(sounds(name_key(true))) & {s for k in e.keys for s in sounds(k)} for e in found[:5])


def bend(name: str, choice: random.Random) -> str:
    """Exchange letters as translation does, where one of the pairs fits."""
    low = name.lower()
    fitting = [(a, b) for a, b in SWAPS if a in low[1:]]
    a, b = choice.choice(fitting)
    at = low.index(a, 1)
    return name[:at] + b + name[at + len(a) :]


@pytest.mark.parametrize("country", ["ARM", "PHL", "MMR", "UKR", "COL"])
def test_most_villages_of_a_country_are_found_when_a_letter_is_exchanged(country):
    choice = random.Random(country)  # a fixed sample
    entries = [e for e in TABLE.of_country(country) if e.kind == "town" and e.name.isascii() and len(e.name) > 4]
    entries = [e for e in entries if any(a in e.name.lower()[1:] for a, _ in SWAPS)]
    sample = choice.sample(entries, 40)
    hits = 0
    for entry in sample:
        ranked = TABLE.by_sound(bend(entry.name, choice), (country,))[:5]
        hits += any(m.entry.id == entry.id for m in ranked)
    assert hits >= 32, hits
