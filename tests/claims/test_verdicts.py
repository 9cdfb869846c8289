"""What is called a breach at the end of a report of an act: whose words these are, and whose breach."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import Told, read, told

VERDICTS = (  # by the ministry that reports, of who did the act
    "{A}'s defence ministry said {b} forces fired at its posts on Tuesday morning, calling it a gross violation of the "
    "ceasefire.",
    "{A}'s defence ministry said that {b} troops had shelled its positions, denouncing the attack as a violation of the "
    "truce.",
    "{A}'s defence ministry said {b} soldiers fired at its troops, condemning it as a serious breach of the ceasefire.",
    "{A}'s defence ministry said {b} forces shelled its posts overnight, saying this was a violation of the ceasefire.",
    "{A}'s defence ministry said {b} forces shelled its posts and called it a breach of the truce.",
    "{A}'s defence ministry said {b} forces fired at its posts in what it called a gross violation of the ceasefire.",
    "{b} forces fired at its posts, {A}'s defence ministry said, calling it a gross violation of the joint statement.",
    "{A}'s defence ministry accused {b} forces of firing at its posts, describing this as a breach of the ceasefire.",
    "{A}'s defence ministry said {b} troops fired at its posts and its units returned fire, calling it a violation of "
    "the ceasefire.",
    "{A}'s defence ministry said {b} forces fired at its posts, accusing {B} of violating the ceasefire.",
    "{A}'s defence ministry said {b} forces fired at its posts, accusing it of violating the ceasefire.",
)
REPLIES = (  # by who did the act, of the other
    "{A}'s defence ministry said {b} forces fired at its posts, accusing {A} of violating the ceasefire.",
    "{A}'s defence ministry said {b} forces fired at its posts, saying it was a response to {a} violations of the "
    "ceasefire.",
)


@pytest.mark.parametrize(("text", "accuser", "accused"), both_ways(VERDICTS))
def test_a_verdict_on_an_act_is_that_of_who_reports_it_against_who_did_it(reader, text, accuser, accused):
    breach = Told(f"{accuser} MIL", "asserts", "violated_agreement", accused, None)
    assert told(read(reader, text), "violated_agreement") == [breach]


@pytest.mark.parametrize(("text", "reporter", "doer"), both_ways(REPLIES))
def test_a_reason_that_a_doer_gives_stays_its_own(reader, text, reporter, doer):
    (breach,) = told(read(reader, text), "violated_agreement")
    assert (breach.by[:3], breach.actor) == (doer, reporter)


@pytest.mark.parametrize("verb", ["calling it", "describing this as", "branding the strike", "in what it called"])
def test_what_an_outsider_calls_a_breach_is_that_of_who_did_it(reader, verb):
    text = (
        f"France said Israeli jets struck Tyre on Monday, {verb} a violation of the ceasefire. Hezbollah fired rockets."
    )
    (breach,) = told(read(reader, text), "violated_agreement")
    assert (breach.by, breach.actor) == ("FRA GOV", "ISR")


@pytest.mark.parametrize(
    "text",
    [
        "The Sudanese army said the RSF shelled a market, a move it called a breach of the truce.",
        "The RSF shelled a hospital in El Fasher, the Sudanese army said, describing the shelling as a breach of the truce.",
    ],
)
def test_a_group_is_accused_as_a_state_is(reader, text):
    assert told(read(reader, text), "violated_agreement") == [
        Told("SDN MIL", "asserts", "violated_agreement", "RSF", None)
    ]


@pytest.mark.parametrize("what", ["its sovereignty", "Lebanese sovereignty", "the country's airspace"])
def test_a_violation_of_sovereignty_is_no_breach_of_an_agreement(reader, what):
    reading = read(reader, f"Lebanon's army said Israeli jets struck Tyre and called it a violation of {what}.")
    assert not told(reading, "violated_agreement") and not reading.breaches
