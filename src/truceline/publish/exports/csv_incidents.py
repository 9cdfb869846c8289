"""``csv``: one row an incident, the published values with how they stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from truceline.model.release import Tombstone
from truceline.publish.exports.cells import days, iso, joined, publishers, speakers
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.said import notes
from truceline.publish.exports.sides import side_names
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.exports.tombstones import tombstone_words
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.losses import find_losses
from truceline.publish.map_areas import Area, Areas
from truceline.publish.outgoing import Outgoing

COLUMNS: tuple[Column, ...] = read_columns("export_csv.tsv")


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table."""
    return write_all(incidents, edition, ())


def write_all(incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone]) -> Iterator[str]:
    """Yield the table, and a row without values for each tombstone: its ``approval`` says what it is."""
    return plain_csv(COLUMNS, rows_of(incidents, edition, tombstones))


def rows_of(
    incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone] = ()
) -> Iterator[Sequence[object]]:
    """Yield the cells under the columns, one row an incident, and one a tombstone."""
    rows = (_cells(out, edition.areas) for out in incidents)
    return chain(rows, (_gone(tombstone) for tombstone in tombstones))


def _gone(tombstone: Tombstone) -> tuple[object, ...]:
    told = {"id": tombstone.incident, "approval": tombstone.kind, "approval_words": tombstone_words(tombstone)}
    return tuple(told.get(column.name) for column in COLUMNS)


def row_of(out: Outgoing, areas: Areas) -> dict[str, object]:
    """Return the row of an incident by the names of its columns."""
    return {column.name: cell for column, cell in zip(COLUMNS, _cells(out, areas), strict=True)}


def _cells(out: Outgoing, areas: Areas) -> tuple[object, ...]:
    incident, row, named = out.incident, out.row, side_names(out.view)
    first, last = days(incident.when)
    area = areas.of(row)
    pointed = isinstance(area, Area) and area.pointed
    killed, wounded = find_losses(out.view, "killed"), find_losses(out.view, "wounded")
    policies = joined(finding.policy for finding in incident.findings if ":" in finding.question)
    return (
        *(incident.id, incident.kind, iso(first), iso(last), incident.when.precision if incident.when else None),
        *(row.place, None if out.blur_km else row.place_id, row.precision, row.relation, row.distance_km, row.bearing),
        *((area.lon, area.lat) if isinstance(area, Area) and pointed else (None, None)),
        area.radius_km if isinstance(area, Area) else None,
        joined(named.values()),
        *(killed.low, killed.best, killed.high, wounded.low, wounded.best, wounded.high),
        *(policies, row.accord, standing_phrase(incident), len(incident.documents), len(incident.origins)),
        *(speakers(out), publishers(out), notes(out, (killed, wounded))),
        *(out.approval.state, out.approval.words, out.redaction or None),
    )


CSV = Format(
    name="csv",
    says="a table, one row an incident",
    file="incidents.csv",
    media_type="text/csv",
    loses="rival accounts are sentences of the notes; findings.csv and accounts.csv have them as rows",
    write=write,
    write_all=write_all,
    columns=COLUMNS,
)
