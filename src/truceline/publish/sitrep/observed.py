"""What monitors recorded, as the tables of the field have it: position, location, means, number, and N/K."""

from collections.abc import Iterator

from truceline.model.observation import AccessRestriction, Observation
from truceline.publish import observation_words as words
from truceline.publish.ledger_when_where import interval_words
from truceline.publish.ledger_words import capital
from truceline.publish.observation_words import NOT_KNOWN
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph, Points
from truceline.publish.sitrep.counting import figure_words, ids, number, observations, period_words
from truceline.publish.sitrep.material import Material, Period
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer

HEADS = ("Position", "Location", "Means", "No.", "Observation", "Description", "Weapon", "Date, time")
WIDTHS = (15, 17, 9, 8, 13, 15, 11, 12)
QUOTED = 160  # characters of a monitor's own words in a cell
FIXED_NO = "No."


def observed_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the table of observations, or that there is none."""
    found = observations(material.now.records)
    yield Heading(level=2, words=Fixed("Recorded by monitors"), anchor="monitors")
    if not found:
        support = sayer.search("observations", material.now, ())
        text = f"No observation of {period_words(material.now.period)} is in the casefile."
        yield Paragraph(sentences=sayer.say(text, support))
        return
    support = sayer.search("observations", material.now, ids(found))
    caption = sayer.say(f"Observations: {number(len(found), 'record', 'records')}", support)
    rows = tuple(_row(one, material.now.period, sayer) for one in found)
    heads = tuple(Fixed(head) for head in HEADS)
    yield Grid(caption=caption[0], heads=heads, rows=rows, widths=WIDTHS)
    yield Paragraph(sentences=(Fixed("N/K: not known, or not confirmed."),), quiet=True)


def _row(record: Observation, period: Period, sayer: Sayer) -> tuple[Cell, ...]:
    support, bare = sayer.record(record), sayer.record(record, opened=False)
    stood = words.where_words(record.position) if record.position else ", ".join(_who(record)) or NOT_KNOWN
    cells = (
        stood,
        words.where_words(record.where) if record.where else NOT_KNOWN,
        words.MEANS[record.means] if record.means else NOT_KNOWN,
        _number(record),
        capital(_observed(record)),
        capital(", ".join(_described(record))) or NOT_KNOWN,
        words.weapon_words(record) if record.weapon or record.weapon_words else NOT_KNOWN,
        when_in(record, period),
    )
    return tuple(sayer.say(cell, bare if place else support) for place, cell in enumerate(cells))


def _who(record: Observation) -> Iterator[str]:
    yield from (clean(part) for part in (record.mission, record.patrol) if part)


def _number(record: Observation) -> str:
    if record.negative:
        return "not seen"
    if record.count is None or record.count.unknown:
        return NOT_KNOWN
    return figure_words(record.count.low, record.count.high)


def _observed(record: Observation) -> str:
    """Say what was counted, or what was seen; of what was looked for and not seen that it was not."""
    act = words.ACTS[record.act] if record.act else ""
    unit = words.unit_words(record.count.unit, record.act)[0] if record.count else ""
    told = act if record.count is None or record.count.unit == "undetermined" else unit
    told = told or act or clean(record.words)[:QUOTED]
    return f"looked for and not seen: {told}" if record.negative else told


def _described(record: Observation) -> Iterator[str]:
    if record.direction:
        yield words.DIRECTIONS[record.direction]
    if record.direction_words:
        yield clean(record.direction_words)
    if record.actor is not None:
        yield f"by {words.party_words(record.actor)}"


def when_in(record: Observation | AccessRestriction, period: Period) -> str:
    """Say when; of a record on the one day of the report the hours alone."""
    if record.when is None:
        return NOT_KNOWN
    said = interval_words(record.when)
    first, last = record.when.local_dates()
    if period.days == 1 and first == last == period.first and ", " in said:
        said = said.split(", ", 1)[1]
    return said + (f" (UTC{record.when.zone})" if record.when.zone and record.when.precision == "minute" else "")


def restrictions_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield what access monitors did not get."""
    found = [record for record in material.now.records if isinstance(record, AccessRestriction)]
    yield Heading(level=2, words=Fixed("Restrictions of access"), anchor="access")
    if not found:
        support = sayer.search("restrictions of access", material.now, ())
        yield Paragraph(sentences=sayer.say("None is recorded; whether access was asked for is not known.", support))
        return
    yield Points(label=None, points=tuple(_restriction(one, material, sayer) for one in found))


def _restriction(record: AccessRestriction, material: Material, sayer: Sayer) -> Cell:
    who = f" ({', '.join(part for part in (clean(record.mission), clean(record.patrol)) if part)})"
    told = f"{words.denial_words(record)}; {words.where_words(record.where)}, {when_in(record, material.now.period)}"
    quoted = f": “{clean(record.words)}”" if record.words else ""
    return sayer.say(f"{told}{who if record.mission or record.patrol else ''}{quoted}.", sayer.record(record))
