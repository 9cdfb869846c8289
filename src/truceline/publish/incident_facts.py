"""The head of an incident: what, when, where, between whom, on how many reports; the list of reports. Draws nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import dropwhile

from truceline.model.document import Document
from truceline.model.incident import Incident, Side
from truceline.model.mention import PlaceMention
from truceline.model.place import PlacePrecision
from truceline.model.span import Span
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import Names, title_words
from truceline.publish.ledger_phrases import Phrases, Row, Short, joined
from truceline.publish.origin_tree import origin_lines, report_name
from truceline.publish.quoting import clean, quote, visible

MOST_COPIES, FEW_REPORTS, MOST_REPORTS = 3, 12, 60
UNCOUNTED = "of it, not counted:"  # in the line of the tree that names what was made of a report
MEMBERS, NAMINGS = 3, 3  # of a side, and of the words that name it, so many are shown
NAMING = 60  # characters of the words that name a side
DESCENTS = {
    "copy": "a copy of",
    "rewrite": "a rewrite of",
    "translation": "a translation of",
    "relay": "relays",
}

WITHIN: Mapping[PlacePrecision, str] = {
    "site": "at",
    "settlement": "in",
    "district": "in the district of",
    "province": "in the province of",
    "area": "in the area of",
    "line": "along the line",
    "country": "somewhere in",
    "sea": "at sea,",
}


def incident_facts(view: IncidentView) -> Iterator[Row]:
    """Say what the incident is, before its accounts; a line that goes on with the one before has no label."""
    incident = view.incident
    yield "Incident", (f"{words.kind_words(incident.kind)}" + (f", {clean(incident.id)}" if incident.id else ""),)
    yield "When", (when_words(incident),)
    yield "Where", where_phrases(incident.where, view.names)
    if not incident.sides:
        yield "Sides", ("not told",)
    for place, side in enumerate(incident.sides):
        yield "" if place else "Sides", (view.headings[place], _members(view, side, place), *_named(view, side))
    yield "Told by", (told_by_words(incident),)
    yield "Stands", (standing_phrase(incident),)


def when_words(incident: Incident) -> str:
    """Say when, no more exactly than it is known, and how the zone was known."""
    if incident.when is None:
        return "not known: no report tells a day that can be dated"
    return f"{when_where.interval_words(incident.when)}\n{when_where.exactness_words(incident.when)}"


def where_phrases(mention: PlaceMention | None, names: Names) -> Phrases:
    """Say where with its precision and what else the place is called."""
    if mention is None:
        return ("not told",)
    if mention.place is None:
        return (mention.span, ", not found in the tables")
    place = mention.place
    called = [
        f"called {' or '.join(used[:3])} in {clean(names.countries.get(user, user))}"
        for user, used in when_where.other_names(place).items()
    ]
    claimed = " and ".join(clean(names.countries.get(code, code)) for code in place.claimants)
    exact = (when_where.precision_words(place), *called[:3], f"claimed by {claimed}" if claimed else "")
    return (f"{place_phrase(mention, names)}\n{'; '.join(part for part in exact if part)}",)


def place_phrase(mention: PlaceMention, names: Names) -> str:
    """Say where in a phrase that tells the precision: "outside Tegh, Armenia", "in the province of Syunik, Armenia"."""
    place = mention.place
    if place is None:
        return f"{quote(mention.span.text)} (not found)"
    if when_where.relation_words(mention) not in ("", "in"):
        return when_where.mention_words(mention, names.countries)
    return f"{WITHIN[place.precision]} {when_where.place_words(place, names.countries)}"


def told_by_words(incident: Incident) -> str:
    """Say how many reports tell it and how many independent origins stand behind them."""
    reports, origins = len(incident.documents), len(incident.origins)
    said = f"{reports} report{'' if reports == 1 else 's'}"
    if not origins:
        return f"{said}, origins not counted"
    return f"{said}, {origins} independent origin{'' if origins == 1 else 's'}"


def report_rows(view: IncidentView) -> Iterator[Row]:
    """Name every report with its number: publisher, time, title, file, and which report it was made of.

    Of many reports the copies have a line each, and past ``MOST_REPORTS`` they are counted.
    """
    many = len(view.numbers) > FEW_REPORTS
    for id_, number in list(view.numbers.items())[:MOST_REPORTS]:
        document = view.documents.get(id_)
        short = many and id_ in view.copies
        told = " ".join(line.strip() for line in _report(view, document, short=True)) if document and short else ""
        said = told or ("\n".join(_report(view, document)) if document else "this report is not at hand")
        yield f"[{number}]", (said,)
    if len(view.numbers) > MOST_REPORTS:
        yield "", (f"and {len(view.numbers) - MOST_REPORTS} more; --json names all",)


def origin_rows(view: IncidentView, width: int) -> Iterator[str]:
    """Yield the lines of the origin tree of several reports; a report goes by its number before its name."""
    named = {id_ for origin in view.incident.origins for id_ in (origin.root, *origin.documents)}
    named |= {id_ for descent in view.incident.descents for id_ in (descent.document, descent.of)}
    if len(view.numbers) < 2 or not view.incident.origins or not named <= set(view.documents):
        return
    numbered = {
        id_: replace(document, file=f"[{view.numbers[id_]}] {report_name(document)}".replace("/", "∕"))
        for id_, document in view.documents.items()
    }
    origins = (replace(o, speakers=tuple(view.called(actor) for actor in o.speakers)) for o in view.incident.origins)
    incident = replace(view.incident, origins=tuple(origins))
    _, *lines = origin_lines(incident, numbered, width)
    yield from _folded(visible(line) for line in dropwhile(lambda line: line.startswith(" "), lines))


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of the tree; of the copies of one report the first few, the others counted."""
    run = 0
    for line in lines:
        if UNCOUNTED not in line:
            yield from _counted(run)
            run = 0
            yield line
            continue
        run += 1
        if run <= MOST_COPIES:
            yield line
    yield from _counted(run)


