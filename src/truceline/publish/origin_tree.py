"""The origin tree of an incident in lines of text: whose word it is, which reports carry it, which are not counted.

Drawn for the terminal by ``truceline show``; nothing is drawn with rules or colours. Speakers come first, then people
whom the reports do not name, then reports in their own voice, each in the order of publication.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from textwrap import wrap

from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.origin import Descent, Origin
from truceline.model.time import aware

STEP = "  "
LAST = datetime.max.replace(tzinfo=UTC)
UNNAMED = 3  # words for unnamed sources that are quoted
PRONOUNS = frozenset(("he", "she", "it", "they", "we", "one", "both", "him", "her", "them", "us"))


def origin_lines(incident: Incident, documents: Mapping[str, Document], width: int) -> list[str]:
    """Return the lines of the tree, each at most ``width`` characters where no single name is longer.

    Args:
        documents: those of the incident, by id; one that is missing goes by its id.
        width: characters of the screen.
    """
    out = _wrapped(_summary(incident), "", width)
    for origin in sorted(incident.origins, key=lambda o: _place(o, documents)):
        out += _wrapped(_title(origin, documents), "", width)
        for line in _carriers(origin, incident.descents, documents):
            out += _wrapped(line, STEP, width)
    return out


def _summary(incident: Incident) -> str:
    said = f"{_number(len(incident.origins), 'independent origin')} in {_number(len(incident.documents), 'report')}"
    made = len({d.document for d in incident.descents})
    return f"{said}, {made} of them made of another" if made else said


def _place(origin: Origin, documents: Mapping[str, Document]) -> tuple[bool, bool, datetime, str]:
    first = next((documents[id] for id in origin.documents if id in documents), None)
    published = first.published if first is not None and first.published is not None else LAST
    return (not origin.speakers and not origin.anonymous, origin.anonymous, aware(published), origin.id)


def _title(origin: Origin, documents: Mapping[str, Document]) -> str:
    if origin.anonymous:
        told = [actor.name for actor in origin.speakers if actor.name.lower() not in PRONOUNS]
        words = ", ".join(f"“{name}”" for name in told[:UNNAMED])
        return f"Unnamed sources{': ' + words if words else ''} (1 origin)"
    if not origin.speakers:
        return f"{_name(origin.root, documents)}{_when(origin.root, documents)}, in its own voice (1 origin)"
    said = f", {_number(len(origin.statements), 'statement')}" if origin.statements else ""
    return f"{origin.speakers[0].name} (1 origin{said})"


def _carriers(origin: Origin, descents: Sequence[Descent], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield a line for every report that carries the origin, and what was made of each under it."""
    made = {d.document: d for d in descents if d.document in origin.documents}
    for id in origin.documents:
        if id in made and made[id].of in origin.documents:
            continue
        titled = not origin.speakers and not origin.anonymous and id == origin.root
        indent = "" if titled else STEP
        if not titled:
            yield f"{_carries(origin, id)} {_name(id, documents)}{_when(id, documents)}"
        if id in made:
            yield f"{indent}a {made[id].kind} of {_name(made[id].of, documents)}, not counted"
        for later in (other for other in origin.documents if other in made and made[other].of == id):
            yield f"{indent}{made[later].kind} of it, not counted: {_name(later, documents)}"
    if origin.relayed_by:
        yield f"passed on by {', '.join(origin.relayed_by)}"


def _carries(origin: Origin, id: str) -> str:
    if id in origin.releases:
        return "own release"
    if origin.anonymous or not origin.speakers:
        return "in"
    return "quoted by"


def report_name(document: Document) -> str:
    """Return what a report is called: the name of its file, else its address, its publisher, its id."""
    name = document.file or document.address or document.publisher or document.id
    return name.rstrip("/").rpartition("/")[2] or name


def _name(id: str, documents: Mapping[str, Document]) -> str:
    return report_name(documents[id]) if id in documents else id


def _when(id: str, documents: Mapping[str, Document]) -> str:
    published = documents[id].published if id in documents else None
    return f", {published.day} {published:%b %H:%M}" if published is not None else ", undated"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _wrapped(line: str, indent: str, width: int) -> list[str]:
    bare = line.lstrip()
    indent += " " * (len(line) - len(bare))
    return wrap(bare, width, initial_indent=indent, subsequent_indent=indent + STEP, break_long_words=False)
