"""The example reports give their expected records, on the command line and in the library alike.

A change of a record is reviewed like code: make them anew with
``truceline read examples/reports/NAME.txt --json > examples/expected/NAME.json`` and read the difference.
"""

from pathlib import Path

import pytest

import truceline
from truceline.record import decode, encode
from truceline.sources.about import load_side_file, side_file

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = sorted((EXAMPLES / "reports").glob("*.txt"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_an_example_gives_its_expected_record(report: Path) -> None:
    about = load_side_file(side_file(report))
    text = report.read_text(encoding="utf-8")
    reading = truceline.read(text, published=about.published, publisher=about.publisher, address=report.name)
    expected = decode((EXAMPLES / "expected" / f"{report.stem}.json").read_bytes())
    assert encode(reading) == encode(expected)


def test_the_library_takes_a_publication_time_as_text() -> None:
    reading = truceline.read("Baku said Armenian troops had opened fire on Tuesday.", published="2023-04-12")
    assert [claim.act for claim in reading.claims] == ["fired_first"]
