"""Times as pages state them in their metadata: ISO 8601, and the form of e-mail that feeds use. Nothing is added.

A time without a zone stays without one, and a day is at 00:00 without a zone, as in a side file. What has neither form
("April 11", "2 hours ago") is not a time.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<hour>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_MADE = re.compile(  # of PDF: D:20230411172000+04'00'
    r"(?:D:)?(?P<day>\d{8})(?P<time>\d{6})?(?P<zone>Z|[+-]\d\d)?'?(?P<minute>\d\d)?'?"
)


def parse_moment(text: str | None) -> datetime | None:
    """Return the moment that a page states, or ``None``.

    >>> parse_moment("2023-04-11T17:20:00+0400").isoformat()
    '2023-04-11T17:20:00+04:00'
    >>> parse_moment("Tue, 11 Apr 2023 17:20:00 GMT").isoformat()
    '2023-04-11T17:20:00+00:00'
    """
    if not text:
        return None
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return _from_iso(found)
        return parsedate_to_datetime(text) if re.match(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\b", text) else None
    except (ValueError, TypeError, OverflowError):
        return None  # the right form, but no such day or hour


def parse_pdf_moment(text: str | None) -> datetime | None:
    """Return the moment of a PDF's date string, or ``None``.

    >>> parse_pdf_moment("D:20230411172000+04'00'").isoformat()
    '2023-04-11T17:20:00+04:00'
    """
    found = _MADE.fullmatch((text or "").strip())
    if not found:
        return None
    zone = found["zone"] or ""
    offset = f"{zone}:{found['minute'] or '00'}" if zone not in ("", "Z") else zone.replace("Z", "+00:00")
    day, clock = found["day"], found["time"] or "000000"
    try:
        return datetime.fromisoformat(
            f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{offset if found['time'] else ''}"
        )
    except ValueError:
        return None


def _from_iso(found: re.Match[str]) -> datetime:
    moment = datetime.fromisoformat(f"{found['day']}T{found['hour'] or '00:00'}{found['second'] or ''}")
    zone = found["zone"]
    if not zone:
        return moment
    if zone.upper() in ("Z", "UTC", "GMT"):
        return moment.replace(tzinfo=UTC)
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return moment.replace(tzinfo=timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))))
