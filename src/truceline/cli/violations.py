"""``truceline violations``: how incidents, observations and tallies stand against the agreements of their sides."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from truceline.cli.filter_options import DayOption, days, one_of
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.model.violation import SubjectKind

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.casefile.filters import ViolationFilters
    from truceline.model.reading import Reading
    from truceline.model.violation import Assessment
    from truceline.publish.ledger_facts import Names


def violations(
    incident: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One incident, or the beginning of its id.", show_default=False)
    ] = None,
    *,
    casefile: CasefileOption = None,
    truce: Annotated[
        str | None, typer.Option(metavar="ID", help="One agreement; `truceline truces` lists them.")
    ] = None,
    provision: Annotated[
        str | None, typer.Option(metavar="ID", help="A provision, as 1-cease_fire, or a point: 1.")
    ] = None,
    party: Annotated[
        str | None, typer.Option(metavar="NAME", help="A party that is accused: name, id or country.")
    ] = None,
    day: DayOption = None,
    kind: Annotated[str | None, typer.Option(help=f"Of one kind: {', '.join(get_args(SubjectKind))}.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Show what gives no violation too, with the reason.")] = False,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show how incidents and records stand against agreements.

    Six separate answers for every provision: alleged in words, denied in words, would fall under it (our rule),
    monitored, verified, attributed. An accusation of firing first is no allegation of a breach.

    Example: truceline violations --party Azerbaijan --date 2023-04-01..2023-04-30

    Example: truceline violations inc-1f2e3d4c
    """
    since, until = days(day)
    asked: ViolationFilters = {
        "truce": truce,
        "provision": provision,
        "party": party,
        "incident": incident,
        "since": since,
        "until": until,
        "kinds": _kinds(one_of(kind, get_args(SubjectKind), "--kind")),
    }
    with open_casefile(casefile) as opened:
        if as_json:
            _write_json(opened, asked, every=every or incident is not None)
        else:
            _write(
                opened, asked, every=every or incident is not None, width=columns(width), colour=coloured(not no_colour)
            )


def _kinds(kind: str | None) -> "tuple[SubjectKind, ...]":
    return tuple(each for each in get_args(SubjectKind) if kind in (None, each))


def _write_json(opened: "Casefile", asked: "ViolationFilters", *, every: bool) -> None:
    """Write a record a subject, one in a line."""
    from truceline.casefile.violating import assessments
    from truceline.record_violation import encode_assessment

    for assessment in assessments(opened, asked):
        if every or assessment.violations:
            typer.echo(encode_assessment(assessment, [each.document for each in _readings(opened, assessment)]))


def _write(opened: "Casefile", asked: "ViolationFilters", *, every: bool, width: int, colour: bool) -> None:
    from truceline.casefile.violating import assessments, truces_of
    from truceline.publish.names import load_names
    from truceline.publish.violations_page import Sum, render_assessment, render_sum
    from truceline.publish.violations_said import Known, first_names

    truces = truces_of(opened)
    names, total = load_names(), Sum(every=every)
    for assessment in assessments(opened, asked):
        total.add(assessment)
        if every or assessment.violations:
            called = first_names(_readings(opened, assessment))
            known = Known(truces=truces, countries=names.countries, called=called)
            title = _title(opened, assessment, names)
            write(render_assessment(title, assessment, known, width=width, colour=colour))
    write(render_sum(total, truces, _nothing(opened, asked), width=width, colour=colour))


def _readings(opened: "Casefile", assessment: "Assessment") -> "tuple[Reading, ...]":
    """Return the readings that an assessment may quote, in the order of their reports."""
    if assessment.kind != "incident":
        return ()
    incident = opened.incident(assessment.subject)
    found = opened.readings(incident)
    return tuple(found[key] for key in incident.documents if key in found)


def _title(opened: "Casefile", assessment: "Assessment", names: "Names") -> str:
    from truceline.publish.observation_words import headline, when_words, where_words
    from truceline.publish.violations_said import incident_title

    if assessment.kind == "incident":
        return incident_title(opened.incident(assessment.subject), names)
    stored = opened.store.observations.get(assessment.subject)
    if stored is None:
        return assessment.kind
    record = stored.record
    return f"{headline(record)}, {when_words(record.when)}, {where_words(record.where)}"


def _nothing(opened: "Casefile", asked: "ViolationFilters") -> str:
    """Say why nothing was looked at: no report is not no violation."""
    from truceline.store.rows import ReportQuery

    since, until = asked.get("since"), asked.get("until")
    period = " of these days" if since or until else ""
    kinds = asked.get("kinds") or get_args(SubjectKind)
    if "incident" not in kinds:
        return f"No {' and no '.join(kinds)}{period}. That is not “no violations”: nothing was recorded."
    reports = opened.store.search.reports(ReportQuery(since=since, until=until, limit=1))
    if not reports:
        return f"No reports{period}. That is not “no violations”: nothing was told."
    return f"Reports{period} are there, and none of them tells of an incident{' of these days' if period else ''}."