def _counted(run: int) -> Iterator[str]:
    if run > MOST_COPIES:
        yield f"    and {run - MOST_COPIES} more made of it, not counted"


def _report(view: IncidentView, document: Document, *, short: bool = False) -> Iterator[str]:
    publisher = clean(document.publisher) if document.publisher else "publisher not given"
    yield f"{publisher}; {when_where.published_words(document)}" + (";" if short else "")
    where = clean(document.file or document.address or "")
    if not short:
        yield f"   {quote(title_words(document.text), limit=70)}" + (f", {where}" if where else "")
    for descent in view.incident.descents:
        if descent.document == document.id:
            why = f": {clean(descent.why)}" if descent.why and not short else ""
            yield f"   {DESCENTS[descent.kind]} {view.report_ref(descent.of)}{why}"


def _members(view: IncidentView, side: Side, place: int) -> str:
    """Name the members, each once however the reports word its name, without what the heading says."""
    heading = view.headings[place].partition(": ")[2]
    names = {m.id: words.actor_words(view.called(m)).removesuffix(f" of {heading}") for m in side.members}
    told = [name for name in dict.fromkeys(names.values()) if name != heading]
    more = f" and {len(told) - MEMBERS} more" if len(told) > MEMBERS else ""
    role = f" ({clean(side.role).replace('_', ' ')})" if side.role != "party" else ""
    return role + (f"\n   {'; '.join(told[:MEMBERS])}{more}" if told else "")


def _named(view: IncidentView, side: Side) -> Phrases:
    """Quote the words that name a side, each once, with the number of the report where it stands first."""
    first: dict[str, Span] = {}
    for span in side.named_by:
        first.setdefault(clean(span.text).casefold(), span)
    shown = [(Short(span, NAMING), " ", view.report_ref(span.document)) for span in list(first.values())[:NAMINGS]]
    more = f" and {len(first) - NAMINGS} more" if len(first) > NAMINGS else ""
    return ("\n   named as ", *joined(shown, ", "), more) if shown else ()
