"""What a person who types a name may mean."""

import pytest

from truceline.reference.called import places_called, sides_called


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Armenia", ("ARM",)),
        ("  azerbaijan ", ("AZE",)),
        ("ARMENIAN", ("ARM",)),
        ("Turkey", ("TUR",)),
        ("Türkiye", ("TUR",)),
        ("turkiye", ("TUR",)),
        ("Rapid Support Forces", ("RSF",)),
        ("nobody of that name", ()),
        ("", ()),
    ],
)
def test_states_and_groups_are_found_by_their_names_in_any_case(name, sides):
    assert sides_called(name) == sides


def test_a_name_of_several_means_them_all():
    assert set(sides_called("Taliban")) == {"Taliban", "AFG"}


@pytest.mark.parametrize("name", ["Tegh", "Digh", "Dygh", "Tekh"])
def test_a_place_is_found_in_every_spelling_that_the_gazetteer_has(name):
    assert "gn:174743" in places_called(name)


def test_a_country_is_found_by_its_code_and_a_province_by_its_name():
    assert "ARM" in places_called("Armenia")
    assert "Syunik" in places_called("Syunik Province")
    assert places_called("no such place anywhere") == ()
