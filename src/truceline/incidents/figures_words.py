"""Figures and days in words, as accounts and their notes give them."""

from datetime import datetime

from truceline.incidents.told import NEVER
from truceline.model.quantity import Count


def figure_words(count: Count | None) -> str:
    """Say a figure, or that there is none.

    >>> figure_words(Count(low=4, best=None, high=6))
    '4 to 6'
    """
    if count is None or count.unknown:
        return "number not given" if count is None or not count.damaged else "number lost in the text"
    if count.low == count.high:
        return str(count.low)
    if count.low is None:
        return f"up to {count.high}"
    return f"at least {count.low}" if count.high is None else f"{count.low} to {count.high}"


def on_day(moment: datetime) -> str:
    """Return `` on 11 April 2023``; nothing where the moment is not known."""
    return "" if moment == NEVER else f" on {moment.day} {moment:%B %Y}"
