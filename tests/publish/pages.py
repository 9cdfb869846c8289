"""A page as a browser sees it: parsed by the rules of HTML, with the words of every mark and the links of the ledger."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish.ledger import CODES, Names
from truceline.publish.page import render_page
from truceline.publish.page_parts import BLANK, LIMIT
from truceline.publish.quoting import clean, cut, visible


def shown(text: str) -> str:
    """Return the text as the page has to show it: what acts or hides made visible, tabs and line ends as they are."""
    return "\t".join(visible(part) for part in text.split("\t"))


def spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


class Page:
    """The page of some readings, parsed; a page that HTML's own rules find fault with is refused."""

    def __init__(self, *readings: Reading, names: Names = CODES, skipped: tuple[str, ...] = ()) -> None:
        self.html = render_page(readings, names=names, skipped=skipped)
        parser = HTMLParser(namespace_html_elements=False)
        self.root: Element = parser.parse(self.html)
        assert parser.errors == []
        self.reports = [Shown(report, self) for report in self.having("report")]

    def having(self, name: str, within: Element | None = None) -> list[Element]:
        return [element for element in (self.root if within is None else within).iter() if name in classes(element)]

    @cached_property
    def ids(self) -> dict[str, Element]:
        found = [element for element in self.root.iter() if element.get("id")]
        by_id = {element.attrib["id"]: element for element in found}
        assert len(by_id) == len(found), "an id stands twice"
        return by_id

    @property
    def text(self) -> str:
        body = self.root.find("body")
        assert body is not None
        return " ".join("".join(body.itertext()).split())


class Shown:
    """One report of a page."""

    def __init__(self, root: Element, page: Page) -> None:
        self.root, self.page = root, page
        (self.ledger,) = page.having("ledger", root)
        (self.words,) = page.having("words", root)
        self.pieces = page.having("m", self.words)
        self.refs = page.having("ref", self.words)
        self.quotations = page.having("q", self.ledger)

    @cached_property
    def marks(self) -> dict[str, str]:
        """The words of every mark: its pieces, which follow one another, put together."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, piece in enumerate(self.pieces):
            for mark in piece.attrib["data-w"].split():
                found[mark].append(place)
        assert all(places == list(range(places[0], places[-1] + 1)) for places in found.values())
        return {mark: "".join("".join(self.pieces[p].itertext()) for p in places) for mark, places in found.items()}

    @property
    def text(self) -> str:
        """The text of the report without the labels that the page sets into it."""
        return "".join(_text_without(self.words, set(self.refs)))

    def target(self, link: Element) -> Element:
        href = link.attrib["href"]
        assert href.startswith("#"), href
        return self.page.ids[href[1:]]


def _text_without(element: Element, left_out: set[Element]) -> Iterator[str]:
    if element not in left_out:
        yield element.text or ""
        for child in element:
            yield from _text_without(child, left_out)
            yield child.tail or ""


def assert_linked_both_ways(shown_report: Shown, reading: Reading) -> None:
    """Every quotation of the ledger leads to its words and says them; every mark leads back to a quotation of it."""
    in_words, in_ledger = set(shown_report.words.iter()), set(shown_report.ledger.iter())
    back: dict[str, set[str]] = defaultdict(set)
    for link in (*shown_report.pieces, *shown_report.refs):
        if link.tag != "a":  # blanks alone
            assert not "".join(link.itertext()).strip()
            continue
        assert shown_report.target(link) in in_ledger
        for mark in link.attrib["data-w"].split():
            back[mark] |= _before_the_eyes(shown_report, link)
    for ref in shown_report.refs:  # a label after words is also a way back from what lies in them
        for mark in _ending_at(shown_report, ref):
            back[mark] |= _before_the_eyes(shown_report, ref)
    quoted: dict[str, set[str]] = defaultdict(set)  # a blank that is no blank of HTML is folded in a quotation
    for span in spans_of(reading):
        quoted[shown(span.text)].add(cut(clean(span.text), LIMIT) or BLANK)
    for quotation in shown_report.quotations:
        words = shown_report.marks[quotation.attrib["data-w"]]
        assert shown_report.target(quotation) in in_words
        assert quotation.text in quoted[words] | {cut(clean(words), LIMIT) or BLANK}
    for mark in shown_report.marks:
        assert mark in back[mark], f"no way back from {shown_report.marks[mark]!r}"


def _before_the_eyes(shown_report: Shown, link: Element) -> set[str]:
    """Return the marks that are quoted where a link leads to: in its target, and in the card that the target is in."""
    target = shown_report.target(link)
    cards = [card for card in shown_report.page.having("card", shown_report.ledger) if target in set(card.iter())]
    return {e.attrib["data-w"] for place in (target, *cards) for e in place.iter() if "q" in classes(e)}


def _ending_at(shown_report: Shown, ref: Element) -> set[str]:
    """Return the marks of the last words before a label."""
    last: set[str] = set()
    for element in shown_report.words.iter():
        if element is ref:
            break
        if "m" in classes(element):
            last = set(element.attrib["data-w"].split())
    return last
