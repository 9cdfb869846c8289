"""Names of people do not leave; names of speakers, places and bodies do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish import tegh
from truceline.publish.masks import MASK, masking
from truceline.publish.name_runs import Excused, find_names
from truceline.publish.name_words import kind_of_word
from truceline.publish.victims import find_withheld

NOBODY = Excused()
SPEAKERS = Excused(
    names=frozenset(("Tegh", "Ani", "Lachin", "Syunik")), persons=frozenset(("Aram Torosyan", "Nikol Pashinyan"))
)
# Given names of the countries where our users work; a third of them are words of English too.
GIVEN = {
    "Armenia": "Davit Aram Gor Ani Ara Hayk Narek Karen Lilit Mariam Anna Mane Sona",
    "Azerbaijan": "Ali Elvin Orkhan Emin Vidadi Elshad Aysel Gunel Polad",
    "Georgia": "Giorgi Nika Luka Nino Tamar Dato Gela Eka",
    "Ukraine, Russia": "Taras Bohdan Oksana Olena Daria Ivan Pavel Roman Vera Maria Oleg Igor",
    "Syria, Gaza, Yemen": "Mohammed Omar Hassan Hind Layla Yusuf Musa Sana Noor Amal Adam Iman Huda Saba",
    "Sudan, South Sudan": "Chol Deng Garang Achol Dut Bol Abraham Faith Grace Joy Hope",
    "Myanmar": "Aung Min Moe Than Hla Nay Win Saw Naw Tun Aye Zaw May",
    "Turkey, Kurdistan": "Mine Deniz Baran Berfin Can Ender",
    "elsewhere": "Mark Grant Rose Dawn Victor Ruby Frank Bill Jack Will Max April June",
}
NAMES = sorted({name for told in GIVEN.values() for name in told.split()})
SURNAMES = ("Sargsyan", "Petrosyan", "Aliyev", "Kovalenko", "al-Masri", "Deng", "Tun", "Hale", "Stone")
TOLD = (
    "The shelling killed {}, the ministry said.",
    "Two servicemen were killed: {} and one more.",
    "The dead was Sergeant {}.",
    "Relatives of {}, who died in Tegh, spoke.",
    "{} was killed near Tegh.",
    "Yesterday\nthe body of {}\nwas found.",
)


@given(given_name=st.sampled_from(NAMES), surname=st.sampled_from(SURNAMES), told=st.sampled_from(TOLD))
def test_a_given_name_that_is_a_word_too_hides_nobody(given_name, surname, told):
    name = f"{given_name} {surname}"
    assert any(name in found for found in find_names(told.format(name), SPEAKERS))


@pytest.mark.parametrize("name", NAMES)
def test_no_given_name_is_a_word_of_ours(name):
    assert kind_of_word(name) != "ours" or name in ("April", "May", "June")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shelling killed Anna Petrova in her yard.", ["Anna Petrova"]),
        ("The dead man was named as Juma.", ["Juma"]),
        ("Oksana, 34, was wounded by shrapnel.", ["Oksana"]),
        ("Sergeant Ivan Dorokhov was killed.", ["Ivan Dorokhov"]),
        ("Abu Bakr al-Masri died of his wounds.", ["Abu Bakr al-Masri"]),
        (
            "It killed Davit Sargsyan, Ani Petrosyan and Gor\nPetrosyan.",
            ["Davit Sargsyan", "Ani Petrosyan", "Gor Petrosyan"],
        ),
        ("Aram Torosyan said that Aram Hovhannisyan was killed.", ["Aram Hovhannisyan"]),
        ("Corporal Torosyan died.", ["Torosyan"]),
        ("It killed Zalov Vidadi Nizami oghlu and Ali Hasan qizi.", ["Zalov Vidadi Nizami oghlu", "Ali Hasan qizi"]),
        ("D.Sargsyan, 34, and K. A. Avagyan died.", ["D.Sargsyan", "K. A. Avagyan"]),
        ("Hind Musa And Davit Sargsyan Killed In Tegh", ["Hind Musa", "Davit Sargsyan"]),
        ("TEGH MOURNS LILIT GRIGORYAN, KILLED BY SHELLS", ["LILIT GRIGORYAN"]),
        ("Syunik Province Governor Robert Ghukasyan was wounded.", ["Robert Ghukasyan"]),
    ],
)
def test_a_name_beside_harm_is_found(text, names):
    assert list(find_names(text, SPEAKERS)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers of the Armenian Armed Forces were killed on Tuesday.",
        "The Ministry of Defence of Azerbaijan said that three were wounded.",
        "Four died in April near the border.",
        "Ministry spokesman Aram Torosyan said that Prime Minister Pashinyan counted the dead.",
        "Four Azerbaijani Servicemen Killed In Tegh, Says Foreign Ministry",
        "Human Rights Watch said that two were killed by Russian Grad rockets near the Lachin Corridor.",
        "Members of the UN Security Council and the OSCE Special Monitoring Mission saw bodies.",
        "Meanwhile Azerbaijani forces shot at Tegh.",
    ],
)
def test_speakers_places_organs_and_days_are_no_victims(text):
    assert list(find_names(text, SPEAKERS)) == []


@given(name=st.sampled_from(SURNAMES))
def test_a_speaker_excuses_the_whole_name_and_no_word_of_it(name):
    excused = Excused(persons=frozenset((f"Aram {name}",)))
    assert list(find_names(f"Shells killed Aram {name}.", excused)) == []
    assert list(find_names(f"Shells killed Gor {name}.", excused)) == [f"Gor {name}"]


@pytest.mark.parametrize(
    "text",
    [
        *("Anna Petrova", "ANNA PETROVA", "Anna\nPetrova", "Anna \n Petrova", "Anna\u00a0Petrova", "Anna-Petrova"),
        *(
            "anna_petrova.txt",
            "/anna-petrova/",
            "?q=anna+petrova",
            "anna%20petrova",
            "annapetrova.org",
            "Anna Petrova's",
        ),
        *("x_anna_petrova_y", "Anna Petrova’s"),
    ],
)
def test_a_name_is_blackened_however_it_is_written_and_the_mask_is_as_long(text):
    told = masking(["Anna Petrova"])(text)
    assert len(told) == len(text) and MASK in told
    assert "petrova" not in told.lower() and "anna" not in told.lower()


def test_signs_that_are_put_together_are_the_same_as_one_sign():
    mask = masking(["José Müller"])
    for text in ("José Müller", "Jose\u0301 Mu\u0308ller", "jose_muller"):
        assert set(mask(text)) == {MASK}


def test_a_part_of_another_word_is_no_name():
    assert masking(["Gor"])("Goris, Gorus, Igor; Gor.") == f"Goris, Gorus, Igor; {MASK * 3}."


def test_a_whole_name_that_may_leave_stays_where_a_part_of_it_is_blackened():
    mask = masking(["Aram Hovhannisyan"], capitals=["Aram"], kept=["Aram Torosyan", "Ani"])
    assert mask("Aram Torosyan of Ani; Aram\nHovhannisyan, Aram, aram") == (
        f"Aram Torosyan of Ani; {MASK * 17}, {MASK * 4}, aram"
    )


def told_by(text, title=None):
    """Return a reading of a text of which nothing was read but its words."""
    reading = next(iter(tegh.kept()[1].values()))
    document = replace(reading.document, text=text, title=title, id="")
    return replace(reading, document=document, claims=(), statements=(), happenings=())


def test_names_are_looked_for_in_the_whole_text_and_in_titles():
    text = "Three were killed in Tegh.\n\nThey were Gor\nPetrosyan, Ani Musa and Narek Abrahamyan. A road was closed."
    withheld = find_withheld([told_by(text, title="Tegh mourns Lilit Grigoryan")])
    for name in ("Gor Petrosyan", "Ani Musa", "Narek Abrahamyan", "Lilit Grigoryan"):
        assert MASK * len(name) == withheld.mask(name)
    assert withheld.mask("Tegh mourns, a road was closed") == "Tegh mourns, a road was closed"


def test_where_nobody_was_harmed_nobody_is_withheld():
    assert find_withheld([told_by("Nikol Pashinyan met Vladimir Putin in Moscow.")]).mask is None
