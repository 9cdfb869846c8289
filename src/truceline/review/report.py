"""What people say of the words of one report, put into its reading: places, claims made, claims corrected, exhibits.

All that is pointed at is found in the reading as the reader left it, with the claims that people made: what one
judgement changes hides nothing from another, and no order among them matters. Places come first, then claims that are
made, then their slots in a fixed order, then exhibits; at the end happenings are told anew.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from truceline.errors import InputError
from truceline.incidents.loose import with_loose
from truceline.incidents.retold import joined, told_anew
from truceline.model.claim import Claim
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.review.anchors import EXHIBIT, NEW, PLACE, SLOTS, find_claim, split_question
from truceline.review.correct import Said, corrected, settled
from truceline.review.exhibits import find_exhibit, put_exhibit, read_exhibit, without_exhibit
from truceline.review.made import make_claim, put_made, put_said
from truceline.review.placed import place_everywhere, read_place
from truceline.review.standing import made_order
from truceline.review.unnamed import rejected_note
from truceline.review.values import read_value, words_at

Outcome = tuple[Judgement, str]  # why it cannot be attached; nothing where it was


@dataclass(slots=True)
class Judged:
    """A report as judged, and what was gathered: see ``apply.Applied``.

    ``pointed`` is the reading in which things are pointed at: with what people made, before any claim is corrected.
    """

    reading: Reading
    pointed: Reading = field(init=False)
    judged: dict[str, str] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    on: dict[str, tuple[str, ...]] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def bears(self, judgement: Judgement, key: str) -> str:
        """Note that a judgement bears on a claim or an exhibit; return that nothing is wrong."""
        self.on[key] = (*self.on.get(key, ()), judgement.id)
        return ""


def judged_report(reading: Reading, judgements: Iterable[Judgement]) -> Judged:
    """Put judgements in force on words of this report into its reading."""
    ordered = sorted(judgements, key=made_order)
    work = Judged(reading)
    if not ordered:
        return work
    _each(work, [j for j in ordered if kind_of(j) == PLACE], _place)
    made = _make(work, [j for j in ordered if kind_of(j) == NEW])
    work.pointed = work.reading
    _claims(work, [j for j in ordered if kind_of(j) not in (PLACE, NEW, EXHIBIT)])
    _each(work, [j for j in ordered if kind_of(j) == EXHIBIT], _exhibit)
    work.reading = _retold(reading, work.reading, made)
    return work


def with_made(reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """Return a reading in which whatever a person may point at is found: with all that people made of words."""
    made = [j for j in sorted(judgements, key=made_order) if kind_of(j) in (PLACE, NEW, EXHIBIT)]
    return with_loose(judged_report(reading, made).reading)


def kind_of(judgement: Judgement) -> str:
    """Return what a judgement on words is about: ``place``, ``new``, ``exhibit`` or ``claim``."""
    return judgement.question.partition(":")[0]


def _each(work: Judged, judgements: Iterable[Judgement], take: Callable[[Judged, Judgement], str]) -> None:
    for judgement in judgements:
        work.outcomes.append((judgement, _tried(lambda j: take(work, j), judgement)))


def _tried(take: Callable[[Judgement], str], judgement: Judgement) -> str:
    """Return why a judgement cannot be attached; its words have to stand in the report as it quotes them."""
    try:
        return take(judgement)
    except InputError as error:
        return str(error)


def _place(work: Judged, judgement: Judgement) -> str:
    span = _checked(work, judgement)
    given = read_place(read_value(judgement.value or "", work.reading.document), span)
    placed = place_everywhere(work.reading, span, given)
    if placed is None and given is not None:
        return f"no claim and no happening takes a place from “{span.text[:60]}”."
    work.reading = placed or work.reading  # that words name no place, or no exhibit, holds where none is read too
    return work.bears(judgement, f"{PLACE}:{span.start}-{span.end}")


def _make(work: Judged, judgements: Iterable[Judgement]) -> list[str]:
    """Put in the claims that people made; return the ids of those that the reader had not."""
    base, made = work.reading, []
    for judgement in judgements:

        def take(judgement: Judgement) -> str:
            span = _checked(work, judgement)
            said = make_claim(base, span, judgement.value or "", by=judgement.by)
            made.append((judgement, said, span))
            return ""

        work.outcomes.append((judgement, _tried(take, judgement)))
    work.reading, at = put_made(base, [(said, span) for _, said, span in made])
    for judgement, said, _ in made:
        work.bears(judgement, at[said.claim.id])
    known = {claim.id for claim in base.claims}
    return [claim.id for claim in work.reading.claims if claim.id not in known]


def _claims(work: Judged, judgements: Iterable[Judgement]) -> None:
    """Accept, reject and correct claims: all are found before any is changed."""
    base = work.reading
    changes: list[tuple[int, Judgement, str]] = []
    for judgement in judgements:

        def take(judgement: Judgement) -> str:
            claim = find_claim(base, _checked(work, judgement), judgement.question)
            if claim is None:
                return f"no such claim is read any more at “{judgement.spans[0].text[:60]}”."
            return _on_claim(work, judgement, claim, changes)

        work.outcomes.append((judgement, _tried(take, judgement)))
    for place, judgement, key in sorted(changes, key=lambda change: (change[0], made_order(change[1]))):
        slot = SLOTS[place]
        said = _said(work.reading, key)
        changed = corrected(said, slot, read_value(judgement.value or "", base.document), base)
        work.reading = put_said(work.reading, settled(_ruled(changed, slot, judgement)))


def _on_claim(work: Judged, judgement: Judgement, claim: Claim, changes: list[tuple[int, Judgement, str]]) -> str:
    if judgement.verdict == "reject":
        work.judged[claim.id] = rejected_note(judgement)
    elif judgement.verdict == "accept":
        work.accepted.add(claim.id)
    elif judgement.verdict == "correct":
        asked = split_question(judgement.question)
        slot = asked[2] if asked else None
        if slot is None or judgement.value is None:
            return "it does not say which value of the claim is corrected, or to what."
        value = read_value(judgement.value, work.reading.document)
        corrected(_said(work.reading, claim.id), slot, value, work.reading)  # raises where the value is none
        changes.append((SLOTS.index(slot), judgement, claim.id))
    return work.bears(judgement, claim.id)


def _exhibit(work: Judged, judgement: Judgement) -> str:
    span = _checked(work, judgement)
    if judgement.verdict == "correct":
        exhibit = read_exhibit(work.pointed, span, judgement.value or "")
        work.reading = put_exhibit(work.reading, exhibit)
    found = find_exhibit(work.reading, span)
    if found is None and judgement.verdict == "reject":
        return work.bears(judgement, f"{EXHIBIT}:{span.start}-{span.end}")
    if found is None:
        return f"no exhibit is read any more at “{span.text[:60]}”."
    if judgement.verdict == "reject":
        work.reading = without_exhibit(work.reading, span) or work.reading
    elif judgement.verdict == "accept":
        work.accepted.add(found.id)
    return work.bears(judgement, found.id)


def _retold(reading: Reading, judged: Reading, made: Iterable[str]) -> Reading:
    """Return the judged reading with made claims in their happenings, and what changed told anew."""
    wanted = set(made)
    added = [claim for claim in judged.claims if claim.id in wanted]
    if not added and reading.claims == judged.claims:
        return judged
    return told_anew(with_loose(reading), joined(judged, added) if added else with_loose(judged))


def _said(reading: Reading, key: str) -> Said:
    claim = next(claim for claim in reading.claims if claim.id == key)
    return Said(claim=claim, statement=next(s for s in reading.statements if s.id == claim.statement))


def _ruled(said: Said, slot: str, judgement: Judgement) -> Said:
    """Return the claim with a rule that says which of its values a person gave."""
    rule = f"{said.claim.rule}; {slot} judged by {judgement.by}".removeprefix("; ")
    return replace(said, claim=replace(said.claim, rule=rule))


def _checked(work: Judged, judgement: Judgement) -> Span:
    """Return the words that a judgement points at; raises InputError where the report has others there."""
    span = judgement.spans[0]
    found = words_at(work.reading.document, span.start, span.end)
    if found.text != span.text:
        raise InputError(f"the report does not have the words “{span.text[:60]}” there.")
    return span
