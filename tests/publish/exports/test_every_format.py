"""The contract of exporters: what holds of every format, whatever it is."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.publish import tegh
from tests.publish.exports.outgoing import bare, edition, leaving, several, without_point
from truceline.model.release import Tombstone
from truceline.publish.exports.formats import FORMATS
from truceline.publish.exports.tombstones import gone_beside, gone_text
from truceline.publish.gate import NOT_REVIEWED, Approval, Gate
from truceline.publish.masks import MASK

FORMAT = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
TABLE = pytest.mark.parametrize(
    "form", [f for f in FORMATS.values() if f.columns and not f.binary], ids=lambda form: form.name
)
STREAMED = pytest.mark.parametrize(
    "form", [f for f in FORMATS.values() if not f.binary], ids=lambda form: form.name
)  # a Parquet file grows by groups of rows: tests/publish/exports/test_parquet.py
ONE_A_ROW = pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "hxl"])


def text(form, incidents) -> str:
    """Return a file as text; of a binary one its cells."""
    told = data(form.write(incidents, edition()))
    return parquet_text(told) if form.binary else told.decode("utf-8")


def parquet_text(told: bytes) -> str:
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(told))
    cells = ([str(cell) if cell is not None else "" for cell in row.values()] for row in table.to_pylist())
    return "".join(f"{';'.join(row)}\n" for row in cells)


def data(chunks) -> bytes:
    return b"".join(chunk if isinstance(chunk, bytes) else chunk.encode() for chunk in chunks)


def rows(name: str, *incidents) -> list[dict[str, str]]:
    form = FORMATS[name]
    told = list(csv.DictReader(io.StringIO(text(form, incidents))))
    return told[form.header_rows - 1 :]


@FORMAT
def test_the_tegh_incident_leaves_in_every_format(form, snapshot):
    assert text(form, several(policy=form.policy)) == snapshot


@FORMAT
def test_the_same_incidents_give_the_same_bytes(form):
    assert data(form.write(several(), edition())) == data(form.write(several(), edition()))


@FORMAT
def test_no_incident_is_a_file_all_the_same(form):
    told = text(form, ())
    lines = {"geojson": 2, "jsonl": 0, "atom": 8}
    assert told.count("\n") == lines.get(form.name, form.header_rows)


@STREAMED
def test_incidents_are_taken_one_at_a_time(form):
    taken = []

    def offered():
        for number in range(3):
            taken.append(number)
            yield leaving()

    chunks = form.write(offered(), edition())
    while not taken:
        next(chunks)
    assert taken == [0]


@FORMAT
def test_what_nobody_approved_says_so_in_the_format(form):
    told = text(form, [leaving(approval=NOT_REVIEWED)])
    assert "not reviewed" in told.lower().replace("_", " ")
    assert "not reviewed" not in text(form, [leaving()]).lower().replace("_", " ")


@FORMAT
def test_no_name_of_a_victim_leaves_and_the_row_says_so(form):
    told = text(form, [leaving()])
    assert [name for name in ("Zalov", "Vidadi", "Hasanov", "Elshad", "Taghiyev", "Sabuhi") if name in told] == []
    assert "names of people withheld" in told.lower()


def test_names_leave_where_somebody_asks_for_them():
    told = text(FORMATS["csv-accounts"], [leaving(with_names=True)])
    assert "Zalov Vidadi" in told
    assert MASK not in told


@FORMAT
def test_blurred_coordinates_leave_no_exact_ones_and_the_row_says_so(form):
    told = text(form, [leaving(blur_km=10.0)])
    assert "46.48054" not in told and "39.55826" not in told and "174743" not in told
    assert "blurred by up to 10 km" in told


@TABLE
def test_a_table_has_its_columns_in_their_order(form):
    header = next(csv.reader(io.StringIO(text(form, [leaving()]))))
    assert header == [column.name for column in form.columns]
    assert all(column.says for column in form.columns)


@TABLE
def test_every_row_is_as_long_as_the_header(form):
    assert {len(cells) for cells in csv.reader(io.StringIO(text(form, several())))} == {len(form.columns)}


@ONE_A_ROW
def test_an_incident_of_which_nothing_is_known_has_no_zero(name):
    (told,) = rows(name, leaving(bare()))
    zeros = {column for column, cell in told.items() if cell == "0"}
    assert zeros <= {"origins"}
    assert "how many were killed is not known" in " ".join(told.values()).lower()


@ONE_A_ROW
def test_a_province_has_no_point(name):
    (told,) = rows(name, leaving(without_point()))
    assert [told[c] for c in told if c.lower() in ("latitude", "longitude", "geom_wkt")] in (["", ""], ["", "", ""])


@FORMAT
def test_the_side_that_reports_name_first_is_no_first_side(form):
    if form.name not in ("acled", "ucdp", "hxl"):
        pytest.skip("sides have letters there, or are no columns")
    kept, _ = tegh.kept()
    swapped = replace(kept, sides=tuple(reversed(kept.sides)))
    one, other = rows(form.name, leaving(kept)), rows(form.name, leaving(swapped))
    sides = [column for column in one[0] if "actor" in column or "side" in column.lower() or "deaths" in column]
    assert [one[0][c] for c in sides] == [other[0][c] for c in sides]


def test_a_cell_that_looks_like_a_formula_is_no_formula():
    kept, _ = tegh.kept()
    place = replace(kept.where.place, name="=HYPERLINK(1)")
    told = rows("acled", leaving(replace(kept, where=replace(kept.where, place=place))))
    assert told[0]["location"] == "'=HYPERLINK(1)"


def test_geojson_is_a_collection_of_areas():
    told = json.loads(text(FORMATS["geojson"], several()))
    assert [f["geometry"] and f["geometry"]["type"] for f in told["features"]] == ["Polygon", "Polygon", None]


def test_a_line_of_jsonl_is_a_record_that_reads_back():
    from truceline.record_incident import decode_incident

    lines = text(FORMATS["jsonl"], several()).splitlines()
    records = [decode_incident(line) for line in lines]
    assert [len(record.incidents) for record in records] == [1, 1, 1]
    assert records[0].judgements == ()


def test_the_ends_of_the_acled_row_are_those_of_the_field():
    names = [column.name for column in FORMATS["acled"].columns]
    assert (len(names), names[0], names[-1]) == (31, "event_id_cnty", "timestamp")


def test_the_best_figure_of_ucdp_is_the_sum_of_its_deaths():
    (told,) = rows("ucdp", leaving(policy="ucdp"))
    parts = [int(told[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown") if told[c]]
    assert len(told) == 49
    assert int(told["best"]) == sum(parts) == 7
    assert told["number_of_sources"] == str(len(tegh.kept()[0].origins))


GONE = (
    Tombstone(
        incident="inc-0000dead",
        kind="recalled",
        reason="The place was another.",
        at=datetime(2023, 5, 2, 9, tzinfo=UTC),
        releases=("april",),
    ),
    Tombstone(
        incident="inc-0000beef",
        kind="merged",
        reason="It is one event with another.",
        at=datetime(2023, 5, 3, 9, tzinfo=UTC),
        releases=("april", "may"),
        into=("inc-0000cafe",),
    ),
)


def beside(form, tombstones) -> dict[str, str]:
    return {gone.file: "".join(gone_text(gone, tombstones)) for gone in gone_beside([form])}


@FORMAT
def test_a_tombstone_leaves_with_every_format_with_its_reason(form):
    inside = data(form.chunks(several(), edition(), GONE)).decode("utf-8", "replace")
    besides = beside(form, GONE)["tombstones.csv"]
    for told in (besides, inside) if form.tells_tombstones else (besides,):
        for tombstone in GONE:
            assert tombstone.incident in told and tombstone.reason in told
    assert data(form.chunks(several(), edition(), ())) == data(form.write(several(), edition()))


def test_the_second_file_of_acled_names_the_rows_that_are_deleted():
    (header, *told) = csv.reader(io.StringIO(beside(FORMATS["acled"], GONE)["acled_deleted.csv"]))
    assert header == ["event_id_cnty", "deleted_timestamp"]
    assert told == [["inc-0000dead", "1683018000"], ["inc-0000beef", "1683104400"]]


def test_a_tombstone_in_a_table_has_no_value():
    (told,) = csv.DictReader(io.StringIO("".join(FORMATS["csv"].chunks((), edition(), GONE[:1]))))
    assert {column: cell for column, cell in told.items() if cell} == {
        "id": "inc-0000dead",
        "approval": "recalled",
        "approval_words": "recalled on 2 May 2023: The place was another.",
    }


def test_a_tombstone_of_jsonl_reads_back():
    from truceline.record_incident import decode_incident

    *_, line = "".join(FORMATS["jsonl"].chunks(several(), edition(), GONE)).splitlines()
    told = decode_incident(line)
    assert (told.incidents, told.tombstones) == ((), GONE[1:])


def test_what_was_recalled_does_not_leave_even_where_the_unreviewed_is_asked_for():
    gate = Gate(include_unreviewed=True)
    called_back = Approval(state="recalled", at=datetime(2023, 5, 2, tzinfo=UTC))
    assert list(gate.through([leaving(), leaving(approval=called_back)])) == [leaving()]
    assert (gate.passed, gate.held, gate.recalled) == (1, 0, 1)
