"""Texts whose background stands in double braces; the first line gives the time of publication."""

import re
from datetime import datetime
from pathlib import Path

from truceline.model.document import Document


def read_marked(file: Path) -> tuple[Document, list[tuple[int, int]]]:
    """Return the text without its braces, and the places of the marked passages."""
    head, _, body = file.read_text(encoding="utf-8").partition("\n")
    published = head.removeprefix("published:").strip()
    text, marked = "", []
    for plain, background in re.findall(r"(.*?)(?:\{\{(.*?)\}\}|$)", body.lstrip("\n"), re.DOTALL):
        text += plain
        if background:
            marked.append((len(text), len(text) + len(background)))
        text += background
    when = datetime.fromisoformat(published) if published else None
    return Document(text=text, published=when, address=file.name, language="en"), marked
