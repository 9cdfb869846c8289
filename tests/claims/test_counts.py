"""How many, and whose: unknown, zero and not reported are three things."""

import pytest

from tests.claims.told import REPORT, deeds, figures, read, speakers, wrong

FIRE = "Azerbaijani troops opened fire, Armenia's defence ministry said. "
UNKNOWN = (None, None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Four Armenian soldiers were killed by Azerbaijani fire, Armenia's defence ministry said.", [("ARM", 4, 4)]),
        ("Thai troops killed three Cambodian soldiers, Cambodia's defence ministry said.", [("KHM", 3, 3)]),
        ("Cambodia lost five soldiers, Cambodia's defence ministry said, after Thai troops attacked.", [("KHM", 5, 5)]),
        (
            "At least 20 Sudanese soldiers were killed in the RSF attack, the RSF said. The Sudanese army put its losses "
            "at 12.",
            [("SDN", 20, None), ("SDN", 12, 12)],
        ),
        (
            "Two Indian soldiers and five civilians were killed by Pakistani fire, the Indian army said.",
            [("IND", 2, 2), ("civilians", 5, 5)],
        ),
        (
            "Thai troops killed three Cambodian soldiers, Cambodia's army said. The Thai army said that one Thai soldier "
            "was killed.",
            [("KHM", 3, 3), ("THA", 1, 1)],
        ),
        ("Between 10 and 15 RSF fighters were killed by Sudanese army fire, the Sudanese army said.", [("RSF", 10, 15)]),
        ("Dozens of RSF fighters were killed by Sudanese army fire, the Sudanese army said.", [("RSF", 12, None)]),
        ("A Cambodian soldier was killed by Thai fire, Cambodia's defence ministry said.", [("KHM", 1, 1)]),
        ("The Indian army said that 14 of its soldiers died when Pakistani troops opened fire.", [("IND", 14, 14)]),
        ("Sixteen (16) RSF fighters were killed, the Sudanese army said. RSF fighters had attacked.", [("RSF", 16, 16)]),
    ],
)  # fmt: skip
def test_the_dead_are_counted_by_side(reader, text, killed):
    assert figures(read(reader, text), "killed") == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Indian shelling killed nine civilians, four of them women, the Pakistani army said.", 9),
        ("Nine civilians, four of them women, were killed by Indian shelling, the Pakistani army said.", 9),
        (
            "Four women and five children were killed by RSF shelling, the Sudanese army said.", 9,),
        ("The health ministry in El Fasher said that 14 people were killed by RSF shelling.", 14),
        ("Residents of El Fasher said that six villagers were killed by RSF fighters.", 6),
        wrong(
            "Pakistani shelling killed a woman and her two children in Uri, the Indian army said.", 3,
            instead="1: of the joined victims only the first is counted",
        ),
    ],
)  # fmt: skip
def test_civilians_are_counted_as_civilians(reader, text, killed):
    counts = figures(read(reader, text), "killed")
    assert {whose for whose, _, _ in counts} == {"civilians"}
    assert sum(low for _, low, _ in counts) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Local officials said that Cambodian shelling killed two civilians in Thailand. Thai troops were there.",
         ("civilians", 2, 2)),
        ("Lebanon's army said that an Israeli drone had killed three citizens in Beirut.", ("civilians", 3, 3)),
        ("Israel's army said that a Lebanese drone had killed three citizens in Haifa.", ("civilians", 3, 3)),
        ("Pakistan's military said Indian troops had fired first, killing a 12-year-old boy in the village of Athmuqam "
         "on the Pakistani side of the Line of Control.", ("civilians", 1, 1)),
        ("India's army said Pakistani troops had fired first, killing a 12-year-old boy in the village of Keran on the "
         "Indian side of the Line of Control.", ("civilians", 1, 1)),
        ("Thailand's army said that Cambodian troops killed three soldiers on the Thai side of the border.",
         ("THA", 3, 3)),
        ("Armenia's defence ministry said that Azerbaijani forces killed four soldiers in the village of Tegh.",
         ("ARM", 4, 4)),
    ],
)  # fmt: skip
def test_where_people_died_is_no_side_that_lost_them_and_makes_no_soldiers_civilians(reader, text, killed):
    assert figures(read(reader, text), "killed") == [killed]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Four Armenian soldiers were killed and six wounded by Azerbaijani fire, Armenia's defence ministry said.",
         ("ARM", 4, 4), ("ARM", 6, 6)),
        ("Armenia's defence ministry said that Azerbaijani troops had killed four of its soldiers and wounded six.",
         ("ARM", 4, 4), ("ARM", 6, 6)),
        ("Azerbaijani fire left 6 Armenian soldiers dead and 11 wounded, Armenia's defence ministry said.",
         ("ARM", 6, 6), ("ARM", 11, 11)),
        ("Armenia's defence ministry said that four of its soldiers were killed by Azerbaijani fire and seven others were "
         "wounded.", ("ARM", 4, 4), ("ARM", 7, 7)),
        ("Three Armenian soldiers were killed and an unknown number wounded by Azerbaijani fire, Armenia's defence "
         "ministry said.", ("ARM", 3, 3), ("ARM", None, None)),
        wrong(
            "Azerbaijani troops opened fire, Armenia's defence ministry said. Four of its soldiers were killed and seven "
            "others were wounded.", ("ARM", 4, 4), ("ARM", 7, 7),
            instead="both are of unnamed people: “its” is not the ministry's where the sentence itself names no speaker",
        ),
    ],
)  # fmt: skip
def test_killed_and_wounded_of_one_sentence_keep_their_own_figures(reader, text, killed, wounded):
    reading = read(reader, text)
    assert figures(reading, "killed") == [killed]
    assert figures(reading, "wounded") == [wounded]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia's defence ministry said that an unknown number of Armenian soldiers had been killed by Azerbaijani fire.",
        "Armenia's defence ministry said that Armenian soldiers had been killed by Azerbaijani fire.",
        "Several Armenian soldiers were killed by Azerbaijani fire, Armenia's defence ministry said.",
        "There were dead among the Armenian soldiers, Armenia's defence ministry said. Azerbaijani troops had fired.",
        "Armenia's defence ministry said that it had lost soldiers when Azerbaijani troops opened fire.",
    ],
)
def test_dead_without_a_number_are_unknown_and_not_zero(reader, text):
    assert figures(read(reader, text), "killed") == [("ARM", *UNKNOWN)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("No Armenian soldiers were killed when Azerbaijani troops opened fire, Armenia's defence ministry said.",
         "killed"),
        ("Armenia's defence ministry said that none of its soldiers was killed when Azerbaijani troops opened fire.",
         "killed"),
        ("Nobody was wounded on the Armenian side when Azerbaijani troops opened fire, Armenia's defence ministry said.",
         "wounded"),
        (FIRE + "It said that there were no casualties on the Armenian side.", "killed"),
        (FIRE + "It said that it had suffered no losses.", "killed"),
        (
            FIRE + "Armenian troops did not suffer losses, Armenia's defence ministry said.", "killed",),
    ],
)  # fmt: skip
def test_zero_stands_where_somebody_says_so(reader, text, act):
    assert figures(read(reader, text), act) == [("ARM", 0, 0)]


