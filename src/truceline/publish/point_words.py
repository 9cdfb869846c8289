"""Exact coordinates in words: decimal degrees, degrees with minutes, grid references, Plus codes, links to maps.

Blackened where points are blurred: a sentence that is quoted tells a point as well as a column does. What looks like a
coordinate and is none (two decimal figures with a comma between them) is blackened too.
"""

import re

from truceline.publish.masks import MASK

NUMBER = r"[-−+]?\d{1,3}[.,]\d+"
PLAIN = r"[-−+]?\d{1,3}(?:[.,]\d+)?"
DEGREE = r"\s*(?:°|º|˚|deg(?:rees?)?\b\.?|d\b)\s*"
MINUTE = r"\d{1,2}(?:[.,]\d+)?\s*(?:['’′ʹ‘´]|min(?:utes?)?\b\.?|m\b)\s*"
SECOND = r"\d{1,2}(?:[.,]\d+)?\s*(?:[\"”“″ʺ]|['’′ʹ]{2}|sec(?:onds?)?\b\.?|s\b)\s*"
LETTER = r"(?-i:[NSEWСЮВЗ])"
WIND = rf"(?:{LETTER}\b|(?:north|south|east|west)(?:\s+(?:latitude|longitude))?\b|(?-i:[NE])\.?\s?(?:lat|long?)\b)"
GRID = r"(?-i:[C-HJ-NP-X])"
SHORT = r"\d{2}[-\s.:]?\d{2}(?:[-\s.:]?\d{2}(?:\.\d+)?)?"  # 39-33-29, 393329
OPEN = "23456789CFGHJMPQRVWX"  # what Plus codes are written with
FORMS = (
    rf"(?:\b{LETTER}\s?)?\d{{1,3}}{DEGREE}{MINUTE}(?:{SECOND})?(?:,?\s*{WIND})?",  # 39°33'29"N
    rf"(?:\b{LETTER}\s?)?{PLAIN}{DEGREE},?\s*{WIND}",  # 39.5583° N
    rf"{NUMBER}\s*(?:°|º|˚)(?!\s*[CFСФ]\b)",  # 39.5583°
    rf"\b{LETTER}\s?{NUMBER}\b",  # N39.5583
    rf"\b{NUMBER}\s?{WIND}",  # 39.5583N
    r"[-−+]?\b\d{1,3}\.\d+\s*[,;]\s*[-−+]?\d{1,3}\.\d+\b",  # 39.5583, 46.4805
    r"[-−+]?\b\d{1,3},\d{2,}\s*[;/ ]\s*[-−+]?\d{1,3},\d{2,}\b",  # 39,5583; 46,4805
    r"[-−+]?\b\d{1,3}\.\d{3,}[\s/|_]{1,3}[-−+]?\d{1,3}\.\d{3,}\b",  # 39.5583 46.4805
    rf"\b(?:latitude|longitude|mlat|mlon|широта|долгота)\b[\s:=.]*(?:of\s+|is\s+)?{PLAIN}",
    rf"\b(?:lat|lon|lng|long)\b(?:\s*[:=]\s*{PLAIN}|[\s.]+{NUMBER})",
    rf"\b{SHORT}\s?(?-i:[NS])[\s,/]*\d?{SHORT}\s?(?-i:[EW])\b",
    rf"\b\d{{1,2}}\s?{GRID}\s?(?-i:[A-HJ-NP-Z]{{2}})\s?(?:\d{{2,5}}\s\d{{2,5}}|(?:\d\d){{1,5}})\b",  # MGRS
    rf"\b\d{{1,2}}\s?{GRID}\s?,?\s?\d{{6}}(?:\.\d+)?\s?m?E?[\s,]+\d{{6,7}}(?:\.\d+)?\s?m?N?\b",  # UTM
    rf"\b[{OPEN}]{{4,8}}0{{0,4}}\+(?:[{OPEN}]{{2,3}})?(?![\w+])",  # 8HG7+QX
    r"(?<![\w/:])/{3}[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+",  # three words
    r"(?<=[@=/!])[-−]?\d{1,3}\.\d{3,}(?:,|%2C|/|\+)[-−]?\d{1,3}\.\d{3,}",  # links to maps
)
POINTS = re.compile("|".join(f"(?:{form})" for form in FORMS), re.IGNORECASE)


def has_point(text: str) -> bool:
    """Say whether a text tells coordinates."""
    return POINTS.search(text) is not None


def without_points(text: str) -> str:
    """Return the text with every coordinate blackened, each character by one.

    >>> without_points("at 39.5583, 46.4805 in Tegh")
    'at ████████████████ in Tegh'
    """
    return POINTS.sub(lambda found: MASK * len(found[0]), text)
