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
MOST = 300  # facts of a text that are compared: those of some 2,000 words
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
    """Return the heaviest facts of ``ours`` that agree with some of ``theirs`` and stand in the same order in both.

    Of a longer text the first ``MOST`` facts are compared.
    """
    ours, theirs = ours[:MOST], theirs[:MOST]
    same = _agreeing(ours, theirs)
    table = [[0.0] * (len(theirs) + 1)]  # weight of the best chain up to here, row by row
    for fact in ours:
        row, above, agreed = [0.0], table[-1], same[fact.kind, fact.key]
        for place, other in enumerate(theirs):
            joined = above[place] + fact.weight if (other.kind, other.key) in agreed else 0.0
            row.append(max(joined, above[place + 1], row[place]))
        table.append(row)
    return tuple(reversed(list(_chain(table, ours))))


def _chain(table: Sequence[Sequence[float]], ours: Sequence[Fact]) -> Iterator[Fact]:
    """Walk back through the table and yield the facts of the best chain, the last first."""
    place = len(table[0]) - 1
    for number in range(len(ours), 0, -1):
        if table[number][place] == table[number - 1][place]:
            continue
        while place and table[number][place - 1] == table[number][place]:
            place -= 1
        yield ours[number - 1]
        place -= 1


def _agreeing(ours: Sequence[Fact], theirs: Sequence[Fact]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Return for every fact of ``ours``, by kind and key, those of ``theirs`` that agree with it."""
    spellings = {(f.kind, f.key): f for f in theirs}
    return {
        key: {other for other, their in spellings.items() if fact.agrees(their)}
        for key, fact in {(f.kind, f.key): f for f in ours}.items()
    }


def _shared_words(text: str, other: str) -> float:
    ours, theirs = _stems(text), _stems(other)
    return len(ours & theirs) / len(ours) if ours else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:STEM] for word in folded_words(body_of(text)) if len(word) >= SHORTEST and word not in CLOSED
    )
