"""Exchange two states in a report: their names, and their named organs and persons for invented ones of the other side.

An organ or person of one state has no twin in the other, so one is invented for the test and put into the table; the
reader then sees a report that differs from the first in nothing but which side is which.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from truceline.model.actor import Actor, Party
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader
from truceline.reference.actors import ActorTable, Name, plain

STATE_FORMS = ("name", "adjective", "people", "capital")
LETTERS = str.maketrans("AEIOUBCDFGHJKLMNPRSTVW", "UOEAIPGTVCJHQRNMBLZDFX")  # first letters stay capitals


def swapped_names(table: ActorTable, one: str, two: str) -> tuple[dict[str, str], ActorTable]:
    """Map every name of either state to its counterpart, and return the table with the invented twins added."""
    other = {one: two, two: one}
    own = [n for e in table.names.values() for n in e if n.actor.country in other and not n.actor.group]
    names = _state_names([n for n in own if n.actor.kind == "state"], table, other)
    twins: dict[str, list[Name]] = {}
    for name in own:
        if name.actor.kind != "state" and name.text not in names:
            twin = name.text[0].translate(LETTERS) + name.text[1:]
            names[name.text] = twin
            twins.setdefault(plain(twin), []).append(name._replace(text=twin, actor=_twin(name.actor, other)))
    extended: Mapping[str, tuple[Name, ...]] = {**table.names, **{k: tuple(v) for k, v in twins.items()}}
    return names, replace(table, names=extended)


def _state_names(own: list[Name], table: ActorTable, other: dict[str, str]) -> dict[str, str]:
    first: dict[tuple[str, str], str] = {}
    order = sorted(own, key=lambda n: (n.text != table.states[str(n.actor.country)].name, n.text))
    for name in order:
        first.setdefault((name.form, str(name.actor.country)), name.text)
    pairs = {(n.text, STATE_FORMS.index(n.form)): (n.form, other[str(n.actor.country)]) for n in order}
    names: dict[str, str] = {}
    for (text, _), key in sorted(
        pairs.items(), key=lambda item: item[0][1]
    ):  # "Kyrgyz": the adjective before the people
        if key in first:
            names.setdefault(text, first[key])
    return names


def _twin(actor: Actor, other: dict[str, str]) -> Actor:
    return replace(actor, id=f"twin of {actor.id}", country=other[str(actor.country)])


def swap(document: Document, names: dict[str, str]) -> Document:
    """Return the report with every name exchanged, in the text and in the publisher."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)")

    def exchange(text: str) -> str:
        return pattern.sub(lambda m: names[m.group()], text)

    publisher = exchange(document.publisher) if document.publisher else None
    return Document(text=exchange(document.text), publisher=publisher, published=document.published, language="en")


def with_table(reader: Reader, table: ActorTable) -> Reader:
    """Return the reader with another actor table."""
    return Reader(replace(reader.annotator, actors=table))


def described(reading: Reading, mirror: dict[str, str]) -> list[tuple[object, ...]]:
    """List what the claims say in the order of the text, with countries exchanged by ``mirror``."""
    statements = {s.id: s for s in reading.statements}

    def country(actor: Actor | None) -> str | None:
        return mirror.get(actor.country, actor.country) if actor and actor.country else None

    def party(value: Party | None) -> tuple[str, str | None] | None:
        return (value.kind, country(value.actor)) if value else None

    out = []
    for claim in reading.claims:
        speakers = tuple((country(s), s.sector) for s in statements[claim.statement].speakers)
        count = (claim.count.low, claim.count.high) if claim.count else None
        out.append((speakers, claim.stance, claim.act, party(claim.actor), party(claim.target), count))
    return out
