"""How a speaker knows: saw or heard it, a camera, a radar, a crater showed it; else whose word it is.

In: the sentence's words and the speaker. Out: an evidential mode, ``None`` for the report's own voice without one.
The modes are those of monitors' daily reports (OSCE SMM: "saw", "heard", "assessed", "an SMM camera recorded").
"""

import re

from truceline.model.actor import Actor
from truceline.model.claim import Mode

WATCHING = frozenset(("IGO", "NGO", "CVL", "JRN", "RPT"))  # who sees for others; a party that "saw" states its case
MEANS: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    (
        "crater_analysis",
        re.compile(r"\bcrater analys[ie]s\b|\banaly[sz]\w+ (?:of )?(?:\w+ )?craters?\b", re.IGNORECASE),
    ),
    ("satellite", re.compile(r"\bsatellite (?:imag\w+|photo\w*|pictures?|data)\b", re.IGNORECASE)),
    (
        "radar",
        re.compile(
            r"\bradars? (?:data|tracks?|showed|detected|tracked|recorded|picked up|registered)\b", re.IGNORECASE
        ),
    ),
    (
        "uav",
        re.compile(
            r"\b(?:uavs?|unmanned aerial vehicles?|drones?) (?:\w+ )?"
            r"(?:spotted|observed|recorded|saw|filmed|imagery|footage|detected|showed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "camera",
        re.compile(
            r"\b(?:cameras?|cctv|thermal imag\w+) (?:\w+ ){0,3}?(?:recorded|showed|observed|saw|captured|filmed)\b|"
            r"\b(?:footage|videos?|film|photographs?|photos?|pictures|images) "
            r"(?:\w+ ){0,5}?(?:show\w*|document\w*|record\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "document",
        re.compile(
            r"\b(?:documents?|records?|registers?|certificates?|intercepts?|radio traffic|intercepted) "
            r"(?:\w+ ){0,4}?(?:show\w*|list\w*|say\w*|record\w*|confirm\w*|messages?|calls?)\b",
            re.IGNORECASE,
        ),
    ),
    ("heard", re.compile(r"\b(?:heard|hearing|overheard)\b", re.IGNORECASE)),
    ("saw", re.compile(r"\b(?:saw|seen|witnessed|observed|spotted|watched|counted)\b", re.IGNORECASE)),
    (
        "assessed",
        re.compile(
            r"\b(?:assess(?:ed|es|ment|ments)|in (?:its|their|our) (?:view|estimation)|"
            r"appear(?:s|ed)? to have|believed to have|concluded|most likely|estimat(?:es|ed) that)\b",
            re.IGNORECASE,
        ),
    ),
)
BY_SECTOR: dict[str, Mode] = {
    "CVL": "witness", "JRN": "media", "MIL": "party_statement", "REB": "party_statement", "COP": "party_statement",
}  # fmt: skip


def read_mode(speaker: Actor | None, words: str) -> Mode | None:
    """Return how the content of a sentence is known."""
    sector = "RPT" if speaker is None else speaker.sector or ""
    for mode, pattern in MEANS:
        if pattern.search(words) and (mode != "saw" or sector in WATCHING):
            return mode
    return None if speaker is None else BY_SECTOR.get(sector, "official")
