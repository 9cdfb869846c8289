"""Agreements, missions and talks, with the date and the broker beside them."""

import pytest

from truceline.model.document import Document

PUBLISHED = "2023-04-12T10:00:00+04:00"


@pytest.fixture(scope="module")
def truces(reader):
    from datetime import datetime

    def find(text, published=PUBLISHED):
        when = datetime.fromisoformat(published) if published else None
        return reader.annotator.annotate(Document(text=text, published=when)).truces

    return find


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The ceasefire holds.", "ceasefire", "ceasefire"),
        ("The cease-fire agreement holds.", "cease-fire agreement", "ceasefire"),
        ("The armistice agreement holds.", "armistice agreement", "ceasefire"),
        ("The cessation of hostilities holds.", "cessation of hostilities", "ceasefire"),
        ("The Minsk agreements hold.", "Minsk agreements", "peace_agreement"),
        ("A peace deal was signed.", "peace deal", "peace_agreement"),
        ("Peace talks failed.", "Peace talks", "talks"),
        ("The rounds of negotiations failed.", "rounds of negotiations", "talks"),
        ("The EU monitoring mission patrols.", "EU monitoring mission", "monitoring_mission"),
        ("OSCE monitors patrol.", "OSCE monitors", "monitoring_mission"),
        ("A peacekeeping force patrols.", "peacekeeping force", "peacekeeping"),
        ("Russian peacekeepers patrol.", "peacekeepers", "peacekeeping"),
        ("He talks a lot.", None, None),
        ("It is my understanding that they left.", None, None),
        ("The regime of silence was broken.", "regime of silence", "ceasefire"),
        ("The two signed a memorandum of understanding.", "memorandum of understanding", "peace_agreement"),
        ("The Algiers Agreement is final.", "Algiers Agreement", "peace_agreement"),
        ("A monitoring mechanism registered breaches.", "monitoring mechanism", "monitoring_mission"),
        ("The Nairobi process goes on.", "Nairobi process", "talks"),
        ("It was agreed to stop shooting.", "agreed to stop shooting", "ceasefire"),
        ("He called for an immediate ceasefire.", None, None),
        ("Its two-year mission in the country began.", "two-year mission", "monitoring_mission"),
        ("The Security Treaty Organization met.", None, None),
    ],
)  # fmt: skip
def test_words_name_an_agreement_a_mission_or_talks(truces, text, words, kind):
    assert [(t.span.text, t.kind) for t in truces(text)] == ([(words, kind)] if words else [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The ceasefire of 9 November 2020 holds.", "2020-11-09"),
        ("The ceasefire of November 2020 holds.", "2020-11"),
        ("The armistice of 1953 holds.", "1953"),
        ("On 10 November 2020 a ceasefire was signed.", "2020-11-10"),
        ("In 2019 they fought; the ceasefire of 2021 holds.", "2021"),
        ("A ceasefire came into force on Wednesday.", "2023-04-12"),
        ("The ceasefire holds.", None),
        ("The ceasefire holds. It was signed in 2020.", None),
        ("The war that the truce interrupted began on 8 October 2022.", None),
        ("Since they rose on 15 April they have broken every truce to which they agreed.", None),
        ("Since 27 July 2022, when the full ceasefire came into force, it is quiet.", "2022-07-27"),
        ("Half a dozen truces since April failed.", None),
        ("The statement of the leaders, the ceasefire of the two states of 9 November 2020, holds.", "2020-11-09"),
        ("The agreement that ended it in 2000 holds.", "2000"),
    ],
)
def test_the_date_is_as_exact_as_the_words_beside_it(truces, text, date):
    assert [t.date for t in truces(text)] == [date]


def test_a_day_of_the_week_dates_nothing_without_a_publication(truces):
    assert [t.date for t in truces("A ceasefire came into force on Wednesday.", None)] == [None]


