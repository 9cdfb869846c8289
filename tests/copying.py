"""Copies as desks make them, and releases in one mould, made of a text."""

import re

from hypothesis import strategies as st

from truceline.model.document import Document

SPELLINGS = (
    ("Defence", "Defense"),
    ("defence", "defense"),
    ("armoured", "armored"),
    ("Tegh", "Tig"),
    ("metres", "meters"),
)
TAGS = ("(With agencies)", "(Reuters)", "— AFP", "Source: TASS")
SENTENCES = (
    "The two countries have been at odds for many years.",
    "Both have accused each other of breaking the truce before.",
    "Nobody could be reached for further comment on Wednesday morning.",
)
HEADLINES = ("What is known so far", "Border tension: all that you need to know today", "Fire on the frontier")


@st.composite
def copied_texts(draw: st.DrawFn, text: str, *, light: bool = True) -> str:
    """Return a copy of a report under another headline, with some of the changes that desks make.

    Args:
        light: keep most of the words; else a paragraph may go and the rest be turned about.
    """
    headline, _, body = text.partition("\n")
    paragraphs = [p for p in re.split(r"\n\s*\n", body.strip()) if p.strip()]
    if not light and len(paragraphs) > 3 and draw(st.booleans()):
        paragraphs = paragraphs[:-1]
    if draw(st.booleans()):
        paragraphs = draw(st.permutations(paragraphs))
    if draw(st.booleans()):
        paragraphs = [*paragraphs, draw(st.sampled_from(SENTENCES))]
    if draw(st.booleans()):
        paragraphs = [*paragraphs, draw(st.sampled_from(TAGS))]
    text = "\n\n".join([draw(st.sampled_from((headline, *HEADLINES))), *paragraphs]) + "\n"
    for old, new in SPELLINGS:
        text = text.replace(old, new) if draw(st.booleans()) else text
    quotes = draw(st.sampled_from(("“”’", '""\'')))
    return text.translate({ord("“"): quotes[0], ord("”"): quotes[1], ord("’"): quotes[2]})


def document(text: str, published: object = None, publisher: str | None = "another desk") -> Document:
    """Return a document with its time of publication."""
    return Document(text=text, publisher=publisher, address="copy.txt", published=published, language="en")  # type: ignore[arg-type]
