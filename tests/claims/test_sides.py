"""Who fights whom: sides that are named, sides that the words imply, and which of several stand together."""

from tests.claims.told import read, told
from truceline.claims.sides import find_sides
from truceline.claims.view import View
from truceline.model.document import Document


def sides_of(reader, text, publisher=None):
    table = reader.annotator.actors
    annotated = reader.annotator.annotate(Document(text=text, publisher=publisher, language="en"))
    return find_sides(View.of(annotated), table.nouns, table.states)


def test_a_foreign_ministry_that_speaks_of_our_positions_is_of_its_states_side(reader):
    text = "Yesterday the armed forces of Eritrea shelled our positions for two hours. We call on them to stop."
    assert set(sides_of(reader, text, "Ministry of Foreign Affairs of Ethiopia").actors) == {"ETH", "ERI"}


def test_a_third_state_that_speaks_of_two_others_is_no_side(reader):
    text = (
        "Norway is concerned by the clashes between Ethiopia and Eritrea. Ethiopian and Eritrean troops exchanged fire."
    )
    assert set(sides_of(reader, text, "Ministry of Foreign Affairs of Norway").actors) == {"ETH", "ERI"}


def test_the_army_without_a_name_is_that_of_the_country_of_the_group_it_fights(reader):
    text = "Boko Haram attacked a post before dawn. The army repelled the attackers, a spokesman said."
    assert set(sides_of(reader, text).actors) == {"Boko Haram", "NGA"}


def test_the_rebels_of_a_states_own_text_are_the_other_side(reader):
    text = "The rebels attacked our convoy at noon. Our soldiers drove them back."
    sides = sides_of(reader, text, "Armed Forces of Mali")
    assert "MLI" in sides.actors and sides.enemy("MLI").group == "rebels"


def test_a_groups_regime_is_the_state_that_it_rules(reader):
    text = "The TPLF regime attacked our defenders on Sunday. Its troops were driven back."
    assert set(sides_of(reader, text, "Ministry of Information, Asmara").actors) == {"ERI", "ETH"}


def test_the_organs_of_an_unrecognised_entity_are_its_groups(reader):
    text = "The Armed Forces of Transnistria said Moldovan troops had opened fire on its posts."
    (claim,) = told(read(reader, text), "fired_first")
    assert (claim.actor, claim.target) == ("MDA", "Transnistria")


def test_those_who_are_joined_by_and_stand_together_against_the_third(reader):
    text = (
        "The M23 and Rwandan troops shelled a camp near Goma, Congo's army said. "
        "The M23 and the Rwandan army denied it. The Congolese army and the M23 have exchanged fire for days."
    )
    sides = sides_of(reader, text)
    assert frozenset(("M23", "RWA")) in sides.allies and frozenset(("M23", "COD")) not in sides.allies
    assert sides.enemy("M23").country == "COD"


def test_a_group_that_rules_its_state_speaks_for_the_state(reader):
    text = "The Taliban's interior ministry said Iranian guards had opened fire on its border police."
    (claim,) = told(read(reader, text, published="2023-05-28T10:00:00+03:30"), "fired_first")
    assert (claim.by, claim.actor, claim.target) == ("AFG GOV", "IRN", "AFG")


def test_before_it_ruled_it_is_a_group(reader):
    text = "The Taliban attacked an Afghan army post, the defence ministry in Kabul said."
    claims = told(read(reader, text, published="2019-05-28T10:00:00+04:30"), "fired_first")
    assert [(c.actor, c.target) for c in claims] == [("Taliban", "AFG")]


def test_an_entity_that_no_state_list_holds_speaks_by_its_name_and_is_ground_otherwise(reader):
    text = "South Ossetia's leader said Georgian troops had opened fire. A road in South Ossetia was closed."
    reading = read(reader, text)
    named = [m.span.text for m in reader.annotator.annotate(reading.document).actors]
    assert named == ["South Ossetia", "Georgian"]
    assert [c.by for c in told(reading, "fired_first")] == ["South Ossetia REB"]


def test_a_dateline_does_not_hide_who_speaks(reader):
    text = (
        "KHARTOUM, May 25 - Sudan's paramilitary Rapid Support Forces said late on Wednesday that the army had started "
        "a series of unprovoked attacks on them in the capital. They had beaten the attacks off, they said."
    )
    claims = told(read(reader, text), "fired_first", "returned_fire")
    assert [(c.by, c.act, c.actor) for c in claims] == [
        ("RSF REB", "fired_first", "SDN"),
        ("RSF REB", "returned_fire", "RSF"),
    ]


def test_rebels_who_act_are_a_side_though_named_once(reader):
    text = "Rebels ambushed an army convoy near Gao, killing eleven soldiers, the defence ministry of Mali said."
    (claim,) = told(read(reader, text), "fired_first")
    assert (claim.actor, claim.target) == ("rebels", "MLI")


def test_who_has_observed_the_ceasefire_denies_a_breach(reader):
    text = (
        "The Russian defence ministry said that its forces had strictly observed the ceasefire. Ukrainian troops fired."
    )
    (claim,) = told(read(reader, text), "violated_agreement")
    assert (claim.by, claim.stance, claim.actor) == ("RUS MIL", "denies", "RUS")
