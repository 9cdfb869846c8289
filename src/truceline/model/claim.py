"""One thing that one statement says of what happened."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Party
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.quantity import Count
from truceline.model.span import Span

Stance = Literal["asserts", "denies", "confirms", "corrects", "retracts", "declines"]
Act = Literal[
    "fired_first",
    "returned_fire",
    "attacked",
    "clashed",
    "killed",
    "wounded",
    "captured",
    "missing",
    "entered_territory",
    "advanced",
    "fortified",
    "overflew",
    "violated_agreement",
    "damaged",
    "withdrew",
]
Mode = Literal[
    "saw",
    "heard",
    "camera",
    "uav",
    "radar",
    "satellite",
    "crater_analysis",
    "assessed",
    "witness",
    "official",
    "document",
    "media",
    "party_statement",
]
Factuality = Literal["happened", "attempted", "planned", "threatened", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a statement says: act, by whom, to whom, how many, where, when, with what.

    ``span`` is the sentence or main clause with its attribution, ``cue`` the word of saying, ``content`` the words
    of the act. ``actor`` and ``target`` are ``None`` where the act has no such slot. ``about`` is the id of the claim
    that is denied, corrected or retracted. ``about_own_side`` is computed: the speaker speaks of its own losses or
    acts.
    """

    id: str
    statement: str
    span: Span
    content: Span
    stance: Stance
    act: Act
    cue: Span | None = None
    actor: Party | None = None
    target: Party | None = None
    object: Span | None = None
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    count: Count | None = None
    weapon: str | None = None
    weapon_words: Span | None = None
    mode: Mode | None = None
    factuality: Factuality = "happened"
    about: str | None = None
    about_own_side: bool = False
    circumstance: Span | None = None
    spoiled_by: tuple[Span, ...] = ()
    rule: str = ""
