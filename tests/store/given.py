"""Reports, captures and incidents made by hand or by number, for the tests of the store."""

import hashlib
from datetime import UTC, datetime, timedelta

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.evidence import Capture
from truceline.model.incident import Finding, Incident, Side
from truceline.model.mention import PlaceMention
from truceline.model.place import Place, PlaceName
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.time import Interval

NOW = datetime(2023, 4, 12, 9, 0, tzinfo=UTC)
ARM = Actor(id="ARM:armed_forces", kind="organ", name="Armed Forces of Armenia", country="ARM", sector="MIL")
AZE = Actor(id="AZE:armed_forces", kind="organ", name="Armed Forces of Azerbaijan", country="AZE", sector="MIL")
TEGH = Place(
    id="geonames:616062",
    name="Tegh",
    precision="settlement",
    lon=46.479,
    lat=39.558,
    radius_km=3.0,
    admin1="Syunik",
    country="ARM",
    names=(PlaceName(name="Digh", used_by="AZE"),),
)


def document(text="Shots were fired at Tegh.", **more):
    return Document(**{"text": text, "publisher": "wire", "address": "a.txt", "language": "en", **more})


def reading(doc=None, *, reader="rules 1", claims=1):
    """A reading of a document with claims that quote its words from the beginning on."""
    doc = doc or document()
    spans = [Span(document=doc.id, start=0, end=n + 1, text=doc.text[: n + 1]) for n in range(claims)]
    whole = Span(document=doc.id, start=0, end=len(doc.text), text=doc.text)
    said = Statement(id=f"stm-{doc.id}", document=doc.id, speakers=(ARM,), span=whole)
    return Reading(
        document=doc,
        reader=reader,
        statements=(said,),
        claims=tuple(
            Claim(id=f"clm-{n}-{doc.id}", statement=said.id, span=whole, content=span, stance="asserts", act="attacked")
            for n, span in enumerate(spans)
        ),
    )


def capture(content=b"bytes", **more):
    sha256 = hashlib.sha256(content).hexdigest()
    return Capture(**{"sha256": sha256, "captured_at": NOW, "requested": "a.txt", "size": len(content), **more})


def add(store, what=None, *, content=b"bytes", at=NOW, by="ann", **more):
    """Add a reading with its bytes, as the casefile does."""
    store.evidence.keep(content)
    return store.documents.add(what or reading(), capture=capture(content), at=at, by=by, **more)


def moment(day, hour=0):
    return datetime(2023, 4, day, hour, tzinfo=UTC)


def incident(number=1, *, day=11, place=TEGH, findings=(), **more):
    doc = document(f"Shots {number}.")
    span = Span(document=doc.id, start=0, end=5, text="Shots")
    when = Interval(earliest=moment(day), latest=moment(day) + timedelta(hours=23), precision="day") if day else None
    given = {
        "id": f"inc-{number:016x}",
        "happenings": (f"hap-{number}",),
        "documents": (doc.id,),
        "kind": "armed_clash",
        "when": when,
        "where": PlaceMention(span=span, place=place) if place else None,
        "sides": (Side(id="A", members=(ARM,)), Side(id="B", members=(AZE,))),
        "findings": findings,
    }
    return Incident(**{**given, **more})


def finding(question="fired_first", accord="contested", basis="parties_only"):
    return Finding(question=question, accounts=(), accord=accord, basis=basis)
