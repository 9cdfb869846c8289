"""The figures of Rival Accounts as rows of text: one line a case, and one line a measure with what stands beside it."""

from collections.abc import Mapping

from truceline.evaluate.metrics import Hits, Share
from truceline.evaluate.rival import CaseScore, Scores

CASE_HEADINGS = (
    "case",
    "claims",
    "spans",
    "tuple",
    "date",
    "place",
    "kind",
    "first",
    "accounts",
    "killed",
    "wounded",
    "civilians",
    "leaks",
    "backgr.",
    "agreem.",
    "damage",
    "copies",
)
CASE_NOTE = "claims, spans, tuple, backgr., agreem., damage, copies: F1. killed, wounded: sides right. leaks: numbers."
MEASURES = (
    ("claims found, precision", "claims_p"),
    ("claims found, recall", "claims_r"),
    ("claims found, F1", "claims_f1"),
    ("spans alone, F1", "span_f1"),
    ("full tuple, F1", "full_tuple_f1"),
    ("of found: speaker's sector", "claim_speaker_sector"),
    ("of found: stance", "claim_stance"),
    ("of found: actor", "claim_actor"),
    ("of found: target", "claim_target"),
    ("of found: count", "claim_count"),
    ("stated figures, precision", "counts_p"),
    ("stated figures, recall", "counts_r"),
    ("date", "incident_date"),
    ("place", "incident_place"),
    ("kind", "incident_event_type"),
    ("fired first, status", "incident_fired_first_status"),
    ("fired first, accounts", "incident_fired_first_accounts"),
    ("killed by side", "incident_killed"),
    ("wounded by side", "incident_wounded"),
    ("civilians killed", "incident_civilians_killed"),
    ("sides, F1", "sides_f1"),
    ("local times, F1", "time_local_f1"),
    ("background leaks", "background_leaks"),
    ("background spans, F1", "background_spans_f1"),
    ("agreements, F1", "agreements_f1"),
    ("damage, F1", "damaged_f1"),
    ("damage, kind of found", "damaged_kind"),
    ("damage, lost digits found", "damaged_lost_digits_r"),
    ("damage, impossible times found", "damaged_impossible_time_r"),
    ("copies, F1", "copies_f1"),
)
COUNTED = frozenset({"background_leaks"})  # numbers, not shares


def case_rows(scores: Scores) -> list[tuple[str, ...]]:
    """Return one row a case, in the order of ``CASE_HEADINGS``."""
    return [_case_row(case) for case in scores.cases]


def _case_row(case: CaseScore) -> tuple[str, ...]:
    fields = case.fields
    return (
        case.case if case.given else f"{case.case} (no prediction)",
        _f1(case, case.claims),
        _f1(case, case.spans),
        _f1(case, case.full_tuple),
        _mark(fields["date"]),
        _mark(fields["place"]),
        _mark(fields["event_type"]),
        _mark(fields["fired_first_status"]),
        _mark(fields["fired_first_accounts"]),
        _share(case.losses["killed"]),
        _share(case.losses["wounded"]),
        _mark(fields["civilians_killed"]),
        str(len(case.leaks)),
        _f1(case, case.background),
        _f1(case, case.agreements),
        _f1(case, case.damaged),
        _f1(case, case.copies),
    )


def measure_rows(*columns: Mapping[str, float]) -> list[tuple[str, ...]]:
    """Return one row a measure: its name, then its figure in each column, ``""`` where a column has none."""
    return [(name, *(_figure(key, column) for column in columns)) for name, key in MEASURES]


def _figure(key: str, column: Mapping[str, float]) -> str:
    if key not in column:
        return ""
    return f"{column[key]:.0f}" if key in COUNTED else f"{column[key]:.3f}"


def _f1(case: CaseScore, hits: Hits) -> str:
    return f"{hits.f1:.2f}" if case.given else "-"


def _share(share: Share) -> str:
    return f"{share.right}/{share.of}"


def _mark(right: bool) -> str:
    return "yes" if right else "no"
