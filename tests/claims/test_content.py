"""Who did what to whom: active, passive and noun; names, nouns for the enemy, "our" and "its"."""

import pytest

from tests.claims.told import Told, deeds, read, told, wrong

AZERBAIJAN = "Ministry of Defence of the Republic of Azerbaijan"
ARMENIA = "Ministry of Defence of the Republic of Armenia"
UKRAINE = "Ministry of Defence of Ukraine"


@pytest.mark.parametrize(
    "content",
    [
        "Azerbaijani troops fired first on Armenian positions",
        "Azerbaijani troops opened fire on Armenian positions",
        "Azerbaijani units were the first to open fire on Armenian positions",
        "it was Azerbaijani soldiers who had opened fire on Armenian positions",
        "Azerbaijan launched an attack on Armenian positions",
        "Azerbaijani forces began shelling Armenian positions",
        "Azerbaijani soldiers stormed an Armenian post",
        "the fire was opened by Azerbaijani troops on Armenian positions",
        "Azerbaijani units resorted to a provocation against Armenian positions",
    ],
)
def test_who_began_fired_first(reader, content):
    text = f"Armenia's defence ministry said that {content}."
    assert deeds(read(reader, text)) == [("fired_first", "AZE", "ARM")]


@pytest.mark.parametrize(
    "content",
    [
        "Indian troops shelled Pakistani positions",
        "Indian troops fired at Pakistani positions",
        "Indian troops struck Pakistani positions",
        "Indian forces fired mortars at Pakistani positions",
        "Indian troops kept Pakistani positions under fire",
        "Pakistani positions were shelled by Indian forces",
        "Pakistani positions came under fire from Indian troops",
        "Pakistani soldiers had been fired at by Indian troops",
        "Pakistani posts were hit by Indian artillery",
        "Indian shells landed on Pakistani positions",
    ],
)
def test_who_shoots_without_a_word_on_who_began_attacked(reader, content):
    text = f"Pakistan's army said that {content}."
    assert deeds(read(reader, text)) == [("attacked", "IND", "PAK")]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "The Cambodian army came under attack from Thai artillery, Cambodia's defence ministry said.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "Cambodia's army said that Thai raids on its positions went on.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "Cambodia's army said that the raid by Thai troops on a Cambodian post failed.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "Cambodia's army said that the shelling by Thai forces went on for an hour.",
            ("attacked", "THA", None),
        ),
        (
            "Cambodia's army said that an attack by Thai forces on its base had failed.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "Cambodia's army condemned Thai air strikes on Cambodian positions.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "Cambodia's army said that Thailand's bombardment of its positions went on for an hour.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "A Thai air strike hit a Cambodian army base, Cambodia's defence ministry said.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "The Cambodian defence ministry condemned the shelling of Cambodian positions by Thai forces.",
            ("attacked", "THA", "KHM"),
        ),
        (
            "The Sudanese army reported an attack by the RSF on its base in El Fasher.",
            ("attacked", "RSF", "SDN"),
        ),
        (
            "The Sudanese army reported an RSF attack on its base in El Fasher.",
            ("attacked", "RSF", "SDN"),
        ),
        (
            "The Cambodian defence ministry condemned the shelling of Cambodian villages by Thai forces.",
            ("attacked", "THA", "civilians"),
        ),
    ],
)
def test_a_noun_for_the_act_has_its_parties_in_by_of_and_on(reader, text, deed):
    assert deeds(read(reader, text)) == [deed]


@pytest.mark.parametrize(
    ("content", "deed"),
    [
        ("its troops returned fire on Pakistani positions", ("returned_fire", "IND", "PAK")),
        ("its troops fired back at Pakistani positions", ("returned_fire", "IND", "PAK")),
        ("its soldiers retaliated against Pakistani posts", ("returned_fire", "IND", "PAK")),
        ("its units took retaliatory measures against Pakistani troops", ("returned_fire", "IND", "PAK")),
        ("its troops responded to Pakistani fire", ("returned_fire", "IND", "PAK")),
    ],
)
def test_who_answers_returned_fire(reader, content, deed):
    text = f"The Indian army said that {content}. Pakistani troops and Indian troops are there."
    assert deeds(read(reader, text)) == [deed]


