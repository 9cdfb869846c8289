"""What was published and is not to be used any more: what was recalled of the days, and what was called back on them.

The reason is that which somebody gave for the public, in the same words.
"""

from collections.abc import Iterable, Iterator

from truceline.model.release import Tombstone, TombstoneKind
from truceline.publish.ledger_when_where import date_words
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Cell
from truceline.publish.sitrep.counting import is_are, number, period_words
from truceline.publish.sitrep.evidence import Evidence
from truceline.publish.sitrep.material import Days, Material
from truceline.publish.sitrep.sentence import Sentence, Support
from truceline.publish.sitrep.supports import Sayer

BECAME: dict[TombstoneKind, str] = {
    "recalled": "recalled",
    "merged": "joined with another",
    "split": "taken apart",
    "withdrawn": "withdrawn",
}


def recalled_line(material: Material, sayer: Sayer) -> Iterator[Sentence]:
    """Say in the first lines that incidents of these days were recalled; nothing where none was."""
    recalled = material.now.recalled
    if recalled:
        many, were = number(len(recalled), "incident", "incidents"), "was" if len(recalled) == 1 else "were"
        named = period_words(material.now.period)
        text = f"{many} of {named} {were} recalled after publication, and {is_are(len(recalled))} held back."
        yield from sayer.say(text, _found("incidents recalled", recalled, material.now, sayer))


def called_back(material: Material, sayer: Sayer) -> Iterator[Cell]:
    """Yield a point for every day and reason for which something published was called back."""
    named = period_words(material.now.period)
    yield from _points(material.now.recalled, f"of {named}", material.now, sayer)
    yield from _points(material.tombstones, "published before, of other days,", material.now, sayer)


def _points(stones: Iterable[Tombstone], which: str, days: Days, sayer: Sayer) -> Iterator[Cell]:
    groups: dict[tuple[object, ...], list[Tombstone]] = {}
    for stone in stones:
        groups.setdefault((stone.kind, stone.at.date(), stone.reason), []).append(stone)
    for group in groups.values():
        one, were = group[0], "was" if len(group) == 1 else "were"
        many = number(len(group), "incident", "incidents")
        said = f"{many} {which} {were} {BECAME[one.kind]} on {date_words(one.at.date())}"
        reason = clean(one.reason).rstrip(".")
        text = f"{said}: {reason}." if reason else f"{said}."
        cell = sayer.say(
            text, _found(f"incidents {one.kind}", group, days, sayer), *(_stone(each, sayer) for each in group)
        )
        if cell:
            yield cell


def _found(what: str, stones: Iterable[Tombstone], days: Days, sayer: Sayer) -> Support:
    return sayer.search(what, days, (stone.incident for stone in stones))


def _stone(stone: Tombstone, sayer: Sayer) -> Support:
    """Return a tombstone as a support; its note names the incident and the releases that it was in."""
    releases = f", in {', '.join(clean(release) for release in stone.releases)}" if stone.releases else ""
    opened = Evidence(source=f"{stone.incident}{releases}", path=f"/incidents/{stone.incident}")
    return sayer.support("search", f"tombstone {stone.incident}", (stone,), (opened,))
