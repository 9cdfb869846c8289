"""Weapons by the table, the longest term at each place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import report
from truceline.annotate.weapons import find_weapons
from truceline.reference.weapons import load_weapons


def weapons(text):
    return [(m.span.text, m.weapon_class, m.calibre_mm) for m in find_weapons(report(text), load_weapons())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fired 82-mm mortars", [("mortars", "mortar", "82")]),
        ("four rounds of 14.5 mm ammunition", [("14.5 mm", "hmg", "14.5")]),
        ("a 122mm rocket fell", [("122mm rocket", "mlrs", "122")]),
        ("BM-21 Grad rockets", [("BM-21 Grad", "mlrs", "122"), ("rockets", "unknown", None)]),
        ("two T-72s burned", [("T-72s", "tank", "100-125")]),
        (
            "an infantry fighting vehicle (BMP-2) cannon",
            [("infantry fighting vehicle (BMP-2) cannon", "ifv_cannon", "30-100")],
        ),
        ("heavy machine-gun fire", [("heavy machine-gun fire", "hmg", "12.7-14.5")]),
        ("Air-strikes and AIR STRIKES", [("Air-strikes", "air_strike", None), ("AIR STRIKES", "air_strike", None)]),
        ("small arms fire", [("small arms fire", "small_arms", None)]),
        ("a kamikaze drone", [("kamikaze drone", "drone", None)]),
        (
            "artillery and an artillery shell",
            [("artillery", "artillery", None), ("artillery", "artillery", None), ("shell", "unknown", None)],
        ),
    ],
)
def test_a_weapon_is_found_with_its_class_and_calibre(text, found):
    assert weapons(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a friend of mine",
        "the gold mines of Sotk",
        "the mine action agency",
        "suffered shell shock",
        "a jet of water",
        "the village Blue Stone",
        "tomahawked",
        "the lancet of a surgeon",
        "grads of the school",
    ],
)
def test_other_words_are_no_weapons(text):
    assert weapons(text) == []


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["Grad", "rocket", "82", "mm", "-", "mortars", "fire", "AK", "47"])).map(" ".join)
)
def test_every_mention_quotes_its_text(text):
    for mention in find_weapons(report(text), load_weapons()):
        assert text[mention.span.start : mention.span.end] == mention.span.text
