"""Measure what is read of breaches alleged in words: whether they are found, and whether the right terms are named.

A claim answers a passage of the gold where half of the shorter lies in the other, one to one. Right are the terms where
the provisions are those of the gold, all and no other; "cannot be said" is right where the gold has none. A passage
that was not found is wrong in everything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.evaluate.breaches_gold import BreachReport, GoldBreach, load_breaches
from truceline.evaluate.gold_set import OURS, Column, Measured, Run
from truceline.evaluate.metrics import Hits, Share, best_pairs
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.reference.ground import load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.truces.named import BREACH, terms_named

NAME = "breaches"
SILENT = "never said"
SAME = 0.5  # of the shorter span that has to be common
LONGEST = 400  # characters of a claim, or twice the passage: a longer one is a net thrown over the page
ROWS = (
    ("breaches alleged or denied in words: found, F1", "found_f1"),
    ("  precision", "found_p"),
    ("  recall", "found_r"),
    ("of the found: alleged or denied, right", "stance_found"),
    ("of the found: agreement right, or rightly not said", "agreement_found"),
    ("of the found: provisions right, or rightly not said", "provisions_found"),
    ("of all: agreement right, or rightly not said", "agreement_all"),
    ("of all: provisions right, or rightly not said", "provisions_all"),
    ("  of those alleged", "provisions_alleged"),
    ("  of those denied", "provisions_denied"),
    ("  of those for which a provision can be said", "provisions_named"),
    ("  of those for which none can be said", "provisions_unsaid"),
    ("provisions given, right", "provisions_p"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged:
    """What is read of one breach in words. ``provisions`` are ``agreement/provision``."""

    start: int
    end: int
    denied: bool
    agreements: frozenset[str]
    provisions: frozenset[str]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A passage of the gold with what was read of it; ``None`` on one side: missed, or too much."""

    report: str
    gold: GoldBreach | None
    given: Alleged | None

    @property
    def right(self) -> bool:
        """Say whether the provisions are right, or rightly not said."""
        return self.gold is not None and self.given is not None and set(self.gold.provisions) == self.given.provisions

    @property
    def right_agreement(self) -> bool:
        """Say whether the agreement is right, or rightly not said."""
        return self.gold is not None and self.given is not None and self.gold.known == self.given.agreements


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Read every report and score the set, beside the answer that it can never be said.

    Raises: GoldError where the set is broken.
    """
    reports = load_breaches(path)
    answered = answer(reports, run)
    figures = score(answered)
    silent = score([each if each.given is None else _unsaid(each) for each in answered])
    count = sum(len(report.breaches) for report in reports)
    return (
        Measured(
            name="Breaches alleged in words",
            data=f"{count} passages in {len(reports)} reports",
            rows=ROWS,
            columns=(Column(heading=OURS, figures=figures), Column(heading=SILENT, figures=silent)),
            notes=(f"{SILENT}: the same passages found, and of none is it said what is meant.",),
            predictions=tuple(_line(each) for each in answered),
        ),
    )


def answer(reports: Sequence[BreachReport], run: Run) -> tuple[Answered, ...]:
    """Read the reports and pair what was read with the gold."""
    truces = tuple(load_truces().values())
    found: list[Answered] = []
    for report in run.track(reports, "reading reports"):
        found += pair(report, alleged(run.reader.read(report.document), truces))
    return tuple(found)


def alleged(reading: Reading, truces: Sequence[Truce]) -> tuple[Alleged, ...]:
    """Return every breach that a reading has in words, with the terms that are named."""
    return tuple(
        _alleged(claim, reading, truces) for claim in (*reading.claims, *reading.breaches) if claim.act == BREACH
    )


def _alleged(claim: Claim, reading: Reading, truces: Sequence[Truce]) -> Alleged:
    terms = terms_named(claim, reading, truces, load_grounds(), outline_ground)
    return Alleged(
        start=claim.content.start,
        end=claim.content.end,
        denied=claim.stance in ("denies", "retracts"),
        agreements=frozenset(terms.truces),
        provisions=frozenset(f"{truce}/{provision}" for truce, provision in terms.provisions),
        why=terms.why,
    )


def pair(report: BreachReport, given: Sequence[Alleged]) -> Iterator[Answered]:
    """Pair the passages of a report one to one with what was read, as many as possible."""
    worth = [[_worth(gold, each) for each in given] for gold in report.breaches]
    pairs = dict(best_pairs(worth))
    for index, gold in enumerate(report.breaches):
        yield Answered(report=report.name, gold=gold, given=given[pairs[index]] if index in pairs else None)
    for index, each in enumerate(given):
        if index not in pairs.values():
            yield Answered(report=report.name, gold=None, given=each)


def _worth(gold: GoldBreach, given: Alleged) -> float:
    """Return how well a claim answers a passage: one pair more outweighs the same stance, that the common extent."""
    common = min(gold.end, given.end) - max(gold.start, given.start)
    long, wanted = given.end - given.start, gold.end - gold.start
    if common < SAME * min(long, wanted) or long > max(LONGEST, 2 * wanted):
        return 0.0
    hull = max(gold.end, given.end) - min(gold.start, given.start)
    return 100.0 + (1.0 if given.denied == (gold.stance == "denies") else 0.0) + common / hull / 2


def score(answered: Iterable[Answered]) -> Mapping[str, float]:
    """Return the figures by their keys."""
    answered = tuple(answered)
    gold = [each for each in answered if each.gold is not None]
    found = [each for each in gold if each.given is not None]
    hits = Hits(len(found), len(gold), sum(each.given is not None for each in answered))
    given = [each for each in answered if each.given is not None and each.given.provisions]
    return {
        "found_f1": hits.f1,
        "found_p": hits.precision,
        "found_r": hits.recall,
        "stance_found": _share(found, [each for each in found if _same_stance(each)]),
        "agreement_found": _share(found, [each for each in found if each.right_agreement]),
        "provisions_found": _right(found),
        "agreement_all": _share(gold, [each for each in gold if each.right_agreement]),
        "provisions_all": _right(gold),
        "provisions_alleged": _right([each for each in gold if each.gold and each.gold.stance == "alleges"]),
        "provisions_denied": _right([each for each in gold if each.gold and each.gold.stance == "denies"]),
        "provisions_named": _right([each for each in gold if each.gold and each.gold.provisions]),
        "provisions_unsaid": _right([each for each in gold if each.gold and not each.gold.provisions]),
        "provisions_p": _right(given),
    }


def _right(answered: Sequence[Answered]) -> float:
    return _share(answered, [each for each in answered if each.right])


def _share(of: Sequence[Answered], right: Sequence[Answered]) -> float:
    return Share(len(right), len(of)).value


def _same_stance(each: Answered) -> bool:
    return each.gold is not None and each.given is not None and each.given.denied == (each.gold.stance == "denies")


def _unsaid(each: Answered) -> Answered:
    given = each.given
    silent = given and Alleged(
        start=given.start, end=given.end, denied=given.denied, agreements=frozenset(), provisions=frozenset()
    )
    return Answered(report=each.report, gold=each.gold, given=silent)


def _line(each: Answered) -> Mapping[str, object]:
    """Return one answer as a line: where, what the gold has, what was given, and why."""
    gold, given = each.gold, each.given
    return {
        "document": each.report,
        "gold": gold and {"start": gold.start, "agreements": gold.agreements, "provisions": gold.provisions},
        "given": given
        and {
            "start": given.start,
            "agreements": sorted(given.agreements),
            "provisions": sorted(given.provisions),
            "why": given.why,
        },
        "right": each.right,
    }
