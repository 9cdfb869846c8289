"""One claim as a card of the page: everything that the record has of it, each value with the words it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.time import Interval
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.ledger_columns import Entry, speaker_words
from truceline.publish.ledger_sides import party_words
from truceline.publish.page_parts import Card, Field, Making, Part, Parts, said
from truceline.publish.quoting import clean, quote


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes the cards of one report."""

    making: Making

    def card(self, entry: Entry, sides: tuple[Side, ...]) -> Card:
        """Return the card of a claim; parties are called by the letters of ``sides``."""
        claim = entry.claim
        self.making.marks.owner = f"c{entry.number}"
        statement = next((s for s in self.making.reading.statements if s.id == claim.statement), None)
        words_of_act = (self._quote(claim.content, "claim"),)
        own = self.making.marks.label(claim.content, "claim", entry.number)
        fields = [*self._words(claim, statement), *self._who(claim, statement, sides), *self._what(claim)]
        self.making.marks.owner = ""
        return Card(
            number=entry.number,
            said=entry_words(entry, sides),
            words=words_of_act,
            fields=tuple(fields),
            mark=own,
        )

    def _words(self, claim: Claim, statement: Statement | None) -> Iterator[Field]:
        if not _same(claim.span, claim.content):
            yield self._told("Sentence", claim.span, "sentence")
        if statement and not _same(statement.span, claim.span) and not _same(statement.span, claim.content):
            yield self._told("Statement", statement.span, "sentence")
        for place, span in enumerate(claim.spoiled_by):
            said_of = "; ".join(clean(d.can_say) for d in self.making.reading.damages if _same(d.span, span))
            label = "" if place else "The text is damaged here"
            yield Field(label=label, parts=self._after(span, "damage", said_of))

    def _who(self, claim: Claim, statement: Statement | None, sides: tuple[Side, ...]) -> Iterator[Field]:
        speaker = said(words.capital(speaker_words(statement)))
        if statement and statement.named_as:
            speaker = (*speaker, Part(text=": "), self._quote(statement.named_as, "speaker"))
        yield Field(label="Speaker", parts=speaker)
        if statement and statement.relayed_by:
            names = " and ".join(words.actor_words(actor) for actor in statement.relayed_by)
            yield Field(label="Relayed by", parts=said(names))
        if statement:
            yield from self._moment("Said at", statement.said_at, statement.said_at_words)
            yield from self._moment("As of", statement.as_of, statement.as_of_words)
        yield from self._stance(claim, statement)
        yield Field(label="Act", parts=said(claim.act.replace("_", " ")))
        yield from self._party("Actor", claim.actor, sides)
        yield from self._party("Target", claim.target, sides)
        if claim.about_own_side:
            yield Field(label="Of its own side", parts=said("yes: the speaker tells of its own losses or acts"))

    def _moment(self, label: str, when: Interval | None, span: Span | None) -> Iterator[Field]:
        if when or span:
            dated = when_where.interval_words(when) if when else "not dated"
            after = when_where.exactness_words(when) if when else ""
            yield Field(label=label, parts=self._with(dated, span, "time", after))

    def _stance(self, claim: Claim, statement: Statement | None) -> Iterator[Field]:
        cues = [cue for cue in (claim.cue, statement.cue if statement else None) if cue]
        spans = [cue for place, cue in enumerate(cues) if not any(_same(cue, other) for other in cues[:place])]
        stance = Part(text=words.STANCES[claim.stance][0] + (": " if spans else ""))
        yield Field(label="Stance", parts=(stance, *_listed([self._quote(cue, "cue") for cue in spans])))
        if claim.about:
            about = self.making.view.refs((claim.about,))
            yield Field(label="About", parts=(Part(numbers=about.numbers),) if about.numbers else said("not in here"))
        if claim.factuality != "happened":
            yield Field(label="Factuality", parts=said(words.FACTUALITIES[claim.factuality]))

    def _party(self, label: str, party: Party | None, sides: tuple[Side, ...]) -> Iterator[Field]:
        if party is None:
            return
        called = party_words(party, sides) or ""
        name = words.actor_words(party.actor) if party.actor else ""
        told = called if not name or name == called else f"{called}, {name}"
        yield Field(label=label, parts=self._with(told, party.named_as, "actor"))

    def _what(self, claim: Claim) -> Iterator[Field]:
        if claim.object:
            yield self._told("Object", claim.object, "object")
        if claim.count:
            yield Field(label="Count", parts=self._count(claim))
        for time in claim.times:
            yield Field(label="Time", parts=self._time(time))
        for place in claim.places:
            yield Field(label="Place", parts=self._place(place))
        if claim.weapon or claim.weapon_words:
            weapon = clean(claim.weapon or "class not known").replace("_", " ")
            yield Field(label="Weapon", parts=self._with(weapon, claim.weapon_words, "weapon"))
        if claim.circumstance:
            yield self._told("Circumstance", claim.circumstance, "circumstance")
        yield from self._how(claim)

    def _how(self, claim: Claim) -> Iterator[Field]:
        known = words.MODES.get(claim.mode or "", (claim.mode or "not told").replace("_", " "))
        yield Field(label="Evidential mode", parts=said(known))
        yield Field(label="Rule", parts=said(clean(claim.rule) or "not told"))

    def _count(self, claim: Claim) -> Parts:
        assert claim.count is not None
        told = words.count_words(claim.count)
        scope = "; ".join(part for part in (clean(claim.count.scope), _part(claim.count.part)) if part)
        found = figure_span(claim)
        shown = self._quote(found, "count") if found else Part(text=quote(claim.count.words))
        after = (Part(text=f"; {scope}"),) if scope else ()
        return (Part(text=f"{told}: "), shown, *after) if found or claim.count.words else (Part(text=told), *after)

    def _time(self, mention: TimeMention) -> Parts:
        dated = " or ".join(when_where.interval_words(reading) for reading in mention.readings) or "not dated"
        exact = dict.fromkeys(when_where.exactness_words(reading) for reading in mention.readings)
        after = "; ".join(part for part in (*exact, clean(mention.note)) if part)
        return self._with(dated, mention.span, "time", after)

    def _place(self, mention: PlaceMention) -> Parts:
        if mention.place is None:
            relation = when_where.relation_words(mention)
            return self._with(f"{relation}, not found in the tables".removeprefix(", "), mention.span, "place")
        where = when_where.mention_words(mention, self.making.names.countries)
        return self._with(where, mention.span, "place", when_where.precision_words(mention.place))

    def _told(self, label: str, span: Span, kind: str) -> Field:
        return Field(label=label, parts=(self._quote(span, kind),))

    def _with(self, told: str, span: Span | None, kind: str, after: str = "") -> Parts:
        quoted = (Part(text=f"{told}: "), self._quote(span, kind)) if span else said(told)
        return (*quoted, Part(text=f"\n{after}")) if after else quoted

    def _after(self, span: Span, kind: str, told: str) -> Parts:
        return (self._quote(span, kind), Part(text=f": {told}")) if told else (self._quote(span, kind),)

    def _quote(self, span: Span, kind: str) -> Part:
        return self.making.quote(span, kind)


