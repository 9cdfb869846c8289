"""Every format is read back by a program that is not ours, and says the same: a round trip by somebody else's rules."""

import io
from datetime import UTC, date

import feedparser
import pytest
from frictionless import Package, system
from geojson_pydantic import FeatureCollection
from pyarrow import parquet

from tests.publish.exports.outgoing import edition, leaving, several
from truceline.casefile.packaging import write_package
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.publish.exports.contract import encoded
from truceline.publish.exports.formats import FORMATS, in_package
from truceline.publish.exports.parquet import ROWS

TABLES = pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "hxl", "ftm", "recoding"])
PARQUET = {"parquet": "csv", "parquet-findings": "csv-findings", "parquet-accounts": "csv-accounts"}


def written(name, incidents) -> bytes:
    return b"".join(map(encoded, FORMATS[name].chunks(incidents, edition())))


def packaged(tmp_path, name):
    form = FORMATS[name]
    write_package(tmp_path, in_package(name), lambda _: several(policy=form.policy), (), dict, edition())
    with system.use_context(trusted=True):
        return Package(str(tmp_path / "datapackage.json"))


@TABLES
def test_frictionless_finds_no_fault_in_a_package(tmp_path, name):
    report = packaged(tmp_path, name).validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.stats["tasks"] >= 2  # the table, and that of what was called back


@TABLES
def test_the_dictionary_says_of_every_column_what_it_holds_and_of_what_type(tmp_path, name):
    package = packaged(tmp_path, name)
    assert package.custom["codebook"]["version"] == CODEBOOK_VERSION
    for resource in package.resources:
        assert resource.schema.missing_values == [""]
        assert [field.name for field in resource.schema.fields if not field.description] == []


def test_frictionless_does_find_a_fault_where_there_is_one(tmp_path):
    packaged(tmp_path, "acled")
    file = tmp_path / "acled.csv"
    file.write_text(file.read_text("utf-8").replace(",2023,1,", ",year,1,"), "utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize(("name", "as_csv"), PARQUET.items())
def test_pyarrow_reads_back_what_the_csv_file_says(name, as_csv):
    table = parquet.read_table(io.BytesIO(written(name, several())))
    columns = FORMATS[as_csv].columns
    assert table.column_names == [column.name for column in columns]
    rows = [tuple(map(cell_text, row.values())) for row in table.to_pylist()]
    header, *told = csv_rows(written(as_csv, several()).decode("utf-8"))
    assert header == table.column_names
    assert rows == [tuple(row) for row in told]
    assert table.schema.metadata == {b"codebook": CODEBOOK_VERSION.encode()}
    assert [table.schema.field(c.name).metadata[b"description"].decode() for c in columns] == [c.says for c in columns]


def csv_rows(text):
    import csv

    return [
        [cell.removeprefix("'") if cell.startswith("'=") else cell for cell in row]
        for row in csv.reader(io.StringIO(text))
    ]


def cell_text(cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def test_a_parquet_file_grows_by_groups_of_rows():
    taken, one = [], leaving()

    def offered():
        for number in range(ROWS + 10):
            taken.append(number)
            yield one

    chunks = FORMATS["parquet"].chunks(offered(), edition())
    head = next(chunks)
    assert (head[:4], taken) == (b"PAR1", [])
    group = next(chunks)
    assert len(taken) == ROWS and len(group) > 0
    table = parquet.ParquetFile(io.BytesIO(head + group + b"".join(chunks)))
    assert [table.metadata.row_group(n).num_rows for n in range(2)] == [ROWS, 10]


def test_the_collection_of_features_is_that_of_rfc_7946():
    told = FeatureCollection.model_validate_json(written("geojson", several()))
    assert [feature.geometry and feature.geometry.type for feature in told.features] == ["Polygon", "Polygon", None]
    for geometry in (feature.geometry for feature in told.features if feature.geometry):
        for ring in geometry.coordinates:
            assert ring[0] == ring[-1]
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
        assert area(geometry.coordinates[0]) > 0  # the outer ring goes against the clock (3.1.6)
    assert len({feature.id for feature in told.features}) == 2


def area(ring) -> float:
    """Return twice the signed area of a ring: above zero where it goes against the clock."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False))


def test_feedparser_reads_every_entry_of_the_feed():
    told = feedparser.parse(written("atom", [leaving()]))
    assert (told.bozo, told.version, told.feed.subtitle) == (False, "atom10", f"codebook {CODEBOOK_VERSION}")
    (entry,) = told.entries
    assert entry.id.startswith("urn:uuid:")  # leads nowhere
    assert entry.title == "Armed clash, 11 April 2023, outside Tegh, Syunik, Armenia (according to GeoNames)"
    assert entry.updated == "2023-04-14T09:00:00Z"
    assert [tag.term for tag in entry.tags] == ["armed_clash", "approved"]
    assert entry.where == {"type": "Point", "coordinates": (46.48054, 39.55826)}
    assert "Contested: who fired first" in entry.content[0].value


def test_a_feed_without_a_point_has_none():
    from tests.publish.exports.outgoing import bare, without_point

    for incident in (bare(), without_point()):
        (entry,) = feedparser.parse(written("atom", [leaving(incident)])).entries
        assert "where" not in entry


def test_the_feed_stays_xml_whatever_is_written_in_a_report():
    from dataclasses import replace

    from tests.publish import tegh

    kept, _ = tegh.kept()
    place = replace(kept.where.place, name="T\x00e\ud800g<&>h\x1b")
    told = feedparser.parse(written("atom", [leaving(replace(kept, where=replace(kept.where, place=place)))]))
    assert not told.bozo
    assert "g<&>h" in told.entries[0].title


def test_every_moment_of_the_feed_is_one_of_the_log():
    told = feedparser.parse(written("atom", several()))
    assert {entry.updated for entry in told.entries} == {"2023-04-14T09:00:00Z"}
    assert told.feed.updated == edition().updated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
