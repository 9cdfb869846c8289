"""People killed and injured, document by document: the largest figure that the reading asserts, against gold numbers.

A line of the gold is one document: ``doc_id``, ``text``, ``n_killed``, ``n_injured`` (null where not known). The gold
counts the victims that annotators listed, so that its zero is no word of the text; a reader that gives zero only where
the text says it leaves those open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.evaluate.count_score import CountScores
from truceline.evaluate.gold_set import OURS, Column, Measured, Run, gold_files, load_lines
from truceline.incidents.telling import tell
from truceline.model.document import Document
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.reference.numerals import NUMERAL, numeral_value

FILES = ("dev.jsonl",)
FIELDS = {"killed": "killed", "injured": "wounded"}  # of the gold -> our act
WORDS = {"killed": "killed|dead|died|slain", "injured": "wounded|injured|hurt"}
MEASURES = (
    ("answered", "answered"),
    ("exact", "exact"),
    ("exact of answered", "exact_of_answered"),
    ("off by one at most", "within_one"),
    ("mean error of answered", "mean_error"),
    ("anybody, precision", "any_p"),
    ("anybody, recall", "any_r"),
    ("anybody, F1", "any_f1"),
)
ROWS = tuple((f"{field}: {words}", f"{field}_{key}") for field in FIELDS for words, key in MEASURES)
NEAREST = "number beside"
CONSTANT = "always 1 and 0"
Numbers = tuple[int | None, int | None]  # killed, injured


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldNumbers:
    """One document with its numbers of victims."""

    doc_id: str
    text: str
    n_killed: int | None = None
    n_injured: int | None = None

    @property
    def numbers(self) -> Numbers:
        """Return killed and injured."""
        return self.n_killed, self.n_injured


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Read every document with the reader of the product, and score the numbers it gives."""
    return tuple(_measured(file, run) for file in gold_files(path, FILES))


def _measured(file: Path, run: Run) -> Measured:
    gold = load_lines(file, GoldNumbers)
    documents = [Document(text=g.text, address=g.doc_id, language="en") for g in gold]
    found = [numbers_of(run.reader.read(document)) for document in run.track(documents, "reading documents")]
    return Measured(
        name=f"counts ({file.parent.name})",
        data=f"{len(gold)} documents ({file.name})",
        rows=ROWS,
        columns=(
            Column(heading=OURS, figures=_figures(gold, found)),
            Column(heading=NEAREST, figures=_figures(gold, [number_beside(g.text) for g in gold])),
            Column(heading=CONSTANT, figures=_figures(gold, [(1, 0)] * len(gold))),
        ),
        notes=("Zero in this gold is that nobody was listed. Zero is given only where the text says so.",),
        predictions=tuple(
            {"doc_id": g.doc_id, "n_killed": killed, "n_injured": injured}
            for g, (killed, injured) in zip(gold, found, strict=True)
        ),
    )


def numbers_of(reading: Reading) -> Numbers:
    """Return how many were killed and injured: the largest figure of a claim that stands; ``None`` for no figure."""
    told = [item for item in tell(reading.claims, {s.id: s for s in reading.statements}) if item.asserted]
    killed, injured = (
        [n for item in told if item.claim.act == act and (n := _number(item.claim.count)) is not None]
        for act in FIELDS.values()
    )
    return max(killed, default=None), max(injured, default=None)


def _number(count: Count | None) -> int | None:
    """Return the best figure of a count, else its lowest; of a figure with lost digits nothing."""
    if count is None or count.damaged:
        return None
    return count.best if count.best is not None else count.low


def number_beside(text: str) -> Numbers:
    """Return the largest number that stands up to three words before "killed", "injured": the baseline."""
    killed, injured = (_largest(text, words) for words in WORDS.values())
    return killed, injured


def _largest(text: str, words: str) -> int | None:
    found = re.finditer(rf"\b(?P<n>{NUMERAL})(?:\s[a-z]+){{0,3}}?\s(?:{words})\b", text, re.IGNORECASE)
    return max((value for f in found if (value := numeral_value(f["n"])) is not None and value < 1900), default=None)


def score_numbers(gold: Sequence[int | None], given: Sequence[int | None]) -> CountScores:
    """Score one number of all documents; those whose gold number is not known are left out."""
    scores = CountScores()
    for wanted, number in zip(gold, given, strict=True):
        if wanted is not None:
            scores = scores.add(wanted, number)
    return scores


def _figures(gold: Sequence[GoldNumbers], given: Sequence[Numbers]) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    for index, field in enumerate(FIELDS):
        scores = score_numbers([g.numbers[index] for g in gold], [numbers[index] for numbers in given])
        figures |= {f"{field}_{key}": figure for key, figure in scores.figures.items()}
    return figures
