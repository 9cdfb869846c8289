"""Markdown -> the text that a reader of the page sees: no markers, no addresses of links, no tags.

Numbers stay as written, those of ordered lists too: a list that begins with "11. April" has lost nothing.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)  # never "<>", which marks lost digits
_BLANKS = re.compile(r"\n{3,}")


def strip_markdown(source: str) -> str:
    """Return the plain text of a Markdown page (CommonMark and tables), blocks parted by a blank line.

    >>> strip_markdown("Fire at **16:<>**, [he said](https://example.org).").strip()
    'Fire at 16:<>, he said.'
    """
    text = "".join(_blocks(MarkdownIt("commonmark").enable("table").parse(source)))
    return _BLANKS.sub("\n\n", text.replace("\t\n", "\n")).strip("\n") + "\n"


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield _inline(token.children or [])
            case "fence" | "code_block":
                yield token.content + "\n"
            case "html_block":
                yield _TAG.sub("", token.content) + "\n"
            case "list_item_open" if token.info:
                yield f"{token.info}{token.markup} "
            case "th_close" | "td_close":
                yield "\t"
            case "paragraph_close":
                yield "\n" if token.hidden else "\n\n"
            case "heading_close" | "tr_close" | "table_close" | "bullet_list_close" | "ordered_list_close":
                yield "\n" if token.type == "tr_close" else "\n\n"


def _inline(tokens: list[Token]) -> str:
    return "".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "image":
            return _inline(token.children or [])
        case "text" | "code_inline" | "text_special":
            return token.content
    return ""
