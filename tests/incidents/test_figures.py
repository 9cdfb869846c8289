"""Figures of losses over several reports: which account stands, what took its place, and what is published."""

from dataclasses import replace

import pytest

from tests.incidents.made import (
    A_ARMY,
    A_MINISTRY,
    B_ARMY,
    B_STATE,
    CIVILIANS,
    MISSION,
    REBELS,
    at_least,
    exactly,
    tell,
)
from tests.incidents.many import copy_of, ends, finding, report, told
from truceline.model.actor import Actor
from truceline.model.quantity import Count

FIGHT = tell(None, "clashed", by=A_ARMY, to=B_ARMY, text="A fought with B.")
HOSPITALS = Actor(id="ARM:health", kind="organ", name="Health ministry", country="ARM", sector="MED")
LOST = Count(low=None, best=None, high=None, words="<>", damaged=True)
UNKNOWN = exactly(None)


def dead(speaker, count, **how):
    return tell(speaker, "killed", to=A_ARMY, count=count, **how)


def killed(*readings, **how):
    return finding("killed:A", report("fight", FIGHT), *readings, **how)


def test_a_later_figure_of_the_same_speaker_replaces_the_earlier_and_both_stay():
    found = killed(report("b", dead(A_ARMY, 4), published=12), report("a", dead(A_ARMY, 2), published=11))
    assert told(found) == [("2", False, "replaced on 12 April 2023 by 4"), ("4", True, "")]
    assert (found.accord, ends(found)) == ("single", (4, 4))


def test_the_state_of_things_that_a_figure_speaks_of_goes_before_the_day_of_the_report():
    early = report("late", dead(A_ARMY, 2, as_of=11), published=14)
    late = report("early", dead(A_ARMY, 4, as_of=12), published=13)
    assert ends(killed(early, late)) == (4, 4)


def test_a_smaller_later_figure_replaces_too():
    assert ends(killed(report("a", dead(A_ARMY, 9), published=11), report("b", dead(A_ARMY, 7), published=12))) == (
        7,
        7,
    )


def test_a_figure_fills_in_an_unknown_number():
    found = killed(report("a", dead(A_ARMY, UNKNOWN), published=11), report("b", dead(A_ARMY, 4), published=12))
    assert told(found) == [("number not given", False, "a figure follows on 12 April 2023: 4"), ("4", True, "")]


def test_an_unknown_number_replaces_no_figure():
    found = killed(report("a", dead(A_ARMY, 4), published=11), report("b", dead(A_ARMY, UNKNOWN), published=12))
    assert ends(found) == (4, 4)


def test_an_undated_figure_replaces_none_that_is_dated():
    assert ends(killed(report("a", dead(A_ARMY, 4), published=11), report("b", dead(A_ARMY, 9)))) == (4, 4)


def test_organs_of_one_state_correct_one_another():
    found = killed(report("a", dead(A_ARMY, 2), published=11), report("b", dead(A_MINISTRY, 4), published=12))
    assert (found.accord, ends(found)) == ("single", (4, 4))


def test_the_hospitals_count_stands_beside_that_of_the_army():
    found = killed(report("a", dead(A_ARMY, 2), published=11), report("b", dead(HOSPITALS, 4), published=12))
    assert (found.accord, ends(found)) == ("contested", (2, 4))


def test_two_missions_do_not_correct_one_another():
    other = replace(MISSION, id="org:UN", name="UN")
    found = killed(report("a", dead(MISSION, 2), published=11), report("b", dead(other, 4), published=12))
    assert (found.accord, ends(found)) == ("contested", (2, 4))


def test_the_largest_figure_of_one_report_is_the_total_and_covers_its_parts():
    found = killed(report("a", *(dead(A_ARMY, n, start=n) for n in (4, 5, 9)), published=11))
    assert told(found) == [
        ("4", False, "covered by the total of 9"),
        ("5", False, "covered by the total of 9"),
        ("9", True, ""),
    ]
    assert ends(found) == (9, 9)


def test_a_report_counts_in_its_own_voice_only_where_nobody_else_gives_a_figure():
    own = report("own", dead(None, 9), published=11)
    assert ends(killed(own)) == (9, 9)
    found = killed(own, report("mission", dead(MISSION, 4), published=12))
    assert (found.accord, ends(found)) == ("single", (4, 4))
    assert told(found) == [("9", True, ""), ("4", True, "")]
    assert all(account.origins for account in found.accounts)


def test_two_reports_that_quote_one_ministry_are_one_account():
    found = killed(report("a", dead(A_ARMY, 4), published=11), report("b", dead(A_ARMY, 4), published=12))
    (account,) = found.accounts
    assert (found.accord, len(account.claims), len(account.documents), len(account.origins)) == ("single", 2, 2, 1)
    assert account.as_of.day == 11


def test_two_speakers_with_one_figure_agree():
    found = killed(report("a", dead(A_ARMY, 4)), report("b", dead(B_ARMY, 4)))
    assert (found.accord, ends(found)) == ("agreed", (4, 4))


