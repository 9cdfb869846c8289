"""The origin tree of an incident in lines of text: whose word it is, which reports carry it, which are not counted.

Drawn for the terminal by ``truceline show``; nothing is drawn with lines or colours.
"""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.origin import Descent, Origin

STEP = "  "
VERBS = {"copy": "copy of", "rewrite": "rewrite of", "translation": "translation of", "relay": "carries"}


def origin_lines(incident: Incident, documents: Mapping[str, Document], width: int) -> list[str]:
    """Return the lines of the tree, each at most ``width`` characters where no single name is longer.

    Args:
        documents: those of the incident, by id.
        width: characters of the screen.
    """
    counted = len(incident.origins)
    out = [f"{_number(counted, 'independent origin')} in {_number(len(incident.documents), 'report')}"]
    for origin in incident.origins:
        out += _wrapped(_title(origin), "", width)
        for line in _carriers(origin, incident.descents, documents):
            out += _wrapped(line, STEP, width)
    return out


def _title(origin: Origin) -> str:
    name = "; ".join(dict.fromkeys(actor.name for actor in origin.speakers[:1])) or "A report in its own voice"
    said = f", {_number(len(origin.statements), 'statement')}" if origin.speakers else ""
    return f"{name} (1 origin{said})"


def _carriers(origin: Origin, descents: tuple[Descent, ...], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield a line for every report that carries the origin and was made of none, with what was made of it."""
    made = {d.document: d for d in descents if d.document in origin.documents}
    for id in origin.documents:
        if id not in made:
            word = "first in" if id == origin.root else "quoted by"
            yield f"{word} {report_name(documents[id])}{_when(documents[id])}"
            for descent in (d for d in made.values() if d.of == id):
                yield f"{STEP}not counted: {report_name(documents[descent.document])}, {VERBS[descent.kind]} it"
    for descent in made.values():
        if descent.of not in origin.documents:
            yield f"in {report_name(documents[descent.document])}, {VERBS[descent.kind]} {descent.of}"


def report_name(document: Document) -> str:
    """Return what a report is called: the name of its file, else its address, its publisher, its id."""
    name = document.file or document.address or document.publisher or document.id
    return name.rstrip("/").rpartition("/")[2] or name


def _when(document: Document) -> str:
    return f", {document.published:%d %b %H:%M}" if document.published is not None else ", undated"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _wrapped(line: str, indent: str, width: int) -> list[str]:
    bare = line.lstrip()
    indent += " " * (len(line) - len(bare))
    return wrap(bare, width, initial_indent=indent, subsequent_indent=indent + STEP, break_long_words=False)
