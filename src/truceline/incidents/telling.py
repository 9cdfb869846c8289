"""Claims of one report, or of several in one line, with what decides between them.

A claim of a copy is told at the moment of the report that was copied, and is of the same origin.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from truceline.incidents.told import LAST, NEVER, Told, document_order, utc
from truceline.incidents.withdrawn import find_withdrawn
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening
from truceline.model.mention import Damage
from truceline.model.origin import Descent, Origin
from truceline.model.reading import Reading
from truceline.model.statement import Statement
from truceline.model.time import Interval

SAME_TEXT = ("copy", "rewrite", "translation")  # a relay is a report of its own
SAME_MOMENT = ("copy", "translation")  # a rewrite may bring news


def tell(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> tuple[Told, ...]:
    """Return the claims of one report, in the order in which they are given."""
    line = [
        Told(
            claim=claim,
            read=claim,
            statement=statements[claim.statement],
            document=claim.span.document,
            root=claim.span.document,
            order=(LAST, "", claim.span.document, claim.span.start, number),
            moment=_moment(statements[claim.statement], None),
        )
        for number, claim in enumerate(claims)
    ]
    return _with_fallen(line, {})


def tell_all(
    happenings: Iterable[Happening],
    readings: Mapping[str, Reading],
    *,
    origins: Sequence[Origin] = (),
    descents: Sequence[Descent] = (),
    judged: Mapping[str, str] | None = None,
) -> tuple[Told, ...]:
    """Return the claims of the happenings in the order of publication, then of text, id and place in the text."""
    wanted: dict[str, set[str]] = {}
    for happening in happenings:
        wanted.setdefault(happening.document, set()).update(happening.claims)
    held = {claim: origin.id for origin in origins for claim in origin.claims}
    line: list[Told] = []
    for document, ids in wanted.items():
        root = find_root(document, descents, wanted, SAME_TEXT)
        first = readings[find_root(document, descents, wanted, SAME_MOMENT)].document
        line.extend(_told_in(readings[document], ids, root, first.published, held))
    return _with_fallen(sorted(line, key=lambda told: told.order), judged or {})


def find_root(
    document: str, descents: Iterable[Descent], among: Iterable[str], kinds: Sequence[str] = SAME_TEXT
) -> str:
    """Return the document that a document was made of in the end, among those given; itself where it was of none."""
    parents: dict[str, str] = {}
    known = set(among)
    for descent in sorted(descents, key=lambda d: (-d.share, d.of)):
        if descent.kind in kinds and descent.of in known:
            parents.setdefault(descent.document, descent.of)
    seen = {document}
    while document in parents and parents[document] not in seen:
        document = parents[document]
        seen.add(document)
    return document


def voters(happenings: Iterable[Happening], roots: Mapping[str, str]) -> frozenset[str]:
    """Return the documents that vote on what their happenings tell: no copies, and loose ones only by themselves."""
    own = [h for h in happenings if roots[h.document] == h.document]
    return frozenset(h.document for h in own if not h.loose) or frozenset(h.document for h in own)


def _told_in(
    reading: Reading, ids: set[str], root: str, published: datetime | None, held: Mapping[str, str]
) -> Iterator[Told]:
    statements = {statement.id: statement for statement in reading.statements}
    order = document_order(reading.document)
    for number, claim in enumerate(reading.claims):
        if claim.id not in ids:
            continue
        statement = statements[claim.statement]
        yield Told(
            claim=claim,
            read=claim,
            statement=statement,
            document=reading.document.id,
            root=root,
            order=(*order, claim.span.start, number),
            origin=held.get(claim.id) or _own_origin(statement, root),
            moment=_moment(statement, utc(published)),
            broken=_broken(claim, reading.damages),
        )


def _broken(claim: Claim, damages: Iterable[Damage]) -> str:
    """Say what is wrong with the figure of a claim, and what can still be said of it, quoting its words."""
    if claim.count is None or not claim.count.damaged:
        return ""
    own = [d for d in damages if "count" in d.spoils and d.span.overlaps(claim.span)]
    own = [d for d in own if d.span in claim.spoiled_by] or own
    return "; ".join(dict.fromkeys(f"“{damage.span.text}”: {damage.can_say}" for damage in own))


def _own_origin(statement: Statement, root: str) -> str:
    """Return an id for the origin of a claim that no origin holds: its speakers, else the report."""
    return content_id("or", *(sorted(s.id for s in statement.speakers) or [root]))


def _moment(statement: Statement, published: datetime | None) -> datetime:
    """Return the moment of whose state a statement speaks, else when it was said, else published; never after that."""
    told = _end(statement.as_of) or _end(statement.said_at)
    known = [moment for moment in (told, published) if moment is not None]
    return min(known, default=NEVER)


def _end(interval: Interval | None) -> datetime | None:
    return interval.latest if interval is not None and interval.to_the_day else None


def _with_fallen(line: Sequence[Told], judged: Mapping[str, str]) -> tuple[Told, ...]:
    """Return the line with those marked that were withdrawn by their speaker or rejected by a person."""
    fallen = find_withdrawn(line) | dict(judged)
    return tuple(replace(t, fallen=fallen[t.claim.id]) if t.claim.id in fallen else t for t in line)
