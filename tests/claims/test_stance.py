"""Asserts, denies, declines: how the speaker stands to what is told."""

import pytest

from tests.claims.told import Told, party, read, told, wrong
from truceline.model.document import Document

ACCUSED = "Azerbaijani troops opened fire on Armenian positions, the Armenian defence ministry said. "


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            ACCUSED + "Azerbaijan denied that its troops had opened fire.",
            Told("AZE GOV", "denies", "fired_first", "AZE", "ARM"),
        ),
        (
            ACCUSED + "Azerbaijan denied opening fire.",
            Told("AZE GOV", "denies", "fired_first", "AZE", "ARM"),
        ),
        (
            "The RSF denied shelling the market in El Fasher.",
            Told("RSF REB", "denies", "attacked", "RSF", "civilians"),
        ),
        (
            "The Sudanese army denies that it shelled the hospital; the RSF has not commented.",
            Told("SDN MIL", "denies", "attacked", "SDN", "civilians"),
        ),
        (
            "Cambodian troops never crossed the border into Thailand, the Cambodian defence ministry said.",
            Told("KHM MIL", "denies", "entered_territory", "KHM", "THA"),
        ),
        (
            "The Armenian defence ministry said that Armenian troops did not open fire on Azerbaijani positions.",
            Told("ARM MIL", "denies", "fired_first", "ARM", "AZE"),
        ),
        (
            "Armenian units did not fire at Azerbaijani positions, the Armenian Ministry of Defence said.",
            Told("ARM MIL", "denies", "attacked", "ARM", "AZE"),
        ),
        wrong(
            "Not a single shot was fired at Azerbaijani positions by Armenian units, Armenia's defence ministry said.",
            Told("ARM MIL", "denies", "attacked", "ARM", "AZE"),
            instead="no claim is read",
        ),
        wrong(
            "Thailand rejected the Cambodian accusation that Thai soldiers had fired first.",
            Told("THA GOV", "denies", "fired_first", "THA", "KHM"),
            instead="the target is None: an accusation of Cambodia does not make it the other side",
        ),
    ],
)
def test_a_denial_denies_the_act_and_keeps_who_is_said_to_have_done_it(reader, text, claim):
    assert [c for c in told(read(reader, text)) if c.stance == "denies"] == [claim]


@pytest.mark.parametrize(
    "answer",
    [
        "Azerbaijan's defence ministry denies it.",
        "Azerbaijan's defence ministry denied this.",
        "Azerbaijan's defence ministry denied the accusation.",
        "Azerbaijan's defence ministry rejected the accusation.",
        "Azerbaijan's defence ministry dismissed the claim as baseless.",
        "Azerbaijan denied that its troops had opened fire.",
        "This was denied by Azerbaijan's defence ministry.",
        "Azerbaijan's defence ministry called the accusation groundless.",
        "Azerbaijan's defence ministry said that this was not true.",
    ],
)
def test_a_denial_of_what_was_said_before_is_about_that_claim(reader, answer):
    reading = read(reader, ACCUSED + answer)
    (accusation,) = [c for c in reading.claims if c.stance == "asserts"]
    (denial,) = [c for c in reading.claims if c.stance == "denies"]
    assert denial.about == accusation.id
    assert (denial.act, party(denial.actor), party(denial.target)) == ("fired_first", "AZE", "ARM")


def test_an_accusation_is_about_no_other_claim(reader):
    assert [c.about for c in read(reader, ACCUSED).claims] == [None]


def test_an_account_of_ones_own_is_no_denial(reader):
    text = ACCUSED + "Azerbaijan's defence ministry said that Armenian troops had opened fire on Azerbaijani posts."
    assert [c.stance for c in told(read(reader, text))] == ["asserts", "asserts"]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's defence ministry said that the claims that its troops had opened fire on Armenian positions were "
        "groundless.",
        "Claims that Azerbaijani troops had opened fire on Armenian positions are disinformation, Azerbaijan's defence "
        "ministry said.",
        "Azerbaijan's defence ministry called reports that its troops had opened fire on Armenian positions fabricated.",
        wrong(
            "Groundless claims that Azerbaijani units had opened fire on Armenian positions are disinformation, "
            "Azerbaijan's defence ministry said.",
            instead="a stranger “Groundless” is the speaker: a noun “claims” at the head is taken for a verb of saying",
        ),
    ],
)  # fmt: skip
def test_to_call_a_claim_groundless_is_to_deny_it(reader, text):
    assert told(read(reader, text)) == [Told("AZE MIL", "denies", "fired_first", "AZE", "ARM")]


