"""Score answers on Rival Accounts: claims with spans, the incident that they amount to, and what must stay out of it.

``load_cases(folder)`` gives the gold, ``score(cases, predictions)`` the figures, ``constant_answers(case)`` what
somebody answers who cannot read, ``oracle(case)`` the gold itself as an answer. Figures are micro-averaged over the
cases; a case without a prediction is wrong in everything. Their names, and what each counts, are in ``figures``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from truceline.evaluate.metrics import Hits, Share
from truceline.evaluate.rival_answer import Answer, Prediction, read_answer
from truceline.evaluate.rival_bounds import constant_answers, oracle
from truceline.evaluate.rival_files import load_cases
from truceline.evaluate.rival_gold import Case, DamageName
from truceline.evaluate.rival_incident import (
    FIELDS,
    LOSSES,
    agreement_hits,
    clock_hits,
    loss_shares,
    right_fields,
    side_hits,
    stated_figures,
)
from truceline.evaluate.rival_leaks import find_leaks
from truceline.evaluate.rival_match import ATTRIBUTES, pair_claims, pair_items, passage_span, right_attributes

__all__ = ["CaseScore", "Scores", "constant_answers", "load_cases", "oracle", "score", "score_case"]

DAMAGE_KINDS: tuple[str, ...] = get_args(DamageName)
IN_FULL_TUPLE = frozenset(ATTRIBUTES) - {"speaker_sector"}  # the sector of the speaker has a figure of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScore:
    """The raw figures of one case. ``given`` is false where there was no prediction."""

    case: str
    given: bool
    claims: Hits
    spans: Hits
    full_tuple: Hits
    attributes: dict[str, int]
    fields: dict[str, bool]
    losses: dict[str, Share]
    counts: Hits
    sides: Hits
    time_local: Hits
    leaks: tuple[int, ...]
    background: Hits
    agreements: Hits
    damaged: Hits
    damaged_kind: int
    damaged_by_kind: dict[str, Share]
    copies: Hits

    @property
    def clean(self) -> bool:
        """Say whether the case was answered without a number of the background among its losses."""
        return self.given and not self.leaks


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of each case, and of all together."""

    cases: tuple[CaseScore, ...]

    def hits(self, of: Callable[[CaseScore], Hits]) -> Hits:
        """Add up one kind of hits over the cases."""
        return sum((of(case) for case in self.cases), Hits())

    @property
    def figures(self) -> dict[str, float]:
        """Return every figure by name: ``*_p`` precision, ``*_r`` recall, ``*_f1``; ``*_hit/gold/pred`` are numbers.

        ``claims``: detected, with act and speaker's country. ``claim_*``: share right among the detected.
        ``full_tuple``: detected with stance, actor, target and count right too. ``span``: the place alone.
        ``damaged_<kind>_r``: share found of that kind, 1 where the gold has none.
        ``incident_*``: share of cases (killed, wounded: of sides). ``counts``: the figures that are stated at all.
        """
        claims, damaged = self.hits(lambda case: case.claims), self.hits(lambda case: case.damaged)
        of_cases = len(self.cases) or 1
        found: dict[str, float] = {"cases": len(self.cases), "predicted": sum(case.given for case in self.cases)}
        found |= _named("claims", claims)
        for name in ATTRIBUTES:
            found[f"claim_{name}"] = Share(sum(case.attributes[name] for case in self.cases), claims.hit).value
        found |= _named("full_tuple", self.hits(lambda case: case.full_tuple))
        for name in FIELDS:
            found[f"incident_{name}"] = sum(case.fields[name] for case in self.cases) / of_cases
        for name in LOSSES:
            found[f"incident_{name}"] = sum((case.losses[name] for case in self.cases), Share()).value
        found |= _named("span", self.hits(lambda case: case.spans))
        found |= _named("counts", self.hits(lambda case: case.counts))
        found |= _named("sides", self.hits(lambda case: case.sides))
        found |= _named("time_local", self.hits(lambda case: case.time_local))
        found["background_leaks"] = sum(len(case.leaks) for case in self.cases)
        found["background_clean"] = sum(case.clean for case in self.cases) / of_cases
        found |= _named("background_spans", self.hits(lambda case: case.background))
        found |= _named("agreements", self.hits(lambda case: case.agreements))
        found |= _named("damaged", damaged)
        for kind in DAMAGE_KINDS:
            of_kind = sum((case.damaged_by_kind[kind] for case in self.cases), Share())
            found[f"damaged_{kind}_r"] = of_kind.value if of_kind.of else 1.0
        found["damaged_kind"] = Share(sum(case.damaged_kind for case in self.cases), damaged.hit).value
        return found | _named("copies", self.hits(lambda case: case.copies))