def test_a_damaged_figure_never_wins_and_says_why():
    found = killed(report("a", dead(A_ARMY, LOST), published=12), report("b", dead(A_ARMY, 4), published=11))
    assert [(value, standing) for value, standing, _ in told(found)] == [("4", True), ("number lost in the text", True)]
    assert told(found)[1][2]
    assert ends(found) == (4, 4)


@pytest.mark.parametrize(
    ("denied", "accord"), [(None, "contested"), (UNKNOWN, "contested"), (30, "contested"), (12, "single")]
)
def test_a_denial_by_the_other_side_contests_the_figure_it_is_about(denied, accord):
    blow = tell(B_ARMY, "killed", to=A_ARMY, count=30)
    denial = tell(A_ARMY, "killed", to=A_ARMY, count=denied, stance="denies")
    found = killed(report("b", blow), report("a", denial))
    assert (found.accord, ends(found)) == (accord, (30, 30))


def test_nobody_contests_a_figure_that_is_denied_and_given_by_one_speaker():
    assert killed(report("a", dead(A_ARMY, 4), dead(A_ARMY, 30, stance="denies"))).accord == "single"


def taken_back(stance, count=None):
    """Two reports in one text: a figure, and the words that take it back."""
    first = dead(A_ARMY, 9)
    later = dead(A_ARMY, count, stance=stance, start=80)
    return first, later._replace(claim=replace(later.claim, about=first.claim.id))


def test_a_corrected_figure_falls_however_large_it_was():
    found = killed(report("a", *taken_back("corrects", 4), published=12))
    assert told(found) == [("9", False, "corrected by its speaker on 12 April 2023 to 4"), ("4", True, "")]
    assert ends(found) == (4, 4)


def test_a_retracted_figure_falls_in_every_report_that_quoted_it_until_then():
    before = report("before", dead(A_ARMY, 9), published=11)
    found = killed(before, report("a", *taken_back("retracts"), published=12))
    assert (found.accord, ends(found)) == ("unknown", None)
    assert {(value, standing) for value, standing, _ in told(found)} == {("9", False), ("number not given", False)}


def test_what_is_said_again_after_a_retraction_stands():
    after = report("after", dead(A_ARMY, 9), published=13)
    assert ends(killed(after, report("a", *taken_back("retracts"), published=12))) == (9, 9)


def test_what_a_person_rejected_stays_with_the_reason_and_does_not_stand():
    reading = report("a", dead(A_ARMY, 40), published=11)
    (claim,) = reading.claims
    found = killed(reading, report("b", dead(B_ARMY, 4)), judged={claim.id: "rejected by MK: it means horses"})
    assert ("40", False, "rejected by MK: it means horses") in told(found)
    assert ends(found) == (4, 4)


def test_a_copy_published_later_is_told_when_its_original_was():
    first, second = report("a", dead(A_ARMY, 9), published=10), report("b", dead(A_ARMY, 4), published=11)
    copied, descent = copy_of(first, "copy", hours=48)
    assert ends(killed(first, second, copied, descents=[descent])) == (4, 4)


def test_a_part_is_no_total_where_a_total_is_told():
    part = Count(low=7, best=7, high=7, words="seven", part="part")
    assert ends(killed(report("a", dead(A_ARMY, part), published=12), report("b", dead(MISSION, 9)))) == (9, 9)


def civilians(speaker, count):
    return tell(speaker, "killed", to=CIVILIANS, count=count)


def test_the_civilians_of_two_states_are_added_up():
    found = finding(
        "killed:civilians",
        report("fight", FIGHT),
        report("a", civilians(A_ARMY, exactly(10, 12))),
        report("b", civilians(B_STATE, 3)),
    )
    assert (found.accord, ends(found)) == ("single", (13, 15))
    assert "added" in found.note


def test_of_civilians_the_hospitals_later_count_replaces_that_of_another_organ():
    found = finding(
        "killed:civilians",
        report("fight", FIGHT),
        report("a", civilians(A_ARMY, 1), published=11),
        report("b", civilians(HOSPITALS, 36), published=13),
    )
    assert told(found) == [("1", False, "replaced on 13 April 2023 by 36"), ("36", True, "")]


def test_a_state_and_a_group_in_it_count_the_same_civilians():
    army = Actor(id="SDN:army", kind="organ", name="Army of Sudan", country="SDN", sector="MIL")
    fight = tell(None, "clashed", by=army, to=REBELS, text="They fought.")
    found = finding(
        "killed:civilians",
        report("fight", fight),
        report("a", civilians(army, 10)),
        report("b", civilians(REBELS, 3)),
    )
    assert (found.accord, ends(found)) == ("contested", (3, 10))


def test_of_at_least_the_end_stays_open():
    assert ends(killed(report("a", dead(A_ARMY, at_least(8))))) == (8, None)
