"""Find the words for footage, photographs, maps and recordings."""

import re
from collections.abc import Iterator
from typing import Literal

from truceline.model.document import Document
from truceline.model.mention import ExhibitMention
from truceline.model.span import Span

Kind = Literal["footage", "photograph", "map", "document", "recording"]
FOOTAGE = r"\b(?:(?:video|drone|surveillance|mobile phone|cctv) )?(?:footage|videos?|film)\b"
CUES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("footage", re.compile(FOOTAGE, re.IGNORECASE)),
    ("photograph", re.compile(r"\b(?:photographs?|photos?|satellite images?|images?|pictures?)\b", re.IGNORECASE)),
    ("recording", re.compile(r"\b(?:audio )?recordings?\b", re.IGNORECASE)),
    ("map", re.compile(r"\bmaps?\b", re.IGNORECASE)),
)


def find_exhibits(document: Document) -> Iterator[ExhibitMention]:
    """Yield the words in the order of the text."""
    found = [(m.start(), m.end(), kind) for kind, cue in CUES for m in cue.finditer(document.text)]
    for start, end, kind in sorted(found):
        yield ExhibitMention(
            span=Span(document=document.id, start=start, end=end, text=document.text[start:end]), kind=kind
        )
