"""Incident templates of MUC-4: what our reading gives of them, scored as role fillers and as records.

The texts are translations of the Latin American press of 1988 to 1991, in capitals throughout. A template is made of
each happening: type by its kind, day, place, organisations that are named as doers, losses. What the reader has no slot
for (individual perpetrators as roles, hostages, stolen goods) stays empty and counts as missed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from truceline.evaluate.gold_set import OURS, Column, Measured, Run, gold_files, load_lines
from truceline.evaluate.metrics import Hits
from truceline.evaluate.muc4_entities import ROLES, TYPE, score_entities
from truceline.evaluate.muc4_records import GivenOrg, GoldRecord, Record, score_records
from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.reading import Reading

RECORDS, ENTITIES = "dev_records.jsonl", "dev_gtt.jsonl"
TYPES = {"explosion": "BOMBING", "abduction": "KIDNAPPING"}  # by kind of happening; every other kind is an attack
ATTACK = "ATTACK"
HARM = ("killed", "wounded", "captured", "attacked", "fired_first")  # acts whose target is a victim
AUTHORITIES = ("GOV", "MIL", "COP", "JUD", "SPY")
DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
KEYWORDS = (
    ("KIDNAPPING", re.compile(r"\b(?:KIDNAP\w*|ABDUCT\w*|HOSTAGES?)\b")),
    ("BOMBING", re.compile(r"\b(?:BOMB\w*|DYNAMITE\w*|EXPLO\w+)\b")),
    (ATTACK, re.compile(r"\b(?:KILL\w*|MURDER\w*|ASSASSINAT\w*|ATTACK\w*|AMBUSH\w*)\b")),
)
RECORD_ROWS = (
    ("a document has an incident, F1", "documents_f1"),
    ("templates aligned, F1", "templates_f1"),
    ("of aligned: type", "type"),
    ("of aligned: day, where one is known", "date"),
    ("of aligned: country", "country"),
    ("of aligned: place below the country", "place"),
    ("of aligned: killed, exactly right", "killed_exact"),
    ("of aligned: wounded, exactly right", "injured_exact"),
    ("organisations that did it, F1", "perp_org_f1"),
    ("of these right: how sure the text is", "perp_org_confidence"),
)
ENTITY_ROWS = (
    ("all slots, precision", "micro_p"),
    ("all slots, recall", "micro_r"),
    ("all slots, F1", "micro_f1"),
    ("type, F1", f"{TYPE}_f1"),
    *((f"{role}, F1", f"{role}_f1") for role in ROLES),
)
PUBLISHED = Column(
    heading="GTT (BERT)",
    figures={"micro_p": 0.6169, "micro_r": 0.4236, "micro_f1": 0.5023},
    source="Du, Rush and Cardie, NAACL 2021: trained on 1,300 texts, measured on 200 that are kept aside here.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDocument:
    """One line of the records: the text, and what happened according to the keys."""

    doc_id: str
    text: str
    templates: tuple[GoldRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDocument:
    """One line of the role fillers; the text is that of the record with the same id."""

    docid: str
    templates: tuple[dict[str, object], ...]


def measure(path: Path, run: Run) -> tuple[Measured, ...]:
    """Read every document of the folder and score it both ways, beside a constant answer and one by keywords."""
    (file,) = gold_files(path / RECORDS if path.is_dir() else path, (RECORDS,))
    documents = load_lines(file, RecordDocument)
    entities = {d.docid: d.templates for d in load_lines(file.with_name(ENTITIES), EntityDocument)}
    readings = {d.doc_id: run.reader.read(_document(d)) for d in run.track(documents, "reading MUC-4")}
    records = {id: tuple(_records(reading, run.reader.annotator.actors.states)) for id, reading in readings.items()}
    fillers = {id: tuple(_fillers(reading)) for id, reading in readings.items()}
    data = f"{len(documents)} texts (TST1 and TST2), in capitals"
    return (
        _record_table(documents, records, data),
        _entity_table(documents, entities, fillers, data),
    )


def _record_table(documents: Sequence[RecordDocument], ours: Mapping[str, Sequence[Record]], data: str) -> Measured:
    gold = {d.doc_id: d.templates for d in documents}
    constant = {d.doc_id: (Record(incident_type=ATTACK, date=_day(d.text)),) for d in documents}
    keywords = {d.doc_id: tuple(_by_keyword(d.text)) for d in documents}
    answers = ((OURS, ours), ("always an attack", constant), ("keywords", keywords))
    return Measured(
        name="MUC-4, records",
        data=data,
        rows=RECORD_ROWS,
        columns=tuple(Column(heading=heading, figures=score_records(gold, given)) for heading, given in answers),
        notes=(
            "No published figures are known for records. The two answers beside ours take the day of the dateline.",
        ),
        predictions=tuple({"doc_id": id, "templates": [asdict(r) for r in given]} for id, given in ours.items()),
    )


def _entity_table(
    documents: Sequence[RecordDocument],
    gold: Mapping[str, Sequence[Mapping[str, object]]],
    ours: Mapping[str, Sequence[Mapping[str, object]]],
    data: str,
) -> Measured:
    constant = {id: ({TYPE: ATTACK.lower()},) for id in gold}
    keywords = {d.doc_id: [{TYPE: r.incident_type.lower()} for r in _by_keyword(d.text)] for d in documents}
    columns = [
        Column(heading=heading, figures=_named(score_entities(gold, given)))
        for heading, given in ((OURS, ours), ("always an attack", constant), ("keywords", keywords))
    ]
    return Measured(
        name="MUC-4, role fillers",
        data=data,
        rows=ENTITY_ROWS,
        columns=(*columns, PUBLISHED),
        predictions=tuple({"docid": id, "templates": list(given)} for id, given in ours.items()),
    )


def _named(hits: Mapping[str, Hits]) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for name, hit in hits.items():
        found |= {f"{name}_p": hit.precision, f"{name}_r": hit.recall, f"{name}_f1": hit.f1}
    return found


def _document(document: RecordDocument) -> Document:
    day = _day(document.text)
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Document(text=document.text, address=document.doc_id, published=published, language="en")


def _day(text: str) -> str | None:
    """Return the day of the dateline ("4 FEB 90"), ISO 8601; ``None`` where the text begins without one.

    >>> _day("GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT]")
    '1990-02-04'
    """
    found = DATELINE.search(text[:200])
    return f"19{found[3]}-{MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}" if found else None


def _by_keyword(text: str) -> Iterator[Record]:
    for kind, words in KEYWORDS:
        if words.search(text):
            yield Record(incident_type=kind, date=_day(text))
            return


def _records(reading: Reading, states: Mapping[str, Actor]) -> Iterator[Record]:
    for happening in reading.happenings:
        claims = _claims_of(reading, happening)
        yield Record(
            incident_type=_type(happening),
            date=happening.when.first_date() if happening.when and happening.when.to_the_day else None,
            location=tuple(_location(happening, states)),
            perp_orgs=tuple(_blamed(reading, claims)),
            victims=tuple(dict.fromkeys(_victims(claims))),
            killed=_losses(claims, "killed"),
            injured=_losses(claims, "wounded"),
        )


def _fillers(reading: Reading) -> Iterator[dict[str, object]]:
    for happening in reading.happenings:
        claims = _claims_of(reading, happening)
        weapons = (claim.weapon_words.text for claim in claims if claim.weapon_words)
        targets = (claim.object.text for claim in claims if claim.object and claim.act in ("damaged", "attacked"))
        yield {
            TYPE: _type(happening).lower(),
            "PerpOrg": [[org.mention.lower()] for org in _blamed(reading, claims)],
            "Target": [[words] for words in _lower(targets)],
            "Victim": [[words] for words in _lower(_victims(claims))],
            "Weapon": [[words] for words in _lower(weapons)],
        }


def _lower(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(w.lower() for w in words))


def _claims_of(reading: Reading, happening: Happening) -> list[Claim]:
    return [c for c in reading.claims if c.id in happening.claims and c.factuality == "happened"]


def _type(happening: Happening) -> str:
    return TYPES.get(happening.kind or "", ATTACK)


def _location(happening: Happening, states: Mapping[str, Actor]) -> Iterator[str]:
    place = happening.where.place if happening.where else None
    if happening.where is not None:
        yield happening.where.span.text
    if place is not None:
        yield place.name
        country = states.get(place.country or "")
        yield from (name for name in (place.admin1, country.name if country else None) if name)


def _blamed(reading: Reading, claims: Sequence[Claim]) -> Iterator[GivenOrg]:
    """Yield the groups that are said to have done it, each once, and how sure the first claim on it makes it."""
    seen: set[str] = set()
    statements = {statement.id: statement for statement in reading.statements}
    for claim in claims:
        actor = claim.actor.actor if claim.actor else None
        if actor is None or not actor.group or actor.id in seen or claim.stance != "asserts":
            continue
        seen.add(actor.id)
        words = claim.actor.named_as.text if claim.actor and claim.actor.named_as else actor.name
        speakers = statements[claim.statement].speakers
        if not speakers:
            sure = "REPORTED AS FACT"
        elif claim.about_own_side:
            sure = "CLAIMED OR ADMITTED"
        else:
            by_them = any(speaker.sector in AUTHORITIES for speaker in speakers)
            sure = "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_them else "SUSPECTED OR ACCUSED"
        yield GivenOrg(mention=words, confidence=sure)


def _victims(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        if claim.act in HARM and claim.stance == "asserts" and claim.target and claim.target.named_as:
            yield claim.target.named_as.text


def _losses(claims: Sequence[Claim], act: str) -> int | None:
    """Return the greatest figure that a claim gives, which is the total where parts stand beside it."""
    counts = [c.count for c in claims if c.act == act and c.stance == "asserts" and c.count is not None]
    return max((count.best for count in counts if count.best is not None), default=None)
