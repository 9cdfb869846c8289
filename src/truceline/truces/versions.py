"""What the wordings of an agreement do not share, and which line each party is bound to. No wording is preferred."""

from collections.abc import Iterator
from typing import NamedTuple

from truceline.model.truce import Provision, Truce


class VersionDiff(NamedTuple):
    """Of one wording, the ids of provisions that only some wordings carry: those it has, and those it lacks."""

    version: str
    has: tuple[str, ...]
    lacks: tuple[str, ...]


class PartyLine(NamedTuple):
    """The line of a party: a line may differ by party. ``confirmed``: the line was read in the source."""

    party: str
    line: str
    provisions: tuple[str, ...]
    confirmed: bool


def diff_versions(truce: Truce) -> tuple[VersionDiff, ...]:
    """Return what every wording has and lacks of the provisions that not all of them carry."""
    some = [each for each in truce.provisions if not all(carries(each, version.id) for version in truce.versions)]
    return tuple(
        VersionDiff(
            version.id,
            tuple(each.id for each in some if carries(each, version.id)),
            tuple(each.id for each in some if not carries(each, version.id)),
        )
        for version in truce.versions
    )


def carries(provision: Provision, version: str) -> bool:
    """Say whether a wording carries a provision: one that names no wordings is in all."""
    return not provision.versions or version in provision.versions


def lines_by_party(truce: Truce) -> tuple[PartyLine, ...]:
    """Return the lines of every party, each with the provisions that name it."""
    return tuple(_lines(truce))


def _lines(truce: Truce) -> Iterator[PartyLine]:
    bound = [(party, each.line, each) for each in truce.provisions if each.line for party in each.obliged]
    for party, line in dict.fromkeys((party, line) for party, line, _ in bound):
        held = [each for told, drawn, each in bound if (told, drawn) == (party, line)]
        confirmed = any(each.sourcing.confirms("line") for each in held)
        yield PartyLine(party, line, tuple(each.id for each in held), confirmed)
