"""Tallies that reports tell, out of a casefile: found by the words that every one of them has, each told once."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from truceline.model.observation import Tally
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.reference.name_fold import fold
from truceline.store.base import Store
from truceline.store.rows import ReportQuery
from truceline.truces.tallies import days_of, series_key

AGREEMENT = ("ceasefire*", "cease-fire*", "truce*", "armistice*", "cessation*", "silence")  # of truce_cues.CEASEFIRES
BREACH = ("violat*", "breach*", "infring*", "infract*", "broke*", "breaking", "breaks", "flout*")
PIECE = 500  # reports that are held at a time


class ToldTallies:
    """The tallies that the reports of one open casefile tell; those of a report are kept until it is read anew."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, tuple[datetime, tuple[Tally, ...]]] = {}  # by document: when it was read, what it tells

    def all(self) -> tuple[Tally, ...]:
        """Return the tallies that reports tell, in the order in which the reports were added."""
        found: list[Tally] = []
        documents = sorted(self._candidates().items(), key=lambda one: (one[1], one[0]))
        for begin in range(0, len(documents), PIECE):
            found += self._of([key for key, _ in documents[begin : begin + PIECE]])
        return tuple(found)

    def _candidates(self) -> dict[str, datetime]:
        """Return the reports that have the words of an agreement and of a breach, with when they were added."""
        found: dict[str, datetime] = {}
        for words in (f"{one} {other}" for one in AGREEMENT for other in BREACH):
            offset = 0
            while True:
                reports = self.store.search.reports(ReportQuery(words=words, offset=offset, limit=PIECE))
                found |= {report.id: report.added_at for report in reports}
                if len(reports) < PIECE:
                    break
                offset += PIECE
        return found

    def _of(self, documents: list[str]) -> Iterator[Tally]:
        known = self._known
        read_at = {key: moments[1] for key, moments in self.store.documents.moments(documents).items()}
        fresh = [key for key in documents if key not in known or known[key][0] != read_at.get(key)]
        for key, reading in self.store.documents.readings(fresh).items():
            known[key] = (read_at[key], reading.tallies)
        for key in documents:
            yield from known[key][1] if key in known else ()


def told_once(entered: Iterable[Tally], told: Iterable[Tally]) -> tuple[tuple[Tally, ...], dict[str, tuple[Span, ...]]]:
    """Return the tallies, each once, and by id the words of further reports that tell the same.

    Two that were read are the same where claimant, accused side, unit, area, days and figure are; without days or a
    figure, where the words are too. "About 100" and "about 200" are two figures. A count that was entered stands for
    one that was read where nothing that both tell differs: days or area that one of them leaves out do not part them,
    nor days that overlap. Where several that were entered fit, it cannot be said which is meant: all stay.
    """
    given = tuple(entered)
    first: dict[object, Tally] = {tally.id: tally for tally in given}  # entered twice by a person: both stay
    also: dict[str, tuple[Span, ...]] = {}
    for tally in told:
        known = _entered(tally, given) or first.setdefault(_gist(tally), tally)
        if known is not tally and tally.span:
            also[known.id] = (*also.get(known.id, ()), tally.span)
    return tuple(first.values()), also


def _entered(tally: Tally, entered: Iterable[Tally]) -> Tally | None:
    """Return the one entered tally that this was read of: the same to the day and area, else the only one that fits."""
    fitting = [one for one in entered if _one_count(one, tally)]
    exact = [one for one in fitting if _gist(one) == _gist(tally)]
    return exact[0] if exact else fitting[0] if len(fitting) == 1 else None


def _one_count(one: Tally, other: Tally) -> bool:
    """Say whether two tallies may be one count: the same figure of the same parties, and nothing told of it differs."""
    if _figure(one.count) != _figure(other.count) or one.count.unknown:
        return False
    claimant, accused, unit, area = series_key(one)
    claimant_too, accused_too, unit_too, area_too = series_key(other)
    if (claimant, accused, unit) != (claimant_too, accused_too, unit_too) or (area and area_too and area != area_too):
        return False
    days, days_too = days_of(one), days_of(other)
    return not days or not days_too or (days[0] <= days_too[1] and days_too[0] <= days[1])


def _figure(count: Count) -> object:
    return count.low, count.best, count.high, count.damaged


def _gist(tally: Tally) -> object:
    days, count = days_of(tally), tally.count
    words = "" if days and not count.unknown else fold(tally.words)
    return (*series_key(tally), days, _figure(count), words)
