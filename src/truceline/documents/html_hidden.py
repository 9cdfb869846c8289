"""Take out of a page what a reader of the page does not see: scripts, styles, forms, and text that is hidden."""

import re
from collections.abc import Iterator
from typing import Any

NEVER_SHOWN = (
    "script style template noscript iframe object embed canvas svg math audio video map select option datalist button "
    "input textarea head link meta dialog"
).split()
KEPT_EMPTY = ("br", "hr", "td", "th")  # a break, or a place in a row
BOXES = ("table", "tr", "td", "ul", "ol", "div", "section", "p")
FEW_LINKS = 2
MOSTLY = 0.7  # of the letters of a box stand in links
NOTICE = re.compile(r"\s*(?:©|\(c\)\s|copyright\b|all rights reserved)", re.IGNORECASE)
SHORT_NOTICE = 200  # letters
GONE = "x-gone"  # the tag of what is to be removed
MOST_ROUNDS = 10  # empty elements nested in empty elements
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
SIMPLE_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<mark>[.#])(?P<name>[\w-]+)", re.IGNORECASE)
STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MAX_STYLE = 200_000  # characters of a style sheet in the page that are looked at; beyond it are frameworks


def drop_hidden(root: Any) -> None:
    """Remove, in place, what is not shown; the words that follow an element stay."""
    from lxml import etree

    hidden = set(_hidden_names(root))
    etree.strip_elements(root, *NEVER_SHOWN, with_tail=False)
    for node in root.iter():
        if node is not root and _is_hidden(node, hidden):
            node.tag = GONE
    etree.strip_elements(root, GONE, with_tail=False)


def drop_links(root: Any) -> None:
    """Remove, in place, rows and boxes that are only links, as menus are, and the notice of copyright."""
    from lxml import etree

    for node, (letters, linked, links) in _counted(root):
        only_links = links >= FEW_LINKS and linked >= MOSTLY * letters
        notice = letters < SHORT_NOTICE and NOTICE.match("".join(node.itertext()))
        if node is not root and node.tag in BOXES and (only_links or notice):
            node.tag = GONE
    etree.strip_elements(root, GONE, with_tail=False)


def _counted(root: Any) -> Iterator[tuple[Any, tuple[int, int, int]]]:
    """Yield every element, inner ones first, with its letters, those that stand in links, and its links."""
    from lxml import etree

    counts = [[0, 0, 0]]
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            counts.append([_length(node.text), 0, 0])
            continue
        letters, linked, links = counts.pop()
        if node.tag == "a":
            linked, links = letters, links + 1
        yield node, (letters, linked, links)
        for place, count in enumerate((letters + _length(node.tail), linked, links)):
            counts[-1][place] += count


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def drop_empty(root: Any) -> None:
    """Remove, in place, elements that hold no words: what is left of scripts and pictures, often most of a page."""
    from lxml import etree

    kept = " or ".join(f"self::{tag}" for tag in KEPT_EMPTY)
    for _ in range(MOST_ROUNDS):
        bare = root.xpath(f"//*[not(*) and not(normalize-space()) and not({kept})]")
        if not bare:
            return
        for node in bare:
            node.tag = GONE
        etree.strip_elements(root, GONE, with_tail=False)


def _is_hidden(node: Any, hidden: set[tuple[str, str, str]]) -> bool:
    attributes = node.attrib
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (style := attributes.get("style")) and HIDDEN_STYLE.search(style):
        return True
    if not hidden:
        return False
    named = [(".", name) for name in attributes.get("class", "").split()] + [("#", attributes.get("id", ""))]
    return any((tag, mark, name) in hidden for mark, name in named for tag in ("", node.tag))


def _hidden_names(root: Any) -> Iterator[tuple[str, str, str]]:
    """Yield tag, ``.`` or ``#``, and name of what a style sheet in the page hides; rules for print are passed over."""
    for style in root.iter("style"):
        if "print" in (style.get("media") or ""):
            continue
        rules = STYLE_COMMENT.sub("", (style.text or "")[:MAX_STYLE])
        depth = 0
        for part in re.split(r"([{}])", rules):
            if part == "{":
                depth += 1
            elif part == "}":
                depth = max(depth - 1, 0)
            elif depth == 0:
                selectors = part
            elif depth == 1 and not selectors.lstrip().startswith("@") and HIDDEN_STYLE.search(part):
                yield from _simple(selectors)


def _simple(selectors: str) -> Iterator[tuple[str, str, str]]:
    for selector in selectors.split(","):
        if found := SIMPLE_SELECTOR.fullmatch(selector.strip()):
            yield (found["tag"] or "").lower(), found["mark"], found["name"]
