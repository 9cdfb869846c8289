"""Search by words, speaker, place, act and day; what a person types is never a query language."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.handmade import DOC, TEGH_CLASH
from tests.store.given import add, document, reading
from truceline.errors import InputError
from truceline.store.rows import ClaimQuery, ReportQuery

HOSTILE = {  # what is typed, and the claims with these words
    '"': [], '""': [], "*": [], "(": [], "-": [], "'; --": [], "{words}": [], "words:fired": [], "^x": [], "a\0b": [],
    "fired OR engineering": [], "NEAR(fire half)": [], "NOT": ["e1"], "fired AND": ["a5"], "did* NOT": ["e1"], "\ud800": [],
}  # fmt: skip


@pytest.fixture
def tegh(store):
    add(store, TEGH_CLASH)
    return store


def found(store, **query):
    return [claim.id.removeprefix("clm-") for claim in store.search.claims(ClaimQuery(**query))]


def test_claims_are_found_by_words_in_any_form(tegh):
    assert found(tegh, words="open fire") == ["a1", "a4"]
    assert found(tegh, words='"opened fire" engineering') == ["a1"]
    assert found(tegh, words="servicem* kill") == ["b2"]
    assert found(tegh, words="fired nowhere") == []


def test_claims_are_found_by_speaker_under_every_name(tegh):
    assert found(tegh, speaker="AZE") == found(tegh, speaker="ministry of defence of azerbaijan") == ["b1", "b2"]
    assert found(tegh, speaker="org:EUMA") == ["e1"]


def test_words_of_the_speaker_are_not_words_of_the_claim(tegh):
    assert found(tegh, words="ministry") == []
    assert found(tegh, words="engineering", speaker="AZE") == []


def test_claims_are_found_by_place_under_the_names_of_both_sides(tegh):
    every = found(tegh)
    assert found(tegh, place="Digh") == found(tegh, place="tegh") == found(tegh, place="geonames:616062") == every
    assert found(tegh, place="Syunik", words="half an hour") == ["r1"]
    assert found(tegh, place="Tegh Syunik") == []


def test_claims_are_found_by_act_stance_and_day(tegh):
    assert found(tegh, act="fired_first", stance="denies") == ["a4"]
    assert found(tegh, since=date(2023, 4, 12)) == found(tegh, until=date(2023, 4, 10)) == []
    assert len(found(tegh, since=date(2023, 4, 11), until=date(2023, 4, 11))) == 10


def test_claims_as_people_judged_them_are_found_in_place_of_those_that_were_read(tegh):
    killed = next(claim for claim in TEGH_CLASH.claims if claim.act == "killed")
    tegh.documents.put_claims(replace(TEGH_CLASH, claims=(replace(killed, act="captured"),)))
    assert found(tegh) == found(tegh, act="captured") == [killed.id.removeprefix("clm-")]
    tegh.documents.put_claims(TEGH_CLASH)
    assert len(found(tegh)) == len(TEGH_CLASH.claims)
    assert tegh.documents.reading(DOC.id) == TEGH_CLASH


def test_claims_come_in_pages(tegh):
    first = tegh.search.claims(ClaimQuery(speaker="ARM", limit=3))
    rest = found(tegh, speaker="ARM", after=first[-1].number)
    assert [claim.id for claim in first] + [f"clm-{key}" for key in rest] == [
        f"clm-{key}" for key in ("a1", "a2", "a3", "a4", "a5", "r1")
    ]


def test_a_claim_is_listed_with_its_figures_and_its_place_in_the_text(tegh):
    (claim,) = tegh.search.claims(ClaimQuery(words="four soldiers"))
    assert DOC.text[claim.start : claim.end] == claim.words == "four of its soldiers had died"
    assert (claim.document, claim.low, claim.high, claim.target) == (DOC.id, 4, 4, "ARM:armed_forces")


def test_reports_are_found_by_words_the_title_before_the_text(store):
    below = document("Mortars were heard. " * 3, title="Quiet day")
    above = document("Quiet until noon. Then fighting, and more of it, far from the line.", title="Mortars at Tegh")
    for doc in (below, above):
        add(store, reading(doc))
    assert [doc.id for doc in store.search.reports(ReportQuery(words="mortar"))] == [above.id, below.id]
    assert [doc.id for doc in store.search.reports(ReportQuery(words='"mortars were heard"'))] == [below.id]


def test_reports_are_found_by_publisher_language_and_day(store):
    day = datetime(2023, 4, 11, 23, 30, tzinfo=UTC)
    first = document("One.", published=day)
    second = document("Two.", publisher="other", language="az")
    for doc in (first, second):
        add(store, reading(doc))

    def ids(**query):
        return [doc.id for doc in store.search.reports(ReportQuery(**query))]

    assert ids() == [second.id, first.id]
    assert ids(publisher="other") == ids(language="az") == [second.id]
    assert ids(since=date(2023, 4, 11), until=date(2023, 4, 11)) == [first.id]
    assert ids(until=date(2023, 4, 10)) == []


@pytest.mark.parametrize("typed", HOSTILE)
def test_operators_of_the_index_are_plain_words(tegh, typed):
    assert found(tegh, words=typed) == HOSTILE[typed]
    assert found(tegh, place=typed) == found(tegh, speaker=typed) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.text())
def test_no_words_break_the_search(tegh, typed):
    tegh.search.reports(ReportQuery(words=typed))
    tegh.search.claims(ClaimQuery(words=typed, place=typed, speaker=typed))


def test_reports_come_in_pages_of_the_best(tegh):
    for number in range(4):
        add(tegh, reading(document(f"Shots at Tegh, part {number}.", address=f"{number}.txt")))
    every = [doc.id for doc in tegh.search.reports(ReportQuery(words="shots"))]
    paged = [doc.id for n in range(5) for doc in tegh.search.reports(ReportQuery(words="shots", limit=1, offset=n))]
    assert len(every) == 5 and paged == every


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("fire", "They opened fire, firing twice.", ["fire", "firing"]),
        ('"opened fire"', "They opened fire and fire went on.", ["opened fire"]),
        ("shell*", "Shelling: shells, a shellfish", ["Shelling", "shells", "shellfish"]),
        ("susa", "Near Şuşa.", ["Şuşa"]),
        ("<b>", "A <b> and B", ["b", "B"]),
        ("nowhere", "Somewhere.", []),
        ("***", "Somewhere.", []),
    ],
)
def test_the_words_that_are_found_are_told_by_their_characters(store, words, text, found):
    (hits,) = store.search.hits(words, [text])
    assert [text[start:end] for start, end in hits] == found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=20), texts=st.lists(st.text(max_size=40), max_size=3))
def test_hits_lie_in_their_texts_whatever_is_typed(store, words, texts):
    hits = store.search.hits(words, texts)
    assert len(hits) == len(texts)
    for text, found in zip(texts, hits, strict=True):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert list(found) == sorted(found)


def test_claims_come_the_newest_first_where_that_is_asked(tegh):
    every = [claim.number for claim in tegh.search.claims(ClaimQuery(place="Tegh"))]
    paged, after = [], 0
    while page := tegh.search.claims(ClaimQuery(place="Tegh", newest_first=True, after=after, limit=3)):
        paged += [claim.number for claim in page]
        after = page[-1].number
    assert paged == every[::-1]


def test_one_letter_is_no_beginning_and_too_many_words_are_refused(tegh):
    assert found(tegh, words="s*") == [] != found(tegh, words="se*")
    with pytest.raises(InputError, match="more than 16 words"):
        found(tegh, words="fire " * 17)
