"""What reports tell: the table of incidents, then each with what is alleged, denied, observed and told by others apart.

Of every incident the figures of each side stand beside each other, and what nobody tells is said.
"""

from collections.abc import Iterator, Sequence

from truceline.model.incident import Finding
from truceline.publish import incident_answers as answers
from truceline.publish import ledger_words as words
from truceline.publish.incident_facts import place_phrase, told_by_words
from truceline.publish.incident_list import NOT_KNOWN, losses, when_phrase
from truceline.publish.incident_said import say_finding
from truceline.publish.ledger_phrases import flat
from truceline.publish.outgoing import Outgoing
from truceline.publish.sitrep.accounts import stood_sections
from truceline.publish.sitrep.against import violations_grid
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph, Points, Words
from truceline.publish.sitrep.counting import number, period_words
from truceline.publish.sitrep.figures import figures_grid, is_loss
from truceline.publish.sitrep.linked import linked_points
from truceline.publish.sitrep.material import Material
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer

HEADS = ("When", "Where", "What, between whom", "Killed", "Wounded", "Weapons", "Told by", "How it stands")
WIDTHS = (12, 17, 17, 8, 9, 12, 11, 14)
CIRCUMSTANCES = ("when", "where", "kind", "weapons", "harmed")


def told_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the table of incidents."""
    yield Heading(level=2, words=Fixed("Told by reports"), anchor="told")
    support = sayer.search("incidents", material.now, material.now.incidents)
    if not material.incidents:
        text = f"No incident that may be told here is known of {period_words(material.now.period)}."
        yield Paragraph(sentences=sayer.say(text, support))
        return
    caption = sayer.say(f"Incidents told: {number(len(material.incidents), 'incident', 'incidents')}", support)
    yield _table(caption[0], material.incidents, 1, sayer)
    yield Paragraph(sentences=(Fixed(KEY),), quiet=True)


def undated_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the table of incidents that reports of these days tell without a day; none where there is none."""
    if not material.undated:
        return
    yield Heading(level=2, words=Fixed("Told by reports of these days, day not known"), anchor="undated")
    ids = tuple(out.incident.id for out in material.undated)
    support = sayer.search("incidents without a day", material.now, ids)
    caption = sayer.say(f"Day not known: {number(len(ids), 'incident', 'incidents')}", support)
    yield _table(caption[0], material.undated, len(material.incidents) + 1, sayer)
    yield Paragraph(sentences=(Fixed(UNDATED if material.incidents else f"{UNDATED} {KEY}"),), quiet=True)


def _table(caption: Words, incidents: Sequence[Outgoing], begins: int, sayer: Sayer) -> Grid:
    """Return a row an incident, numbered from ``begins``."""
    heads, rows = tuple(Fixed(head) for head in HEADS), tuple(_row(out, sayer) for out in incidents)
    return Grid(caption=caption, heads=heads, rows=rows, widths=WIDTHS, numbered=True, begins=begins)


KEY = (
    "N/K: not known, or not confirmed; never a zero. Killed and wounded by side, as published from the accounts; "
    "whose figures they are is told with each incident. A report that copies another adds no origin."
)
UNDATED = (
    "Reports that were published on these days tell these incidents, and no words give their day, which may be any day "
    "before. None of them is in a count of incidents of these days, nor on the map."
)


def _row(out: Outgoing, sayer: Sayer) -> tuple[Cell, ...]:
    support, incident, names = sayer.incident(out), out.incident, out.view.names
    sides = "; ".join(out.view.headings) or "sides not told"
    where = place_phrase(incident.where, names) if incident.where else NOT_KNOWN
    finding = next((each for each in incident.findings if each.question == "weapons" and each.published), None)
    cells = (
        *(words.capital(when_phrase(incident)), words.capital(where), f"{words.kind_words(incident.kind)}; {sides}"),
        *("; ".join(losses(incident, act)) or NOT_KNOWN for act in ("killed", "wounded")),
        answers.published_words(out.view, finding) if finding else NOT_KNOWN,
        told_by_words(incident),
        answers.standing_phrase(incident),
    )
    said = [sayer.say(cell, support) for cell in cells]
    marks = sayer.say(f"({'; '.join(out.marks)})", support) if out.marks else ()
    return (*said[:2], (*said[2], *marks), *said[3:])


