"""The table of weapons, opened."""

from truceline.reference.weapons import load_weapons, weapon_key


def test_every_form_matches_its_own_pattern():
    for entry in load_weapons().entries.values():
        for form in entry.weapons:
            found = entry.pattern.match(form)
            assert found and weapon_key(found[0]) in entry.weapons


def test_a_hyphen_and_a_space_are_the_same():
    assert weapon_key("air-strike") == weapon_key("air  strike") == "air strike"
    assert weapon_key("120 mm mortar") == weapon_key("120-mm mortar") == "120mm mortar"
