"""Fingerprints find copies among many documents by key, and say how much two texts share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copying import copied_texts, document
from tests.pipeline.reports import case_reports
from truceline.documents.fingerprint import BANDS, fingerprint
from truceline.model.document import Document
from truceline.model.origin import SHINGLES_KEPT, containment, resemblance

REPORTS = [*case_reports("dev"), *case_reports("train")]
LONG = max(REPORTS, key=lambda report: len(report.text))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_copy_shares_a_key_with_its_original_and_most_of_its_words(data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(REPORTS))
    copy = document(data.draw(copied_texts(original.text)))
    ours, theirs = fingerprint(copy), fingerprint(original)
    assert set(ours.bands) & set(theirs.bands)
    assert resemblance(ours, theirs) >= 0.55


def test_few_pairs_of_other_reports_share_a_key() -> None:
    prints = [fingerprint(report) for report in REPORTS]
    pairs = [(a, b) for i, a in enumerate(prints) for b in prints[:i] if resemblance(a, b) < 0.2]
    meeting = sum(bool(set(a.bands) & set(b.bands)) for a, b in pairs)
    assert meeting <= len(pairs) / 500


def test_a_fingerprint_is_bounded_and_ascending() -> None:
    long = document(" ".join(report.text for report in REPORTS))
    kept = fingerprint(long)
    assert len(kept.shingles) == SHINGLES_KEPT and len(kept.bands) == BANDS <= 24
    assert list(kept.shingles) == sorted(set(kept.shingles))
    assert all(0 <= h < 2**53 for h in kept.shingles), "exact in JSON"


def test_a_long_report_that_holds_a_wire_text_contains_it_and_does_not_resemble_it() -> None:
    wire = REPORTS[0]
    longer = document(f"{LONG.text}\n\n{LONG.text[::-1]}\n\n{wire.text.partition(chr(10))[2]}")
    ours, theirs = fingerprint(longer), fingerprint(wire)
    assert containment(theirs, ours) == pytest.approx(1.0, abs=0.15)
    assert containment(ours, theirs) < 0.3
    assert resemblance(ours, theirs) < 0.3


def test_headline_dateline_tag_quotes_and_spelling_do_not_change_a_fingerprint() -> None:
    one = "Shots fired\n\nYEREVAN, April 11 - The Ministry of Defence said that “armoured” cars shot at 4 p.m. on a post.\n"
    two = 'Tension\n\nThe Ministry of Defense said that "armored" cars shot at 4 pm on a post.\n\n(With agencies)\n'
    assert fingerprint(document(one)).shingles == fingerprint(document(two)).shingles


@pytest.mark.parametrize("text", ["", "\n\n", "!!!", "—"])
def test_a_text_without_words_has_no_keys_and_resembles_nothing(text: str) -> None:
    empty = fingerprint(document(text))
    assert empty.bands == () and empty.shingles == ()
    assert resemblance(empty, empty) == containment(empty, fingerprint(LONG)) == 0.0


def test_texts_without_spaces_are_compared_by_letters() -> None:
    thai = "กองทัพบกแถลงว่าทหารกัมพูชาเปิดฉากยิงก่อนใกล้ปราสาทตาเมือนธมเมื่อเช้านี้"
    assert resemblance(fingerprint(document(thai)), fingerprint(document(thai + "ครับ"))) > 0.7


@pytest.mark.parametrize("piece", ["-", "\n", "(", "A, ", "— ", "A.", "[a]", "1 "])
def test_a_hundred_thousand_of_anything_is_read_in_one_go(piece: str) -> None:
    assert fingerprint(document("x\n\n" + piece * 100_000)).words >= 0


@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint_that_depends_on_its_words_alone(text: str) -> None:
    one = fingerprint(Document(text=text, publisher="a"))
    two = fingerprint(Document(text=text, publisher="b"))
    assert (one.words, one.shingles, one.bands) == (two.words, two.shingles, two.bands)
