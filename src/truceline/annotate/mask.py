"""Choose among the actors that a name can mean, and hide names from the parser.

Every name becomes one token and one neutral word of its form, whichever actor it names: swapping the names of two
sides cannot change the parse, because the parser never sees them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from truceline.model.actor import Actor
from truceline.model.mention import ActorForm
from truceline.reference.actors import ActorTable, Name, NameMatch, plain

NEUTRAL: dict[ActorForm, str] = {
    "name": "Ruritania",
    "adjective": "Ruritanian",
    "people": "Ruritanians",
    "capital": "Ruritania",
    "group": "Ruritania",
    "organ": "Ruritania",
    "organisation": "Ruritania",
    "person": "Smith",
}
FORM_ORDER: dict[ActorForm, int] = {
    "group": 0,
    "organ": 1,
    "name": 2,
    "adjective": 2,
    "people": 2,
    "organisation": 3,
    "capital": 4,
    "person": 5,
}

OF_THE_TEXT = 2  # a country of the text is named at least half as often as the one that is named most

# What follows a name that stands for those who rule there, not for the ground.
ACTS_OR_SPEAKS = re.compile(
    r"(?:['’]s? (?:self-proclaimed |de facto |separatist |own |state )*(?:leaders?|leadership|president|government|"
    r"authorities|officials?|forces|army|troops|militia|military|defen[cs]e|interior|foreign|information|security|"
    r"parliament|spokes\w+|side|fighters|positions|prosecutors?|health)\b"
    r"| (?:said|says|accuse[sd]|denie[sd]|denies|claim(?:s|ed)|reported|announced|declared|rejected|blame[sd]|"
    r"opened fire|fired|shelled|attacked|launched)\b)"
)


class NamedActor(NamedTuple):
    """A name in the text with the actor chosen for it; ``candidates`` are all that it can name."""

    start: int
    end: int
    form: ActorForm
    actor: Actor
    candidates: tuple[Actor, ...]


def choose_names(text: str, table: ActorTable, *, year: int | None = None) -> list[NamedActor]:
    """Find the names of ``text`` and choose one actor for each, by the countries of the names that are certain.

    A weak name (a surname, an ambiguous short form) is kept only where a certain name of the same text backs its
    country; a name of several countries goes to the one most spoken of, and to none where nothing speaks for any.
    """
    matches = table.find_names(text)
    sure: Counter[str] = Counter()
    full: set[str] = set()
    for match in matches:
        strong = [n for n in match.names if not n.weak and n.form != "capital" and plain(n.text) not in table.phrases]
        if len({n.actor.country for n in strong}) == 1:
            sure[strong[0].actor.country or ""] += 1
        full.update(n.actor.id for n in match.names if not n.weak)
    matches = [kept for match in matches if (kept := _acting(match, text)) is not None]
    matches = [kept for match in matches if (kept := _own_names(match, table, sure)) is not None]
    chosen = (_choose(match, sure, full, year) for match in matches)
    return _joined([c for c in chosen if c is not None], text)


def _joined(names: list[NamedActor], text: str) -> list[NamedActor]:
    """Join "Pakistani" and "Rangers" where the organ is that state's own."""
    out: list[NamedActor] = []
    for name in names:
        last = out[-1] if out else None
        beside = last is not None and last.end + 1 == name.start and text[last.end] == " "
        if (
            last
            and beside
            and last.form == "adjective"
            and name.form in ("organ", "group")
            and last.actor.country == name.actor.country
        ):
            out[-1] = name._replace(start=last.start)
        else:
            out.append(name)
    return out


def _acting(match: NameMatch, text: str) -> NameMatch | None:
    """Leave out the name of an unrecognised entity where it only names ground ("in South Ossetia")."""
    names = tuple(n for n in match.names if not _names_ground(n) or ACTS_OR_SPEAKS.match(text, match.end))
    return match._replace(names=names) if names else None


def _own_names(match: NameMatch, table: ActorTable, sure: Counter[str]) -> NameMatch | None:
    """Leave out what many states call an organ ("the Foreign Office") where its country is not one of the text's."""
    most = max(sure.values(), default=0)
    names = tuple(
        n
        for n in match.names
        if n.form != "organ" or plain(n.text) not in table.phrases or 0 < most <= OF_THE_TEXT * _evidence(n, sure)
    )
    return match._replace(names=names) if names else None


def _names_ground(name: Name) -> bool:
    return name.form == "name" and name.actor.kind == "state" and bool(name.actor.group)


def _choose(match: NameMatch, sure: Counter[str], full: set[str], year: int | None) -> NamedActor | None:
    names = [n for n in match.names if not n.weak or _backed(n, sure, full)]
    names = [n for n in names if _valid(n.actor, year)] or names
    if not names:
        return None
    best = min(names, key=lambda n: (n.weak, -_evidence(n, sure), FORM_ORDER[n.form], n.actor.id))
    actors = tuple({n.actor.id: n.actor for n in names}.values())
    if _tied(best, names, sure):
        return None
    return NamedActor(match.start, match.end, best.form, best.actor, actors if len(actors) > 1 else ())


def _evidence(name: Name, sure: Counter[str]) -> int:
    return sure[name.actor.country or ""]


def _backed(name: Name, sure: Counter[str], full: set[str]) -> bool:
    """Say whether a weak name is the short form of one already named, or belongs to a country of the text."""
    if name.actor.id in full:
        return True
    least = 2 if name.form == "person" and not name.actor.group else 1  # surnames of ministers are many, of leaders few
    return _evidence(name, sure) >= least


def _tied(best: Name, names: Sequence[Name], sure: Counter[str]) -> bool:
    """Say whether another country has as good a right to the name."""
    rivals = [n for n in names if n.actor.country != best.actor.country and FORM_ORDER[n.form] == FORM_ORDER[best.form]]
    return any(n.weak == best.weak and _evidence(n, sure) == _evidence(best, sure) for n in rivals)


def _valid(actor: Actor, year: int | None) -> bool:
    """Say whether the actor existed in ``year``; an open or unknown end is open."""
    if year is None:
        return True
    first = int(actor.valid_from[:4]) if actor.valid_from and actor.valid_from[:4].isdigit() else None
    last = int(actor.valid_to[:4]) if actor.valid_to and actor.valid_to[:4].isdigit() else None
    return (first is None or first <= year) and (last is None or last >= year)


class MaskedText(NamedTuple):
    """What the parser sees: words and their character ranges in the true text; ``spaces`` follow each word."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    ranges: tuple[tuple[int, int], ...]


def mask_names(tokens: Sequence[tuple[int, int, str]], names: Sequence[NamedActor], text: str) -> MaskedText:
    """Replace each name by one neutral word. ``tokens`` are (start, end, word) of the text the parser may see."""
    words: list[str] = []
    ranges: list[tuple[int, int]] = []
    queue = list(names)
    index = 0
    while index < len(tokens):
        start, end, word = tokens[index]
        while queue and queue[0].end <= start:
            queue.pop(0)
        if queue and queue[0].start <= start and end <= queue[0].end:
            name = queue.pop(0)
            while index + 1 < len(tokens) and tokens[index + 1][1] <= name.end:
                index += 1
            end, word = tokens[index][1], NEUTRAL[name.form]
        words.append(word)
        ranges.append((start, end))
        index += 1
    spaces = tuple(end < len(text) and text[end].isspace() for _, end in ranges)
    return MaskedText(tuple(words), spaces, tuple(ranges))
