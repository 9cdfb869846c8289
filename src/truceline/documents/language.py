"""Name the language of a text by its script and its function words, and of a few words by their letters (eldc).

Goes in: text and the table of languages. Comes out: a code, ``und`` where there are words enough and they are of no
language of the table, or ``None`` where there are too few. Which languages are read is decided elsewhere.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from truceline.reference.languages import Language, Languages

UNDETERMINED = "und"  # ISO 639-2
SAMPLE = 50_000  # characters: more text does not change the answer
MIN_LETTERS = 12  # of the main script; below it even the script may be a name in a foreign text
FEW_LETTERS = 4  # of a script that English is not written in
MIN_WORDS = 4  # below it, words of no known language are taken for names
MIN_SCORE = 1.5  # function words, each shared out among the languages that have it
MIN_SHARE = 0.06  # of all words; running prose of every language in the table has over 0.15
MIN_LEAD = 1.2  # times the next language
LETTER_WEIGHT = 0.5  # a word with a telling letter counts half of a function word
FEW_WORDS = 60  # more are judged by their function words alone
CLEAR = 0.2  # by which eldc's best is ahead of its second, where eldc itself does not call it reliable
ENGLISH_ENOUGH = 0.6  # score of eldc for a headline full of names; texts of languages that it lacks have up to .56
CERTAIN = 0.85  # the same
QX = 0.005  # of the letters are q or x: Azerbaijani without its own letters; Turkish has neither

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
    """Return the code of the language of ``text``, or ``und`` where it is none of the table.

    ``None`` where there are too few words to tell; but words in another script than the Latin are never English.
    """
    named = prose_language(text, languages)
    script, count = main_script(text)
    if named is not None or not any(char.isalpha() for char in text[:SAMPLE]):
        return named
    words = text[:SAMPLE].split()
    foreign = script != "Latin" and count >= FEW_LETTERS
    if count < MIN_LETTERS and script in ("Latin", ""):
        unknown = sum(char.isalpha() for char in text[:SAMPLE]) - count  # of a script that the table lacks
        return UNDETERMINED if unknown > max(count, MIN_LETTERS) else None
    short = _short_language(text[:SAMPLE], languages) if len(words) <= FEW_WORDS else None
    return short or (UNDETERMINED if foreign or len(words) >= MIN_WORDS else None)


def prose_language(text: str, languages: Languages) -> str | None:
    """Return the language that the script or the function words of ``text`` tell, or ``None``."""
    script, count = main_script(text)
    rows = languages.by_script.get(script, ())
    if not rows or count < (MIN_LETTERS if len(rows) > 1 else FEW_LETTERS):
        return None
    if len(rows) == 1:
        return rows[0].code
    return _best(score_languages(text, rows))


def main_script(text: str) -> tuple[str, int]:
    """Return the script of most letters and how many they are."""
    letters = count_scripts(text[:SAMPLE])
    if not letters:
        return "", 0
    script, count = letters.most_common(1)[0]
    if letters["Kana"] * 10 > count and script == "Han":
        script = "Kana"  # Japanese is written in both
    return script, count


def score_languages(text: str, rows: tuple[Language, ...]) -> dict[str, float]:
    """Return the share of words of ``text`` that speak for each language: 0 none, about 0.3 in running prose.

    A language with fewer than ``MIN_SCORE`` such words, or without a letter that it always has, gets 0.
    """
    words = [word for word in _GAPS.split(text[:SAMPLE].lower()) if word]
    alphabet = set("".join(words))
    owners, marks = _owners(rows)
    scores = {}
    for row in rows:
        hits = sum(1 / owners[word] for word in words if word in row.words)
        if row.letters:
            telling = (max((1 / marks[letter] for letter in row.letters & set(word)), default=0.0) for word in words)
            hits += LETTER_WEIGHT * sum(telling)
        scores[row.code] = hits / len(words) if hits >= MIN_SCORE and row.always <= alphabet else 0.0
    return scores


@lru_cache(maxsize=64)
def _owners(rows: tuple[Language, ...]) -> tuple[Counter[str], Counter[str]]:
    """Return how many languages have each word, and each letter."""
    words = Counter(word for row in rows for word in row.words)
    return words, Counter(letter for row in rows for letter in row.letters)


def english_share(words: Sequence[str], languages: Languages) -> float:
    """Return the share of the words that are English function words."""
    english = next((row.words for row in languages.by_script.get("Latin", ()) if row.code == "en"), frozenset())
    return sum(word.lower().strip('.,:;!?()“”"') in english for word in words) / max(len(words), 1)


def _short_language(text: str, languages: Languages) -> str | None:
    """Return the language of a headline by its letters and their sequences."""
    script, count = main_script(text)
    rows = languages.by_script.get(script, ())
    if not rows or count < FEW_LETTERS:
        return None
    fitting = _fitting(text, rows) if script != "Latin" else rows  # a Latin text may hold a foreign name
    if len(fitting) == 1:
        return fitting[0].code
    scores = _scored(text, tuple(row.code for row in rows))
    if not scores:
        return None
    (code, best), (second, next_best) = [*scores, ("", 0.0)][:2]
    if {code, second} == {"az", "tr"} or (code == "tr" and _has_qx(text)):
        return "az" if _has_qx(text) or "ə" in text.lower() else code
    clear = best - next_best >= CLEAR or best >= CERTAIN or (code == "en" and best >= ENGLISH_ENOUGH)
    return code if clear and any(row.code == code for row in fitting) else None


def _fitting(text: str, rows: tuple[Language, ...]) -> tuple[Language, ...]:
    """Return the languages that have the most of the telling letters of the text; all of them where it has none."""
    telling = set(text.lower()) & {letter for row in rows for letter in row.letters}
    most = max(len(telling & row.letters) for row in rows)
    return tuple(row for row in rows if len(telling & row.letters) == most)


def _has_qx(text: str) -> bool:
    lowered = [char for char in text.lower() if char.isalpha()]
    return sum(char in "qx" for char in lowered) > QX * len(lowered)


def _scored(text: str, codes: tuple[str, ...]) -> list[tuple[str, float]]:
    """Return the scores of eldc for these languages, the best first."""
    return sorted(_detector(codes).detect_details(text).scores.items(), key=lambda pair: (-pair[1], pair[0]))


@cache
def _detector(codes: tuple[str, ...]) -> Any:
    """Open eldc for some languages; those that it lacks are passed over."""
    import eldc

    eldc.init()
    detector = eldc.instance()
    detector.set_languages([code for code in codes if code in eldc.LANGUAGES])
    return detector


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
