"""What a profile takes from a reading; which stretches and words of a report tell a happening."""

from dataclasses import replace
from datetime import date

from tests.handmade import CLAIMS, DOC, TEXT, span
from tests.handmade import TEGH_CLASH as READING
from truceline.incidents.named_places import find_named_places
from truceline.incidents.profile import make_profiles
from truceline.incidents.scope import find_scope
from truceline.incidents.words import find_dates, find_names, find_weekdays, find_words, fold
from truceline.model.background import Background


def test_a_profile_says_day_place_sides_and_losses_of_a_happening():
    (profile,) = make_profiles(READING)
    assert profile.happening == READING.happenings[0].id and profile.document == DOC.id
    assert profile.days[:1] == ("2023-04-11",) and profile.day_told
    assert profile.place_told and profile.places[0].name == "Tegh" and profile.places[0].names == ()
    assert set(profile.place_names) == {"tegh", "digh"}
    assert profile.sides == ("ARM", "AZE")
    assert ("killed:ARM", 4) in profile.figures


def test_the_same_reading_makes_the_same_profile_whatever_the_order_of_its_claims():
    mixed = replace(READING, claims=tuple(reversed(READING.claims)))
    assert make_profiles(mixed) == make_profiles(READING)


def test_a_day_long_before_the_report_is_no_sure_day():
    late = replace(DOC, published=DOC.published.replace(year=2024))
    (profile,) = make_profiles(replace(READING, document=late))
    assert not profile.day_told


def test_a_damaged_figure_is_no_figure():
    (profile,) = make_profiles(READING)
    assert all(number < 300 for _, number in profile.figures)


def test_the_scope_of_the_only_happening_is_the_report_without_its_background():
    old = "Last September's two days of fighting cost close to 300 lives."
    reading = replace(READING, background=(Background(id="b", span=span(old), kind="clash"),))
    told = "\n".join(find_scope(reading, READING.happenings[0]))
    assert "engineering work" in told and "its patrol did not see" in told
    assert old not in told


def test_two_happenings_of_one_report_have_their_own_paragraphs():
    first, second = (claim.id for claim in CLAIMS[:2])
    far = next(c for c in CLAIMS if TEXT[: c.span.start].count("\n\n") != TEXT[: CLAIMS[0].span.start].count("\n\n"))
    happening = READING.happenings[0]
    one, other = replace(happening, claims=(first, second)), replace(happening, id="hap-2", claims=(far.id,))
    reading = replace(READING, happenings=(one, other), background=())
    assert "around 4 p.m." in "\n".join(find_scope(reading, one))
    assert "around 4 p.m." not in "\n".join(find_scope(reading, other))


def test_names_are_words_that_no_dictionary_has_and_units_by_number():
    told = ["The 72nd Mechanised Brigade held Talloussa. They met Sargsyan's men, the ministry said."]
    assert find_names(told) == ("72 brigade", "sargsyan", "talloussa")
    assert find_names(told, without={"sargsyan"}) == ("72 brigade", "talloussa")


def test_words_of_any_fight_are_no_telling_words():
    assert find_words(["soldiers killed in shelling of the incubator"]) == ("incubator",)


def test_an_article_and_a_possessive_are_no_part_of_a_name():
    assert fold("al-Hisha") == fold("Hisha's") == "hisha"


def test_days_are_read_by_month_and_day_and_by_the_day_of_the_week():
    assert list(find_dates(["on April 29 and 3 May 2020, 31.4."], 2021)) == ["2021-04-29", "2020-05-03"]
    assert list(find_dates(["on April 29"], None)) == []
    assert list(find_weekdays(["late on Tuesday"], date(2023, 4, 12))) == ["2023-04-11"]


def test_a_village_is_found_by_its_name_after_a_preposition_in_the_countries_concerned():
    told = ["Rockets fell near Goris in the evening."]
    assert [place.name for place in find_named_places(told, {"ARM"})] == ["Goris"]
    assert find_named_places(told, {"SDN"}) == () == find_named_places(told, ())
    assert find_named_places(["Goris buries its dead."], {"ARM"}) == ()
