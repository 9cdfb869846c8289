"""What an act falls under, by the table."""

from typing import get_args

from truceline.model.claim import Act
from truceline.model.observation import ObservedAct
from truceline.model.truce import Obligation
from truceline.reference.act_duties import load_act_duties
from truceline.reference.tables import read_table

ROWS = list(read_table("act_duties.tsv"))


def test_every_act_and_every_obligation_has_a_row_and_every_row_a_reason():
    assert {row["act"] for row in ROWS} >= {*get_args(Act), *get_args(ObservedAct)}
    assert {row["obligation"] for row in ROWS} - {"-"} == set(get_args(Obligation))
    assert all(row["reason"] and row["reason"] == row["reason"].strip() for row in ROWS)


def test_no_pair_stands_twice_and_what_falls_under_nothing_falls_under_nothing_else():
    pairs = [(row["act"], row["target"], row["obligation"]) for row in ROWS]
    assert len(set(pairs)) == len(pairs)
    never = {row["act"] for row in ROWS if row["obligation"] == "-"}
    assert never.isdisjoint(row["act"] for row in ROWS if row["falls"] != "never")
    assert {row["falls"] for row in ROWS} == {"inside", "cannot_be_said", "never"}


def test_an_allegation_and_an_answer_to_fire_fall_under_nothing_by_themselves():
    duties = load_act_duties()
    assert duties["violated_agreement"] == duties["returned_fire"] == ()
    assert [duty.falls for duty in duties["fired_first"] if not duty.civilians] == ["inside"]
