"""The part of ``truceline evaluate`` for texts in which nothing happens."""

import json
from collections.abc import Sequence
from pathlib import Path

import typer

from truceline.evaluate.distractors import Mistaken, find_mistaken, load_distractors
from truceline.evaluate.gold_set import Run


def evaluate_distractors(folder: Path, *, as_json: bool) -> None:
    """Count the texts in which a happening was read; exit 1 where there is one."""
    texts = load_distractors(folder)
    mistaken = find_mistaken(texts, Run().reader.read)
    if as_json:
        found = [{"file": m.file, "happenings": m.happenings, "words": m.words} for m in mistaken]
        typer.echo(json.dumps({"set": "distractors", "texts": len(texts), "mistaken": found}, ensure_ascii=False))
    else:
        _tell_mistaken(len(texts), mistaken)
    if mistaken:
        raise typer.Exit(1)


def _tell_mistaken(texts: int, mistaken: Sequence[Mistaken]) -> None:
    typer.echo(f"{texts} texts without an incident; a happening was read in {len(mistaken)} of them (must be 0)")
    for item in mistaken:
        typer.echo(f"  {item.file}: {item.happenings} from {item.words!r}; the text is {item.why}")
