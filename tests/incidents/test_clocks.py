"""Times of day: rival clocks stand side by side, broken ones say what they can still be."""

import pytest

from tests.incidents.made import A_ARMY, B_ARMY, day, tell
from tests.incidents.many import copy_of, finding, incident, report, told
from truceline.model.mention import TimeMention
from truceline.model.span import Span
from truceline.model.time import Interval


def clock(value, precision="minute", zone="+04:00"):
    interval = Interval(earliest=None, latest=None, precision=precision, zone=zone)
    return TimeMention(span=words(value), kind="clock", clock=value, readings=(interval,))


def broken(text, note):
    return TimeMention(span=words(text), kind="clock", clock=None, note=note)


def words(text):
    return Span(document="doc", start=0, end=len(text), text=text)


def shots(name, speaker, *times, published=11, **how):
    return report(
        name, tell(speaker, "fired_first", by=B_ARMY, to=A_ARMY, times=times, **how), when=day(11), published=published
    )


ARMY_A = shots("a", A_ARMY, clock("16:00"))
ARMY_B = shots("b", B_ARMY, clock("16:20"))


def test_rival_times_of_day_stand_side_by_side_and_contest_the_hour():
    found = finding("when", ARMY_A, ARMY_B)
    assert [(a.value, a.says, a.when.zone) for a in found.accounts[1:]] == [
        ("16:00", "B", "+04:00"),
        ("16:20", "A", "+04:00"),
    ]
    assert (found.accord, found.published) == ("contested", "2023-04-11, 16:00 to 16:20")


@pytest.mark.parametrize(
    ("first", "second", "accord"),
    [
        ([clock("16:00")], [clock("16:00")], "agreed"),
        ([clock("16:00", "hour")], [clock("16:05")], "agreed"),
        ([clock("16:00")], [clock("16:05")], "contested"),
        ([clock("16:00", "hour")], [clock("16:20", "hour")], "contested"),
        ([clock("16:00"), clock("18:30")], [clock("16:00")], "agreed"),
        ([clock("23:58", "hour")], [clock("00:03")], "agreed"),
        ([clock("16:00")], [], "agreed"),
    ],
)
def test_times_are_rivals_where_two_tellers_have_none_in_common(first, second, accord):
    assert finding("when", shots("a", A_ARMY, *first), shots("b", B_ARMY, *second)).accord == accord


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("16:<>", "agrees with 16:00 and 16:20"),
        ("16:2<>", "agrees with 16:20"),
        ("16:20 (20:20 Greenwich)", "agrees with 16:20"),
        ("about 12 p.m. (00:<> GMT)", "agrees with none of 16:00, 16:20"),
        ("4.20 pm", "agrees with 16:20"),
        ("the hour of <>", "agrees with none of 16:00, 16:20"),
    ],
)
def test_a_broken_time_says_how_it_is_broken_and_what_it_agrees_with(text, agreement):
    found = finding("when", ARMY_A, ARMY_B, shots("mt", A_ARMY, broken(text, "the minutes are lost")))
    assert (text, True, f"the minutes are lost; {agreement}") in told(found)
    assert found.published == "2023-04-11, 16:00 to 16:20"


def test_a_broken_time_alone_is_no_hour():
    found = finding("when", shots("mt", A_ARMY, broken("16:<>", "the minutes are lost")))
    assert found.published == "2023-04-11"
    assert told(found)[1][2] == "the minutes are lost; no whole time stands beside it"


def test_the_hour_of_a_truce_and_of_what_did_not_happen_is_none_of_the_incident():
    truce = report("t", tell(A_ARMY, "violated_agreement", by=B_ARMY, times=(clock("00:00"),)), when=day(11))
    assert [a.value for a in finding("when", truce).accounts] == ["2023-04-11"]


def test_the_copy_of_a_report_has_no_vote_on_the_day():
    other = report("b", tell(B_ARMY, "attacked", by=A_ARMY), when=day(12), published=11)
    more = report("c", tell(B_ARMY, "attacked", by=A_ARMY), when=day(12), published=12)
    copied, descent = copy_of(ARMY_A, "copy")
    second, other_descent = copy_of(ARMY_A, "second")
    found = incident(ARMY_A, other, more, copied, second, descents=[descent, other_descent])
    assert str(found.when.local_dates()[0]) == "2023-04-12"
    when = next(f for f in found.findings if f.question == "when")
    assert when.accord == "contested"
    assert [len(a.documents) for a in when.accounts if a.value == "16:00"] == [3]