def test_fire_and_its_answer_are_two_claims_with_the_parties_exchanged(reader):
    text = "Indian troops returned fire after Pakistani soldiers shelled an Indian post, the Indian army said."
    assert set(deeds(read(reader, text))) == {("returned_fire", "IND", "PAK"), ("attacked", "PAK", "IND")}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("RSF fighters captured twelve Sudanese soldiers in El Fasher, the RSF said.", ("captured", "RSF", "SDN")),
        ("Twelve Sudanese soldiers were taken prisoner by the RSF, the Sudanese army said.", ("captured", "RSF", "SDN")),
        ("Twelve Sudanese soldiers were captured by RSF fighters, the RSF said.", ("captured", "RSF", "SDN")),
        ("Indian troops detained two Pakistani soldiers, Pakistan's army said.", ("captured", "IND", "PAK")),
    ],
)  # fmt: skip
def test_who_takes_men_captured_them(reader, text, deed):
    assert deeds(read(reader, text)) == [deed]


@pytest.mark.parametrize(
    "text",
    [
        "The RSF said that its fighters had seized a Sudanese army base at El Fasher.",
        "The RSF said that its fighters had captured a Sudanese army base at El Fasher.",
        "RSF fighters captured the town of Bara, the RSF said. Sudanese army soldiers fled.",
    ],
)
def test_a_place_that_is_captured_is_ground_taken_and_not_men(reader, text):
    assert [d for d in deeds(read(reader, text)) if d[1] == "RSF"] == [("entered_territory", "RSF", "SDN")]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Thai soldiers entered Cambodian territory, Cambodia's defence ministry said.", ("THA", "KHM")),
        ("Cambodian troops crossed the border into Thailand, the Thai army said.", ("KHM", "THA")),
        ("Cambodian troops infiltrated Thai territory, the Thai army said.", ("KHM", "THA")),
        ("Thai soldiers had moved into Cambodian territory, Cambodia's army said.", ("THA", "KHM")),
        ("Cambodia's army spoke of an incursion by Thai troops into Cambodian territory.", ("THA", "KHM")),
    ],
)
def test_who_goes_onto_the_others_ground_entered_it(reader, text, deed):
    assert deeds(read(reader, text)) == [("entered_territory", *deed)]


@pytest.mark.parametrize(
    "text",
    [
        "Indian troops violated the ceasefire along the Line of Control, the Pakistani army said.",
        "Indian troops broke the truce, the Pakistani army said.",
        "Pakistan's army accused India of breaching the ceasefire agreement.",
        "Pakistan's army spoke of a violation of the ceasefire by Indian troops.",
        "The ceasefire was broken by Indian troops, the Pakistani army said.",
    ],
)
def test_who_breaks_the_truce_violated_it_and_it_has_no_target(reader, text):
    assert deeds(read(reader, text), "violated_agreement") == [("violated_agreement", "IND", None)]


def test_who_calls_the_others_shelling_a_violation_did_not_shell(reader):
    text = "The Pakistani army called the Indian shelling a violation of the ceasefire."
    reading = read(reader, text)
    assert deeds(reading, "violated_agreement") == [("violated_agreement", "IND", None)]
    assert "PAK" not in [t.actor for t in told(reading)]


@pytest.mark.parametrize(
    "content",
    ["withdrew from the village", "pulled back from their positions", "were retreating", "fled from the post"],
)
def test_who_goes_back_withdrew(reader, content):
    text = f"Azerbaijani troops {content}, Armenia's defence ministry said."
    ((act, actor, target),) = deeds(read(reader, text))
    assert (act, {actor, target}) == ("withdrew", {None, "AZE"})


