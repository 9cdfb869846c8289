"""What the names of places in a table became: said at import, so that none lies in another country in silence."""

from collections.abc import Iterable

from truceline.model.observation import Location
from truceline.observing.csv_rows import ReadRow
from truceline.reference.places import PlaceTable


def places_said(rows: Iterable[ReadRow], table: PlaceTable) -> tuple[str, ...]:
    """Say of each name, once and in the order of the rows, which place it was taken for, or that it was not placed."""
    said: dict[str, None] = {}
    for row in rows:
        where = row.record.where if row.record is not None else None
        if where is not None and (where.place is not None or where.lon is None):
            said.setdefault(f"“{where.words}”: {_became(where, table)}")
    return tuple(said)


def _became(where: Location, table: PlaceTable) -> str:
    place = where.place
    if place is None:
        return where.how
    country = table.country_name(place.country) if place.country else "no country"
    if place.country and place.country_according_to:
        country += f" (according to {place.country_according_to})"
    return ", ".join(part for part in (place.name, place.admin1, country) if part)
