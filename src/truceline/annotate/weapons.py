"""Find the weapons that a text names, with their class: "Grad rockets", "82-mm mortars", "small-arms fire"."""

import re

from truceline.model.document import Document
from truceline.model.mention import WeaponMention
from truceline.model.span import Span
from truceline.reference.weapons import FIRST_WORD, WeaponTable, weapon_key

_CALIBRE = re.compile(r"\b(?P<mm>[0-9]{1,3}(?:\.[0-9]{1,2})?)[-\s]?mm\s$")
_OWN_CALIBRE = re.compile(r"(?P<mm>[0-9]{1,3}(?:\.[0-9]{1,2})?)[-\s]?mm\b")
_GOLD_MINE = re.compile(r"\b(?:gold|coal|copper|salt|diamond|coltan|silver|iron|uranium)\s$", re.IGNORECASE)
_MINE_ACTION = re.compile(r"\s(?:action|workers?|owners?|shaft)\b")
_CALIBRE_REACH = 10  # characters


def find_weapons(document: Document, table: WeaponTable) -> tuple[WeaponMention, ...]:
    """Find the weapons of a document, the longest term at each place. The calibre is the text's, else the table's."""
    text, entries, found, done = document.text, table.entries, [], 0
    for word in FIRST_WORD.finditer(text):
        entry = entries.get(word.group())
        start = word.start()
        if entry is None or start < done or not (match := entry.pattern.match(text, start)):
            continue
        if text[max(0, start - 1) : start] in ("-", ".") or _is_other(text, start, match.end()):
            continue
        weapon, done = entry.weapons[weapon_key(match[0])], match.end()
        told = _OWN_CALIBRE.search(match[0]) or _CALIBRE.search(text, max(0, start - _CALIBRE_REACH), start)
        span = Span(document=document.id, start=start, end=done, text=match[0])
        calibre = told["mm"] if told else weapon.calibre_mm
        found.append(WeaponMention(span=span, weapon_class=weapon.weapon_class, calibre_mm=calibre))
    return tuple(found)


def _is_other(text: str, start: int, end: int) -> bool:
    """Say whether "mines" are pits ("gold mines") or what clears them ("mine action"), and "shell" is shell shock."""
    if text.startswith(" shock", end):
        return True
    if text[start : start + 4].lower() != "mine":
        return False
    return bool(_GOLD_MINE.search(text, max(0, start - 10), start) or _MINE_ACTION.match(text, end))
