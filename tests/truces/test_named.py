"""Which agreement and which provision the words of an alleged breach name."""

import pytest

from truceline.pipeline.reader import read_text
from truceline.reference.ground import load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.truces.named import terms_named


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
