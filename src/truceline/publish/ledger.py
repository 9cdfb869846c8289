"""The ledger: one reading as a page of text for the terminal, at any width from 40 columns, with or without colour.

Goes in: a Reading. Comes out: a string. Status is said in words; no side has a colour of its own; every word of the
report is in curly quotation marks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from truceline.model.incident import Account, Finding, Happening
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.ledger_accounts import Accounts, draw_list
from truceline.publish.ledger_around import background_rows, damage_rows, exhibit_rows
from truceline.publish.ledger_columns import View, answer_words, question_words
from truceline.publish.ledger_sides import side_title, side_words
from truceline.publish.quoting import clean, quote, visible

MIN_WIDTH = 40
LABEL, STRONG = "dim", "bold"
READ_LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What codes are called: languages (ISO 639) and countries (ISO 3166-1 alpha-3). A code without a name is shown."""

    languages: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)


CODES = Names()  # no names: codes are shown


def render(reading: Reading, *, width: int, colour: bool, names: Names = CODES) -> str:
    """Return the ledger of a reading, ``width`` columns wide; without colour there is no escape code in it."""
    console = Console(
        width=max(width, MIN_WIDTH),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        file=None,
    )
    with console.capture() as captured:
        console.print(Group(*_page(reading, names, console.width)))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _page(reading: Reading, names: Names, width: int) -> Iterator[RenderableType]:
    view = View(reading)
    yield Rule(characters="━", style=LABEL)
    yield _rows(_facts(reading, names))
    for place, happening in enumerate(reading.happenings, 1):
        yield from _happening(view, happening, f"Happening {place} of {len(reading.happenings)}", names, width)
    if not reading.happenings:
        yield from _nothing(reading, names)
    if reading.unassigned:
        yield _heading("Said, but of no happening that was found")
        yield draw_list(view.entries(reading.unassigned), width)
    for title, rows in (
        ("Exhibits", exhibit_rows(view)),
        ("Damage to the text", damage_rows(view)),
        ("Not part of this", background_rows(reading)),
    ):
        if rows:
            yield _heading(title)
            yield _rows(rows, label_width=26 if width >= 100 else 20)


def _facts(reading: Reading, names: Names) -> Iterator[tuple[str, str]]:
    doc = reading.document
    yield "Report", quote(_first_line(doc.text), limit=150)
    yield "Publisher", clean(doc.publisher) if doc.publisher else "not given"
    yield "Published", when_where.published_words(doc)
    yield "Address", clean(doc.address) if doc.address else "not given"
    language = names.languages.get(doc.language, doc.language) if doc.language else "language not recognised"
    yield "Text", f"{language}, {len(doc.text.split()):,} words"
    yield "Read by", clean(reading.reader)
    for place, note in enumerate(dict.fromkeys((*doc.notes, *reading.notes))):
        yield "" if place else "Note", clean(note)


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), text)


def _happening(view: View, happening: Happening, title: str, names: Names, width: int) -> Iterator[RenderableType]:
    yield _heading(f"{title}: {words.kind_words(happening.kind).lower()}", strong=True)
    yield _rows(_circumstances(view, happening, names))
    headings = tuple(side_title(side, names.countries) for side in happening.sides)
    if happening.findings:
        yield _heading("Findings")
        yield _findings(view, happening, headings, width)
    yield _heading("Accounts")
    topics = view.topics(happening, headings)
    yield Accounts(topics=topics, sides=happening.sides, headings=headings, width=width).draw()


def _circumstances(view: View, happening: Happening, names: Names) -> Iterator[tuple[str, str]]:
    yield "When", _when(view.reading, happening)
    yield "Where", _where(happening.where, names) if happening.where else "not told"
    if not happening.sides:
        yield "Sides", "not told"
    for place, side in enumerate(happening.sides):
        named = ", ".join(dict.fromkeys(quote(span.text, limit=60) for span in side.named_by[:4]))
        yield "" if place else "Sides", f"{side.id}: {side_words(side)}" + (f"\n   named as {named}" if named else "")


def _when(reading: Reading, happening: Happening) -> str:
    told = quote(happening.when_span.text, limit=80) if happening.when_span else ""
    if happening.when:
        said = when_where.interval_words(happening.when) + (f": {told}" if told else "")
        return f"{said}\n{when_where.exactness_words(happening.when)}"
    if not told:
        return "not told"
    return f"{told}, not dated" + ("" if reading.document.published else ": the publication time is not given")


