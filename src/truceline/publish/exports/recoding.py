"""``recoding``: one row an incident, killed and wounded under every policy side by side, and why they differ."""

from collections.abc import Iterable, Iterator

from truceline.incidents.policies import POLICIES
from truceline.publish.exports.cells import days, iso, mark_cells
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.said import NO_PLACE
from truceline.publish.exports.sides import side_names
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.incident_facts import place_phrase
from truceline.publish.outgoing import Outgoing
from truceline.publish.recoding import ACTS, Recoding

COLUMNS: tuple[Column, ...] = read_columns("export_recoding.tsv")


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table."""
    return plain_csv(COLUMNS, (_cells(out, edition) for out in incidents))


def _cells(out: Outgoing, edition: Edition) -> tuple[object, ...]:
    incident, recoded = out.incident, Recoding(view=out.view)
    first, last = days(incident.when)
    where = place_phrase(incident.where, out.view.names) if incident.where else NO_PLACE
    named = "; ".join(f"{letter}: {name}" for letter, name in side_names(out.view).items())
    return (
        *(incident.id, iso(first), iso(last), where, named or None),
        *(end for policy in POLICIES for act in ACTS for end in recoded.figures[act, policy].ends),
        *(bool(recoded.differences), " ".join(recoded.why) or None),
        *("; ".join(POLICIES), edition.codebook, *mark_cells(out)),
    )


RECODING = Format(
    name="recoding",
    says="a table, one row an incident, its figures under every policy",
    file="recoding.csv",
    media_type="text/csv",
    write=write,
    columns=COLUMNS,
    loses="figures alone: of answers in words the policies publish the same",
)
