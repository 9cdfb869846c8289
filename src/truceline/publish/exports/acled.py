"""``acled``: rows in the form of ACLED's event data, 31 columns. No row of ACLED is in it.

One number of fatalities, the most conservative, by the policy ``acled``; what disputes it stands in the notes. A place
is never more exact than ours: without a point the coordinates are empty, and no province is put on its capital.
"""

from collections.abc import Iterable, Iterator

from truceline.model.incident import Side
from truceline.model.place import acled_precision
from truceline.model.release import Tombstone
from truceline.publish.exports.cells import Where, days, iso, joined, mark_cells, off_the_point, publishers, where_cells
from truceline.publish.exports.contract import Column, Edition, Format, Gone
from truceline.publish.exports.said import notes
from truceline.publish.exports.sides import side_names, sides_by_id
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.exports.types import sub_event
from truceline.publish.ledger_words import actor_words
from truceline.publish.losses import find_losses
from truceline.publish.outgoing import Outgoing
from truceline.reference.export_codes import ABROAD, STATE_FORCES, country_numbers, disorder_types, inter_code

COLUMNS: tuple[Column, ...] = read_columns("export_acled.tsv")
DELETED: tuple[Column, ...] = read_columns("export_acled_deleted.tsv")
CIVILIANS = "Violence against civilians"
TIME_PRECISION = {"minute": 1, "hour": 1, "part_of_day": 1, "day": 1, "week": 2, "month": 3}


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table."""
    del edition
    return plain_csv(COLUMNS, (_cells(out) for out in incidents))


def _cells(out: Outgoing) -> tuple[object, ...]:
    incident, where, event = out.incident, where_cells(out), sub_event(out)
    first, _ = days(incident.when)
    killed = find_losses(out.view, "killed")
    one, two = _sides(out, where)
    both = sorted(code for code in (one[2], two[2]) if code is not None)
    targeted = event is not None and event.event_type == CIVILIANS
    return (
        *(incident.id, iso(first), first.year if first else None, _time_precision(out)),
        *((disorder_types().get(event.event_type), event.event_type, event.name) if event else (None, None, None)),
        *(*one, *two, f"{both[0]}{both[1]}" if len(both) == 2 else None),
        "Civilian targeting" if targeted else None,
        *(country_numbers().get(where.code or ""), None, where.country, where.admin1, None, None, where.name),
        *(where.lat, where.lon, _geo_precision(out), publishers(out), None, notes(out, (killed,))),
        *(killed.number, joined(mark_cells(out)), None),
    )


def _time_precision(out: Outgoing) -> int | None:
    return TIME_PRECISION.get(out.incident.when.precision) if out.incident.when else None


def _geo_precision(out: Outgoing) -> int | None:
    mention = out.incident.where
    if mention is None or mention.place is None:
        return None
    code = acled_precision(mention.place.precision, off_the_point(mention))
    return max(2, code) if out.blur_km else code


def _sides(out: Outgoing, where: Where) -> list[tuple[str | None, str | None, int | None]]:
    """Return two sides (name, members, inter) in the order of the alphabet; empty where there are fewer."""
    by_id = sides_by_id(out.incident)
    told = [
        (name.replace(";", ","), _members(by_id[letter]), _inter(by_id[letter], where))
        for letter, name in side_names(out.view).items()
    ]
    empty: tuple[str | None, str | None, int | None] = (None, None, None)
    return [*told, empty, empty][:2]


def _members(side: Side) -> str | None:
    return joined(actor_words(member) for member in side.members if member.kind != "state")


def _inter(side: Side, where: Where) -> int | None:
    """Return the code that the members of a side share; forces of a state outside its country are 8.

    Where the country is that according to somebody, no side is told to be outside its own.
    """
    codes = {inter_code(member.kind, member.sector) for member in side.members} - {None}
    if len(codes) != 1:
        return None
    (code,) = codes
    countries = {member.country for member in side.members if member.country}
    known = code == STATE_FORCES and where.code is not None and not where.contested
    return ABROAD if known and countries and where.code not in countries else code


def _deleted(tombstone: Tombstone) -> tuple[object, ...] | None:
    """Return the row of ACLED's second file; what was split, or accepted anew, has a row of its own still."""
    kept = tombstone.kind == "split" or tombstone.returned is not None
    return None if kept else (tombstone.incident, int(tombstone.at.timestamp()))


ACLED = Format(
    name="acled",
    says="a table in the form of ACLED, 31 columns",
    file="acled.csv",
    media_type="text/csv",
    loses=(
        "one number of fatalities, undirected sides, no wounded and no row of rival accounts: the "
        "notes tell them in words; a third side stands in the notes alone"
    ),
    write=write,
    policy="acled",
    columns=COLUMNS,
    gone=Gone(
        name="acled-deleted",
        says="rows that were published and are not to be used any more, as ACLED tells them",
        file="acled_deleted.csv",
        columns=DELETED,
        cells=_deleted,
    ),
)
