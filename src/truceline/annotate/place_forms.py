"""The forms under which the table may know a name as a text has it: short, with an article, with a part before it."""

import re

from truceline.reference.gazetteer import Entry
from truceline.reference.places import Match, PlaceTable

SHORT = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.){1,4}|[A-Z]{2,3}|[A-Z][a-z]{2,5}\.")
ABBREVIATED = {"St.": "Saint", "St": "Saint", "Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort"}
DERIVED = {"European": "Europe", "Europeans": "Europe", "Asian": "Asia", "African": "Africa", "Africans": "Africa"}
PARTS = frozenset(
    "the north south east west northern southern eastern western central upper lower greater inner outer downtown "
    "north-east north-west south-east south-west northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern mid old new".split()
)
TAILS = frozenset("area region metro metropolitan suburbs coast border countryside".split())
UNSURE = 0.8  # of the score where a part was left out of the name
LEAST = 4  # letters of an abbreviation that is the beginning of a unit's name


def find_forms(name: str, table: PlaceTable) -> list[Match]:
    """Find what a name may mean anywhere, by its first form that the table knows.

    "Tex." is Texas, "St. Louis" Saint Louis, "northern Israel" lies in Israel, "East London" is not London.
    """
    short = [Match(unit, 1.0, True) for unit in _units(name, table)] if SHORT.fullmatch(name) else []
    if short:
        return [*short, *table.exact(name, anywhere=True)] if len(name) > LEAST and "." not in name else short
    name = DERIVED.get(name, name)
    words = name.removesuffix("'s").removesuffix("’s").split()
    if words[:1] in (["The"], ["the"]):
        words = words[1:]
    found = table.exact(" ".join(words), anywhere=True)
    full = [ABBREVIATED.get(word, word) for word in words]
    if full != words:
        seen = {match.entry.id for match in found}
        found += [match for match in table.exact(" ".join(full), anywhere=True) if match.entry.id not in seen]
    return found or _within(words, table)


def _within(words: list[str], table: PlaceTable) -> list[Match]:
    """Find the place of which the words name a part: the Greater Toronto Area."""
    left, right = 0, len(words)
    while left < right - 1 and words[left].lower() in PARTS:
        left += 1
    while right > left + 1 and words[right - 1].lower() in TAILS:
        right -= 1
    if right - left == len(words):
        return []
    found = table.exact(" ".join(words[left:right]), anywhere=True)
    return [match._replace(score=match.score * UNSURE) for match in found]


def _units(name: str, table: PlaceTable) -> list[Entry]:
    """Find the units that a short form means, also where it stands without its full stops (ACT)."""
    return table.abbreviated(name) or (table.abbreviated(".".join(name) + ".") if name.isupper() else [])