def test_a_press_release_calls_the_other_sides_claims_false(reader):
    text = (
        "The information spread by the Armenian side that units of the Azerbaijan Army opened fire on Armenian "
        "positions is false."
    )
    reading = read(reader, text, publisher="Ministry of Defence of the Republic of Azerbaijan")
    assert told(reading) == [Told("AZE MIL", "denies", "fired_first", "AZE", "ARM")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            ACCUSED + "Azerbaijan's defence ministry has not commented.",
            Told("AZE MIL", "declines", "fired_first", "AZE", "ARM"),
        ),
        (
            ACCUSED + "Azerbaijan's defence ministry declined to comment.",
            Told("AZE MIL", "declines", "fired_first", "AZE", "ARM"),
        ),
        (
            ACCUSED + "There was no immediate comment from Azerbaijan's defence ministry.",
            Told("AZE MIL", "declines", "fired_first", "AZE", "ARM"),
        ),
        (
            "Armenia's defence ministry said Azerbaijani troops attacked its soldiers and that there were casualties. "
            "It gave no figures.",
            Told("ARM MIL", "declines", "killed", None, "ARM"),
        ),
        (
            "Armenia's defence ministry said Azerbaijani troops attacked its soldiers, without giving figures.",
            Told("ARM MIL", "declines", "killed", None, "ARM"),
        ),
        (
            "Armenia's defence ministry said Azerbaijani troops attacked its soldiers, giving no figures for its losses.",
            Told("ARM MIL", "declines", "killed", None, "ARM"),
        ),
    ],
)
def test_who_gives_no_answer_declines(reader, text, claim):
    assert [c for c in told(read(reader, text)) if c.stance == "declines"] == [claim]


def test_a_monitor_that_cannot_tell_who_fired_declines(reader):
    text = ACCUSED + "The EU mission said that it could not establish who had fired first."
    (claim,) = [c for c in told(read(reader, text)) if c.stance == "declines"]
    assert (claim.by, claim.act, claim.actor) == ("IGO IGO", "fired_first", None)


def test_to_decline_is_to_give_no_figure(reader):
    text = (
        "Armenia's defence ministry said Azerbaijani troops attacked its soldiers and that there were casualties. "
        "It gave no figures."
    )
    (claim,) = [c for c in read(reader, text).claims if c.stance == "declines"]
    assert claim.count is None or claim.count.unknown


@pytest.mark.parametrize(
    "answer",
    [
        "India's army said that it adheres to the ceasefire.",
        "India's army said that it remains committed to the ceasefire.",
        "India is observing the ceasefire, its army said.",
        "The Indian army said that its troops had not violated the ceasefire.",
        "The Indian army denied violating the ceasefire.",
    ],
)
def test_who_says_that_it_keeps_the_truce_denies_a_breach(reader, answer):
    text = f"Indian troops broke the ceasefire on the Line of Control, the Pakistani army said. {answer}"
    accusation, denial = told(read(reader, text), "violated_agreement")
    assert (accusation.by, accusation.stance, accusation.actor) == ("PAK MIL", "asserts", "IND")
    assert (denial.by[:3], denial.stance, denial.actor) == ("IND", "denies", "IND")


@pytest.mark.parametrize(
    ("text", "act", "factuality"),
    [
        ("The Indian army denied that its troops had fired at Pakistani posts.", "attacked", "negated"),
        ("The Pakistani army said that Indian troops had fired at its posts.", "attacked", "happened"),
        ("The Thai army said that Cambodian soldiers had tried to infiltrate Thai territory.", "entered_territory",
         "attempted"),
        (
            "The Thai army said that Cambodian soldiers had tried to cross the border into Thailand.",
            "entered_territory", "attempted",),
    ],
)  # fmt: skip
def test_what_is_denied_or_tried_is_not_told_as_happened(reader, text, act, factuality):
    assert [c.factuality for c in read(reader, text).claims if c.act == act] == [factuality]


@pytest.mark.parametrize(
    "text",
    [
        "The Thai army said that it would attack Cambodian positions.",
        "The Thai army threatened to shell Cambodian positions.",
        "If Cambodian troops open fire, Thai soldiers will answer, the Thai army said.",
        "The Pakistani army warned India that its troops were ready to attack.",
        "Pakistan urged India not to violate the ceasefire. Indian soldiers and Pakistani soldiers are at the line.",
    ],
)
def test_what_is_only_planned_threatened_or_thought_of_is_no_claim(reader, text):
    assert told(read(reader, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Pakistani army said that Indian troops had fired at its posts. The Indian army confirmed that its "
        "troops had fired at Pakistani posts.",
        (
            "Four Armenian soldiers were killed by Azerbaijani troops, Armenia's defence ministry said. It later "
            "corrected the figure: three soldiers were killed."
        ),
    ],
)
def test_who_confirms_or_corrects_does_more_than_assert(reader, text):
    assert {c.stance for c in told(read(reader, text))} & {"confirms", "corrects"}


