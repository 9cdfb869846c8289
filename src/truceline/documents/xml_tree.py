"""XML -> a tree, by a parser that fetches nothing and expands no entity; a file built to fill the memory is refused."""

import re
from typing import Any

from truceline.errors import Damaged, TooLarge

DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
TODO = "Get it again, or save its text as a .txt file."


def parse_xml(text: str, *, what: str = "an XML file", where: str = "") -> Any:
    """Return the root of the tree. ``text`` is already decoded; the encoding that it declares is passed over.

    The parser stops at 256 levels and at a text of 10 MB, which no document reaches.

    Raises:
        TooLarge: it declares entities, which can grow a thousandfold, or goes beyond those limits.
        Damaged: it is not well-formed.
    """
    from lxml import etree

    if DOCTYPE.search(text):
        raise TooLarge(
            f"{what} that declares entities of its own, as a file built to fill the memory does.",
            where=where,
            todo=TODO,
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(DECLARATION.sub("", text.lstrip("\ufeff")).encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        if "huge" in str(error).lower() or "depth" in str(error).lower():
            raise TooLarge(f"{what} nested or long beyond all use ({error.msg}).", where=where, todo=TODO) from error
        raise Damaged(f"{what} that is broken or cut off ({error.msg}).", where=where, todo=TODO) from error


def local(node: Any) -> str:
    """Return the name of an element without its namespace, ``""`` for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
