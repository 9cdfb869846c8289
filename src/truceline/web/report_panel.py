"""The form by which a person makes something of selected words, or corrects a claim: fields with the present values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from truceline.errors import InputError
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words
from truceline.publish.ledger_facts import Names
from truceline.publish.quoting import quote
from truceline.review.exhibits import KINDS as EXHIBIT_KINDS
from truceline.review.exhibits import find_exhibit
from truceline.review.parties import NONE, write_speakers
from truceline.review.placed import RELATIONS, UNTABLED
from truceline.review.values import words_at
from truceline.review.writing import claim_texts, place_key
from truceline.web.catalogue import words
from truceline.web.report_choices import countries_of, suggest_places
from truceline.web.report_fields import Choice, Field, claim_fields, claims_field, guess, mentions, speakers, who_field

What = Literal["claim", "place", "exhibit", "correct"]
QUOTED = 240  # characters of the selected words in the form


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The form: what it makes, of which words, its fields; ``wrong`` says why what was sent is none."""

    what: What
    title: str
    lead: str
    quoted: str
    start: int
    end: int
    claim: str = ""
    fields: tuple[Field, ...] = ()
    removable: str = ""
    wrong: str = ""

    def with_sent(self, form: Mapping[str, Sequence[str]], wrong: str) -> "Panel":
        """Return the form with the values that were sent, and why they are none."""
        return replace(self, wrong=wrong, fields=tuple(_sent(field, form) for field in self.fields))


def _sent(field: Field, form: Mapping[str, Sequence[str]]) -> Field:
    given = set(form.get(field.name, ()))
    if not field.choices:
        return replace(field, value=next(iter(form.get(field.name, ())), ""))
    choices = tuple(replace(choice, chosen=choice.value in given) for choice in field.choices)
    return replace(field, choices=choices, other=next(iter(form.get(f"{field.name}_other", ())), ""))


def claim_panel(reading: Reading, span: Span, *, names: Names, key: str) -> Panel:
    """Return the form for a claim of these words, filled in with what the words and their sentence suggest."""
    return Panel(
        what="claim",
        title=words("report.make_claim"),
        lead=words("report.make_claim_lead"),
        quoted=quote(span.text, QUOTED),
        start=span.start,
        end=span.end,
        fields=claim_fields(reading, guess(reading, span), names, key, span=span, keep=False),
    )


def correct_panel(reading: Reading, claim: Claim, *, names: Names, key: str) -> Panel:
    """Return the form for a claim that is read, with its present values; what is left as it is stays so."""
    statement = next(s for s in reading.statements if s.id == claim.statement)
    present = {
        "speaker": write_speakers(statement.speakers, anonymous=statement.anonymous),
        **claim_texts(claim),
    }
    number = next(place for place, other in enumerate(reading.claims, 1) if other.id == claim.id)
    return Panel(
        what="correct",
        title=words("report.correct_claim", number=number),
        lead=words("report.correct_lead"),
        quoted=quote(claim.content.text, QUOTED),
        start=claim.content.start,
        end=claim.content.end,
        claim=claim.id,
        fields=claim_fields(reading, present, names, key, span=claim.content, keep=True),
    )


def place_panel(reading: Reading, span: Span, *, names: Names, key: str) -> Panel:
    """Return the form that says which place the words name: candidates of the gazetteer, best first."""
    present = next((m for m in mentions(reading) if m.span.overlaps(span)), None)
    chosen = place_key(present.place) if present and present.place else ""
    found = suggest_places(span.text, countries_of(reading), names)
    options = [Choice(value=value, label=label, chosen=value == chosen) for value, label in found]
    if present and present.place and chosen not in {choice.value for choice in options}:
        label = when_where.place_words(present.place, names.countries)
        options.insert(0, Choice(value=chosen, label=label, chosen=True))
    options += [
        Choice(value=UNTABLED, label=words("report.place_untabled"), chosen=bool(present and present.place is None)),
        Choice(value=NONE, label=words("report.place_none")),
    ]
    relation = present.relation if present else "at"
    relations = tuple(Choice(value=r, label=words(f"report.relation.{r}"), chosen=r == relation) for r in RELATIONS)
    return Panel(
        what="place",
        title=words("report.make_place"),
        lead=words("report.make_place_lead"),
        quoted=quote(span.text, QUOTED),
        start=span.start,
        end=span.end,
        fields=(
            Field(name="relation", label=words("report.relation_label"), choices=relations),
            Field(
                name="place",
                label=words("report.slot.place"),
                choices=tuple(options),
                search=f"/reports/{key}/places.json",
                hint=words("report.place_other"),
            ),
        ),
    )


def exhibit_panel(reading: Reading, span: Span, *, key: str) -> Panel:
    """Return the form for an exhibit at these words, with what was read of it."""
    present = find_exhibit(reading, span)
    offered = write_speakers(present.offered_by, anonymous=False) if present and present.offered_by else ""
    kind = present.kind if present else EXHIBIT_KINDS[0]
    return Panel(
        what="exhibit",
        title=words("report.correct_exhibit" if present else "report.make_exhibit"),
        lead=words("report.make_exhibit_lead"),
        quoted=quote(span.text, QUOTED),
        start=span.start,
        end=span.end,
        removable=words("report.no_exhibit") if present else "",
        fields=(
            Field(
                name="kind",
                label=words("report.exhibit_kind"),
                choices=tuple(
                    Choice(value=k, label=ledger_words.kind_words(k), chosen=k == kind) for k in EXHIBIT_KINDS
                ),
            ),
            who_field("by", offered, speakers(reading, blank=words("report.nobody_named")), key),
            claims_field("shows", reading, present.shows if present else ()),
            claims_field("disputed", reading, present.disputed_by if present else ()),
        ),
    )


def selected(reading: Reading, start: int, end: int) -> Span:
    """Return the selected words without blanks around them.

    Raises:
        InputError: nothing is selected.
    """
    span = words_at(reading.document, start, end)
    text = span.text.strip()
    if not text:
        raise InputError(words("report.nothing_selected"), todo=words("report.select_words"))
    first = span.start + len(span.text) - len(span.text.lstrip())
    return words_at(reading.document, first, first + len(text))
