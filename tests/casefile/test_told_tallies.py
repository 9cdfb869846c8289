"""A tally that several reports tell is one, and one that somebody entered stands for it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.truces.tallies_made import ARM, AZE, SYUNIK, TEGH, april, location, tally
from truceline.casefile.told_tallies import told_once
from truceline.model.actor import Actor, Party
from truceline.model.quantity import Count
from truceline.model.span import Span


def told(document, **values):
    given = tally(105, april(1), april(7), key=f"tal-{document}", **values)
    return replace(given, span=Span(document=document, start=0, end=9, text="105 times"), words="105 times")


def test_a_copy_adds_no_tally():
    known, also = told_once([], [told("doc-1"), told("doc-2"), told("doc-3")])
    assert [one.id for one in known] == ["tal-doc-1"]
    assert [span.document for span in also["tal-doc-1"]] == ["doc-2", "doc-3"]


def test_an_entered_tally_stands_for_those_that_were_read():
    entered = tally(105, april(1), april(7), key="tal-entered")
    known, also = told_once([entered], [told("doc-1")])
    assert known == (entered,) and len(also["tal-entered"]) == 1


def test_other_days_another_figure_and_another_unit_are_other_tallies():
    others = [told("doc-1"), replace(told("doc-2"), when=tally(0, april(2), april(7)).when), told("doc-3", unit="shot")]
    assert len(told_once([], others)[0]) == 3


def figured(document, **figure):
    given = {"low": None, "best": None, "high": None, "unit": "violation"} | figure
    return replace(told(document), count=Count(**given))


FIGURE = st.none() | st.sampled_from([100, 200, 900])


@given(FIGURE, FIGURE)
def test_about_so_many_and_about_as_many_more_are_rival_figures(one, other):
    known, also = told_once([], [figured("doc-1", best=one), figured("doc-2", best=other)])
    assert (len(known), len(also)) == ((1, 1) if one == other else (2, 0))


def test_two_lost_figures_are_one_only_in_the_same_words():
    lost = [
        replace(figured(key, damaged=True), words=words) for key, words in (("doc-1", "1<> times"), ("doc-2", "2<>"))
    ]
    assert len(told_once([], lost)[0]) == 2
    assert len(told_once([], [lost[0], replace(lost[1], words="1<> times")])[0]) == 1


def test_two_that_a_person_entered_both_stay():
    twice = [tally(105, april(1), april(7), key=key) for key in ("tal-1", "tal-2")]
    assert len(told_once(twice, [])[0]) == 2


def test_without_days_only_the_same_words_are_one():
    one, other = (replace(told(key), when=None) for key in ("doc-1", "doc-2"))
    assert len(told_once([], [one, other])[0]) == 1
    assert len(told_once([], [one, replace(other, words="105 times again")])[0]) == 2


ARMED = Actor(id="ARM:military", kind="organ", name="Armed forces of Armenia", country="ARM")
ENTERED = tally(105, april(1), april(7), key="tal-entered")


def test_a_state_and_its_armed_forces_are_accused_in_one_count_wherever_and_whenever_it_is_told_closer():
    for read in (
        replace(told("doc-1"), accused=Party(kind="actor", actor=ARMED)),
        replace(told("doc-1"), where=location(SYUNIK), accused=Party(kind="actor", actor=ARMED)),
        replace(told("doc-1"), when=None),
        replace(told("doc-1"), when=tally(0, april(7), april(9)).when),
    ):
        known, also = told_once([ENTERED], [read])
        assert known == (ENTERED,) and [span.document for span in also["tal-entered"]] == ["doc-1"]


def test_what_differs_in_anything_that_both_tell_is_another_count():
    entered = replace(ENTERED, where=location(TEGH))
    for read in (
        told("doc-1", unit="shot"),
        told("doc-1", claimant=ARM, accused=AZE),
        told("doc-1", accused=None),
        replace(told("doc-1"), where=location(SYUNIK)),
        replace(told("doc-1"), when=tally(0, april(8), april(9)).when),
        figured("doc-1", best=105),
    ):
        assert len(told_once([entered], [read])[0]) == 2


def test_of_several_that_were_entered_none_is_guessed_and_the_same_days_tell():
    later = tally(105, april(8), april(14), key="tal-later")
    assert len(told_once([ENTERED, later], [replace(told("doc-1"), when=None)])[0]) == 3
    known, also = told_once([ENTERED, later], [told("doc-1")])
    assert (len(known), list(also)) == (2, ["tal-entered"])


READ = st.lists(
    st.builds(
        lambda number, days, area, document: replace(
            told(f"doc-{document}"),
            count=Count(low=number, best=number, high=number, unit="violation"),
            when=tally(0, april(days), april(days + 2)).when if days else None,
            where=location(area) if area else None,
        ),
        st.sampled_from([12, 105]),
        st.sampled_from([0, 1, 6, 9]),
        st.sampled_from([None, TEGH, SYUNIK]),
        st.integers(0, 99),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(READ, st.randoms())
def test_the_order_of_the_reports_does_not_matter(read, chance):
    entered = [ENTERED, tally(12, april(1), april(3), key="tal-12")]
    mixed = list(read)
    chance.shuffle(mixed)

    def amount(given):
        known, also = told_once(entered, given)
        return (
            len(known),
            sum(map(len, also.values())),
            {key: len(also.get(key, ())) for key in ("tal-entered", "tal-12")},
        )

    assert amount(read) == amount(mixed)
