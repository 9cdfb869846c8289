"""Which agreement and which provision the words of an alleged breach name."""

from dataclasses import replace

import pytest

from truceline.pipeline.reader import read_text
from truceline.reference.ground import load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.truces import naming as naming_module
from truceline.truces.named import terms_named
from truceline.truces.named_deeds import broken_by
from truceline.truces.named_provisions import points_named
from truceline.truces.naming import names_of
from truceline.truces.state import states_over


def named(text, published, publisher="agency"):
    """Read a text and return what its first allegation of a breach names."""
    reading = read_text(text, published=published, publisher=publisher, address=None)
    claim = next(claim for claim in reading.claims if claim.act == "violated_agreement")
    return terms_named(claim, reading, load_truces().values(), load_grounds(), outline_ground)


def test_an_agreement_is_known_by_its_date():
    terms = named(
        "PHNOM PENH - Cambodia's defence ministry said Thai troops had opened fire near the border on Tuesday and "
        "violated the ceasefire of 28 July 2025.",
        "2025-08-05T18:00:00+07:00",
    )
    assert terms.truces == ("th-kh-2025-07-28",) and terms.provisions == (("th-kh-2025-07-28", "1-cease_fire"),)
    assert terms.how == "date" and terms.words is not None and terms.words.text == "ceasefire"


def test_a_date_that_no_known_agreement_has_is_not_taken_for_another():
    terms = named(
        "PHNOM PENH - Cambodia's defence ministry said Thai troops had opened fire near the border on Tuesday and "
        "violated the ceasefire of 3 June 2025.",
        "2025-08-05T18:00:00+07:00",
    )
    assert terms.truces == () and terms.provisions == () and "2025-06-03" in terms.why


def test_an_agreement_without_a_name_is_the_one_in_force_between_the_two():
    text = (
        "NEW DELHI - The Indian army said Pakistan violated the ceasefire along the Line of Control on Tuesday night."
    )
    assert named(text, "2021-06-02T08:00:00+05:30").truces == ("in-pk-2021-02-25",)
    assert named(text, "2020-06-03T08:00:00+05:30").truces == ("in-pk-2003-11-25",)


def test_between_sides_that_no_known_agreement_binds_nothing_is_named():
    terms = named(
        "TRIPOLI - The Libyan army said Haftar's forces had violated the truce on Sunday.", "2020-01-26T20:00:00+02:00"
    )
    assert terms.truces == () and terms.how == "none"


def test_a_ceasefire_for_a_zone_is_not_meant_by_fire_elsewhere():
    terms = named(
        "The Ministry of Defence of Armenia said that on May 11 units of the armed forces of Azerbaijan violated the "
        "ceasefire and opened fire near Sotk.",
        "2023-05-11T12:00:00+04:00",
    )
    assert terms.truces == () and "zone" in terms.why


def test_a_point_that_is_named_is_the_provision():
    terms = named(
        "BAKU - Azerbaijan's defence ministry said Armenia had violated point 4 of the trilateral agreement of "
        "10 November 2020.",
        "2021-06-02T08:00:00+04:00",
    )
    assert terms.provisions == (("am-az-ru-2020-11-09", "4-withdraw"),)


def test_without_a_deed_the_words_for_a_text_name_no_provision_and_those_for_a_duty_do():
    of_text = named("Hezbollah said Israel had violated the ceasefire agreement.", "2024-12-05T12:00:00+02:00")
    assert of_text.truces == ("il-lb-2024-11-27",) and of_text.provisions == ()
    of_duty = named("Hezbollah said Israel had violated the ceasefire.", "2024-12-05T12:00:00+02:00")
    assert [each for _, each in of_duty.provisions] == ["1-cease_fire", "2-cease_fire-2"]


@pytest.mark.parametrize(
    ("accuser", "accused", "provision"),
    [("Israel", "Hezbollah", "2-cease_fire"), ("Hezbollah", "Israel", "2-cease_fire-2")],
)
def test_a_provision_is_of_whom_it_obliges(accuser, accused, provision):
    terms = named(f"{accuser} said {accused} had violated the ceasefire.", "2024-12-05T12:00:00+02:00")
    assert [each for _, each in terms.provisions] == ["1-cease_fire", provision]


@pytest.mark.parametrize(
    ("words", "any_"),
    [
        ("the ceasefire", True),
        ("the agreement", True),
        ("the truce of 2022", False),
        ("the Prague understanding", False),
        ("the Prague agreement of 6 October 2022", False),
        ("the accords signed in May 2021", False),
    ],
)
@pytest.mark.parametrize("denier", ["Azerbaijan", "Armenia"])
def test_words_without_a_date_and_a_name_may_be_of_any_agreement(words, any_, denier):
    told = named(
        f"TEGH, April 12 - Soldiers came under fire near Tegh on Tuesday, Armenia and Azerbaijan said. "
        f"{denier} denied that it had violated {words}.",
        "2023-04-12T10:00:00+00:00",
    )
    assert told.truces == () and told.may_be_any == any_


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("point 4 of the statement", ("4",)),
        ("articles 2, 3 and 5", ("2", "3", "5")),
        ("point 4.1 of the agreement", ("4.1",)),
        ("broke its provisions 12 times", ()),
        ("broke the clause 12 times", ()),
        ("in breach of a clause 300 soldiers crossed", ()),
        ("violating its articles 3 more times", ()),
    ],
)
def test_a_figure_that_counts_is_no_point_and_a_list_has_all_of_them(words, points):
    assert points_named(words) == points


def test_what_breaks_a_duty_is_said_by_the_table_of_acts_alone():
    assert broken_by("advanced") == ("hold_positions",) and broken_by("attacked") == ("cease_fire",)
    assert broken_by("returned_fire") == () and broken_by("captured") == ()


SUDAN = "KHARTOUM, May 24 - {one} said {other} violated the ceasefire on Tuesday. {deed}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Rapid Support Forces", "the Sudanese army"),
        ("The Sudanese army", "the Rapid Support Forces"),
    ],
)
def test_what_the_accuser_is_told_to_have_done_decides_nothing_of_the_accused(one, other):
    deed = f"{one} entered Omdurman and took positions there, {other} said."
    terms = named(SUDAN.format(one=one, other=other, deed=deed), "2023-05-24T10:00:00+00:00")
    assert "hold_positions" not in terms.why and not any("hold" in each for _, each in terms.provisions)


def test_a_word_of_grammar_or_of_any_title_names_no_agreement():
    known = load_truces()["th-kh-2025-07-28"]
    own = replace(known, title="The Meghri Understanding on a Security Zone in the South", aliases=())
    assert names_of(own) == frozenset({"Meghri"})


def test_a_ceasefire_that_was_suspended_then_is_not_the_one_in_force(monkeypatch):
    text = (
        "NEW DELHI - The Indian army said Pakistan violated the ceasefire along the Line of Control on Tuesday night."
    )
    assert named(text, "2021-06-02T08:00:00+05:30").truces == ("in-pk-2021-02-25",)

    def suspended(truce, first, last):
        return tuple(replace(state, name="suspended") for state in states_over(truce, first, last))

    monkeypatch.setattr(naming_module, "states_over", suspended)
    terms = named(text, "2021-06-02T08:00:00+05:30")
    assert terms.truces == () and "in force" in terms.why
