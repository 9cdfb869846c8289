"""How a speaker knows, and what was harmed."""

import pytest

from tests.claims.told import read
from truceline.claims.modes import read_mode
from truceline.model.actor import Actor


def speaker(sector):
    return Actor(id="x", kind="organisation", name="x", country="MLI", sector=sector)


@pytest.mark.parametrize(
    ("sector", "words", "mode"),
    [
        ("IGO", "The Mission saw a fresh crater near the school.", "saw"),
        ("IGO", "The Mission heard five explosions.", "heard"),
        ("IGO", "A mission camera recorded two projectiles in flight.", "camera"),
        ("IGO", "A mini-UAV spotted a howitzer in the village.", "uav"),
        ("NGO", "Satellite images show burnt houses.", "satellite"),
        ("IGO", "Crater analysis points to a 122 mm rocket.", "crater_analysis"),
        ("MIL", "Radars detected three launches.", "radar"),
        ("IGO", "The Mission assessed the crater as freshly caused.", "assessed"),
        ("NGO", "Hospital records list nine dead.", "document"),
        ("CVL", "The shells came from the hill.", "witness"),
        ("JRN", "Two were killed.", "media"),
        ("MIL", "Our soldiers saw the enemy approach.", "party_statement"),
        ("GOV", "Two were killed.", "official"),
    ],
)
def test_the_words_or_else_the_speaker_tell_how_it_is_known(sector, words, mode):
    assert read_mode(speaker(sector), words) == mode


def test_the_report_s_own_voice_has_no_mode_unless_its_words_tell_one():
    assert (read_mode(None, "Two were killed."), read_mode(None, "Shots were heard.")) == (None, "heard")


@pytest.mark.parametrize(
    ("words", "harmed"),
    [
        ("Shells damaged three houses", "three houses"),
        ("Three houses were damaged by shells", "Three houses"),
        ("The shelling caused damage to a school", "a school"),
        ("Rebels torched the customs post", "the customs post"),
        ("A mosque collapsed", "A mosque"),
    ],
)
def test_the_object_is_what_was_harmed(reader, words, harmed):
    text = f"Malian troops and JNIM fighters fought near a village on Tuesday.\n\n{words}, the Malian army said."
    objects = [c.object.text for c in read(reader, text).claims if c.act == "damaged" and c.object]
    assert objects == [harmed]
