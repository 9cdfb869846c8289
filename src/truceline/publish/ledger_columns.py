"""Who stands in which column of the ledger, and which claims stand in one row. Draws nothing.

Goes in: a happening and its reading. Comes out: columns (a side each, one for the others) and topics, each with one
cell a column. Claims are numbered in the order of the record, so that number 3 is ``reading.claims[2]``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.incident import Account, Finding, Happening, Side
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.publish.ledger_phrases import Phrases, Refs
from truceline.publish.ledger_sides import party_words, side_of
from truceline.publish.ledger_words import (
    ACT_TITLES,
    CASUALTY_ACTS,
    actor_words,
    capital,
    count_words,
    stance_words,
    takes_plural,
)
from truceline.publish.quoting import clean

OTHERS = "Third parties and the report's own voice"
UNSAID = "not said"  # how a finding writes that the text does not say which side
QUESTIONS = {"violated_agreement": "who broke an agreement", "entered_territory": "who entered territory"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim of the ledger with its number; ``speaker`` in words, ``several`` where it takes a plural verb.

    ``report`` is the number of its report in a ledger over several, else 0; ``also`` says which other claims say the
    same.
    """

    number: int
    claim: Claim
    speaker: str
    several: bool
    report: int = 0
    also: Phrases = ()

    @property
    def label(self) -> str:
        """Return the number as it is shown: "[3]", or "[2.3]" of the second report."""
        return str(Refs((self.number,), self.report))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One row: what the claims are about, and for each column the entries."""

    title: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A reading with its claims numbered and its statements at hand; ``report`` is its number among several."""

    reading: Reading
    report: int = 0

    def entries(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """Return the claims with these ids, in the order of the record."""
        wanted = set(ids)
        statements = {statement.id: statement for statement in self.reading.statements}
        return tuple(
            _entry(number, claim, statements.get(claim.statement), self.report)
            for number, claim in enumerate(self.reading.claims, 1)
            if claim.id in wanted
        )

    def refs(self, ids: Iterable[str]) -> Refs:
        """Return the numbers of the claims with these ids."""
        return Refs(tuple(entry.number for entry in self.entries(ids)), self.report)

    def topics(self, happening: Happening, headings: tuple[str, ...]) -> tuple[Topic, ...]:
        """Return the rows of a happening, with a cell for each side and one for the others.

        ``headings`` are those of the sides, in their order.
        """
        rows: dict[tuple[int, int, str], list[Entry]] = {}
        for entry in self.entries(happening.claims):
            rows.setdefault(topic_key(entry.claim, happening.sides, headings), []).append(entry)
        columns = {entry.claim.id: self._columns(entry.claim, happening) for row in rows.values() for entry in row}
        return tuple(
            Topic(
                title=key[2],
                cells=tuple(
                    tuple(entry for entry in row if column in columns[entry.claim.id])
                    for column in range(len(happening.sides) + 1)
                ),
            )
            for key, row in sorted(rows.items())
        )

    def _columns(self, claim: Claim, happening: Happening) -> tuple[int, ...]:
        statement = next((s for s in self.reading.statements if s.id == claim.statement), None)
        return columns_of(statement, happening.sides)


def columns_of(statement: Statement | None, sides: tuple[Side, ...]) -> tuple[int, ...]:
    """Return the columns of a statement: one, or several where sides speak together; the last is for the others."""
    others = len(sides)
    if statement is None or statement.anonymous:
        return (others,)
    speaking = [side_of(actor, sides) for actor in statement.speakers]
    found = sorted({sides.index(side) if side else others for side in speaking})
    return tuple(found) or (others,)


def question_words(finding: Finding, headings: Mapping[str, str]) -> str:
    """Say the question of a finding: an act, and after a colon a side or a group of people, in words.

    ``headings`` are those of the sides by their letters.
    """
    act, _, whom = clean(finding.question).partition(":")
    title = QUESTIONS.get(act, ACT_TITLES.get(act, act.replace("_", " ")))
    if not whom:
        return capital(title)
    return f"{capital(title)}, {headings.get(whom, f'side {whom}' if whom == UNSAID else whom)}"


def answer_words(account: Account, stance: str, *, several: bool = False) -> str:
    """Say the answer of an account after the name of who gives it: "says: B", "denies: 4", "declines to say"."""
    verb = stance_words(stance, several=several)
    value = clean(account.value).removeprefix(f"{stance}: ").replace("_", " ")
    if account.count:
        return f"{verb}: {count_words(account.count)}"
    if stance == "declines":
        return verb
    return f"{verb}: by whom is not said" if value == UNSAID else f"{verb}: {value}"


def telling_span(claim: Claim) -> Span:
    """Return the words of the act, or the sentence where those words do not hold the claim's own figure."""
    figure = claim.count.words.casefold() if claim.count else ""
    return claim.content if figure in claim.content.text.casefold() else claim.span


def speaker_words(statement: Statement | None) -> str:
    """Say who speaks, and through whom: names, "the report", or a source that is not named."""
    if statement is None or statement.own_voice:
        named = "the report"
    else:
        named = " and ".join(actor_words(actor) for actor in statement.speakers)
        if statement.anonymous:
            words = f"“{clean(statement.named_as.text)}”" if statement.named_as else ""
            named = ", ".join(part for part in (words or named, "not named") if part)
    through = " and ".join(actor_words(actor) for actor in statement.relayed_by) if statement else ""
    return f"{named}, through {through}" if through else named


def _entry(number: int, claim: Claim, statement: Statement | None, report: int) -> Entry:
    speakers = statement.speakers if statement else ()
    several = len(speakers) > 1 or any(map(takes_plural, speakers))
    return Entry(number=number, claim=claim, speaker=speaker_words(statement), several=several, report=report)


def topic_key(claim: Claim, sides: tuple[Side, ...], headings: tuple[str, ...]) -> tuple[int, int, str]:
    """Order rows by act, then by the side that was harmed, then others by name."""
    order, title = list(ACT_TITLES).index(claim.act), ACT_TITLES[claim.act]
    if claim.act not in CASUALTY_ACTS:
        return order, 0, title
    side = side_of(claim.target.actor, sides) if claim.target and claim.target.actor else None
    if side:
        return order, sides.index(side), f"{title}, {headings[sides.index(side)]}"
    if claim.target is None or claim.target.kind == "unnamed":
        return order, len(sides), f"{title}, side not said"
    return order, len(sides), f"{title}, {party_words(claim.target, sides)}"
