"""Floors of accuracy: figures of a set, with the hash of its files, below which a build fails.

``accuracy/floors.toml`` holds one table a set (``[rival.dev]``). A floor can be raised by ``raise_floors`` and is
never lowered by a program; a set whose files changed has to be entered anew by hand.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.errors import GoldError

JOINED = "-and-"  # between the names of folders that are measured as one set
DECIMALS = 3  # of a floor, cut off and not rounded, so that the figure it was made of stays above it
GATED = (  # the measures that a raise enters: those that a reader cannot get by silence
    "claims_f1",
    "span_f1",
    "full_tuple_f1",
    "counts_p",
    "counts_r",
    "incident_date",
    "incident_place",
    "incident_event_type",
    "incident_fired_first_status",
    "incident_fired_first_accounts",
    "background_clean",
    "background_spans_f1",
    "agreements_f1",
    "damaged_f1",
    "copies_f1",
)
GATED_BY_KIND = {  # of other sets, by how their names begin
    "linking": ("pairs_p", "pairs_r", "hard_apart", "bcubed_f1", "roundups_split"),
    "breaches": ("found_p", "found_r", "agreement_all", "provisions_all", "provisions_named", "provisions_p"),
}
HEADER = """\
# Floors of accuracy: `make floors` fails when a figure falls below its floor, or when the files of a set change.
# `truceline evaluate rival SET --floors accuracy/floors.toml --update-floors` raises floors and never lowers one;
# likewise `truceline evaluate linking SET` and `truceline evaluate breaches SET`.
# To change a set on purpose, delete its table, and say why in the commit.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFloors:
    """The floors of one set: ``name`` such as ``rival.dev``, the hash of its files, the least figure by measure."""

    name: str
    sha256: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A measure below its floor."""

    measure: str
    figure: float
    floor: float

    def __str__(self) -> str:
        return f"{self.measure} is {self.figure:.3f}, its floor is {self.floor:.3f}"


def hash_files(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of all files below a folder, in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def set_name(kind: str, folders: Sequence[Path]) -> str:
    """Return the name of the set that lies in these folders: ``rival.dev``, ``rival.dev-and-unseen``."""
    return f"{kind}.{JOINED.join(folder.resolve().name for folder in folders)}"


def hash_folders(folders: Sequence[Path]) -> str:
    """Return the hash of one folder's files; of several folders, the SHA-256 over their hashes in the given order."""
    hashes = [hash_files(folder) for folder in folders]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def load_floors(file: Path) -> dict[str, SetFloors]:
    """Read the floors of every set, by its name; a file that is not there yet holds none.

    Raises: GoldError where the file is not what ``write_floors`` writes.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return {
            f"{kind}.{folder}": SetFloors(
                name=f"{kind}.{folder}",
                sha256=str(entry["sha256"]),
                floors={measure: float(floor) for measure, floor in entry["floors"].items()},
            )
            for kind, sets in tables.items()
            for folder, entry in sets.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        fault = f"not a file of floors: {error!r}."
        raise GoldError(fault, where=str(file), todo="Restore it from version control.") from error


def write_floors(file: Path, sets: Mapping[str, SetFloors]) -> None:
    """Write the floors of every set, in the order of their names."""
    tables = [HEADER]
    for name, entry in sorted(sets.items()):
        lines = [f"[{name}]", f'sha256 = "{entry.sha256}"', "", f"[{name}.floors]"]
        lines += [f"{measure} = {floor:.{DECIMALS}f}" for measure, floor in entry.floors.items()]
        tables.append("\n".join(lines) + "\n")
    file.write_text("\n".join(tables), encoding="utf-8")


ROUNDING = 1e-9  # 0.4 computed as 0.39999999999999997 is no fall


def find_shortfalls(entry: SetFloors, sha256: str, figures: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """Return the measures below their floors, in the order of the file.

    Raises: GoldError where the set is not the one that the floors were measured on.
    """
    _check_hash(entry, sha256)
    unknown = sorted(set(entry.floors) - set(figures))
    if unknown:
        raise GoldError(f"no such measure: {', '.join(unknown)}.", where=entry.name, todo="Correct the floors.")
    return tuple(
        Shortfall(measure=measure, figure=figures[measure], floor=floor)
        for measure, floor in entry.floors.items()
        if figures[measure] < floor - ROUNDING
    )


def raise_floors(entry: SetFloors, sha256: str, figures: Mapping[str, float]) -> SetFloors:
    """Return the floors with every gated measure raised to its figure where that is higher; none is lowered.

    Raises: GoldError where the set is not the one that the floors were measured on.
    """
    _check_hash(entry, sha256)
    raised = dict(entry.floors)
    for measure in GATED_BY_KIND.get(entry.name.partition(".")[0], GATED):
        raised[measure] = max(raised.get(measure, 0.0), _cut(figures[measure]))
    return replace(entry, floors=raised)


def _check_hash(entry: SetFloors, sha256: str) -> None:
    if entry.sha256 != sha256:
        raise GoldError(
            f"the files of the set changed: SHA-256 {sha256[:12]}, the floors are for {entry.sha256[:12]}.",
            where=entry.name,
            todo="Restore the set; or delete its table in the file of floors and measure it anew.",
        )


def _cut(figure: float) -> float:
    scale: int = 10**DECIMALS
    return int(figure * scale + 1e-9) / scale
