"""What a casefile said on a day: a copy of it, taken back to that moment and computed by the same functions.

Reports, readings, decisions, observations, releases and recalls count that were there until then. Incidents bear the
ids that they had: which happening was in which incident is noted whenever it changes. What the casefile keeps without a
history (its policy, its own agreements, rules for tallies) is as it is today.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from truceline.casefile.adding import DOCUMENT
from truceline.casefile.casefile import Casefile
from truceline.casefile.ids import SHORT
from truceline.casefile.refresh import Refresh
from truceline.casefile.withheld import find_withheld, withheld_reports
from truceline.errors import InputError, TrucelineError
from truceline.model.identity import content_id
from truceline.publish.ledger_when_where import date_words, moment_words
from truceline.store.base import Store
from truceline.store.sql import open_rewound

BATCH = 200  # incidents, or readings, that are held at a time


def read_moment(text: str) -> datetime:
    """Return the moment that a person means: of a day its end (UTC), or a moment; without a zone it is UTC.

    >>> read_moment("2023-04-11").isoformat()
    '2023-04-11T23:59:59.999999+00:00'

    Raises:
        InputError: it is neither.
    """
    try:
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # in UTC it may lie before the first year, or after the last
        raise InputError(
            f"{text!r} is no day and no moment.", todo="Write 2023-04-11, or 2023-04-11T18:00+04:00."
        ) from error


@contextmanager
def as_of(casefile: Casefile, until: datetime) -> Iterator[Casefile]:
    """Yield the casefile as it was at a moment, to read only; it is gone afterwards.

    Raises:
        InputError: the moment has no zone, or has not passed: what will be said by then nobody knows.
    """
    if until.tzinfo is None:
        raise InputError(f"{until} has no zone.", todo="Hand in an aware moment.")
    if until > casefile.now():
        raise InputError(
            f"{_moment_words(until)} has not passed yet.",
            todo="Name a day that is over in UTC, or a moment that has passed.",
        )
    homes = casefile.store.ids.homes(until)
    with tempfile.TemporaryDirectory(prefix="truceline-as-of-") as folder:
        rewound = open_rewound(casefile.store.path, Path(folder) / casefile.store.path.name, until)
        try:
            store = rewound.store
            _put_claims(store, rewound.touched)
            store.queue.put(DOCUMENT, (*rewound.touched, *_withhold(store, until)))
            Refresh(store, policy=casefile.policy, clock=lambda: until, anew=True).run()
            _rename(store, homes)
            rewound.finish()
            yield Casefile(store, by=casefile.by, clock=lambda: until, until=until)
        except TrucelineError as error:  # the copy is nobody's to look for: it is the casefile that is meant
            if error.where == str(rewound.store.path):
                error.where = str(casefile.store.path)
            raise
        finally:
            rewound.store.close()


def _put_claims(store: Store, documents: Sequence[str]) -> None:
    for start in range(0, len(documents), BATCH):
        for reading in store.documents.readings(documents[start : start + BATCH]).values():
            store.documents.put_claims(reading)


def _withhold(store: Store, until: datetime) -> Iterator[str]:
    """Delete in the copy the reports that are withheld for good; yield them."""
    for key in withheld_reports(store):
        stored = store.documents.get(key)
        if stored is not None and stored.deleted is None:
            store.documents.delete(key, reason="withheld", by="", at=until)
            yield key


def as_of_words(casefile: Casefile) -> str:
    """Say as of when a casefile is told that was taken back, and of how much; nothing of one that is as it is."""
    return then_words(casefile, casefile.until) if casefile.until is not None else ""


def then_words(casefile: Casefile, until: datetime) -> str:
    """Say as of when a casefile is told, and of how much."""
    reports, decisions = casefile.store.documents.count(), casefile.store.judgements.count()
    counted = [f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in ((reports, "report"), (decisions, "decision"))]
    said = f"As of {_moment_words(until)}: {' and '.join(counted)} that were there by then."
    return f"{said}{_left_out_words(casefile.store, until)}"


def _moment_words(until: datetime) -> str:
    """Say a moment; of the end of a day (UTC) the day."""
    moment = until.astimezone(UTC)
    return f"{date_words(moment.date())} (UTC)" if moment.time() == time.max else moment_words(moment)


def _left_out_words(store: Store, until: datetime) -> str:
    """Say how many reports and names that were told then are not told any more."""
    since = Counter(one.kind for one in find_withheld(store) if one.at > until)
    told = [f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in sorted(since.items(), reverse=True)]
    if not told:
        return ""
    one = sum(since.values()) == 1
    return f" {' and '.join(told)} that {'was' if one else 'were'} withheld since {'is' if one else 'are'} left out."


def _rename(store: Store, homes: Mapping[str, str]) -> None:
    """Give incidents the ids that they had."""
    members = store.incidents.members(store.incidents.ids())
    named = name_groups(members, homes)
    wrong = sorted(key for key, name in named.items() if key != name)
    loaded = store.incidents.load(wrong)
    with store.writing():
        store.incidents.replace(remove=wrong)
        for start in range(0, len(wrong), BATCH):
            put = [replace(loaded[key], id=named[key]) for key in wrong[start : start + BATCH]]
            store.incidents.replace(put=put)


def name_groups(members: Mapping[str, Sequence[str]], homes: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each group: the id under which most of its happenings were at home; each goes to one group.

    A group of which nothing was noted gets the id that is made of one of its happenings, as ids are minted.
    """
    votes = [
        (count, home, key)
        for key, happenings in members.items()
        for home, count in Counter(homes[h] for h in happenings if h in homes).items()
    ]
    named: dict[str, str] = {}
    given: set[str] = set()
    for _, home, key in sorted(votes, key=lambda vote: (-vote[0], vote[1], vote[2])):
        if key not in named and home not in given:
            named[key] = home
            given.add(home)
    for key in sorted(members.keys() - named.keys()):
        minted = (content_id("inc", happening)[:SHORT] for happening in members[key])
        named[key] = next((name for name in minted if name not in given), key)
        given.add(named[key])
    return named
