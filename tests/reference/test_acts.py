"""Cues of acts: the notation of the table, and the words that each row marks."""

import re

import pytest

from truceline.model.claim import Act
from truceline.reference.acts import compile_cue, load_acts

CUES = load_acts().cues
FRAMES = {"verb", "noun", "under", "subject", "keeps", "received", "lost", "left", "control", "driven", "unhurt"}


def wrong(*values, instead):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=instead))


def trigger(pattern, words):
    found = compile_cue(pattern).search(words)
    return found and found["t"]


@pytest.mark.parametrize(
    ("pattern", "words", "found"),
    [
        ("@shelled", "they shelled it", "shelled"),
        ("@shelled", "unshelled nuts", None),
        ("@open(?:ed)?G4fire", "they opened fire", "opened"),
        ("@open(?:ed)?G4fire", "they open fire", "open"),
        ("@open(?:ed)?G4fire", "they opened a very heavy fire", "opened"),
        ("@open(?:ed)?G2fire", "they opened a very very heavy fire", None),
        ("@open(?:ed)?G4fire", "they opened, without a warning, fire", "opened"),
        ("@open(?:ed)?G4fire", "they opened it. fire broke out", None),
        (r"first @shot\b", "he fired the first shot", "shot"),
        (r"first @shot\b", "he shot first", None),
        (r"(?<!to )@(?:dead|deaths?)\b", "four dead", "dead"),
        (r"(?<!to )@(?:dead|deaths?)\b", "shot to death", None),
        (r"@(?:attacks?|raids?)\b", "two raids", "raids"),
        (r"@gun ?fire", "gun fire", "gun"),
        ("@exchanges of fire", "exchanges of fire", "exchanges"),
        ("@exchanges? of fire", "an exchange of fire", "exchange"),
    ],
)  # fmt: skip
def test_a_row_marks_its_trigger_word(pattern, words, found):
    assert trigger(pattern, words) == found


def test_a_row_without_a_trigger_is_refused():
    with pytest.raises(ValueError, match="unpack"):
        compile_cue("opened fire")
    with pytest.raises(AssertionError, match="no trigger word"):
        compile_cue("@ fire")


def marked(act, words):
    """List the trigger words that the rows of an act mark."""
    return {m["t"] for cue in CUES if cue.act == act for m in cue.pattern.finditer(words) if m["t"]}


@pytest.mark.parametrize(
    ("act", "words", "trigger"),
    [
        ("fired_first", "they were the first to open fire", "open"),
        ("fired_first", "an unprovoked attack", "attack"),
        ("fired_first", "they launched a large-scale offensive", "launched"),
        ("returned_fire", "they took adequate retaliatory measures", "measures"),
        ("returned_fire", "they pushed the enemy back", "pushed"),
        ("violated_agreement", "a gross violation of the ceasefire", "violation"),
        ("violated_agreement", "it adheres to the truce", "adheres"),
        ("attacked", "they came under heavy fire", "came"),
        ("killed", "they became martyrs", "martyrs"),
        ("killed", "it cost three lives", "cost"),
        ("wounded", "two received shrapnel wounds", "received"),
        ("captured", "he was taken hostage", "taken"),
        ("missing", "two are missing", "missing"),
        ("entered_territory", "an incursion", "incursion"),
        ("damaged", "homes were left without power", "without"),
        ("withdrew", "they pulled back", "pulled"),
        ("clashed", "they traded fire", "traded"),
    ],
)
def test_the_table_has_the_words_of_every_act(act, words, trigger):
    assert trigger in marked(act, words)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("violated_agreement", "a violation of human rights"),
        ("killed", "sentenced to death"),
        ("fired_first", "he opened the door"),
        wrong("entered_territory", "they took the bus to the city", instead="“took” is marked: a city is near enough"),
        wrong("captured", "the film captured a mood", instead="“captured” is marked, whatever its object"),
    ],
)
def test_other_uses_are_not_marked(act, words):
    assert marked(act, words) == set()


def test_every_row_names_an_act_and_a_frame():
    assert {cue.act for cue in CUES} <= set(Act.__args__)
    assert {cue.frame for cue in CUES} <= FRAMES


def test_no_row_matches_without_marking_a_word():
    texts = ["", "he said that it was quiet", "there was an exchange of fire", "a breach of the truce of 2020"]
    empty = [
        (cue.pattern.pattern, text)
        for cue in CUES
        for text in texts
        for match in cue.pattern.finditer(text)
        if not match["t"]
    ]
    assert empty == []


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.pattern.pattern[:40])
def test_a_trigger_begins_at_a_word(cue):
    words = "they opened fire first and attacked, shelled, killed four dead and wounded six; the ceasefire was broken by them"
    for match in cue.pattern.finditer(words):
        assert re.match(r"\b", words[match.start("t") :])
        assert match.start("t") == 0 or not words[match.start("t") - 1].isalnum()


def test_the_table_is_opened_once():
    assert load_acts() is load_acts()
