"""Measure which reports were made of which: copies, rewrites and translations of a linking set and of its cases.

The reports around one case are taken together, as if all of them told one incident: so a report in the mould of another
and a report of the next day stand among them. A pair is right where the document and what it was made of both are. What
stands around a held-out case is counted with the rest; no text and no pair is handed out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from truceline.documents.fingerprint import fingerprint
from truceline.evaluate.gold_set import OURS, Column, Measured, Run
from truceline.evaluate.linking_gold import CASE, LinkingReport, load_linking
from truceline.evaluate.metrics import Hits
from truceline.incidents.origins import find_descents
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.reference.wording import report_words

SHINGLE = 3  # words
HALF = "half of the runs of three words the same"
MADE = {CASE: "copies", "rewrite": "rewrites", "translation": "translations"}
Pairs = frozenset[tuple[str, str]]
ROWS = (
    ("reports", "reports"),
    ("made of another", "gold"),
    ("found as such", "given"),
    ("  precision", "precision"),
    ("  recall", "recall"),
    ("  F1", "f1"),
    ("copies: recall", "copies"),
    ("rewrites: recall", "rewrites"),
    ("translations: recall", "translations"),
)


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Read the reports of a linking set and of its cases, and score the pairs.

    Raises: GoldError where the set or a case beside it is broken.
    """
    reports = load_linking(path)
    readings = {r.name: run.reader.read(r.document) for r in run.track(reports, "reading reports")}
    groups = around(reports)
    ours = frozenset(pair for names in groups.values() for pair in descents_of(names, readings))
    simple = frozenset(
        pair for names in groups.values() for pair in half_the_same([readings[n].document for n in names])
    )
    columns = tuple(
        Column(heading=heading, figures=score(reports, pairs)) for heading, pairs in ((OURS, ours), (HALF, simple))
    )
    data = f"{len(reports)} reports around {len(groups)} cases, each case with what stands around it"
    return (Measured(name="copies, rewrites and translations", data=data, rows=ROWS, columns=columns),)


def around(reports: Iterable[LinkingReport]) -> dict[str, list[str]]:
    """Return the names of the reports that stand around each case, its own among them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report in reports:
        for case in sorted(report.around):
            groups[case].append(report.name)
    return dict(groups)


def descents_of(names: Sequence[str], readings: Mapping[str, Reading]) -> Pairs:
    """Return the pairs of names (made, of what) that the product finds among some reports; relays are none."""
    by_id = {readings[name].document.id: name for name in names}
    own = {readings[name].document.id: readings[name] for name in names}
    found = find_descents(own, {id: fingerprint(reading.document) for id, reading in own.items()})
    return frozenset((by_id[d.document], by_id[d.of]) for d in found if d.kind != "relay")


def half_the_same(documents: Sequence[Document]) -> Pairs:
    """Return the pairs that share half of their runs of words, the first of the given order as the original."""
    runs = {d.address or "": _runs(d.text) for d in documents}
    names = list(runs)
    return frozenset(
        (b, a)
        for place, a in enumerate(names)
        for b in names[place + 1 :]
        if 2 * len(runs[a] & runs[b]) >= len(runs[a] | runs[b]) > 0
    )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = report_words(text)
    return frozenset(words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1))


def score(reports: Sequence[LinkingReport], pairs: Pairs) -> dict[str, float | None]:
    """Return the figures of ``ROWS`` for some pairs of names."""
    gold = {(r.name, r.copy_of): r.kind for r in reports if r.copy_of is not None}
    hits = Hits(len(pairs & gold.keys()), len(gold), len(pairs))
    figures: dict[str, float | None] = {
        "reports": len(reports),
        "gold": hits.gold,
        "given": hits.given,
        "precision": hits.precision,
        "recall": hits.recall,
        "f1": hits.f1,
    }
    for kind, key in MADE.items():
        of_kind = [pair for pair, made in gold.items() if made == kind]
        figures[key] = sum(pair in pairs for pair in of_kind) / len(of_kind) if of_kind else None
    return figures
