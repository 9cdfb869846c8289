"""Who decided and why leaves in no format; neither does a report that is withheld, by whatever way it comes back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.casefile.made import begin, fill, most_told, take, tegh
from tests.casefile.test_releasing import bytes_of, release
from tests.casefile.words import DEAD, MADE, opened, words
from tests.publish.casefiles import NAMES
from tests.publish.exports.test_every_format import parquet_text
from tests.store.test_observations import DENIED, HEARD
from truceline.casefile.exporting import outgoing
from truceline.casefile.judging import Told
from truceline.casefile.reporting import gather
from truceline.casefile.versions import edition_of
from truceline.casefile.withholding import withhold
from truceline.errors import InputError
from truceline.pipeline.reader import read_text
from truceline.publish.exports.contract import encoded
from truceline.publish.exports.formats import FORMATS
from truceline.publish.gate import Gate
from truceline.publish.outgoing import Leaving
from truceline.publish.sitrep.compose import compose
from truceline.publish.sitrep.html import render_html
from truceline.publish.sitrep.material import Period

FORMAT = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
LOVELACE = Told(by="Lovelace; Ada", why="Secret on 2023-04-11: told by Colonel Quux (by phone)")
BABBAGE = Told(by="Babbage", why="Hidden: the neighbour Zed")
PRIVATE = ("Lovelace", "Secret", "Quux", "Babbage", "Hidden", "neighbour")


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Return a casefile in which people decided in every way that reaches what leaves."""
    casefile, document, incident = opened(tmp_path_factory.mktemp("judged"))
    judging = casefile.judging
    killed = [
        (key, claim)
        for key, reading in casefile.readings(incident).items()
        for claim in reading.claims
        if claim.act in ("killed", "wounded") and claim.count is not None
    ]
    (home, claim), (other_home, other), (third_home, third), *_ = killed
    fired = next(c for c in casefile.readings(incident)[document.id].claims if c.act == "fired_first")
    casefile.judge(
        [
            judging.claim("reject", home, claim.id, LOVELACE),
            judging.correct(other_home, other.id, "count", "5-6", LOVELACE),
            judging.new_claim(document.id, words(document, DEAD), MADE, LOVELACE),
            judging.claim("reject", third_home, third.id, LOVELACE),
            judging.claim("accept", third_home, third.id, BABBAGE),  # they contradict each other
            judging.claim("reject", document.id, fired.id, BABBAGE),
        ]
    )
    return casefile


def told(casefile, form, **gate):
    gate = Gate(include_unreviewed=True, **gate)
    out = outgoing(casefile, {}, gate=gate, how=Leaving(policy=form.policy), names=NAMES, versions=form.versions)
    data = b"".join(encoded(chunk) for chunk in form.chunks(out, edition_of(casefile), ()))
    return parquet_text(data) if form.binary else data.decode("utf-8")


def report(casefile):
    days = [row.first for row in casefile.incidents() if row.first]
    period = Period(first=min(days), last=max(days))
    return render_html(compose(gather(casefile, period, names=NAMES, include_unreviewed=True)))


@FORMAT
def test_who_decided_and_why_leaves_in_no_format(judged, form):
    left = told(judged, form)
    assert [word for word in PRIVATE if word in left] == []
    if form.name == "jsonl":
        assert "rejected by a person on 2023-" in left and "judged by a person" in left
        assert "People contradict each other on" in left


def test_who_decided_and_why_is_in_no_daily_report_and_no_file_of_a_release(judged, tmp_path):
    assert [word for word in PRIVATE if word in report(judged)] == []
    release(judged, "april", tmp_path, formats=tuple(FORMATS), include_unreviewed=True)
    for name, data in bytes_of(tmp_path / "april").items():
        assert [word for word in PRIVATE if word.encode() in data] == [], name


def test_whoever_has_the_casefile_is_told_who_decided_and_why(judged):
    notes = [account.note for finding in most_told(judged).findings for account in finding.accounts if account.note]
    assert any("Lovelace" in note and "Quux" in note for note in notes)


