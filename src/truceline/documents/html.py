"""A saved web page -> the text of its report without menus, advertisements and what is hidden; what it says of itself.

trafilatura finds the block that is the report; the text is written here from the tree that it gives, so that the rules
for paragraphs, lists and tables are ours. Where it finds nothing, all that the page shows is taken, and a note says so.
"""

import re
from collections.abc import Iterator
from typing import Any

from truceline.documents.charset import decode_text, unmarked_utf16
from truceline.documents.extract import Extract
from truceline.documents.html_facts import Facts, read_facts
from truceline.documents.html_hidden import GONE, drop_empty, drop_hidden, drop_links
from truceline.errors import Damaged, EmptyInput, TooLarge
from truceline.reference.languages import Languages

EXTRACTION = "html 1"
META_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
CHARSET_HEAD = 8192  # bytes; browsers look at 1,024, pages put it later
MAX_ELEMENTS = 400_000  # about 300 MB and 20 s; a long live blog has some 30,000
MAX_DEPTH = 2048  # of elements in elements, the limit of libxml2; pages have 20 to 60
MAX_SHOWN = 5_000_000  # characters
MAX_SEARCHED = 20_000  # elements with words among which the report is looked for, which takes about 5 s
COPY = "Copy its text into a .txt file."
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul "
    "head item list quote row".split()
)
BREAKS, ROWS = frozenset(("br", "lb")), frozenset(("tr", "row"))
CELLS = frozenset(("td", "th", "cell"))
FURNITURE = ("nav", "header", "footer", "aside", "form")
NO_XML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")  # characters that no tree may hold
SPACES = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t\r\f\v]*")
BLANK_LINES = re.compile(r"\n{3,}")
RUNS = re.compile(r"[ \t\r\n\f\v]+")


def read_html(content: bytes, languages: Languages, *, where: str = "", limit: int = MAX_SHOWN) -> Extract:
    """Return the text of a page and what the page says of itself.

    Raises:
        TooLarge: more elements or words than any report has. ``limit`` is in characters.
        EmptyInput: the page shows no words.
        Damaged: no page can be made of it.
    """
    text, notes = decode_page(content, languages, where=where)
    root = parse_page(text, where=where)
    facts = read_facts(root)
    drop_hidden(root)
    drop_empty(root)
    drop_links(root)
    if sum(map(len, root.itertext())) > 2 * limit:  # before anything slow; blanks are counted too
        raise TooLarge(f"a page with far more than {limit:,} letters.", where=where, todo=COPY)
    shown, more = _report(root, facts)
    if not shown.strip():
        raise EmptyInput(
            "a web page that shows no words: its text may be loaded by a script.",
            where=where,
            todo="Save it from the browser as a complete page, or copy the text into a .txt file.",
        )
    return Extract(
        text=shown,
        extraction=EXTRACTION,
        title=facts.title,
        authors=facts.authors,
        publisher=facts.publisher,
        published=facts.published,
        address=facts.address,
        source=facts.source,
        language=facts.language,
        notes=(*notes, *facts.notes, *more),
    )


def decode_page(content: bytes, languages: Languages, *, where: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the characters of a page or of XML, by its mark, as UTF-8, or by the set that it names."""
    if encoding := unmarked_utf16(content):
        return content.decode(encoding), ()
    named = META_CHARSET.search(content[:CHARSET_HEAD])
    return decode_text(content, languages, where=where, declared=named[1].decode("ascii", "replace") if named else None)


def parse_page(text: str, *, where: str = "") -> Any:
    """Return the tree of a page."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(NO_XML.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Damaged(f"no page can be made of it ({error}).", where=where, todo="Save the page again.") from error
    if any("depth" in fault.message for fault in parser.error_log):
        raise TooLarge(f"a page nested more than {MAX_DEPTH:,} deep.", where=where, todo=COPY)
    if root.xpath("count(//*)") > MAX_ELEMENTS:
        raise TooLarge(f"a page of more than {MAX_ELEMENTS:,} elements.", where=where, todo=COPY)
    return root


def page_text(root: Any) -> str:
    """Return the words of a tree: blocks parted by a blank line, cells of a row by a tab."""
    text = "".join(_pieces(root)).replace("\t\n", "\n")
    return BLANK_LINES.sub("\n\n", SPACES.sub("\n", text)).strip() + "\n"


def _report(root: Any, facts: Facts) -> tuple[str, tuple[str, ...]]:
    """Return the text of the report in the page, with its headline, and a note where the report was not found."""
    headline = _headline(root, facts)
    body = _main_body(root) if root.xpath("count(//*)") <= MAX_SEARCHED else None
    text = page_text(body) if body is not None else ""
    notes: tuple[str, ...] = ()
    if not text.strip():
        _drop_furniture(root)
        text = page_text(root)
        notes = ("The report was not found in the page; all that the page shows was taken.",)
    if headline and headline not in RUNS.sub(" ", text[: 2 * len(headline) + 200]):
        text = f"{headline}\n\n{text}"
    return text, notes


def _main_body(root: Any) -> Any:
    import logging

    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports what it tries; we report what came of it
    found = bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    return getattr(found, "body", None)


def _headline(root: Any, facts: Facts) -> str | None:
    """Return the words of the page's headline: of several, the one that the page's title begins with or names."""
    shown = [RUNS.sub(" ", node.text_content()).strip() for node in root.iter("h1")]
    shown = [words for words in shown if words]
    title = (facts.title or "").casefold()
    named = [words for words in shown if words.casefold() in title or (title and title in words.casefold())]
    if named:
        return max(named, key=len)
    return shown[0] if len(shown) == 1 else None


def _drop_furniture(root: Any) -> None:
    from lxml import etree

    for node in root.iter(*FURNITURE):
        if node.tag != "header" or next(node.iter("h1"), None) is None:
            node.tag = GONE
    etree.strip_elements(root, GONE, with_tail=False)


def _pieces(root: Any) -> Iterator[str]:
    """Yield the words of a tree with its breaks; no recursion, because a page may nest without end."""
    from lxml.etree import iterwalk

    preformatted = 0
    for event, node in iterwalk(root, events=("start", "end")):
        tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if event == "start":
            preformatted += tag == "pre"
            yield from _opening(tag)
            yield _words(node.text, preformatted > 0)
        else:
            preformatted -= tag == "pre"
            yield from _closing(tag)
            if node is not root:
                yield _words(node.tail, preformatted > 0)


def _opening(tag: str) -> Iterator[str]:
    if tag in BREAKS:
        yield "\n"
    elif tag in BLOCKS and tag not in ROWS:
        yield "\n\n"


def _closing(tag: str) -> Iterator[str]:
    if tag in CELLS:
        yield "\t"
    elif tag in BLOCKS:
        yield "\n" if tag in ROWS else "\n\n"


def _words(text: str | None, preformatted: bool) -> str:
    if not text:
        return ""
    return text if preformatted else RUNS.sub(" ", text)
