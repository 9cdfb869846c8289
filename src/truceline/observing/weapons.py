"""A weapon as it is typed -> its class by the table of weapons, and the calibre where one is told; the words stay."""

import re
from typing import NamedTuple

from truceline.observing.fields import not_known
from truceline.observing.problems import Problems
from truceline.reference.weapons import FIRST_WORD, load_weapons, weapon_key

UNKNOWN = "unknown"
_MM = r"\d{1,4}(?:[.,]\d{1,2})?"
_CALIBRE = re.compile(
    rf"(?:(?<![\w.,-])(?P<low>{_MM})\s*[-–]\s*)?(?P<other>\d\s*(?:/|or|and|to)\s*)?"
    rf"(?<![\d.,])(?P<mm>{_MM})\s*-?\s*mm\b",
    re.IGNORECASE,
)
_TYPED = re.compile(rf"(?P<low>{_MM})(?:\s*[-–]\s*(?P<high>{_MM}))?\s*(?:mm)?", re.IGNORECASE)


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
    return TypedWeapon(_class(text), text, mm or _calibre_in(text))


def _calibre_in(text: str) -> str | None:
    """Return the calibre that words tell, or the least and the greatest; ``None`` where they tell several or none."""
    found = list(_CALIBRE.finditer(text))
    told = {_millimetres(each["low"], each["mm"]) for each in found if not each["other"]}
    return told.pop() if len(told) == 1 and not any(each["other"] for each in found) else None


def _millimetres(low: str | None, high: str | None) -> str | None:
    """Write a calibre with a point and a hyphen (``7.62``, ``60-120``); ``None``: 0, or the lesser is last."""
    ends = [end.replace(",", ".") for end in (low, high) if end]
    return "-".join(ends) if 0 < float(ends[0]) <= float(ends[-1]) else None


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
    mm = _millimetres(found["low"], found["high"]) if found else None
    if mm is None:
        problems.add("calibre_mm", f"“{text}” is no calibre.", "Write it in millimetres, as 7.62, 120 or 60-120.")
    return mm