def test_a_correction_and_a_retraction_are_about_what_was_said_before(reader):
    text = ACCUSED + "It later retracted its statement."
    told_first, taken_back = read(reader, text).claims
    assert (taken_back.stance, taken_back.about, taken_back.act) == ("retracts", told_first.id, told_first.act)


@pytest.mark.parametrize("answer", ["“Disinformation,” a spokeswoman for Azerbaijan's defence ministry replied."])
def test_a_word_that_calls_an_accusation_false_in_reply_denies_it(reader, answer):
    accusation, denial = read(reader, ACCUSED + answer).claims
    assert (denial.stance, denial.about) == ("denies", accusation.id)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Baku does not dispute that its troops struck first.", "confirms"),
        ("Baku did not deny that its troops had opened fire.", "confirms"),
        ("Baku neither confirmed nor denied that its troops had opened fire.", "declines"),
        ("Baku denied that its troops had opened fire.", "denies"),
        ("Azerbaijan's defence ministry said its servicemen opened no fire that day.", "denies"),
    ],
)
def test_a_denial_that_is_negated_owns_up_and_no_fire_is_a_denial(reader, sentence, stance):
    text = f"A clash near Tegh\n\nArmenian and Azerbaijani troops clashed near Tegh. {sentence}"
    first = [c for c in reader.read(Document(text=text)).claims if c.act == "fired_first"]
    assert [c.stance for c in first] == [stance]


def test_an_agreement_that_began_fires_at_nobody(reader):
    text = (
        "A clash near Tegh\n\nArmenian and Azerbaijani troops clashed near Tegh. Moscow recalled the agreements "
        "between Armenia and Azerbaijan, which began with the statement of 9 November 2020."
    )
    assert [c.act for c in reader.read(Document(text=text)).claims] == ["clashed"]


@pytest.mark.parametrize(
    "answer",
    [
        "Azerbaijan denied any involvement in the attack.",
        "Azerbaijan denied responsibility for the shelling.",
        "Azerbaijan said that its forces were not involved in the incident.",
        "Azerbaijan denied being behind the attack.",
        "Azerbaijan said that it had no part in the attack.",
    ],
)
def test_who_disavows_an_attack_denies_what_was_said_last_of_it(reader, answer):
    found = told(read(reader, ACCUSED + answer))
    assert [c for c in found if c.stance == "denies"] == [Told("AZE GOV", "denies", "fired_first", "AZE", "ARM")]


@pytest.mark.parametrize(
    "words",
    [
        "This clash is not what Cambodia wants, the Cambodian army said.",
        "The attack was not a provocation, the Cambodian army said.",
        "The Cambodian army demanded that Thailand pull its forces back.",
    ],
)
def test_what_is_taken_for_granted_or_only_wanted_is_neither_denied_nor_told(reader, words):
    text = "Thai troops shelled a Cambodian village on Thursday, a witness said. "
    found = told(read(reader, text + words))
    assert [c for c in found if c.stance == "denies" or c.act == "withdrew"] == []


def test_an_attack_that_did_not_happen_is_denied(reader):
    text = "Thai troops attacked a Cambodian post, Cambodia's army said. The Thai army said the attack did not happen."
    assert "denies" in [c.stance for c in told(read(reader, text))]


@pytest.mark.parametrize(
    "words",
    [
        "It was not immediately clear who fired first.",
        "Who had started the shooting could not be established.",
        "It could not be determined which side had opened fire.",
    ],
)
def test_who_fired_first_is_left_open_by_the_report_itself(reader, words):
    found = told(read(reader, "Thai and Cambodian troops exchanged fire on Thursday. " + words), "fired_first")
    assert found == [Told("report", "declines", "fired_first", None, None)]


@pytest.mark.parametrize("words", ["Neither side gave casualty figures.", "Both sides declined to speak of losses."])
def test_what_neither_side_tells_both_decline(reader, words):
    text = "Thai troops shelled a Cambodian post, Cambodia's army said. Thailand's army said it had answered. "
    found = told(read(reader, text + words), "killed")
    assert sorted(c.target for c in found) == ["KHM", "THA"] and {c.stance for c in found} == {"declines"}


@pytest.mark.parametrize("noun", ["formal response", "official reply"])
def test_a_response_of_words_is_no_fire(reader, noun):
    found = told(read(reader, ACCUSED + f"The Azerbaijani defence ministry has made no {noun}."))
    assert [c for c in found if c.act == "returned_fire"] == []
