"""How what was recorded on the days stands against agreements: the rows of ``truceline violations`` of records.

A record is held by itself, whether or not it is of an incident. What reports allege and deny of the same is told with
the incident, and no record holds it.
"""

from collections.abc import Iterator

from truceline.model.observation import Recorded, Tally
from truceline.model.violation import Assessment, SaidOfBreach, Violation
from truceline.publish.ledger_words import capital
from truceline.publish.observation_words import claimed_by, headline, when_words, where_words
from truceline.publish.quoting import clean
from truceline.publish.sitrep.answers import Held, answers, observer_named
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph, Points
from truceline.publish.sitrep.counting import number
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed, Support
from truceline.publish.sitrep.supports import Sayer

HEADS = (
    *("What was recorded", "Agreement, provision, and of whom", "Alleged in words by", "Denied in words by"),
    *("Would fall under, by our rule", "Monitored", "Verified", "Attributed by"),
)
WIDTHS = (16, 19, 11, 9, 17, 10, 8, 10)
KEY = (
    "Each record is held by itself: what reports allege and deny of the same is told with the incidents. A count over "
    "a period is the word of who gives it. Whether an act would fall under a provision is our rule, and no finding of "
    "who is right."
)
NOBODY_HERE = "nobody in this record"


def recorded_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the six answers of every record that is held against a provision, and how many records are held to none."""
    if not material.assessments:
        return
    yield Heading(level=2, words=Fixed("What was recorded, against the agreements"), anchor="recorded")
    records = {record.id: record for record in material.now.records}
    known = {now.truce.id: now for now in material.truces}
    rows = tuple(
        _row(records[each.subject], each, known[each.truce], sayer)
        for assessment in material.assessments
        for each in assessment.violations
    )
    if rows:
        heads = tuple(Fixed(head) for head in HEADS)
        yield Grid(
            caption=Fixed("Observations and counts against the agreements"),
            heads=heads,
            rows=rows,
            widths=WIDTHS,
            headed=True,
        )
        yield Paragraph(sentences=(Fixed(KEY),), quiet=True)
    alleged = tuple(cell for each in material.assessments for cell in _of_none(records[each.subject], each, sayer))
    if alleged:
        label = "A breach is alleged in words, and stands under no agreement"
        yield Points(label=Fixed(label), points=alleged, level=3)
    if none := _nothing(material, sayer):
        yield Paragraph(sentences=none)


def _row(record: Recorded, each: Violation, now: TruceNow, sayer: Sayer) -> tuple[Cell, ...]:
    held = Held(
        violation=each,
        truce=now.truce,
        support=_support(record, each, sayer),
        agreement=sayer.truce(now, opened=False),
        said=lambda said: _said(record, said, sayer),
        called=lambda actor: observer_named(actor, (record,)),
        countries=sayer.countries,
        nobody=NOBODY_HERE,
    )
    told = answers(held, sayer)
    own = (told.provision, told.alleged, told.denied, told.scope, told.monitored, told.verified, told.attributed)
    return (_recorded(record, sayer), *own)


def _recorded(record: Recorded, sayer: Sayer) -> Cell:
    """Say what was recorded; then where, when and by whom."""
    who = "" if isinstance(record, Tally) else claimed_by(record)  # the line says who counts
    told = ", ".join(part for part in (where_words(record.where), when_words(record.when), who) if part)
    bare = sayer.record(record, opened=False)
    return (*sayer.say(f"{capital(headline(record))}.", bare), *sayer.say(f"{capital(told)}.", sayer.record(record)))


def _support(record: Recorded, each: Violation, sayer: Sayer) -> Support:
    key = f"{record.id}/{each.truce}/{each.provision}/{each.party}"
    return sayer.support("violation", key, (each, record))


def _said(record: Recorded, said: tuple[SaidOfBreach, ...], sayer: Sayer) -> Support:
    """Return what a record says of a breach as a support; it opens what the record does."""
    return sayer.support("violation", record.id, (said, record), sayer.record(record).evidence)


def _of_none(record: Recorded, assessment: Assessment, sayer: Sayer) -> Iterator[Cell]:
    """Yield what a record alleges in words and stands under no agreement."""
    for one in assessment.alleged_of_none:
        why = f": {clean(one.note)}" if one.note else ""
        if cell := sayer.say(f"{capital(headline(record))}{why}.", _said(record, (one,), sayer)):
            yield cell


def _nothing(material: Material, sayer: Sayer) -> Cell:
    """Say how many records give no row, and why one may give none."""
    ids = [each.subject for each in material.assessments if not (each.violations or each.alleged_of_none)]
    if not ids:
        return ()
    why = "no agreement that is known to be in force then is about them, or nothing was seen or counted"
    text = f"In no row: {number(len(ids), 'record', 'records')}; {why}."
    return sayer.say(text, sayer.search("records in no row", material.now, ids))