def _named(name: str, hits: Hits) -> dict[str, float]:
    return {
        f"{name}_p": hits.precision,
        f"{name}_r": hits.recall,
        f"{name}_f1": hits.f1,
        f"{name}_hit": hits.hit,
        f"{name}_gold": hits.gold,
        f"{name}_pred": hits.given,
    }


def score(cases: Sequence[Case], predictions: Mapping[str, Prediction]) -> Scores:
    """Score the predictions, by id of the case; one that belongs to no case counts nowhere."""
    return Scores(tuple(score_case(case, predictions.get(case.id)) for case in cases))


def score_case(case: Case, prediction: Prediction | None) -> CaseScore:
    """Score one case; ``None`` is no prediction."""
    given = isinstance(prediction, Mapping)
    answer = read_answer(prediction) if prediction is not None and given else Answer()
    gold, incident = case.gold, answer.incident
    pairs = pair_claims(case, answer.claims)
    right = [right_attributes(case, wanted, got) for wanted, got in pairs]
    claims = Hits(len(pairs), len(gold.claims), len(answer.claims))
    spans = pair_claims(case, answer.claims, spans_alone=True)
    damaged = pair_items(
        case,
        gold.damaged,
        answer.damaged,
        lambda damage: damage.span,
        same=lambda overlap, _wanted, _got: passage_span(overlap),
        agreement=lambda wanted, got: int(wanted.kind == got.kind),
    )
    return CaseScore(
        case=case.id,
        given=given,
        claims=claims,
        spans=Hits(len(spans), claims.gold, claims.given),
        full_tuple=Hits(sum(names >= IN_FULL_TUPLE for names in right), claims.gold, claims.given),
        attributes={name: sum(name in names for names in right) for name in ATTRIBUTES},
        fields=right_fields(case, incident),
        losses={name: loss_shares(case, incident, name) for name in LOSSES},
        counts=stated_figures(case, incident),
        sides=side_hits(case, incident),
        time_local=clock_hits(case, incident),
        leaks=find_leaks(case, incident),
        background=_background_hits(case, answer),
        agreements=agreement_hits(case, answer.agreements),
        damaged=Hits(len(damaged), len(gold.damaged), len(answer.damaged)),
        damaged_kind=sum(wanted.kind == got.kind for wanted, got in damaged),
        damaged_by_kind={
            kind: Share(
                sum(wanted.kind == kind for wanted, _ in damaged), sum(item.kind == kind for item in gold.damaged)
            )
            for kind in DAMAGE_KINDS
        },
        copies=_copy_hits(case, answer),
    )


def _background_hits(case: Case, answer: Answer) -> Hits:
    pairs = pair_items(
        case,
        case.gold.background,
        answer.background,
        lambda span: span,
        same=lambda overlap, _wanted, _got: passage_span(overlap),
    )
    return Hits(len(pairs), len(case.gold.background), len(answer.background))


def _copy_hits(case: Case, answer: Answer) -> Hits:
    gold = {frozenset((report.file, report.copy_of)) for report in case.gold.reports if report.copy_of}
    return Hits(len(gold & answer.copies), len(gold), len(answer.copies))
