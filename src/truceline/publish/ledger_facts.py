"""What a ledger says of a report and of a happening before the accounts: facts, when, where, sides. Draws nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from truceline.model.document import Document
from truceline.model.incident import Account, Finding, Happening
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.ledger_columns import View, answer_words
from truceline.publish.ledger_phrases import Phrases, Row
from truceline.publish.ledger_sides import side_words
from truceline.publish.quoting import clean, quote, visible

UNDETERMINED = "und"  # ISO 639-2: a language that was not recognised
SIDE_NAMINGS = 4  # of the words that name a side, so many are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What codes are called: languages (ISO 639) and countries (ISO 3166-1 alpha-3). A code without a name is shown."""

    languages: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)


CODES = Names()  # no names: codes are shown


def title_words(text: str) -> str:
    """Return the first line that is not blank: the title of most reports."""
    return next((line for line in text.splitlines() if line.strip()), text)


def report_facts(reading: Reading, names: Names) -> Iterator[tuple[str, str]]:
    """Say what report it is and who read it; a line that goes on with the one before has no label."""
    doc = reading.document
    yield "Report", quote(title_words(doc.text), limit=150)
    yield "Publisher", clean(doc.publisher) if doc.publisher else "not given"
    if doc.authors:
        yield "By", clean(" and ".join(doc.authors))
    yield "Published", when_where.published_words(doc)
    if doc.created and not doc.published:
        yield "", f"the file was made {when_where.moment_words(doc.created)}, which is not when it was published"
    yield "Address", clean(doc.address) if doc.address else "not given"
    if doc.source:
        yield "Source", clean(doc.source)
    yield "Text", f"{language_words(doc, names)}, {len(doc.text.split()):,} words"
    yield from _unread_facts(reading, names)
    yield "Read by", clean(reading.reader)
    for place, note in enumerate(dict.fromkeys((*doc.notes, *reading.notes))):
        yield "" if place else "Note", clean(note)


def language_words(doc: Document, names: Names) -> str:
    """Name the language of a report, or those that it is in, or say that it was not recognised."""
    codes = dict.fromkeys(passage.language for passage in doc.passages) or {doc.language or UNDETERMINED: None}
    return " and ".join(_language(code, names) for code in codes)


def _language(code: str, names: Names) -> str:
    return "language not recognised" if code == UNDETERMINED else names.languages.get(code, code)


def _unread_facts(reading: Reading, names: Names) -> Iterator[tuple[str, str]]:
    """Say which passages were not read; of a report of which they are all, once."""
    if reading.state == "not_read":
        yield "Claims", f"not read: {_unread_why(reading.document.language or UNDETERMINED, names)}"
    elif reading.unread:
        for place, passage in enumerate(reading.unread):
            words_of = reading.document.text[passage.start : passage.end]
            told = f"{quote(words_of, limit=60)} ({len(words_of.split()):,} words)"
            yield "" if place else "Not read", f"{told}: {_unread_why(passage.language, names)}"


def _unread_why(code: str, names: Names) -> str:
    if code == UNDETERMINED:
        return "the language was not recognised, and only English is read"
    return f"it is in {visible(_language(code, names))}, and only English is read"


def circumstances(
    reading: Reading, happening: Happening, names: Names, *, namings: int | None = SIDE_NAMINGS
) -> Iterator[Row]:
    """Say when, where and between whom; a line that goes on with the one before has no label.

    Of the words that name a side the first ``namings`` are shown, one of those that are alike; with ``None`` all.
    """
    yield "When", _when(reading, happening)
    yield "Where", _where(happening.where, names) if happening.where else ("not told",)
    if not happening.sides:
        yield "Sides", ("not told",)
    for place, side in enumerate(happening.sides):
        spans = tuple(dict.fromkeys(side.named_by)) if namings is None else _unlike(side.named_by[:namings])
        named = [part for span in spans for part in (", ", span)][1:]
        told = (f"{side.id}: {side_words(side)}", *(("\n   named as ", *named) if named else ()))
        yield "" if place else "Sides", told


def _unlike(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(clean(span.text), span)
    return tuple(first.values())


def _when(reading: Reading, happening: Happening) -> Phrases:
    told = (happening.when_span,) if happening.when_span else ()
    if happening.when:
        said = when_where.interval_words(happening.when) + (": " if told else "")
        return (said, *told, f"\n{when_where.exactness_words(happening.when)}")
    if not told:
        return ("not told",)
    return (*told, ", not dated" + ("" if reading.document.published else ": the publication time is not given"))


def _where(mention: PlaceMention, names: Names) -> Phrases:
    if mention.place is None:
        considered = ", ".join(clean(candidate.name) for candidate in mention.candidates[:3])
        return (mention.span, ", not found in the tables" + (f"; considered: {considered}" if considered else ""))
    place = mention.place
    others = [
        f"called {' or '.join(used[:3])} in {clean(names.countries.get(user, user))}"
        for user, used in when_where.other_names(place).items()
    ]
    claimed = " and ".join(names.countries.get(code, code) for code in place.claimants)
    exact = (when_where.precision_words(place), *others[:3], f"claimed by {clean(claimed)}" if claimed else "")
    said = when_where.mention_words(mention, names.countries)
    return (f"{said}: ", mention.span, "\n" + "; ".join(part for part in exact if part))


def account_words(view: View, account: Account) -> Phrases:
    """Say who gives an account, what it is, and in which claims."""
    several = not account.says and (len(account.speakers) > 1 or any(map(words.takes_plural, account.speakers)))
    named = account.says or " and ".join(words.actor_words(actor) for actor in account.speakers) or "the report"
    stance = next((entry.claim.stance for entry in view.entries(account.claims)), "asserts")
    said = answer_words(account, stance, several=several)
    withdrawn = "; withdrawn" if not account.standing and not account.note and stance == "asserts" else ""
    note = f"; {clean(account.note)}" if account.note else ""
    refs = view.refs(account.claims)
    where = (", ", account.where.span) if account.where else ()
    return (f"{words.capital(named)} {said}", *where, *((" ", refs) if refs.numbers else ()), withdrawn + note)


def standing_words(finding: Finding, *, policy: bool) -> str:
    """Say how a finding stands, and the published value; with ``policy`` also by which policy."""
    if finding.published_count:
        value = words.count_words(finding.published_count)
    else:
        value = clean(finding.published).replace("_", " ") if finding.published else "none"
    named = f" (policy {clean(finding.policy)})" if policy else ""
    note = f"\n{clean(finding.note)}" if finding.note else ""
    return f"{words.capital(words.finding_words(finding))}.\nPublished value: {value}{named}{note}"


def nothing_words(reading: Reading, names: Names) -> Iterator[str]:
    """Say, of a report without a happening, that it was not read, or what was read in it instead."""
    language, text = reading.document.language, reading.document.text
    if reading.state == "not_read":
        yield f"This report was not read: {_unread_why(language or UNDETERMINED, names)}."
        return
    yield "No clash was found in this report."
    first, last = title_words(text), title_words("\n".join(reversed(text.splitlines())))
    told = quote(first, limit=70) if first == last else f"from {quote(first, limit=70)} to {quote(last, limit=70)}"
    yield (
        f"Read {told}: "
        f"{number_words(reading.statements, 'statement')}, {number_words(reading.claims, 'claim')}, "
        f"{number_words(reading.background, 'passage')} of background."
    )


def number_words(things: tuple[object, ...], noun: str) -> str:
    """Say how many there are: "no claims", "1 claim", "4 claims"."""
    return f"{len(things) or 'no'} {noun}{'' if len(things) == 1 else 's'}"
