"""The fields of the forms on a report: choices in words with their values, and what selected words suggest for them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from truceline.model.claim import Claim, Stance
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words
from truceline.publish.ledger_columns import View
from truceline.publish.ledger_facts import Names
from truceline.publish.page_claims import entry_words
from truceline.publish.quoting import quote
from truceline.reference.acts import load_acts
from truceline.reference.numerals import NUMERAL, is_year, numeral_value
from truceline.review.anchors import befalls
from truceline.review.parties import HIDDEN, NONE, REPORT, actors_of, write_speakers
from truceline.review.values import Value, words_at
from truceline.review.writing import place_text
from truceline.web.catalogue import words

NUMBER = re.compile(rf"(?<![\w:.])(?:{NUMERAL})(?![\w:])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several values, in words."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: choices, or a text where there are none. ``search`` is where others than the choices are looked up."""

    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    search: str = ""
    several: bool = False
    words: str = ""
    other: str = ""


def claim_fields(
    reading: Reading, present: Mapping[str, str], names: Names, key: str, *, span: Span, keep: bool
) -> tuple[Field, ...]:
    """Return the fields; with ``keep`` each choice of the present value is sent as it is shown."""
    places = _places(reading, span, names)
    stances = [(stance, words(f"report.stance.{stance}")) for stance in get_args(Stance)]
    count, place = present.get("count", ""), present.get("place", "")
    return (
        who_field("speaker", present.get("speaker", ""), speakers(reading), key),
        Field(name="stance", label=words("report.slot.stance"), choices=choices(stances, present.get("stance", ""))),
        Field(
            name="act",
            label=words("report.slot.act"),
            choices=choices(list(ledger_words.ACT_TITLES.items()), present.get("act", ""), blank=not keep),
        ),
        who_field("actor", present.get("actor", ""), _parties(reading), key),
        who_field("target", present.get("target", ""), _parties(reading), key),
        Field(
            name="count",
            label=words("report.slot.count"),
            value="" if count == NONE else count.partition(" @")[0],
            words=f"@{count.partition(' @')[2]}" if " @" in count else "",
            hint=words("report.count_hint"),
        ),
        Field(
            name="place",
            label=words("report.slot.place"),
            choices=choices(places, place, blank=False),
            search=f"/reports/{key}/places.json",
            hint=words("report.place_other"),
        ),
        Field(
            name="time",
            label=words("report.slot.time"),
            value="" if present.get("time", "") == NONE else present.get("time", "").partition(" @")[0],
            words=f"@{present['time'].partition(' @')[2]}" if " @" in present.get("time", "") else "",
            hint=words("report.time_hint"),
        ),
    )


def who_field(name: str, present: str, known: Sequence[tuple[str, str]], key: str) -> Field:
    """Return the field that asks who: those whom the report names, and others by name."""
    return Field(
        name=name,
        label=words(f"report.slot.{name}"),
        choices=choices(known, present),
        search=f"/reports/{key}/actors.json",
        hint=words("report.who_other"),
    )


def choices(known: Iterable[tuple[str, str]], present: str, *, blank: bool = False) -> tuple[Choice, ...]:
    """Return choices with the present one chosen; one that is not among them comes first, as it is written."""
    options = dict(known)
    if blank and not present:
        options = {"": words("report.choose"), **options}
    if present and present not in options:
        options = {present: present, **options}
    return tuple(Choice(value=value, label=label, chosen=value == present) for value, label in options.items())


def speakers(reading: Reading, *, blank: str = "") -> list[tuple[str, str]]:
    """Return who may speak: the report, a source that it hides, and whom it names; ``blank`` stands for nobody."""
    own = (
        [("", blank)] if blank else [(REPORT, words("report.speaker_report")), (HIDDEN, words("report.speaker_hidden"))]
    )
    return [*own, *_actors(reading)]


def _parties(reading: Reading) -> list[tuple[str, str]]:
    others = [(kind, words(f"report.party.{kind}")) for kind in (NONE, "unnamed", "unknown", "civilians")]
    return [*others, *_actors(reading)]


def _actors(reading: Reading) -> list[tuple[str, str]]:
    return [(key, ledger_words.actor_words(actor)) for key, actor in actors_of(reading).items()]


def _places(reading: Reading, span: Span, names: Names) -> list[tuple[str, str]]:
    """Return the places that the report names, those in the selected words first; then what the words may mean."""
    found: dict[str, str] = {NONE: words("report.no_place")}
    for mention in sorted(mentions(reading), key=lambda m: (not m.span.overlaps(span), m.span.start)):
        told = when_where.mention_words(mention, names.countries) if mention.place else words("report.place_untabled")
        found.setdefault(place_text(mention), f"{quote(mention.span.text, 40)}: {told}")
    return list(found.items())


def mentions(reading: Reading) -> list[PlaceMention]:
    """Return the places that the claims and happenings of a report name, each once."""
    told = [mention for claim in reading.claims for mention in claim.places]
    told += [happening.where for happening in reading.happenings if happening.where is not None]
    return list({(m.span.start, m.span.end): m for m in told}.values())


def claims_field(name: str, reading: Reading, chosen: Sequence[str]) -> Field:
    """Return the field in which claims of the report are marked."""
    sides = {claim: happening.sides for happening in reading.happenings for claim in happening.claims}
    entries = View(reading).entries(claim.id for claim in reading.claims)
    return Field(
        name=name,
        label=words(f"report.slot.{name}"),
        several=True,
        choices=tuple(
            Choice(
                value=exhibit_claim(entry.claim),
                label=f"{entry.label} {entry_words(entry, sides.get(entry.claim.id, ()), whole=False)}",
                chosen=entry.claim.id in chosen,
            )
            for entry in entries
        ),
    )


def guess(reading: Reading, span: Span) -> dict[str, str]:
    """Return values that the selected words and their sentence suggest; a person sees and changes them."""
    statement = _around(reading, span)
    cues = load_acts().find(span.text.lower())
    acts = [cue.act for at in sorted(cues) for cue in cues[at] if cue.act in ledger_words.ACT_TITLES]
    place = next((m for m in mentions(reading) if m.span.overlaps(span)), None)
    return {
        "speaker": write_speakers(statement.speakers, anonymous=statement.anonymous) if statement else REPORT,
        "stance": "asserts",
        "act": acts[0] if acts else "",
        "actor": "unnamed" if acts and acts[0] not in ledger_words.CASUALTY_ACTS else NONE,
        "target": "unnamed",
        "count": _figure(reading, span),
        "place": place_text(place),
        "time": "",
    }


def _around(reading: Reading, span: Span) -> Statement | None:
    """Return the shortest statement that holds the words; else nobody's: the report speaks."""
    around = [s for s in reading.statements if s.span.start <= span.start and span.end <= s.span.end]
    return min(around, key=lambda s: (s.span.end - s.span.start, s.id), default=None)


def _figure(reading: Reading, span: Span) -> str:
    """Write the first number of the words, with its place; years and parts of times are none."""
    for found in NUMBER.finditer(span.text):
        value = numeral_value(found[0])
        if value is None or found[0].lower() in ("a", "an", "one") or is_year(found[0]):
            continue
        start = span.start + found.start()
        return str(Value(text=str(value), words=words_at(reading.document, start, start + len(found[0]))))
    return ""


def exhibit_claim(claim: Claim) -> str:
    """Write a claim as the value of an exhibit names it: ``killed@ARM 140-171``."""
    return f"{claim.act}@{befalls(claim)} {claim.content.start}-{claim.content.end}"
