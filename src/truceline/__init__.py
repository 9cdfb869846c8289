"""Who says what happened, under which truce, and what can be relied on.

``read(text)`` reads one report; a ``Casefile`` takes in many and says what incidents they tell of. Importing this
package loads no parser, no table and no database; the first ``read`` and the first ``Casefile`` do.
"""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.model.reading import Reading

__all__ = ["Casefile", "read"]


def read(
    text: str,
    *,
    published: datetime | str | None = None,
    publisher: str | None = None,
    address: str | None = None,
) -> "Reading":
    """Read one report and return its record as typed objects.

    Args:
        published: a datetime, or ISO 8601 text such as ``2023-04-11`` or ``2023-04-11T17:20+04:00``; without it
            the days that a report counts from its publication stay undated.
        publisher: who published it; a ministry or armed group is the voice of its own release.
        address: where it stands (URL or file name); part of the document's id.

    Raises:
        EmptyInput: there is nothing but blanks.
        InputError: ``published`` is no time.
    """
    from truceline.pipeline.reader import read_text

    return read_text(text, published=published, publisher=publisher, address=address)


def __getattr__(name: str) -> object:
    """Load ``Casefile`` when it is asked for."""
    if name == "Casefile":
        from truceline.casefile.casefile import Casefile

        return Casefile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
