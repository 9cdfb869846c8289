"""Which stretches of a report tell a happening: its paragraphs, without the passages of background."""

import re
from collections.abc import Iterable, Iterator, Sequence

from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.reading import Reading

PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
Stretch = tuple[int, int]


def find_scope(reading: Reading, happening: Happening) -> tuple[str, ...]:
    """Return the texts that tell a happening, in the order of the report.

    In a report of one happening that is all of it, but for its background; where several are told, the paragraphs that
    hold claims of this one alone, and its claims where a paragraph tells of two.
    """
    claims = {claim.id: claim for claim in reading.claims}
    own = [claims[id] for id in happening.claims if id in claims]
    paragraphs = [match.span() for match in PARAGRAPH.finditer(reading.document.text)]
    if len(reading.happenings) > 1:
        others = [claims[id] for h in reading.happenings if h.id != happening.id for id in h.claims if id in claims]
        paragraphs = sorted(set(_own_stretches(paragraphs, own, others)))
    background = sorted((item.span.start, item.span.end) for item in reading.background)
    return tuple(reading.document.text[a:b] for stretch in paragraphs for a, b in _without(stretch, background))


def _own_stretches(paragraphs: Iterable[Stretch], own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Stretch]:
    for start, end in paragraphs:
        mine = [claim.span for claim in own if start <= claim.span.start < end]
        if mine and any(start <= claim.span.start < end for claim in others):
            yield from ((span.start, span.end) for span in mine)
        elif mine:
            yield start, end


def _without(stretch: Stretch, holes: Iterable[Stretch]) -> Iterator[Stretch]:
    at, end = stretch
    for first, last in holes:
        if at < last and first < end:
            if at < first:
                yield at, first
            at = max(at, last)
    if at < end:
        yield at, end
