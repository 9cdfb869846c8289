"""Words for a time that no calendar holds: "now", "recently", "in recent weeks", "the year", "the future".

They are known here and stay out of the record, which asks for times that place an event (see ``times.find_times``,
``every``).
"""

import re

from truceline.annotate.times_dates import Found
from truceline.annotate.times_frame import Frame
from truceline.model.time import Length, TimeUnit
from truceline.reference.numerals import TEENS, TENS
from truceline.reference.numerals import UNITS as NUMBERS

PAST, PRESENT, FUTURE = "some time past", "the present", "some time to come"
DIRECTIONS = {PAST: "PAST_REF", PRESENT: "PRESENT_REF", FUTURE: "FUTURE_REF"}  # as TIMEX3 calls them
_UNITS = r"seconds|minutes|hours|days|nights|weeks|months|quarters|years|decades|centuries"
_UNIT = "year|month|week|day|decade|century|quarter"
_SOME = "|".join(("[0-9]", "few", "several", "couple", *NUMBERS, *TEENS, *TENS))
_NOW = r"right\snow|just\snow|now|nowadays|currently|presently|at\spresent|at\sthe\smoment|these\sdays|current"
_PHRASES: tuple[tuple[str, str], ...] = (
    (rf"(?:the\s)?(?:recent|past|previous|earlier|preceding)\s(?:{_UNITS})(?:\sand\s(?:{_UNITS}))?", PAST),
    (rf"(?:the\s)?(?:coming|future|next|following)\s(?:{_UNITS})", FUTURE),
    (rf"the\s(?:{_UNITS})\sahead", FUTURE),
    (r"the\s(?:near|recent|distant|foreseeable|immediate|not[\s-]too[\s-]distant)\s(?:past|future|term)", ""),
    (r"(?:the\sfuture|in\sfuture)", FUTURE),
    (r"the\s(?:near|short|long|medium)\sterm", FUTURE),
    (rf"the\spast(?!\s(?:{_SOME}|{_UNITS}|{_UNIT}))", PAST),
    (r"(?:more\s|most\s|very\s)?recent(?:ly)?", PAST),
    (r"(?:lately|formerly)", PAST),
    (rf"(?:{_NOW})", PRESENT),
    (r"(?:at\s)?that\stime", PAST),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"{pattern}\b(?![-'’])", re.IGNORECASE), way) for pattern, way in _PHRASES)
STARTS = (
    "the", "more", "most", "very", "recent", "recently", "past", "previous", "earlier", "preceding", "coming", "in",
    "next", "following", "lately", "formerly", "right", "just", "now", "nowadays", "currently", "presently", "at",
    "these", "current", "that",
)  # fmt: skip
_BARE = re.compile(
    r"(?:the\s(?:early\s|later\s)?)?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b"
)
PLURALS: dict[str, TimeUnit] = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "months": "month",
    "years": "year", "decades": "decade", "centuries": "century",
}  # fmt: skip
_THE = re.compile(
    r"the(?:\s(?:full|whole|entire))?\s"
    r"(?:year|month|week|day|decade|century|morning|afternoon|evening)\b(?!-)",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(r"\s(?:old|care|trip|job|rate|end)\b|['’]s\b")


def find_vague(text: str, at: int, frame: Frame) -> Found | None:  # noqa: ARG001 - the readers have one form
    """Read a word or a phrase for the past, the present or the future."""
    for pattern, way in _COMPILED:
        if found := pattern.match(text, at):
            note = way or (PAST if "past" in found[0].lower() else FUTURE)
            return Found(start=at, end=found.end(), kind="vague", note=note)
    return None


def find_bare(text: str, at: int, frame: Frame) -> Found | None:  # noqa: ARG001 - the readers have one form
    """Read "the year", "that day", or "weeks" and "years" with no number."""
    if found := _THE.match(text, at):
        return None if _NOUN_BEHIND.match(text, found.end()) else Found(start=at, end=found.end(), kind="vague")
    found = _BARE.match(text, at)
    if not found:
        return None
    unit = next(u for name, u in PLURALS.items() if found[0].lower().endswith(name))
    return Found(start=at, end=found.end(), kind="length", length=Length(unit=unit, low=None, high=None))
