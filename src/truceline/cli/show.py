"""``truceline show`` and ``truceline why``: one incident with its accounts, and what is behind one value."""

from typing import TYPE_CHECKING, Annotated

import typer

from truceline.casefile.explain import explain
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import AsOfOption, CasefileOption, ColourOption, JsonOption, WidthOption, open_then
from truceline.errors import InputError
from truceline.publish.names import load_names

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.model.incident import Incident

PolicyOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Publish by another policy: range, ucdp or acled.")
]


def show(
    incident: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="The incident, or the beginning of its id. Default: the only one."),
    ] = None,
    *,
    as_of: AsOfOption = None,
    casefile: CasefileOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show one incident with its rival accounts.

    Side by side, with how each figure moved, whose word it is, and why the reports are one event.

    Example: truceline show inc-1f2e3d4c
    """
    with open_then(casefile, as_of) as opened:
        found = _meant(opened, incident)
        if as_json:
            from truceline.publish.incident_policy import by_policy
            from truceline.record_incident import encode_incident

            asked = by_policy(found, policy) if policy else found
            record = encode_incident(
                asked,
                opened.readings(found),
                episodes=opened.episodes(found),
                judgements=opened.judgements(found),
                indent=2,
            )
            typer.echo(record)
            return
        from truceline.casefile.violating import truces_of
        from truceline.publish.incident_ledger import render_incident

        write(
            render_incident(
                found,
                opened.readings(found),
                width=columns(width),
                colour=coloured(not no_colour),
                names=load_names(),
                episodes=opened.episodes(found),
                judgements=opened.judgements(found),
                policy=policy or "",
                assessment=opened.assess(found),
                truces=truces_of(opened),
            )
        )


def why(
    value: Annotated[str, typer.Argument(metavar="ID.QUESTION", help="As inc-1f2e3d4c.fired_first or .killed:A.")],
    *,
    as_of: AsOfOption = None,
    casefile: CasefileOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show what is behind one value.

    Every claim with its words, the rule that read it, and the policy that published the value.

    Example: truceline why inc-1f2e3d4c.killed:A
    """
    incident, _, question = value.partition(".")
    with open_then(casefile, as_of) as opened:
        found = _meant(opened, incident)
        asked = _question(question, [finding.question for finding in found.findings], found.id)
        if as_json:
            from truceline.publish.incident_policy import by_policy
            from truceline.record import to_json

            by = by_policy(found, policy) if policy else found
            typer.echo(to_json(explain(by, opened.readings(found), asked)))
            return
        from truceline.publish.why import render_why

        write(
            render_why(
                found,
                opened.readings(found),
                asked,
                width=columns(width),
                colour=coloured(not no_colour),
                names=load_names(),
                judgements=opened.judgements(found),
                policy=policy or "",
            )
        )


def _meant(opened: "Casefile", key: str | None) -> "Incident":
    """Return the incident of a key, or the only one there is.

    Raises:
        InputError: none is named, and there is none or there are several.
        UnknownId: no incident, or several, are meant.
    """
    if key is not None:
        return opened.incident(key)
    rows = opened.incidents(limit=2)
    if len(rows) != 1:
        if rows:
            raise InputError("there are several incidents; none is named.", todo="`truceline incidents` lists them.")
        raise InputError("there is no incident yet.", todo="Add reports: truceline add FILE|FOLDER...")
    return opened.incident(rows[0].id)


def _question(text: str, questions: list[str], incident: str) -> str:
    """Return the question that is meant; ``killed.A`` is taken for ``killed:A``."""
    meant = text.replace(".", ":", 1)
    if meant in questions:
        return meant
    raise InputError(
        f"{incident} has no finding {text!r}." if text else "no question is named.",
        todo=f"It has {', '.join(f'{incident}.{question}' for question in questions)}.",
    )
