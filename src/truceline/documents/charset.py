"""Bytes -> characters: a byte order mark, else UTF-8, else the best guess among 8-bit sets, which is said in a note."""

import codecs
import re

from truceline.documents.language import SAMPLE, count_scripts, name_language, score_languages
from truceline.errors import InputError
from truceline.reference.languages import Languages

MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "windows-1252"
COMMON = {  # about the ten most frequent letters: over half of any text in the script
    "Latin": "etaoinsrhldu",
    "Cyrillic": "оеаинтсрвл",
    "Arabic": "اليمنورتبة",
    "Hebrew": "יוהלאמרתבנ",
}
QUOTES = "«»“”‘’„–—…№ "
CASE_BREAK = re.compile(r"[a-zà-ÿа-яё][A-ZÀ-ÞА-ЯЁ]")  # koi8-r and windows-1251 swap the cases
CYRILLIC = ("windows-1251", "koi8-r", "iso8859-5", "cp866")
OTHERS = (*CYRILLIC, "windows-1254", "windows-1250", "windows-1256", "windows-1255")


def decode_text(content: bytes, languages: Languages, *, where: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the characters, and a note where the set was guessed.

    Raises:
        InputError: the bytes begin with a byte order mark and break its encoding.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _marked(content, encoding, where), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass  # an older character set, which no byte names
    encoding = _guess(content, languages)
    return content.decode(encoding, errors="replace"), (f"The file is not UTF-8; it was read as {encoding}, a guess.",)


def _marked(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"begins with the mark of {encoding.removesuffix('-sig').upper()}, but breaks it at byte {error.start}.",
            where=where,
            todo="Save the file again as UTF-8.",
        ) from error


def _guess(content: bytes, languages: Languages) -> str:
    """Choose the set in which the bytes read most like writing; windows-1252 where none does."""
    sample = content[:SAMPLE]
    if name_language(sample.decode(WESTERN, errors="replace"), languages) == "en":
        return WESTERN
    return max((WESTERN, *OTHERS), key=lambda encoding: _likeness(sample, encoding, languages))


def _likeness(sample: bytes, encoding: str, languages: Languages) -> tuple[float, float]:
    """Return how much the sample looks like writing in this set, then like a language; the greater the better."""
    text = sample.decode(encoding, errors="replace")
    scripts = count_scripts(text)
    if not scripts:
        return 0.0, 0.0
    script = scripts.most_common(1)[0][0]
    strange = sum(not char.isascii() and not char.isalpha() and char not in QUOTES for char in text)
    common = sum(char in COMMON.get(script, "") for char in text.lower()) - strange - len(CASE_BREAK.findall(text))
    rows = languages.by_script.get(script, ())
    return round(common / scripts.total(), 2), max(score_languages(text, rows).values(), default=0.0)
