"""The baseline for time expressions: the words of a calendar, each taken in the plainest way.

Weekdays (the last one by the day of writing), dates with the name of a month, years, "today" and its neighbours. It
knows no lengths, no parts of the day, nothing relative.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from truceline.annotate.times_dates import MONTH, MONTHS, WEEKDAYS, safe_date
from truceline.evaluate.temporal_score import Timex

NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WORDS = re.compile(
    rf"\b(?:(?P<near>today|yesterday|tomorrow)|(?P<weekday>{'|'.join(WEEKDAYS)})"
    rf"|(?P<month>{MONTH})\b\.?(?:\s(?P<day>[0-9]{{1,2}})\b)?(?:,?\s(?P<y>[12][0-9]{{3}}))?|(?P<year>(?:19|20)[0-9]{{2}}))\b"
)


def find_plain(text: str, written: date) -> tuple[Timex, ...]:
    """Return the words of a calendar with their values, in the order of the text."""
    return tuple(
        Timex(start=found.start(), end=found.end(), type="DATE", value=value)
        for found in _WORDS.finditer(text)
        for value in _value(found, written)
    )


def _value(found: re.Match[str], written: date) -> Iterator[str]:
    if found["near"]:
        yield (written + timedelta(days=NEAR[found["near"]])).isoformat()
    elif found["weekday"]:
        yield (written - timedelta(days=(written.weekday() - WEEKDAYS[found["weekday"]]) % 7)).isoformat()
    elif found["year"]:
        yield found["year"]
    else:
        year, month = int(found["y"] or written.year), MONTHS[found["month"]]
        day = safe_date(year, month, int(found["day"])) if found["day"] else None
        yield day.isoformat() if day else f"{year}-{month:02}"
