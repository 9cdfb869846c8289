"""One happening for the page: circumstances, findings with rival accounts side by side, and the claims side by side."""

from collections.abc import Iterator

from truceline.model.incident import Finding, Happening, Side
from truceline.publish import ledger_words as words
from truceline.publish.ledger_columns import OTHERS, Entry, Topic, question_words, telling_span
from truceline.publish.ledger_facts import account_words, circumstances, standing_words
from truceline.publish.ledger_sides import side_title
from truceline.publish.page_claims import said_words
from truceline.publish.page_parts import Column, Field, FindingRow, HappeningPart, Making, Parts, Said, TopicRow

KINDS = {"When": "time", "Where": "place", "Sides": "actor"}  # of the words quoted in a circumstance, by its label


def happening_part(making: Making, happening: Happening, title: str) -> HappeningPart:
    """Return a happening with its tables; a column a side, and one for the others where anybody else speaks."""
    headings = tuple(side_title(side, making.names.countries) for side in happening.sides)
    topics = making.view.topics(happening, headings)
    names = (*(len(_speakers(topics, place)) > 1 for place in range(len(headings))), True)
    return HappeningPart(
        title=title,
        circumstances=tuple(_circumstances(making, happening)),
        columns=(*(_column(topics, place, heading) for place, heading in enumerate(headings)), Column(heading=OTHERS)),
        findings=tuple(_finding(making, finding, happening, headings) for finding in happening.findings),
        policies=tuple(dict.fromkeys(words.policy_words(finding.policy) for finding in happening.findings)),
        topics=tuple(_topic(making, topic, happening.sides, names) for topic in topics),
    )


def _circumstances(making: Making, happening: Happening) -> Iterator[Field]:
    kind = ""
    for label, told in circumstances(making.reading, happening, making.names, namings=None):
        kind = KINDS.get(label, kind)
        yield Field(label=label, parts=making.parts(told, kind))


def _speakers(topics: tuple[Topic, ...], place: int) -> list[str]:
    return list(dict.fromkeys(entry.speaker for topic in topics for entry in topic.cells[place]))


def _column(topics: tuple[Topic, ...], place: int, heading: str) -> Column:
    speakers = _speakers(topics, place)
    if not speakers:
        return Column(heading=heading, voice="not heard in this report")
    return Column(heading=heading, voice=f"speaking: {'; '.join(speakers)}")


def _finding(making: Making, finding: Finding, happening: Happening, headings: tuple[str, ...]) -> FindingRow:
    letters = [side.id for side in happening.sides]
    cells: list[list[Parts]] = [[] for _ in range(len(letters) + 1)]
    for account in finding.accounts:
        column = letters.index(account.says) if account.says in letters else len(letters)
        cells[column].append(making.parts(account_words(making.view, account), "claim"))
    several = len({each.policy for each in happening.findings}) > 1
    return FindingRow(
        question=question_words(finding, dict(zip(letters, headings, strict=True))),
        cells=tuple(tuple(cell) for cell in cells),
        standing=tuple(standing_words(finding, policy=several).split("\n")),
    )


def _topic(making: Making, topic: Topic, sides: tuple[Side, ...], names: tuple[bool, ...]) -> TopicRow:
    """``names`` says for every column whether its claims name their speaker, or leave it to the head."""
    cells = tuple(
        tuple(_said(making, entry, sides, named=named) for entry in cell)
        for cell, named in zip(topic.cells, names, strict=True)
    )
    return TopicRow(title=topic.title, cells=cells)


def _said(making: Making, entry: Entry, sides: tuple[Side, ...], *, named: bool) -> Said:
    told = said_words(entry, sides, whole=False, several=entry.several and named)
    told = f"{words.capital(entry.speaker)} {told}" if named else told
    span = telling_span(entry.claim)
    kind = "claim" if span == entry.claim.content else "sentence"
    return Said(number=entry.number, said=told, words=(making.quote(span, kind),))
