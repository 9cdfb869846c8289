"""An item of a feed saved as XML (RSS 0.9 to 2.0, Atom) -> its text and what it says of itself; a feed gives each item.

``<source url="...">Name</source>`` of an item names the publisher that the item is from, so it goes before the name of
the feed, which may be an aggregator's.
"""

from collections.abc import Iterator
from typing import Any

from truceline.documents.extract import Extract
from truceline.documents.html import decode_page, page_text, parse_page, read_html
from truceline.documents.html_facts import is_address
from truceline.documents.html_hidden import drop_hidden
from truceline.documents.moments import parse_moment
from truceline.documents.xml_tree import local, parse_xml
from truceline.errors import EmptyInput, InputError
from truceline.reference.languages import Languages

EXTRACTION = "feed 1"
FEEDS, ITEMS = ("rss", "feed", "RDF", "channel"), ("item", "entry")
PAGE = "html"
MAX_ITEMS = 5_000  # of a feed; they have ten to some hundreds
BODIES = ("encoded", "content", "description", "summary")  # the fullest first
PUBLISHED = ("pubDate", "published", "date", "issued")  # never "updated": it says when the words last changed


def read_xml(content: bytes, languages: Languages, *, where: str = "") -> Iterator[Extract]:
    """Yield the report of a saved item, or of every item of a feed, or of a page written as XML.

    Raises:
        TooLarge: built to fill the memory.
        Damaged: not well-formed, or cut off.
        EmptyInput: a feed without an item that has words.
        InputError: XML of another form.
    """
    text, notes = decode_page(content, languages, where=where)
    root = parse_xml(text, where=where)
    if local(root) == PAGE:
        yield read_html(content, languages, where=where)
        return
    if local(root) not in (*FEEDS, *ITEMS):
        raise InputError(
            f"an XML file of the form <{local(root)}>, which is not read.",
            where=where,
            todo="Read are items of RSS and Atom; save the text of others as a .txt file.",
        )
    items = [root] if local(root) in ITEMS else [node for node in root.iter() if local(node) in ITEMS]
    extracts = [extract for item in items[:MAX_ITEMS] if (extract := _item(item, root, notes, where))]
    if not extracts:
        raise EmptyInput("a feed without an item that has words.", where=where, todo="Save it again later.")
    yield from extracts


def _item(item: Any, feed: Any, notes: tuple[str, ...], where: str) -> Extract | None:
    title = _shown(_child(item, "title"), where).strip()
    body = next((words for name in BODIES if (words := _shown(_child(item, name), where).strip())), "")
    if not title and not body:
        return None
    source = _child(item, "source")
    named = _child(source, "title") if source is not None and len(source) else source
    links = [node.get("href") or node.text for node in item if local(node) == "link"]
    told = (*links, _words(_child(item, "guid")), _words(_child(item, "id")))
    return Extract(
        text="\n\n".join(part for part in (title if title not in body[: len(title) + 80] else "", body) if part) + "\n",
        extraction=EXTRACTION,
        title=" ".join(title.split()) or None,
        authors=tuple(_authors(item)),
        publisher=_words(named) or _feed_title(feed, item),
        published=next((moment for name in PUBLISHED if (moment := parse_moment(_words(_child(item, name))))), None),
        address=next((url.strip() for url in told if url and is_address(url)), None),
        source=_source_address(source),
        notes=notes,
    )


def _authors(item: Any) -> Iterator[str]:
    for node in item:
        if local(node) in ("author", "creator"):
            name = _words(_child(node, "name")) or _words(node)
            if name:
                yield name


def _feed_title(feed: Any, item: Any) -> str | None:
    if feed is item:
        return None
    channel = _child(feed, "channel")
    return _words(_child(channel if channel is not None else feed, "title"))


def _source_address(source: Any) -> str | None:
    if source is None:
        return None
    links = [node.get("href") or node.text for node in source if local(node) in ("link", "id")]
    return next((url for url in (source.get("url"), *links) if url and is_address(url)), None)


def _child(node: Any, name: str) -> Any:
    if node is None:
        return None
    return next((child for child in node if local(child) == name), None)


def _words(node: Any) -> str | None:
    if node is None:
        return None
    return " ".join((node.text or "").split()) or None


def _shown(node: Any, where: str) -> str:
    """Return what a reader sees of a title or body, which may be text, escaped HTML, or XHTML."""
    if node is None:
        return ""
    if len(node):
        return page_text(node)
    text = node.text or ""
    if "<" not in text and "&" not in text:
        return text
    if not text.strip():
        return ""
    root = parse_page(f"<div>{text}</div>", where=where)
    drop_hidden(root)
    return page_text(root)
