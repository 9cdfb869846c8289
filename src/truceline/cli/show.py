"""``truceline show`` and ``truceline why``: one incident with its accounts, and what is behind one value."""

from typing import Annotated

import typer

from truceline.casefile.explain import explain
from truceline.cli.output import coloured, columns, write
from truceline.cli.read_page import load_names
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.errors import InputError

PolicyOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Publish by another policy: range, ucdp or acled.")
]


def show(
    incident: Annotated[str, typer.Argument(metavar="ID", help="The incident, or the beginning of its id.")],
    *,
    casefile: CasefileOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show one incident: rival accounts side by side, how figures moved, whose word it is, why it is one event.

    Example: truceline show inc-1f2e3d4c
    """
    with open_casefile(casefile) as opened:
        found = opened.incident(incident, policy=policy)
        if as_json:
            from truceline.record import to_json

            typer.echo(to_json(found))
            return
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
            )
        )


def why(
    value: Annotated[str, typer.Argument(metavar="ID.QUESTION", help="As inc-1f2e3d4c.fired_first or .killed:A.")],
    *,
    casefile: CasefileOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show what is behind one value: every claim with its words, the rule that read it, the policy that published it.

    Example: truceline why inc-1f2e3d4c.killed:A
    """
    incident, _, question = value.partition(".")
    with open_casefile(casefile) as opened:
        found = opened.incident(incident, policy=policy)
        asked = _question(question, [finding.question for finding in found.findings], found.id)
        if as_json:
            from truceline.record import to_json

            typer.echo(to_json(explain(found, opened.readings(found), asked)))
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
            )
        )


def _question(text: str, questions: list[str], incident: str) -> str:
    """Return the question that is meant; ``killed.A`` is taken for ``killed:A``."""
    meant = text.replace(".", ":", 1)
    if meant in questions:
        return meant
    raise InputError(
        f"{incident} has no finding {text!r}." if text else "no question is named.",
        todo=f"It has {', '.join(f'{incident}.{question}' for question in questions)}.",
    )
