"""``atom``: a feed (RFC 4287), one entry a version of an incident, so that who follows it learns of corrections.

The id of an entry is made of the incident and the moment of the version: it leads nowhere, and is the same in every
export. The newest version tells the incident; earlier ones say that they were replaced, and by what. ``georss:point``
stands only where the incident may be shown as a point, with the radius within which it was. No clock: every moment is
one of the log.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from lxml import etree

from truceline.model.release import Tombstone
from truceline.publish.exports.contract import Edition, Format
from truceline.publish.exports.said import NO_PLACE, notes
from truceline.publish.exports.tombstones import moment_text, tombstone_words
from truceline.publish.incident_facts import place_phrase
from truceline.publish.incident_list import when_phrase
from truceline.publish.ledger_when_where import date_words
from truceline.publish.ledger_words import capital, kind_words
from truceline.publish.losses import find_losses
from truceline.publish.map_areas import Area
from truceline.publish.outgoing import Outgoing
from truceline.publish.versions import Version, state_words

ATOM, GEORSS = "http://www.w3.org/2005/Atom", "http://www.georss.org/georss"
SPACE = UUID("6d8f6b0c-5a0e-5c5b-9d0a-2f1f3c7e8a41")  # of our own, so that ids are nobody else's
TITLE = "Incidents told by reports, with who says so"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
WEB = ("http://", "https://")
LOSES = "accounts are sentences of the notes; who follows a feed gets no fields and no quotations"


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the feed, an incident at a time: the entries of its versions, the newest first."""
    return write_all(incidents, edition, ())


def write_all(incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone]) -> Iterator[str]:
    """Yield the feed; a tombstone is an entry that says what became of an incident."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="{ATOM}" xmlns:georss="{GEORSS}">\n'
    for part in _head(edition):
        yield f"{_text_of(part)}\n"
    for out in incidents:
        for entry in _entries(out, edition):
            yield f"{_text_of(entry)}\n"
    for tombstone in tombstones:
        yield f"{_text_of(_gone(tombstone))}\n"
    yield "</feed>\n"


def entry_id(incident: str, at: datetime) -> str:
    """Return the id of a version: a name-based UUID (RFC 4122, version 5).

    >>> entry_id("inc-4da9bfda", datetime(2023, 4, 14, 9, tzinfo=UTC))
    'urn:uuid:431bfbab-4e8d-5229-828d-060fe592c8c0'
    """
    return uuid5(SPACE, f"{incident} {at.astimezone(UTC).isoformat()}").urn


def _head(edition: Edition) -> Iterator[Any]:
    yield _element("id", uuid5(SPACE, f"feed {edition.source}").urn)
    yield _element("title", TITLE)
    yield _element("updated", moment_text(edition.updated))
    author = _element("author")
    author.append(_element("name", "Truceline"))
    yield author
    release = f"release {edition.release}; " if edition.release else ""
    then = f". {edition.as_of}" if edition.as_of else ""
    yield _element("subtitle", f"{release}codebook {edition.codebook}{then}")


def _gone(tombstone: Tombstone) -> Any:
    entry = _element("entry")
    parts = [
        _element("id", uuid5(SPACE, f"{tombstone.kind} {tombstone.incident} {moment_text(tombstone.at)}").urn),
        _element("title", f"{capital(tombstone.kind)}: incident {tombstone.incident}"),
        _element("updated", moment_text(tombstone.at)),
        _element("summary", f"{tombstone.incident}: {tombstone_words(tombstone)}", type="text"),
        _element("category", term=tombstone.kind),
    ]
    entry.extend(parts)
    return entry


def _entries(out: Outgoing, edition: Edition) -> Iterator[Any]:
    versions = out.versions or (Version(at=out.approval.at or edition.updated, state="not_reviewed"),)
    for number in range(len(versions), 0, -1):
        yield _entry(out, edition, versions, number)


def _entry(out: Outgoing, edition: Edition, versions: tuple[Version, ...], number: int) -> Any:
    version, newest = versions[number - 1], number == len(versions)
    entry = _element("entry")
    parts = [
        _element("id", entry_id(out.incident.id, version.at)),
        _element("title", _title(out, number, len(versions))),
        _element("updated", moment_text(version.at)),
        _element("published", moment_text(versions[0].at)),
        _element("summary", _summary(version, number, versions), type="text"),
        *(_newest(out, edition) if newest else ()),
    ]
    entry.extend(parts)
    return entry


def _newest(out: Outgoing, edition: Edition) -> Iterator[Any]:
    """Yield what the newest version tells beside its title: the notes, the kind, the reports, the point."""
    losses = tuple(find_losses(out.view, act) for act in ("killed", "wounded"))
    yield _element("content", notes(out, losses), type="text")
    if out.incident.kind:
        yield _element("category", term=out.incident.kind, label=kind_words(out.incident.kind))
    yield _element("category", term=out.approval.state, label=out.approval.words)
    for document in out.view.documents.values():
        if document.address and document.address.startswith(WEB) and _is_iri(document.address):
            yield _element("link", rel="via", href=document.address, title=document.publisher or "")
    area = edition.areas.of(out.row)
    if isinstance(area, Area) and area.pointed:
        yield _element("point", f"{area.lat} {area.lon}", GEORSS)
        yield _element("radius", f"{(area.radius_km or 0) * 1000:.0f}", GEORSS)  # metres


def _title(out: Outgoing, number: int, of: int) -> str:
    where = place_phrase(out.incident.where, out.view.names) if out.incident.where else NO_PLACE
    told = f"{capital(kind_words(out.incident.kind))}, {when_phrase(out.incident)}, {where}"
    if number < of:
        return f"{told} (replaced)"
    if out.approval.state != "approved":
        return f"{told} (not reviewed)" if out.approval.at is None else f"{told} (changed since it was accepted)"
    return f"{told} (corrected)" if number > 1 else told


def _summary(version: Version, number: int, versions: tuple[Version, ...]) -> str:
    said = [state_words(version, number, len(versions))]
    if version.changes:
        said.append(f"new in it: {'; '.join(version.changes)}")
    if number < len(versions):
        after = versions[number]
        changes = f" ({'; '.join(after.changes)})" if after.changes else ""
        said.append(f"replaced on {date_words(after.at.astimezone(UTC).date())}{changes}")
    return ". ".join(capital(part) for part in said) + "."


def _is_iri(address: str) -> bool:
    return not re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", address)


def xml_text(text: str) -> str:
    r"""Return text without what XML 1.0 has no place for.

    >>> xml_text("a\x00b\ud800c")
    'a�b�c'
    """
    return NO_XML.sub("�", text)


def _element(name: str, text: str | None = None, space: str = ATOM, **told: str) -> Any:
    element = etree.Element(f"{{{space}}}{name}", nsmap={None: ATOM, "georss": GEORSS})
    element.text = xml_text(text) if text is not None else None
    for key, value in told.items():
        if value:
            element.set(key, xml_text(value))
    return element


def _text_of(element: Any) -> str:
    """Return an element without the namespaces that the feed has declared."""
    text: str = etree.tostring(element, encoding="unicode")
    return text.replace(f' xmlns="{ATOM}" xmlns:georss="{GEORSS}"', "", 1)


ATOM_FEED = Format(
    name="atom",
    says="a feed, one entry a version of an incident",
    file="incidents.atom",
    media_type="application/atom+xml",
    write=write,
    write_all=write_all,
    loses=LOSES,
    versions=True,
)
