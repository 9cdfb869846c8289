"""Where the tables and keys of a TOML file stand: ``tomllib`` gives values without their lines.

Goes in: text that ``tomllib`` has taken. Comes out: the line (from 1) of every path, as ``("provision", 2, "zone")``.
Keys inside an inline table or an array have the line of the key that holds them.
"""

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]
KEY = r"(?:\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|[A-Za-z0-9_-]+)"
DOTTED = re.compile(rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*")
HEADER = re.compile(rf"(\[\[?)[ \t]*({DOTTED.pattern})[ \t]*\]\]?")
BLANK = re.compile(r"(?:\s|#[^\n]*)*")
STRING = r"\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
TOKEN = re.compile(
    rf"(?P<text>{STRING})|(?P<comment>#[^\n]*)|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<end>\n)|.", re.DOTALL
)


class TomlLines:
    """The lines of one file by path."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines

    def line(self, *path: str | int) -> int:
        """Return the line of a path, else of the nearest table around it; 1 for the file itself."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return 1


def find_lines(text: str) -> TomlLines:
    """Return the line of every table and key."""
    lines: dict[Path, int] = {}
    arrays: dict[Path, int] = {}  # how many tables an array of tables has so far
    table: Path = ()
    line, counted, place = 1, 0, _after_blanks(text, 0)
    while place < len(text):
        line, counted = line + text.count("\n", counted, place), place
        header = HEADER.match(text, place)
        if header:
            table = _table(header, arrays)
            _enter(lines, table, line, 0)
            place = header.end()
        else:
            key = DOTTED.match(text, place)
            if not key:  # not TOML
                break
            _enter(lines, (*table, *_parts(key[0])), line, len(table))
            place = _after_value(text, key.end())
        place = _after_blanks(text, place)
    return TomlLines(lines)


def _table(header: re.Match[str], arrays: dict[Path, int]) -> Path:
    """Return the path of a table; of an array of tables, its next one."""
    *around, last = _parts(header[2])
    path: Path = ()
    for part in around:
        path = (*path, part)
        if path in arrays:
            path = (*path, arrays[path] - 1)
    path = (*path, last)
    if header[1] == "[[":
        arrays[path] = arrays.get(path, 0) + 1
        path = (*path, arrays[path] - 1)
    return path


def _enter(lines: dict[Path, int], path: Path, line: int, known: int) -> None:
    """Enter a key, and the tables that a dotted key makes."""
    for end in range(known + 1, len(path) + 1):
        lines.setdefault(path[:end], line)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(_unquoted(part) for part in re.findall(KEY, dotted))


def _unquoted(key: str) -> str:
    if key[0] == '"':
        return str(tomllib.loads(f"key = {key}")["key"])
    return key[1:-1] if key[0] == "'" else key


def _after_blanks(text: str, place: int) -> int:
    found = BLANK.match(text, place)
    return found.end() if found else place


def _after_value(text: str, place: int) -> int:
    """Return where the value that begins here ends: at a line end outside all brackets and strings."""
    depth = 0
    for token in TOKEN.finditer(text, place):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token.lastgroup == "end" and depth <= 0:
            return token.end()
    return len(text)