def _where(mention: PlaceMention, names: Names) -> str:
    told = quote(mention.span.text, limit=80)
    if mention.place is None:
        considered = ", ".join(clean(candidate.name) for candidate in mention.candidates[:3])
        return f"{told}, not found in the tables" + (f"; considered: {considered}" if considered else "")
    place = mention.place
    relation = when_where.relation_words(mention)
    named = when_where.place_words(place, names.countries)
    others = [
        f"called {' or '.join(used[:3])} in {clean(names.countries.get(user, user))}"
        for user, used in when_where.other_names(place).items()
    ]
    claimed = " and ".join(names.countries.get(code, code) for code in place.claimants)
    exact = (when_where.precision_words(place), *others[:3], f"claimed by {clean(claimed)}" if claimed else "")
    return f"{f'{relation} {named}' if relation else named}: {told}\n" + "; ".join(part for part in exact if part)


def _findings(view: View, happening: Happening, headings: tuple[str, ...], width: int) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False, width=width)
    for ratio in (5, 6, 6):
        table.add_column(ratio=ratio, overflow="fold")
    by_side = {side.id: heading for side, heading in zip(happening.sides, headings, strict=True)}
    policies = dict.fromkeys(finding.policy for finding in happening.findings)
    for finding in happening.findings:
        table.add_row(
            Text(visible(question_words(finding, by_side)), style=STRONG),
            Text(visible("\n".join(_account(view, account) for account in finding.accounts)) or "nobody says"),
            Text(visible(_standing(finding, policy=len(policies) > 1))),
        )
    return Group(table, Text("\n" + "\n".join(words.policy_words(policy) for policy in policies), style=LABEL))


def _account(view: View, account: Account) -> str:
    several = not account.says and len(account.speakers) > 1
    named = account.says or " and ".join(words.actor_words(actor) for actor in account.speakers) or "the report"
    stance = next((entry.claim.stance for entry in view.entries(account.claims)), "asserts")
    said = answer_words(account, stance, several=several)
    withdrawn = "; withdrawn" if not account.standing and not account.note and stance == "asserts" else ""
    note = f"; {clean(account.note)}" if account.note else ""
    return f"{words.capital(named)} {said} {view.numbers(account.claims)}".rstrip() + withdrawn + note


def _standing(finding: Finding, *, policy: bool) -> str:
    if finding.published_count:
        value = words.count_words(finding.published_count)
    else:
        value = clean(finding.published).replace("_", " ") if finding.published else "none"
    named = f" (policy {clean(finding.policy)})" if policy else ""
    note = f"\n{clean(finding.note)}" if finding.note else ""
    return f"{words.capital(words.finding_words(finding))}.\nPublished value: {value}{named}{note}"


def _nothing(reading: Reading, names: Names) -> Iterator[RenderableType]:
    language = reading.document.language
    text = reading.document.text
    yield _heading("Happenings", strong=True)
    if language is not None and language not in READ_LANGUAGES:
        named = visible(names.languages.get(language, language))
        yield Text(f"This report was not read: it is in {named}, and only English is read.")
        return
    yield Text("No clash was found in this report.")
    first, last = _first_line(text), _first_line("\n".join(reversed(text.splitlines())))
    told = quote(first, limit=70) if first == last else f"from {quote(first, limit=70)} to {quote(last, limit=70)}"
    yield Text(
        f"Read {told}: "
        f"{_number(reading.statements, 'statement')}, {_number(reading.claims, 'claim')}, "
        f"{_number(reading.background, 'passage')} of background."
    )


def _number(things: tuple[object, ...], noun: str) -> str:
    return f"{len(things) or 'no'} {noun}{'' if len(things) == 1 else 's'}"


def _heading(title: str, *, strong: bool = False) -> RenderableType:
    rule = Rule(characters="━" if strong else "─", style=LABEL)
    return Padding(Group(Text(title, style=STRONG), rule), (1, 0, 0, 0))


def _rows(rows: Iterable[tuple[str, str]], *, label_width: int = 10) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=label_width, style=LABEL)
    table.add_column(ratio=1, overflow="fold")
    for label, value in rows:
        table.add_row(Text(visible(label)), Group(*(_line(line) for line in visible(value).split("\n"))))
    return table


def _line(text: str) -> RenderableType:
    """Keep the blanks at the head of a line as an indent of every line that it is folded into."""
    return Padding(Text(text.lstrip(" ")), (0, 0, 0, len(text) - len(text.lstrip(" "))))
