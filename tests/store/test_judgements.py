"""Judgements are appended once, found by report, and wait in the queue where they could not be attached."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.given import NOW, document
from truceline.model.judgement import Judgement
from truceline.model.span import Span

ONE, TWO, THREE = (document(f"Shots {n}.") for n in range(3))


def place(doc):
    return Span(document=doc.id, start=0, end=5, text="Shots")


SAME = Judgement(
    id="jud-1", verdict="same", question="happening", by="ann", at=NOW, why="one clash", spans=(place(ONE), place(TWO))
)
REJECT = Judgement(id="jud-2", verdict="reject", question="claim", by="bob", at=NOW, spans=(place(THREE),))
WITHDRAW = Judgement(id="jud-3", verdict="withdraw", question="happening", by="ann", at=NOW, withdraws="jud-1")


@pytest.fixture
def judged(store):
    for judgement in (SAME, REJECT, WITHDRAW):
        assert store.judgements.append(judgement)
    return store.judgements


def test_judgements_come_back_in_the_order_of_adding(judged):
    assert judged.listed() == (SAME, REJECT, WITHDRAW)
    assert judged.get("jud-2") == REJECT
    assert judged.get("jud-9") is None


def test_judgements_are_found_by_either_report(judged):
    assert judged.listed(document=ONE.id) == judged.listed(document=TWO.id) == (SAME,)
    assert judged.listed(document=THREE.id) == (REJECT,)


def test_with_the_judgements_about_reports_come_those_that_withdraw_them(judged):
    again = replace(WITHDRAW, id="jud-4", withdraws="jud-3")
    judged.append(again)
    assert judged.about([TWO.id]) == (SAME, WITHDRAW, again)
    assert judged.about([THREE.id, ONE.id]) == (SAME, REJECT, WITHDRAW, again)
    assert judged.about([]) == ()


def test_judgements_of_one_moment_are_found_by_any_of_them(store):
    made = [
        Judgement(
            id=f"jud-{number}",
            verdict="accept",
            question="happening",
            by="ada",
            at=NOW + timedelta(seconds=number // 3),
            spans=(Span(document=f"doc-{number}", start=0, end=1, text="x"),),
        )
        for number in range(8)
    ]
    for judgement in made:
        store.judgements.append(judgement)
    assert store.judgements.made_with("jud-4") == tuple(made[3:6])
    assert store.judgements.made_with("jud-7") == tuple(made[6:])
    assert store.judgements.made_with("jud-9") == ()


def test_the_same_judgement_twice_is_one(judged):
    assert not judged.append(SAME)
    assert len(judged.listed()) == 3


def test_what_cannot_be_attached_waits_until_it_can(judged):
    judged.replace_orphans([ONE.id, THREE.id], {"jud-1": "the words are gone", "jud-2": "read otherwise"})
    assert judged.orphans() == {"jud-1": "the words are gone", "jud-2": "read otherwise"}
    judged.replace_orphans([TWO.id], {})
    assert judged.orphans() == {"jud-2": "read otherwise"}
    judged.replace_orphans([THREE.id], {"jud-2": "still"})
    assert judged.orphans() == {"jud-2": "still"}
