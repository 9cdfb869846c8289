"""Releases for the terminal: the list, one release, and what differs between two."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.release import Recall, Release
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_when_where import date_words, moment_words
from truceline.publish.quoting import clean, visible
from truceline.publish.release_diff import Changed, Difference
from truceline.publish.release_words import counted_words, release_rows

WHAT: Mapping[str, str] = {"added": "came in", "changed": "changed", "gone": "is not in it any more"}
BECAUSE: Mapping[str, str] = {
    "report_came": "new report: ",
    "report_left": "report that it rests on no more: ",
    "decision_made": "new decision: ",
    "decision_undone": "decision that bears on it no more: ",
}
NOTHING = "not told"
SAME_VALUES = "the same values; the evidence behind them is another"
MOST_SHOWN = 12  # facts of an incident that came in or went; --json and --csv give all
Told = tuple[Difference, Sequence[tuple[str, str]]]  # with the kind and words of each reason


def render_list(releases: Sequence[Release], recalled: Collection[str], *, width: int, colour: bool) -> str:
    """Return the list of releases, oldest first; ``recalled`` are the ids of those of which something was recalled."""
    return draw_page(lambda _: _list(releases, recalled), width=width, colour=colour)


def _list(releases: Sequence[Release], recalled: Collection[str]) -> Iterator[RenderableType]:
    for release in releases:
        yield Text(visible(clean(release.id)), style=STRONG)
        said = [f"{moment_words(release.at)}; {', '.join(release.formats)}; codebook {release.codebook}"]
        said += [release.title] if release.title else []
        said.append(counted_words(release))
        said += ["Something of it was recalled."] if release.id in recalled else []
        yield Padding(Text("\n".join(map(clean, said))), (0, 0, 1, 2))
    many = "No release yet" if not releases else f"{len(releases)} release{'' if len(releases) == 1 else 's'}"
    yield Text(f"{many}; truceline release show ID opens one.", style=LABEL)


def render_release(release: Release, recalls: Iterable[Recall], *, width: int, colour: bool) -> str:
    """Return one release: on which terms, its files with their hashes, and what was called back."""
    return draw_page(lambda _: _release(release, tuple(recalls)), width=width, colour=colour)


def _release(release: Release, recalls: Sequence[Recall]) -> Iterator[RenderableType]:
    yield Text(visible(clean(f"Release {release.id}")), style=STRONG)
    yield draw_rows((label, clean(said)) for label, said in release_rows(release))
    yield draw_heading("Files")
    for file in release.files:
        yield Text(visible(f"{clean(file.path)}, {file.size:,} bytes"))
        yield Padding(Text(file.sha256, style=LABEL), (0, 0, 0, 2))
    if recalls:
        yield draw_heading("Recalled")
        for recall in recalls:
            what = recall.incident or ("all of it" if recall.release == release.id else f"all of {recall.release}")
            said = f"{what}, on {date_words(recall.at.date())} by {recall.by}: {recall.reason}"
            yield Text(visible(clean(said)))


def render_diff(first: Release, second: Release, told: Iterable[Told], *, width: int, colour: bool) -> str:
    """Return what differs, incident by incident."""
    return draw_page(lambda _: _diff(first, second, told), width=width, colour=colour)


def _diff(first: Release, second: Release, told: Iterable[Told]) -> Iterator[RenderableType]:
    yield Text(visible(clean(f"From {first.id} to {second.id}")), style=STRONG)
    for label, one in (("From", first), ("To", second)):
        yield draw_rows([(label, clean(f"{moment_words(one.at)}; codebook {one.codebook}; {counted_words(one)}"))])
    counts = dict.fromkeys(WHAT, 0)
    for difference, because in told:
        counts[difference.what] += 1
        yield Padding(
            Text(visible(f"{clean(difference.incident)} {WHAT[difference.what]}"), style=STRONG), (1, 0, 0, 0)
        )
        for line in _lines(difference, because):
            yield Padding(Text(visible(line)), (0, 0, 0, 2))
    said = f"{counts['added']} came in, {counts['changed']} changed, {counts['gone']} are not in it any more."
    yield Padding(Text(said if any(counts.values()) else "Nothing differs.", style=LABEL), (1, 0, 0, 0))


def _lines(difference: Difference, because: Sequence[tuple[str, str]]) -> Iterator[str]:
    if difference.what == "changed":
        yield from (_change(one) for one in difference.changed)
        if not difference.changed:
            yield SAME_VALUES
    else:
        shown = [one for one in difference.changed if one.name[:1].isupper()][:MOST_SHOWN]
        yield from (f"{one.name}: {one.after if one.after is not None else one.before}" for one in shown)
    yield from (clean(f"because: {BECAUSE.get(kind, '')}{words}") for kind, words in because)


def _change(one: Changed) -> str:
    before, after = (NOTHING if value is None else value for value in (one.before, one.after))
    return f"{one.name.replace('_', ' ')}: {before}; now {after}"
