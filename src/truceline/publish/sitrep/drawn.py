"""A report in the parts that every format draws: runs of words with the numbers of their notes, notes, reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.publish.sitrep.blocks import Report, Words
from truceline.publish.sitrep.evidence import SourceReport
from truceline.publish.sitrep.sentence import Sentence

NOTES_KEY = (
    "Each note gives the exact words, the report of the list below in which they stand, and at which characters of its "
    "stored text."
)
END = "Every sentence is made of claims, findings and records of the casefile; figures of parties are theirs."
UNREVIEWED = "Holds incidents that nobody has approved as they stand; each says so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words, the numbers of the notes that open what supports them, and how many more there are."""

    text: str
    notes: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note: the words, in which report (its number in the list) and at which characters, or which record."""

    number: int
    words: str
    report: int | None
    place: str
    source: str
    path: str


def runs(report: Report, cell: Iterable[Words]) -> tuple[Run, ...]:
    """Return words with the numbers of their notes."""
    return tuple(_run(report, words) for words in cell)


def _run(report: Report, words: Words) -> Run:
    if not isinstance(words, Sentence):
        return Run(text=words.text)
    numbers = tuple(sorted(report.numbers[each] for each in report.shown_evidence(words)))
    return Run(text=words.text, notes=numbers, more=max(0, len(words.evidence) - report.notes_each))


def note_lines(report: Report) -> Iterator[NoteLine]:
    """Yield the notes in their order."""
    listed = report_numbers(report.reports)
    for evidence, number in report.numbers.items():
        place = f"characters {evidence.start}–{evidence.end}" if evidence.document else ""
        yield NoteLine(
            number=number,
            words=evidence.words,
            report=listed.get(evidence.document),
            place=place,
            source=evidence.source,
            path=evidence.path,
        )


def end_words(report: Report) -> str:
    """Say what the report rests on, and how many sentences could not be made, where there are any."""
    if not report.unsaid:
        return END
    return f"{END} Left out, because nothing supports a figure or a name in them: {len(report.unsaid)}."


def report_numbers(reports: Iterable[SourceReport]) -> dict[str, int]:
    """Return the number of every report in the list, from 1."""
    return {source.id: number for number, source in enumerate(reports, 1)}
