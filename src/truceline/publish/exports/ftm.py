"""``ftm``: statements of FollowTheMoney, one row a value. Every claim is a statement, and its dataset is the source.

An incident is an ``Event``, a report an ``Article``, a state or its organ a ``PublicBody``, a group or another
organisation an ``Organization``. What we computed has the dataset ``truceline``. Reports and actors are stated anew
with every incident that they are in, under the same ids: whoever loads the rows counts them once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha1, sha256

from anyascii import anyascii

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.identity import content_id
from truceline.publish import incident_answers as answers
from truceline.publish.csv_rows import safe_cell
from truceline.publish.exports.cells import days, iso, where_cells
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.said import NO_PLACE, account_words, notes
from truceline.publish.exports.sides import side_names
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_facts import place_phrase
from truceline.publish.incident_list import when_phrase
from truceline.publish.ledger_words import capital, kind_words
from truceline.publish.losses import find_losses
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.reference.export_codes import country_letters

COLUMNS: tuple[Column, ...] = read_columns("export_ftm.tsv")
OURS, NO_PUBLISHER = "truceline", "publisher_not_named"
ENGLISH = "eng"  # ISO 639-3; what is in another language is not read
TYPES = {  # of the properties that are used, FollowTheMoney 4.11; those in LINGUISTIC have a language
    "id": "id",
    "name": "name",
    "title": "string",
    "publisher": "string",
    "keywords": "string",
    "summary": "text",
    "description": "text",
    "notes": "text",
    "startDate": "date",
    "endDate": "date",
    "date": "date",
    "publishedAt": "date",
    "location": "address",
    "country": "country",
    "sourceUrl": "url",
    "involved": "entity",
    "proof": "entity",
}
LINGUISTIC = ("string", "text", "name", "address")
SCHEMATA = {"state": "PublicBody", "organ": "PublicBody", "group": "Organization", "organisation": "Organization"}
WEB = ("http://", "https://")
LOSES = (
    "it cannot say that something is not known, denied or contested: what is not known has no row, and denials and "
    "rival figures are sentences; figures, times of day, policies, spans and who relays whom are lost; persons are no "
    "entities; the same answer of one publisher in several sentences is one row, with the first sentence"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One value. ``words`` are those of the report, ``claim`` the id; ``seen`` is when the report was published."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str = OURS
    words: str | None = None
    seen: datetime | None = None
    claim: str | None = None


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the statements as CSV."""
    del edition
    return plain_csv(COLUMNS, (row for out in incidents for row in _rows(out)))


def _rows(out: Outgoing) -> Iterator[Sequence[object]]:
    told: set[object] = set()
    for stated in _stated(out):
        row = _row(stated)
        if row[-1] not in told:
            told.add(row[-1])
            yield row


def _row(stated: Stated) -> Sequence[object]:
    value = str(safe_cell(clean(stated.value)))
    kind = TYPES[stated.prop]
    lang = ENGLISH if kind in LINGUISTIC else None
    words = stated.words if stated.words != value else None
    seen = stated.seen.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") if stated.seen else None
    return (
        *(stated.entity, stated.entity, stated.prop, kind, stated.schema, value, stated.dataset, lang, words),
        *(seen, seen, "f", stated.claim, statement_id(stated.dataset, stated.entity, stated.prop, value, lang)),
    )


def statement_id(dataset: str, entity: str, prop: str, value: str, lang: str | None) -> str:
    """Return the id that FollowTheMoney gives to a statement (``Statement.make_key``)."""
    key = f"{dataset}.{entity}.{prop}.{value}" + (f"@{lang}" if lang else "")
    return sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def dataset_of(document: Document) -> str:
    """Return the publisher of a report as the name of a dataset: in Latin letters, and never the name of ours.

    >>> dataset_of(Document(text="", publisher="Haber 7 (Çeviri)"))
    'haber_7_ceviri'
    >>> dataset_of(Document(text="", publisher="Արմենպրես")), dataset_of(Document(text="", publisher="Truceline"))
    ('armenpres', 'publisher_truceline')
    """
    if not (document.publisher or "").strip():
        return NO_PUBLISHER
    name = re.sub(r"[^a-z0-9]+", "_", anyascii(document.publisher or "").casefold()).strip("_")
    if not name:
        return f"publisher_{sha256((document.publisher or '').encode()).hexdigest()[:8]}"
    return f"publisher_{name}" if name in (OURS, NO_PUBLISHER) else name


