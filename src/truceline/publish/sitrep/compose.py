"""A daily report of its material: the order of the sections, and nothing else."""

from collections.abc import Iterator

from truceline.model.document import Document
from truceline.publish.ledger_words import capital
from truceline.publish.sitrep.blocks import MOST_NOTES, Block, Cell, Heading, Paragraph, Points, Report
from truceline.publish.sitrep.called_back import called_back, recalled_line
from truceline.publish.sitrep.counting import looked_at, period_words, recorded_lines, told_lines
from truceline.publish.sitrep.counts import counts_section
from truceline.publish.sitrep.evidence import SourceReport, source_report
from truceline.publish.sitrep.material import Material
from truceline.publish.sitrep.observed import observed_section, restrictions_section
from truceline.publish.sitrep.picture import Picture
from truceline.publish.sitrep.placing import map_section
from truceline.publish.sitrep.recorded import recorded_section
from truceline.publish.sitrep.sentence import Fixed, Sentence
from truceline.publish.sitrep.standing import agreements_section
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.sitrep.told import incident_sections, told_section, undated_section

MANY_INCIDENTS = 40  # beyond, a sentence has one note: notes of 200 incidents would fill a hundred pages


def compose(material: Material, picture: Picture | None = None) -> Report:
    """Return the report; the same material gives the same report."""
    sayer = Sayer(material.names.countries)
    days = sayer.search("days", material.now, ())
    title = Sentence(text=f"Daily report, {period_words(material.now.period)}", supports=(days,))
    blocks = tuple(_blocks(material, picture, sayer))
    facts = tuple(_facts(material, sayer))
    return Report(
        title=title,
        subtitle=Fixed("Who says what happened, who denies it, and what was seen"),
        facts=facts,
        blocks=blocks,
        reports=_reports(material),
        unreviewed=any(out.approval.state != "approved" for out in material.told),
        unsaid=tuple(sayer.unsaid),
        notes_each=MOST_NOTES if len(material.told) <= MANY_INCIDENTS else 1,
    )


def _blocks(material: Material, picture: Picture | None, sayer: Sayer) -> Iterator[Block]:
    lead = (*told_lines(material, sayer), *recalled_line(material, sayer), *recorded_lines(material, sayer))
    yield Paragraph(sentences=lead, lead=True)
    yield Heading(level=2, words=Fixed("What was looked at, and what was not"), anchor="looked")
    yield Points(label=None, points=(*looked_at(material, sayer), *called_back(material, sayer)))
    yield from agreements_section(material, sayer)
    yield from observed_section(material, sayer)
    yield from recorded_section(material, sayer)
    yield from told_section(material, sayer)
    yield from map_section(material, picture, sayer)
    yield from undated_section(material, sayer)
    yield from incident_sections(material, sayer)
    yield from restrictions_section(material, sayer)
    yield from counts_section(material, sayer)


def _facts(material: Material, sayer: Sayer) -> Iterator[tuple[Fixed, Cell]]:
    asked = sayer.asked(material)
    yield Fixed("Period"), sayer.say(period_words(material.now.period), asked)
    yield Fixed("Area"), sayer.say(material.area, asked) if material.area else (Fixed("Everywhere in the casefile"),)
    yield Fixed("Casefile"), sayer.say(material.casefile, asked)
    if material.as_of:
        yield Fixed("Told"), sayer.say(material.as_of, sayer.support("search", "as of", (material.as_of,)))
    if material.redaction:
        yield Fixed("Observations and counts"), (Fixed(capital(material.redaction)),)


def _reports(material: Material) -> tuple[SourceReport, ...]:
    found: dict[str, Document] = {}
    for out in material.told:
        for document in out.view.documents.values():
            found.setdefault(document.id, document)
    for document in material.documents:
        found.setdefault(document.id, document)
    return tuple(source_report(document) for document in found.values())
