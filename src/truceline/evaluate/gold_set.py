"""What a scorer of a gold set works with, and what it hands back: figures in columns, ours beside others'.

A set is one module with ``measure(path, run) -> tuple[Measured, ...]`` and one line in ``cli/evaluate_sets.py``. It
reads its gold with :func:`load_lines`, predicts with ``run.reader``, scores, and puts its baselines and the published
figures beside. Nothing of a gold text may end up in what it hands back, but ids, spans and codes.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from truceline.errors import GoldError

if TYPE_CHECKING:
    from truceline.pipeline.reader import Reader

OURS = "Truceline"
ItemT = TypeVar("ItemT")
GoldT = TypeVar("GoldT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Figures by key under one heading: ``OURS``, a baseline that we computed, or a published system.

    ``source`` says where a published figure stands; it is ``""`` for what was computed here.
    """

    heading: str
    figures: Mapping[str, float | None]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One table of figures on one set of texts.

    ``rows`` are ``(words, key)`` in the order of the table; a key that a column lacks is left blank. ``data`` says
    which texts and how many. ``predictions`` are JSON objects, one a document, in the form that the set's scorer takes.
    """

    name: str
    data: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    predictions: tuple[Mapping[str, object], ...] = ()

    @property
    def ours(self) -> Mapping[str, float | None]:
        """Return our own figures, of the first column."""
        return self.columns[0].figures


class Run:
    """One run of the command: the reader, opened when it is first asked for, and a bar of progress."""

    @cached_property
    def reader(self) -> "Reader":
        """Return the reader of the product, with its tables."""
        from truceline.pipeline.reader import Reader

        return Reader.load()

    def track(self, items: Sequence[ItemT], what: str) -> Iterable[ItemT]:
        """Go through the items and show how far it is, on standard error and on a terminal only."""
        if not sys.stderr.isatty():
            return items
        from rich.console import Console
        from rich.progress import track

        return track(items, what, console=Console(stderr=True), transient=True)


Measure = Callable[[Path, Run], tuple[Measured, ...]]


def gold_files(path: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Return the file that was given, or those of ``names`` that the folder holds, in the order of ``names``.

    Raises: GoldError where there is none.
    """
    files = (path,) if path.is_file() else tuple(path / name for name in names if (path / name).is_file())
    if not files:
        raise GoldError(
            "no gold here.", where=str(path), todo=f"Give one file of JSON lines, or a folder with {', '.join(names)}."
        )
    return files


def load_lines(file: Path, kind: type[GoldT]) -> tuple[GoldT, ...]:
    """Read JSON lines, one object of type ``kind`` a line; keys that ``kind`` does not know are passed over.

    Raises: GoldError with the line, where one is no such object.
    """
    found: list[GoldT] = []
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=kind))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise GoldError(
                f"not a line of this gold set: {error}.", where=f"{file}, line {number}", todo="Restore the file."
            ) from error
    return tuple(found)