def test_an_asserted_zero_is_an_assertion(reader):
    text = "No Armenian soldiers were killed when Azerbaijani troops opened fire, Armenia's defence ministry said."
    assert [c.stance for c in read(reader, text).claims if c.act == "killed"] == ["asserts"]


def test_losses_of_which_nobody_speaks_are_no_claim(reader):
    assert [d[0] for d in deeds(read(reader, FIRE))] == ["fired_first"]


@pytest.mark.parametrize(
    "number",
    [
        "<>",
        "3<>",
        "1<>0",
        wrong("\ufffd\ufffd", instead="unknown, but not damaged: at the head of a clause the signs count for nothing"),
        wrong("??", instead="no claim: at the head of a clause the signs count for nothing and break the sentence"),
    ],
)
def test_lost_digits_give_no_figure(reader, number):
    text = f"Armenia's defence ministry said that {number} Armenian soldiers were killed by Azerbaijani fire."
    (claim,) = [c for c in read(reader, text).claims if c.act == "killed"]
    assert claim.count.unknown
    assert claim.count.damaged
    assert [number in span.text for span in claim.spoiled_by] == [True]


def test_a_whole_figure_beside_a_lost_one_is_not_spoiled(reader):
    text = "Armenia's defence ministry said that four Armenian soldiers were killed and <> were wounded by Azerbaijani fire."
    reading = read(reader, text)
    killed, wounded = (next(c for c in reading.claims if c.act == act) for act in ("killed", "wounded"))
    assert (killed.count.best, killed.count.damaged, killed.spoiled_by) == (4, False, ())
    assert wounded.count.damaged


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani troops opened fire on Hill 745, Armenia's defence ministry said. Armenian soldiers were killed.",
        "Azerbaijani troops fired 60 mortar shells, Armenia's defence ministry said, and Armenian soldiers were killed.",
        "Azerbaijani troops opened fire at 16:20 and Armenian soldiers were killed, Armenia's defence ministry said.",
        "Azerbaijani troops fired 82-mm mortars and killed Armenian soldiers, Armenia's defence ministry said.",
        "Azerbaijani troops destroyed two tanks and Armenian soldiers were killed, Armenia's defence ministry said.",
    ],
)
def test_numbers_of_things_are_no_dead(reader, text):
    assert {c[1:] for c in figures(read(reader, text), "killed")} <= {UNKNOWN}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Armenian ministry said Azerbaijani troops opened fire. Four Armenian soldiers were killed.", REPORT),
        ("Azerbaijani troops killed four Armenian soldiers, Armenia's defence ministry said.", "ARM MIL"),
    ],
)
def test_a_figure_is_the_reports_own_unless_somebody_is_quoted(reader, text, who):
    assert speakers(read(reader, text), "killed") == [who]


