"""Random damage to real texts, as bad copies and bad translations do it: a hypothesis strategy, so that it repeats."""

import html
import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from tests.pipeline.reports import ROOT, case_reports
from truceline.model.document import Document

Damage = Callable[[st.DrawFn, str], str]
MOST_DAMAGES = 5  # in one text
SHARDS = (
    "<>",
    "<> ",
    "??",
    "\ufffd",
    "&nbsp;",
    "&lt;",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "\t",
)
BIDI = ("\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066", "\u2067", "\u2069")
PIECES = (
    "\n",
    "\n\n",
    " ",
    "  ",
    ",",
    ".",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    "–",
    "-",
    ":",
    "/",
    "🕊",
    "e\u0301",
    "٤",
    "４",
)
NUMBERS = ("0", "00", "7", "13", "24:60", "99:99", "31 February", "1,2,3", "10,00", "9" * 25, "-4", "½", "1e9", "0x1F")
WRONG_CODES = ("cp1252", "latin-1", "cp1251", "cp437")


def example_reports() -> list[Document]:
    """The reports of ``examples/``."""
    folder = Path(ROOT) / "examples" / "reports"
    return [Document(text=f.read_text("utf-8"), address=f.name, language="en") for f in sorted(folder.glob("*.txt"))]


REPORTS = [*example_reports(), *case_reports("train")]
PARAGRAPHS = sorted({part for doc in REPORTS for part in doc.text.split("\n\n") if len(part) > 60})
SAVED_PAGES = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A report &amp; more</title>'
    '<meta property="article:published_time" content="2023-04-11T17:20:00+04:00">'
    '<script>var a = "<p>";</script></head><body><nav><a href="/">Home</a></nav><article><h1>A report</h1>'
    + "".join(f"<p>{html.escape(part)}</p>\n" for part in doc.text.split("\n\n"))
    + "</article><footer>© 2023</footer></body></html>"
    for doc in REPORTS[:20]
]


def _place(draw: st.DrawFn, text: str, longest: int = 60) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, min(len(text), start + draw(st.integers(0, longest)))


def cut(draw: st.DrawFn, text: str) -> str:
    start, end = _place(draw, text)
    return text[:start] + text[end:]


def cut_off(draw: st.DrawFn, text: str) -> str:
    start, _ = _place(draw, text)
    return text[:start] if draw(st.booleans()) else text[start:]


def swap(draw: st.DrawFn, text: str) -> str:
    start, end = _place(draw, text, 40)
    middle = draw(st.integers(start, end))
    return text[:start] + text[middle:end] + text[start:middle] + text[end:]


def move(draw: st.DrawFn, text: str) -> str:
    start, end = _place(draw, text, 120)
    piece, rest = text[start:end], text[:start] + text[end:]
    at = draw(st.integers(0, len(rest)))
    return rest[:at] + piece + rest[at:]


def repeat(draw: st.DrawFn, text: str) -> str:
    start, end = _place(draw, text, 120)
    return text[:end] + text[start:end] * draw(st.integers(1, 3)) + text[end:]


def insert(draw: st.DrawFn, text: str) -> str:
    start, _ = _place(draw, text)
    return text[:start] + draw(st.sampled_from((*SHARDS, *BIDI, *PIECES, *NUMBERS))) + text[start:]


def lose_digits(draw: st.DrawFn, text: str) -> str:
    """Lose one run of digits, or a part of it, with or without a shard in its place."""
    runs = list(re.finditer(r"\d+", text))
    if not runs:
        return text
    run = draw(st.sampled_from(runs))
    start = draw(st.integers(run.start(), run.end() - 1))
    return text[:start] + draw(st.sampled_from(("", "<>", "?", "\ufffd", " "))) + text[run.end() :]


def mark_in_number(draw: st.DrawFn, text: str) -> str:
    """Set a mark of direction, a blank or other digits into a number."""
    runs = list(re.finditer(r"\d[\d:,.]*", text))
    if not runs:
        return text
    run = draw(st.sampled_from(runs))
    at = draw(st.integers(run.start(), run.end()))
    return text[:at] + draw(st.sampled_from((*BIDI, *NUMBERS, " ", "\u200b", ",", ":", "<>"))) + text[at:]


def wrong_code(draw: st.DrawFn, text: str) -> str:
    """Read the bytes of a piece by a wrong table (mojibake)."""
    start, end = _place(draw, text, 400)
    piece = f"“{text[start:end]}’ é"
    return (
        text[:start] + piece.encode("utf-8").decode(draw(st.sampled_from(WRONG_CODES)), errors="replace") + text[end:]
    )


def other_case(draw: st.DrawFn, text: str) -> str:
    start, end = _place(draw, text, 400)
    return text[:start] + draw(st.sampled_from((str.upper, str.lower, str.title)))(text[start:end]) + text[end:]


def other_lines(draw: st.DrawFn, text: str) -> str:
    """Run lines together, or break them at every blank."""
    start, end = _place(draw, text, 400)
    piece = text[start:end]
    piece = (
        piece.replace("\n", "") if draw(st.booleans()) else piece.replace(" ", draw(st.sampled_from(("\n", "\r\n"))))
    )
    return text[:start] + piece + text[end:]


DAMAGES: tuple[Damage, ...] = (
    cut,
    cut_off,
    swap,
    move,
    repeat,
    insert,
    insert,
    lose_digits,
    lose_digits,
    mark_in_number,
    mark_in_number,
    wrong_code,
    other_case,
    other_lines,
)


@st.composite
def damaged(draw: st.DrawFn, texts: list[str]) -> str:
    """Any of the texts with one to five damages, one upon the other; never empty."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, MOST_DAMAGES))):
        text = draw(st.sampled_from(DAMAGES))(draw, text)
    return text or "."
