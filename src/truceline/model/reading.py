"""The record of one report: everything that was read in it, and what was not."""

from dataclasses import dataclass

from truceline.model.background import Background, Mission, Talks, Toll
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.mention import Damage, TruceMention
from truceline.model.statement import Exhibit, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document read.

    ``unassigned`` are ids of claims that belong to no happening; ``notes`` say what was not done.
    """

    document: Document
    reader: str
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()
    unassigned: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    damages: tuple[Damage, ...] = ()
    background: tuple[Background, ...] = ()
    tolls: tuple[Toll, ...] = ()
    truces: tuple[TruceMention, ...] = ()
    missions: tuple[Mission, ...] = ()
    talks: tuple[Talks, ...] = ()
    notes: tuple[str, ...] = ()
