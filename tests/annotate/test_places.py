"""Places in a text: which words are one, which entry they mean, and when nobody can say."""

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.annotate.places import find_places
from truceline.model.document import Document
from truceline.model.syntax import Sentence, Token
from truceline.reference.places import open_places

TABLE = open_places()


def parse(text):
    """Split into words and sentences: tags are NNP for capitals, NN otherwise; a sentence ends with a full stop."""
    tokens = [
        Token(m.start(), m.end(), m[0], "NNP" if m[0][0].isupper() else "NN", "dep", i)
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]
    sentences, first = [], 0
    for i, token in enumerate(tokens):
        if token.text == "." or i + 1 == len(tokens) or "\n\n" in text[token.end : tokens[i + 1].start]:
            sentences.append(Sentence(tokens[first].start, token.end, first, i + 1, 0, False))
            first = i + 1
    return tokens, sentences


def read(text, *countries, taken=(), published=None, **options):
    document = Document(text=text, published=published)
    tokens, sentences = parse(text)
    ranges = [m.span() for words in taken for m in re.finditer(re.escape(words), text)]
    return find_places(document, tokens, sentences, TABLE, context_countries=countries, taken=ranges, **options)


def places(text, *countries, **options):
    return [(m.span.text, m.place and m.place.name) for m in read(text, *countries, **options)[0]]


def only(text, *countries, **options):
    mentions, _ = read(text, *countries, **options)
    assert len(mentions) == 1, mentions
    return mentions[0]


def test_a_village_with_its_province_is_a_pin_and_an_area():
    mentions, damages = read("Soldiers died outside Tegh, a village in Syunik province, it said.", "ARM", "AZE")
    village, province = (m.place for m in mentions)
    assert village.precision == "settlement" and village.lat is not None
    assert province.precision == "province" and province.lat is None
    assert mentions[0].relation == "outside" and damages == ()


def test_the_province_never_gets_the_pin_of_its_capital():
    assert only("Shells fell in the Donetsk region on Monday.", "UKR").place.lat is None


def test_a_province_after_a_district_and_a_comma_is_the_province():
    text = "Rockets landed in Kap Choeng District, Surin, and three were hurt."
    assert [m.place.precision for m in read(text, "THA", "KHM")[0]] == ["district", "province"]


def test_a_district_that_the_table_lacks_is_not_pinned_on_the_town_of_its_name():
    place = only("Sentries in the border county of Cheorwon heard shots.", "KOR").place
    assert (place.precision, place.lat) == ("district", None)


def test_a_bent_name_in_a_damaged_text_is_damage_and_what_can_be_said_is_said():
    text = "Troops fired near the village of Tig in the southern Armenian province of Sionik (00:<> GMT)."
    mentions, damages = read(text, "ARM", "AZE", taken=("Armenian",))
    assert [m.place.name for m in mentions] == ["Tegh", "Syunik"]
    assert [d.span.text for d in damages] == ["village of Tig", "province of Sionik"]
    assert damages[1].can_say == "Syunik (province of Armenia) by sound; the spelling is not in the table"
    assert {d.kind for d in damages} == {"garbled_name"} and damages[0].spoils == ("place",)


def test_the_same_spelling_in_a_sound_text_is_one_more_romanisation():
    mentions, damages = read("Shells hit villages in the province of Sionik.", "ARM")
    assert mentions[0].place.name == "Syunik" and damages == ()


def test_the_caller_may_say_that_the_text_is_damaged():
    assert len(read("Shells hit villages in the province of Sionik.", "ARM", damaged=True)[1]) == 1


def test_a_bent_name_far_from_anything_is_left_open():
    mention = only("Shells hit the village of Mugungo near the border.", "RWA")
    assert mention.place is None


def test_an_unknown_village_is_a_mention_without_a_place():
    mention = only("Fighters attacked the village of Qwertyabad at dawn.", "SYR")
    assert mention.span.text == "Qwertyabad" and mention.place is None


def test_a_small_town_abroad_is_not_taken_at_its_bare_name():
    assert all(m.place is None for m in read("Shots were heard near Tig on Monday.", "ARM")[0])


@pytest.mark.parametrize(
    "text",
    [
        "General Goris said that the army had left.",
        "The spokesman, Kapan, 43, denied it.",
        "Ministry of Goris and the Kapan Brigade fought on Tuesday in May.",
        "On Tuesday he spoke of peace. May was quiet.",
        "Narek Baghdasaryan told the paper on Friday.",
        "The Grad rockets and a Kornet missile were fired.",
    ],
)
def test_persons_bodies_days_and_weapons_are_no_places(text):
    assert places(text, "ARM", "AZE") == []


