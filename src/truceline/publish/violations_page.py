"""``truceline violations``: how incidents and records stand against agreements, as text for the terminal.

Goes in: one assessment at a time, so that memory does not grow with them. Comes out: a string each, then the end of the
page: which agreements were looked at for all of them, and what came of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.truce import Truce
from truceline.model.violation import Assessment, LookedOutcome, SubjectKind
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_phrases import flat, flat_rows
from truceline.publish.quoting import clean, visible
from truceline.publish.violation_words import OUTCOMES, truce_title
from truceline.publish.violations_said import AssessmentSaid, Known, ViolationSaid, say_assessment

LABEL_WIDTH = 11
KINDS: Mapping[SubjectKind, tuple[str, str]] = {  # one, many
    "incident": ("incident", "incidents"),
    "observation": ("observation", "observations"),
    "tally": ("tally", "tallies"),
}


def render_assessment(title: str, assessment: Assessment, known: Known, *, width: int, colour: bool) -> str:
    """Return how one subject stands; ``title`` says what it is."""
    said = say_assessment(assessment, known)
    return draw_page(lambda _: _subject(title, assessment, said), width=width, colour=colour)


def _subject(title: str, assessment: Assessment, said: AssessmentSaid) -> Iterator[RenderableType]:
    yield draw_heading(f"{clean(title)}, {assessment.subject}", strong=True)
    for (truce, name), group in groupby(said.violations, key=lambda each: (each.truce, each.title)):
        yield Text(visible(f"{name} ({truce})"), style=STRONG)
        for each in group:
            yield from _violation(each)
    if said.none:
        yield Text("Looked at, and it gives nothing", style=STRONG)
        yield from _rows([(f"{id_}", flat(words)) for id_, words in said.none])
    for heading, told in (
        ("A breach is alleged in words, and stands under no agreement", said.of_none),
        ("Told and counted nowhere: taken back, rejected, or of another day", said.withdrawn),
    ):
        if told:
            yield Text(heading, style=STRONG)
            yield from (Padding(Text(visible(flat(line))), (0, 0, 0, 2)) for line in told)
    if said.nothing:
        yield Text(said.nothing)


def _violation(said: ViolationSaid) -> Iterator[RenderableType]:
    yield Padding(Text(visible(f"{said.provision}: {said.party}")), (0, 0, 0, 2))
    yield Padding(draw_rows(flat_rows(said.rows), label_width=LABEL_WIDTH), (0, 0, 1, 4))


def _rows(rows: list[tuple[str, str]]) -> Iterator[RenderableType]:
    for id_, words in rows:
        yield Padding(Text(visible(f"{words} [{id_}]")), (0, 0, 0, 2))


@dataclass(slots=True, kw_only=True)
class Sum:
    """What was looked at over all subjects: how many of each kind, violations, and what came of each agreement.

    ``every``: those that give none are shown too.
    """

    subjects: Counter[SubjectKind] = field(default_factory=Counter)
    every: bool = False
    violations: int = 0
    alleged: int = 0
    bare: Counter[SubjectKind] = field(default_factory=Counter)
    outcomes: dict[str, Counter[LookedOutcome]] = field(default_factory=dict)

    def add(self, assessment: Assessment) -> None:
        """Count one assessment in."""
        self.subjects[assessment.kind] += 1
        self.violations += len(assessment.violations)
        self.alleged += sum(bool(each.alleged_by) for each in assessment.violations)
        self.bare[assessment.kind] += not assessment.violations
        for looked in assessment.looked_at:
            self.outcomes.setdefault(looked.truce, Counter())[looked.outcome] += 1


def render_sum(total: Sum, truces: Mapping[str, Truce], nothing: str, *, width: int, colour: bool) -> str:
    """Return the end of the page. ``nothing`` says why nothing was looked at, where nothing was."""
    return draw_page(lambda _: _sum(total, truces, nothing), width=width, colour=colour)


def _sum(total: Sum, truces: Mapping[str, Truce], nothing: str) -> Iterator[RenderableType]:
    if not total.subjects:
        yield Text(visible(nothing))
        return
    if total.outcomes:
        yield draw_heading("Agreements that were looked at")
        yield from (Text(visible(line)) for line in _outcomes(total, truces))
    yield Padding(Text(visible(" ".join(_counts(total))), style=LABEL), (1, 0, 0, 0))


def _outcomes(total: Sum, truces: Mapping[str, Truce]) -> Iterator[str]:
    for id_, outcomes in sorted(total.outcomes.items()):
        told = [f"{OUTCOMES[outcome]} for {count:,}" for outcome, count in sorted(outcomes.items())]
        yield f"{truce_title(truces[id_])} [{id_}]: {'; '.join(told)}"


def _counts(total: Sum) -> Iterator[str]:
    entries = "1 entry" if total.violations == 1 else f"{total.violations:,} entries"
    yield f"Held against agreements: {_kinds(total.subjects)}; {entries}, one for each provision and party."
    if total.violations:
        yield f"Entries with a breach alleged in words: {total.alleged:,}; whether any was so is not decided here."
    if total.bare.total() and not total.every:
        yield f"Without an entry: {_kinds(total.bare)}; --all shows why."


def _kinds(counted: Counter[SubjectKind]) -> str:
    """Say how many of each kind: "8 incidents, 1 tally"."""
    return ", ".join(f"{count:,} {KINDS[kind][count != 1]}" for kind, count in counted.items() if count)
