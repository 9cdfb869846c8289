"""Who speaks and who is meant, in the codes of Rival Accounts: country, nine sectors, and the name of a group."""

from dataclasses import dataclass

from truceline.model.actor import Actor, Party
from truceline.model.incident import Side
from truceline.model.statement import Statement

SECTORS = frozenset({"MIL", "GOV", "REB", "IGO", "NGO", "CVL", "JRN", "COP"})
OWN_VOICE = "RPT"
BELLIGERENT_SECTORS = frozenset({"MIL", "COP"})  # what a state fights with; groups are REB


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCode:
    """A party to the incident, as the scorer names it."""

    country: str | None
    sector: str
    group: str | None

    @property
    def name(self) -> str | None:
        """Return the name under which its losses are given: the group, else the country."""
        return self.group or self.country

    def as_json(self) -> dict[str, str | None]:
        """Return the side as a reference of a prediction."""
        return {"country": self.country, "sector": self.sector} | ({"group": self.group} if self.group else {})


def sector_of(actor: Actor) -> str:
    """Return one of the gold's sectors; every government sector that it does not know is ``GOV``."""
    if actor.group:
        return "REB"
    if actor.country == "IGO":
        return "IGO"
    if actor.kind == "residents":
        return "CVL"
    return actor.sector if actor.sector in SECTORS else "GOV"


def speaker_of(statement: Statement) -> Actor | None:
    """Return the first speaker, ``None`` for the report's own voice and for hidden sources."""
    return statement.speakers[0] if statement.speakers else None


def speaker_json(statement: Statement) -> dict[str, str | None]:
    """Return the speaker of a statement as a prediction gives it."""
    speaker = speaker_of(statement)
    if speaker is None:
        return {"country": None, "sector": OWN_VOICE}
    return {"country": speaker.country, "sector": sector_of(speaker)}


def party_json(party: Party | None) -> dict[str, str | None] | str | None:
    """Return the actor or target of a claim as a prediction gives it; unknown and unnamed are ``None``."""
    if party is None or party.kind in ("unknown", "unnamed"):
        return None
    if party.actor is None:
        return "civilians"
    actor, sector = party.actor, sector_of(party.actor)
    fights_as = "MIL" if sector == "GOV" else sector  # a state that fires or is fired on is its armed forces
    return SideCode(country=actor.country, sector=fights_as, group=actor.group).as_json()


def side_code(side: Side) -> SideCode:
    """Return a side of an incident in the codes of the gold: the group, else the state by what it fights with."""
    first = side.members[0]
    if first.group:
        return SideCode(country=first.country, sector="REB", group=first.group)
    armed = [sector for actor in side.members if (sector := sector_of(actor)) in BELLIGERENT_SECTORS]
    return SideCode(country=first.country, sector=armed[0] if armed else "MIL", group=None)