def test_a_dateline_is_no_place():
    assert places("GORIS, May 3 - Two soldiers died near Kapan on Friday.", "ARM") == [("Kapan", "Kapan")]


def test_an_actors_name_is_a_place_only_after_words_that_places_follow():
    text = "Khartoum said that fighting in Khartoum had stopped. It came from Khartoum."
    assert [m.span.start for m in read(text, "SDN", taken=("Khartoum",))[0]] == [text.index("in Khartoum") + 3]


def test_a_country_inside_a_longer_name_is_no_place():
    assert places("Ships met in the South China Sea.", "CHN", taken=("China",)) == []


def test_members_of_a_list_share_the_relation():
    mentions, _ = read("It opened up on positions near Vardenis, Sotk, Goris and Kapan with mortars.", "ARM")
    assert [(m.span.text, m.relation) for m in mentions] == [
        (n, "near") for n in ("Vardenis", "Sotk", "Goris", "Kapan")
    ]


def test_a_plural_noun_after_a_list_says_what_all_its_members_are():
    mentions, _ = read("Mines lay in the Kalbajar and Lachin districts.", "AZE")
    assert [m.place.lat for m in mentions] == [None, None] and len(mentions) == 2


@pytest.mark.parametrize(
    ("words", "relation", "km", "bearing"),
    [
        ("some 120 km from Misrata", "near", 120.0, None),
        ("60 km west of Misrata", "near", 60.0, "west"),
        ("10 miles north-east of Misrata", "near", 16.093, "northeast"),
        ("north of Misrata", "near", None, "north"),
        ("in the direction of Misrata", "toward", None, None),
        ("on the outskirts of Misrata", "outside", None, None),
        ("in the city of Misrata", "in", None, None),
        ("in the Misrata area", "near", None, None),
    ],
)
def test_the_relation_to_a_place_is_read(words, relation, km, bearing):
    mention = only(f"Fighters clashed {words} on Sunday.", "LBY")
    assert (mention.relation, mention.distance_km, mention.bearing) == (relation, km, bearing)
    assert mention.place.name == "Misratah"


def test_a_direction_is_toward():
    assert only("They fired in the Sotk direction.", "ARM").relation == "toward"


def test_each_side_may_use_its_own_name():
    first, second = (only(f"Fire came from the {name} settlement.", "ARM", "AZE").place for name in ("Tegh", "Digh"))
    assert first.id == second.id and {n.used_by for n in first.names} == {"ARM", "AZE"}


def test_contested_ground_is_found_with_its_claimants_and_without_a_country():
    mention = only("Troops shelled each other across the Line of Control on Friday.", "IND", "PAK")
    assert mention.place.claimants == ("IND", "PAK") and mention.place.country is None
    assert mention.relation == "along"


def test_contested_ground_of_other_countries_is_not_found():
    assert places("They met at the Blue Line station.", "ARM", "AZE") == []


def test_the_date_chooses_among_outlines_of_one_name():
    ids = [
        only("Shells fell in Nagorno-Karabakh.", "ARM", "AZE", published=datetime(year, 6, 1, tzinfo=UTC)).place.id
        for year in (2016, 2021)
    ]
    assert ids == ["ca:nk-artsakh-1994-2020", "ca:nk-artsakh-2020-2023"]


def test_the_stated_unit_chooses_among_places_of_one_name():
    text = "Shells hit the village of Vardenis in {} province."
    seen = [read(text.format(p), "ARM")[0][0].place.admin1 for p in ("Gegharkunik", "Aragatsotn")]
    assert seen == ["Gegharkunik", "Aragatsotn"]


def test_a_few_candidates_are_kept():
    mention = only("Shells hit the village of Vardenis.", "ARM")
    assert 1 < len(mention.candidates) <= 5


def test_an_empty_text_has_no_places():
    document = Document(text=" ")
    assert find_places(document, (), (), TABLE, context_countries=("ARM",), taken=()) == ((), ())


WORDS = st.sampled_from(
    "near in the village of province Tegh Syunik Goris Sionik Tig General said , . Lachin corridor Line of Control "
    "- 60 km west from and Khartoum region (00:<> GMT) “ ” al Hisha Kok Tash Ministry direction\n\nKAPAN:".split(" ")
)


@settings(max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=30), st.booleans())
def test_every_span_quotes_the_text(words, with_taken):
    text = " ".join(words)
    taken = ("Khartoum", "Goris") if with_taken else ()
    mentions, damages = read(text, "ARM", "AZE", "IND", "PAK", taken=taken)
    for span in [m.span for m in mentions] + [d.span for d in damages]:
        assert text[span.start : span.end] == span.text
    starts = [m.span.start for m in mentions]
    assert starts == sorted(starts)
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
