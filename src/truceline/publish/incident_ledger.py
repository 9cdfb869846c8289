"""``truceline show ID``: one incident over all its reports as a page of text for the terminal.

Goes in: an incident and the readings of its reports by document id. Comes out: a string, at any width from 40 columns,
with or without colour. Status is said in words; every word of a report is in curly quotation marks with the number of
its report: [2.3] is the third claim of the second report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from truceline.model.incident import Episode, Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.model.violation import Assessment
from truceline.publish import incident_around as around
from truceline.publish import ledger_words as words
from truceline.publish.incident_accounts import topics
from truceline.publish.incident_facts import incident_facts, origin_rows, report_rows, told_by_words
from truceline.publish.incident_findings import draw_findings
from truceline.publish.incident_judgements import judgement_rows
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_accounts import Accounts
from truceline.publish.ledger_drawing import LABEL, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_facts import CODES, Names
from truceline.publish.ledger_phrases import Row, flat_rows
from truceline.publish.violations_said import Known, stand_rows

OTHERS = "Third parties and the reports' own voice"


def render_incident(
    incident: Incident,
    readings: Mapping[str, Reading],
    *,
    width: int,
    colour: bool,
    names: Names = CODES,
    episodes: Sequence[Episode] = (),
    judgements: Sequence[Judgement] = (),
    policy: str = "",
    assessment: Assessment | None = None,
    truces: Mapping[str, Truce] | None = None,
) -> str:
    """Return the ledger of an incident, ``width`` columns wide; without colour there is no escape code in it.

    Args:
        readings: by document id; a report that is not among them is named as not at hand.
        episodes: those that the incident belongs to.
        judgements: the judgements by which the incident's ids are told in words.
        policy: the policy by which values are published; left out, the one by which they were.
        assessment: how it stands against ``truces``; left out, the page has no section on it.

    Raises:
        InputError: there is no such policy.
    """
    asked = by_policy(incident, policy) if policy else incident
    view = IncidentView(incident=asked, readings=readings, names=names)
    stands = tuple(_stands(view, assessment, truces or {})) if assessment else ()
    return draw_page(lambda columns: _page(view, columns, episodes, judgements, stands), width=width, colour=colour)


def _page(
    view: IncidentView,
    width: int,
    episodes: Sequence[Episode],
    judgements: Sequence[Judgement],
    stands: Sequence[Row],
) -> Iterator[RenderableType]:
    yield Rule(characters="━", style=LABEL)
    yield draw_rows(flat_rows(incident_facts(view)))
    yield draw_heading("Findings", strong=True)
    yield from draw_findings(view, width)
    yield from _section("Against the agreements in force", stands, 14)
    yield from _section(words.capital(told_by_words(view.incident)), report_rows(view), 4)
    if tree := list(origin_rows(view, width)):
        yield draw_heading("Whose word it is")
        yield Text("\n".join(tree))
    yield draw_heading("Accounts, in their own words", strong=True)
    yield from _accounts(view, width)
    wide = 26 if width >= 100 else 20
    joints = list(around.link_rows(view))
    for title, rows, label_width in (
        ("Exhibits", around.exhibits(view), wide),
        ("Damage to the texts", around.damages(view), wide),
        ("Why these reports are one incident", joints, max((len(label) for label, _ in joints), default=0)),
        ("Not part of this", around.background(view), wide),
        ("Judgements", judgement_rows(view, judgements), wide),
        ("Part of", around.episode_rows(view, episodes), wide),
        ("Notes", around.notes(view), 0),
    ):
        yield from _section(title, rows, label_width)


def _stands(view: IncidentView, assessment: Assessment, truces: Mapping[str, Truce]) -> Iterator[Row]:
    known = Known(truces=truces, countries=view.names.countries, called=view.called, refs=view.refs)
    return stand_rows(assessment, known)


def _accounts(view: IncidentView, width: int) -> Iterator[RenderableType]:
    accounts = Accounts(
        topics=topics(view),
        sides=view.incident.sides,
        headings=view.headings,
        width=width,
        under=True,
        others=OTHERS,
        unheard="not heard in these reports",
        alone="No third party is quoted, and no report adds anything in its own voice.",
    )
    yield accounts.draw()


def _section(title: str, rows: Iterable[Row], label_width: int) -> Iterator[RenderableType]:
    told = list(dict.fromkeys(flat_rows(rows)))
    if told:
        yield draw_heading(title)
        yield draw_rows(told, label_width=label_width)
