"""``truceline inbox``: the decisions that wait, the worthiest first, each with its reason."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from truceline.cli.which import CasefileOption, JsonOption, open_casefile
from truceline.model.decision import DecisionKind
from truceline.publish.quoting import clean

if TYPE_CHECKING:
    from truceline.store.rows import Waiting

KINDS = get_args(DecisionKind)


def inbox(
    *,
    casefile: CasefileOption = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(KINDS)}.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """List the decisions that wait for a person.

    The worthiest first, each with its reason. What was judged, by anybody, waits no more.

    Example: truceline inbox --kind near_merge
    """
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}.", param_hint="--kind")
    from truceline.store.rows import WaitingQuery

    with open_casefile(casefile) as opened:
        found = opened.store.decisions.find(WaitingQuery(kind=kind, limit=limit))  # type: ignore[arg-type]
        counts = opened.store.decisions.counts()
    for waiting in found:
        typer.echo(_json(waiting) if as_json else clean(_line(waiting)))
    if not as_json:
        total = sum(count for each, count in counts.items() if kind in (None, each))
        typer.echo(f"{total:,} wait; truceline judge decides, truceline serve shows them side by side.", err=True)


def _line(waiting: "Waiting") -> str:
    decision = waiting.decision
    about = " ".join((*decision.incidents, *(decision.documents if not decision.incidents else ())))
    return f"{decision.kind.replace('_', ' ')} {about}: {decision.why}"


def _json(waiting: "Waiting") -> str:
    from truceline.record import to_json

    return to_json(waiting).decode()
