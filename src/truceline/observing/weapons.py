"""A weapon as it is typed -> its class by the table of weapons, and the calibre where one is told; the words stay."""

import re
from typing import NamedTuple

from truceline.observing.fields import not_known
from truceline.observing.problems import Problems
from truceline.reference.weapons import FIRST_WORD, load_weapons, weapon_key

UNKNOWN = "unknown"
_CALIBRE = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*-?\s*mm\b", re.IGNORECASE)
_TYPED = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?(?:\s*[-–]\s*\d{1,4}(?:[.,]\d{1,2})?)?)\s*(?:mm)?", re.IGNORECASE)


class TypedWeapon(NamedTuple):
    """``weapon_class`` is ``None`` where no weapon is told, ``unknown`` where the words fix no class."""

    weapon_class: str | None
    words: str
    calibre_mm: str | None


def read_weapon(words: str, calibre: str, problems: Problems) -> TypedWeapon:
    """Read a weapon and a calibre in mm.

    >>> read_weapon("120mm mortar", "", Problems())
    TypedWeapon(weapon_class='mortar', words='120mm mortar', calibre_mm='120')
    """
    text = " ".join(words.split())
    mm = _calibre(calibre, problems)
    if not text or not_known(text):
        return TypedWeapon(None, "", mm)
    in_words = _CALIBRE.search(text)
    return TypedWeapon(_class(text), text, mm or (in_words[1].replace(",", ".") if in_words else None))


def _class(text: str) -> str:
    entries = load_weapons().entries
    classes = {weapon.weapon_class for entry in entries.values() for weapon in entry.weapons.values()}
    if (plain := text.casefold().replace(" ", "_")) in classes:
        return plain
    for first in FIRST_WORD.finditer(text):
        entry = entries.get(first[0]) or entries.get(first[0].lower())
        found = entry.pattern.match(text if first[0] in entries else text.lower(), first.start()) if entry else None
        if entry and found:
            weapon = entry.weapons.get(weapon_key(found[0]))
            if weapon:
                return weapon.weapon_class
    return UNKNOWN


def _calibre(typed: str, problems: Problems) -> str | None:
    text = typed.strip()
    if not text or not_known(text):
        return None
    found = _TYPED.fullmatch(text)
    if not found:
        problems.add("calibre_mm", f"“{text}” is no calibre.", "Write it in millimetres, as 7.62 or 120.")
        return None
    return found[1].replace(",", ".")
