"""Who: a state, organ, group, organisation or person, and the three ways of not knowing."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.span import Span

ActorKind = Literal["state", "organ", "group", "organisation", "person", "residents"]
PartyKind = Literal["actor", "civilians", "unknown", "unnamed"]


STRANGER = "unknown:"  # begins the id of an actor that no table knows
WATCHERS = ("IGO", "NGO")  # sectors whose word is that of a monitor, and of no party


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One row of the actor tables, or one made of a pattern over them (``ARM:ministry_of_defence``).

    ``country`` is ISO 3166-1 alpha-3, a user code of the table (``X-DPR``), or ``IGO``; ``sector`` a PLOVER code
    (or IGO, NGO). ``group`` is the name of a non-state group, ``None`` for everybody else.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    group: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None

    @property
    def stranger(self) -> bool:
        """Say whether no table knows the actor: it has only the words that name it."""
        return self.id.startswith(STRANGER)

    @property
    def watches(self) -> bool:
        """Say whether its word is that of a monitor: an organisation of states, or of none."""
        return self.sector in WATCHERS

    @property
    def side(self) -> str:
        """What tells one side from another: the group, else the country, else the id.

        A stranger is of no state's side: who mediates in a war within one country does not speak for its government.
        """
        return self.group or (None if self.stranger else self.country) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who fills a slot of a claim, and the words that name them.

    ``unknown``: nobody knows who. ``unnamed``: the text does not say. Where there is no such slot, the slot itself
    is ``None``. ``named_as`` is ``None`` where the party is carried by the voice ("our", an issuing ministry).
    """

    kind: PartyKind
    actor: Actor | None = None
    named_as: Span | None = None

    def __post_init__(self) -> None:
        if (self.kind == "actor") != (self.actor is not None):
            raise ValueError(f"a party of kind {self.kind!r} with actor {self.actor!r}")
