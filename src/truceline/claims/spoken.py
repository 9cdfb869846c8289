"""One cue of speech with its speakers, as claims read it."""

from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.reference.cues import CueKind


@dataclass(frozen=True)
class Attribution:
    """One cue with its speakers; ``scope`` are the tokens of what is said (empty: the rest of the sentence)."""

    kind: CueKind
    cue: int
    head: int
    speakers: tuple[Actor, ...]
    scope: frozenset[int]
    anonymous: bool = False
    relayed_by: tuple[Actor, ...] = ()
