"""The place where something was agreed is not where somebody fought, whatever the words between the two."""

import pytest

from tests.annotate.test_places import read
from truceline.annotate.place_signing import is_place_of_agreement

AGREED_THERE = (
    "in violation of the humanitarian truce signed in ",
    "the ceasefire, which was brokered by a neighbour in ",
    "the deal negotiated between the two armies on 20 May 2023 in ",
    "the truce that the two sides had signed last week in the Red Sea port of ",
    "the declaration, signed on 11 May at ",
    "they initialled a short-term ceasefire agreement in ",
    "after the signing of the accord in ",
    "the pact concluded after three days of talks in neighbouring ",
)
FOUGHT_THERE = (
    "the agreement signed in May the army shelled troops in ",
    "broke the truce signed last week by shelling a market in ",
    "violated the ceasefire in ",
    "the agreement signed on Friday, killing two people in ",
    "the deal was signed and fighters then attacked soldiers in ",
    "the commander who signed the truce was shot in ",
    "breaking the truce brokered by a neighbour, troops fired in ",
    "the agreement signed by the two armies was broken on Sunday in ",
    "the truce signed by the army with attacks on homes in ",
)


def names(text, *countries, **options):
    return [mention.span.text for mention in read(text, *countries, **options)[0]]


@pytest.mark.parametrize("elsewhere", [True, False])
@pytest.mark.parametrize("left", AGREED_THERE)
def test_where_it_was_signed(left, elsewhere):
    assert is_place_of_agreement(left, ".", elsewhere=elsewhere)


@pytest.mark.parametrize("left", FOUGHT_THERE)
def test_an_act_between_the_agreement_and_the_place_is_what_happened_there(left):
    assert not is_place_of_agreement(left, ".", elsewhere=True)


@pytest.mark.parametrize("verb", ["reached", "agreed", "announced"])
def test_a_local_truce_is_also_reached_in_the_town_whose_peace_it_is(verb):
    left = f"troops broke the truce {verb} in "
    assert is_place_of_agreement(left, ".", elsewhere=True) and not is_place_of_agreement(left, ".", elsewhere=False)


def test_the_town_where_a_truce_was_signed_is_no_place_of_the_text_and_neither_is_its_province():
    told = "Troops shelled homes near Goris, in breach of the truce signed in Alor Setar, Kedah."
    assert names(told, "ARM", "AZE", "MYS") == ["Goris"]
    assert names(told.replace("the truce signed", "the truce, soldiers"), "ARM", "AZE", "MYS")[1] == "Alor Setar"


@pytest.mark.parametrize("words", ["troops", "soldiers near the river", "army positions"])
def test_the_adjective_of_a_state_is_no_village_of_that_name(words):
    told = f"Mortars were fired at Thai {words}."
    assert names(told, "KHM", "MYS", "THA", taken=("Thai",)) == []
