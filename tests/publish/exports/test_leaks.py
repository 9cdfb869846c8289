"""What is not to leave is in no format: names however they are written, addresses, exact points, publishers."""

from dataclasses import replace

import pytest

from tests.publish import tegh
from tests.publish.casefiles import NAMES
from tests.publish.exports.outgoing import APPROVED, AT, row
from tests.publish.exports.test_every_format import text
from truceline.publish.exports.formats import FORMATS
from truceline.publish.outgoing import Leaving, Offered, prepare
from truceline.publish.versions import Version
from truceline.record import decode, encode
from truceline.record_incident import decode_incident, encode_incident

FORMAT = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
# Names of the reports and others as long, so that every span quotes its words still.
OTHERS = {
    "Zalov Vidadi Nizami": "Ani\\nHind Petrossyan",
    "Hasanov Elshad Gabil": "Davit Aram Grigoryan",
    "Taghiyev Sabuhi Gunduz": "Taras Musa Hovsepyants",
}
POINTS = ("39.5583, 46.4805", "39°33'29\"N 46°28'50\"E", "38S NK 41297 78702", "8HF9H54J+82")


def altered(change):
    """Return the kept incident and its readings with every text of them changed, lengths kept by the caller."""
    incident, readings = tegh.kept()
    record = encode_incident(incident, readings).decode("utf-8")
    told = {key: decode(change(encode(reading).decode("utf-8"))) for key, reading in readings.items()}
    return decode_incident(change(record)).incidents[0], told


def with_other_names(told):
    for name, other in OTHERS.items():
        told = told.replace(name, other)
    return told


def leaving(incident, readings, form, versions=(), **how):
    versions = versions or (Version(at=AT, state="accepted"),)
    offered = Offered(incident=incident, row=row(incident), approval=APPROVED, versions=versions)
    return text(form, [prepare(offered, readings, Leaving(policy=form.policy, **how), NAMES)])


def described(readings, **fields):
    """Return readings of which the first report is described otherwise; it stays the same report."""
    first, *_ = readings
    document = replace(readings[first].document, **fields)
    return readings | {first: replace(readings[first], document=document)}


@FORMAT
def test_a_victim_with_a_name_that_is_a_word_leaves_in_no_format(form):
    incident, readings = altered(with_other_names)
    everything = "".join(reading.document.text for reading in readings.values())
    assert "Ani\nHind Petrossyan" in everything and "Davit Aram" in everything  # the reports do name them
    told = leaving(incident, readings, form)
    assert [name for name in ("Ani", "Hind", "Petrossyan", "Davit", "Grigoryan", "Taras", "Musa") if name in told] == []
    assert "names of people withheld" in told.lower()


@FORMAT
def test_a_name_in_a_title_an_address_or_a_file_leaves_in_no_format(form):
    incident, readings = tegh.kept()
    told = leaving(
        incident,
        described(
            readings,
            title="Tegh mourns Lilit Grigoryan",
            address="https://example.org/2023/lilit-grigoryan?x=1",
            source="https://lilitgrigoryan.example.org/a",
            file="told_by_her_mother.txt",
        ),
        form,
    )
    assert [w for w in ("lilit", "grigoryan", "her_mother") if w in told.lower()] == []


@FORMAT
def test_a_name_that_is_withheld_for_good_leaves_in_no_format_however_it_is_written(form):
    incident, readings = altered(with_other_names)
    there = described(
        readings, address="https://example.org/2023/ani_hind_petrossyan_in_tegh", title="ANI HIND PETROSSYAN"
    )
    told = leaving(incident, there, form, with_names=True, withheld=("Ani Hind Petrossyan",))
    assert "petrossyan" not in told.lower()
    if form.name in ("jsonl", "ftm", "csv-accounts"):
        assert "a name withheld for good" in told.lower()


@FORMAT
def test_a_publisher_that_is_withheld_leaves_in_no_format(form):
    incident, readings = tegh.kept()
    versions = (Version(at=AT, state="accepted", changes=("a report of Anna Petrova blog was added",)),)
    there = described(readings, publisher="Anna Petrova blog")
    told = leaving(incident, there, form, versions, with_names=True, withheld=("Anna Petrova",))
    assert "Petrova" not in told


@FORMAT
@pytest.mark.parametrize("point", POINTS)
def test_where_points_are_blurred_no_exact_one_leaves_in_a_quotation(form, point):
    words = "while preventing the provocation"

    def with_point(told):
        return told.replace(words, f"at {point}".ljust(len(words)).replace('"', '\\"'))

    incident, readings = altered(with_point)
    assert any(point in reading.document.text for reading in readings.values())
    told = leaving(incident, readings, form, blur_km=20.0)
    written = (point, point.replace('"', '\\"'), point.replace('"', '""'), point.replace('"', "&quot;"))
    assert [each for each in written if each in told] == []
    assert "blurred by up to 20 km" in told


def test_where_names_may_leave_what_both_reports_have_does_too():
    incident, readings = tegh.kept()
    assert "names in both" in leaving(incident, readings, FORMATS["jsonl"], with_names=True)
    assert "names in both" not in leaving(incident, readings, FORMATS["jsonl"])
