"""Agreements over the period: those of the sides told of, each with what it is on these days."""

from collections.abc import Iterator

from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Heading, Paragraph, Points
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.truce_words import state_words
from truceline.publish.violation_words import truce_title


def agreements_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the agreements that concern who is told of, each with what it is over the period."""
    yield Heading(level=2, words=Fixed("Agreements"), anchor="agreements")
    if not material.truces:
        support = sayer.search("agreements of the sides told of", material.now, ())
        yield Paragraph(sentences=sayer.say("None of the agreements that are known concerns a side told of.", support))
        return
    yield Points(label=None, points=tuple(_agreement(now, sayer) for now in material.truces))


def _agreement(now: TruceNow, sayer: Sayer) -> Cell:
    parties = ", ".join(party.name for party in now.truce.parties)
    text = f"{truce_title(now.truce)} ({clean(parties)}): {state_words(now.states)}."
    return sayer.say(text, sayer.truce(now))
