"""``truceline search``: claims, reports or observations by words and by what they say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from truceline.cli.filter_options import days, one_of
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.model.claim import Act, Stance

if TYPE_CHECKING:
    from truceline.publish.found import Piece
    from truceline.store.base import Store

HIT, PLAIN = "\x1b[1;4m", "\x1b[0m"


def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="Words, '\"words together\"', beginnings: shell*.")
    ] = None,
    *,
    reports: Annotated[bool, typer.Option("--reports", help="Find reports, the best first.")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="Find claims (so it is without it).")] = False,
    observations: Annotated[bool, typer.Option("--observations", help="Find what monitors recorded.")] = False,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so: name, country, id.")] = None,
    act: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Act))}.")] = None,
    stance: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Stance))}.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="A place, under any of its names.")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DAY|FROM..TO", help="Of what is told.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many are shown.")] = 25,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Find claims by words and by what they say; or reports, or observations.

    Words are found in every form; of reports --date is the day of publication.

    Example: truceline search '"opened fire" engineering' --speaker ARM

    Example: truceline search --reports shell* --date 2023-04-01..2023-04-30 --json
    """
    if sum((reports, claims, observations)) > 1:
        raise typer.BadParameter("choose one of --claims, --reports, --observations.")
    typed, (since, until) = " ".join(words or ()), days(day)
    one_of(act, get_args(Act), "--act")
    one_of(stance, get_args(Stance), "--stance")
    what = "reports" if reports else "observations" if observations else "claims"
    asked = {"words": typed, "since": since, "until": until, "limit": limit}
    more: dict[str, Any] = {"speaker": speaker, "act": act, "stance": stance, "place": place}
    with open_casefile(casefile) as opened:
        found = _found(opened.store, what, asked, more)
        pieces = [] if as_json else _pieces(opened.store, typed, found)
    if as_json:
        _print_json(found)
        return
    colour, wide = coloured(not no_colour), columns(width)
    for one, parts in zip(found, pieces, strict=True):
        write(_drawn(one, parts, wide, colour=colour))
    if not found:
        typer.echo("Nothing was found.")


def _found(store: "Store", what: str, asked: dict[str, Any], more: dict[str, Any]) -> Sequence[Any]:
    from truceline.casefile.monitoring import ObservationFilters, observation_query
    from truceline.store.rows import ClaimQuery, ReportQuery

    if what == "claims":
        return store.search.claims(ClaimQuery(**asked, **more, newest_first=True))
    unfit = sorted(f"--{name}" for name, value in more.items() if value and (what == "reports" or name != "place"))
    if unfit:
        raise typer.BadParameter(f"{', '.join(unfit)} cannot be asked of {what}.")
    if what == "reports":
        return store.search.reports(ReportQuery(**asked))
    filters: ObservationFilters = {**asked, "place": more["place"], "newest_first": True}  # type: ignore[typeddict-item]
    return store.observations.find(observation_query(filters))


def _pieces(store: "Store", typed: str, found: Sequence[Any]) -> list[tuple["Piece", ...]]:
    from truceline.publish.found import marked, stretches

    if not found or hasattr(found[0], "record"):
        texts = [one.record.words for one in found]
    elif hasattr(found[0], "words"):
        texts = [one.words for one in found]
    else:
        readings = store.documents.readings({one.id for one in found})
        texts = [readings[one.id].document.text for one in found]
        return [stretches(text, hits) for text, hits in zip(texts, store.search.hits(typed, texts), strict=True)]
    return [marked(text, hits) for text, hits in zip(texts, store.search.hits(typed, texts), strict=True)]


def _drawn(one: Any, parts: Sequence["Piece"], width: int, *, colour: bool) -> str:
    from textwrap import fill

    from truceline.publish.quoting import clean

    text = "".join(f"\0{piece.text}\1" if piece.hit else piece.text for piece in parts)
    body = fill(" ".join(text.split()), width - 2, initial_indent="  ", subsequent_indent="  ")
    shown = "\n".join(clean_line(line) for line in body.splitlines())
    lit = shown.replace("\0", HIT if colour else "").replace("\1", PLAIN if colour else "")
    return f"{clean(_head(one))}\n{lit}\n" if lit.strip() else f"{clean(_head(one))}\n"


def clean_line(line: str) -> str:
    """Make what acts on a terminal visible, and leave our own two marks of a hit."""
    from truceline.publish.quoting import visible

    parts = line.replace("\1", "\0").split("\0")
    marks = [char for char in line if char in "\0\1"]
    return visible(parts[0]) + "".join(mark + visible(part) for mark, part in zip(marks, parts[1:], strict=True))


def _head(one: Any) -> str:
    if hasattr(one, "record"):
        from truceline.publish.observation_words import headline, when_words, where_words

        return (
            f"{one.record.id}  {headline(one.record)}  {when_words(one.record.when)}  {where_words(one.record.where)}"
        )
    if hasattr(one, "stance"):
        from truceline.publish.ledger_words import ACT_TITLES, STANCES

        act = ACT_TITLES.get(one.act, one.act.replace("_", " ")).lower()
        who = f"{one.speaker or 'the report itself'} {STANCES[one.stance][0]}"
        return f"{one.document} [{one.start}, {one.end})  {who}: {act}"
    published = f"{one.published:%Y-%m-%d %H:%M}" if one.published else "time of publication not given"
    return f"{one.id}  {published}  {': '.join(part for part in (one.publisher, one.title) if part) or one.file or ''}"


def _print_json(found: Sequence[Any]) -> None:
    from truceline.record import to_json

    for one in found:
        typer.echo(to_json(one))
