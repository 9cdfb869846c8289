"""The words of a report as copies share them: without what desks change when they take over a text.

A headline, a dateline, the tag of an agency, quotation marks, British and American spelling, small numbers in words and
digits, "p.m." and "pm" are no difference. Text in, folded words out.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

HEADLINE = 200  # characters: a longer first line is a paragraph
TAG = 60  # characters of a line that can be a mere tag
BODY_WORDS = 12  # a shorter rest is no body, and the first line counts

# "KHARTOUM, May 25 - ", "BAKU (Reuters) — ", "19th December, 2018 - "
_DATELINE = re.compile(
    r"^(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'’/-]+(?:, [A-Z][\w .]+)?(?:, )?(?:[A-Z][a-z]+\.? \d{1,2})?"
    r"(?:, \d{4})? ?(?:\([^)\n]{2,40}\))?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})\s?[-–—:]{1,2}\s",
    re.MULTILINE,
)
# a line of its own: "(With agencies)", "— AFP", "Reuters, AP", "[Agencies]"; a bracket at the end: "… (Reuters)"
_TAG_LINE = re.compile(r"^\W*(?:with|from|by|source:)?\W*[\w.&]+(?:[ ,/]+[\w.&]+){0,4}\W*$", re.IGNORECASE)
_TAG_END = re.compile(r"[(\[][^()\[\]\n]{2,40}[)\]]\.?\s*$")
_HALF_DAY = re.compile(r"(?<![a-z])([ap])\.?\s?m\b\.?")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?!\w)")
# a letter of a script without spaces is a word of its own
_WORD = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:'[^\W_]+)?")
_NUMBERS = {
    word: str(value)
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
# Spelling: the British form gives way (Oxford and Merriam-Webster differ by these endings alone).
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able$|er$|ite$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=e$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})ence(?=$|s$|less$)"), "ense"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=$|s$|d$)"), "er"),
    (re.compile(r"(?<=[a-z]{3})ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"programme"), "program"),
)


def body_of(text: str) -> str:
    r"""Return a report without its headline: the first line, where a blank line parts it from a body.

    >>> body_of("Shots fired\n\nTroops fired on Tuesday near the village and two soldiers were hurt, it said.")
    'Troops fired on Tuesday near the village and two soldiers were hurt, it said.'
    """
    first, _, rest = text.lstrip().partition("\n")
    headline = len(first) <= HEADLINE and (not rest.strip() or rest[:1].isspace())
    return rest.lstrip() if headline and len(_WORD.findall(rest)) >= BODY_WORDS else text.strip()


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a passage, folded.

    >>> folded_words("The Ministry of Defence’s “armoured” units, at 4 p.m.: three hurt")
    ('the', 'ministry', 'of', 'defense', 'armored', 'units', 'at', '4', 'pm', '3', 'hurt')
    """
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c)) if not text.isascii() else text
    plain = plain.replace("’", "'").replace("‘", "'").casefold()
    plain = _POSSESSIVE.sub("", _HALF_DAY.sub(r"\1m ", plain))
    return tuple(_folded(word) for word in _WORD.findall(plain))


def report_words(text: str) -> tuple[str, ...]:
    r"""Return the folded words of a report: without its headline, dateline and the tags of agencies.

    >>> report_words("Shots\n\nBAKU, April 11 - They fired at 4 p.m. on a post near a village; two were hurt.\n\n(AFP)")
    ('they', 'fired', 'at', '4', 'pm', 'on', 'a', 'post', 'near', 'a', 'village', '2', 'were', 'hurt')
    """
    lines = _DATELINE.sub("", body_of(text)).splitlines()
    kept = [_TAG_END.sub("", line) for line in lines if not _is_tag(line)]
    return folded_words("\n".join(kept)) or folded_words(text)


def _is_tag(line: str) -> bool:
    """Say whether a line is a mere tag; a sentence of few words ends with a stop and is none."""
    bare = line.strip()
    sentence = bare[-1:] in ".!?" and bare[:1].isalnum()
    return len(bare) <= TAG and not sentence and bool(_TAG_LINE.match(bare))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    if word in _NUMBERS:
        return _NUMBERS[word]
    for pattern, plain in _AMERICAN:
        word = pattern.sub(plain, word)
    return word
