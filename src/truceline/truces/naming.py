"""Which agreement words name: by its date, by its name, or as the only one in force between the sides then.

Goes in: the words of a report that name an agreement, the agreements known, who is told of, when. Comes out: the
agreements that are meant, or none with the reason. Words that name a date or a place which no known agreement has mean
one that is not known: it is not taken for another.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from truceline.model.mention import PlaceMention
from truceline.model.truce import Truce
from truceline.model.truce_named import HowNamed
from truceline.reference.ground import Ground
from truceline.reference.truce_words import load_truce_words
from truceline.truces.belonging import DUTY_OF_FIRE
from truceline.truces.named_words import FIRE, AgreementWords
from truceline.truces.scope import SPENT
from truceline.truces.scope_place import Outlines, place_part
from truceline.truces.state import states_over

PROPER = re.compile(r"\b[A-Z][\w’'-]+")
DAY_MONTH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})\b(?![/.]\d)")
MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LENGTH_OF_DAY = len("2020-11-09")


class Naming(NamedTuple):
    """The agreements that words mean; none with the reason why."""

    truces: tuple[Truce, ...]
    how: HowNamed
    why: str


class Told(NamedTuple):
    """What the report tells of the deed: the first and last moment at which it can have been, and where it was."""

    when: tuple[datetime, datetime] | None
    where: PlaceMention | None


def naming(
    words: AgreementWords | None,
    truces: Sequence[Truce],
    told: Told,
    grounds: Mapping[str, Ground],
    outlines: Outlines,
) -> Naming:
    """Return which of the agreements between the sides of a report are meant.

    Args:
        words: those that name it; ``None`` where none do.
        truces: the agreements between those of whom the report tells.
    """
    if not truces:
        return Naming((), "none", "no agreement between those of whom it tells is known")
    if words is None:
        return Naming((), "none", "the words name no agreement")
    if words.date:
        dated = tuple(_suiting(words, [each for each in truces if is_dated(each, words.date)]))
        return _one(dated, "date", f"dated {words.date}" if dated else f"none of {words.date} between them is known")
    proper = set(PROPER.findall(words.sentence))
    called = tuple(_suiting(words, [each for each in truces if names_of(each) & proper]))
    if called:
        return _one(called, "name", f"named by {', '.join(sorted(names_of(called[0]) & proper))}")
    if told.when is None and (dated := tuple(_suiting(words, list(_by_month(words.sentence, truces))))):
        return _one(dated, "date", "dated by its day and month")
    if not words.is_one_to_hold_fire:
        return Naming((), "none", f"which agreement “{words.span.text}” is cannot be said")
    return _only(tuple(_suiting(words, truces)), told, grounds, outlines)


def _only(truces: Sequence[Truce], told: Told, grounds: Mapping[str, Ground], outlines: Outlines) -> Naming:
    """Return the only agreement in force then; of one that carries another on, the later.

    One that is for a zone is taken only for a place in it: elsewhere the words may mean another that is not known.
    """
    if told.when is None:
        return Naming((), "none", "no date or name is told, and when it was is not known")
    first, last = told.when
    held = [each for each in truces if any(state.name not in SPENT for state in states_over(each, first, last))]
    if not held:
        return Naming((), "none", "no known agreement between them was in force then")
    found = _one(tuple(_latest(held)), "only_one", "the only one known to be in force between them then")
    for provision in found.truces[0].provisions if found.truces else ():
        if provision.obligation == "cease_fire" and provision.zone:
            part = place_part(found.truces[0], provision, told.where, grounds, outlines)
            if part.answer != "inside":
                why = f"the only one known to be in force between them then is for a zone: {part.why}"
                return Naming((), "none", why)
    return found


def _one(found: tuple[Truce, ...], how: HowNamed, why: str) -> Naming:
    found = tuple(_latest(found)) if len(found) > 1 else found
    if len(found) > 1:
        titles = "; ".join(each.title for each in found)
        return Naming((), "none", f"it may be any of these: {titles}")
    return Naming(found, how if found else "none", why)


def _latest(truces: Collection[Truce]) -> Iterator[Truce]:
    """Yield those that no other of them carries on."""
    followed = {each.follows for each in truces}
    return (each for each in truces if each.id not in followed)


def is_dated(truce: Truce, date: str) -> bool:
    """Say whether a date, as exact as its words (2020, 2020-11, 2020-11-09), is one of an agreement's.

    >>> from truceline.reference.truces import load_truces
    >>> [is_dated(load_truces()["am-az-ru-2020-11-09"], each) for each in ("2020-11", "2020-11-10", "2021")]
    [True, True, False]
    """
    own = {truce.declared.written[:10]}
    if truce.effective:
        own.add(truce.effective.at.written[:10])
    own |= {version.dated.isoformat() for version in truce.versions if version.dated}
    return any(each.startswith(date) or date.startswith(each) for each in own)


def _by_month(sentence: str, truces: Iterable[Truce]) -> Iterator[Truce]:
    """Yield those whose day and month a sentence has without a year ("of 27/11"; of a broken day the month alone)."""
    told = {(int(found[2]), int(found[1])) for found in DAY_MONTH.finditer(sentence)}
    months = {MONTH_NAMES.index(found[0][:3].lower()) + 1 for found in MONTH.finditer(sentence)}
    for truce in truces:
        dates = [truce.declared.written, *([truce.effective.at.written] if truce.effective else [])]
        days = {(int(date[5:7]), int(date[8:10])) for date in dates if len(date) >= LENGTH_OF_DAY}
        if days & told or {month for month, _ in days} & months:
            yield truce


def names_of(truce: Truce) -> frozenset[str]:
    """Return the proper names in the title and the aliases of an agreement that tell it from others.

    >>> from truceline.reference.truces import load_truces
    >>> sorted(names_of(load_truces()["ua-minsk-package-2015-02-12"]))
    ['Minsk']
    """
    parties = {word for party in truce.parties for word in PROPER.findall(party.name)}
    words = {word for text in (truce.title, *truce.aliases) for word in PROPER.findall(text)}
    plain = load_truce_words()
    return frozenset(word for word in words - parties if word.lower() not in plain and not word.isupper())


def _suiting(words: AgreementWords, truces: Iterable[Truce]) -> Iterator[Truce]:
    """Yield those of the kind that the words say: a declaration; a ceasefire has a duty to cease fire."""
    said = words.sentence.lower()
    kinds = {
        kind for word, each in load_truce_words().items() if each and re.search(rf"\b{word}\b", said) for kind in each
    }
    found = list(truces)
    if len(found) > 1 and any(each.kind in kinds for each in found):
        found = [each for each in found if each.kind in kinds]
    if FIRE.search(words.span.text):
        found = [each for each in found if any(p.obligation in DUTY_OF_FIRE for p in each.provisions)] or found
    return iter(found)
