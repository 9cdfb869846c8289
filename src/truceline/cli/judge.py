"""``truceline judge``: a person's decisions, each with a name and a reason; nothing is edited, all can be withdrawn."""

from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.which import ByOption, CasefileOption, JsonOption, open_casefile, who
from truceline.publish.quoting import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truceline.casefile.casefile import Casefile
    from truceline.model.judgement import Judgement

VERDICTS = (
    "same, different, unsure, copy, no-copy, accept, correct, reject, seen, claim, place, exhibit, withdraw or list"
)
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the decision.")]


def judge(
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=f"One of {VERDICTS}.")],
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="An incident: its id; a report ID:2, a claim ID:2.3; words; values."),
    ] = None,
    *,
    why: WhyOption = "",
    casefile: CasefileOption = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide, with a name and a reason.

    What follows is computed anew, and every decision can be withdrawn.

    same INCIDENT INCIDENT|REPORT (one event), different INCIDENT INCIDENT|REPORT (the report tells of another event),
    unsure INCIDENT INCIDENT|REPORT, copy / no-copy REPORT REPORT, unsure REPORT REPORT (is one a copy), accept / reject
    INCIDENT|REPORT|CLAIM..., seen REPORT (one that was not read), correct CLAIM SLOT VALUE (speaker, stance,
    act, actor, target, count, place or time), withdraw JUDGEMENT..., list.

    Of words of a report: claim REPORT WORDS KEY=VALUE... (one that was passed over), place REPORT WORDS VALUE, exhibit
    REPORT WORDS KEY=VALUE... or none. docs/codebook.md has the keys and the forms of values.

    Example: truceline judge same inc-1f2e3d4c inc-99aa88bb --why "same dead by name"

    Example: truceline judge correct inc-1f2e3d4c:2.3 count 3-5 --why "two hospitals"

    Example: truceline judge claim inc-1f2e3d4c:2 "four of them died" act=killed target=ARM count=4 --why "passed over"
    """
    with open_casefile(casefile, by) as opened:
        if verdict == "list":
            _print(opened.store.judgements.listed(), as_json=as_json)
            return
        from truceline.casefile.decide import decide

        made = decide(opened, verdict, targets or [], by=who(by), why=why)
        opened.judge(made)
        _print(made, as_json=as_json)
        if not as_json:
            _follow_up(opened)


def _print(judgements: "Sequence[Judgement]", *, as_json: bool) -> None:
    for judgement in judgements:
        if as_json:
            from truceline.record import to_json

            typer.echo(to_json(judgement))
        else:
            typer.echo(clean(_line(judgement)))
    if not judgements and not as_json:
        typer.echo("No judgement.")


def _line(judgement: "Judgement") -> str:
    about = judgement.withdraws or ", ".join(f"“{span.text[:60]}” ({span.document})" for span in judgement.spans)
    value = f" = {judgement.value}" if judgement.value is not None else ""
    why = f": {judgement.why}" if judgement.why else ""
    question = f" {judgement.question}{value}" if judgement.question else ""
    return f"{judgement.id}  {judgement.at:%Y-%m-%d %H:%M}  {judgement.by}  {judgement.verdict}{question}  {about}{why}"


def _follow_up(opened: "Casefile") -> None:
    from truceline.review.standing import find_standing
    from truceline.review.unnamed import conflict_words

    for conflict in find_standing(opened.store.judgements.listed()).conflicts:
        typer.echo(clean(conflict_words(conflict)), err=True)
    orphans = opened.store.judgements.orphans()
    if orphans:
        typer.echo(f"{len(orphans)} judgements wait: their words are not read as they were.", err=True)
