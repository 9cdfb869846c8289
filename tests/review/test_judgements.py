"""Judgements: which are in force, and how they are attached to what was read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

import truceline
from truceline.model.judgement import Judgement
from truceline.model.span import Span
from truceline.review.anchors import claim_question, find_claim, happening_anchor
from truceline.review.apply import apply_judgements
from truceline.review.correct import read_count
from truceline.review.standing import find_standing

TEXT = (
    "Armenia's defence ministry said Azerbaijani troops opened fire on its positions near Tegh on Tuesday. "
    "It said four of its soldiers were killed and six wounded."
)
NOON = datetime(2023, 4, 13, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def reading():
    return truceline.read(TEXT, published="2023-04-12", address="one")


def made(verdict, question, *spans, by="ada", minutes=0, value=None, withdraws=None, name=None):
    return Judgement(
        id=name or f"{by}-{verdict}-{minutes}",
        verdict=verdict,
        question=question,
        by=by,
        at=NOON + timedelta(minutes=minutes),
        why="seen",
        spans=spans,
        value=value,
        withdraws=withdraws,
    )


def killed(reading):
    return next(claim for claim in reading.claims if claim.act == "killed")


def test_a_rejected_claim_is_marked_and_says_by_whom(reading):
    claim = killed(reading)
    applied = apply_judgements([reading], [made("reject", claim_question(claim), claim.content)])
    assert applied.judged == {claim.id: "rejected by ada on 2023-04-13: seen"}
    assert applied.bearing == {reading.document.id: ("ada-reject-0",)}


def test_a_corrected_figure_changes_the_claim_and_leaves_the_stored_reading(reading):
    claim = killed(reading)
    decided = made("correct", claim_question(claim, "count"), claim.content, value="3-5")
    applied = apply_judgements([reading], [decided])
    changed = next(c for c in applied.readings[reading.document.id].claims if c.id == claim.id)
    assert (changed.count.low, changed.count.best, changed.count.high) == (3, None, 5)
    assert changed.count.words == claim.count.words
    assert claim in reading.claims


def test_a_withdrawn_judgement_leaves_no_trace_in_the_result(reading):
    claim = killed(reading)
    decided = made("reject", claim_question(claim), claim.content)
    back = made("withdraw", "", withdraws=decided.id, minutes=5)
    assert apply_judgements([reading], [back, decided]).judged == {}
    again = made("withdraw", "", withdraws=back.id, minutes=9)
    assert claim.id in apply_judgements([reading], [again, back, decided]).judged


def test_the_later_judgement_of_one_person_replaces_the_earlier_in_any_order(reading):
    claim = killed(reading)
    first = made("reject", claim_question(claim), claim.content)
    second = made("accept", claim_question(claim), claim.content, minutes=1)
    for order in permutations([first, second]):
        applied = apply_judgements([reading], order)
        assert (applied.judged, applied.accepted) == ({}, (claim.id,))


def test_two_people_who_contradict_each_other_are_shown_and_neither_is_followed(reading):
    claim = killed(reading)
    ada = made("reject", claim_question(claim), claim.content)
    ben = made("accept", claim_question(claim), claim.content, by="ben", minutes=1)
    applied = apply_judgements([reading], [ada, ben])
    assert applied.conflicts == ((ada, ben),)
    assert (applied.judged, applied.accepted) == ({}, ())


def test_who_is_unsure_contradicts_nobody(reading):
    span = happening_anchor(reading.happenings[0], reading)
    other = replace(span, document="doc-other")
    same = made("same", "happening", span, other)
    unsure = made("unsure", "happening", other, span, by="ben", minutes=1)
    assert find_standing([same, unsure]).conflicts == ()


def test_a_claim_is_found_again_by_its_words_after_re_reading(reading):
    claim = killed(reading)
    moved = replace(claim, id="cl-new", rule="a newer rule")
    newer = replace(reading, reader="rules 2", claims=tuple(moved if c is claim else c for c in reading.claims))
    assert find_claim(newer, claim.content, claim_question(claim)) == moved


def test_what_cannot_be_attached_goes_to_the_orphans_with_the_reason(reading):
    claim = killed(reading)
    newer = replace(reading, claims=tuple(c for c in reading.claims if c.act != "killed"))
    applied = apply_judgements([newer], [made("reject", claim_question(claim), claim.content)])
    assert [orphan.judgement.verdict for orphan in applied.orphans] == ["reject"]
    assert "four" in applied.orphans[0].why


def test_of_two_claims_at_the_same_words_none_is_chosen_by_chance(reading):
    claim = killed(reading)
    twin = replace(claim, id="cl-twin")
    doubled = replace(reading, claims=(*reading.claims, twin))
    assert find_claim(doubled, claim.content, claim_question(claim)) is None


def test_happenings_that_are_the_same_or_different_become_pairs(reading):
    other = truceline.read(TEXT, published="2023-04-12", address="two")
    ends = [happening_anchor(r.happenings[0], r) for r in (reading, other)]
    ids = tuple(sorted(r.happenings[0].id for r in (reading, other)))
    assert apply_judgements([reading, other], [made("same", "happening", *ends)]).together == (ids,)
    assert apply_judgements([reading, other], [made("different", "happening", *ends)]).apart == (ids,)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [("4", 4, 4), ("3-5", 3, 5), ("4-?", 4, None), ("?-4", None, 4), ("?", None, None), ("0", 0, 0)],
)
def test_a_figure_is_read_as_a_person_types_it(typed, low, high):
    count = read_count(typed)
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("typed", ["", "many", "5-3", "-1", "4.5", "1e9"])
def test_what_is_no_figure_is_none(typed):
    assert read_count(typed) is None


def test_a_judgement_needs_as_many_places_as_its_verdict():
    span = Span(document="doc", start=0, end=1, text="x")
    with pytest.raises(ValueError, match="needs 2 places"):
        made("same", "happening", span)
    with pytest.raises(ValueError, match="withdrawn by its id"):
        made("accept", "claim:killed@ARM", span, withdraws="j")
