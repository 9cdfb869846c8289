"""``truceline reread``: read every report of a casefile anew, and see what differs."""

import json
from typing import TYPE_CHECKING, Any

import typer

from truceline.cli.which import CasefileOption, JsonOption, open_casefile
from truceline.publish.quoting import clean

if TYPE_CHECKING:
    from truceline.casefile.rereading import Difference
    from truceline.model.claim import Claim

LIMIT = 80  # characters of a quotation


def reread(*, casefile: CasefileOption = None, as_json: JsonOption = False) -> None:
    """Read every report anew; show what differs.

    Former readings stay in the casefile. Decisions are attached again to the same words; those that cannot be wait
    in the queue, and nothing of them is lost.

    Example: truceline reread --casefile karabakh.tl
    """
    with open_casefile(casefile) as opened:
        differences = opened.reread()
        orphans = opened.store.judgements.orphans()
        reports = opened.store.documents.count()
    if as_json:
        typer.echo(json.dumps([_fields(d) for d in differences], ensure_ascii=False, indent=2))
    else:
        for difference in differences:
            typer.echo("\n".join(_lines(difference)))
    typer.echo(f"{reports} reports read anew, {len(differences)} otherwise than before.", err=True)
    for key, why in orphans.items():
        typer.echo(clean(f"The judgement {key} waits: {why}"), err=True)


def _lines(difference: "Difference") -> list[str]:
    lines = [f"{difference.document}: {difference.former} -> {difference.newer}"]
    lines += [f"  no longer: {_claim(claim)}" for claim in difference.lost]
    lines += [f"  now:       {_claim(claim)}" for claim in difference.gained]
    lines += [f"  otherwise: {_claim(old)} -> {_claim(new)}" for old, new in difference.changed]
    return lines if len(lines) > 1 else [*lines, "  the same claims; what stands around them differs"]


def _claim(claim: "Claim") -> str:
    figure = f" {claim.count.words}" if claim.count is not None else ""
    return clean(f"{claim.stance} {claim.act}{figure} “{claim.content.text[:LIMIT]}”")


def _fields(difference: "Difference") -> dict[str, Any]:
    return {
        "document": difference.document,
        "former": difference.former,
        "newer": difference.newer,
        "lost": [claim.id for claim in difference.lost],
        "gained": [claim.id for claim in difference.gained],
        "changed": [[old.id, new.id] for old, new in difference.changed],
    }
