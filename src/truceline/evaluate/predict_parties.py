"""Who speaks and who is meant, in the codes of Rival Accounts: country, nine sectors, and the name of a group."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.actor import Actor, Party
from truceline.model.statement import Statement

SECTORS = frozenset({"MIL", "GOV", "REB", "IGO", "NGO", "CVL", "JRN", "COP"})
OWN_VOICE = "RPT"
BELLIGERENT_SECTORS = frozenset({"MIL", "COP"})  # what a state fights with; groups are REB
USUAL_SIDES = 2
MOST_SIDES = 4
LEAST_VOTES = 2  # a third belligerent is rare: a bystander is party to one misread claim, seldom to two


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


def side_name(actor: Actor) -> str | None:
    """Return the name that stands for an actor's side: its group, else its country."""
    return actor.group or actor.country


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


def find_sides(parties: Iterable[Party | None]) -> tuple[SideCode, ...]:
    """Return the sides that are actor or target of the most claims, the first named first where they tie.

    Two are given, and others only where more than one claim tells of them.
    """
    actors = [party.actor for party in parties if party is not None and party.actor is not None]
    belligerents = [actor for actor in actors if actor.country != "IGO"]
    votes = Counter(side_name(actor) for actor in belligerents if side_name(actor))
    ranked = votes.most_common(MOST_SIDES)
    names = [name for rank, (name, n) in enumerate(ranked) if rank < USUAL_SIDES or n >= LEAST_VOTES]
    return tuple(_side([a for a in belligerents if side_name(a) == name]) for name in names)


def _side(members: list[Actor]) -> SideCode:
    first = members[0]
    if first.group:
        return SideCode(country=first.country, sector="REB", group=first.group)
    armed = Counter(sector_of(actor) for actor in members if sector_of(actor) in BELLIGERENT_SECTORS)
    sector = armed.most_common(1)[0][0] if armed else "MIL"
    return SideCode(country=first.country, sector=sector, group=None)
