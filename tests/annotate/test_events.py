"""The words that name an act, as the tagger and the table have them."""

import pytest

from tests.annotate.reports import report


def wrong(*values, instead):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=instead))


@pytest.fixture(scope="module")
def events(reader):
    def find(text):
        return reader.annotator.annotate(report(text)).events

    return find


def told(found):
    return [(e.span.text, e.act) for e in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Soldiers opened heavy fire on the post.", ("opened", "fired_first")),
        ("Fire was opened by the soldiers.", ("opened", "fired_first")),
        ("They went on the attack.", ("went", "fired_first")),
        ("They came under fire first.", ("came", "fired_first")),
        ("They came under fire.", ("came", "attacked")),
        ("They returned fire.", ("returned", "returned_fire")),
        ("They hit back.", ("hit", "returned_fire")),
        ("They answered with fire.", ("answered", "returned_fire")),
        ("Retaliatory measures were taken.", ("measures", "returned_fire")),
        ("They shelled the town.", ("shelled", "attacked")),
        ("A missile struck the port.", ("struck", "attacked")),
        ("The shelling went on.", ("shelling", "attacked")),
        ("He died.", ("died", "killed")),
        ("The dead were buried.", ("dead", "killed")),
        ("They suffered losses.", ("losses", "killed")),
        ("They lost twelve men.", ("lost", "killed")),
        ("She was injured.", ("injured", "wounded")),
        ("Two were taken prisoner.", ("taken", "captured")),
        ("They entered the town.", ("entered", "entered_territory")),
        ("They took the village.", ("took", "entered_territory")),
        ("They violated the ceasefire.", ("violated", "violated_agreement")),
        ("They broke the truce.", ("broke", "violated_agreement")),
        ("They remain committed to the ceasefire.", ("remain", "violated_agreement")),
        ("A house was damaged.", ("damaged", "damaged")),
        ("They broke the windows.", ("broke", "damaged")),
        ("They withdrew.", ("withdrew", "withdrew")),
        ("The armies clashed.", ("clashed", "clashed")),
        ("There were exchanges of fire.", ("exchanges", "clashed")),
        ("There was an exchange of fire.", ("exchange", "clashed")),
        ("They tried to enter the town.", ("enter", "entered_territory")),
        ("They tried to cross the border.", ("cross", "entered_territory")),
    ],
)  # fmt: skip
def test_a_word_names_an_act(events, text, event):
    assert told(events(text)) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "An attack by the rebels failed.",
        "A strike on the base failed.",
        "The artillery fire stopped.",
        "Drone strikes went on.",
    ],
)
def test_the_nouns_attack_strike_and_fire_name_an_act(events, text):
    assert [act for _, act in told(events(text))] == ["attacked"]


@pytest.mark.parametrize(
    ("verb", "noun", "act"),
    [
        ("They fire at the town.", "They put out a fire in the town.", "attacked"),
        ("They shell the town.", "He found a shell on the beach.", "attacked"),
        ("They hit a house.", "Her song was a hit.", "attacked"),
        ("They attack at night.", "He went at night.", "fired_first"),
        ("They strike the base.", "He went at night.", "attacked"),
        wrong(
            "They attack at night.", "He had a heart attack.", "fired_first",
            instead="an attack: the noun “attack” is an act whatever stands before it",
        ),
        wrong(
            "They strike the base.", "The workers are on strike.", "attacked",
            instead="the workers attack: the noun “strike” is an act whatever stands before it",
        ),
    ],
)  # fmt: skip
def test_a_word_that_may_be_noun_or_verb_counts_as_the_tagger_has_it(events, verb, noun, act):
    assert [found for _, found in told(events(verb))] == [act]
    assert told(events(noun)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They opened the door.",
        "They returned home.",
        "They broke the record.",
        "They violated human rights.",
        "They lost the game.",
        "They took the bus.",
        "He answered the question.",
        "Kill figures rose.",
        "It was quiet.",
        "",
    ],
)
def test_other_uses_of_the_words_name_none(events, text):
    assert told(events(text)) == []


def test_a_headline_names_no_act(events):
    text = "Troops opened fire near the border\n\nSoldiers opened fire."
    assert [e.span.start for e in events(text)] == [text.rindex("opened")]


def test_an_event_knows_its_token_and_quotes_it(reader):
    annotated = reader.annotator.annotate(report("Soldiers of Armenia opened fire, and four were killed."))
    assert [annotated.tokens[e.token].text for e in annotated.events] == ["opened", "killed"]
    assert [e.span.text for e in annotated.events] == ["opened", "killed"]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("They shelled the town.", "verb"),
        ("They came under fire.", "under"),
        ("He died.", "subject"),
        ("They suffered losses.", "noun"),
        ("They lost twelve men.", "lost"),
        ("They remain committed to the ceasefire.", "keeps"),
        ("They received wounds.", "received"),
    ],
)
def test_the_frame_says_where_the_parties_stand(events, text, frame):
    assert [e.frame for e in events(text)] == [frame]


def test_curly_and_capital_letters_change_nothing(events):
    assert told(events("THEY SHELLED THE TOWN, he said.")) == [("SHELLED", "attacked")]


def test_to_lose_ones_life_is_one_death(events):
    assert len(events("He lost his life.")) == 1


def test_shells_that_hit_a_house_are_one_attack(events):
    assert len(events("Two shells hit the house.")) == 1
