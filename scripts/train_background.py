"""Learn the weights of the signs of background: logistic regression with a Gaussian prior, by Newton's method.

usage: python scripts/train_background.py [--check]

In: the passages of ``cases/train`` and of the practice texts in ``cases/background``; nothing else is learnt from.
Out: ``src/truceline/reference/data/background_weights.tsv``. There is no random number in it: the same texts and the
same reader give the same bytes. Leaving out one case at a time says how well it will do on a case that it has not
seen. ``--check`` writes nothing and fails where the packaged table is not what would be learnt.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import numpy as np

from truceline.claims.background import LEAST
from truceline.claims.read import read_signs
from truceline.evaluate.predict import case_documents
from truceline.evaluate.rival import load_cases
from truceline.evaluate.rival_gold import Case
from truceline.model.document import Document
from truceline.pipeline.reader import Reader
from truceline.reference.background import BIAS, load_background

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/truceline/reference/data/background_weights.tsv"
CASES, PRACTICE = ROOT / "cases/train", ROOT / "cases/background"
PRIOR = 1.5  # one over the variance of a weight; .5 to 4 give the same F1 within .02
LEAST_SEEN = 4  # passages that have a sign; what is rarer is not learnt
HALF, TOUCHED = 0.5, 0.12  # of a passage: background from half; between the two nobody can say, and it is left out
PRACTICE_WEIGHT = 0.7  # practice texts have three times as much background as cases: they count less
DECIMALS = 3  # kept; more than the sums of two machines agree on would not be reproducible


@dataclass(frozen=True)
class Sample:
    """One passage: its report's group (the case), its signs, whether it is background, and how much it counts."""

    group: str
    signs: frozenset[str]
    background: bool
    weight: float


class Learner:
    """Read the passages of documents with the reader's own parts."""

    def __init__(self) -> None:
        self.reader, self.table = Reader.load(), load_background()

    def samples(
        self, document: Document, gold: Sequence[tuple[int, int]], group: str, weight: float
    ) -> Iterator[Sample]:
        """Yield the passages of a document; ``gold`` are the background spans in characters."""
        annotated = self.reader.annotator.annotate(document)
        for span, signs in read_signs(annotated, self.reader.annotator.actors, self.table):
            common = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in gold)
            share = common / (span.end - span.start)
            if share >= HALF or share < TOUCHED:
                yield Sample(group, signs, share >= HALF, weight)

    def of_case(self, case: Case) -> Iterator[Sample]:
        """Yield the passages of the reports of a case; copies tell nothing new."""
        copies = {report.file for report in case.gold.reports if report.copy_of}
        for file, document in case_documents(case).items():
            gold = [case.place_of(passage) for passage in case.gold.background if passage.report == file]
            if file not in copies:
                yield from self.samples(document, gold, case.id, 1.0)

    def of_practice(self, file: Path) -> Iterator[Sample]:
        """Yield the passages of a practice text."""
        document, gold = read_marked(file)
        yield from self.samples(document, gold, file.stem, PRACTICE_WEIGHT)


def read_marked(file: Path) -> tuple[Document, list[tuple[int, int]]]:
    """Read a text whose background stands in double braces, and the places of it (the braces taken out)."""
    head, _, body = file.read_text(encoding="utf-8").partition("\n")
    published = head.removeprefix("published:").strip()
    text, gold, start = "", [], 0
    for piece in re.split(r"(\{\{|\}\})", body.lstrip("\n")):
        if piece == "{{":
            start = len(text)
        elif piece == "}}":
            gold.append((start, len(text)))
        else:
            text += piece
    when = datetime.fromisoformat(published) if published else None
    return Document(text=text, published=when, address=file.name, language="en"), gold


def learn(samples: Sequence[Sample]) -> dict[str, float]:
    """Return the weight of each sign (log odds), and the bias under ``BIAS``."""
    seen = Counter(sign for sample in samples for sign in sample.signs)
    names = sorted(sign for sign, times in seen.items() if times >= LEAST_SEEN)
    x = np.array([[sign in sample.signs for sign in names] + [True] for sample in samples], dtype=float)
    y = np.array([sample.background for sample in samples], dtype=float)
    counts = np.array([sample.weight for sample in samples])
    prior = np.append(np.full(len(names), PRIOR), 0.01)
    weights = np.zeros(len(prior))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (chance - y)) + prior * weights
        bend = (x.T * (counts * chance * (1 - chance))) @ x + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    return {name: round(float(w), DECIMALS) for name, w in zip([*names, BIAS], weights, strict=True)}


def odds(weights: dict[str, float], sample: Sample) -> float:
    """Return the log odds that a passage is background."""
    return weights[BIAS] + sum(weights.get(sign, 0.0) for sign in sorted(sample.signs))


def cross_validate(cases: Sequence[Sample], practice: Sequence[Sample]) -> tuple[float, float, float]:
    """Return precision, recall, F1 of the passages of each case, judged by what the others and the practice teach."""
    hit = given = 0
    for group in sorted({sample.group for sample in cases}):
        weights = learn([s for s in cases if s.group != group] + list(practice))
        found = [s for s in cases if s.group == group and odds(weights, s) >= LEAST]
        given, hit = given + len(found), hit + sum(s.background for s in found)
    gold = sum(sample.background for sample in cases)
    return hit / given, hit / gold, 2 * hit / (given + gold)


def main() -> None:
    """Learn, say how well, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the table would change")
    check = parser.parse_args().check
    learner = Learner()
    cases = [sample for case in load_cases(CASES) for sample in learner.of_case(case)]
    practice = [sample for file in sorted(PRACTICE.glob("*.txt")) for sample in learner.of_practice(file)]
    for name, of in (("cases/train", cases), ("cases/background", practice)):
        print(f"{name}: {len(of)} passages, {sum(s.background for s in of)} of them background")
    print(
        "leaving out one case at a time: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(
            *cross_validate(cases, practice)
        )
    )
    weights = learn([*cases, *practice])
    rows = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
    table = "sign\tweight\n" + "".join(f"{sign}\t{weight:.{DECIMALS}f}\n" for sign, weight in rows)
    print(f"{TABLE.name}: sha256 {sha256(table.encode()).hexdigest()}")
    if check:
        sys.exit(
            (table != TABLE.read_text(encoding="utf-8") and "the packaged table is another: run `make learn`") or 0
        )
    TABLE.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
