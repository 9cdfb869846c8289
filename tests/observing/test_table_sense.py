"""A table of what parties claim is taken for tallies or refused; no column is left out without a word; remarks allege nothing."""

from pathlib import Path

import pytest

from truceline.errors import InputError
from truceline.observing.column_map import ColumnMap, guess_map, read_map
from truceline.observing.csv_rows import read_rows
from truceline.observing.csv_table import read_table
from truceline.observing.entry import Tables
from truceline.observing.table_sense import guess_kind, left_out, map_notices
from truceline.record_observation import with_id
from truceline.truces.tallied import alleges

TABLES = Tables()
EXAMPLES = Path(__file__).parents[2] / "examples" / "monitoring"
CLAIMS = (
    "From,To,Who says,Against,How many,Unit,Area,Comment,Checked by\n"
    "2024-11-27,2024-12-02,France,Israel,52,violation,Lebanon,a diplomat to the press,Ana\n"
)


def rows_of(text, mapped):
    return read_rows(read_table(text), mapped, TABLES, source="x.csv")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Claimant,Accused,Number,From,To", "tally"),
        ("day,ALLEGED_BY,count", "tally"),
        ("Date,Violated by,Total", "tally"),
        ("Date,Restriction,By whom", "restriction"),
        ("Date,Location,Outcome,Number,Unit,Side", "observation"),
        ("Date,Source,Party,Number", "observation"),
    ],
)
def test_the_columns_tell_of_what_a_table_is(header, kind):
    assert guess_kind(read_table(f"{header}\n{','.join('x' * len(header.split(',')))}\n")) == kind


def test_a_table_of_claims_is_read_as_tallies_and_names_the_column_it_leaves_out():
    table = read_table(CLAIMS)
    mapped = guess_map(guess_kind(table), table.columns)
    (row,) = rows_of(CLAIMS, mapped)
    tally = row.record
    assert (tally.claimant.actor.name, tally.accused.actor.name, tally.count.best) == ("France", "Israel", 52)
    assert (tally.words, tally.remarks) == ("", "a diplomat to the press")
    assert left_out(mapped, table) == ("Checked by",)
    assert map_notices(mapped, table) == ("Left out, as no field has it: 'Checked by'.",)


@pytest.mark.parametrize("kind", ["observation", "restriction"])
def test_claims_are_never_taken_for_what_monitors_recorded(kind):
    always = {"outcome": "observed", "act": "fired", "denial": "denied"}
    mapped = ColumnMap(kind=kind, columns={"since": "From"}, always=always)
    with pytest.raises(InputError) as told:
        rows_of(CLAIMS, mapped)
    assert "'Who says'" in told.value.what and 'kind = "tally"' in told.value.todo


def test_a_column_in_which_nothing_stands_makes_no_table_of_claims_and_is_not_named():
    text = "Date,Outcome,Act,Claimant\n2024-12-02,observed,fired,\n"
    mapped = guess_map("observation", ("Date", "Outcome", "Act", "Claimant"))
    assert [bool(row.record) for row in rows_of(text, mapped)] == [True]
    assert left_out(mapped, read_table(text)) == ()


def test_whom_a_monitor_names_may_stand_in_a_column_of_the_accused():
    text = "Date,Outcome,Act,Accused\n2024-12-02,observed,fired,Israel\n"
    mapped = ColumnMap(columns={"since": "Date", "outcome": "Outcome", "act": "Act", "actor": "Accused"})
    (row,) = rows_of(text, mapped)
    assert row.record.actor.actor.name == "Israel"


def test_remarks_of_the_examples_are_not_the_words_of_any_claimant():
    mapped = read_map((EXAMPLES / "tallies.toml").read_text("utf-8"))
    rows = rows_of((EXAMPLES / "tallies.csv").read_text("utf-8"), mapped)
    assert {row.record.words for row in rows} == {""}
    assert all(row.record.remarks.startswith("Invented") for row in rows)


def test_a_remark_alleges_nothing_where_the_same_words_of_the_claimant_do():
    text = "Claimant,Accused,Count,Unit,{},From\nFrance,Israel,12,shot,violated the ceasefire,2024-12-02\n"
    alleged = []
    for head in ("Remarks", "Exact words"):
        table = read_table(text.format(head))
        (row,) = rows_of(text.format(head), guess_map("tally", table.columns))
        alleged.append(alleges(row.record))
    assert alleged == [False, True]


def test_a_column_of_remarks_that_is_mapped_to_the_words_of_the_claimant_is_said():
    mapped = ColumnMap(kind="tally", columns={"claimant": "Who says", "count": "How many", "words": "Comment"})
    assert "map it to remarks" in map_notices(mapped, read_table(CLAIMS))[-1]


def test_a_tally_without_remarks_keeps_the_id_that_it_had_before_there_were_any():
    from dataclasses import replace

    (row,) = rows_of(CLAIMS, guess_map("tally", read_table(CLAIMS).columns))
    bare = replace(row.record, remarks="", source="kept.csv line 2")
    assert with_id(bare).id == "tal-4a226556f664b488"
    assert with_id(replace(bare, remarks="said on the telephone")).id != with_id(bare).id
