"""What a person typed into the fields of a form, or a row of a table has in its columns -> a record, or what is wrong.

Nothing is stored and nothing guessed: a field that cannot be read is a problem of that field; a place that may be
several is a note, and the record is kept without a point unless one is chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from truceline.model.actor import Party
from truceline.model.observation import AccessRestriction, Location, Observation, Recorded, RecordKind, Tally
from truceline.observing.fields import FIELDS, Field, choose, field_of, not_known
from truceline.observing.figures import read_count
from truceline.observing.locations import Candidate, read_location
from truceline.observing.moments import DayOrder, read_interval
from truceline.observing.parties import read_party
from truceline.observing.problems import Problem, Problems, Texts, told
from truceline.observing.weapons import read_weapon
from truceline.reference.actors import ActorTable, load_actors
from truceline.reference.places import PlaceTable, open_places

UNTIMED = datetime(1, 1, 1, tzinfo=UTC)  # until it is taken into a casefile, which has a clock
LONGEST = 5000  # characters of one field
NOT_SEEN_COUNT = "What was looked for and not seen has no count."
NOT_SEEN_TODO = "Leave the count empty. If it was counted and came to none, choose “observed” and write 0."


class Tables:
    """The tables that words are looked up in, each opened when it is first needed."""

    @property
    def places(self) -> PlaceTable:
        """The gazetteer."""
        return open_places()

    @property
    def actors(self) -> ActorTable:
        """States, organs, groups, organisations and people."""
        return load_actors()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of the fields: a record without id, or problems by field; and notes, which stop nothing.

    ``candidates`` are the places that the name of the place may mean.
    """

    record: Recorded | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def wrong(self, name: str) -> str:
        """Return what is wrong with a field and how to mend it; empty if nothing is."""
        return next((str(problem) for problem in self.problems if problem.field == name), "")


def read_entry(kind: RecordKind, texts: Texts, tables: Tables, *, order: DayOrder = "ymd", source: str = "") -> Entry:
    """Read what stands in the fields of a kind; ``order`` is that of days such as 03/04/2023."""
    problems = Problems()
    for field in FIELDS[kind]:
        if len(told(texts, field.name)) > LONGEST:
            problems.add(field.name, f"This is longer than {LONGEST:,} characters.", "Shorten it.")
        elif field.required and _untold(field, told(texts, field.name)):
            told_so = f"Write one of: {', '.join(field.choices)}." if field.choices else "It is needed."
            problems.add(field.name, "This is not told.", told_so)
    if kind == "tally" and not told(texts, "relation"):
        texts = {**texts, "relation": "in"}  # it is over an area, which may be a province
    located = read_location(texts, tables.places, problems)
    common = {
        "id": "",
        "by": "",
        "at": UNTIMED,
        "words": told(texts, "words"),
        "where": located.location if located else None,
        "when": read_interval(texts, problems, order),
        "source": source,
    }
    made = _MAKERS[kind](texts, tables, problems, common)
    return Entry(
        record=None if problems.found else made,
        problems=tuple(problems.found.values()),
        notes=tuple(problems.notes),
        candidates=located.candidates if located else (),
    )


def _observation(texts: Texts, tables: Tables, problems: Problems, common: dict[str, Any]) -> Observation | None:
    unit = _chosen("observation", texts, "unit", problems) or "undetermined"
    count = read_count(told(texts, "count"), unit, problems)
    negative = _chosen("observation", texts, "outcome", problems) == "not_observed"
    if negative and count is not None:
        problems.add("count", NOT_SEEN_COUNT, NOT_SEEN_TODO)
        count = None
    weapon = read_weapon(told(texts, "weapon"), told(texts, "calibre_mm"), problems)
    act = _chosen("observation", texts, "act", problems)
    if not (common["words"] or act or weapon.weapon_class or (count and unit != "undetermined")):
        problems.add("words", "It is not said what was observed.", "Say what, what is counted, the weapon, or words.")
        return None
    return Observation(
        **common,
        **_observer(texts),
        act=act,
        negative=negative,
        means=_chosen("observation", texts, "means", problems),
        position=_position(texts, tables),
        weapon=weapon.weapon_class,
        weapon_words=weapon.words,
        calibre_mm=weapon.calibre_mm,
        count=count,
        direction=_chosen("observation", texts, "direction", problems),
        direction_words=told(texts, "direction_words"),
        actor=read_party(told(texts, "actor"), tables.actors),
    )


def _restriction(texts: Texts, tables: Tables, problems: Problems, common: dict[str, Any]) -> AccessRestriction | None:
    denial = _chosen("restriction", texts, "denial", problems)
    denied_by = read_party(told(texts, "denied_by"), tables.actors) or Party(kind="unnamed")
    if denial is None:
        problems.add("denial", "It is not said how access was restricted.", "Choose one.")
        return None
    return AccessRestriction(**common, **_observer(texts), kind=denial, denied_by=denied_by)


def _tally(texts: Texts, tables: Tables, problems: Problems, common: dict[str, Any]) -> Tally | None:
    unit = _chosen("tally", texts, "unit", problems) or "undetermined"
    count = read_count(told(texts, "count"), unit, problems)
    claimant = read_party(told(texts, "claimant"), tables.actors)
    if count is None or claimant is None:
        return None
    return Tally(
        **common,
        claimant=claimant,
        accused=read_party(told(texts, "accused"), tables.actors),
        count=count,
        remarks=told(texts, "remarks"),
    )


_MAKERS: dict[RecordKind, Callable[[Texts, Tables, Problems, dict[str, Any]], Recorded | None]] = {
    "observation": _observation,
    "restriction": _restriction,
    "tally": _tally,
}


def _chosen(kind: RecordKind, texts: Texts, name: str, problems: Problems) -> Any:
    """Return the value of a field of choices; ``None`` where nothing, or "not known", is told."""
    words, field = told(texts, name), field_of(kind, name)
    if not words or field is None:
        return None
    value = choose(field, words)
    if value is None and not not_known(words):
        problems.add(name, f"“{words[:80]}” is none of its values.", f"Write one of: {', '.join(field.choices)}.")
    return value


def _untold(field: Field, words: str) -> bool:
    """Say whether a field is empty; one of choices is too where its value is not known."""
    return not words or (bool(field.choices) and not_known(words))


def _observer(texts: Texts) -> dict[str, Any]:
    return {"mission": told(texts, "mission"), "patrol": told(texts, "patrol")}


def _position(texts: Texts, tables: Tables) -> Location | None:
    """Return where the monitor stood; what is not clear about it stops nothing and is left open."""
    if not told(texts, "position"):
        return None
    asked = {"place": told(texts, "position"), "country": told(texts, "country")}
    located = read_location(asked, tables.places, Problems())
    return located.location if located else None
