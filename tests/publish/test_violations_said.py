"""The words for how something stands against agreements."""

from dataclasses import replace

import pytest

from tests.truces.told import AGREEMENT, TERMS, during, incident, tellings
from truceline.model.actor import Actor
from truceline.model.truce import Truce
from truceline.model.truce_named import NamedTerms
from truceline.publish.ledger_phrases import flat
from truceline.publish.ledger_words import takes_plural
from truceline.publish.violation_words import OBLIGATIONS, OUTCOMES, attributed_words, provision_title
from truceline.publish.violations_said import Known, say_assessment, stand_rows
from truceline.reference.truces import load_truces
from truceline.truces.violations import assess_incident

KNOWN = Known(truces={AGREEMENT.id: AGREEMENT}, countries={})


def test_every_provision_is_told_from_the_others_of_its_agreement_by_its_name_and_whom_it_binds():
    for truce in load_truces().values():
        titles = [(provision_title(truce, each.id), each.obliged) for each in truce.provisions]
        assert len(set(titles)) == len(titles), truce.id


def test_a_number_that_is_printed_is_said_and_none_is_made_up():
    truces: dict[str, Truce] = dict(load_truces())
    assert provision_title(truces["am-az-ru-2020-11-09"], "1-cease_fire") == "point 1, to cease fire"
    assert provision_title(truces["in-pk-2003-11-25"], "cease_fire") == "to cease fire (Line of Control)"
    assert provision_title(truces["in-pk-2003-11-25"], "") == "which provision cannot be said"


def test_what_somebody_tells_of_its_own_side_is_said_to_be_that():
    told = tellings([("attacked", "asserts", 0, 0, "")])
    (said,) = say_assessment(assess_incident(incident(), told, TERMS), KNOWN).violations
    assert flat(dict(said.rows)["Told"]) == "Army of AAA of its own side: attacked: “x”"


def test_six_answers_are_six_rows_whatever_is_told():
    told = tellings([("fired_first", "asserts", 0, 1, ""), ("attacked", "denies", 0, 0, "")])
    assessment = assess_incident(incident(), told, TERMS)
    (said,) = say_assessment(assessment, KNOWN).violations
    assert [label for label, _ in said.rows] == [
        "Told", "Alleged", "Denied", "Falls under", "Monitored", "Verified", "Attributed",
    ]  # fmt: skip
    ((label, brief),) = stand_rows(assessment, KNOWN)
    assert label == "A" and "breach alleged in words by nobody" in flat(brief)


def test_every_duty_and_every_outcome_has_its_words():
    from typing import get_args

    from truceline.model.truce import Obligation
    from truceline.model.violation import LookedOutcome

    assert set(OBLIGATIONS) == set(get_args(Obligation)) and set(OUTCOMES) == set(get_args(LookedOutcome))


def test_of_what_is_said_of_no_agreement_it_is_told_of_whom_it_is_said():
    nowhere = NamedTerms(words=None, truces=(), provisions=(), how="none", why="none is known")
    told = [
        replace(each, named=nowhere, claim=replace(each.claim, act="violated_agreement", id=f"c{number}"))
        for number, each in enumerate(tellings([("attacked", "asserts", doer, 2, "") for doer in (0, 1)]))
    ]
    said = say_assessment(assess_incident(incident(), told, TERMS), KNOWN)
    assert [flat(each) for each in said.of_none] == [
        f"the mission, of Army of {country}: “x”: none is known" for country in ("AAA", "BBB")
    ]


def test_an_allegation_under_an_agreement_that_gives_nothing_says_which_is_meant_and_why():
    named = NamedTerms(
        words=None, truces=(AGREEMENT.id,), provisions=(), how="only_one", why="the only one; a duty to cease fire"
    )
    (told,) = tellings([("attacked", "asserts", 0, 1, "")])
    told = replace(told, named=named, claim=replace(told.claim, act="violated_agreement"))
    (why,) = [
        flat(each)
        for each in say_assessment(assess_incident(incident(when=during(2019)), [told], TERMS), KNOWN).of_none
    ]
    assert f"{AGREEMENT.title} is meant (the only one; a duty to cease fire), and gives nothing here: " in why
    assert not why.endswith(": ")


@pytest.mark.parametrize("kind", ["residents", "person"])
@pytest.mark.parametrize("doer", [0, 1])
def test_people_who_live_there_attribute_it_and_of_a_stranger_it_is_not_said_that_he_is_a_party(kind, doer):
    (told,) = tellings([("killed", "asserts", doer, 1 - doer, "")])
    who = Actor(id="unknown:x", kind=kind, name="a shopkeeper" if kind == "person" else "residents")
    (one,) = assess_incident(incident(), [replace(told, speakers=(who,))], TERMS).violations
    assert attributed_words(one) == ("residents" if kind == "residents" else "nobody known to be no party")


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("The facilitators", True),
        ("the guarantors of the truce", True),
        ("Civilians", True),
        ("two farmers from Tegh", True),
        ("Reuters", False),
        ("a shopkeeper, Muhammad Winter", False),
        ("the press", False),
    ],
)
def test_those_whom_a_report_names_by_a_word_for_several_take_a_plural_verb(name, plural):
    assert takes_plural(Actor(id=f"unknown:{name}", kind="person", name=name)) is plural
    assert not takes_plural(Actor(id="group:RSF", kind="group", name="Rapid Support Forces", country="SDN"))


@pytest.mark.parametrize(
    ("doer", "speaker", "named"),
    [(0, 1, "nobody but a party"), (0, 2, "the mission"), (None, 1, "nobody"), (None, 2, "nobody")],
)
def test_who_names_the_doer_is_said_and_where_nobody_is_named_nobody_attributes(doer, speaker, named):
    told = tellings([("killed", "asserts", doer, speaker, "")])
    (one,) = assess_incident(incident(), told, TERMS).violations
    assert attributed_words(one).casefold() == named
