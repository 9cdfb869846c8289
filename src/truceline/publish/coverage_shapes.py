"""Coverage for other tools: a row a day and area, and JSON of the grid."""

from collections.abc import Iterator

from truceline.model.coverage import Coverage, CoverageArea, CoverageCell
from truceline.record import to_json

COVERAGE_HEADER = (
    "day",
    "area",
    "country",
    "looked",
    "observed",
    "not_seen",
    "counted_none",
    "restrictions",
    "denials",
    "denied_by",
    "over_days",
    "means",
    "missions",
    "told",
    "incidents",
    "reports",
    "reports_of_the_day",
)


def coverage_rows(coverage: Coverage | None) -> Iterator[list[object]]:
    """Yield a row of ``COVERAGE_HEADER`` for each day and area; a day without areas has one row with its reports."""
    for day in coverage.days if coverage else ():
        for area, cell in zip(coverage.areas if coverage else (), day.cells, strict=True):
            yield [*_cell(area, cell), len(day.reports)]
        if not day.cells:
            told = "none_here" if day.reports else "no_reports"
            yield [day.day.isoformat(), None, None, "unseen", *(None,) * 9, told, 0, 0, len(day.reports)]


def _cell(area: CoverageArea, cell: CoverageCell) -> list[object]:
    return [
        cell.day.isoformat(),
        area.name or None,
        area.country or None,
        cell.looked,
        len(cell.observed),
        len(cell.not_seen),
        len(cell.counted_none),
        len(cell.restrictions),
        "; ".join(cell.denials) or None,
        "; ".join(cell.denied_by) or None,
        len(cell.over_days),
        "; ".join(cell.means) or None,
        "; ".join(cell.missions) or None,
        cell.told,
        len(cell.incidents),
        len(cell.reports),
    ]


def coverage_json(coverage: Coverage | None) -> bytes:
    """Return the grid as JSON; each cell with its two answers, ``looked`` and ``told``, in words."""
    if coverage is None:
        return to_json({"coverage": None, "answers": ()})
    answers = [
        {"day": cell.day.isoformat(), "area": cell.area, "looked": cell.looked, "told": cell.told}
        for day in coverage.days
        for cell in day.cells
    ]
    return to_json({"coverage": coverage, "answers": answers})
