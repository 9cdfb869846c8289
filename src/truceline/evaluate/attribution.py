"""PolNeAR: who says what in news of the American election of 2016 (Newell, Margolin and Ruths, LREC 2018).

The gold is not in the repository: its texts are copyrighted news, and no licence is stated. Beside our figures stand a
finder that knows only verbs of saying with a clause, and a second human annotator where the gold has one.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from truceline.claims.sayings import SayingFinder, attributed, stretches
from truceline.claims.view import View
from truceline.evaluate.attribution_score import Roles, score_attributions
from truceline.evaluate.gold_set import OURS, Column, Measured, Run, gold_files, load_lines
from truceline.model.document import Document
from truceline.model.span import Span
from truceline.model.statement import Attributed
from truceline.reference.cues import report_verbs

FILES = ("dev.jsonl",)
ROWS = (
    ("relations at half overlap, F1", "half_f1"),
    ("  precision", "half_p"),
    ("  recall", "half_r"),
    ("relations at any overlap, F1", "loose_f1"),
    ("relations with the same words, F1", "exact_f1"),
    ("words of sources, F1", "source_words_f1"),
    ("words of cues, F1", "cue_words_f1"),
    ("words of contents, F1", "content_words_f1"),
    ("of found: head of the source", "source_head"),
    ("of found: source word for word", "source_exact"),
)
HUMAN = "a second annotator, on the articles of the gold that were annotated twice, by the same scorer"
CLAUSES = "simple verbs"  # the baseline: a verb of our own table of saying, its subject, and its clause


class GoldAttribution(msgspec.Struct, frozen=True):
    """One gold attribution, as lists of ``[start, end]``."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]

    @property
    def roles(self) -> Roles:
        """Return its spans."""
        return Roles(source=self.source, cue=self.cue, content=self.content)


class GoldDocument(msgspec.Struct, frozen=True):
    """One annotated article."""

    doc_id: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    @property
    def roles(self) -> list[Roles]:
        """Return its attributions."""
        return [a.roles for a in self.attributions]


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Read every article with the reader of the product, and score the attributions that it finds."""
    return tuple(_measure(file, run) for file in gold_files(path, FILES))


def _measure(file: Path, run: Run) -> Measured:
    gold = load_lines(file, GoldDocument)
    views = [_view(document, run) for document in run.track(gold, "reading articles")]
    found = [[_roles(attributed(view, s)) for s in SayingFinder(view).find() if not s.within] for view in views]
    simple = [list(simple_attributions(view)) for view in views]
    return Measured(
        name="PolNeAR",
        data=f"{len(gold)} articles, {sum(len(d.attributions) for d in gold)} attributions ({file.name})",
        rows=ROWS,
        columns=(
            _column(OURS, gold, found),
            _column(CLAUSES, gold, simple),
            Column(heading="human", figures={"half_f1": 0.82}, source=HUMAN),
        ),
        notes=("Words about words within a quotation are not annotated in this gold, and not counted here.",),
        predictions=tuple(_prediction(d, a) for d, a in zip(gold, found, strict=True)),
    )


def _view(document: GoldDocument, run: Run) -> View:
    text = Document(text=document.text, address=document.doc_id, language="en")
    return View.of(run.reader.annotator.annotate(text))


def _roles(found: Attributed) -> Roles:
    return Roles(source=_offsets(found.source), cue=_offsets(found.cue), content=_offsets(found.content))


def _offsets(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def simple_attributions(view: View) -> Iterator[Roles]:
    """Yield what somebody finds who knows only verbs of saying with a subject and a clause: the baseline."""
    verbs = report_verbs()
    for index, token in enumerate(view.tokens):
        subject, clause = view.child(index, "nsubj"), view.child(index, "ccomp")
        if view.low[index] in verbs and token.tag.startswith("VB") and subject is not None and clause is not None:
            parts = (view.subtree(subject), (index,), view.subtree(clause))
            source, cue, content = (_offsets(stretches(view, part)) for part in parts)
            yield Roles(source=source, cue=cue, content=content)


def _column(heading: str, gold: Sequence[GoldDocument], found: Sequence[Sequence[Roles]]) -> Column:
    score = score_attributions([d.text for d in gold], [d.roles for d in gold], found)
    return Column(heading=heading, figures=score.figures)


def _prediction(document: GoldDocument, found: Sequence[Roles]) -> dict[str, object]:
    return {
        "doc_id": document.doc_id,
        "attributions": [{"source": a.source, "cue": a.cue, "content": a.content} for a in found],
    }
