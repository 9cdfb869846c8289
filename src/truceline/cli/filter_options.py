"""Which incidents a command works on: the same options wherever incidents are asked for."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from truceline.model.incident import Accord, Basis, IncidentKind
from truceline.model.time import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from truceline.casefile.filters import Filters

DayOption = Annotated[
    str | None, typer.Option("--date", metavar="DAY|FROM..TO", help="2023-04-11, or 2023-04-01..2023-04-30.")
]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="A place, province or country, under any of its names.")
]
SideOption = Annotated[str | None, typer.Option(metavar="NAME", help="A side: a state or group by name, code or id.")]
KindOption = Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(IncidentKind))}.")]
AccordOption = Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Accord))}.")]
BasisOption = Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Basis))}.")]
QuestionOption = Annotated[
    str | None, typer.Option(metavar="QUESTION", help="The finding whose accord is meant, as fired_first.")
]
NewestOption = Annotated[bool, typer.Option("--newest", help="The newest first.")]


def asked_for(
    *,
    day: str | None,
    place: str | None,
    side: str | None,
    kind: str | None,
    accord: str | None,
    basis: str | None,
    question: str | None,
    newest: bool,
) -> "Filters":
    """Return the options as ``Casefile.incidents`` takes them.

    Raises:
        typer.BadParameter: a day is none, or the value of an option is none of the few that it has.
    """
    since, until = days(day)
    return {
        "since": since,
        "until": until,
        "place": place,
        "side": side,
        "kind": one_of(kind, get_args(IncidentKind), "--kind"),
        "accord": one_of(accord, get_args(Accord), "--accord"),  # type: ignore[typeddict-item]
        "basis": one_of(basis, get_args(Basis), "--basis"),  # type: ignore[typeddict-item]
        "question": question,
        "newest_first": newest,
    }


def days(text: str | None) -> tuple[date | None, date | None]:
    """Read a day, or the first and the last of several; either may be left open.

    Raises:
        typer.BadParameter: one of them is no day, or the last is before the first.
    """
    if text is None:
        return None, None
    first, two, last = text.partition("..")
    since = _day(first)
    until = _day(last) if two else since
    if since and until and until < since:
        raise typer.BadParameter(f"{until} is before {since}; write the first day first.", param_hint="--date")
    return since, until


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2023-04-11.", param_hint="--date") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        what = f"{text!r} is not between {FIRST_DAY} and {LAST_DAY}; write it as 2023-04-11."
        raise typer.BadParameter(what, param_hint="--date")
    return day


def one_of(text: str | None, names: tuple[str, ...], option: str) -> str | None:
    """Return the value of an option that has few; any other is a mistake of usage."""
    if text is None or text in names:
        return text
    raise typer.BadParameter(f"{text!r} is none of {', '.join(names)}.", param_hint=option)
