"""Series of tallies for other tools: a row a tally, and JSON of the whole.

``count_low`` and ``count_high`` are in the claimant's ``unit``; ``own_*`` are numbers of our incidents, never in it.
Both are empty where they are not known: an empty cell is no zero.
"""

from collections.abc import Iterable, Iterator

from truceline.model.actor import Party
from truceline.model.tally_series import TallyPoint, TallySeries
from truceline.publish.tally_words import OWN_COUNTS, converted_words, day_cell, source_words
from truceline.record import to_json

TALLY_HEADER = (
    "tally",
    "claimant",
    "accused",
    "unit",
    "area",
    "first",
    "last",
    "count_low",
    "count_high",
    "count_words",
    "step",
    "step_days",
    "own_unit",
    "own_told",
    "own_by_a_party_alone",
    "own_observed",
    "own_unsure",
    "own_why_not",
    "converted",
    "read",
    "source",
    "document",
    "start",
    "end",
)


def tally_rows(series: Iterable[TallySeries]) -> Iterator[list[object]]:
    """Yield a row of ``TALLY_HEADER`` for each tally; ``None`` is an empty cell."""
    for one in series:
        yield from (_row(one, point) for point in one.points)


def _row(series: TallySeries, point: TallyPoint) -> list[object]:
    count, own, span = point.tally.count, point.own, point.tally.span
    counted = own.why is None
    return [
        point.tally.id,
        _party(series.claimant),
        _party(series.accused),
        series.unit,
        series.area or None,
        day_cell(point.first),
        day_cell(point.last),
        count.low,
        count.high,
        count.words or None,
        point.step,
        point.days if point.step in ("gap", "overlaps") else None,
        "incident",
        len(own.told) if counted else None,
        len(own.by_a_party_alone) if counted else None,
        len(own.observed) if counted else None,
        len(own.unsure) if counted else None,
        own.why,
        "; ".join(converted_words(one) for one in point.converted),
        point.read,
        source_words(point),
        span.document if span else None,
        span.start if span else None,
        span.end if span else None,
    ]


def _party(party: Party | None) -> str | None:
    if party is None:
        return None
    return party.actor.name if party.actor else party.kind


def series_json(series: Iterable[TallySeries]) -> bytes:
    """Return the series as JSON with what our own count counts."""
    return to_json({"own_count": OWN_COUNTS, "series": tuple(series)})