def test_two_agreements_of_one_sentence_have_their_own_dates(truces):
    found = truces("A peace deal was signed in 2021 and a ceasefire in 2020.")
    assert {(t.kind, t.date) for t in found} == {("peace_agreement", "2021"), ("ceasefire", "2020")}


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("A Russian-brokered ceasefire was signed.", ["RUS"]),
        ("The ceasefire brokered by the United States holds.", ["USA"]),
        ("The ceasefire was mediated last week by Qatar, Egypt and the United States.", ["QAT", "EGY", "USA"]),
        ("Under a Russian-brokered truce in the autumn of 2020, Armenia ceded ground.", ["RUS"]),
        ("Saudi Arabia and the United States have brokered a truce.", ["SAU", "USA"]),
        ("Under the auspices of France, India and Pakistan agreed on a ceasefire.", ["FRA"]),
        ("Talks mediated by Qatar and Egypt resumed.", ["QAT", "EGY"]),
        ("Talks under the auspices of the OSCE resumed.", ["IGO"]),
        ("Armenia and Azerbaijan signed a ceasefire.", []),
        ("Armenia and Azerbaijan signed a truce that Russia brokered.", ["RUS"]),
    ],
)
def test_who_stands_beside_a_word_of_mediation_is_the_broker(truces, text, brokers):
    assert [[b.country for b in t.brokers] for t in truces(text)] == [brokers]


def test_of_one_kind_a_sentence_has_one_mention(truces):
    assert [t.span.text for t in truces("The ceasefire and the truce hold.")] == ["ceasefire"]


def test_two_kinds_in_one_sentence_are_two_mentions(truces):
    kinds = {t.kind for t in truces("UN peacekeepers and an EU mission are there.")}
    assert kinds == {"peacekeeping", "monitoring_mission"}


def test_a_headline_names_none(truces):
    assert truces("Ceasefire holds\n\nIt was calm.") == ()


@pytest.mark.parametrize("text", ["It was calm.", "She signed the contract.", ""])
def test_other_texts_name_none(truces, text):
    assert truces(text) == ()


def test_a_mention_quotes_its_words(truces):
    text = "It was calm. The ceasefire of 2020 holds."
    (found,) = truces(text)
    assert text[found.span.start : found.span.end] == found.span.text == "ceasefire"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They broke the truce on Tuesday.", None),
        ("In violation of the ceasefire they fired on 11 April 2023.", None),
        ("Since 27 July 2020, when the ceasefire came into force, it was quiet.", "2020-07-27"),
        ("The ceasefire, agreed in Geneva in 2021, is over.", "2021"),
        ("The 1953 armistice holds.", "1953"),
        ("Monitors of the OSCE mission, which opened in 2014, left.", "2014"),
    ],
)
def test_only_a_date_that_the_words_tie_to_it_dates_an_agreement(truces, text, date):
    assert [t.date for t in truces(text)] == [date]


def test_the_truce_is_the_only_dated_one_that_the_report_names(truces):
    found = truces(
        "India and Pakistan signed a ceasefire in 2003. Each says that the ceasefire was broken by the other."
    )
    assert [(t.date, [p.country for p in t.parties]) for t in found] == [("2003", ["IND", "PAK"])] * 2


def test_where_two_are_dated_the_truce_is_neither(truces):
    found = truces("A ceasefire was signed in 2003. A ceasefire was signed in 2021. The ceasefire was broken.")
    assert [t.date for t in found] == ["2003", "2021", None]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A ceasefire between Thailand and Cambodia began in July 2025.", ["THA", "KHM"]),
        ("Armenia and Azerbaijan signed a ceasefire.", ["ARM", "AZE"]),
        ("Saudi Arabia and the United States have brokered a truce.", []),
        ("Talks between India and Pakistan failed.", ["IND", "PAK"]),
    ],
)
def test_who_made_it_are_its_parties(truces, text, parties):
    assert [[p.country for p in t.parties] for t in truces(text)] == [parties]
