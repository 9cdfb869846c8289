"""Sentences with two sides left open, filled in with real pairs of states each way round."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest


class State(NamedTuple):
    """A state as sentences name it: "Armenia", "Armenian", its capital, and its code in claims."""

    name: str
    adjective: str
    capital: str
    code: str


ARMENIA = State("Armenia", "Armenian", "Yerevan", "ARM")
AZERBAIJAN = State("Azerbaijan", "Azerbaijani", "Baku", "AZE")
INDIA = State("India", "Indian", "New Delhi", "IND")
PAKISTAN = State("Pakistan", "Pakistani", "Islamabad", "PAK")
THAILAND = State("Thailand", "Thai", "Bangkok", "THA")
CAMBODIA = State("Cambodia", "Cambodian", "Phnom Penh", "KHM")
PAIRS = ((ARMENIA, AZERBAIJAN), (INDIA, PAKISTAN), (THAILAND, CAMBODIA))
BOTH_WAYS = tuple(pair for one, two in PAIRS for pair in ((one, two), (two, one)))


def filled(text: str, pair: tuple[State, State]) -> str:
    """Put the states into "{A} said {b} troops fired": names by capital letters, adjectives by small, "{Acity}"."""
    one, two = pair
    return text.format(
        A=one.name, a=one.adjective, Acity=one.capital, B=two.name, b=two.adjective, Bcity=two.capital
    )  # fmt: skip


def both_ways(texts: Iterable[str], pairs: tuple[tuple[State, State], ...] = BOTH_WAYS):
    """Return the parameters of a test of every text with every pair of states."""
    return [
        pytest.param(filled(text, pair), pair[0].code, pair[1].code, id=f"{number} {pair[0].code}-{pair[1].code}")
        for number, text in enumerate(texts)
        for pair in pairs
    ]
