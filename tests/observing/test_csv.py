"""Tables of missions: any delimiter and encoding, mapped by column; a broken row stops nothing and is never lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import EmptyInput, InputError, TooLarge
from truceline.observing.column_map import ColumnMap, dump_map, guess_map, map_of, read_map
from truceline.observing.csv_rows import read_rows, rejected_csv
from truceline.observing.csv_table import MOST_ROWS, read_table
from truceline.observing.entry import Tables

TABLES = Tables()
HEADER = ["Event location", "Means", "No.", "Observation", "Description", "Weapon", "Date", "Time"]
GOOD = ["2 km N of Tegh", "Heard", "3", "Explosions", "Undetermined", "N/K", "11.04.2023", "16:05"]
SMM = ColumnMap(
    columns={**guess_map("observation", HEADER).columns},
    always={"zone": "+04:00", "mission": "SMM", "act": "fired", "outcome": "observed"},
    dates="dmy",
)


def written(rows, delimiter=",", header=HEADER):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()


def imported(text, mapped=SMM):
    table = read_table(text)
    return table, read_rows(table, mapped, TABLES, source="smm.csv")


def test_the_columns_of_a_table_of_the_smm_are_guessed():
    assert dict(SMM.columns) == {
        "place": "Event location",
        "means": "Means",
        "count": "No.",
        "unit": "Observation",
        "direction": "Description",
        "weapon": "Weapon",
        "since": "Date",
        "since_time": "Time",
    }


def test_a_row_becomes_an_observation():
    _, (row,) = imported(written([GOOD]))
    record = row.record
    assert row.problems == () and record.source == "smm.csv line 2"
    assert (record.means, record.count.best, record.count.unit) == ("heard", 3, "explosion")
    assert (record.where.words, record.when.zone, record.mission) == ("2 km N of Tegh", "+04:00", "SMM")
    assert record.weapon is None and record.direction == "undetermined"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_are_told_from_the_file(delimiter, encoding):
    rows = [["Тегх", *GOOD[1:]], ["Şuşa; “x”", *GOOD[1:]]]
    table = read_table(written(rows, delimiter).encode(encoding))
    assert table.delimiter == delimiter
    assert [row.cells[0] for row in table.rows] == ["Тегх", "Şuşa; “x”"]


def test_an_older_character_set_is_read_and_said():
    table = read_table(written([["Село Тег, район Сюник, пост", *GOOD[1:]]]).encode("windows-1251"))
    assert "guess" in table.notes[0]


def test_a_broken_row_stops_no_other_and_is_not_lost():
    bad_day, bad_means, short = [*GOOD[:6], "31.02.2023", "16:05"], ["Tegh", "sonar", *GOOD[2:]], ["Tegh", "Heard"]
    _, rows = imported(written([GOOD, bad_day, GOOD, bad_means, short]))
    assert [bool(row.record) for row in rows] == [True, False, True, False, False]
    assert [row.row.line for row in rows] == [2, 3, 4, 5, 6]
    assert rows[1].problems[0].column == "Date" and "Write it as" in rows[1].problems[0].what
    assert rows[3].problems[0].column == "Means" and "Write one of" in rows[3].problems[0].what
    assert "2 cells" in rows[4].problems[0].what


def test_rows_that_were_not_taken_come_back_as_they_were_with_the_reasons():
    bad = [["=1+1", "sonar", *GOOD[2:]], ["Tegh", "Heard", "x"]]
    table, rows = imported(written([GOOD, *bad], ";"))
    back = read_table(rejected_csv(table, rows))
    assert back.delimiter == ";"
    assert back.columns == (*HEADER, "line", "why not imported")
    assert [row.cells[:3] for row in back.rows] == [tuple(row[:3]) for row in bad]
    assert [row.cells[-2] for row in back.rows] == ["3", "4"]
    assert "\n'=1+1;" in rejected_csv(table, rows).replace("\r", "")
    mended = read_rows(back, SMM, TABLES, source="bad.csv")
    assert all(row.problems for row in mended)


def test_equal_rows_are_two_records_and_the_same_file_again_is_none_new():
    _, rows = imported(written([GOOD, GOOD]))
    assert rows[0].record != rows[1].record
    assert [row.record for row in imported(written([GOOD, GOOD]))[1]] == [row.record for row in rows]


def test_columns_of_one_name_or_none_stay_apart():
    assert read_table("a,a,,a\n1,2,3,4\n").columns == ("a", "a (2)", "column 3", "a (3)")


def test_empty_lines_are_passed_over_and_counted():
    table = read_table("a,b\n\n1,2\n,\n3,4\n")
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("1", "2")), (5, ("3", "4"))]
    assert table.blank == 2


def test_a_quotation_mark_that_is_not_closed_is_said():
    _, rows = imported(written([GOOD]) + '"Tegh,Heard,3\nTegh,Heard,3\n')
    assert [bool(row.record) for row in rows] == [True, False]
    assert "quotation mark" in rows[1].problems[0].what


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"Date,Time\r\n", EmptyInput),
        (b"\x00\x01\x02" * 40, InputError),
        (b"a,b\n" * (MOST_ROWS + 2), TooLarge),
        (b"a" * (10 * 2**20 + 1), TooLarge),
    ],
)
def test_what_is_no_table_or_too_large_is_refused_with_what_to_do(content, error):
    with pytest.raises(error) as told:
        read_table(content, where="x.csv")
    assert told.value.todo


def test_a_map_is_read_from_toml_and_kept_as_json():
    text = 'kind = "observation"\ndates = "dmy"\n[columns]\nsince = "Date"\n[always]\nmission = "EUMA"\n'
    mapped = read_map(text)
    assert mapped == ColumnMap(columns={"since": "Date"}, always={"mission": "EUMA"}, dates="dmy")
    import json

    assert map_of(json.loads(dump_map(mapped))) == mapped


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kind = 3", 1),
        ("kind = 'x'", 1),
        ("dates = 'ydm'", 1),
        ("[columns]\nday = 'Date'", 2),
        ("columns = 1", 1),
        ("[column]\nsince = 'Date'", 1),
        ("= =", 1),
        ("\nkind = []", 2),
        ("kind = {a = 1}", 1),
        ("dates = [[]]", 1),
        ("[always]\nzone = 'UTC'\nmission = inf", 3),
        (f"dates = 'ymd'\nkind = {'1' * 5000}", 2),
        (f"kind = 0x{'1' * 5000}", 1),
        (f"kind = {'[' * 3000}{']' * 3000}", 1),
    ],
)
def test_a_map_that_is_none_is_refused_with_its_line_and_what_to_do(text, line):
    with pytest.raises(InputError) as told:
        read_map(text, where="map.toml")
    assert told.value.todo and told.value.where == f"map.toml:{line}"


def test_a_column_that_the_table_has_not_is_said():
    with pytest.raises(InputError, match="has no column"):
        imported("Day,Means\n1,2\n")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_out_is_read_back_cell_for_cell(rows):
    """Every row is broken (a mapped column holds no value of it), so all come out and go in again."""
    kept = [["x", *row] for row in rows]
    table = read_table(written(kept, header=["Means", "a", "b"]))
    read = read_rows(table, ColumnMap(columns={"means": "Means"}), TABLES, source="x")
    back = read_table(rejected_csv(table, read))
    assert [row.cells[:3] for row in back.rows] == [row.cells for row in table.rows]


@given(st.text(max_size=200))
def test_no_pasted_text_breaks_the_reading(text):
    try:
        table = read_table(text)
    except InputError as error:
        assert error.todo
        return
    assert len(table.columns) == len(set(table.columns))
    assert read_rows(table, guess_map("observation", table.columns), TABLES, source="x")
