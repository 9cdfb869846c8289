"""Which reader of times to ask at which word: the words that place an event, and with them those that place nothing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from truceline.annotate import times_centuries, times_quarters, times_vague
from truceline.annotate.times_centuries import find_century, find_spoken_year
from truceline.annotate.times_dates import MONTHS, WEEKDAYS, Found, find_date
from truceline.annotate.times_days import ALONE, SHIFTS, find_part, find_spoken_day, find_weekday
from truceline.annotate.times_frame import Frame
from truceline.annotate.times_lengths import VAGUE, find_length
from truceline.annotate.times_periods import SEASONS, find_month, find_season, find_unit, find_year
from truceline.annotate.times_quarters import find_bare_quarter, find_quarter, find_short_quarter
from truceline.annotate.times_repeated import WORDS as REPEATED
from truceline.annotate.times_repeated import find_repeated
from truceline.annotate.times_vague import find_bare, find_vague
from truceline.reference.numerals import TEENS, TENS, UNITS

Reader = Callable[[str, int, Frame], Found | None]
_NUMBER_WORDS = (*UNITS, *TEENS, *TENS)
CLOCK_WORDS = frozenset((*_NUMBER_WORDS, "half", "quarter", "midnight", "noon", "midday", "hour"))
Words = Mapping[str, tuple[Reader, ...]]


def _readers(*, every: bool) -> Words:
    """Return which readers to ask at a word, in order; words as they stand, in lower case and with a capital."""
    table: dict[str, list[Reader]] = {}

    def ask(reader: Reader, words: Sequence[str], *, both: bool = True) -> None:
        for word in dict.fromkeys(words):
            for form in {word, word.capitalize()} if both else {word}:
                table.setdefault(form, []).append(reader)

    ask(find_repeated, (*REPEATED, "every", "each"))
    ask(find_century, times_centuries.STARTS)
    ask(find_quarter, times_quarters.STARTS)
    ask(find_short_quarter, ("Q", "H"), both=False)
    ask(find_spoken_year, (*times_centuries.STARTS, "the"))
    if every:
        ask(find_bare_quarter, times_quarters.STARTS)
        ask(find_vague, times_vague.STARTS)
    ask(partial(find_length, every=every), (*_NUMBER_WORDS, "a", "an", "half", *(w.split()[0] for w in VAGUE)))
    ask(find_date, tuple(MONTHS), both=False)
    ask(find_month, tuple(MONTHS), both=False)
    ask(find_weekday, tuple(WEEKDAYS), both=False)
    ask(find_spoken_day, tuple(SHIFTS))
    ask(find_part, tuple({part.split()[0] for part in ALONE}))
    ask(find_season, tuple(SEASONS))
    ask(find_unit, ("minute", "hour", "day", "week", "month", "year", "decade", "century", "weekend"))
    if every:
        ask(find_bare, ("the", "that", "this", "hours", "days", "weeks", "months", "years", "decades", "centuries"))
    for word in CLOCK_WORDS:
        table.setdefault(word, [])
        table.setdefault(word.capitalize(), [])
    return {word: tuple(readers) for word, readers in table.items()}


PLACING, EVERY = _readers(every=False), _readers(every=True)
DIGIT_READERS: tuple[Reader, ...] = (find_date, find_century, find_quarter, find_length, find_year)
