"""Where information first came from: copies, rewrites, translations and relays, and the origins behind them."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor

DescentKind = Literal["copy", "rewrite", "translation", "relay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is kept of a document's words to find its copies: ``shingles`` are hashes of runs of words, ascending.

    ``bands`` are keys of which two near-copies share at least one, save by a small chance; ``words`` is how many the
    text has.
    """

    document: str
    words: int
    shingles: tuple[int, ...]
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """``document`` was made of ``of`` (both are ids of documents); ``share`` of its words or facts, 0 to 1; why so."""

    document: str
    of: str
    kind: DescentKind
    share: float
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One source of information on one incident, however many documents carry it.

    ``speakers`` is whose word it is; empty for what a report tells in its own voice. ``root`` is the document in which
    it stands first (the speaker's own release where there is one), ``documents`` are all that carry it. ``statements``
    are the utterances: each a group of statement ids that quote the same words or figures. ``claims`` are ids.
    """

    id: str
    root: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    speakers: tuple[Actor, ...] = ()
    statements: tuple[tuple[str, ...], ...] = ()
    relayed_by: tuple[str, ...] = ()
