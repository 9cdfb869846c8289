"""Names in English words, and names spelt two ways; every sentence is our own, of conflicts outside the cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import NEWS, report
from truceline.annotate.damage import find_broken_names


def broken(text, *, elsewhere=True, known=()):
    places = [(text.index(name), text.index(name) + len(name)) for name in known]
    return [(d.span.text, d.spoils) for d in find_broken_names(report(text), places, broken=elsewhere)]


TRANSLATED = [
    ("the rebels hold the village Whistle since June", "village Whistle", "place"),
    ("they shelled the town of Our Lantern at noon", "town of Our Lantern", "place"),
    ("along the river Beautiful Daughter the posts", "river Beautiful Daughter", "place"),
    ("against the army of the Barrel near Aden", "army of the Barrel", "actor"),
    ("the spokesman Feather told the radio", "Feather", "actor"),
    ("as Abdel Lamp said by telephone", "Abdel Lamp", "actor"),
    ("and Yusuf the Blacksmith denied it", "Yusuf the Blacksmith", "actor"),
    ("for general Mouth-of-Iron it is a lie", "Mouth-of-Iron", "actor"),
]


@pytest.mark.parametrize(("text", "quoted", "spoils"), TRANSLATED, ids=[row[1] for row in TRANSLATED])
def test_english_words_where_a_name_belongs_are_a_lost_name(text, quoted, spoils):
    assert broken(text) == [(quoted, (spoils,))]


@pytest.mark.parametrize(
    "text",
    [
        "the city council of Mocha, the town Court and the village Council met",
        "the army of the Republic and the forces of the United Nations",
        "Soldiers left. Witnesses spoke. Officials denied.",
        "Colonel Taylor and Rose Mitchell spoke on Monday in January",
        "the district of Bash Gejer",
        "the Northern Front and the Eastern Command",
    ],
)
def test_bodies_people_and_beginnings_of_sentences_are_no_lost_names(text):
    assert broken(text) == []


def test_a_name_that_a_table_holds_is_not_asked():
    assert broken("they hold the town of Pearl", known=["Pearl"]) == []


def test_a_text_without_other_damage_is_not_asked_for_translated_names():
    assert broken("the rebels hold the village Whistle since June", elsewhere=False) == []


def test_the_rarer_of_two_spellings_is_doubted_and_the_other_named():
    text = "General Kolmakov spoke. General Kolmakov left. General Kalmakov denied."
    (damage,) = find_broken_names(report(text), [], broken=False)
    assert (damage.span.text, damage.span.start) == ("Kalmakov", text.index("Kalmakov"))
    assert "also writes Kolmakov" in damage.can_say


def test_the_spelling_that_no_table_holds_is_doubted():
    text = "in the town of Bambari and again in the town of Bambary, the town of Bambary"
    (damage,) = find_broken_names(report(text), [(text.index("Bambari"), text.index("Bambari") + 7)], broken=False)
    assert damage.span.text == "Bambary"


@pytest.mark.parametrize(
    "text",
    [
        "President Kabilas denied; President Kabila left; President Kabila's car",
        "the town of Mandera and the town of Mandela",  # known: two places
        "Minister Hassan and Brigadier Hasson",  # other company
        "Army General and Armed Generals, the Ivorian General and the Ivorians Generals",
        "Captain Waters and Captain Walters of the Essex Regiment",
    ],
)
def test_forms_of_a_word_and_two_names_are_no_two_spellings(text):
    known = ["Mandera", "Mandela", "Waters", "Walters"]
    assert broken(text, elsewhere=False, known=[name for name in known if name in text]) == []


@given(st.text(max_size=80), st.integers(0, len(NEWS)))
def test_any_text_is_taken_and_the_spans_quote_it(words, at):
    text = NEWS[:at] + words + NEWS[at:]
    for damage in find_broken_names(report(text), [(at, at + 5)], broken=True):
        assert text[damage.span.start : damage.span.end] == damage.span.text
