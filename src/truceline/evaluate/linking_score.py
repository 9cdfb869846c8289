"""Score which reports were put into one incident: over pairs, over pairs around one case, and report by report.

Two reports are linked when they share an incident; a report may tell several, and one that tells none is linked to
none. The measures are those of the set's own scorer, except that an empty share counts as right (1.0) here.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from truceline.evaluate.linking_gold import CASE, LinkingReport

Ids = frozenset[str]
ROUNDUP = "roundup"
MEASURES = (  # words and key, in the order of the table
    ("pairs of one incident: precision", "pairs_p"),
    ("recall", "pairs_r"),
    ("F1", "pairs_f1"),
    ("pairs around one case, of two incidents, kept apart", "hard_apart"),
    ("B-cubed: precision", "bcubed_p"),
    ("recall", "bcubed_r"),
    ("F1", "bcubed_f1"),
    ("roundups split right", "roundups_split"),
    ("roundups with the right number of incidents", "roundups_counted"),
    ("reports", "reports"),
    ("pairs of one incident in the gold", "pairs_gold"),
    ("pairs linked", "pairs_linked"),
    ("pairs linked and right", "pairs_right"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports: whether they are of one incident (``gold``), were linked, and stand around one case (``near``)."""

    first: LinkingReport
    second: LinkingReport
    gold: bool
    linked: bool
    near: bool


def score_linking(reports: Sequence[LinkingReport], predicted: Mapping[str, Ids]) -> dict[str, float]:
    """Return the figures by measure; a report that is not in ``predicted`` counts as telling no incident."""
    told = {report.name: predicted.get(report.name, frozenset()) for report in reports}
    pairs = find_pairs(reports, told)
    gold, linked = sum(p.gold for p in pairs), sum(p.linked for p in pairs)
    right = sum(p.gold and p.linked for p in pairs)
    hard = [p for p in pairs if p.near and not p.gold]
    precision, recall = _share(right, linked), _share(right, gold)
    b_precision, b_recall = _bcubed({r.name: r.incidents for r in reports}, told)
    roundups = [report for report in reports if report.kind == ROUNDUP]
    return {
        "pairs_p": precision,
        "pairs_r": recall,
        "pairs_f1": _f1(precision, recall),
        "hard_apart": _share(sum(not p.linked for p in hard), len(hard)),
        "bcubed_p": b_precision,
        "bcubed_r": b_recall,
        "bcubed_f1": _f1(b_precision, b_recall),
        "roundups_split": _share(sum(_split_right(r, reports, told) for r in roundups), len(roundups)),
        "roundups_counted": _share(sum(len(told[r.name]) == len(r.incidents) for r in roundups), len(roundups)),
        "reports": len(reports),
        "pairs_gold": gold,
        "pairs_linked": linked,
        "pairs_right": right,
    }


def score_kinds(reports: Sequence[LinkingReport], predicted: Mapping[str, Ids]) -> tuple[tuple[str, ...], ...]:
    """Return one row a kind of report: pairs of one incident that were found, and near pairs that were kept apart."""
    told = {report.name: predicted.get(report.name, frozenset()) for report in reports}
    found: dict[str, Counter[str]] = {}
    for pair in find_pairs(reports, told):
        for kind in {pair.first.kind, pair.second.kind} - {CASE}:
            counts = found.setdefault(kind, Counter())
            counts["gold"] += pair.gold
            counts["right"] += pair.gold and pair.linked
            counts["hard"] += pair.near and not pair.gold
            counts["apart"] += pair.near and not pair.gold and not pair.linked
    return tuple(
        (kind.replace("_", " "), f"{c['right']} of {c['gold']}", f"{c['apart']} of {c['hard']}")
        for kind, c in sorted(found.items())
    )


def find_pairs(reports: Sequence[LinkingReport], told: Mapping[str, Ids]) -> tuple[Pair, ...]:
    """Return all pairs of reports, in the order of their names."""
    ordered = sorted(reports, key=lambda report: report.name)
    return tuple(
        Pair(
            first=a,
            second=b,
            gold=bool(a.incidents & b.incidents),
            linked=bool(told[a.name] & told[b.name]),
            near=bool(a.around & b.around),
        )
        for a, b in combinations(ordered, 2)
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _bcubed(gold: Mapping[str, Ids], told: Mapping[str, Ids]) -> tuple[float, float]:
    """Return extended B-cubed precision and recall (Amigo et al. 2009); what tells no incident is alone."""
    right = {name: ids or frozenset((f"alone {name}",)) for name, ids in gold.items()}
    mine = {name: ids or frozenset((f"alone {name}",)) for name, ids in told.items()}
    return _multiplicity(mine, right), _multiplicity(right, mine)


def _multiplicity(by: Mapping[str, Ids], against: Mapping[str, Ids]) -> float:
    """Average min(shared by both) / shared in ``by`` over the reports that share in ``by``, then over all."""
    means = []
    for name, ids in by.items():
        shares = [
            min(shared, len(against[name] & against[other])) / shared
            for other, others in by.items()
            if (shared := len(ids & others))
        ]
        means.append(sum(shares) / len(shares))
    return sum(means) / len(means) if means else 1.0


def _split_right(report: LinkingReport, reports: Iterable[LinkingReport], told: Mapping[str, Ids]) -> bool:
    """Say whether each incident told for a report stands for one of its gold: as many, and matched one to one."""
    gold, mine = sorted(report.incidents), sorted(told[report.name])
    others = [other for other in reports if other.name != report.name]
    if len(gold) != len(mine):
        return False
    fits = {(m, g): _stands_for(m, g, others, told) for m in mine for g in gold}
    return any(all(fits[pair] for pair in zip(mine, order, strict=True)) for order in permutations(gold))


def _stands_for(mine: str, gold: str, others: Collection[LinkingReport], told: Mapping[str, Ids]) -> bool:
    """Say whether no gold id is more frequent among the other reports of ``mine`` than ``gold``."""
    known = any(gold in other.incidents for other in others)
    members = [other for other in others if mine in told[other.name]]
    if not members or not known:
        return not members and not known
    votes = Counter(id for other in members for id in (other.incidents or {""}))
    return votes[gold] == max(votes.values())
