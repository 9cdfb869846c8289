"""What is aimed at, by set and measure: read from ``accuracy/aims.toml``, and printed as met or missed.

An aim is not a floor: a floor is what a figure may not fall below, an aim is what it has yet to reach.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import GoldError

NONE_ALLOWED = 0.0  # an aim of zero is for what must not happen: a number of leaks, of texts mistaken


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """The aims of one set. ``words`` name each measure as a person reads it."""

    source: str
    figures: Mapping[str, float]
    words: Mapping[str, str]


def load_aims(file: Path, set_name: str) -> Aims | None:
    """Read the aims of a set (``rival.dev-and-unseen``); ``None`` where the file or the set is not there.

    Raises: GoldError where the file is not readable as what it should be.
    """
    if not file.exists():
        return None
    try:
        entry = tomllib.loads(file.read_text(encoding="utf-8"))
        for part in set_name.split("."):
            entry = entry.get(part, {})
        if not entry:
            return None
        measures = entry["measures"]
        return Aims(
            source=str(entry["source"]),
            figures={key: float(aim["aim"]) for key, aim in measures.items()},
            words={key: str(aim["words"]) for key, aim in measures.items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        fault = f"not a file of aims: {error!r}."
        raise GoldError(fault, where=str(file), todo="Restore it from version control.") from error


def is_met(aim: float, figure: float) -> bool:
    """Say whether a figure reaches its aim; where nothing is allowed, it has to be nothing."""
    return figure <= aim if aim == NONE_ALLOWED else round(figure, 3) >= aim


def judge(aim: float, figure: float) -> str:
    """Return ``met``, or ``missed by`` how much.

    >>> judge(0.78, 0.7), judge(0.0, 0.0)
    ('missed by .080', 'met')
    """
    if is_met(aim, figure):
        return "met"
    return f"missed by {figure:.0f}" if aim == NONE_ALLOWED else f"missed by {share(aim - figure)}"


def share(figure: float | None) -> str:
    """Return a share as it stands in a table, three decimals and no zero before the point; ``–`` for none.

    >>> share(0.5), share(1.0), share(None)
    ('.500', '1.000', '–')
    """
    return "–" if figure is None else f"{figure:.3f}".removeprefix("0")


def aim_rows(aims: Aims, *columns: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Yield one row a measure: its words, the aim, our figure, met or missed, and the figures of the other columns."""
    ours, *others = columns
    for key, aim in aims.figures.items():
        form = _whole if aim == NONE_ALLOWED else share
        beside = (form(column.get(key)) for column in others)
        yield aims.words[key], form(aim), form(ours[key]), judge(aim, ours[key]), *beside


def _whole(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.0f}"