@pytest.mark.parametrize("change", [{}, {"publisher": "another"}], ids=["same", "under another name"])
def test_a_report_that_is_withheld_is_not_taken_in_again(tmp_path, change):
    casefile = begin(tmp_path)
    first, *others = tegh().values()
    fill(casefile, [first, *others])
    withhold(casefile, reports=[first.document.id], reason="a source in danger")
    again = replace(first.document, **change, **({"id": ""} if change else {}))
    assert not change or again.id != first.document.id
    with pytest.raises(InputError, match="withheld for good on 2023-"):
        casefile.adder().known("again.txt", again)
    with pytest.raises(InputError, match="withheld for good on 2023-"):
        take(casefile, replace(first, document=again))
    assert casefile.store.documents.get(first.document.id).deleted is not None


def test_what_rests_on_a_report_that_is_withheld_does_not_leave_though_it_came_back(tmp_path):
    casefile = begin(tmp_path)
    first, *others = tegh().values()
    fill(casefile, [first, *others])
    withhold(casefile, reports=[first.document.id], reason="a source in danger")
    with casefile.store.writing():  # as a version did that did not ask
        casefile.store.documents.restore(first.document.id, reason="added again", by="ada", at=casefile.now())
        casefile.store.queue.put("document", [first.document.id])
    casefile.refresh()
    assert first.document.id in most_told(casefile).documents
    with pytest.raises(InputError, match="is withheld for good"):
        told(casefile, FORMATS["csv"])
    withhold(casefile, reports=[first.document.id], reason="again")
    casefile.refresh()
    assert first.document.id not in told(casefile, FORMATS["jsonl"])


COUNTED = (
    "The Armenian Ministry of Defence said that Azerbaijan violated the ceasefire 105 times on April 19, 2023, killing "
    "Private Gevorg Manukyan and wounding a villager.\n"
)
SEEN = "Saw the body of Anna Petrova, 34, killed by a mortar shell near Tegh."
APRIL = Period(first=date(2023, 4, 11), last=date(2023, 4, 19))


@pytest.fixture(scope="module")
def monitored(tmp_path_factory):
    """Return a casefile with a record of a monitor and a count that a report tells, both naming somebody killed."""
    casefile = begin(tmp_path_factory.mktemp("monitored"))
    counted = read_text(COUNTED, published="2023-04-20T09:00:00+04:00", publisher="agency", address="manukyan.txt")
    fill(casefile, [*tegh().values(), counted])
    stopped = replace(DENIED, id="", by="", words="Major Win Tun stopped the patrol.")
    casefile.observe(replace(HEARD, id="", by="", words=SEEN), stopped)
    return casefile, counted


def test_names_in_records_and_counts_are_in_no_daily_report_and_it_says_so(monitored):
    casefile, counted = monitored
    assert counted.tallies  # the count is read
    made = gather(casefile, APRIL, names=NAMES, include_unreviewed=True)
    left = render_html(compose(made))
    assert [name for name in ("Petrova", "Manukyan", "Gevorg", "Win Tun", "manukyan") if name in left] == []
    assert "Names of people withheld" in left and "read by the program, not reviewed" in left
    assert counted.document.id in {each.id for each in compose(made).reports}
    named = render_html(compose(gather(casefile, APRIL, names=NAMES, include_unreviewed=True, with_names=True)))
    assert "Petrova" in named and "Manukyan" in named


def test_a_name_that_is_withheld_for_good_is_in_no_record_of_a_daily_report(monitored):
    casefile, _ = monitored
    withhold(casefile, names=["Gevorg Manukyan", "Anna Petrova"], reason="asked to be forgotten")
    left = render_html(compose(gather(casefile, APRIL, names=NAMES, include_unreviewed=True, with_names=True)))
    assert "Petrova" not in left and "Manukyan" not in left
    assert "A name withheld for good" in left
