"""Name the language of a text by its script and its function words; no model.

Goes in: text and the table of languages. Comes out: a code, or ``None`` where the text is too short or too unlike
every language of the table. Which languages are read is decided elsewhere.
"""

import re
from collections import Counter
from collections.abc import Mapping

from truceline.reference.languages import Language, Languages

SAMPLE = 50_000  # characters: more text does not change the answer
MIN_LETTERS = 12  # of the main script; below it even the script may be a name in a foreign text
MIN_SCORE = 1.5  # function words, each shared out among the languages that have it
MIN_SHARE = 0.06  # of all words; running prose of every language in the table has over 0.15
MIN_LEAD = 1.2  # times the next language
LETTER_WEIGHT = 0.5  # a word with a telling letter counts half of a function word

SCRIPTS: Mapping[str, tuple[tuple[int, int], ...]] = {  # Unicode blocks, by code point
    "Latin": ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x1E00, 0x1EFF)),
    "Greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "Cyrillic": ((0x400, 0x52F),),
    "Armenian": ((0x530, 0x58F),),
    "Hebrew": ((0x590, 0x5FF),),
    "Arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    "Devanagari": ((0x900, 0x97F),),
    "Bengali": ((0x980, 0x9FF),),
    "Tamil": ((0xB80, 0xBFF),),
    "Sinhala": ((0xD80, 0xDFF),),
    "Thai": ((0xE00, 0xE7F),),
    "Lao": ((0xE80, 0xEFF),),
    "Myanmar": ((0x1000, 0x109F),),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
    "Hangul": ((0x1100, 0x11FF), (0xAC00, 0xD7AF)),
    "Ethiopic": ((0x1200, 0x137F),),
    "Khmer": ((0x1780, 0x17FF),),
    "Kana": ((0x3040, 0x30FF),),
    "Han": ((0x4E00, 0x9FFF),),
}
_GAPS = re.compile(r"[\s\d!-&(-/:-@\[-`{-~‘“”„«»…–—،؛؟۔።፣]+|['’](?!\w)|(?<!\w)['’]")  # "Baku's" stays one word


def name_language(text: str, languages: Languages) -> str | None:
    """Return the code of the language of ``text``, or ``None`` where it cannot be told."""
    letters = count_scripts(text[:SAMPLE])
    if not letters:
        return None
    script, count = letters.most_common(1)[0]
    if letters["Kana"] * 10 > count and script == "Han":
        script = "Kana"  # Japanese is written in both
    rows = languages.by_script.get(script, ())
    if count < MIN_LETTERS or not rows:
        return None
    if len(rows) == 1:
        return rows[0].code
    return _best(score_languages(text, rows))


def score_languages(text: str, rows: tuple[Language, ...]) -> dict[str, float]:
    """Return the share of words of ``text`` that speak for each language: 0 none, about 0.3 in running prose.

    A language with fewer than ``MIN_SCORE`` such words, or without a letter that it always has, gets 0.
    """
    words = [word for word in _GAPS.split(text[:SAMPLE].lower()) if word]
    alphabet = set("".join(words))
    owners = Counter(word for row in rows for word in row.words)
    marks = Counter(letter for row in rows for letter in row.letters)
    scores = {}
    for row in rows:
        hits = sum(1 / owners[word] for word in words if word in row.words)
        if row.letters:
            telling = (max((1 / marks[letter] for letter in row.letters & set(word)), default=0.0) for word in words)
            hits += LETTER_WEIGHT * sum(telling)
        scores[row.code] = hits / len(words) if hits >= MIN_SCORE and row.always <= alphabet else 0.0
    return scores


def count_scripts(text: str) -> Counter[str]:
    """Count the letters of ``text`` by script; letters of other scripts are not counted."""
    found: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if script := _script(ord(char)):
            found[script] += times
    return found


def _script(point: int) -> str | None:
    for script, blocks in SCRIPTS.items():
        if any(first <= point <= last for first, last in blocks):
            return script
    return None


def _best(scores: Mapping[str, float]) -> str | None:
    (code, score), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    return code if score >= MIN_SHARE and score >= MIN_LEAD * second else None