def incident_sections(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield every incident: a heading, its accounts, its figures, how it stands against agreements."""
    if not material.told:
        return
    yield Heading(level=2, words=Fixed("Incident by incident"), anchor="incidents")
    for out in material.told:
        yield from _incident(out, material, sayer)


def _incident(out: Outgoing, material: Material, sayer: Sayer) -> Iterator[Block]:
    support, incident = sayer.incident(out), out.incident
    where = place_phrase(incident.where, out.view.names) if incident.where else "place not known"
    title = sayer.say(f"{words.kind_words(incident.kind)} {where}, {when_phrase(incident)}", support)
    yield Heading(level=3, words=title[0] if title else Fixed("Incident"), anchor=incident.id)
    yield Paragraph(sentences=tuple(_head(out, sayer)))
    yield from stood_sections(out, sayer)
    yield from linked_points(out, material, sayer)
    yield from figures_grid(out, sayer)
    yield from _rivals(out, sayer)
    yield from violations_grid(out, material, sayer)
    yield from _unknown(out, sayer)


def _head(out: Outgoing, sayer: Sayer) -> Iterator[Words]:
    support, incident = sayer.incident(out), out.incident
    sides = "; ".join(out.view.headings)
    yield from sayer.say(f"{sides}." if sides else "Sides are not told.", support)
    yield from sayer.say(f"Told by {told_by_words(incident)}.", support)
    yield from sayer.say(answers.standing_phrase(incident), support)
    if out.marks:
        yield from sayer.say(f"{words.capital('; '.join(out.marks))}.", support)


def _rivals(out: Outgoing, sayer: Sayer) -> Iterator[Block]:
    """Say time, place, kind and means where accounts differ, each account with who gives it."""
    points: list[Cell] = []
    for finding in out.incident.findings:
        if finding.question in CIRCUMSTANCES and len(finding.accounts) > 1 and finding.accord == "contested":
            points += [(words,) for words in _told(out, finding, sayer)]
    if points:
        yield Points(label=Fixed("Rival accounts of time, place and means"), points=tuple(points))


def _told(out: Outgoing, finding: Finding, sayer: Sayer) -> Iterator[Words]:
    said = say_finding(out.view, finding)
    support = sayer.finding(out, finding)
    yield from sayer.say(f"{said.title}: {flat(said.value)}; {said.standing}.", support)
    for one in said.accounts:
        account = finding.accounts[one.number - 1]
        ends = f" ({one.ends})" if one.ends else ""
        text = f"{flat(one.told(one.giver))}{ends}."
        yield from sayer.say(text, sayer.account(out, finding, account, one.quoted), support)


def _unknown(out: Outgoing, sayer: Sayer) -> Iterator[Block]:
    """Say which questions nobody answers, and which figures are lost in the texts."""
    support, points = sayer.incident(out), []
    silent = [answers.question_phrase(each.question) for each in out.incident.findings if not each.accounts]
    if silent:
        points += [sayer.say(f"Nobody tells: {', '.join(silent)}.", support)]
    for finding in out.incident.findings:
        if is_loss(finding) and finding.accounts and finding.published_count is None:
            said = f"{words.capital(answers.question_phrase(finding.question))}: no figure can be given"
            points += [sayer.say(f"{said} ({answers.standing_words(finding)}).", sayer.finding(out, finding))]
    if not any(each.question == "fired_first" for each in out.incident.findings):
        points += [sayer.say("Nobody says who fired first.", support)]
    if points:
        yield Points(label=Fixed("Not known"), points=tuple(point for point in points if point))
