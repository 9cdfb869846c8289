"""``truceline verify``: every stored byte against its hash, and the custody log against its chain."""

import json

import typer

from truceline.cli.stop import FAILED
from truceline.cli.which import CasefileOption, JsonOption, open_casefile
from truceline.publish.quoting import clean


def verify(*, casefile: CasefileOption = None, as_json: JsonOption = False) -> None:
    """Check every stored byte and the custody log.

    Whatever is not as it was stored is named with its file.

    Example: truceline verify --casefile karabakh.tl
    """
    with open_casefile(casefile) as opened:
        faults = opened.verify()
        documents = opened.store.documents.count()
    if as_json:
        rows = [{"file": fault.file, "what": fault.what, "where": fault.where} for fault in faults]
        typer.echo(json.dumps({"reports": documents, "faults": rows}, ensure_ascii=False, indent=2))
    elif not faults:
        typer.echo(f"All is as it was stored: {documents} reports with their bytes, records and custody log.")
    for fault in [] if as_json else faults:
        place = f" ({fault.where})" if fault.where else ""
        typer.echo(clean(f"{fault.file}: {fault.what}{place}"))
    if faults:
        typer.echo(
            "truceline: the casefile is not as it was stored. Keep it as it is, and work on from a copy that verifies.",
            err=True,
        )
        raise typer.Exit(FAILED)
