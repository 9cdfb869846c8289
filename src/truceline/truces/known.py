"""Which known agreement the words of a report name, wherever they stand in it.

Goes in: a reading, the agreements known. Comes out: its mentions of agreements, each with the id of the one that is
meant (``naming``); none where that cannot be said. A date that the words do not tell is not filled in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.model.mention import TruceMention
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.reference.ground import Ground
from truceline.truces.named import concerns, countries_in, told_in
from truceline.truces.named_words import words_of
from truceline.truces.naming import naming
from truceline.truces.scope_place import Outlines


def known_mentions(
    reading: Reading, truces: Sequence[Truce], grounds: Mapping[str, Ground], outlines: Outlines
) -> tuple[TruceMention, ...]:
    """Return the mentions of agreements of a reading, with the id of the known agreement where one is meant."""
    if not reading.truces:
        return ()
    countries = countries_in(reading)
    between = [truce for truce in truces if concerns(truce, countries)]
    told = told_in(reading)
    found = (naming(words_of(mention, reading), between, told, grounds, outlines) for mention in reading.truces)
    return tuple(
        replace(mention, known=terms.truces[0].id if terms.truces else None)
        for mention, terms in zip(reading.truces, found, strict=True)
    )
