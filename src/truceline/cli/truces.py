"""``truceline truces``: the agreements, what they are on a day, one whole; files of one's own, checked and kept."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.output import coloured, columns, write
from truceline.cli.stop import FAILED
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.errors import InputError
from truceline.publish.quoting import clean

if TYPE_CHECKING:
    from truceline.model.truce import Truce
    from truceline.model.truce_state import TruceState

CHECK, ADD, REMOVE = "check", "add", "remove"


def truces(
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID | check FILE... | add FILE... | remove ID]",
            help="One agreement; files to check; files to keep in a casefile, or one to take out of it.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="What they are on this day (UTC), 2023-04-11.")] = None,
    file: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="An agreement of your own, beside those that are known.")
    ] = None,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """List the agreements, show one, check files, or keep them in a casefile.

    `truces check FILE...` says every fault with file and line; exit code 0: sound, 1: faults. `truces add FILE...`
    keeps sound files word for word in a casefile, where they count from then on; `truces remove ID` takes one out.
    With --casefile its own are listed too.

    Example: truceline truces --on 2023-04-11

    Example: truceline truces am-az-ru-2020-11-09 --on 2023-04-11

    Example: truceline truces check mine.toml

    Example: truceline truces add my-truce.toml --casefile karabakh.tl
    """
    named = words or []
    if named[:1] == [CHECK]:
        _check(named[1:], as_json=as_json)
        return
    if named[:1] in ([ADD], [REMOVE]):
        _keep(named[0], named[1:], casefile)
        return
    if len(named) > 1:
        raise typer.BadParameter(f"one agreement is shown at a time, not {len(named)}.", param_hint="ID")
    known = _known(file or [], casefile)
    day = _day(on)
    chosen = [_one(known, named[0])] if named else list(known.values())
    states = {truce.id: _states(truce, day) for truce in chosen} if day else {}
    if as_json:
        _write_json(chosen, states, single=bool(named))
        return
    from truceline.publish.names import load_names
    from truceline.publish.truce_page import render_truce, render_truces

    size, colour, countries = columns(width), coloured(not no_colour), load_names().countries
    told = day.isoformat() if day else None
    if named:
        state = states.get(chosen[0].id, ())
        write(render_truce(chosen[0], states=state, day=told, width=size, colour=colour, countries=countries))
    else:
        write(render_truces(chosen, states=states, day=told, width=size, colour=colour, countries=countries))


def _check(paths: list[str], *, as_json: bool) -> None:
    """Check files; say every fault on standard output."""
    if not paths:
        raise typer.BadParameter("name the files to check.", param_hint="check FILE")
    from truceline.record import to_json
    from truceline.reference.truces import is_packaged, load_truces, read_truce_files

    files = [Path(path) for path in dict.fromkeys(paths)]
    known = set(load_truces()).difference(path.stem for path in files if is_packaged(path))
    checked = read_truce_files(files, known)
    for fault in checked.faults:
        typer.echo(to_json(fault) if as_json else clean(str(fault)))
    wrong = len({fault.file for fault in checked.faults})
    if checked.faults:
        typer.echo(f"truceline: {len(checked.faults)} faults in {wrong} of {len(files)} files.", err=True)
        raise typer.Exit(FAILED)
    typer.echo(f"{len(files)} {'file is' if len(files) == 1 else 'files are'} sound.", err=True)


def _keep(verb: str, named: list[str], casefile: str | None) -> None:
    """Keep files in a casefile, or take one out of it."""
    if not named or (verb == REMOVE and len(named) > 1):
        raise typer.BadParameter(
            "name the files to keep." if verb == ADD else "name the one agreement to take out.", param_hint=verb
        )
    from truceline.casefile.own_truces import add_truces, remove_truce

    with open_casefile(casefile) as opened:
        if verb == ADD:
            ids = [truce.id for truce in add_truces(opened.store, [Path(path) for path in named])]
            typer.echo(f"Kept in the casefile: {', '.join(ids)}.")
        else:
            typer.echo(f"Taken out of the casefile: {remove_truce(opened.store, named[0])}.")


def _known(paths: list[str], casefile: str | None) -> "Mapping[str, Truce]":
    """Return the packaged agreements, those of a casefile that is named, and those of files.

    Raises:
        InputError: a file is at fault.
    """
    from truceline.casefile.own_truces import at_fault, own_truces
    from truceline.reference.truces import load_truces, read_truce_files

    known: dict[str, Truce] = dict(load_truces())
    if casefile is not None:
        with open_casefile(casefile) as opened:
            known |= own_truces(opened.store)
    checked = read_truce_files([Path(path) for path in dict.fromkeys(paths)], known)
    if checked.faults:
        raise at_fault(checked.faults[0])
    return {**known, **{truce.id: truce for truce in checked.truces}}


def _one(known: "Mapping[str, Truce]", id_: str) -> "Truce":
    """Return the agreement with this id, or the only one whose id begins so."""
    found = [known[id_]] if id_ in known else [truce for key, truce in known.items() if key.startswith(id_)]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(truce.id for truce in found) or ", ".join(known)
    told = f"several agreements begin with {id_!r}" if found else f"there is no agreement {id_!r}"
    raise InputError(f"{told}.", todo=f"There are {ids}.")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2023-04-11.", param_hint="--on") from error


def _states(truce: "Truce", day: date) -> "tuple[TruceState, ...]":
    from truceline.truces.state import states_over

    return states_over(truce, datetime.combine(day, time(), UTC), datetime.combine(day, time.max, UTC))


def _write_json(chosen: "list[Truce]", states: "Mapping[str, tuple[TruceState, ...]]", *, single: bool) -> None:
    from truceline.record import to_json

    rows = [{"truce": truce, "states": states.get(truce.id, ())} for truce in chosen]
    for row in rows[:1] if single else rows:
        typer.echo(to_json(row))
