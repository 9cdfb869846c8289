"""The record of one report: everything that was read in it, and what was not."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.background import Background, Mission, Talks, Toll
from truceline.model.claim import Claim
from truceline.model.document import Document, Passage
from truceline.model.incident import Happening
from truceline.model.mention import Damage, TruceMention
from truceline.model.observation import Tally
from truceline.model.statement import Exhibit, Statement

ReadState = Literal["read", "partly_read", "not_read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document read.

    ``state`` tells "read, and nothing found" from "not read": the claims of the passages in ``unread`` were not read,
    because of their language; ``not_read`` is a report of which they are all.
    ``tallies`` are counts of breaches that somebody gives, with their words; they belong to no happening.
    ``unassigned`` are ids of claims that belong to no happening; ``breaches`` are breaches alleged or denied in words
    that are no claim of a happening (of other days, over a period, by the report itself, said again); ``notes`` say
    what was not done.
    """

    document: Document
    reader: str
    state: ReadState = "read"
    unread: tuple[Passage, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()
    unassigned: tuple[str, ...] = ()
    breaches: tuple[Claim, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    damages: tuple[Damage, ...] = ()
    background: tuple[Background, ...] = ()
    tolls: tuple[Toll, ...] = ()
    tallies: tuple[Tally, ...] = ()
    truces: tuple[TruceMention, ...] = ()
    missions: tuple[Mission, ...] = ()
    talks: tuple[Talks, ...] = ()
    notes: tuple[str, ...] = ()
