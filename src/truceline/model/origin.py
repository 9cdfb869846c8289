"""Where information first came from: copies, rewrites, translations and relays, and the origins behind them."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor

DescentKind = Literal["copy", "rewrite", "translation", "relay"]
SHINGLES_KEPT = 256  # the least hashes of a text; all of them up to some 260 words, an error of .03 beyond


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

    @property
    def whole(self) -> bool:
        """Say whether every shingle of the text was kept."""
        return len(self.shingles) < SHINGLES_KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What is kept of a report to find its copies among many and to say where they go.

    ``fingerprint`` has no bands; ``happenings`` are ids in the order of the text, without those that sum up several
    events and those that a person dropped.
    """

    fingerprint: Fingerprint
    happenings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """``document`` is a plain copy of ``of``, which was published before it; ``share`` of its runs of words, 0 to 1."""

    document: str
    of: str
    share: float


def resemblance(a: Fingerprint, b: Fingerprint) -> float:
    """Estimate which share of the runs of words that stand in either text stand in both (Jaccard), 0 to 1.

    Broder 1997, "On the resemblance and containment of documents": below the highest hash that both kept the hashes
    of both are complete.
    """
    ours, theirs = _comparable(a, b)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def containment(a: Fingerprint, b: Fingerprint) -> float:
    """Estimate which share of the runs of words of ``a`` stand in ``b``, 0 to 1."""
    ours, theirs = _comparable(a, b)
    return len(ours & theirs) / len(ours) if ours else 0.0


def _comparable(a: Fingerprint, b: Fingerprint) -> tuple[set[int], set[int]]:
    """Return the hashes of both up to where both are complete."""
    bounds = [f.shingles[-1] for f in (a, b) if not f.whole]
    if not bounds:
        return set(a.shingles), set(b.shingles)
    return {h for h in a.shingles if h <= min(bounds)}, {h for h in b.shingles if h <= min(bounds)}


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

    ``speakers`` is whose word it is; empty for what a report tells in its own voice. ``anonymous``: people whom the
    report does not name. ``root`` is the document in which it stands first (the speaker's own release where there is
    one), ``documents`` are all that carry it, in the order of publication, ``releases`` those that the speaker issued.
    ``statements`` are the utterances: each a group of statement ids that quote the same words or figures. ``claims``
    are ids, ``relayed_by`` names of the media that passed the words on.
    """

    id: str
    root: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    speakers: tuple[Actor, ...] = ()
    statements: tuple[tuple[str, ...], ...] = ()
    relayed_by: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    anonymous: bool = False
