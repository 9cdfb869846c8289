"""Phrases -> bits of a page: our words, quotations that lead to their words, numbers of claims and reports as links."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from truceline.model.span import Span
from truceline.publish.graphic import find_veils
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import telling_span
from truceline.publish.ledger_phrases import Phrase, Refs, Reports, Row, Short, runs
from truceline.publish.quoting import clean, cut
from truceline.web.addresses import span_address

MOST = 600  # characters of a quotation; its link leads to the whole
BLANK = "␠"  # stands for a quotation of blanks alone, so that its link can be seen
Kind = Literal["", "quote", "claim", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """Words of ours, or a link: a quotation, the number of a claim (``title`` has its words), that of a report.

    ``hidden`` says why a quotation is hidden until it is asked for; empty where it is not (``publish.graphic``).
    """

    text: str
    href: str = ""
    kind: Kind = ""
    title: str = ""
    hidden: tuple[str, ...] = ()


Bits = tuple[Bit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label with what is said; one without a label goes on with the field before."""

    label: str
    bits: Bits


def bits(view: IncidentView, phrases: Iterable[Phrase]) -> Bits:
    """Turn phrases about an incident into bits."""
    return tuple(bit for phrase in phrases for bit in _bits(view, phrase) if bit.text)


def fields(view: IncidentView, rows: Iterable[Row]) -> tuple[Field, ...]:
    """Turn rows into fields."""
    return tuple(Field(label=label, bits=bits(view, said)) for label, said in rows)


def quotation(span: Span, limit: int = MOST) -> Bit:
    """Quote words of a report, linked to where they stand in it."""
    text = cut(clean(span.text), limit) or BLANK
    return Bit(text=text, href=span_address(span), kind="quote", hidden=hidden_why(span.text))


@lru_cache(maxsize=4096)
def hidden_why(text: str) -> tuple[str, ...]:
    """Return why words are hidden until they are asked for; nothing where they are not."""
    return tuple(dict.fromkeys(why for veil in find_veils(text) for why in veil.why))


def _bits(view: IncidentView, phrase: Phrase) -> Iterator[Bit]:
    if isinstance(phrase, Span):
        yield quotation(phrase)
    elif isinstance(phrase, Short):
        yield quotation(phrase.span, phrase.limit)
    elif isinstance(phrase, Refs):
        yield from _claims(view, phrase)
    elif isinstance(phrase, Reports):
        yield from _reports(phrase)
    else:
        yield Bit(text=phrase)


def _claims(view: IncidentView, refs: Refs) -> Iterator[Bit]:
    """Link the numbers of claims to their words."""
    for place, number in enumerate(refs.numbers):
        if place:
            yield Bit(text=" ")
        text = str(Refs((number,), refs.report))
        span = _words_of(view, number, refs.report)
        yield _claim(text, span) if span else Bit(text=text)


def _claim(text: str, span: Span) -> Bit:
    title = "" if hidden_why(span.text) else clean(span.text)
    return Bit(text=text, href=span_address(span), kind="claim", title=title)


def _words_of(view: IncidentView, number: int, report: int) -> Span | None:
    """Return the words of the claim with this number in a report; ``None`` where it is not at hand."""
    reading = view.numbered.get(report)
    if reading is None or not 0 < number <= len(reading.claims):
        return None
    return telling_span(reading.claims[number - 1])


def _reports(reports: Reports) -> Iterator[Bit]:
    """Link the numbers of reports to their places in the list of reports; of a run the first and the last."""
    for place, run in enumerate(runs(reports.numbers)):
        if place:
            yield Bit(text=" ")
        shown = [run[0], run[-1]] if len(run) > 2 else run
        for at, number in enumerate(shown):
            if at:
                yield Bit(text="–" if len(run) > 2 else " ")
            yield Bit(text=f"[{number}]", href=f"#report-{number}", kind="report")