def test_what_is_destroyed_is_quoted_as_the_object(reader):
    text = "Thai artillery destroyed a pagoda in the village, Cambodia's defence ministry said."
    (claim,) = [c for c in read(reader, text).claims if c.act == "damaged"]
    assert claim.object.text.startswith("a pagoda")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        wrong(
            "The Congolese army said that the M23 and Rwandan troops attacked its positions near Sake.",
            {"M23", "RWA"},
            instead="M23 alone: the other of two joined actors is no side of the text",
        ),
        wrong(
            "The M23 and Rwandan troops attacked positions of the Congolese army near Sake, the Congolese army said.",
            {"M23", "RWA"},
            instead="Rwanda alone: the other of two joined actors is no side of the text",
        ),
        wrong(
            "The M23 and Rwandan troops attacked positions of the Congolese army near Sake, the Congolese army said. "
            "M23 fighters took a hill. Rwandan troops shelled a Congolese army post.",
            {"M23", "RWA"},
            instead="Rwanda alone, though both are sides: the bare “the M23” at the head of the joined phrase is lost",
        ),
        (
            "The Congolese army said that M23 fighters and Rwandan troops attacked its positions near Sake. M23 "
            "fighters took a hill, it said. Rwandan troops shelled a Congolese army post, it said.",
            {"M23", "RWA"},
        ),
    ],
)
def test_two_joined_actors_are_two_claims(reader, text, actors):
    reading = read(reader, text)
    first = [c for c in reading.claims if c.act == "fired_first"]
    assert {c.actor.actor.group or c.actor.actor.country for c in first} == actors
    assert len(first) == len(actors)


def test_two_units_of_one_side_are_one_claim(reader):
    text = "Indian troops and Indian border guards fired at Pakistani posts, the Pakistani army said."
    assert deeds(read(reader, text)) == [("attacked", "IND", "PAK")]


@pytest.mark.parametrize(
    ("publisher", "text", "deed"),
    [
        (AZERBAIJAN, "The adversary opened fire on our positions. Armenian soldiers used mortars.",
         ("fired_first", "ARM", "AZE")),
        (AZERBAIJAN, "The enemy opened fire on our positions. The Armenian side used mortars against our soldiers.",
         ("fired_first", "ARM", "AZE")),
        (ARMENIA, "The enemy opened fire on our posts. Azerbaijani troops used mortars.", ("fired_first", "AZE", "ARM")),
        (UKRAINE, "Russian occupation forces opened fire on our positions near Shumy.", ("fired_first", "RUS", "UKR")),
        (UKRAINE, "The occupiers opened fire on our positions. Russian troops used mortars.",
         ("fired_first", "RUS", "UKR")),
        ("Rapid Support Forces", "The militia of the army opened fire on our positions. The army's aircraft took part.",
         ("fired_first", "SDN", "RSF")),
    ],
)  # fmt: skip
def test_the_enemy_of_a_release_is_the_other_side(reader, publisher, text, deed):
    assert deeds(read(reader, text, publisher=publisher), "fired_first") == [deed]


@pytest.mark.parametrize(
    ("text", "publisher", "deed"),
    [
        ("Armenian troops opened fire on our positions.", AZERBAIJAN, ("fired_first", "ARM", "AZE")),
        ("Our troops were shelled by Pakistani forces, the Indian army said.", None, ("attacked", "PAK", "IND")),
        ("The Indian army said that Pakistani forces had shelled its posts.", None, ("attacked", "PAK", "IND")),
        ("Pakistani forces had shelled its posts, the Indian army said.", None, ("attacked", "PAK", "IND")),
        ("Pakistan's army said that its soldiers had fired at Indian posts.", None, ("attacked", "PAK", "IND")),
        wrong(
            "Thai troops shelled their positions, Cambodian soldiers said.",
            None,
            ("attacked", "THA", "KHM"),
            instead="the target is None: “their” before its speaker is taken for the Thai troops'",
        ),
    ],
)
def test_our_and_its_are_the_speakers_own(reader, text, publisher, deed):
    assert deeds(read(reader, text, publisher=publisher)) == [deed]


def test_they_are_those_who_were_told_of_before(reader):
    text = (
        "Azerbaijani troops opened fire on Armenian posts, Armenia's defence ministry said. They broke the ceasefire, it "
        "said."
    )
    assert deeds(read(reader, text), "violated_agreement") == [("violated_agreement", "AZE", None)]


