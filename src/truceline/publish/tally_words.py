"""Tallies in words: series, periods with gaps and overlaps, our own count beside them, why nothing is converted."""

from collections.abc import Iterator
from datetime import date

from truceline.model.tally_series import Converted, OwnCount, TallyPoint, TallySeries
from truceline.publish.ledger_when_where import date_words
from truceline.publish.observation_words import UNITS, count_words, party_words
from truceline.publish.quoting import clean

OWN_COUNTS = (
    "Our own count is of incidents: those in the period and area in which somebody tells an act of the accused (fired "
    "first, attacked, advanced, entered territory, fortified, overflew, violated an agreement)."
)
NOT_CONVERTED = (
    "What one claimant counts as one (a shot, a day of shelling) may be several for another: no count is turned into "
    "another unit without a rule. --rules FILE.toml takes rules, each with its source."
)
LONGEST_QUOTE = 100  # characters; the report has the rest
NONE = "No tally is known."


def series_words(series: TallySeries) -> str:
    """Say whose series it is: "Azerbaijan counts: violations, by Armenia, Syunik"."""
    accused = f"by {party_words(series.accused)}" if series.accused else "by whom is not told"
    area = clean(series.area) or "area not told"
    return f"{party_words(series.claimant)} counts: {unit_words(series.unit)}, {accused}, {area}"


def unit_words(unit: str, many: bool = True) -> str:
    """Say a unit; what is not told is said so."""
    if unit == "incident":
        return "incidents" if many else "incident"
    if unit == "undetermined":
        return "something not told"
    return UNITS[unit][many]


def period_words(point: TallyPoint) -> str:
    """Say the days of a tally."""
    if point.first is None or point.last is None:
        return "period not told"
    return days_words(point.first, point.last)


def days_words(first: date, last: date) -> str:
    """Say the first and last day.

    >>> days_words(date(2023, 4, 2), date(2023, 4, 8)), days_words(date(2023, 4, 2), date(2023, 4, 2))
    ('2 to 8 April 2023', '2 April 2023')
    """
    if first == last:
        return date_words(first)
    begin = date_words(first)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
        if first.month == last.month:
            begin = str(first.day)
    return f"{begin} to {date_words(last)}"


def step_words(point: TallyPoint) -> str:
    """Say how a period lies to those before it; ``""`` for the first and for one that follows."""
    days = f"{point.days:,} {'day' if point.days == 1 else 'days'}"
    return {
        "gap": f"no tally for {days} before",
        "overlaps": f"{days} of it counted before",
        "same_period": "the same days as another tally",
    }.get(point.step, "")


def total_words(series: TallySeries) -> str:
    """Say the sum of a series, or why there is none, and how many days it is over."""
    days = f"{series.covered:,} {'day' if series.covered == 1 else 'days'} with a tally"
    missing = f", {series.missing:,} between them without one" if series.missing else ""
    summed = f"In all {count_words(series.total)}" if series.total else f"No sum: {series.total_why}"
    return f"{summed}; {days}{missing}." if series.covered else f"{summed}."


def own_words(own: OwnCount) -> str:
    """Say our own count: "3 incidents (2 by a party alone, 1 observed)"."""
    if own.why:
        return f"not counted: {own.why}"
    numbers = {"told by a party alone": len(own.by_a_party_alone), "observed": len(own.observed)}
    whole = len(own.told)
    parts = [words if number == whole else f"{number:,} {words}" for words, number in numbers.items() if number]
    told = _incidents(len(own.told)) + (f" ({', '.join(parts)})" if parts else "")
    return told + (f"; of {len(own.unsure):,} more it cannot be said" if own.unsure else "")


def _incidents(number: int) -> str:
    if not number:
        return "no incident told"
    return f"{number:,} incident{'' if number == 1 else 's'}"


def converted_words(converted: Converted) -> str:
    """Say a count in another unit with its rule and source, or why it is refused."""
    if converted.count is None:
        return f"not converted to {unit_words(converted.becomes)}: {converted.why}"
    rule = converted.rule
    by = f" by the rule “{clean(rule.name)}” ({rule_words(converted)}; {clean(rule.source)})" if rule else ""
    return f"{figure_words(converted)}{by}"


def rule_words(converted: Converted) -> str:
    """Say a rule: "1 violation is 1 to 5 incidents"."""
    rule = converted.rule
    if rule is None:
        return ""
    ends = f"{rule.low:g}" if rule.low == rule.high else f"{rule.low:g} to {rule.high:g}"
    return f"1 {unit_words(rule.unit, many=False)} is {ends} {unit_words(rule.becomes)}"


def figure_words(converted: Converted) -> str:
    """Say a converted count, which is of incidents or of a counting unit."""
    count = converted.count
    if count is None:
        return "not converted"
    if count.unit != "incident":
        return count_words(count)
    ends = (f"{count.low:,}" if count.low is not None else "", f"{count.high:,}" if count.high is not None else "")
    if all(ends):
        return f"{ends[0]} {unit_words('incident')}" if ends[0] == ends[1] else f"{ends[0]} to {ends[1]} incidents"
    return f"at least {ends[0]} incidents" if ends[0] else f"at most {ends[1]} incidents"


def source_words(point: TallyPoint) -> str:
    """Say where a tally came from: words of a report, or who entered it from what."""
    further = len({span.document for span in point.also})
    more = f" (and in {further:,} more report{'' if further == 1 else 's'})" if further else ""
    if point.read and point.tally.span:
        return f"read: “{_cut(clean(point.tally.span.text))}”{more}"
    return (clean(point.tally.source) or f"entered by {clean(point.tally.by)}") + more


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"


def refusals(series: TallySeries) -> Iterator[str]:
    """Yield each reason once for which counts of a series are not converted."""
    found = [one for point in series.points for one in point.converted if one.count is None]
    yield from dict.fromkeys(converted_words(one) for one in found)


def day_cell(day: date | None) -> str | None:
    """Write a day for a table."""
    return day.isoformat() if day else None
