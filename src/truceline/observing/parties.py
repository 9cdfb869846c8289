"""Who, as a person types it -> a party: an actor of the tables, one that no table knows, or unknown."""

import re

from truceline.model.actor import STRANGER, Actor, Party
from truceline.observing.fields import not_known
from truceline.reference.actors import ActorTable, organ_of, plain

UNKNOWN = Party(kind="unknown")
_CODE = re.compile(r"[A-Z]{3}")
_BLANKS = re.compile(r"\s+")


def read_party(words: str, table: ActorTable) -> Party | None:
    """Return who is meant, ``None`` for no words; "unknown" and N/K are a party that nobody knows.

    What no table knows is kept under its own words, as a stranger.
    """
    name = _BLANKS.sub(" ", words).strip()
    if not name:
        return None
    if not_known(name):
        return UNKNOWN
    if name.casefold() == "civilians":
        return Party(kind="civilians")
    return Party(kind="actor", actor=_known(name, table) or _stranger(name))


def _known(name: str, table: ActorTable) -> Actor | None:
    if _CODE.fullmatch(name):
        return table.states.get(name)
    named = {one.actor.id: one.actor for one in table.names.get(plain(name), ()) if one.form != "adjective"}
    if len(named) == 1:
        return next(iter(named.values()))
    return _organ(name, table)


def _organ(name: str, table: ActorTable) -> Actor | None:
    """Return the organ of a state: "Azerbaijani Ministry of Defence", "Defence Ministry of Armenia"."""
    phrases = table.find_phrases(name)
    owners = {one.actor.id: one.actor for match in table.find_names(name) for one in match.names}
    if len(phrases) != 1 or len(owners) != 1:
        return None
    return organ_of(next(iter(owners.values())), phrases[0][2])


def _stranger(name: str) -> Actor:
    return Actor(id=f"{STRANGER}{plain(name)}", kind="organisation", name=name)
