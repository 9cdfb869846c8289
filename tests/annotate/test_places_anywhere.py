"""Places of any news text: forms of names, stated units, the vote of a document, and when nobody can say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.test_places import TABLE, parse
from truceline.annotate.place_forms import find_forms
from truceline.annotate.places_anywhere import find_places_anywhere
from truceline.annotate.state_names import StateName, find_state_names
from truceline.model.document import Document
from truceline.reference.actors import load_actors


def anywhere(text, *names, states=()):
    """Resolve ``names`` in the order of the text, or what is found where none is given."""
    document = Document(text=text)
    tokens, sentences = parse(text)
    spans = [(text.index(n), text.index(n) + len(n)) for n in names] if names else None
    said = [StateName(text.index(w), text.index(w) + len(w), code, derived) for w, code, derived in states]
    return find_places_anywhere(document, tokens, sentences, TABLE, states=said, spans=spans)


def best(text, *names, **options):
    return [(m.candidates[0].name, m.candidates[0].country) for m in anywhere(text, *names, **options)]


@pytest.mark.parametrize(
    ("form", "name", "country"),
    [
        ("Tex.", "Texas", "USA"),
        ("TX", "Texas", "USA"),
        ("B.C.", "British Columbia", "CAN"),
        ("ACT", "Australian Capital Territory", "AUS"),
        ("Mt. Vernon", "Mount Vernon", "USA"),
        ("northern Kenya", "Kenya", "KEN"),
        ("the Greater Toronto Area", "Toronto", "CAN"),
        ("European", "Europe", None),
    ],
)
def test_a_short_or_longer_form_is_found(form, name, country):
    assert (name, country) in {(m.entry.name, m.entry.country or None) for m in find_forms(form, TABLE)}


def test_two_words_of_a_bearing_are_no_place_by_themselves():
    assert find_forms("Qwerty Area", TABLE) == [] and find_forms("", TABLE) == []


@pytest.mark.parametrize(
    ("unit", "country"), [("Texas", "USA"), ("Tenn.", "USA"), ("Ontario", "CAN"), ("France", "FRA")]
)
def test_the_unit_after_a_comma_chooses_the_paris_in_it(unit, country):
    text = f"The fire in Paris, {unit}, was out by noon."
    mentions = anywhere(text, "Paris", unit)
    assert mentions[0].candidates[0].country == country
    assert mentions[0].place is not None and mentions[0].place.name == "Paris"


def test_a_document_in_one_region_draws_a_common_name_to_it():
    text = "Police in London said roads from Sarnia, Windsor and Kitchener were shut. Ontario had snow."
    found = dict(
        zip(
            ("London", "Sarnia", "Windsor", "Kitchener", "Ontario"),
            best(text, "London", "Sarnia", "Windsor", "Kitchener", "Ontario"),
            strict=True,
        )
    )
    assert {country for _, country in found.values()} == {"CAN"}


def test_a_name_alone_means_the_place_that_is_most_known():
    assert best("They flew to London on Monday.", "London") == [("London", "GBR")]
    assert best("They flew to Cairo on Monday.", "Cairo") == [("Cairo", "EGY")]


def test_an_adjective_of_a_state_is_the_state():
    text = "The Turkish team won."
    assert best(text, "Turkish", states=[("Turkish", "TUR", True)]) == [("Türkiye", "TUR")]


def test_the_words_that_name_states_are_found_by_name_and_adjective():
    actors = load_actors()
    text = "Turkish and Syrian envoys met in Iran."
    found = {text[s.start : s.end]: (s.country, s.derived) for s in find_state_names(text, actors)}
    assert found == {"Turkish": ("TUR", True), "Syrian": ("SYR", True), "Iran": ("IRN", False)}
    assert find_state_names(text, actors, [(0, 7)])[0].country == "TUR"
    assert find_state_names(text, actors, [(0, 6)]) == ()


def test_england_is_not_the_whole_kingdom():
    assert best("Rain fell over England.", "England", states=[("England", "GBR", False)]) == [("England", "GBR")]


def test_where_two_are_as_likely_nobody_says_and_both_are_kept():
    mention = anywhere("The mayor of Springfield resigned.", "Springfield")[0]
    assert mention.place is None and len(mention.candidates) > 1


def test_a_name_that_no_table_has_is_likely_near_the_place_named_beside_it():
    mention = anywhere("Guards at Qwertyhall in Goris slept.", "Qwertyhall", "Goris")[0]
    assert mention.place is None and [c.name for c in mention.candidates] == ["Goris"]
    assert mention.candidates[0].score < 0.25


def test_a_small_place_of_a_country_that_nothing_else_names_is_likelier_here():
    text = "Crowds left Haram for Cairo and Giza; Egypt was calm."
    first = anywhere(text, "Haram", "Cairo", "Giza", "Egypt")[0]
    assert first.place is None and first.candidates[0].country == "EGY"


def test_a_surname_that_was_given_in_full_is_no_town():
    text = "Abraham Lincoln spoke in Chicago. Later Lincoln went home."
    assert [m.span.text for m in anywhere(text)] == ["Chicago"]


def test_a_province_has_candidates_and_no_point():
    mention = anywhere("Floods hit Alberta.", "Alberta")[0]
    assert mention.place is not None and mention.place.precision == "province" and mention.place.lat is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Paris", "Texas", "London", "Ontario", "Goris", "and", "in", ",", ".", "near", "Georgia"]),
        max_size=12,
    )
)
def test_every_span_quotes_the_text_and_every_candidate_is_in_the_table(words):
    text = " ".join(words)
    for mention in anywhere(text):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        scores = [c.score for c in mention.candidates]
        assert scores == sorted(scores, reverse=True) and all(0 <= s <= 1 for s in scores)
        for candidate in mention.candidates:
            assert TABLE.middle(candidate.id, candidate.name)
        if mention.place:
            assert mention.place.id == mention.candidates[0].id


def test_the_order_of_the_rounds_does_not_depend_on_the_run():
    text = "Georgia, Texas and Paris met London in Ontario near Goris."
    assert anywhere(text) == anywhere(text)
