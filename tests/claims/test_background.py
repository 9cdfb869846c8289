"""Other days, other wars and their tolls stay out of the incident."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from tests.claims.marked import read_marked
from tests.claims.told import figures, read, told, wrong
from truceline.reference.background import load_background

INCIDENT = "Azerbaijani troops opened fire on Armenian soldiers near Tegh on Tuesday, Armenia's defence ministry said. "


def around(reader, words, **how):
    """Return the reading of the incident with a sentence that follows it."""
    return read(reader, INCIDENT + words, **how)


def background(reading):
    return [(b.kind, b.when) for b in reading.background]


@pytest.mark.parametrize(
    ("words", "kind", "when"),
    [
        ("In September 2022 about 300 soldiers were killed in two days of fighting between the armies.", "toll", "2022-09"),
        ("The two countries fought a war in 2020 in which more than 6,500 people were killed.", "war", "2020"),
        ("The war of 1991 to 1994 killed some 30,000 people.", "war", "1991"),
        ("Decades of war between Armenia and Azerbaijan have killed 30,000 people.", "war", None),
        ("On 30 March Azerbaijani troops wounded two Armenian soldiers at another post.", "clash", "2023-03-30"),
        ("Two Armenian soldiers were killed by Azerbaijani fire on 5 February.", "clash", "2023-02-05"),
        ("A month earlier five people were killed in a clash near Shusha.", "clash", "2023-03"),
        ("Talks were held in Brussels in 2022.", "talks", "2022"),
        ("Russian peacekeepers were deployed in November 2020.", "deployment", "2020-11"),
        ("Azerbaijan has blocked the road to Stepanakert since December 2022.", "blockade", "2022-12"),
    ],
)  # fmt: skip
def test_what_is_told_of_another_time_is_background(reader, words, kind, when):
    assert background(around(reader, words)) == [(kind, when)]


@pytest.mark.parametrize(
    "words",
    [
        "In September 2022 about 300 soldiers were killed in two days of fighting between the two armies.",
        "The two countries fought a war in 2020 in which more than 6,500 people were killed.",
        "So far this year 12 Armenian soldiers have been killed by Azerbaijani fire.",
        "Last week three Armenian soldiers were killed by Azerbaijani fire.",
        "On 30 March Azerbaijani troops killed two Armenian soldiers at another post.",
        "A month earlier five Armenian soldiers were killed in a clash near Shusha.",
        "On the same day, 120 km away, five Azerbaijani soldiers were killed by a mine.",
        "In a separate incident elsewhere, an Armenian soldier was killed by a mine.",
        "It was the worst clash since 2016, when 200 people were killed in four days.",
        "More than 30,000 people died in the war of the 1990s.",
        "Armenia says that 224 of its soldiers were killed in the fighting of September 2022.",
        "In the 2016 clashes 200 soldiers were killed.",
        "Two years ago 44 soldiers were killed there.",
        "Armenia lost some 4,000 soldiers in the 44-day war.",
        "It was the deadliest clash since two Armenian soldiers were killed in February.",
        "It brings to 12 the number of Armenian soldiers killed this year.",
        "On Monday three Armenian soldiers were killed at Sotk.",
        "Two days before, three Armenian soldiers were killed by Azerbaijani fire.",
        "In an earlier incident two Armenian soldiers were killed.",
        "In Karabakh, meanwhile, two Russian peacekeepers were killed by a mine.",
    ],
)
def test_the_dead_of_another_time_or_place_never_reach_the_happening(reader, words):
    reading = around(reader, words)
    assert figures(reading, "killed") == []
    assert not [f for h in reading.happenings for f in h.findings if f.question.startswith("killed")]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("The two countries fought a war in 2020 in which more than 6,500 people were killed.", 6500, None),
        ("In September 2022 300 soldiers were killed in two days of fighting between the armies.", 300, 300),
        ("The war of the 1990s killed between 20,000 and 30,000 people.", 20000, 30000),
    ],
)
def test_the_toll_of_a_war_is_kept_with_its_background(reader, words, low, high):
    reading = around(reader, words)
    (toll,) = reading.tolls
    assert (toll.count.low, toll.count.high) == (low, high)
    assert [toll.background] == [b.id for b in reading.background]


@pytest.mark.parametrize(
    "words",
    [
        "Four Armenian soldiers were killed.",
        "Four Armenian soldiers were killed on Tuesday.",
        "Four Armenian soldiers were killed on 11 April.",
        "Four Armenian soldiers were killed in the afternoon.",
        "On Tuesday evening it said that four Armenian soldiers were killed.",
        "Four Armenian soldiers were killed overnight.",
    ],
)
def test_what_is_told_of_the_same_day_is_of_the_incident(reader, words):
    reading = around(reader, words)
    assert figures(reading, "killed") == [("ARM", 4, 4)]
    assert reading.background == ()


@pytest.mark.parametrize(
    "words",
    [
        "It said on Wednesday that seven Armenian soldiers had been killed.",
        "On Wednesday it said that seven Armenian soldiers had been killed.",
        "Seven Armenian soldiers were killed, the ministry said on Wednesday.",
        "The ministry said a day later that seven Armenian soldiers had been killed.",
        "On Wednesday the ministry raised the number of Armenian soldiers killed to seven.",
    ],
)
def test_the_day_on_which_a_follow_up_is_said_is_no_other_day(reader, words):
    reading = around(reader, words, published="2023-04-12T18:00:00+04:00")
    assert reading.background == ()
    assert figures(reading, "killed") == [("ARM", 7, 7)]


def test_a_follow_up_tells_the_day_of_the_incident_and_not_its_own(reader):
    reading = around(reader, "It said on Wednesday that seven Armenian soldiers had been killed.")
    (happening,) = reading.happenings
    assert [str(day) for day in happening.when.local_dates()] == ["2023-04-11", "2023-04-11"]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani troops opened fire on Armenian posts on Tuesday and broke the ceasefire of 9 November 2020, Armenia's "
        "defence ministry said.",
        "Azerbaijani troops broke the ceasefire of 9 November 2020 when they opened fire on Armenian posts on "
        "Tuesday, Armenia's defence ministry said.",
    ],
)
def test_the_date_of_the_truce_that_was_broken_dates_no_incident(reader, text):
    reading = read(reader, text)
    assert {t.act for t in told(reading)} == {"fired_first", "violated_agreement"}
    assert reading.background == ()
    assert [str(h.when.local_dates()[0]) for h in reading.happenings] == ["2023-04-11"]


def test_a_war_of_long_ago_alone_is_no_happening(reader):
    reading = read(reader, "In 2020 Armenia and Azerbaijan fought a war in which 6,500 soldiers were killed.")
    assert (reading.happenings, reading.claims) == ((), ())
    assert background(reading) == [("war", "2020")]


def test_background_before_the_incident_does_not_become_it(reader):
    text = (
        "In 1999 Indian and Pakistani troops fought at Kargil; more than 500 Indian soldiers were killed. On Tuesday "
        "Pakistani troops opened fire near Uri, the Indian army said. One Indian soldier was wounded."
    )
    reading = read(reader, text)
    assert figures(reading, "killed") == []
    assert figures(reading, "wounded") == [("IND", 1, 1)]
    assert [str(h.when.local_dates()[0]) for h in reading.happenings] == ["2023-04-11"]


def test_background_quotes_its_sentence_and_says_why(reader):
    words = "The two countries fought a war in 2020 in which more than 6,500 people were killed."
    (found,) = around(reader, words).background
    assert found.span.text == words
    assert found.why


def test_without_a_date_of_publication_a_year_is_still_background(reader):
    words = "The two countries fought a war in 2020 in which more than 6,500 people were killed."
    reading = around(reader, words, published=None)
    assert background(reading) == [("war", "2020")]
    assert figures(reading, "killed") == []


@pytest.mark.parametrize(
    "words",
    [
        wrong(
            "A Russian-brokered ceasefire of 9 November 2020 ended the last war.",
            instead="kind war, dated with the day of the ceasefire",
        ),
        "A Russian-brokered ceasefire was signed on 9 November 2020.",
    ],
)
def test_a_truce_of_another_year_is_background_of_its_own_kind(reader, words):
    assert background(around(reader, words)) == [("truce", "2020-11-09")]


TEXTS = sorted((Path(__file__).parent / "background_texts").glob("*.txt"))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_figure_of_a_marked_passage_is_claimed_of_the_incident(reader, file):
    document, gold = read_marked(file)
    losses = [c for c in reader.read(document).claims if c.act in ("killed", "wounded") and c.count and c.count.low]
    assert not [c.span.text for c in losses if any(a <= c.span.start < b for a, b in gold)]


def test_the_marked_passages_of_texts_never_learnt_from_are_found(reader):
    hit = marked = given = 0
    for file in TEXTS:
        document, gold = read_marked(file)
        found = [(b.span.start, b.span.end) for b in reader.read(document).background]
        alike = [any(2 * (min(b, d) - max(a, c)) >= min(b - a, d - c) for c, d in found) for a, b in gold]
        hit, marked, given = hit + sum(alike), marked + len(gold), given + len(found)
    assert (hit / marked, hit / given) >= (0.75, 0.75)


def test_the_packaged_weights_are_those_that_the_list_of_hashes_names():
    table = files("truceline.reference") / "data" / "background_weights.tsv"
    assert sha256(table.read_bytes()).hexdigest() in (files("truceline.reference") / "data" / "README.md").read_text(
        "utf-8"
    )


def test_every_sign_that_has_a_weight_has_words():
    table = load_background()
    assert [s for s in table.weights if s not in table.words and s.removeprefix("words: ") not in table.cues] == [
        "always"
    ]
