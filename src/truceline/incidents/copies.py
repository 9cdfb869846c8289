"""Is one report made of another? Two reports and their fingerprints in, a ``Descent`` or nothing out.

What tells is the words; the facts have a veto, since a ministry's releases share a mould and not an event. Other
languages are for ``translations``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.incidents.facts import Fact, same_name
from truceline.model.origin import Descent, DescentKind, Fingerprint, containment, resemblance

# Measured on the copies and rewrites of the 18 training cases and of the linking set (decision 0013): copies resemble
# their original by .76 and more, the runs of a rewrite stand in it at .43 and more, all other pairs at .24 and less.
COPY = 0.55  # resemblance
EXCERPT = 0.7  # of the runs of a shorter text that stand in the longer one
REWRITE = 0.34  # of the runs of either that stand in the other
LONGER = 1.5  # times as many words: a report that holds another whole and tells more is no copy of it
RELAYED = 0.34  # of the weight of the facts of a report under an agency's tag that stand in a text of the agency
SAME_EVENT = 0.5  # of the weight of the facts of either that stand in the other
TOLD = 4.0  # weight of facts below which a text is too bare for a veto
EXACT = ("clock", "date", "weekday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is compared of a report: its fingerprint and its facts in order."""

    fingerprint: Fingerprint
    facts: tuple[Fact, ...]


def find_copy(later: Text, earlier: Text) -> Descent | None:
    """Say whether ``later`` is a copy, a rewrite or a relay of ``earlier``; share is that of its runs of words."""
    alike = resemblance(later.fingerprint, earlier.fingerprint)
    taken = containment(later.fingerprint, earlier.fingerprint)
    given = containment(earlier.fingerprint, later.fingerprint)
    if max(taken, given) < REWRITE or not same_event(later.facts, earlier.facts):
        return None
    kind, share, why = _kind(alike, taken, given, later.fingerprint.words > LONGER * earlier.fingerprint.words)
    return Descent(
        document=later.fingerprint.document, of=earlier.fingerprint.document, kind=kind, share=round(share, 3), why=why
    )


def copy_share(later: Fingerprint, earlier: Fingerprint) -> float | None:
    """Return the share of the runs of words by which ``later`` can be a plain copy; ``None`` where it can be none."""
    alike = resemblance(later, earlier)
    if alike >= COPY:
        return alike
    taken = containment(later, earlier)
    return taken if taken >= EXCERPT else None


def find_relay(later: str, earlier: str, ours: Sequence[Fact], theirs: Sequence[Fact], agency: str) -> Descent | None:
    """Say whether a report that carries the tag of an agency relays a text of it; share is that of its facts."""
    share = shared_weight(ours, theirs)
    if share < RELAYED or not same_event(ours, theirs):
        return None
    why = f"it carries the tag of {agency}, and {_hundredths(share)} of 100 of its facts are those of the agency's text"
    return Descent(document=later, of=earlier, kind="relay", share=round(share, 3), why=why)


def _kind(alike: float, taken: float, given: float, longer: bool) -> tuple[DescentKind, float, str]:
    if alike >= COPY:
        return "copy", alike, f"{_hundredths(alike)} of 100 runs of three words are the same"
    if taken >= EXCERPT:
        return "copy", taken, f"{_hundredths(taken)} of 100 runs of three words stand in the other, which is longer"
    if longer and given >= EXCERPT:
        return "relay", given, f"it holds {_hundredths(given)} of 100 runs of three words of the other, and tells more"
    share = max(taken, given)
    return "rewrite", share, f"{_hundredths(share)} of 100 runs of three words are the same, in another order"


def _hundredths(share: float) -> int:
    return min(round(share * 100), 100)


def same_event(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    """Say whether two texts with the same words can tell one event: their facts agree, and no clock or day differs.

    Two releases in one mould differ in these; a copy may lose a fact or gain one, and rarely changes any.
    """
    for kind in EXACT:
        ours, theirs = ({f.key for f in facts if f.kind == kind} for facts in (a, b))
        if ours and theirs and not ours & theirs:
            return False
    shares = [shared_weight(one, other) for one, other in ((a, b), (b, a)) if sum(f.weight for f in one) >= TOLD]
    return len(shares) < 2 or max(shares) >= SAME_EVENT


def shared_weight(facts: Sequence[Fact], others: Sequence[Fact]) -> float:
    """Return the share of the weight of facts that stand among the others, 0 to 1; each spelling counts once."""
    unique = {(f.kind, f.key): f for f in facts}
    theirs = {(f.kind, f.key) for f in others}
    names = [key for kind, key in theirs if kind == "name"]
    agreed = sum(
        fact.weight
        for key, fact in unique.items()
        if key in theirs or (fact.kind == "name" and any(same_name(fact.key, name) for name in names))
    )
    return agreed / max(sum(f.weight for f in unique.values()), 1e-9)
