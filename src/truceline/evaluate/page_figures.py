"""The figures that ``docs/accuracy.md`` and the README show: measured on the sets of the repository, or kept.

The public gold sets lie outside the repository; their last figures are kept in ``accuracy/public.json``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from truceline.errors import GoldError
from truceline.evaluate.breaches import measure as measure_breaches
from truceline.evaluate.distractors import find_mistaken, load_distractors
from truceline.evaluate.floors import JOINED
from truceline.evaluate.gold_set import Column, Measured, Run
from truceline.evaluate.linking import measure_linking
from truceline.evaluate.predict import predict_case
from truceline.evaluate.rival import constant_answers, load_cases, score

FOLDERS = ("dev", "unseen", "train")
BOTH = JOINED.join(FOLDERS[:2])
LINKING = ("linking", "linking_own")  # sets of reports to link
BREACHES = "breaches"  # the set of breaches alleged in words
KEPT_DECIMALS = 4  # of a figure in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Figures on the sets of the repository by name of the set: ours, and those of somebody who cannot read.

    ``linking`` and ``simple_linking`` are those on the sets of linking: ours, and those of a simpler answer;
    ``breaches`` is the table of breaches alleged in words.
    """

    ours: Mapping[str, Mapping[str, float]]
    blind: Mapping[str, Mapping[str, float]]
    distractors: int
    mistaken: int
    linking: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    simple_linking: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    breaches: Measured | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """One table of a public gold set, by the name of its set on the command line."""

    gold_set: str
    table: Measured


def measure_inside(cases: Path, run: Run) -> Inside:
    """Read every case and every distractor below ``cases``."""
    sets = {name: load_cases(cases / name) for name in FOLDERS}
    answers = {case.id: predict_case(case, run.reader.read) for name in FOLDERS for case in sets[name]}
    blind = {case.id: constant_answers(case) for name in FOLDERS for case in sets[name]}
    sets[BOTH] = (*sets[FOLDERS[0]], *sets[FOLDERS[1]])
    texts = load_distractors(cases / "distractors")
    linked = {name: measure_linking(cases / name, run) for name in LINKING}
    return Inside(
        ours={name: score(members, answers).figures for name, members in sets.items()},
        blind={name: score(members, blind).figures for name, members in sets.items()},
        distractors=len(texts),
        mistaken=len(find_mistaken(texts, run.reader.read)),
        linking={name: item.figures for name, item in linked.items()},
        simple_linking={name: item.simple for name, item in linked.items()},
        breaches=measure_breaches(cases / BREACHES, run)[0],
    )


def load_public(file: Path) -> tuple[Public, ...]:
    """Read the figures on public sets that were kept; none where there is no file.

    Raises: GoldError where the file is not what ``write_public`` writes.
    """
    if not file.exists():
        return ()
    try:
        return msgspec.json.decode(file.read_bytes(), type=tuple[Public, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        fault = f"not a file of figures: {error}."
        raise GoldError(fault, where=str(file), todo="Restore it from version control.") from error


def write_public(file: Path, tables: Sequence[Public]) -> None:
    """Keep figures on public sets, without what was predicted."""
    kept = [replace(item, table=replace(item.table, columns=_rounded(item.table), predictions=())) for item in tables]
    file.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


def _rounded(table: Measured) -> tuple[Column, ...]:
    return tuple(
        replace(c, figures={key: None if f is None else round(float(f), KEPT_DECIMALS) for key, f in c.figures.items()})
        for c in table.columns
    )
