"""Under whose name a report travels: the agency that published it, or whose tag it carries. Reading in, actor out.

"BAKU (Reuters) - ...", "(AFP)" or "— TASS" at the end, "By Reuters", "Source: Interfax". A tag that names several
("Reuters, AFP") or none ("With agencies") tells of relaying and not of whom.
"""

import re

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.reference.media import load_media
from truceline.reference.spelling import name_key

_NAME = r"(?P<name>[A-Z][\w.&’' -]{1,40}?)"
_EDGE = r"[^\w\n]{0,9}"
_TAGS = (
    re.compile(rf"^[A-Z][^\n()]{{2,60}}\({_NAME}\)\s?[-–—:]", re.MULTILINE),  # a dateline
    re.compile(rf"^{_EDGE}(?:by|from|source:) {{1,3}}{_NAME}{_EDGE}$", re.MULTILINE | re.IGNORECASE),
    re.compile(rf"[(\[]{_NAME}[)\]]\.?\s*\Z"),
    re.compile(rf"^ {{0,9}}[-–—/]{{1,3}} ?{_NAME}{_EDGE}$", re.MULTILINE),
)


def agency_of(document: Document) -> Actor | None:
    """Return the medium whose word a report's own voice is: whose tag it carries, else its publisher if it is known."""
    return tag_of(document) or publisher_of(document)


def publisher_of(document: Document) -> Actor | None:
    """Return the publisher as the table of media knows it."""
    return _medium(document.publisher or "")


def tag_of(document: Document) -> Actor | None:
    """Return the one medium whose tag or byline a report carries, where it is not the publisher itself."""
    tagged = {m.id: m for tag in _TAGS for match in tag.finditer(document.text) if (m := _medium(match["name"]))}
    by_author = {m.id: m for author in document.authors if (m := _medium(author))}
    found = {**tagged, **by_author}
    own = publisher_of(document)
    return next((m for m in found.values() if len(found) == 1 and m != own), None)


def _medium(name: str) -> Actor | None:
    return load_media().get(name_key(name))
