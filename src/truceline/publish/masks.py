"""Names -> a pattern that finds them however they are written: over the end of a line, in a file name, in an address.

Between the parts of a name any spaces, hyphens, dots, underscores and plus signs may stand, or nothing; signs that are
put together and signs that are one are the same. A mask is as long as what it hides: spans go on quoting as many.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MASK = "█"
BETWEEN = r"(?:[\s_.+,\u00ad‐‑–-]|%20|%C2%A0)*"
PARTS = re.compile(r"[\s_.+,\u00ad‐‑–-]+")
QUOTES = "'’‘ʼ`´ʹ"
FORMS = re.compile(r"['’]s$|\.$")
LEFT, RIGHT = r"(?<![^\W_])", r"(?![^\W_])"
COMBINING = r"[\u0300-\u036f]*"


@dataclass(frozen=True, slots=True)
class Mask:
    """What blackens names in a text, and leaves names that may leave as they are."""

    pattern: re.Pattern[str]

    def __call__(self, text: str) -> str:
        """Return the text with every name blackened, each character by one."""
        return self.pattern.sub(_blackened, text)

    def hits(self, text: str) -> bool:
        """Say whether a name is in the text."""
        return any(not _is_kept(found) for found in self.pattern.finditer(text))


def masking(names: Iterable[str], *, capitals: Iterable[str] = (), kept: Iterable[str] = ()) -> Mask | None:
    r"""Return what blackens the names, as whole words in any case; ``None`` where there is none.

    Args:
        names: those to be blackened.
        capitals: those that are words too, blackened where they have a capital.
        kept: longer names, in which a part of another is left as it is.

    >>> masking(["Anna Petrova"])("Anna\nPetrova died; anna_petrova.html")
    '████████████ died; ████████████.html'
    """
    wanted = [(len(name), 1, f"(?i:{_form(name)})") for name in names if _form(name)]
    wanted += [(len(name), 1, _capital(name)) for name in capitals if _form(name)]
    if not wanted:
        return None
    bare = re.compile("|".join(f"{LEFT}{form}{RIGHT}" for *_, form in wanted))
    whole = [(len(name), 0, f"(?P<kept{n}>(?i:{_form(name)}))") for n, name in enumerate(kept) if bare.search(name)]
    ordered = sorted((*wanted, *whole), key=lambda each: (-each[0], -each[1], each[2]))
    return Mask(re.compile(f"{LEFT}(?:{'|'.join(form for *_, form in ordered)}){RIGHT}"))


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of names as whole words in any case; ``None`` where there is none."""
    forms = sorted({_form(name) for name in names} - {""}, key=lambda form: (-len(form), form))
    return re.compile(f"{LEFT}(?:{'|'.join(forms)}){RIGHT}", re.IGNORECASE) if forms else None


def folded(name: str) -> str:
    """Return what is the same of a name however it is written."""
    return " ".join(PARTS.split(unicodedata.normalize("NFC", name).casefold())).strip()


def _blackened(found: re.Match[str]) -> str:
    return found[0] if _is_kept(found) else MASK * len(found[0])


def _is_kept(found: re.Match[str]) -> bool:
    return found.lastgroup is not None  # only names that are kept are groups


def _capital(name: str) -> str:
    """Return the form of one word where it has a capital, or is all capitals."""
    first, upper = name[:1].upper() + name[1:].lower(), name.upper()
    return f"(?:{_form(first)}|{_form(upper)})"


def _form(name: str) -> str:
    parts = [part for part in PARTS.split(unicodedata.normalize("NFC", name)) if part]
    return BETWEEN.join("".join(_letters(part)) for part in parts)


def _letters(part: str) -> Iterator[str]:
    for sign in part:
        base = unicodedata.normalize("NFD", sign)
        if sign in QUOTES:
            yield f"[{QUOTES}]?"
        elif len(base) > 1:
            yield f"(?:{re.escape(sign)}|{re.escape(base[0])}{COMBINING})"
        else:
            yield re.escape(sign)
