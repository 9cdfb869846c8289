"""What was missed and what was misread on Rival Accounts, claim by claim, with the reason: for who writes the rules.

Pairs are those of the score. A gold claim that was not found lacks its span, its act or its speaker; one that was found
may have a slot wrong; a claim that was read and is none lies on background, on another claim's words, or on nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from truceline.evaluate.rival_answer import Answer, AnsweredClaim, PartyRef, Prediction, Slot, read_answer
from truceline.evaluate.rival_gold import Case, Figure, GoldClaim
from truceline.evaluate.rival_match import (
    ATTRIBUTES,
    claim_span,
    measure_overlap,
    pair_claims,
    passage_span,
    right_attributes,
)

Group = Literal["right", "found, a slot wrong", "missed", "read and is none"]
GROUPS: tuple[Group, ...] = ("right", "found, a slot wrong", "missed", "read and is none")
CLASS_HEADINGS = ("what", "why", "claims")
SLOTS = tuple(name for name in ATTRIBUTES if name not in ("speaker_country", "act"))
IN_TUPLE = tuple(name for name in SLOTS if name != "speaker_sector")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimError:
    """One gold claim or one spurious claim: which group, why, where, and both sides of the difference in words."""

    case: str
    report: str
    start: int
    group: Group
    reason: str
    words: str
    gold: str = ""
    given: str = ""
    sector_wrong: bool = field(default=False)


def find_errors(case: Case, prediction: Prediction | None) -> tuple[ClaimError, ...]:
    """Return what became of every gold claim and every claim that was read and is none, in the order of the text."""
    answer = read_answer(prediction) if prediction is not None else Answer()
    pairs = pair_claims(case, answer.claims)
    found, used = {id(gold) for gold, _ in pairs}, {id(given) for _, given in pairs}
    errors = [_paired(case, gold, given) for gold, given in pairs]
    errors += [_missed(case, gold, answer.claims, used) for gold in case.gold.claims if id(gold) not in found]
    errors += [_spurious(case, given) for given in answer.claims if id(given) not in used]
    return tuple(sorted(errors, key=lambda error: (error.report, error.start, GROUPS.index(error.group))))


def _paired(case: Case, gold: GoldClaim, given: AnsweredClaim) -> ClaimError:
    right = right_attributes(case, gold, given)
    wrong = [name for name in IN_TUPLE if name not in right]
    return ClaimError(
        case=case.id,
        report=gold.report,
        start=case.place_of(gold)[0],
        group="found, a slot wrong" if wrong else "right",
        reason=", ".join(f"{name} wrong" for name in wrong),
        words=gold.text,
        gold=tell_gold(gold),
        given=tell_given(given),
        sector_wrong="speaker_sector" not in right,
    )


def _missed(case: Case, gold: GoldClaim, given: Sequence[AnsweredClaim], used: set[int]) -> ClaimError:
    place = case.place_of(gold)
    here = [c for c in given if c.span.report == gold.report and claim_span(measure_overlap(place, c.span))]
    reason, nearest = _why_missed(gold, here, used)
    return ClaimError(
        case=case.id,
        report=gold.report,
        start=place[0],
        group="missed",
        reason=reason,
        words=gold.text,
        gold=tell_gold(gold),
        given=tell_given(nearest) if nearest else "",
    )


def _why_missed(gold: GoldClaim, here: Sequence[AnsweredClaim], used: set[int]) -> tuple[str, AnsweredClaim | None]:
    """Return the reason, and the claim on these words that comes nearest; one that answers another claim comes last."""
    if not here:
        return "span missing", None
    same_act = [c for c in here if c.act == gold.act]
    same_speaker = [c for c in here if c.country == gold.speaker.country]
    both = [c for c in same_act if c in same_speaker]
    if both:
        return "read once, told more than once", both[0]
    if same_act:
        return "speaker wrong", _free_first(same_act, used)
    if same_speaker:
        nearest = _free_first(same_speaker, used)
        return ("act wrong" if id(nearest) not in used else "act missing beside another"), nearest
    return "act and speaker wrong", _free_first(here, used)


def _free_first(claims: Sequence[AnsweredClaim], used: set[int]) -> AnsweredClaim:
    return min(claims, key=lambda claim: id(claim) in used)


def _spurious(case: Case, given: AnsweredClaim) -> ClaimError:
    text = case.texts.get(given.span.report or "", "")
    return ClaimError(
        case=case.id,
        report=given.span.report or "",
        start=given.span.start,
        group="read and is none",
        reason=_why_spurious(case, given),
        words=text[given.span.start : given.span.end],
        given=tell_given(given),
    )


def _why_spurious(case: Case, given: AnsweredClaim) -> str:
    report = given.span.report
    claims = [c for c in case.gold.claims if c.report == report]
    here = [c for c in claims if claim_span(measure_overlap(case.place_of(c), given.span))]
    if any(c.act == given.act and c.speaker.country == given.country for c in here):
        return "a second reading of one claim"
    if any(c.act == given.act for c in here):
        return "right words and act, speaker wrong"
    if here:
        return "right words, act wrong"
    passages = [b for b in case.gold.background if b.report == report]
    if any(passage_span(measure_overlap(case.place_of(b), given.span)) for b in passages):
        return "background"
    return "no claim there"


def draw_wrong(errors: Iterable[ClaimError], number: int) -> tuple[ClaimError, ...]:
    """Draw so many wrong claims, in their order: those with the lowest SHA-256 of where they stand and what they say.

    The same errors give the same draw, on every machine; a claim that is corrected makes room for one other.
    """
    wrong = [error for error in errors if error.group != "right"]
    drawn = {id(error) for error in sorted(wrong, key=_lot)[:number]}
    return tuple(error for error in wrong if id(error) in drawn)


def _lot(error: ClaimError) -> str:
    key = f"{error.case} {error.report} {error.start} {error.group} {error.gold} {error.given}"
    return hashlib.sha256(key.encode()).hexdigest()


def tell_gold(claim: GoldClaim) -> str:
    """Return a gold claim as a line: speaker, stance, act, actor > target, count."""
    speaker = f"{claim.speaker.country or '–'} {claim.speaker.sector}"
    return _line(speaker, claim.stance, claim.act, claim.actor, claim.target, claim.count)


def tell_given(claim: AnsweredClaim) -> str:
    """Return a claim that was read as a line of the same form."""
    speaker = f"{claim.country or '–'} {claim.sector}"
    return _line(speaker, claim.stance, claim.act, _slot(claim.actor), _slot(claim.target), claim.count)


def _line(
    speaker: str, stance: str | None, act: str | None, actor: str | None, target: str | None, count: Figure | None
) -> str:
    figure = f" {_end(count.low)}-{_end(count.high)}" if count is not None and count.stated else ""
    return f"{speaker} {stance} {act}: {actor or '–'} > {target or '–'}{figure}"


def _end(number: int | None) -> str:
    return "?" if number is None else str(number)


def _slot(slot: Slot) -> str | None:
    if isinstance(slot, PartyRef):
        return slot.group or " ".join(part for part in (slot.country, slot.sector) if part) or "?"
    return slot


def describe(error: ClaimError) -> tuple[str, ...]:
    """Return one claim as lines for a person: what and why, the words, and what was wanted and read."""
    reason = f": {error.reason}" if error.reason else ""
    sector = " (speaker's sector wrong)" if error.sector_wrong else ""
    lines = [f"{error.case}/{error.report} {error.start}  {error.group.upper()}{reason}{sector}"]
    lines.append(f"    “{' '.join(error.words.split())}”")
    lines += [f"    gold  {error.gold}"] if error.gold else []
    lines += [f"    read  {error.given}"] if error.given and error.given != error.gold else []
    return tuple(lines)


def class_rows(errors: Iterable[ClaimError]) -> list[tuple[str, str, str]]:
    """Return how many claims fell into each group, and for what reason, the most first."""
    votes = Counter((error.group, error.reason) for error in errors)
    order = sorted(votes.items(), key=lambda item: (GROUPS.index(item[0][0]), -item[1], item[0][1]))
    return [(group, reason, str(number)) for (group, reason), number in order]
