"""What wordings do not share, and the line of each party."""

from dataclasses import replace

from truceline.reference.truces import load_truces
from truceline.truces.versions import diff_versions, lines_by_party

STATEMENT = load_truces()["am-az-ru-2020-11-09"]


def test_only_the_circulated_wordings_have_the_second_transfer():
    found = {diff.version: (diff.has, diff.lacks) for diff in diff_versions(STATEMENT)}
    assert found["circulated-gazakh"] == found["qadin-gazakh"] == (("2-transfer-2",), ())
    assert found["pm-am"] == found["mfa-az"] == ((), ("2-transfer-2",))


def test_wordings_that_share_all_differ_in_nothing():
    shared = replace(STATEMENT, provisions=tuple(replace(each, versions=()) for each in STATEMENT.provisions))
    assert all(not diff.has and not diff.lacks for diff in diff_versions(shared))


def test_the_parties_of_minsk_withdraw_from_two_lines():
    held = {(each.party, each.line) for each in lines_by_party(load_truces()["ua-minsk-package-2015-02-12"])}
    assert ("ukr", "ua-contact-line-2015-2022") in held and ("cadlr", "ua-minsk-memorandum-line-2014") in held


def test_a_line_that_was_not_read_is_not_confirmed():
    assert [each.confirmed for each in lines_by_party(STATEMENT)] == [False]
