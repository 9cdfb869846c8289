"""What was published and is not to be used any more, said on standard error beside what has no room for it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from truceline.model.release import Tombstone


def say_tombstones(tombstones: "Iterable[Tombstone]") -> None:
    """Say every tombstone in a line."""
    from truceline.publish.exports.tombstones import tombstone_words
    from truceline.publish.quoting import clean

    for tombstone in tombstones:
        told = f"{tombstone.incident} is not to be used as it was published: {tombstone_words(tombstone)}"
        typer.echo(clean(told), err=True)
