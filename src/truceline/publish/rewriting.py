"""A record with every text and every place of it rewritten: the one way in which something is taken out of it.

It goes through whatever the vocabulary holds, so that a field that comes later is not forgotten.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")


def rewritten(value: T, text: Callable[[str], str], thing: Callable[[Any], Any] = lambda thing: thing) -> T:
    """Return the value with every string put through ``text`` and then every dataclass through ``thing``.

    What does not change is handed back itself, not copied.
    """
    if isinstance(value, str):
        return cast(T, text(value))
    if isinstance(value, tuple):
        parts = tuple(rewritten(part, text, thing) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else cast(T, parts)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = rewritten(old, text, thing)
            if new is not old:
                changed[field.name] = new
        return cast(T, thing(replace(value, **changed) if changed else value))
    return value
