"""A file of sorted text that is mapped into memory: many rows and keys, opened at once, read a block at a time.

Layout: ``MAGIC``, eight bytes with the length of the directory (big-endian), the directory (JSON), then the blocks.
A section of the directory is a list of ``[offset, length, first]``: offset and compressed length of a zlib block after
the directory, and the key that it begins with. Opening reads the directory alone; a look-up inflates one block. The
same sections give the same bytes.
"""

import json
import mmap
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from truceline.errors import TableError

MAGIC = b"truceline places 1\n"
HEAD = len(MAGIC) + 8
BLOCK = 24_000  # characters before compression: 0.1 ms to inflate, and large enough to compress well
ROWS = 64  # rows of a section that is read by number: these lie in one block
KEPT = 256  # inflated blocks that are kept
TODO = "Run `make data`, or install again."


class IndexFile:
    """An open file. ``about`` is what its maker noted."""

    def __init__(self, data: bytes | mmap.mmap, where: str) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise TableError("the table of places is not an index of this version.", where=where, todo=TODO)
        self._data, self._where = data, where
        self._start = HEAD + int.from_bytes(data[len(MAGIC) : HEAD], "big")
        try:
            directory: dict[str, Any] = json.loads(zlib.decompress(data[HEAD : self._start]))
        except (zlib.error, ValueError) as error:
            raise TableError("the directory of the table of places is broken.", where=where, todo=TODO) from error
        self.about: dict[str, Any] = directory["about"]
        self._sections: dict[str, list[list[Any]]] = directory["sections"]
        self._firsts = {name: [block[2] for block in blocks] for name, blocks in self._sections.items()}
        self._inflate = lru_cache(maxsize=KEPT)(self._read)

    def _read(self, offset: int, length: int) -> str:
        begin = self._start + offset
        try:
            return zlib.decompress(self._data[begin : begin + length]).decode()
        except zlib.error as error:
            raise TableError(f"the table of places is broken at byte {begin}.", where=self._where, todo=TODO) from error

    def __contains__(self, section: str) -> bool:
        return section in self._sections

    def text(self, section: str) -> str:
        """Return a whole section; nothing of it is kept."""
        return "\n".join(self._read(offset, length) for offset, length, _ in self._sections.get(section, ()))

    def row(self, section: str, number: int) -> str:
        """Return the line ``number`` of a section written with ``rows``."""
        offset, length, _ = self._sections[section][number // ROWS]
        return self._inflate(offset, length).split("\n")[number % ROWS]

    def value(self, section: str, key: str) -> str:
        """Return what stands after ``key`` and a tab in a section of sorted lines, or an empty text."""
        at = bisect_right(self._firsts.get(section, []), key) - 1
        if at < 0 or not key:
            return ""
        offset, length, _ = self._sections[section][at]
        block = self._inflate(offset, length)
        begin = 0 if block.startswith(key + "\t") else block.find(f"\n{key}\t") + 1
        if begin == 0 and not block.startswith(key + "\t"):
            return ""
        end = block.find("\n", begin)
        return block[begin + len(key) + 1 : end if end >= 0 else len(block)]


def open_index(path: Path) -> IndexFile:
    """Map a file into memory; TableError where it is missing or of another kind."""
    try:
        with path.open("rb") as file:
            return IndexFile(_map(file), str(path))
    except FileNotFoundError as error:
        raise TableError("the table of places is missing.", where=str(path), todo=TODO) from error


def _map(file: BinaryIO) -> bytes | mmap.mmap:
    try:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (ValueError, OSError):  # an empty file, or a file system that maps none
        return file.read()


def write_index(
    path: Path, *, about: Mapping[str, Any], rows: Mapping[str, Iterable[str]], sorted_lines: Mapping[str, list[str]]
) -> None:
    """Write the sections: ``rows`` to be read by number, ``sorted_lines`` (key, tab, value) by key."""
    blocks: list[bytes] = []
    sections: dict[str, list[list[Any]]] = {}
    offset = 0
    for name, texts in [
        *((name, _by_number(lines)) for name, lines in rows.items()),
        *((name, _by_key(lines)) for name, lines in sorted_lines.items()),
    ]:
        sections[name] = []
        for first, text in texts:
            block = zlib.compress(text.encode(), 9)
            sections[name].append([offset, len(block), first])
            blocks.append(block)
            offset += len(block)
    directory = json.dumps({"about": about, "sections": sections}, ensure_ascii=False, sort_keys=True)
    head = zlib.compress(directory.encode(), 9)
    path.write_bytes(b"".join([MAGIC, len(head).to_bytes(8, "big"), head, *blocks]))


def _by_number(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    held = list(lines)
    for at in range(0, len(held), ROWS):
        yield "", "\n".join(held[at : at + ROWS])


def _by_key(lines: list[str]) -> Iterator[tuple[str, str]]:
    at, size = 0, 0
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size >= BLOCK or number + 1 == len(lines):
            yield lines[at].partition("\t")[0], "\n".join(lines[at : number + 1])
            at, size = number + 1, 0
