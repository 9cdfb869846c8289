"""The tables that words of observations are looked up in, opened once a server."""

from functools import cache

from truceline.observing.entry import Tables


@cache
def tables() -> Tables:
    """Return the tables; each is opened when it is first needed."""
    return Tables()
