"""Bytes -> characters: a byte order mark, else UTF-8, else the set that the page names, else a guess, said in a note.

UTF-8 goes before what a page says of itself: bytes of an 8-bit set hardly ever form it, and pages that were saved again
often keep the old name.
"""

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
NAMED = {  # what pages call a set -> what browsers read (the WHATWG Encoding Standard), where the two differ
    "ascii": WESTERN,
    "us-ascii": WESTERN,
    "iso-8859-1": WESTERN,
    "latin1": WESTERN,
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-cp1251": "windows-1251",
    "x-cp1252": WESTERN,
    "x-mac-cyrillic": "mac_cyrillic",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "euc_kr",
}
TEXT_SETS = re.compile(  # never "base64", "unicode_escape" or "utf-7", which Python would also take
    r"(windows-|cp)(125\d|866|874|932|949)|koi8-[ru]|iso-?8859-\d{1,2}|big5|gb18030|euc[-_](jp|kr)|shift[-_]jis|mac_cyrillic"
    r"|tis-620"
)
HALF = 0.5  # of the characters are letters, in prose of every alphabet
WHOLE_TO_LOST = 10  # whole characters of several bytes to a lost one; no 8-bit set makes such a share of UTF-8
ODD, EVEN = slice(1, None, 2), slice(0, None, 2)


def decode_text(
    content: bytes, languages: Languages, *, where: str = "", declared: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the characters, and a note where the set was guessed. ``declared``: what the page says of itself.

    Raises:
        InputError: the bytes begin with a byte order mark and break its encoding.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _marked(content, encoding, where), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass  # an older character set, which no byte names, or a file that was cut or damaged
    if _nearly_utf8(content):
        return content.decode("utf-8", errors="replace"), ()
    if named := _known(declared):
        return content.decode(named, errors="replace"), ()
    guess = _guess(content, languages)
    return content.decode(guess, errors="replace"), (f"The file is not UTF-8; it was read as {guess}, a guess.",)


def unmarked_utf16(content: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` where text was saved in it without its mark; the NUL bytes tell."""
    if content.startswith(tuple(mark for mark, _ in MARKS)) or len(content) % 2:
        return None
    sample = content[:SAMPLE]
    for encoding, zeros, others in (("utf-16-le", sample[ODD], sample[EVEN]), ("utf-16-be", sample[EVEN], sample[ODD])):
        if zeros.count(0) and not others.count(0) and _decodes(content, encoding) and _one_script(sample, encoding):
            return encoding
    return None


def _one_script(sample: bytes, encoding: str) -> bool:
    """Say whether most characters are letters of one alphabet; by chance, two bytes are a Chinese sign."""
    text = sample.decode(encoding, errors="ignore")
    letters = count_scripts(text)
    return max((n for script, n in letters.items() if script not in ("Han", "Hangul")), default=0) > HALF * len(text)


def _nearly_utf8(content: bytes) -> bool:
    """Say whether it is UTF-8 with a few bytes spoilt, as at the end of a file that was cut."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - lost >= WHOLE_TO_LOST * lost


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _known(declared: str | None) -> str | None:
    """Return the set that a page names, or ``None`` where the name is of no set of text."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    name = NAMED.get(name, name)
    if not TEXT_SETS.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


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
