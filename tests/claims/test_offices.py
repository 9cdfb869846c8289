"""Whose office: titles and organs that many states have, without the state's name beside them."""

import pytest

from tests.claims.mirrored import ARMENIA, AZERBAIJAN, both_ways
from tests.claims.told import read, speaker, told

PEOPLE = {"ARM": "Nikol Pashinyan", "AZE": "Ilham Aliyev"}
TITLES = ("Prime Minister", "President", "")
PAIR = ((ARMENIA, AZERBAIJAN), (AZERBAIJAN, ARMENIA))
NAMED_IN_OTHERS_WORDS = (  # the office is of who speaks, not of whom it speaks
    "{A}'s defence ministry denied {Bcity}'s report that {a} units had fired. The prime minister said {b} troops had "
    "violated the ceasefire.",
    "{A}'s defence ministry rejected the {b} army's claim that {a} units had fired. The foreign minister said {b} troops "
    "had violated the ceasefire.",
    "{A}'s army denied the {b} army's report that {a} units had fired. The defence ministry said {b} troops had violated "
    "the ceasefire.",
    "{Acity} rejected a claim by {Bcity} that {a} units had fired. The Foreign Office said {b} troops had violated the "
    "ceasefire.",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(["{B}'s defence ministry said {a} forces fired. {{who}} said {B} had violated the ceasefire."], PAIR),
)
def test_a_known_person_is_of_the_own_state_whoever_spoke_last(reader, text, title, one, two):
    reading = read(reader, text.format(who=f"{title} {PEOPLE[one]}".strip()))
    (claim,) = [c for c in reading.claims if c.act == "violated_agreement"]
    (by,) = next(s for s in reading.statements if s.id == claim.statement).speakers
    assert (by.name, by.country) == (PEOPLE[one], one)


@pytest.mark.parametrize(("text", "one", "two"), both_ways(NAMED_IN_OTHERS_WORDS))
def test_an_office_without_a_state_is_of_who_spoke_and_not_of_whom_they_spoke(reader, text, one, two):
    (breach,) = told(read(reader, text), "violated_agreement")
    assert (breach.by[:3], breach.actor) == (one, two)


@pytest.mark.parametrize(("text", "one", "two"), both_ways(["{b} and {a} troops exchanged fire near the border."]))
def test_an_office_that_may_be_either_sides_is_nobodys(reader, text, one, two):
    reading = read(reader, text + " The prime minister said the ceasefire had been violated by tanks.")
    (breach,) = [c for c in (*reading.claims, *reading.breaches) if c.act == "violated_agreement"]
    assert speaker(reading, breach) == "The prime minister"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("ISLAMABAD, May 11 - Indian troops fired. The Foreign Office said India had broken the ceasefire.", "PAK"),
        ("Pakistan denied it. The Foreign Office said Indian troops had broken the ceasefire.", "PAK"),
        ("LONDON, May 3 - The Foreign Office said the RSF had broken the truce with the Sudanese army.", "GBR"),
        ("Britain said Russia had shelled Kharkiv. The Foreign Office said Russia had broken the ceasefire.", "GBR"),
        ("India's Ministry of External Affairs said Pakistani troops had broken the ceasefire.", "IND"),
    ],
)
def test_the_foreign_office_is_british_only_where_britain_is_there(reader, text, country):
    (breach,) = told(read(reader, text), "violated_agreement")
    assert breach.by == f"{country} GOV"


def test_nobody_knows_whose_foreign_office_it_is_where_nothing_says_so(reader):
    reading = read(reader, "The Foreign Office said Indian troops had broken the truce with Pakistan.")
    assert [c.by for c in told(reading, "violated_agreement")] == ["The Foreign Office"]


def test_who_holds_an_office_speaks_by_name_and_the_words_keep_the_office(reader):
    text = "Lebanese parliament speaker Nabih Berri said Israel had violated the agreement at least 54 times. Israel struck."
    reading = read(reader, text)
    (statement,) = [s for s in reading.statements if s.speakers]
    assert [a.name for a in statement.speakers] == ["Nabih Berri"]
    assert statement.named_as.text.endswith("speaker Nabih Berri")


def test_a_spokeswoman_speaks_for_her_ministry(reader):
    text = "Russian foreign ministry spokeswoman Maria Zakharova said Azerbaijani troops fired at Armenian posts."
    reading = read(reader, text)
    assert reading.statements[0].speakers[0].id == "RUS:foreign_ministry"


def test_another_person_of_the_same_surname_is_not_taken_for_the_known_one(reader):
    text = "Three civilians were hurt by Azerbaijani fire, said Kristinne Grigoryan, Armenia's human rights defender."
    reading = read(reader, text)
    assert "Armen Grigoryan" not in [a.name for s in reading.statements for a in s.speakers]


def test_a_person_named_in_a_report_is_no_side_of_the_fight(reader):
    text = "Azerbaijan's defence ministry said Armenian forces fired at its posts. Nikol Pashinyan said Azerbaijan had attacked."
    reading = read(reader, text)
    parties = [p.actor for c in reading.claims for p in (c.actor, c.target) if p is not None and p.actor is not None]
    assert "person" not in [a.kind for a in parties]


def test_a_minister_speaks_for_the_capital_in_which_the_words_were_said(reader):
    text = (
        "Azerbaijan's defence ministry said Armenian forces fired at its posts. The health minister told reporters in "
        "Yerevan that Azerbaijani fire had wounded two civilians."
    )
    assert [c.by[:3] for c in told(read(reader, text), "wounded")] == ["ARM"]


def test_two_sides_that_fire_at_each_other_fight(reader):
    text = (
        "Residents said the two sides were firing at each other near the mint. The RSF and the Sudanese army are there."
    )
    assert [(c.act, c.actor) for c in told(read(reader, text))] == [("clashed", None)]
