"""The facts of a text: clocks, dates, numbers and names, in forms that agree across spellings and translations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.incidents.agencies import tag_of
from truceline.incidents.facts import facts_of, same_name
from truceline.model.document import Document


def facts(text: str) -> list[str]:
    return [f"{fact.kind} {fact.key}" for fact in facts_of(text)]


@pytest.mark.parametrize(
    "words",
    ["at 4:30 p.m.", "at 16:30", "at 04:30", "at 16.30 hrs", "At 4 hours and 30", "At 16 hours 30", "at 4.30pm"],
)
def test_a_clock_in_any_form_is_one_clock_of_the_half_day(words: str) -> None:
    assert facts(f"they fired {words} on") == ["clock 270"]


@pytest.mark.parametrize("words", ["on May 11", "on 11 May 2023", "the 11 of May", "on May 11th, 2023", "on 11th May"])
def test_a_date_is_its_month_and_day(words: str) -> None:
    assert facts(f"they fired {words} again") == ["date 05-11"]


def test_numbers_in_words_and_digits_are_one_and_one_is_no_number() -> None:
    assert facts("twelve men, 12 men, ٤ cars, one of 1,500") == ["number 12", "number 12", "number 4", "number 1500"]


def test_names_are_capitalised_words_that_no_sentence_begins_with() -> None:
    assert facts("Shelling hit Tegh. The soldiers left; According to Berghoz’s mayor, it is over.") == [
        "name tegh",
        "name berghoz",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("basarkechar", "basarkecher"), ("novoluganskoye", "novolugansk"), ("socheata", "sucheata"), ("orkhan", "orhan")],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("tegh", "goris"), ("zod", "zot"), ("kiev", "kabul"), ("orkhan", "armen")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_name_in_another_script_agrees_with_its_transliteration() -> None:
    (one,), (other,) = facts_of("они у Берегова стоят"), facts_of("they stand at Beregovo")
    assert one.agrees(other)


@given(st.text(alphabet=st.sampled_from("0123456789:.,apm hMay<>\nT’-“٤"), max_size=80))
def test_any_text_has_facts_with_positive_weight(text: str) -> None:
    assert all(fact.weight > 0 and fact.key for fact in facts_of(text))


@pytest.mark.parametrize("piece", ["-", "\n", "(", "A, ", "— ", "\n- ", "\nby ", "1:", "May "])
def test_a_hundred_thousand_of_anything_is_read_in_one_go(piece: str) -> None:
    text = "x\n\n" + piece * 50_000
    assert facts_of(text) is not None
    assert tag_of(Document(text=text)) is None


def test_a_number_of_thousands_of_digits_is_read_no_further_than_it_tells() -> None:
    assert facts("x " + "9" * 6000) == ["number " + "9" * 18]
