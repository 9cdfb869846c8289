"""A sentence of a daily report is made of what supports it, or it is not made."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.publish.sitrep.material import heard, quiet, recorded, report, tegh, without_claim
from tests.strategies import counts
from truceline.publish.sitrep.blocks import words_of
from truceline.publish.sitrep.counting import counted, sum_words
from truceline.publish.sitrep.sentence import Fixed, Search, Sentence, Summed, Support, Unsupported, unsupported
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.sitrep.tells import Vouching

COUNTRIES = {"ARM": "Armenia"}
NUMBER = re.compile(r"\d+")
SEARCH = Search(what="incidents", first=date(2023, 4, 11), last=date(2023, 4, 11), found=("inc-1", "inc-2"))


def support(*things) -> Support:
    return Support(kind="search", id="x", things=things, vouching=Vouching(COUNTRIES))


def test_a_sentence_without_a_support_cannot_be_made():
    with pytest.raises(Unsupported, match="nothing supports"):
        Sentence(text="Nobody was hurt.", supports=())


def test_a_support_without_a_thing_of_the_record_cannot_be_made():
    with pytest.raises(Unsupported, match="stands on nothing"):
        support()


def test_a_figure_that_no_support_holds_cannot_be_said():
    Sentence(text="2 incidents on 11 April 2023", supports=(support(SEARCH),))
    with pytest.raises(Unsupported, match="3"):
        Sentence(text="3 incidents on 11 April 2023", supports=(support(SEARCH),))


@given(st.sets(st.from_regex(r"inc-[0-9a-f]{8}", fullmatch=True), max_size=4), st.integers(0, 99))
def test_digits_of_the_ids_that_a_search_found_vouch_for_no_number(found, told):
    search = Search(what="incidents", first=date(2023, 4, 11), last=date(2023, 4, 11), found=tuple(sorted(found)))
    said = f"{told} incidents told"
    if told in (len(found), 11):
        Sentence(text=said, supports=(support(search),))
    else:
        with pytest.raises(Unsupported):
            Sentence(text=said, supports=(support(search),))


def test_a_name_that_no_support_holds_cannot_be_said():
    observed = heard(mission="Border mission")
    Sentence(text="Border mission: 12 explosions near Tegh", supports=(support(observed),))
    with pytest.raises(Unsupported, match="Goris"):
        Sentence(text="Border mission: 12 explosions near Goris", supports=(support(observed),))
    with pytest.raises(Unsupported, match="Goris"):
        Sentence(text="Goris: 12 explosions", supports=(support(observed),))


def test_a_code_vouches_for_the_name_of_its_country():
    Sentence(text="of Armenia", supports=(support({"country": "ARM"}),))


def test_a_moment_vouches_for_its_hour_in_the_zones_that_the_thing_names():
    for said in ("heard at 09:00", "heard at 05:00"):
        Sentence(text=said, supports=(support(heard()),))
    with pytest.raises(Unsupported):
        Sentence(text="heard at 10:00", supports=(support(heard()),))


def test_digits_of_ids_and_offsets_vouch_for_nothing():
    with pytest.raises(Unsupported):
        Sentence(text="7 shots", supports=(support(heard(id="obs-7")),))


@pytest.mark.parametrize("words", ["4 killed", "Armenia", "the ministry of Azerbaijan"])
def test_words_of_ours_hold_no_figure_and_no_name(words):
    with pytest.raises(Unsupported):
        Fixed(words)


def test_what_cannot_be_said_is_left_out_and_counted():
    sayer = Sayer(COUNTRIES)
    assert sayer.say("5 incidents", support(SEARCH)) == ()
    assert len(sayer.unsaid) == 1


@pytest.mark.parametrize("material", [tegh, recorded, quiet])
def test_every_figure_and_name_of_a_report_is_in_its_supports(material):
    made = report(material())
    assert made.unsaid == ()
    for sentence in made.sentences():
        assert sentence.supports
        assert unsupported(sentence.text, sentence.supports) == ()
    ours = [words.text for block in made.blocks for words in words_of(block) if isinstance(words, Fixed)]
    assert not [text for text in ours if NUMBER.search(text)]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(st.data())
def test_no_sentence_outlives_the_claim_that_it_rests_on(data):
    material = tegh()
    claims = sorted(material.incidents[0].view.entries)
    claim = data.draw(st.sampled_from(claims))
    before = report(material)
    resting = {s.text for s in before.sentences() if {each.id for each in s.supports} == {claim}}
    after = report(without_claim(material, claim))
    assert not [s.text for s in after.sentences() if any(each.id == claim for each in s.supports)]
    assert not resting & {s.text for s in after.sentences()}
    assert after.unsaid == ()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(counts(), max_size=5))
def test_a_sum_over_one_unit_holds_every_sum_of_its_parts(found):
    told = counted(("explosion", ""), [heard(count=type(c)(**{**_fields(c), "unit": "explosion"})) for c in found])
    assert told.low == sum(c.low or 0 for c in found)
    known = [c.high for c in found if not c.unknown]
    assert told.high == (None if None in known else sum(known))
    summed = Support(kind="search", id="sum", things=(told,), vouching=Vouching({}))
    if told.counts:
        assert unsupported(sum_words(told), (summed,)) == ()


def _fields(count):
    return {name: getattr(count, name) for name in ("low", "best", "high", "words", "damaged")}


def test_units_are_never_added_to_one_another():
    bursts = heard(count=type(heard().count)(low=3, best=3, high=3, unit="burst"))
    assert counted(("explosion", ""), [heard(), bursts]) == Summed(unit="explosion", counts=(heard().count,))
