"""Words of a report, made safe to show: no control character acts, nothing stays hidden, no word is changed."""

import unicodedata

from markupsafe import Markup

CUT = "[…]"
WORTH_CUTTING = 1.15  # times the limit: a cut that saves two words is not worth the reader's doubt
JOINERS = "\u200c\u200d"  # part of the spelling in Persian and in the scripts of India
SOFT_HYPHEN = "\u00ad"  # shows nothing and says nothing


def clean(text: str) -> str:
    """Fold blanks and line ends to one space; make control, direction and private characters visible.

    >>> clean(f"fire{chr(27)}[31m at{chr(0x202E)} 4   p.m.")
    'fire␛[31m at<U+202E> 4 p.m.'
    """
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """Make what is hidden or acts on the terminal visible; leave blanks and line ends. Twice is the same as once."""
    if text.replace("\n", "").isprintable():  # most texts: nothing in them hides or acts
        return text
    return "".join(_shown(char) for char in text)


def shown(value: object) -> object:
    """Make what is hidden or acts visible, in a value that a template puts out; tabs and line ends stay."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return "\t".join(visible(part) for part in value.split("\t"))


def cut(text: str, limit: int) -> str:
    """Shorten to about ``limit`` characters by leaving out whole words in the middle.

    The first and the last word always stay, so that a text of two long words is longer than the limit.
    """
    words = text.split(" ")
    if len(text) <= WORTH_CUTTING * limit or len(words) < 3:
        return text
    head, tail = [words[0]], [words[-1]]
    room = limit - len(words[0]) - len(words[-1]) - len(CUT) - 2
    middle = words[1:-1]
    while middle:
        first = len(" ".join(head)) <= len(" ".join(tail))
        word = middle[0] if first else middle[-1]
        room -= len(word) + 1
        if room < 0:
            return " ".join([*head, CUT, *tail])
        if first:
            head.append(middle.pop(0))
        else:
            tail.insert(0, middle.pop())
    return text


def quote(text: str, limit: int | None = None) -> str:
    """Put the words in curly quotation marks, cleaned, and cut where a limit is given.

    >>> quote("one two three four five six", limit=19)
    '“one two […] six”'
    """
    shown = clean(text)
    return f"“{cut(shown, limit) if limit else shown}”"


def _shown(char: str) -> str:
    point, category = ord(char), unicodedata.category(char)
    if point < 0x20 and char != "\n":
        return chr(0x2400 + point)
    if point == 0x7F:
        return "␡"
    if char == SOFT_HYPHEN:
        return ""
    if category in ("Cc", "Cf", "Co", "Cs", "Cn") and char not in f"{JOINERS}\n":
        return f"<U+{point:04X}>"
    return char