@pytest.mark.parametrize(
    "text",
    [
        "RSF fighters shelled a market in El Fasher, the Sudanese army said.",
        "RSF fighters fired at civilians in El Fasher, the Sudanese army said.",
        "RSF fighters shelled a hospital in El Fasher, the Sudanese army said.",
        "RSF drones struck a school in El Fasher, the Sudanese army said.",
        "A market in El Fasher was shelled by RSF fighters, the Sudanese army said.",
        "RSF fighters shelled houses of residents in El Fasher, the Sudanese army said.",
    ],
)
def test_markets_schools_and_people_in_them_are_civilians(reader, text):
    assert deeds(read(reader, text), "attacked") == [("attacked", "RSF", "civilians")]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("RSF drones struck the Sudanese army's base, the Sudanese army said.", ("attacked", "RSF", "SDN")),
        (
            "RSF drones struck the Sudanese army's airbase, the Sudanese army said.",
            ("attacked", "RSF", "SDN"),
        ),
        (
            "The Sudanese army fired rockets at the RSF, the RSF said.",
            ("attacked", "SDN", "RSF"),
        ),
        wrong(
            "Pakistan blamed India for the attack. Indian aircraft bombed a Pakistani camp, Pakistan's army said.",
            ("attacked", "IND", "PAK"),
            instead="the target is civilians: a camp of a state is taken for one of refugees",
        ),
        (
            "Thai forces and Cambodian forces shelled each other's positions, residents said.",
            ("attacked", "THA", "KHM"),
        ),
    ],
)
def test_the_target_is_the_side_whose_ground_is_hit(reader, text, deed):
    assert [d for d in deeds(read(reader, text)) if d[1] == deed[1]] == [deed]


def test_the_form_of_the_verb_does_not_change_the_act(reader):
    told_past = read(reader, "The Sudanese army said that the RSF attacked its base in El Fasher.")
    told_now = read(reader, "The Sudanese army said that the RSF was attacking its base in El Fasher.")
    assert deeds(told_past) == deeds(told_now)


def test_a_clash_names_nobody_who_began(reader):
    text = "Thai and Cambodian soldiers exchanged fire for an hour, the Thai army said."
    assert {d[0] for d in deeds(read(reader, text))} == {"clashed"}


def test_the_nearest_weapon_goes_with_the_act(reader):
    text = "Azerbaijani troops shelled Armenian positions with 82-mm mortars, Armenia's defence ministry said."
    (claim,) = read(reader, text).claims
    assert (claim.weapon, claim.weapon_words.text) == ("mortar", "mortars")


def test_the_words_of_a_claim_are_its_sentence_and_clause(reader):
    text = "It was quiet. Armenia's defence ministry said that Azerbaijani troops had opened fire on Armenian posts."
    (claim,) = read(reader, text).claims
    assert claim.span.text == text.removeprefix("It was quiet. ")
    assert claim.content.text.endswith("Azerbaijani troops had opened fire on Armenian posts")
    assert "ministry" not in claim.content.text


def test_one_thing_told_twice_by_one_speaker_is_one_claim(reader):
    text = (
        "Azerbaijani troops opened fire on Armenian posts, Armenia's defence ministry said. The ministry repeated that "
        "Azerbaijani troops had opened fire on Armenian posts."
    )
    assert told(read(reader, text)) == [Told("ARM MIL", "asserts", "fired_first", "AZE", "ARM")]


@pytest.mark.parametrize(
    "text",
    [
        wrong(
            "The minister fired his deputy, Armenia's government said. Armenian soldiers were not involved.",
            instead="Armenia says that Armenia was attacked: a deputy who is dismissed is fired at",
        ),
        "Pakistan beat India by six wickets; the Indian bowlers were under fire from the press.",
        "Thai shares were hit by heavy selling, the Bangkok exchange said.",
    ],
)
def test_words_of_war_without_arms_make_no_claim(reader, text):
    assert told(read(reader, text)) == []
