"""The ledger of ids: minted once, merged ones redirect, and a beginning is enough."""

import pytest

from tests.store.given import NOW
from truceline.errors import CasefileDamaged, UnknownId
from truceline.store.rows import LedgerEntry

A, B, C = "inc-aaaaaaaa11111111", "inc-aaaaaaaa22222222", "inc-cccccccc33333333"


def entry(id_, event="minted", other=None):
    return LedgerEntry(id=id_, event=event, at=NOW, other=other)


@pytest.fixture
def ids(store):
    store.ids.append([entry(A), entry(B), entry(C)])
    return store.ids


def test_an_id_leads_to_itself(ids):
    assert ids.resolve(A) == A


def test_merged_ids_redirect_as_far_as_it_goes(ids):
    ids.append([entry(A, "merged", B), entry(B, "merged", C)])
    assert ids.resolve(A) == ids.resolve(B) == C


def test_an_id_that_was_split_off_again_is_itself_again(ids):
    ids.append([entry(A, "merged", B), entry(A, "split", B)])
    assert ids.resolve(A) == A
    assert [e.event for e in ids.history(A)] == ["minted", "merged", "split"]
    assert [e.id for e in ids.history(B)] == [B, A, A]


def test_a_retired_id_leads_to_itself(ids):
    ids.append([entry(C, "retired")])
    assert ids.resolve(C) == C


def test_a_retired_id_leads_to_the_longer_one_under_which_it_came_back(ids):
    ids.append([entry(C, "retired"), entry(f"{C}44")])
    assert ids.resolve(C) == ids.resolve("inc-cccc") == f"{C}44"
    ids.append([entry(f"{C}44", "retired")])
    assert ids.resolve(C) == C


def test_six_characters_are_enough_with_or_without_the_prefix(ids):
    assert ids.resolve("cccccc") == ids.resolve("inc-cc") == C
    with pytest.raises(UnknownId, match="at least 6 characters"):
        ids.resolve("ccccc")


def test_a_beginning_of_several_ids_names_them_unless_they_lead_to_one(ids):
    with pytest.raises(UnknownId, match=f"several ids. Write more of it: {A}, {B}"):
        ids.resolve("aaaaaaaa")
    ids.append([entry(A, "merged", B)])
    assert ids.resolve("aaaaaaaa") == B


@pytest.mark.parametrize("typed", ["", "inc-", "inc-zzzzzz", "%%%%%%", "______", "аааааа", "\ud800aaaaaa"])
def test_an_unknown_id_says_what_to_do(ids, typed):
    with pytest.raises(UnknownId, match="`truceline incidents` lists them"):
        ids.resolve(typed)


def test_a_circle_is_damage(ids):
    ids.append([entry(A, "merged", B), entry(B, "merged", A)])
    with pytest.raises(CasefileDamaged, match="circle"):
        ids.resolve(A)
