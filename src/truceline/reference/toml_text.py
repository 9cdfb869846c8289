"""The text of a TOML file that a person wrote -> its values; or what is wrong, and on which line.

``tomllib`` alone says it in three ways (a fault of syntax, a number of too many digits, too deep a nest), and takes
whole numbers that TOML does not hold and that cannot even be printed.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from truceline.reference.toml_lines import TOKEN, Path, find_lines

AT_LINE = re.compile(r" ?\(at line (\d+), column (\d+)\)$")
LONG = re.compile(r"\d(?:_?\d){4000}")  # Python reads up to 4,300 digits
MOST = 2**63  # a whole number of TOML has 64 bits
TOO_LONG, TOO_DEEP = "a whole number is too large", "it is nested too deeply"


class NotToml(ValueError):
    """A text is not TOML: ``what`` is wrong (without a full stop), on ``line`` (from 1)."""

    def __init__(self, what: str, line: int) -> None:
        self.what, self.line = what, line
        super().__init__(f"line {line}: {what}")


def read_toml(text: str) -> dict[str, Any]:
    """Return the values of a text.

    Raises:
        NotToml: it is not TOML, a whole number has more than 64 bits, or it is nested too deeply.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), text) from error
    except RecursionError as error:
        raise NotToml(TOO_DEEP, _deepest(text)) from error
    except ValueError as error:  # of int(): more digits than it reads
        found = LONG.search(_bare(text))
        raise NotToml(TOO_LONG, text.count("\n", 0, found.start()) + 1 if found else 1) from error
    for path in _too_large(values, ()):
        raise NotToml(TOO_LONG, find_lines(text).line(*path))
    return values


def _syntax(message: str, text: str) -> NotToml:
    found = AT_LINE.search(message)
    line = int(found[1]) if found else text.count("\n") + 1  # at the end of the text
    return NotToml(f"this is not TOML: {AT_LINE.sub('', message)}", line)


def _too_large(value: object, path: Path) -> Iterator[Path]:
    """Yield the paths of whole numbers that TOML does not hold."""
    if isinstance(value, int) and not -MOST <= value < MOST:
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _too_large(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _too_large(each, (*path, place))


def _deepest(text: str) -> int:
    """Return the line on which most brackets are open."""
    depth = deepest = 0
    line = found = 1
    for letter in _bare(text):
        depth += (letter in "[{") - (letter in "]}")
        line += letter == "\n"
        if depth > deepest:
            deepest, found = depth, line
    return found


def _bare(text: str) -> str:
    """Blank out strings and comments; lines stay where they are."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m.lastgroup in ("text", "comment") else m[0], text)
