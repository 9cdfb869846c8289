"""A claim that a person makes of words that the reader passed over: ``new:ACT@SIDE``, its values in one text.

The words that are pointed at are those of the act (``Claim.content``). Where the reader has such a claim at these words
(a newer one has found it, say), the values are set in that claim: nothing is told twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.review.anchors import NEW, SLOTS, befalls, find_claim
from truceline.review.correct import Said, corrected, settled
from truceline.review.values import Value, read_values, refuse

NEEDED = ("act",)
GIVEN = {"speaker": Value(text="report"), "stance": Value(text="asserts")}  # where a person does not say


def new_question(claim: Claim) -> str:
    """Return the question under which a claim is made: the act, and the side that it befalls."""
    return f"{NEW}:{claim.act}@{befalls(claim)}"


def make_claim(reading: Reading, span: Span, typed: str, *, by: str) -> Said:
    """Return the claim that a person makes of these words, with its statement.

    Raises:
        InputError: no act is given, or one of the values is none.
    """
    values = read_values(typed, reading.document, SLOTS)
    missing = [key for key in NEEDED if key not in values]
    if missing:
        refuse(f"a claim needs {', '.join(missing)}.", "Write for instance act=killed; target=ARM; count=4.")
    said = _bare(reading, span, values["act"], by)
    for slot, value in {**GIVEN, **values}.items():
        said = corrected(said, slot, value, reading)
    made = settled(said)
    statement = _shared(reading, span, made.statement)
    key = content_id("cl", "judged", span.document, span.start, span.end, new_question(made.claim))
    return Said(claim=replace(made.claim, id=key, statement=statement.id, cue=statement.cue), statement=statement)


def put_made(reading: Reading, made: Sequence[tuple[Said, Span]]) -> tuple[Reading, Mapping[str, str]]:
    """Return the reading with the claims that people made, in the order of the text, after those of the reader.

    The second is the id that each of them has in the reading, by the id that it was made with.
    """
    at: dict[str, str] = {}
    added: list[Said] = []
    for said, span in sorted(made, key=lambda item: (item[1].start, item[1].end, item[0].claim.id)):
        found = find_claim(reading, span, f"claim:{said.claim.act}@{befalls(said.claim)}", exactly=True)
        at[said.claim.id] = found.id if found else said.claim.id
        if found is None:
            added.append(said)
        else:
            reading = put_said(reading, replace(said, claim=_kept(found, said.claim)))
    statements = {s.id: s for s in (*reading.statements, *(said.statement for said in added))}
    claims = (*reading.claims, *(said.claim for said in added))
    return replace(reading, claims=claims, statements=tuple(statements.values())), at


def put_said(reading: Reading, said: Said) -> Reading:
    """Return the reading with another form of one of its claims; a statement that says nothing any more goes."""
    claims = tuple(said.claim if claim.id == said.claim.id else claim for claim in reading.claims)
    former = {claim.statement for claim in reading.claims} - {claim.statement for claim in claims}
    statements = {s.id: s for s in (*reading.statements, said.statement) if s.id not in former}
    return replace(reading, claims=claims, statements=tuple(statements.values()))


def _bare(reading: Reading, span: Span, act: Value, by: str) -> Said:
    sentence = _sentence(reading, span)
    statement = Statement(id="", document=span.document, speakers=(), span=sentence, outlet=reading.document.publisher)
    claim = Claim(
        id="", statement="", span=sentence, content=span, stance="asserts", act="attacked", rule=f"judged by {by}"
    )
    return corrected(Said(claim=claim, statement=statement), "act", act, reading)


def _sentence(reading: Reading, span: Span) -> Span:
    """Return the shortest sentence of the reader's that holds the words, else the words themselves."""
    known = [claim.span for claim in reading.claims] + [statement.span for statement in reading.statements]
    around = [s for s in known if s.start <= span.start and span.end <= s.end]
    return min(around, key=lambda s: (s.end - s.start, s.start), default=span)


def _shared(reading: Reading, span: Span, made: Statement) -> Statement:
    """Return the reader's statement of the same speakers around these words, else the one that was made."""
    for statement in reading.statements:
        around = statement.span.start <= span.start and span.end <= statement.span.end
        if around and statement.speakers == made.speakers and statement.anonymous == made.anonymous:
            return statement
    speakers = [actor.id for actor in made.speakers] or ["hidden" if made.anonymous else "own voice"]
    return replace(made, id=content_id("st", span.document, "judged", made.span.start, made.span.end, *speakers))


def _kept(found: Claim, made: Claim) -> Claim:
    """Return the reader's claim with the values that a person gave, where they gave any."""
    return replace(
        found,
        statement=made.statement,
        stance=made.stance,
        actor=made.actor or found.actor,
        target=made.target or found.target,
        count=made.count or found.count,
        places=made.places or found.places,
        times=made.times or found.times,
        factuality=made.factuality,
        about_own_side=made.about_own_side,
        rule=f"{found.rule}; {made.rule}",
    )
