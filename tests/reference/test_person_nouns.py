"""Nouns for persons, and words for what befell them."""

import pytest

from truceline.reference.person_nouns import load_person_nouns


@pytest.mark.parametrize(
    ("form", "noun", "plural"),
    [
        ("soldier", "soldier", False),
        ("servicemen", "serviceman", True),
        ("children", "child", True),
        ("people", "people", True),
        ("passers-by", "passer-by", True),
        ("personnel", "personnel", True),
    ],
)
def test_a_form_leads_to_its_noun(form, noun, plural):
    found = load_person_nouns().forms[form]
    assert (found.noun, found.plural) == (noun, plural)


def test_fates_are_no_nouns():
    nouns = load_person_nouns()
    assert {"killed", "wounded", "missing"} <= nouns.states and not nouns.states & set(nouns.forms) - {"displaced"}


def test_roles_are_the_known_ones():
    assert {noun.role for noun in load_person_nouns().forms.values()} == {
        "fighter",
        "civilian",
        "person",
        "office",
        "victim",
    }