def entry_words(entry: Entry, sides: tuple[Side, ...], *, whole: bool = True) -> str:
    """Say a claim in one line, as the ledger of the terminal does: "A says: 4 killed, B"."""
    return f"{words.capital(entry.speaker)} {said_words(entry, sides, whole=whole, several=entry.several)}"


def said_words(entry: Entry, sides: tuple[Side, ...], *, whole: bool, several: bool = False) -> str:
    """Say stance and act of a claim, after the name of the speaker."""
    claim = entry.claim
    stance = words.stance_words(claim.stance, several=several)
    return f"{stance}: {words.act_words(claim, lambda slot: party_words(getattr(claim, slot), sides), whole=whole)}."


def figure_span(claim: Claim) -> Span | None:
    """Return where the words of the figure stand, if they stand once in the words of the act, or else in the sentence.

    The record keeps the words of a count and not their place; where they stand twice, no place is picked.
    """
    told = claim.count.words if claim.count else ""
    if not told:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(told)}(?!\w)", re.IGNORECASE)
    for span in (claim.content, claim.span):
        found = list(pattern.finditer(span.text))
        if found:
            return _inside(span, *found[0].span()) if len(found) == 1 else None
    return None


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(document=span.document, start=span.start + start, end=span.start + end, text=span.text[start:end])


def _part(part: str) -> str:
    return "" if part == "total" else "part of another figure"


def _listed(quotations: list[Part]) -> Parts:
    return tuple(piece for part in quotations for piece in (Part(text="; "), part))[1:]


def _same(one: Span, other: Span) -> bool:
    return (one.start, one.end) == (other.start, other.end)