def _stated(out: Outgoing) -> Iterator[Stated]:
    yield from _event(out)
    yield from _claims(out)
    for document in out.view.documents.values():
        yield from _article(document)
    for actor in _actors(out):
        yield from _body(actor)


def _event(out: Outgoing) -> Iterator[Stated]:
    """Yield what we computed of the incident: name, days, place, sides, reports, what the row says of itself."""
    incident, where = out.incident, where_cells(out)
    first, last = days(incident.when)
    at = place_phrase(incident.where, out.view.names) if incident.where else NO_PLACE
    losses = tuple(find_losses(out.view, act) for act in ("killed", "wounded"))
    told: tuple[tuple[str, str | None], ...] = (
        ("id", incident.id),
        ("name", f"{capital(kind_words(incident.kind))}, {when_phrase(incident)}, {at}"),
        ("startDate", iso(first)),
        ("endDate", iso(last)),
        ("location", where.name),
        ("country", None if where.contested else country_letters().get(where.code or "")),
        ("summary", standing_phrase(incident)),
        ("notes", notes(out, losses)),
        ("keywords", incident.kind),
        ("keywords", out.approval.state),
        *(("involved", actor_id(actor)) for actor in _actors(out)),
        *(("proof", document) for document in out.view.documents),
    )
    for prop, value in told:
        if value:
            yield Stated(entity=incident.id, schema="Event", prop=prop, value=value)


def _claims(out: Outgoing) -> Iterator[Stated]:
    """Yield a statement for every claim behind an account, by the report that carries it."""
    view, named = out.view, side_names(out.view)
    for finding in answers.in_order(out.incident.findings):
        for account in finding.accounts:
            value = (
                f"{answers.finding_title(view, finding)}: {_with_sides(account_words(view, finding, account), named)}"
            )
            for claim in (view.entries[id_].claim for id_ in account.claims if id_ in view.entries):
                document = view.documents[claim.span.document]
                yield Stated(
                    entity=out.incident.id,
                    schema="Event",
                    prop="description",
                    value=value,
                    dataset=dataset_of(document),
                    words=clean(claim.content.text),
                    seen=document.published,
                    claim=claim.id,
                )


def _with_sides(said: str, named: dict[str, str]) -> str:
    """Say beside the letters of sides whose they are: a row stands alone.

    >>> _with_sides("Army says A", {"A": "Azerbaijan", "B": "Armenia"})
    'Army says A (A: Azerbaijan)'
    """
    told = "; ".join(f"{letter}: {name}" for letter, name in sorted(named.items()) if re.search(rf"\b{letter}\b", said))
    return f"{said} ({told})" if told else said


def _article(document: Document) -> Iterator[Stated]:
    told = (
        ("id", document.id),
        ("title", document.title),
        ("publisher", document.publisher),
        ("publishedAt", document.published.date().isoformat() if document.published else None),
        ("sourceUrl", document.address if (document.address or "").startswith(WEB) else None),
    )
    for prop, value in told:
        if value:
            yield Stated(
                entity=document.id,
                schema="Article",
                prop=prop,
                value=value,
                dataset=dataset_of(document),
                seen=document.published,
            )


def _actors(out: Outgoing) -> tuple[Actor, ...]:
    """Return the members of the sides, each once; persons and residents are no entities."""
    members = (member for side in out.incident.sides for member in side.members)
    return tuple({actor.id: actor for actor in members if actor.kind in SCHEMATA}.values())


def actor_id(actor: Actor) -> str:
    """Return the id of an actor as that of an entity."""
    return content_id("actor", actor.id)


def _body(actor: Actor) -> Iterator[Stated]:
    told = (("id", actor_id(actor)), ("name", actor.name), ("country", country_letters().get(actor.country or "")))
    for prop, value in told:
        if value:
            yield Stated(entity=actor_id(actor), schema=SCHEMATA[actor.kind], prop=prop, value=value)


FTM = Format(
    name="ftm",
    says="statements of FollowTheMoney, one row a value",
    file="statements.csv",
    media_type="text/csv",
    write=write,
    columns=COLUMNS,
    loses=LOSES,
)
