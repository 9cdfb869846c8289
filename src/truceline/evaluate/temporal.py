"""Time expressions of TimeBank and AQUAINT (TempEval-3): the annotator of the product, written as TIMEX3.

A line of the gold is one document: ``doc_id``, ``dct`` (when it was written), ``text``, ``timex`` (start, end, type,
value). The document is read as published at its ``dct``; the mode that marks every time expression is used, since the
gold has "now" and "recent years" too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from truceline.annotate.damage import find_damage
from truceline.annotate.times import find_times
from truceline.errors import GoldError
from truceline.evaluate.gold_set import OURS, Column, Measured, Run, gold_files, load_lines
from truceline.evaluate.temporal_score import NO_SCORES, Timex, TimexScores, score_text
from truceline.evaluate.timex import write_timex
from truceline.evaluate.timex_baseline import find_plain
from truceline.model.document import Document

FILES = ("timebank.jsonl", "aquaint.jsonl")
ROWS = (
    ("relaxed precision", "relaxed_p"),
    ("relaxed recall", "relaxed_r"),
    ("relaxed F1", "relaxed_f1"),
    ("strict F1", "strict_f1"),
    ("value F1", "value_f1"),
    ("type F1", "type_f1"),
    ("right value of found", "value_accuracy"),
    ("right day of found", "day_accuracy"),
)
PLAIN = "calendar words"
PLATINUM = (
    "TempEval-3 task A on other texts of its kind (platinum, not scored here), UzZaman et al. 2013, Lee et al. 2014, "
    "as the README of the gold gives them from memory"
)
PUBLISHED = {
    "HeidelTime": {"relaxed_f1": 0.903, "strict_f1": 0.813, "value_f1": 0.776},
    "SUTime": {"relaxed_f1": 0.903, "strict_f1": 0.796, "value_f1": 0.674},
    "UWTime": {"relaxed_f1": 0.914, "strict_f1": 0.831, "value_f1": 0.824},
}
Answers = Sequence[Sequence[Timex]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One document of a corpus; ``dct`` is a day or a day with a time."""

    doc_id: str
    dct: str
    text: str
    timex: tuple[Timex, ...]

    def document(self) -> Document:
        """Return the document as a reader takes it, published when it was written."""
        return Document(text=self.text, address=self.doc_id, published=datetime.fromisoformat(self.dct))


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Find the time expressions of every text, and score them; several files are also scored as one."""
    sets = {file.stem: load_gold(file) for file in gold_files(path, FILES)}
    found = {name: [find_timex(text) for text in run.track(texts, "reading texts")] for name, texts in sets.items()}
    texts = [text for name in sets for text in sets[name]]
    together = _measured(" + ".join(sets), texts, [timex for name in sets for timex in found[name]])
    together = replace(
        together,
        columns=(*together.columns, *(Column(heading=h, figures=f, source=PLATINUM) for h, f in PUBLISHED.items())),
        predictions=tuple(
            _prediction(text, timex) for name in sets for text, timex in zip(sets[name], found[name], strict=True)
        ),
    )
    apart = [_measured(name, sets[name], found[name]) for name in sets] if len(sets) > 1 else []
    return (together, *apart)


def load_gold(file: Path) -> tuple[GoldText, ...]:
    """Read one file of the gold.

    Raises: GoldError where a line is none of it, or where a document says no day.
    """
    texts = load_lines(file, GoldText)
    for text in texts:
        try:
            text.document()
        except ValueError as error:
            fault = f"{text.dct!r} is no time of writing of {text.doc_id}."
            raise GoldError(fault, where=str(file), todo="Restore the file.") from error
    return texts


def find_timex(text: GoldText) -> tuple[Timex, ...]:
    """Return every time expression that the annotator of the product finds."""
    document = text.document()
    return write_timex(find_times(document, find_damage(document), every=True))


def score_texts(texts: Sequence[GoldText], found: Answers) -> TimexScores:
    """Add up the scores of documents with the expressions found in each."""
    return sum((score_text(t.timex, f) for t, f in zip(texts, found, strict=True)), start=NO_SCORES)


def _measured(name: str, texts: Sequence[GoldText], found: Answers) -> Measured:
    scores = score_texts(texts, found)
    plain = score_texts(texts, [find_plain(text.text, datetime.fromisoformat(text.dct).date()) for text in texts])
    return Measured(
        name=name,
        data=f"{len(texts)} texts, {scores.relaxed.gold} expressions; {scores.days.of} of those found name a day",
        rows=ROWS,
        columns=(
            Column(heading=OURS, figures=scores.figures),
            Column(heading=PLAIN, figures=plain.figures),
        ),
    )


def _prediction(text: GoldText, found: Sequence[Timex]) -> dict[str, object]:
    timex = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]
    return {"doc_id": text.doc_id, "timex": timex}
