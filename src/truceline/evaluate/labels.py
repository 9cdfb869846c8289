"""Labels of snippets by the type of event: CASE 2021, shared task 2 (25 sub-event types of ACLED and five more).

The label is that of the product's own reading, through the crosswalk of ``reference/``; nothing is learnt. Where no
claim is read there is no label, which counts as wrong. The measures are those of single-label classification.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.evaluate.gold_set import OURS, Column, Measured, Run, gold_files, load_lines
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.reference.crosswalk import SubEvent, find_sub_event, load_sub_events

FILES = ("test.jsonl",)
AGREEMENT = "truce"  # the sign of a reading that tells of an agreement and of no happening
SUICIDE = re.compile(r"\bsuicide\b|\bblew (?:him|her|them)sel", re.IGNORECASE)
ROWS = (
    ("snippets", "n"),
    ("share that got a label", "answered"),
    ("right, of those that got a label", "right_of_answered"),
    ("right, of all (accuracy)", "accuracy"),
    ("weighted F1", "weighted_f1"),
    ("macro F1", "macro_f1"),
    ("weighted F1, types the crosswalk has signs for", "known_weighted_f1"),
)
PUBLISHED = Column(
    heading="fine-tuned RoBERTa",
    figures={"weighted_f1": 0.83},
    source="Kent and Krumbiegel, CASE 2021 (doi 10.18653/v1/2021.case-1.26): best of the task, on all 1,019 snippets.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """One line of the gold set."""

    id: str
    text: str
    label: str


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Label every snippet with the reader, and beside it with the commonest label and by words of the labels' names."""
    (file,) = gold_files(path, FILES)[:1]
    snippets = load_lines(file, Snippet)
    gold = {snippet.id: snippet.label for snippet in snippets}
    ours = {s.id: label_of(run.reader.read(_document(s))) for s in run.track(snippets, "reading snippets")}
    commonest = Counter(gold.values()).most_common(1)[0][0]
    table = Measured(
        name="CASE 2021, task 2",
        data=f"{len(snippets)} snippets of the test data",
        rows=ROWS,
        columns=(
            Column(heading=OURS, figures=all_figures(gold, ours)),
            Column(heading="commonest label", figures=all_figures(gold, dict.fromkeys(gold, commonest))),
            Column(heading="words of the names", figures=all_figures(gold, {s.id: by_words(s.text) for s in snippets})),
            PUBLISHED,
        ),
        notes=("No label where no claim is read: protests, disasters, arrests and diplomacy are not read at all.",),
        predictions=tuple({"id": id, "label": label} for id, label in ours.items()),
    )
    return (table,)


def _document(snippet: Snippet) -> Document:
    return Document(text=snippet.text, address=snippet.id, language="en")


def label_of(reading: Reading) -> str | None:
    """Return the code of the sub-event type that a reading amounts to; ``None`` where it amounts to none."""
    found = find_sub_event(signs_of(reading))
    return found.case2021 if found else None


def signs_of(reading: Reading) -> frozenset[str]:
    """Return the signs of the crosswalk that a reading shows: of its first happening, else of its claims alone.

    Without a claim an agreement that is told is the sign of one.
    """
    happening = reading.happenings[0] if reading.happenings else None
    told = [claim for claim in reading.claims if claim.factuality == "happened"]
    claims = [claim for claim in told if claim.id in happening.claims] if happening else told
    if not claims:
        return frozenset([AGREEMENT] if reading.truces else [])
    signs = {f"kind={happening.kind if happening else None}"}
    return frozenset(signs.union(*(_signs_of_claim(claim) for claim in claims)))


def _signs_of_claim(claim: Claim) -> Iterator[str]:
    yield f"act={claim.act}"
    if claim.weapon:
        yield f"weapon={claim.weapon}"
    if SUICIDE.search(claim.span.text):
        yield "weapon=suicide"
    if claim.target and claim.target.kind == "civilians":
        yield "target=civilians"
    if claim.act == "entered_territory":
        for side, party in (("by", claim.actor), ("against", claim.target)):
            if party and party.actor:
                yield f"{side}={'group' if party.actor.group else 'state'}"


def by_words(text: str) -> str | None:
    """Return the type whose name shares the most words with the text, the first of them; ``None`` where none does."""
    words = set(re.findall(r"[a-z]{3,}", text.lower()))
    best = max(load_sub_events(), key=lambda row: len(_words_of(row) & words))
    return best.case2021 if _words_of(best) & words else None


def _words_of(row: SubEvent) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", row.name.lower())) - {"other", "non", "with", "against"}


def all_figures(gold: Mapping[str, str], given: Mapping[str, str | None]) -> dict[str, float | None]:
    """Return the figures of ``ROWS``."""
    known = {row.case2021 for row in load_sub_events() if row.signs}
    part = {id: label for id, label in gold.items() if label in known}
    answered = [id for id in gold if given.get(id) is not None]
    right = sum(given[id] == gold[id] for id in answered)
    return {
        **score(gold, given),
        "answered": len(answered) / len(gold) if gold else 0.0,
        "right_of_answered": right / len(answered) if answered else None,
        "known_weighted_f1": score(part, given)["weighted_f1"] if part else None,
    }


def score(gold: Mapping[str, str], given: Mapping[str, str | None]) -> dict[str, float | None]:
    """Score single labels by id: accuracy, and F1 over the labels of the gold, plain (macro) and by size (weighted).

    A label that is missing is wrong; one that was given for no id of the gold counts nowhere.
    """
    sizes = Counter(gold.values())
    f1 = {label: _f1(gold, given, label) for label in sorted(sizes)}
    return {
        "n": len(gold),
        "accuracy": _mean(float(given.get(id) == label) for id, label in gold.items()),
        "macro_f1": _mean(f1.values()),
        "weighted_f1": _mean(f1[label] for label in gold.values()),
    }


def _f1(gold: Mapping[str, str], given: Mapping[str, str | None], label: str) -> float:
    hit = sum(given.get(id) == label for id, wanted in gold.items() if wanted == label)
    claimed = sum(given.get(id) == label for id in gold)
    size = sum(wanted == label for wanted in gold.values())
    return 2 * hit / (claimed + size) if claimed + size else 0.0


def _mean(values: Iterable[float]) -> float:
    numbers = tuple(values)
    return sum(numbers) / len(numbers) if numbers else 0.0
