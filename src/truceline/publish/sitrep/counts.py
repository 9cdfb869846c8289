"""Counts that parties give over a period, each in its own unit, beside our own of incidents; none is converted."""

from collections.abc import Iterator

from truceline.model.tally_series import OwnCount, TallyPoint
from truceline.publish.ledger_words import capital
from truceline.publish.observation_words import NOT_KNOWN, party_words, where_words
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph
from truceline.publish.sitrep.counting import figure_words
from truceline.publish.sitrep.material import Material
from truceline.publish.sitrep.sentence import Fixed, Search, Support
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.tally_words import own_words, period_words, unit_words

HEADS = ("Who counts", "Whom it accuses", "Count", "Of what", "Over which days", "Where", "Our own count")
WIDTHS = (16, 14, 9, 13, 16, 12, 20)
KEY = (
    "What a party counts as one (a shot, a day of shelling) and an incident of ours are not the same. No count is "
    "converted into another, and none is added to another."
)
UNREVIEWED = "(read by the program, not reviewed)"


def counts_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the counts of these days, or that none is recorded."""
    points = [point for series in material.tallies for point in series.points]
    yield Heading(level=2, words=Fixed("Counts given by the parties"), anchor="counts")
    if not points:
        support = sayer.search("counts given", material.now, ())
        yield Paragraph(sentences=sayer.say("None is recorded of these days.", support))
        return
    rows = tuple(_row(point, material, sayer) for point in points)
    heads = tuple(Fixed(head) for head in HEADS)
    yield Grid(caption=Fixed("Counts as their claimants give them"), heads=heads, rows=rows, widths=WIDTHS)
    yield Paragraph(sentences=(Fixed(KEY),), quiet=True)


def _row(point: TallyPoint, material: Material, sayer: Sayer) -> tuple[Cell, ...]:
    record = point.tally
    support, own = sayer.record(record), _own(point.own, record.id, material, sayer)
    days = period_words(point) if point.first and point.last else NOT_KNOWN
    cells = (
        party_words(record.accused),
        NOT_KNOWN if record.count.unknown else figure_words(record.count.low, record.count.high),
        unit_words(record.count.unit),
        days,
        where_words(record.where) if record.where else NOT_KNOWN,
    )
    bare = sayer.record(record, opened=False)
    said = [sayer.say(capital(cell), bare) for cell in cells]
    ours = sayer.say(capital(own_words(point.own)), own)
    claimant = sayer.say(capital(party_words(record.claimant)), support)
    return ((*claimant, *((Fixed(UNREVIEWED),) if point.read else ())), *said, ours)


def _own(own: OwnCount, key: str, material: Material, sayer: Sayer) -> Support:
    """Return our own count as a support: which incidents were found."""
    period = material.now.period
    found = (own.told, own.by_a_party_alone, own.observed, own.unsure)
    searches = tuple(Search(what="our own", first=period.first, last=period.last, found=each) for each in found)
    return sayer.support("search", f"beside {key}", (*searches, own.why or ""))