def test_who_counts_its_own_dead_speaks_of_its_own_side(reader):
    text = "Azerbaijani troops killed four Armenian soldiers, {} said."
    own = read(reader, text.format("Armenia's defence ministry"))
    other = read(reader, text.format("Azerbaijan's defence ministry"))
    assert [c.about_own_side for c in (*own.claims, *other.claims)] == [True, False]


def test_one_more_soldier_who_died_of_his_wounds_is_one_dead_and_nobody_wounded(reader):
    text = FIRE + "The ministry said that another Armenian soldier had died."
    reading = read(reader, text)
    assert figures(reading, "killed") == [("ARM", 1, 1)]
    assert figures(reading, "wounded") == []


@pytest.mark.parametrize("words", ["had died of his wounds", "had died of wounds"])
def test_to_die_of_wounds_is_no_wounded_claim(reader, words):
    reading = read(reader, FIRE + f"The ministry said that a fifth Armenian soldier {words}.")
    assert figures(reading, "wounded") == []


def test_what_may_have_happened_is_kept_as_hypothetical(reader):
    text = FIRE + "As many as 30 Armenian soldiers may have been killed, the ministry said."
    reading = read(reader, text)
    assert figures(reading, "killed") == [("ARM", None, 30)]
    assert [c.factuality for c in reading.claims if c.act == "killed"] == ["hypothetical"]


@pytest.mark.parametrize(
    "content",
    [
        "the rebels left 20 dead behind",
        "the terrorists abandoned 12 bodies and two vehicles",
        "the enemy left no fewer than 15 killed on the field",
    ],
)
def test_the_dead_that_the_other_side_leaves_are_not_the_speakers(reader, content):
    found = figures(read(reader, f"The Malian army said {content}."), "killed")
    assert found and all(whose != "MLI" for whose, _, _ in found)


def test_people_told_after_two_kinds_are_neither(reader):
    text = "Mali's health ministry said 13 civilians and six soldiers were killed and 87 people were injured."
    assert figures(read(reader, text), "wounded") in ([("unnamed", 87, 87)], [("civilians", 87, 87)])


@pytest.mark.xfail(
    strict=True,
    reason="the dead of “there were dead and wounded” get no side where the parse joins the wounded to the verb",
)
def test_dead_and_wounded_of_whom_no_number_is_given_are_both_told_of_the_side_that_is_named(reader):
    text = FIRE + "It said its units had answered and that there were dead and wounded on the Armenian side."
    found = read(reader, text)
    assert (figures(found, "killed"), figures(found, "wounded")) == ([("ARM", *UNKNOWN)], [("ARM", *UNKNOWN)])


@pytest.mark.parametrize(
    ("said", "killed"),
    [
        ("The death toll rose to 12, the Sudanese health ministry said.", (12, 12)),
        ("The Sudanese health ministry put the death toll at nine.", (9, 9)),
        ("The number of people killed has risen to nine, the Sudanese health ministry said.", (9, 9)),
        ("The total number of those killed is more than 20, the Sudanese health ministry said.", (20, None)),
        ("The Sudanese health ministry said that hospitals had received nine bodies.", (9, 9)),
    ],
)
def test_a_toll_stands_at_its_figure(reader, said, killed):
    text = "RSF fighters shelled a market in El Fasher on Tuesday, the Sudanese army said. "
    assert [figure[1:] for figure in figures(read(reader, text + said), "killed")] == [killed]


def test_losses_that_nobody_mentions_are_not_none(reader):
    text = "Thai and Cambodian troops exchanged fire on Tuesday. Neither account mentions a single casualty."
    found = read(reader, text)
    assert all(low != 0 for _, low, _ in figures(found, "killed"))


@pytest.mark.parametrize("score", ["eight to nil", "three to one"])
def test_the_score_of_a_game_is_no_toll(reader, score):
    text = f"India shot Pakistan to pieces in Ahmedabad. The toll of this rivalry at World Cups now stands at {score}."
    assert figures(read(reader, text), "killed") == []
