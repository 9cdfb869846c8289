"""Records of monitors that a person linked to an incident, and whether any observation of it is known at all."""

from collections.abc import Iterator

from truceline.publish.ledger_words import MONITORS, capital
from truceline.publish.observation_words import claimed_by, headline, when_words, where_words
from truceline.publish.outgoing import Outgoing
from truceline.publish.sitrep.blocks import Block, Cell, Points
from truceline.publish.sitrep.material import Material
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer


def linked_points(out: Outgoing, material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield what monitors observed of the incident; where there is nothing, that there is nothing."""
    points: list[Cell] = []
    for record in material.linked.get(out.incident.id, ()):
        where = f", {where_words(record.where)}" if record.where else ""
        who = f" ({claimed_by(record)})" if claimed_by(record) else ""
        text = f"{headline(record)}{where}, {when_words(record.when)}{who}."
        points.append(sayer.say(text, sayer.record(record)))
    if not points:
        points.append(sayer.say(_nothing(out), sayer.incident(out)))
    yield Points(label=Fixed("Observed"), points=tuple(point for point in points if point))


def _nothing(out: Outgoing) -> str:
    """Say that no record is linked, and what monitors said of who began, where they said anything."""
    began = next((finding for finding in out.incident.findings if finding.question == "fired_first"), None)
    said = MONITORS[began.monitor] if began else ""
    begun = f"; of who fired first {said}" if said else ""
    return f"{capital('no observation of a monitor is linked to this incident')}{begun}."
