"""The board of an agreement out of a casefile: what its incidents and records amount to, provision by provision."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict

from truceline.casefile.covering import asked_days
from truceline.casefile.monitoring import ObservationFilters, observation_query
from truceline.casefile.paging import incident_pages, records_of_days
from truceline.casefile.violating import terms_of, violations
from truceline.casefile.wanted import agreement, parties_called
from truceline.errors import InputError
from truceline.model.compliance import Board, BoardAnswer
from truceline.model.truce import Truce
from truceline.model.violation import SubjectKind, Violation
from truceline.truces.compliance import Over, answers_of, make_board
from truceline.truces.state import states_over

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

USUAL_DAYS = 31  # that are shown where none are asked for
MOST_DAYS = 3 * 366
PIECE = 1000  # rows that are held at a time
DAY = timedelta(days=1)
COUNTED: tuple[SubjectKind, ...] = ("incident", "observation")  # a tally stays one: it has a screen of its own


class BoardFilters(TypedDict, total=False):
    """Filters of a board: ``truce`` is an id, ``party`` an id, a name or a code of a country, ``place`` a name."""

    truce: str | None
    party: str | None
    since: date | None
    until: date | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complied:
    """A board with the violations that its counts are of, and how many each agreement has in these days."""

    truce: Truce
    board: Board
    violations: tuple[Violation, ...]
    numbers: tuple[tuple[str, int], ...]


def compliance(casefile: "Casefile", asked: BoardFilters) -> Complied | None:
    """Return the board that is asked for; ``None`` where nothing is known of any day.

    Without days the last month of which anything is known; without an agreement the one that most is held against.

    Raises:
        InputError: there is no such agreement or party, or the days are in the wrong order or too many.
    """
    days = asked_days(casefile, asked.get("since"), asked.get("until"), usual=USUAL_DAYS, most=MOST_DAYS)
    if days is None:
        return None
    known = {truce.id: truce for truce in terms_of(casefile).truces}
    first, last = days
    length = (last - first).days + 1
    found = _within(casefile, asked, first, last)
    numbers = Counter(each.truce for each in found)
    truce = _truce(known, asked.get("truce"), numbers)
    party = _party(truce, asked.get("party"))
    before = _within(casefile, asked, first - DAY * length, first - DAY)
    states = states_over(truce, datetime.combine(last, time(), UTC), datetime.combine(last, time.max, UTC))
    of_party = [each for each in found if party is None or each.party == party]
    over = Over(
        first=first,
        last=last,
        before=[each for each in before if party is None or each.party == party],
        looked_at=casefile.count_incidents(since=first, until=last, place=asked.get("place")),
    )
    board = make_board(truce, of_party, states, over)
    return Complied(
        truce=truce,
        board=board,
        violations=tuple(each for each in of_party if each.truce == truce.id),
        numbers=tuple(sorted(numbers.items())),
    )


def behind(
    complied: Complied, *, provision: str | None, party: str | None, answer: BoardAnswer | None
) -> tuple[Violation, ...]:
    """Return the violations behind a count of a board."""
    return tuple(
        each
        for each in complied.violations
        if provision in (None, each.provision)
        and party in (None, each.party)
        and (answer is None or answer in answers_of(each))
    )


def _within(casefile: "Casefile", asked: BoardFilters, first: date, last: date) -> Sequence[Violation]:
    found = tuple(violations(casefile, {"since": first, "until": last, "kinds": COUNTED}))
    place = asked.get("place")
    if not place:
        return found
    allowed = _subjects(casefile, place, first, last)
    return tuple(each for each in found if each.subject in allowed)


def _subjects(casefile: "Casefile", place: str, first: date, last: date) -> frozenset[str]:
    """Return the incidents and records of these days at a place."""
    pages = incident_pages(casefile, {"since": first, "until": last, "place": place}, PIECE)
    found = [row.id for rows in pages for row in rows]
    asked: ObservationFilters = {"since": first, "until": last, "place": place, "limit": PIECE}
    records = records_of_days(casefile.store, observation_query(asked))
    return frozenset((*found, *(record.id for record in records)))


def _truce(known: dict[str, Truce], asked: str | None, numbers: Counter[str]) -> Truce:
    if asked:
        return agreement(asked, tuple(known.values()))
    most = sorted(numbers, key=lambda key: (-numbers[key], key))
    return known[most[0]] if most else next(iter(known.values()))


def _party(truce: Truce, asked: str | None) -> str | None:
    if not asked:
        return None
    found = parties_called(asked, truce)
    if len(found) != 1:
        said = f"{asked!r} may be any of several parties" if found else f"{asked!r} is no party to this agreement"
        named = ", ".join(f"{each.name} ({each.id})" for each in found or truce.parties)
        raise InputError(f"{said}.", todo=f"They are {named}.")
    return found[0].id
