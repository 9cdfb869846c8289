"""Terms for weapons and the class of each, by the sourced table ``weapons.tsv``.

Terms with a capital (``AK-47``, ``Grad``) are matched with it; the others in any case. A space or a hyphen inside a
term may be either; a final ``s`` may be added, or left out where the term has it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from truceline.reference.tables import read_table

# Words of the table that as often mean something else; a plural or a longer term is still taken.
NOT_ALONE = frozenset(
    ("mine", "jet", "flare", "burst", "bursts", "axe", "clubs", "spike", "stones", "stone", "club", "interception")
)
FIRST_WORD = re.compile(r"\w+")


class Weapon(NamedTuple):
    """One term: its class (``unknown`` where the word alone does not fix one) and its calibre in mm by the table."""

    term: str
    weapon_class: str
    calibre_mm: str | None


class Entry(NamedTuple):
    """The terms that begin with one word, as one pattern, and the weapons by their words."""

    pattern: re.Pattern[str]
    weapons: Mapping[str, Weapon]


@dataclass(frozen=True, slots=True)
class WeaponTable:
    """Entries by the first word of their terms, as that word can stand in a text."""

    entries: Mapping[str, Entry]


@lru_cache(maxsize=1)
def load_weapons() -> WeaponTable:
    """Open the packaged table."""
    by_word: dict[str, dict[str, Weapon]] = {}
    for row in read_table("weapons.tsv"):
        for term in f"{row['term']};{row['aliases']}".split(";"):
            if term.strip():
                _add(by_word, Weapon(term.strip(), row["weapon_class"], row["calibre_mm"] or None))
    return WeaponTable({word: _entry(forms) for word, forms in by_word.items()})


def weapon_key(words: str) -> str:
    """Return the form under which an entry holds words of a text.

    >>> weapon_key("air-strike"), weapon_key("120 mm  mortars")
    ('air strike', '120mm mortars')
    """
    joined = re.sub(r"[-\s]+", " ", words)
    return re.sub(r"(?<=[0-9]) mm\b", "mm", joined)


def calibre_of(words: str) -> str | None:
    """Return the calibre in mm that the table gives for a term, whole; ``None`` where it has no such term or none.

    >>> calibre_of("mortars"), calibre_of("artillery"), calibre_of("the guns")
    ('60-240', None, None)
    """
    first = FIRST_WORD.match(words)
    entry = load_weapons().entries.get(first[0]) if first else None
    weapon = entry.weapons.get(weapon_key(words)) if entry else None
    return weapon.calibre_mm if weapon else None


def _add(by_word: dict[str, dict[str, Weapon]], weapon: Weapon) -> None:
    """Enter the forms of a term, each under the words with which it can begin."""
    for form in _forms(weapon.term):
        spelt = {form} if form != form.lower() else {form, form[:1].upper() + form[1:], form.title(), form.upper()}
        for words in spelt:
            first = FIRST_WORD.match(words)
            if first:
                by_word.setdefault(first[0], {}).setdefault(weapon_key(words), weapon)


def _forms(term: str) -> Iterator[str]:
    """Yield a term, its plural and its singular."""
    if term not in NOT_ALONE:
        yield term
    if not term[-1].isalpha() and not term[-1].isdecimal():
        return
    if term.endswith("s") and not term.endswith(("ss", "us", "is")) and term[:-1] not in NOT_ALONE and term.islower():
        yield term[:-1]
    elif not term.endswith("s"):
        yield f"{term}s"


def _entry(forms: Mapping[str, Weapon]) -> Entry:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return Entry(re.compile(rf"(?:{'|'.join(map(_loose, ordered))})(?!\w)"), dict(forms))


def _loose(form: str) -> str:
    """Return the pattern of a form in which spaces and hyphens are the same, and may part a number from ``mm``."""
    pattern = re.escape(form).replace(r"\ ", r"[-\s]")
    return re.sub(r"(?<=[0-9])mm\b", r"[-\\s]?mm", pattern)
