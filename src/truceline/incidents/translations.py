"""Is a report a translation of another? Their words differ; names, times and figures come in the same order.

Asked only of a text that shows signs of translation: it says so, is in another language, or is damaged as translation
damages. A free telling of one fight shares many facts with a release too, and is no translation.
"""

import re
from collections.abc import Iterator, Sequence

from truceline.incidents.facts import CLOSED, Fact
from truceline.model.origin import Descent
from truceline.model.reading import Reading
from truceline.reference.wording import body_of, folded_words

SAYS_SO = re.compile(r"\btranslat(?:ed|ion)\b", re.IGNORECASE)
DAMAGES = ("garbled_name", "lost_digits")
STEM = 5  # letters that a word keeps through its endings
SHORTEST = 4  # letters of a word that tells
# Measured (decision 0013): translations share .51 of their facts and more, with the words 1.02 and more; translated
# reports of other makings share .39 of their facts with any report and less, with the words .79 and less.
ALIKE = 0.9  # of the facts and of the words together, 0 to 2
FACTS = 0.45  # of the facts alone
FACTS_ALONE = 0.6  # where the languages differ and no word can be the same
TOLD = 3.0  # weight of agreeing facts: a clock; a day and a name
QUOTED = 5  # facts that the reason names


def may_be_translation(reading: Reading) -> bool:
    """Say whether a report shows signs of having been translated."""
    document = reading.document
    said = " ".join(filter(None, (document.publisher, document.title, document.text[:200], document.text[-200:])))
    foreign = reading.state != "read"
    return foreign or bool(SAYS_SO.search(said)) or any(d.kind in DAMAGES for d in reading.damages)


def find_translation(later: Reading, earlier: Reading, ours: Sequence[Fact], theirs: Sequence[Fact]) -> Descent | None:
    """Say whether ``later`` is a translation of ``earlier``; ``ours`` and ``theirs`` are their facts in order."""
    agreed = common_facts(ours, theirs)
    weight = sum(f.weight for f in agreed)
    share = weight / max(sum(f.weight for f in ours), 1e-9)
    foreign = later.document.language != earlier.document.language and "not_read" in (later.state, earlier.state)
    words = 0.0 if foreign else _shared_words(later.document.text, earlier.document.text)
    enough = share >= FACTS_ALONE if foreign else share >= FACTS and share + words >= ALIKE
    if weight < TOLD or not enough:
        return None
    telling = sorted(dict.fromkeys(f.words for f in sorted(agreed, key=lambda f: -f.weight)[:QUOTED]))
    return Descent(
        document=later.document.id,
        of=earlier.document.id,
        kind="translation",
        share=round(share, 3),
        why=f"the same names, times and figures in the same order: {', '.join(telling)}",
    )


def common_facts(ours: Sequence[Fact], theirs: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the heaviest facts of ``ours`` that agree with some of ``theirs`` and stand in the same order in both."""
    best: list[
        tuple[float, int, int, int | None]
    ] = []  # weight of the chain that ends here, places in both, link before
    for place, other in _agreeing(ours, theirs):
        before = max(
            (k for k, (_, p, o, _) in enumerate(best) if p < place and o < other),
            key=lambda k: best[k][0],
            default=None,
        )
        carried = best[before][0] if before is not None else 0.0
        best.append((carried + ours[place].weight, place, other, before))
    chain: list[Fact] = []
    link = max(range(len(best)), key=lambda k: best[k][0], default=None)
    while link is not None:
        _, place, _, link = best[link]
        chain.append(ours[place])
    return tuple(reversed(chain))


def _agreeing(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield the places of the facts that agree, in the order of both texts."""
    spellings = {(f.kind, f.key): f for f in theirs}
    same = {
        key: {other for other, their in spellings.items() if fact.agrees(their)}
        for key, fact in {(f.kind, f.key): f for f in ours}.items()
    }
    for place, fact in enumerate(ours):
        agreed = same[fact.kind, fact.key]
        if agreed:
            yield from ((place, other) for other, their in enumerate(theirs) if (their.kind, their.key) in agreed)


def _shared_words(text: str, other: str) -> float:
    ours, theirs = _stems(text), _stems(other)
    return len(ours & theirs) / len(ours) if ours else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:STEM] for word in folded_words(body_of(text)) if len(word) >= SHORTEST and word not in CLOSED
    )
