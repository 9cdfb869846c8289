"""Write ``docs/accuracy.md`` and the table of the README: figures in, Markdown out; same figures, same page."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import GoldError
from truceline.evaluate.aims import Aims, aim_rows, judge, share
from truceline.evaluate.ceiling import Ceiling
from truceline.evaluate.gold_set import OURS, Column, Measured
from truceline.evaluate.linking_score import MEASURES as LINKING_MEASURES
from truceline.evaluate.page_figures import BOTH, FOLDERS, LINKING, Inside, Public
from truceline.evaluate.rival_table import COUNTED, MEASURES

BEGIN, END = "<!-- figures: written by make accuracy -->", "<!-- end of figures -->"
INTRO = """\
# How accurate the reader is

This page is written by `make accuracy`; a test holds it against what the reader does. It is read by people who have to
decide what they may rely on, so it begins with what was aimed at and missed.

* **Rival Accounts** (`cases/`): real incidents, each told by three to six reports that do not agree, in our own
  wording, annotated by hand. `dev` (six cases) was measured on while the rules were written, and its errors were
  looked at; `train` (18 cases) was learnt from; **`unseen` (six cases) was measured and never looked at: that is the
  honest column.** Who annotated the cases knew the project; the agreement of a second annotator makes up for a part.
* **Public gold sets** (PolNeAR, TR-News, LGL, TimeBank, AQUAINT, GVDB, CASE 2021, MUC-4): their texts may not be
  passed on. They lie beside the repository, in `../shared/gold`, and are measured where that folder is there; the
  figures on this page are those of the last such run. Nothing was learnt from them. Of most sets a half, and of all
  sets the test part, is kept aside.
* **Cannot read**: what somebody answers who knows the two sides and gives the same answer to every sentence with a word
  of fighting or saying. **Second annotator**: who read three of the cases blind.
* F1 is the harmonic mean of precision (of what was read, how much is right) and recall (of what is there, how much was
  read). All figures are micro-averaged: over claims, not over reports.

To reproduce: `make accuracy` writes the page, `truceline evaluate SET PATH` prints one set, and
`truceline evaluate rival cases/dev --errors` lists what was missed, claim by claim.
"""
LINKING_INTRO = """\
## Which reports are one incident

`cases/linking` with the reports of the 14 cases it stands around, all in one pool, was looked at while the rules were
written (save what stands around an unseen case). `cases/linking_own`, around eight cases of `train`, was written before
any weight was set; its figures were in view when thresholds and two signs were chosen, and its wrong pairs were looked
at once, so that it is more honest than the first and not blind. A simpler answer stands beside each: reports of one
day and one place are one incident. `truceline evaluate linking cases/linking --errors` lists the pairs that went
wrong, each with its score and the reasons for it.
"""
BREACHES_INTRO = """\
## Breaches alleged in words

