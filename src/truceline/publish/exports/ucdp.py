"""``ucdp``: rows in the form of UCDP GED, 49 columns. UCDP's own ids are empty.

Figures by the policy ``ucdp``. ``source_original`` is whose word it is, ``number_of_sources`` counts independent
origins.
"""

import re
from collections.abc import Iterable, Iterator

from truceline.model.place import ucdp_precision
from truceline.publish.exports.cells import (
    days,
    iso,
    joined,
    off_the_point,
    publishers,
    speakers,
    where_cells,
    where_said,
)
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.said import unknown_words
from truceline.publish.exports.sides import side_names, sides_by_id
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.exports.types import civilians_alone
from truceline.publish.losses import CIVILIANS, UNSAID, Losses, find_losses, one_number
from truceline.publish.outgoing import Outgoing
from truceline.reference.export_codes import date_prec

COLUMNS: tuple[Column, ...] = read_columns("export_ucdp.tsv")
NOT_COUNTED = -1
LIMITED_KM = 25.0  # where_prec 2 of the GED codebook: within 25 km of a known point


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table."""
    del edition
    return plain_csv(COLUMNS, (_cells(out) for out in incidents))


def _cells(out: Outgoing) -> tuple[object, ...]:
    incident, where, killed = out.incident, where_cells(out), find_losses(out.view, "killed")
    named = list(side_names(out.view).items())
    names = [*(name for _, name in named), None, None][:2]
    first, last = days(incident.when)
    documents = tuple(out.view.documents.values())
    return (
        *(number_of(incident.id), incident.id, first.year if first else None, None, _status(out, killed)),
        *(_violence(out), None, None, None, None, None),
        joined(names) and " - ".join(name for name in names if name),
        *(None, None, names[0], None, None, names[1]),
        len(incident.origins) or NOT_COUNTED,
        joined(", ".join(p for p in (d.publisher, _day(d.published), d.title) if p) for d in documents),
        publishers(out),
        joined(_day(document.published) for document in documents),
        *(joined(document.title for document in documents), speakers(out)),
        *(_where_prec(out), where.name, where_said(out), where.admin1, None),
        *(where.lat, where.lon, f"POINT ({where.lon} {where.lat})" if where.lon is not None else None, None),
        *(where.country, None, None, _clarity(out)),
        *(date_prec((last - first).days + 1) if first and last else None, iso(first), iso(last)),
        *_deaths(killed, [letter for letter, _ in named]),
        *(killed.best, killed.high, killed.low, None, None),
    )


def number_of(incident: str) -> int | None:
    """Return the id of an incident as a number, as GED has numbers and programs read them as such.

    Of its hexadecimal digits the first 13: less than 2^53, which every program can hold exactly.

    >>> number_of("inc-4da9bfda")
    1302970330
    """
    digits = re.match(r"inc-([0-9a-f]+)", incident)
    return int(digits[1][:13], 16) if digits else None


def _day(at: object) -> str | None:
    return str(at)[:10] if at else None


def _deaths(killed: Losses, letters: list[str]) -> Iterator[int | None]:
    """Yield deaths_a, deaths_b, deaths_civilians, deaths_unknown; what a third side lost counts to the last."""
    for letter in [*letters, "", ""][:2]:
        yield one_number(killed.by.get(letter))
    yield one_number(killed.by.get(CIVILIANS))
    others = [one_number(killed.by.get(whom)) for whom in (*letters[2:], UNSAID)]
    known = [number for number in others if number is not None]
    yield sum(known) if known else None


def _status(out: Outgoing, killed: Losses) -> str | None:
    return joined((out.approval.words, out.redaction, unknown_words(killed)))


def _violence(out: Outgoing) -> int | None:
    """Return 1 where a state is a side, 2 where none of two is, 3 where one side meets civilians alone."""
    sides = sides_by_id(out.incident).values()
    if len(sides) == 1 and civilians_alone(out):
        return 3
    if len(sides) < 2:
        return None
    states = any(member.kind in ("state", "organ") and not member.group for side in sides for member in side.members)
    return 1 if states else 2


def _where_prec(out: Outgoing) -> int | None:
    mention = out.incident.where
    if mention is None or mention.place is None:
        return None
    code = ucdp_precision(mention.place.precision, off_the_point(mention))
    least = 1 if not out.blur_km else 2 if out.blur_km <= LIMITED_KM else 5
    return max(code, least)


def _clarity(out: Outgoing) -> int:
    when = out.incident.when
    return 1 if out.incident.kind and when is not None and when.to_the_day else 2


UCDP = Format(
    name="ucdp",
    says="a table in the form of UCDP GED, 49 columns",
    file="ucdp.csv",
    media_type="text/csv",
    loses=(
        "rival accounts, wounded and who denies what; low, best and high are sums over the sides whose figure is known"
    ),
    write=write,
    policy="ucdp",
    columns=COLUMNS,
)
