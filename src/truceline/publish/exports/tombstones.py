"""Tombstones as rows: what was published once and is not to be used as it was, with the reason.

``tombstones.csv`` stands in every package and release, whatever the format, so that no format can leave them out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from truceline.model.release import Tombstone
from truceline.publish.exports.cells import joined
from truceline.publish.exports.contract import Column, Format, Gone
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.ledger_when_where import date_words

COLUMNS: tuple[Column, ...] = read_columns("export_tombstones.tsv")


def moment_text(at: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tombstone_words(tombstone: Tombstone) -> str:
    """Say what became of an incident that was published, and when.

    >>> tombstone_words(Tombstone(incident="inc-1", kind="recalled", reason="Wrong place.",
    ...                           at=datetime(2023, 5, 2, tzinfo=UTC), releases=("may",)))
    'recalled on 2 May 2023: Wrong place.'
    """
    into = f" ({', '.join(tombstone.into)})" if tombstone.into else ""
    on = date_words(tombstone.at.astimezone(UTC).date())
    said = f"{tombstone.kind} on {on}{into}: {tombstone.reason}"
    if tombstone.returned is None:
        return said
    return f"{said} (accepted anew on {date_words(tombstone.returned.astimezone(UTC).date())})"


def tombstone_cells(tombstone: Tombstone) -> tuple[object, ...]:
    """Return the row of ``tombstones.csv``."""
    return (
        *(tombstone.incident, tombstone.kind, tombstone.reason, moment_text(tombstone.at)),
        *(joined(tombstone.releases), joined(tombstone.into)),
        moment_text(tombstone.returned) if tombstone.returned else None,
    )


def gone_text(gone: Gone, tombstones: Iterable[Tombstone]) -> Iterator[str]:
    """Yield a table of tombstones under the names of its columns; one without rows is a table all the same."""
    cells = (gone.cells(tombstone) for tombstone in tombstones)
    return plain_csv(gone.columns, (row for row in cells if row is not None))


def gone_beside(formats: Iterable[Format]) -> tuple[Gone, ...]:
    """Return the tables of tombstones that stand beside the files of formats: that of all, and those of their own."""
    own: Sequence[Gone] = [format_.gone for format_ in formats if format_.gone is not None]
    return (TOMBSTONES, *dict.fromkeys(own))


TOMBSTONES = Gone(
    name="tombstones",
    says="what was published once and is not to be used as it was, with the reason",
    file="tombstones.csv",
    columns=COLUMNS,
    cells=tombstone_cells,
)
