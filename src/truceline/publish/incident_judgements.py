"""What people decided on an incident, as rows of a name and phrases. Draws nothing.

The question of a judgement names its claim: ``claim:killed@ARM``, or a slot of it: ``claim:killed@ARM.count``; or what
a person makes of words: ``new:killed@ARM``, ``place``, ``exhibit``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from truceline.model.judgement import Judgement
from truceline.model.span import Span
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_phrases import Phrase, Phrases, Row, Short, flat, joined
from truceline.publish.quoting import clean, quote

LIMIT = 60  # characters of a quotation
CLAIM, COPY = "claim", "copy"
CLAIMS: Mapping[str, str] = {"accept": "is rightly read", "reject": "is not relied on", "correct": "is corrected"}
NEW, PLACE, EXHIBIT = "new", "place", "exhibit"
PLACES: Mapping[str, str] = {"accept": "is rightly placed", "reject": "names no place", "correct": "names the place"}
EXHIBITS: Mapping[str, str] = {
    "accept": "is an exhibit",
    "reject": "is no exhibit",
    "correct": "is an exhibit",
}
COPIES: Mapping[str, str] = {
    "same": "one is a copy of the other",
    "different": "neither is a copy of the other",
    "unsure": "whether one is a copy of the other cannot be told",
}
EVENTS: Mapping[str, str] = {
    "accept": "the event is accepted as it was read",
    "reject": "this is no event of its own",
    "same": "they tell of one event",
    "different": "they tell of different events",
    "unsure": "whether they tell of one event cannot be told",
}


class Numbered(Protocol):
    """Who knows how a report is referred to where a judgement is told."""

    def report_ref(self, document: str) -> Phrase:
        """Write a reference to a report; nothing where none is needed."""
        ...


class Asked(NamedTuple):
    """What a judgement is on: ``kind`` of question, the act of a claim and its slot, where they are named."""

    kind: str
    act: str
    slot: str


def judgement_rows(view: IncidentView, known: Iterable[Judgement]) -> Iterator[Row]:
    """Yield the judgements that the incident names, in the order in which they were made; a missing one by its id."""
    by_id = {judgement.id: judgement for judgement in known}
    yield from told_rows(view, (by_id[id_] for id_ in view.incident.judgements if id_ in by_id))
    for id_ in view.incident.judgements:
        if id_ not in by_id:
            yield "", (f"judgement {clean(id_)}, which is not at hand",)


def told_rows(view: IncidentView, found: Iterable[Judgement]) -> Iterator[Row]:
    """Yield judgements: who, when, what on which words, and why."""
    for judgement in sorted(found, key=lambda j: (j.at.timestamp(), j.id)):
        why = f"; why: {clean(judgement.why)}" if judgement.why else ""
        yield clean(judgement.by), (f"{made_words(judgement)}: ", *decision(view, judgement), why)


def judgement_words(view: IncidentView, judgement: Judgement) -> str:
    """Say a judgement in one sentence."""
    return flat(next(told_rows(view, [judgement]))[1])


def made_words(judgement: Judgement) -> str:
    """Say when a judgement was made."""
    return when_where.moment_words(judgement.at)


def asked(question: str) -> Asked:
    """Take a question apart.

    >>> asked("claim:killed@ARM.count")
    Asked(kind='claim', act='killed', slot='count')
    """
    kind, _, rest = question.partition(":")
    act, _, target = rest.partition("@")
    if not rest:
        kind, _, slot = kind.partition(".")
        return Asked(kind, "", slot)
    return Asked(kind, act, target.rpartition(".")[2] if "." in target else "")


def decision(view: Numbered, judgement: Judgement) -> Phrases:
    """Say what was decided, on which words."""
    on, verdict = asked(judgement.question), judgement.verdict
    if verdict == "withdraw":
        return (f"the judgement {clean(judgement.withdraws or '')} is taken back",)
    places = joined((_on(s, view.report_ref(s.document)) for s in judgement.spans), " and ")
    if on.kind == COPY:
        return (*places, f": {COPIES.get(verdict, verdict)}")
    if on.kind in (NEW, PLACE, EXHIBIT):
        return (*places, f" {_of_words(judgement, on)}")
    if on.kind != CLAIM:
        return (*places, f": {EVENTS.get(verdict, verdict)}")
    read = words.ACT_TITLES.get(on.act, clean(on.act).replace("_", " "))
    told = f" (read as: {read[:1].lower()}{read[1:]})" if read else ""
    right = f" to {quote(judgement.value)}" if judgement.value is not None else ""
    of = f"the {clean(on.slot)} of " if on.slot else ""
    return (of, *places, f"{told} {CLAIMS.get(verdict, verdict)}{right}")


def _on(span: Span, ref: Phrase) -> Phrases:
    return (Short(span, LIMIT), " ", ref) if ref else (Short(span, LIMIT),)


def _of_words(judgement: Judgement, on: Asked) -> str:
    """Say what a person makes of words: a claim, a place, an exhibit."""
    value = clean(judgement.value or "")
    if on.kind == NEW:
        read = words.ACT_TITLES.get(on.act, clean(on.act).replace("_", " "))
        return f"makes a claim ({read[:1].lower()}{read[1:]}): {value}"
    if on.kind == PLACE and value == "none":
        return PLACES["reject"]
    told = (PLACES if on.kind == PLACE else EXHIBITS).get(judgement.verdict, judgement.verdict)
    return f"{told}: {value}" if value else told
