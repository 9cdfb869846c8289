"""What a page says of itself: title, authors, publisher, time of publication, its own address, where it took the text.

Read from JSON-LD, ``<meta>`` (OpenGraph, Dublin Core and the like), ``<link rel=canonical>`` and ``<time>``. The time
is never taken from the address, from the words or from the clock.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from truceline.documents.moments import parse_moment

ARTICLES = ("article", "posting", "report", "webpage")  # endings of the types of schema.org that are one text
PUBLISHED = (
    "article:published_time og:article:published_time og:published_time datepublished pubdate publishdate publish-date "
    "publish_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "article.published date cxenseparse:recs:publishtime".split()
)
PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "headline")
SOURCES = ("original-source", "syndication-source", "article:source", "source", "dc.source", "dcterms.source")
MAX_JSON = 1_000_000  # characters of one JSON-LD block; those of news pages have some thousands
LONG = 300  # characters; a longer "title" or "author" is something else
DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: datetime | None = None
    address: str | None = None
    source: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def read_facts(root: Any) -> Facts:
    """Read what the page states; before scripts are taken out, because JSON-LD is one."""
    meta = _meta(root)
    article, others = _json_ld(root)
    moments = list(_moments(root, meta, article))
    return Facts(
        title=_first(_text(article.get("headline")), *(meta.get(name) for name in TITLES), _title(root)),
        authors=_authors(article, meta),
        publisher=_first(
            *_names(article.get("publisher")),
            *(meta.get(name) for name in PUBLISHERS),
            *(name for other in others for name in _names(other.get("publisher"))),
        ),
        published=moments[0] if moments else None,
        address=_address(root, meta, article),
        source=_first(*(meta.get(name) for name in SOURCES)),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("language")),
        notes=_disagreement(moments),
    )


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _json_ld(root: Any) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """Return the block that tells of the article, and every block."""
    blocks = [block for node in root.iter("script") for block in _blocks(node)]
    article = next((block for block in blocks if _is_article(block) and "datePublished" in block), None)
    article = article or next((block for block in blocks if _is_article(block)), {})
    return article, blocks


def _blocks(node: Any) -> Iterator[Mapping[str, Any]]:
    if "ld+json" not in (node.get("type") or "").lower():
        return
    try:
        told = json.loads((node.text or "")[:MAX_JSON].strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    queue = told if isinstance(told, list) else [told]
    for block in queue:
        if isinstance(block, dict):
            yield block
            graph = block.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(block: Mapping[str, Any]) -> bool:
    types = block.get("@type")
    return any(str(kind).lower().endswith(ARTICLES) for kind in (types if isinstance(types, list) else [types]))


def _moments(root: Any, meta: Mapping[str, str], article: Mapping[str, Any]) -> Iterator[datetime]:
    """Yield the times of publication that the page states, the most explicit first."""
    told = [_text(article.get("datePublished")), *(meta.get(name) for name in PUBLISHED), *_time_elements(root)]
    yield from (moment for text in told if (moment := parse_moment(text)))


def _time_elements(root: Any) -> Iterator[str | None]:
    """Yield ``<time>`` that is marked as the time of publication, and one that stands alone on the page."""
    times = [node for node in root.iter("time") if node.get("datetime")]
    for node in times:
        if node.get("pubdate") is not None or "datepublished" in (node.get("itemprop") or "").lower():
            yield node.get("datetime")
    if len({node.get("datetime") for node in times}) == 1:
        yield times[0].get("datetime")


def _disagreement(moments: Sequence[datetime]) -> tuple[str, ...]:
    days = sorted({moment.date() for moment in moments})
    if not days or (days[-1] - days[0]).total_seconds() <= DAY:  # a day may differ by the zone
        return ()
    told = ", ".join(day.isoformat() for day in days)
    return (f"The page states several days of publication ({told}); {moments[0].date().isoformat()} is taken.",)


def _authors(article: Mapping[str, Any], meta: Mapping[str, str]) -> tuple[str, ...]:
    told = _names(article.get("author")) or [meta[name] for name in AUTHORS if name in meta]
    return tuple(dict.fromkeys(name for name in told if len(name) < LONG and "://" not in name))


def _address(root: Any, meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    links = [node.get("href") for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    page = article.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    told = (*links, meta.get("og:url"), _text(page), _text(article.get("url")))
    return next((url.strip() for url in told if url and is_address(url)), None)


def is_address(text: str) -> bool:
    """Say whether it is a whole address of the web."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in text.strip()


def _title(root: Any) -> str | None:
    return next((" ".join(node.text_content().split()) for node in root.iter("title")), None)


def _names(value: object) -> list[str]:
    """Return the names in a value of JSON-LD: a string, an object with a name, or a list of either."""
    parts = value if isinstance(value, list) else [value]
    named = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return [" ".join(name.split()) for name in named if isinstance(name, str) and name.strip()]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _first(*told: str | None) -> str | None:
    shown = (" ".join(text.split()) for text in told if text)
    return next((text for text in shown if text and len(text) < LONG), None)
