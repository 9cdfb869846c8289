"""Coverage in words: looked and saw none, nobody looked, no access, and no reports are said as four things."""

from collections.abc import Mapping

from truceline.model.coverage import Coverage, CoverageArea, CoverageCell, CoverageDay, LookAnswer
from truceline.publish.observation_words import MEANS, OPEN
from truceline.publish.quoting import clean

LOOKED: Mapping[LookAnswer, str] = {
    "observed": "something observed",
    "none_seen": "looked, none seen",
    "no_access": "no access",
    "unseen": "nobody looked",
}
DENIERS = {**OPEN, "not told": OPEN["unnamed"]}
NO_PLACE = "place not told"


def area_words(area: CoverageArea, countries: Mapping[str, str]) -> str:
    """Name an area, with its country where nobody disputes it; ``countries`` are names by ISO 3166-1 alpha-3."""
    if not area.name:
        return NO_PLACE
    return clean(area.name) + (f", {countries.get(area.country, area.country)}" if area.country else "")


def looked_words(cell: CoverageCell) -> str:
    """Say what monitors make of a cell; a denied access is said beside whatever else there is."""
    if cell.looked == "no_access":
        return access_words(cell)
    said = _seen(cell) if cell.looked == "observed" else LOOKED[cell.looked]
    if cell.looked == "none_seen" and len(cell.not_seen) + len(cell.counted_none) > 1:
        said += f", {len(cell.not_seen) + len(cell.counted_none):,} times"
    return f"{said}, but {access_words(cell)}" if cell.restrictions else said


def _seen(cell: CoverageCell) -> str:
    number = len(cell.observed)
    said = f"{number:,} observation{'' if number == 1 else 's'}"
    return f"{said}, {len(cell.not_seen):,} looked for and not seen" if cell.not_seen else said


def access_words(cell: CoverageCell) -> str:
    """Say how access was restricted and by whom; ``""`` where it was not."""
    if not cell.restrictions:
        return ""
    how = "no access" if cell.denials == ("denied",) else f"access {' and '.join(cell.denials)}"
    return f"{how} ({', '.join(DENIERS.get(name) or f'by {clean(name)}' for name in cell.denied_by)})"


def means_words(cell: CoverageCell) -> str:
    """Say by what means and by whom."""
    means = [MEANS.get(name, name).lower() for name in cell.means]
    return "; ".join(filter(None, (", ".join(means), *(clean(name) for name in cell.missions))))


def told_words(cell: CoverageCell) -> str:
    """Say what reports make of a cell."""
    if cell.told == "told":
        incidents, reports = len(cell.incidents), len(cell.reports)
        return f"{incidents:,} incident{'' if incidents == 1 else 's'} in {reports_words(reports)}"
    return "no report of here" if cell.told == "none_here" else "no reports"


def reports_words(number: int) -> str:
    """Say a number of reports; none is said as no reports."""
    return "no reports" if not number else f"{number:,} report{'' if number == 1 else 's'}"


def day_words(day: CoverageDay) -> str:
    """Say what reports there are of a day: none at all is no sign that nothing happened."""
    return reports_words(len(day.reports))


def undated_words(coverage: Coverage) -> str:
    """Say how many records have no day; ``""`` where all have."""
    number = len(coverage.undated)
    if not number:
        return ""
    return "1 record has no day and is in no cell." if number == 1 else f"{number:,} records have no day: in no cell."