`cases/breaches`: every passage of `dev` and `train` in which somebody says in words that an agreement was broken, or
denies it, with the provision that the words name, or that none can be said. One person read it twice; the two passes
agree on the provisions of .896 of the passages. Errors in both folders were looked at while the rules were written, so
that these are figures on texts that the rules were written beside. Beside them: who finds the same passages and never
says what is meant.
"""
README_ROWS = (
    ("claims found (words, act, speaker): precision", "claims_p"),
    ("recall", "claims_r"),
    ("F1", "claims_f1"),
    ("their words alone, F1", "span_f1"),
    ("the whole claim right: stance, parties, figure too, F1", "full_tuple_f1"),
    ("published figures of killed and wounded, precision", "counts_p"),
    ("recall", "counts_r"),
    ("place right or rightly left open", "incident_place"),
    ("date", "incident_date"),
    ("kind of the happening", "incident_event_type"),
    ("who fired first: agreed, contested or unknown", "incident_fired_first_status"),
    ("who fired first: who says what", "incident_fired_first_accounts"),
    ("background passages, F1", "background_spans_f1"),
    ("numbers of the background that reached an incident", "background_leaks"),
    ("damage to the text, F1", "damaged_f1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAim:
    """An aim on a public set: which table (``""``: every table of the set), which figure, and its words."""

    gold_set: str
    table: str
    key: str
    aim: float
    words: str


def load_public_aims(file: Path) -> tuple[PublicAim, ...]:
    """Read the aims on public sets, ``[[public]]`` of ``accuracy/aims.toml``.

    Raises: GoldError where one lacks a field.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("public", [])
        return tuple(
            PublicAim(gold_set=e["set"], table=e.get("table", ""), key=e["key"], aim=float(e["aim"]), words=e["words"])
            for e in entries
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        fault = f"not a file of aims: {error!r}."
        raise GoldError(fault, where=str(file), todo="Restore it from version control.") from error


def write_page(
    inside: Inside,
    public: Sequence[Public],
    *,
    aims: Aims,
    public_aims: Sequence[PublicAim],
    ceiling: Ceiling,
    analysis: str,
    linking_aims: Aims | None = None,
    breaches_aims: Aims | None = None,
) -> str:
    """Return the page; ``linking_aims`` are those on the first set of linking, where it was measured."""
    linked = list(aim_rows(linking_aims, *_of_linking(inside))) if linking_aims and inside.linking else []
    if breaches_aims and inside.breaches:
        linked += aim_rows(breaches_aims, *(_plain(column) for column in inside.breaches.columns), {})
    sections = (
        INTRO,
        _aimed(inside, [*linked, *_public_rows(public, public_aims)], aims, ceiling),
        _rival(inside, ceiling),
        *([_linking(inside)] if inside.linking else []),
        *([_breaches(inside.breaches)] if inside.breaches else []),
        *(_public(item) for item in public),
        analysis,
    )
    return "\n".join(section.rstrip() + "\n" for section in sections)


def write_readme(readme: str, inside: Inside, ceiling: Ceiling) -> str:
    """Return the README with its table written anew between the two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    headings = ("", "six cases `dev`", "six cases `unseen`", "cannot read (`dev`)", "second annotator")
    columns = (*(inside.ours[name] for name in FOLDERS[:2]), inside.blind[FOLDERS[0]], ceiling.figures)
    rows = ((words, *(_figure(key, column) for column in columns)) for words, key in README_ROWS)
    told = (
        f"In {inside.distractors} texts with war words and no incident (`cases/distractors`) a happening is read in "
        f"{inside.mistaken}."
    )
    return f"{before}{BEGIN}\n\n{_table(headings, rows)}\n\n{told}\n\n{END}{after}"


def _of_linking(inside: Inside) -> tuple[Mapping[str, float], ...]:
    """Return our figures on the first set of linking, the simpler answer's, and those of nobody."""
    return inside.linking[LINKING[0]], inside.simple_linking[LINKING[0]], {}


def _aimed(inside: Inside, others: Sequence[tuple[str, ...]], aims: Aims, ceiling: Ceiling) -> str:
    rows: list[tuple[str, ...]] = list(aim_rows(aims, inside.ours[BOTH], inside.blind[BOTH], ceiling.figures))
    verdict = "met" if not inside.mistaken else f"missed by {inside.mistaken}"
    rows.append(
        (f"distractors with a happening, of {inside.distractors}", "0", str(inside.mistaken), verdict, "–", "–")
    )
    rows += others
    headings = (
        "what is aimed at",
        "aim",
        OURS,
        "",
        "cannot read, or simplest answer",
        "second annotator, or best published",
    )
    return (
        "## What was aimed at\n\n"
        "The twelve cases of `dev` and `unseen` as one set; below the line of the distractors, `cases/linking` and the "
        "public sets.\n\n" + _table(headings, rows)
    )


def _public_rows(public: Sequence[Public], aims: Sequence[PublicAim]) -> Iterator[tuple[str, ...]]:
    for aim in aims:
        tables = [p.table for p in public if p.gold_set == aim.gold_set and aim.table in ("", p.table.name)]
        if not tables:
            yield (aim.words, share(aim.aim), "not measured", "", "", "")
        for table in tables:
            ours = table.ours.get(aim.key)
            baseline, best = _beside(table.columns[1:], aim.key)
            name = aim.words if len(tables) == 1 or table.name in aim.words else f"{aim.words}, {table.name}"
            verdict = "" if ours is None else judge(aim.aim, ours)
            yield (name, share(aim.aim), share(ours), verdict, baseline, best)


def _beside(columns: Sequence[Column], key: str) -> tuple[str, str]:
    """Return the figure of the first baseline, and the best published one with its name."""
    baselines = [c.figures[key] for c in columns if not c.source and c.figures.get(key) is not None]
    published = [(f, c.heading) for c in columns if c.source and (f := c.figures.get(key)) is not None]
    best = max(published, default=None)
    return share(baselines[0]) if baselines else "–", f"{share(best[0])} ({best[1]})" if best else "–"


def _rival(inside: Inside, ceiling: Ceiling) -> str:
    headings = ("", "dev", "unseen", "both", "train", "cannot read (both)", "second annotator")
    columns = [inside.ours[name] for name in (*FOLDERS[:2], BOTH, FOLDERS[2])] + [inside.blind[BOTH], ceiling.figures]
    rows = [(words, *(_figure(key, column) for column in columns)) for words, key in MEASURES]
    return f"## Rival Accounts\n\n{_table(headings, rows)}\n\nSecond annotator: {ceiling.source}"


def _linking(inside: Inside) -> str:
    """Return the table of which reports are one incident; a set that nobody measured has no column."""
    names = [name for name in LINKING if name in inside.linking]
    headings = ("", *(name for set_name in names for name in (f"`{set_name}`", "same day and place")))
    columns = [column for name in names for column in (inside.linking[name], inside.simple_linking[name])]
    rows = [(words, *(_whole_or_share(column[key]) for column in columns)) for words, key in LINKING_MEASURES]
    return f"{LINKING_INTRO}\n{_table(headings, rows)}"


def _breaches(table: Measured) -> str:
    headings = (table.data, *(column.heading for column in table.columns))
    rows = [(words, *(_public_figure(column, key) for column in table.columns)) for words, key in table.rows]
    return f"{BREACHES_INTRO}\n{_table(headings, rows)}"


def _plain(column: Column) -> dict[str, float]:
    return {key: figure for key, figure in column.figures.items() if figure is not None}


def _whole_or_share(figure: float) -> str:
    return str(figure) if isinstance(figure, int) else share(figure)


def _public(item: Public) -> str:
    table = item.table
    headings = ("", *(column.heading for column in table.columns))
    rows = [(words, *(_public_figure(column, key) for column in table.columns)) for words, key in table.rows]
    notes = [*table.notes, *(f"{c.heading}: {c.source}" for c in table.columns if c.source)]
    lines = "".join(f"\n* {note}" for note in notes)
    return (
        f"## {item.gold_set}: {table.name}\n\nMeasured on `../shared/gold`, not in the repository: {table.data}.\n\n"
        f"{_table(headings, rows)}\n{lines}"
    )


def _public_figure(column: Column, key: str) -> str:
    figure = column.figures.get(key)
    if figure is None:
        return ""
    if figure > 1.0:  # a number of things, or of km
        return f"{figure:.0f}" if float(figure).is_integer() else f"{figure:.1f}"
    return share(figure)


def _figure(key: str, column: Mapping[str, float]) -> str:
    figure = column.get(key)
    if figure is None:
        return ""
    return f"{figure:.0f}" if key in COUNTED else share(figure)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("|" + "".join(f" {cell} |" if cell else " |" for cell in line) for line in lines)
