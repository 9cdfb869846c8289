"""Boundary lines of Natural Earth as the map draws them: one class a line, and who sees it otherwise.

Natural Earth gives each land boundary a class of its own (``FEATURECLA``: who holds the ground today) and, where a
government or a body draws it otherwise, that viewpoint's class (``FCLASS_IN`` ...). Classes are kept as one letter:

i international, d disputed, l line of control, n indefinite, b claim, a of a province, m of a part of a country,
o overlay (a buffer zone), s lease, x not drawn.

``n`` of a line is the neutral class: ``i`` only where all viewpoints draw it so or say nothing, otherwise what it is in
Natural Earth if that is no firm boundary, else ``d``. A line that anybody draws is never left out.
"""

from collections.abc import Iterable
from typing import Any

CLASSES = {
    "International boundary (verify)": "i",
    "Disputed (please verify)": "d",
    "Line of control (please verify)": "l",
    "Indefinite (please verify)": "n",
    "Indeterminant frontier": "n",
    "Elusive frontier": "n",
    "Claim boundary": "b",
    "Admin-1 boundary": "a",
    "Map unit boundary": "m",
    "Overlay limit": "o",
    "Lease limit": "s",
    "Unrecognized": "x",
}
PREFIX = "FCLASS_"
LEFT_OUT = ("TLC",)  # not a viewpoint: Natural Earth's own list of top-level countries
FIRM, NOT_DRAWN = "i", "x"


def line_properties(told: dict[str, Any]) -> dict[str, str]:
    """Return ``e`` (Natural Earth's own class), ``n`` (neutral), and the class of each viewpoint that differs."""
    own = CLASSES[told["FEATURECLA"]]
    views = {
        key.removeprefix(PREFIX): CLASSES[value]
        for key, value in told.items()
        if key.startswith(PREFIX) and value and key.removeprefix(PREFIX) not in LEFT_OUT
    }
    differing = {view: views[view] for view in sorted(views) if views[view] != own}
    return {"e": own, "n": neutral(own, differing.values()), **differing}


def neutral(own: str, others: Iterable[str]) -> str:
    """Return the class under which no side's border is the right one.

    >>> neutral("i", []), neutral("i", ["x"]), neutral("l", ["i"]), neutral("x", ["i"])
    ('i', 'd', 'l', 'd')
    """
    differing = set(others)
    if own in (FIRM, NOT_DRAWN):
        return "d" if differing else own
    return own
