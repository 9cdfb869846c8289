"""The fields of an upload -> reports to be read, and those that are refused, each with its reason. Reads no format.

Side files (``01-wire.meta.toml`` beside ``01-wire.txt``) tell of the reports that come with them in one request.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from truceline.errors import EmptyInput, InputError, TooLarge
from truceline.sources.about import SIDE_FILE_SUFFIX, About, parse_published, read_side_file
from truceline.sources.files import MAX_BYTES, STDIN
from truceline.web.spool import plain_name

MOST_FILES = 500  # of one request
MOST_WAITING = 1_000_000_000  # bytes on disk that are not read yet
MAX_SIDE_FILE = 64_000  # bytes
LONGEST_FIELD = 2_000  # characters
SHOWN = 60  # characters of a pasted text, to know it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A report as it came: ``name`` as it is shown, ``address`` that of the file (``-``: it was pasted)."""

    name: str
    address: str
    content: bytes
    about: About


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A report that is not read, and why."""

    name: str
    error: InputError


def told_about(fields: Mapping[str, str]) -> About:
    """Return what a person told of the reports: publisher, published, address, language; empty fields tell nothing.

    Raises:
        InputError: the time of publication is none, or a field is too long.
    """
    told = {key: fields.get(key, "").strip() for key in ("publisher", "published", "address", "language")}
    for key, value in told.items():
        if len(value) > LONGEST_FIELD or not value.isprintable():
            raise InputError(f"{key} is longer than {LONGEST_FIELD:,} letters or not one line.", todo="Shorten it.")
    return About(
        publisher=told["publisher"] or None,
        published=parse_published(told["published"]) if told["published"] else None,
        address=told["address"] or None,
        language=told["language"] or None,
    )


def pasted(text: str, about: About) -> Upload | Refused:
    """Return a pasted text as a report."""
    shown = " ".join(text.split())[:SHOWN] or "…"
    if not text.strip():
        return Refused(name=shown, error=EmptyInput("there is no text to read.", todo="Paste the text of a report."))
    return Upload(name=f"“{shown}”", address=STDIN, content=text.encode("utf-8", "replace"), about=about)


def sorted_out(files: Sequence[tuple[str, bytes]], about: About) -> Iterator[Upload | Refused]:
    """Yield the reports among files, in their order; what a person told goes before what a side file tells."""
    named = [(plain_name(name), content) for name, content in files]
    sides = {name.removesuffix(SIDE_FILE_SUFFIX): c for name, c in named if name.endswith(SIDE_FILE_SUFFIX)}
    used: set[str] = set()
    for name, content in named:
        if not name.endswith(SIDE_FILE_SUFFIX):
            stem = PurePosixPath(name).stem
            used.add(stem)
            yield _file(name, content, sides.get(stem), about)
    yield from _lonely(sides.keys() - used)


def _file(name: str, content: bytes, side: bytes | None, about: About) -> Upload | Refused:
    try:
        _check(name, content)
        told = about.or_else(_side(name, side)) if side is not None else about
        return Upload(name=name, address=name, content=content, about=told)
    except InputError as error:
        return Refused(name=name, error=error)


def _check(name: str, content: bytes) -> None:
    if not content:
        raise EmptyInput("empty: there is nothing to read.", where=name)
    if len(content) > MAX_BYTES:
        raise TooLarge(
            f"larger than {MAX_BYTES / 1_000_000:g} MB, the limit for one report.",
            where=name,
            todo="Split it into one file a report.",
        )


def _side(name: str, content: bytes) -> About:
    where = f"{PurePosixPath(name).stem}{SIDE_FILE_SUFFIX}"
    if len(content) > MAX_SIDE_FILE:
        raise TooLarge(f"its side file {where} is larger than {MAX_SIDE_FILE / 1000:g} kB.", where=name)
    try:
        return read_side_file(content, where=where)
    except InputError as error:
        raise InputError(f"its side file {where} is {error.what}", where=name, todo=error.todo) from error


def _lonely(stems: Iterable[str]) -> Iterator[Refused]:
    for stem in sorted(stems):
        error = InputError("a side file with no report beside it.", todo="Add the report with it, at once.")
        yield Refused(name=f"{stem}{SIDE_FILE_SUFFIX}", error=error)
