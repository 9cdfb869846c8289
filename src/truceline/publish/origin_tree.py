"""The origin tree of an incident: whose word it is, which reports carry it, which are not counted.

``say_origins`` says it in words and ids of documents, for every drawing; ``origin_lines`` draws it for the terminal.
Speakers come first, then people whom the reports do not name, then reports in their own voice, each in the order of
publication.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierSaid:
    """One line under an origin: a report that carries it, or what it was made of: words, then a report, then words.

    ``document`` is its id, ``""`` where the line names none; ``depth`` is 0, or 1 for what was made of the line above.
    """

    before: str
    document: str = ""
    after: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSaid:
    """One independent origin: whose word it is (of a report in its own voice, the report), and who carries it."""

    title: str
    document: str = ""
    after: str = ""
    carriers: tuple[CarrierSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeSaid:
    """How many origins in how many reports, and every origin."""

    summary: str
    origins: tuple[OriginSaid, ...]


def say_origins(incident: Incident, documents: Mapping[str, Document]) -> TreeSaid:
    """Say whose word an incident is.

    Args:
        documents: those of the incident, by id.
    """
    ordered = sorted(incident.origins, key=lambda o: _place(o, documents))
    return TreeSaid(
        summary=_summary(incident), origins=tuple(_origin(o, incident.descents, documents) for o in ordered)
    )


def origin_lines(incident: Incident, documents: Mapping[str, Document], width: int) -> list[str]:
    """Return the lines of the tree, each at most ``width`` characters where no single name is longer.

    Args:
        documents: those of the incident, by id; one that is missing goes by its id.
        width: characters of the screen.
    """
    tree = say_origins(incident, documents)
    out = _wrapped(tree.summary, "", width)
    for origin in tree.origins:
        out += _wrapped(f"{origin.title}{_name(origin.document, documents)}{origin.after}", "", width)
        for line in origin.carriers:
            said = f"{line.before}{_name(line.document, documents)}{line.after}"
            out += _wrapped(said, STEP * (1 + line.depth), width)
    return out


def _summary(incident: Incident) -> str:
    said = f"{_number(len(incident.origins), 'independent origin')} in {_number(len(incident.documents), 'report')}"
    made = len({d.document for d in incident.descents})
    return f"{said}, {made} of them made of another" if made else said


def _place(origin: Origin, documents: Mapping[str, Document]) -> tuple[bool, bool, datetime, str]:
    first = next((documents[id] for id in origin.documents if id in documents), None)
    published = first.published if first is not None and first.published is not None else LAST
    return (not origin.speakers and not origin.anonymous, origin.anonymous, aware(published), origin.id)


def _origin(origin: Origin, descents: Sequence[Descent], documents: Mapping[str, Document]) -> OriginSaid:
    carriers = tuple(_carriers(origin, descents, documents))
    if origin.anonymous:
        told = [actor.name for actor in origin.speakers if actor.name.lower() not in PRONOUNS]
        words = ", ".join(f"“{name}”" for name in told[:UNNAMED])
        return OriginSaid(title=f"Unnamed sources{': ' + words if words else ''} (1 origin)", carriers=carriers)
    if not origin.speakers:
        after = f"{_when(origin.root, documents)}, in its own voice (1 origin)"
        return OriginSaid(title="", document=origin.root, after=after, carriers=carriers)
    said = f", {_number(len(origin.statements), 'statement')}" if origin.statements else ""
    return OriginSaid(title=f"{origin.speakers[0].name} (1 origin{said})", carriers=carriers)


def _carriers(origin: Origin, descents: Sequence[Descent], documents: Mapping[str, Document]) -> Iterator[CarrierSaid]:
    """Yield a line for every report that carries the origin, and what was made of each under it."""
    made = {d.document: d for d in descents if d.document in origin.documents}
    for id in origin.documents:
        if id in made and made[id].of in origin.documents:
            continue
        titled = not origin.speakers and not origin.anonymous and id == origin.root
        depth = 0 if titled else 1
        if not titled:
            yield CarrierSaid(before=f"{_carries(origin, id)} ", document=id, after=_when(id, documents))
        if id in made:
            before = f"a {made[id].kind} of "
            yield CarrierSaid(before=before, document=made[id].of, after=", not counted", depth=depth)
        for later in (other for other in origin.documents if other in made and made[other].of == id):
            yield CarrierSaid(before=f"{made[later].kind} of it, not counted: ", document=later, depth=depth)
    if origin.relayed_by:
        yield CarrierSaid(before=f"passed on by {', '.join(origin.relayed_by)}")


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
    return wrap(line, width, initial_indent=indent, subsequent_indent=indent + STEP, break_long_words=False)
