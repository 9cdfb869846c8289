"""Whose voice a text is in, and which country is home to it."""

import pytest

from truceline.annotate.actors import find_actors
from truceline.annotate.mask import choose_names
from truceline.annotate.voice import find_home, find_voice
from truceline.model.document import Document
from truceline.reference.actors import load_actors

TABLE = load_actors()


def voice(publisher):
    found = find_voice(Document(text="It was quiet.", publisher=publisher), TABLE)
    return found and (found.group or found.country, found.sector)


def home(text, publisher=None):
    document = Document(text=text, publisher=publisher)
    return find_home(document, find_actors(document, choose_names(text, TABLE), TABLE), TABLE)


@pytest.mark.parametrize(
    ("publisher", "who"),
    [
        ("Ministry of Defence of the Republic of Armenia", ("ARM", "MIL")),
        ("Pakistan Army, Inter-Services Public Relations", ("PAK", "MIL")),
        ("Press office of the Thai army", ("THA", "MIL")),
        ("Rapid Support Forces, press office", ("RSF", "REB")),
        ("Ministry of Information, Asmara", ("ERI", "GOV")),
        ("Prime Minister's Office, Yerevan", ("ARM", "GOV")),
        ("Embassy of Azerbaijan", ("AZE", "GOV")),
        ("European Union Monitoring Mission", ("IGO", "IGO")),
        ("OSCE Special Monitoring Mission", ("IGO", "IGO")),
    ],
)
def test_a_body_that_takes_part_or_watches_speaks_for_itself(publisher, who):
    assert voice(publisher) == who


@pytest.mark.parametrize(
    "publisher",
    [
        None,
        "",
        "wire agency",
        "Armenian News Agency",
        "Times of India",
        "Khmer Times",
        "Sudan Tribune",
        "TASS",
        "Reuters",
        "Radio Azerbaijan",
        "Kyiv Post",
        "Dawn",
        "The Guardian",
        "Yerevan daily",
    ],
)
def test_a_medium_has_no_voice_of_its_own(publisher):
    assert voice(publisher) is None


@pytest.mark.parametrize(
    "publisher", ["Armenian army press service, via news agency", "Defence Ministry of Armenia (website)"]
)
def test_an_issuer_that_is_named_with_a_medium_is_the_issuer(publisher):
    assert voice(publisher) == ("ARM", "MIL")


@pytest.mark.parametrize(
    ("publisher", "country"),
    [("Armenian News Agency", "ARM"), ("Khmer Times", "KHM"), ("Ministry of Defence of Armenia", "ARM")],
)
def test_home_is_the_country_of_the_publisher(publisher, country):
    assert home("BAKU, April 11 - It was quiet.", publisher) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("YEREVAN, April 11 - It was quiet.", "ARM"),
        ("Calm returns\n\nBAKU (Agencies) - It was quiet.", "AZE"),
        ("It was quiet in YEREVAN, he said.", None),
        ("It was quiet in Yerevan.", None),
        ("ARMENIA, April 11 - It was quiet.", None),
        ("It was quiet.", None),
    ],
)
def test_without_a_publisher_home_is_the_capital_of_the_dateline(text, country):
    assert home(text) == country


def test_an_organisation_is_home_to_no_country():
    assert home("It was quiet.", "OSCE Special Monitoring Mission") is None
