"""``hxl``: a table with the hashtags of the Humanitarian Exchange Language in the row under its header."""

from collections.abc import Iterable, Iterator
from itertools import chain

from truceline.publish.exports.cells import days, iso, publishers, where_cells
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.said import notes
from truceline.publish.exports.sides import side_names
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.exports.types import sub_event
from truceline.publish.incident_list import when_phrase
from truceline.publish.losses import find_losses
from truceline.publish.outgoing import Outgoing
from truceline.reference.export_codes import hxl_tags

COLUMNS: tuple[Column, ...] = read_columns("export_hxl.tsv")


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table, its tags first."""
    del edition
    return plain_csv(COLUMNS, chain([hxl_tags()], (_cells(out) for out in incidents)))


def _cells(out: Outgoing) -> tuple[object, ...]:
    incident, where, event = out.incident, where_cells(out), sub_event(out)
    killed, wounded = find_losses(out.view, "killed"), find_losses(out.view, "wounded")
    first, last = days(incident.when)
    return (
        *(incident.id, incident.kind, event.name if event else None),
        *(when_phrase(incident) if incident.when else None, iso(first), iso(last)),
        *(where.country, where.code, where.admin1, None, where.name, where.lat, where.lon),
        *[*side_names(out.view).values(), None, None][:2],
        *(killed.best, killed.low, killed.high, wounded.best),
        *(notes(out, (killed, wounded)), publishers(out)),
    )


HXL = Format(
    name="hxl",
    says="a table with HXL tags",
    file="hxl.csv",
    media_type="text/csv",
    loses="rival accounts are sentences of the description; a third side stands there alone",
    write=write,
    columns=COLUMNS,
    header_rows=2,
)
