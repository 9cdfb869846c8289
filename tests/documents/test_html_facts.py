from datetime import UTC, datetime, timedelta, timezone

import pytest

from truceline.documents.html import parse_page
from truceline.documents.html_facts import Facts, read_facts

AT = datetime(2024, 5, 3, 14, 20, tzinfo=timezone(timedelta(hours=3)))


def facts(head: str, body: str = "<p>x</p>") -> Facts:
    return read_facts(parse_page(f"<html lang=en-GB><head>{head}</head><body>{body}</body></html>"))


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        json_ld('{"@type": "NewsArticle", "datePublished": "2024-05-03T14:20:00+03:00"}'),
        json_ld('[{"@type": ["Article", "Thing"], "datePublished": "2024-05-03T14:20+0300"}]'),
        json_ld(
            '{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2024-05-03 14:20:00 +03:00"}]};'
        ),
        '<meta property="article:published_time" content="2024-05-03T14:20:00.000+03:00">',
        '<meta name="DC.date.issued" content="2024-05-03T14:20:00+03">',
        '<meta itemprop="datePublished" content="2024-05-03T14:20:00+03:00">',
    ],
)
def test_the_time_of_publication_comes_with_the_zone_that_the_page_states(head: str) -> None:
    assert facts(head).published == AT
    assert facts(head).published.utcoffset() == timedelta(hours=3)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        '<time pubdate datetime="2024-05-03T14:20:00+03:00">3 May</time><time datetime="2020-01-01">',
        '<time itemprop="datePublished" datetime="2024-05-03T14:20:00+03:00">3 May</time>',
        '<time datetime="2024-05-03T14:20:00+03:00">3 May</time>',
    ],
)
def test_an_element_of_time_counts_where_it_is_marked_or_alone(body: str) -> None:
    assert facts("", body).published == AT


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>Published on 3 May 2024</p>"),
        ('<link rel="canonical" href="https://wire.example/2024/05/03/shots">', ""),
        ('<meta property="article:modified_time" content="2024-05-03T14:20:00+03:00">', ""),
        ('<meta property="article:published_time" content="yesterday">', ""),
        ('<meta property="article:published_time" content="2024-13-45">', ""),
        ("", '<time datetime="2024-05-03">a</time><time datetime="2024-05-04">b</time>'),
        (json_ld('{"@type": "NewsArticle", "dateModified": "2024-05-03"}'), ""),
        (json_ld("{broken"), ""),
        (json_ld("[" * 100_000), ""),
    ],
)
def test_a_time_that_the_page_does_not_state_is_not_invented(head: str, body: str) -> None:
    assert facts(head, body).published is None


def test_a_day_stays_a_day_without_a_zone() -> None:
    assert facts('<meta name="date" content="2024-05-03">').published == datetime(2024, 5, 3)


def test_days_that_disagree_are_said() -> None:
    head = json_ld('{"@type": "Article", "datePublished": "2024-05-03"}') + '<meta name="date" content="2022-01-01">'
    told = facts(head)
    assert told.published == datetime(2024, 5, 3)
    assert told.notes == ("The page states several days of publication (2022-01-01, 2024-05-03); 2024-05-03 is taken.",)


def test_a_page_tells_title_authors_publisher_address_and_source() -> None:
    told = facts(
        json_ld(
            '{"@type": "NewsArticle", "headline": "Shots at Veshti", "author": [{"name": "A. Writer"}, "B. Writer"],'
            '"publisher": {"@type": "Organization", "name": "Daily Wire"}}'
        )
        + '<link rel="canonical" href="https://wire.example/1"><meta name="original-source" content="https://agency.example/9">'
    )
    assert told == Facts(
        title="Shots at Veshti",
        authors=("A. Writer", "B. Writer"),
        publisher="Daily Wire",
        address="https://wire.example/1",
        source="https://agency.example/9",
        language="en-GB",
    )


def test_open_graph_does_where_there_is_no_json_ld() -> None:
    told = facts(
        '<title>Shots | Wire</title><meta property="og:title" content="Shots"><meta property="og:site_name" content="Wire">'
        '<meta property="og:url" content="https://wire.example/1"><meta name="author" content="A. Writer">'
    )
    assert (told.title, told.publisher, told.address, told.authors) == (
        "Shots",
        "Wire",
        "https://wire.example/1",
        ("A. Writer",),
    )


def test_an_address_that_is_not_whole_is_no_address() -> None:
    assert facts('<link rel="canonical" href="/1">').address is None
    assert facts('<link rel="canonical" href="javascript:x()">').address is None


def test_utc_is_kept_as_utc() -> None:
    assert facts('<meta name="date" content="2024-05-03T11:20:00Z">').published == datetime(
        2024, 5, 3, 11, 20, tzinfo=UTC
    )
