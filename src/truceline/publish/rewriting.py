"""A record with every text and every place of it rewritten: the one way in which something is taken out of it.

It goes through whatever the vocabulary holds, so that a field that comes later is not forgotten.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
PLAIN = frozenset((type(None), int, float, bool, date, datetime))  # hold no text


def rewritten(value: T, text: Callable[[str], str], thing: Callable[[Any], Any] | None = None) -> T:
    """Return the value with every string put through ``text`` and then every dataclass through ``thing``.

    ``text`` is asked for every string, ids too; cache it, as most stand in a record a hundred times. What does not
    change is handed back itself, not copied.

    Raises:
        TypeError: something in it is of a kind that the vocabulary does not have, and might hold texts.
    """
    return cast(T, _rewritten(value, text, thing))


def _rewritten(value: Any, text: Callable[[str], str], thing: Callable[[Any], Any] | None) -> Any:
    kind: Any = type(value)
    if kind is str:
        told = text(value)
        return value if told == value else told
    if kind in PLAIN:
        return value
    if kind is tuple:
        return _tuple(value, text, thing)
    names = _slots(kind)
    if names is None:
        raise TypeError(f"{kind.__name__} is no kind of value that can be rewritten")
    return _dataclass(value, names, text, thing)


@cache
def _slots(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a dataclass; ``None`` of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _tuple(value: tuple[Any, ...], text: Callable[[str], str], thing: Callable[[Any], Any] | None) -> tuple[Any, ...]:
    parts = tuple([_rewritten(part, text, thing) for part in value])
    for new, old in zip(parts, value, strict=True):
        if new is not old:
            return parts
    return value


def _dataclass(
    value: Any, names: tuple[str, ...], text: Callable[[str], str], thing: Callable[[Any], Any] | None
) -> Any:
    changed = {}
    for name in names:
        old = getattr(value, name)
        kind = type(old)
        if kind is str:  # told here too: half of all fields are texts, and a call costs as much as the look-up
            new: Any = text(old)
            if new != old:
                changed[name] = new
        elif kind not in PLAIN and old != ():
            new = _rewritten(old, text, thing)
            if new is not old:
                changed[name] = new
    told = replace(value, **changed) if changed else value
    return thing(told) if thing is not None else told
