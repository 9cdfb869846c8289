"""Of which party an actor is: never of two, and never of what is left over."""

from dataclasses import replace

import pytest

from truceline.model.truce import TruceParty
from truceline.reference.actors import load_actors, organ_of
from truceline.reference.truces import load_truces
from truceline.truces.belonging import is_of, parties_of


@pytest.fixture(scope="module")
def actors():
    """Return all that the tables name, and every organ that a phrase makes of a state with an agreement."""
    table = load_actors()
    named = {name.actor for names in table.names.values() for name in names}
    countries = {party.country for truce in load_truces().values() for party in truce.parties if party.country}
    return [*named, *(organ_of(table.states[each], p) for each in countries for p in table.phrases.values())]


def test_nobody_is_of_two_parties_of_an_agreement(actors):
    for truce in load_truces().values():
        twice = {actor.name: found for actor in actors if len(found := parties_of([actor], truce)) > 1}
        assert twice == {}, truce.id


def test_a_state_is_of_its_government_and_not_of_the_other_movements_in_its_country():
    states = load_actors().states
    truces = load_truces()
    assert parties_of([states["SSD"]], truces["ss-coha-2017-12-21"]) == ("ssd-tgonu",)
    assert parties_of([states["PSE"]], truces["il-ps-gaza-2025-10-10"]) == ()
    assert parties_of([states["UKR"]], truces["ua-minsk-package-2015-02-12"]) == ("ukr",)


def test_a_force_that_is_a_party_by_itself_is_not_of_the_army(actors):
    truce = load_truces()["sd-jeddah-ceasefire-2023-05-20"]
    of = {actor.id: parties_of([actor], truce) for actor in actors if actor.country == "SDN"}
    assert of["SDN:paramilitary:Rapid Support Forces"] == of["group:G0061"] == ("sdn-rsf",)
    assert of["SDN:army"] == of["SDN:air_force"] == of["SDN:armed_forces:Sudanese Armed Forces"] == ("sdn-saf",)
    assert of["SDN:police"] == of["SDN:national_guard"] == ()


@pytest.mark.parametrize("state", [True, False])
def test_a_country_binds_who_acts_for_it_to_a_party_that_is_its_state_and_to_no_other(state):
    party = TruceParty(id="x", name="Other movements", role="signatory", country="ARM", state=state)
    armenia = load_actors().states["ARM"]
    assert is_of(armenia, party) == state
    assert is_of(armenia, replace(party, name="Armenia"))
