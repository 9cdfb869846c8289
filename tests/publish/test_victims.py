"""Names of people do not leave; names of speakers, places and organs do."""

import pytest

from truceline.publish.victims import _names, masked, masking

NONE = frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling killed Anna Petrova in her yard.", "Anna Petrova"),
        ("The dead man was named as Juma.", "Juma"),
        ("Oksana, 34, was wounded by shrapnel.", "Oksana"),
        ("Sergeant Ivan Dorokhov was killed.", "Ivan Dorokhov"),
        ("Abu Bakr al-Masri died of his wounds.", "Abu Bakr al-Masri"),
    ],
)
def test_a_name_beside_harm_is_found(text, name):
    assert any(name in found or found in name for found in _names(text, NONE)), list(_names(text, NONE))


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers of the Armenian Armed Forces were killed on Tuesday.",
        "The Ministry of Defence of Azerbaijan said that three were wounded.",
        "Four died in April near the border.",
    ],
)
def test_organs_and_days_are_no_people(text):
    assert list(_names(text, NONE)) == []


def test_a_mask_is_as_long_as_what_it_hides():
    text = "Anna Petrova and ANNA PETROVA"
    assert len(masked(text, masking(["Anna Petrova"]))) == len(text)
    assert "Petrova" not in masked(text, masking(["Anna Petrova"]))
