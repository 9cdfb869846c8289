"""Reports of one incident, made of small claims, for the tests of what they amount to together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from truceline.incidents.merge import find_incident
from truceline.model.document import Document
from truceline.model.incident import Finding, Happening, Incident
from truceline.model.origin import Descent
from truceline.model.reading import Reading


def report(name, *told, published=None, when=None, where=None, kind="armed_clash"):
    """Return the reading of a report of one happening; ``published`` is a day of April 2023, at noon, or a moment."""
    if isinstance(published, int):
        published = datetime(2023, 4, published, 12, tzinfo=UTC)
    document = Document(text=f"The report {name}.", address=name, published=published)
    statements = [replace(t.statement, id=f"{name} {t.statement.id}", document=document.id) for t in told]
    claims = [
        replace(
            t.claim,
            id=f"{name} {t.claim.id}",
            statement=f"{name} {t.claim.statement}",
            about=f"{name} {t.claim.about}" if t.claim.about else None,
        )
        for t in told
    ]
    happening = Happening(
        id=f"hap {name}",
        document=document.id,
        kind=kind,
        claims=tuple(claim.id for claim in claims),
        when=when,
        where=where,
    )
    return Reading(
        document=document,
        reader="made",
        statements=tuple(statements),
        claims=tuple(claims),
        happenings=(happening,),
    )


def copy_of(reading, name, hours=6):
    """Return the reading of a copy of a report under another address, published later, and how it descends from it."""
    published = reading.document.published and reading.document.published + timedelta(hours=hours)
    document = replace(reading.document, address=name, published=published, id="")
    claims = tuple(
        replace(c, id=f"{name} {c.id}", statement=f"{name} {c.statement}", about=c.about and f"{name} {c.about}")
        for c in reading.claims
    )
    statements = tuple(replace(s, id=f"{name} {s.id}", document=document.id) for s in reading.statements)
    happenings = tuple(
        replace(h, id=f"{name} {h.id}", document=document.id, claims=tuple(f"{name} {c}" for c in h.claims))
        for h in reading.happenings
    )
    copied = replace(reading, document=document, claims=claims, statements=statements, happenings=happenings)
    return copied, Descent(document=document.id, of=reading.document.id, kind="copy", share=1.0)


def incident(*readings, **how) -> Incident:
    """Return the incident of all the happenings of the readings."""
    happenings = [happening for reading in readings for happening in reading.happenings]
    return find_incident(happenings, {reading.document.id: reading for reading in readings}, **how)


def finding(question, *readings, **how) -> Finding:
    return next(f for f in incident(*readings, **how).findings if f.question == question)


def told(found):
    """Return the accounts of a finding in short: the value, whether it stands, and the note."""
    return [(account.value, account.standing, account.note) for account in found.accounts]


def ends(found):
    count = found.published_count
    return None if count is None else (count.low, count.high)
