"""What is withheld for good leaves no more, as of no day, and what leaves says so."""

import pytest

from tests.casefile.made import begin, tegh
from tests.casefile.test_as_of import take
from tests.casefile.test_releasing import leaving
from truceline.casefile.as_of import as_of, then_words
from truceline.casefile.withholding import find_withheld, withhold
from truceline.errors import InputError, UnknownId
from truceline.publish.exports.formats import FORMATS

NAME = "Ministry of Defence"


@pytest.fixture
def casefile(tmp_path):
    casefile = begin(tmp_path)
    for reading in tegh().values():
        take(casefile, reading)
    return casefile


def test_a_name_leaves_no_more_as_of_the_day_before_it_was_withheld_neither(casefile):
    moment = casefile.now()
    before, _ = leaving(casefile, FORMATS["jsonl"])
    assert NAME in before
    withhold(casefile, names=[NAME], reason="asked to be forgotten")
    with as_of(casefile, moment) as then:
        told = [leaving(one, FORMATS["jsonl"])[0] for one in (casefile, then)]
        assert "1 name that was withheld since is left out" in then_words(then, moment)
    for text in told:
        assert NAME.lower() not in text.lower()
        assert "a name withheld for good" in text
        assert "asked to be forgotten" not in text


def test_a_report_is_told_no_more_as_of_the_day_before_it_was_withheld_neither(casefile):
    document = next(iter(tegh().values())).document.id
    moment = casefile.now()
    withhold(casefile, reports=[document], reason="a source in danger")
    with as_of(casefile, moment) as then:
        assert document not in leaving(then, FORMATS["jsonl"])[0]
        assert then.store.documents.count() == 5
        assert "1 report that was withheld since is left out" in then_words(then, moment)
    assert document not in leaving(casefile, FORMATS["jsonl"])[0]


def test_where_nothing_is_withheld_nothing_is_said(casefile):
    assert "withheld for good" not in leaving(casefile, FORMATS["jsonl"])[0]
    with as_of(casefile, casefile.now()) as then:
        assert "withheld" not in then_words(then, casefile.now())


def test_what_is_withheld_twice_is_kept_once_with_its_first_reason(casefile):
    for reason in ("first", "second"):
        withhold(casefile, names=[NAME], reason=reason)
    assert [(one.what, one.reason, one.by) for one in find_withheld(casefile.store)] == [(NAME, "first", "ada")]


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"names": [NAME], "reason": " "}, InputError, "no reason"),
        ({"reason": "why"}, InputError, "neither a name nor a report"),
        ({"names": ["of"], "reason": "why"}, InputError, "too short"),
        ({"reports": ["doc-0"], "reason": "why"}, UnknownId, "no report 'doc-0'"),
    ],
)
def test_what_cannot_be_withheld_is_refused_and_nothing_is_kept(casefile, asked, error, said):
    with pytest.raises(error, match=said):
        withhold(casefile, **asked)
    assert find_withheld(casefile.store) == ()
