"""Write ``docs/accuracy.md`` and the table of the README from figures measured now.

usage: python scripts/write_accuracy.py [--gold ../shared/gold] [--only SET ...]

The sets of ``cases/`` are always measured. The public gold sets are measured where the folder is there, which takes
minutes, and their figures kept in ``accuracy/public.json``; elsewhere the figures that were kept are shown.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from truceline.cli.evaluate_sets import SETS
from truceline.errors import GoldError
from truceline.evaluate.aims import load_aims
from truceline.evaluate.ceiling import load_ceiling
from truceline.evaluate.gold_set import Run
from truceline.evaluate.page import load_public_aims, write_page, write_readme
from truceline.evaluate.page_figures import BOTH, Public, load_public, measure_inside, write_public

REPO = Path(__file__).parents[1]
ACCURACY = REPO / "accuracy"
FOLDERS = {  # of each set below ../shared/gold
    "attribution": "polnear",
    "geoparse": "geoparsing",
    "temporal": "temporal",
    "counts": "gvdb",
    "labels": "case2021_task2",
    "muc4": "muc4",
}


def public(gold: Path, run: Run, only: Sequence[str] | None) -> tuple[Public, ...]:
    """Measure the public sets that are there and wanted; the figures of the others are those that were kept."""
    kept = load_public(ACCURACY / "public.json")
    found: list[Public] = []
    for name, measure in ((name, SETS[name]) for name in FOLDERS):
        folder = gold / FOLDERS[name]
        if folder.is_dir() and (only is None or name in only):
            print(f"measuring {name} on {folder}", flush=True)
            found += [Public(gold_set=name, table=table) for table in measure(folder, run)]
        else:
            print(f"{name}: not measured; the figures that were kept are shown", flush=True)
            found += [item for item in kept if item.gold_set == name]
    return tuple(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=REPO.parent / "shared" / "gold")
    parser.add_argument("--only", nargs="*", metavar="SET", help="measure these public sets alone")
    options = parser.parse_args()
    gold = options.gold
    run = Run()
    if gold.is_dir():
        write_public(ACCURACY / "public.json", public(gold, run, options.only))
    print("measuring the cases", flush=True)
    inside = measure_inside(REPO / "cases", run)
    aims, ceiling = load_aims(ACCURACY / "aims.toml", f"rival.{BOTH}"), load_ceiling(ACCURACY / "ceiling.toml", "rival")
    if aims is None or ceiling is None:
        raise GoldError(
            "no aims or no second annotator.", where=str(ACCURACY), todo="Restore them from version control."
        )
    page = write_page(
        inside,
        load_public(ACCURACY / "public.json"),
        aims=aims,
        public_aims=load_public_aims(ACCURACY / "aims.toml"),
        ceiling=ceiling,
        linking_aims=load_aims(ACCURACY / "aims.toml", "linking.linking"),
        breaches_aims=load_aims(ACCURACY / "aims.toml", "breaches.breaches"),
        analysis=(ACCURACY / "error_analysis.md").read_text(encoding="utf-8"),
    )
    (REPO / "docs" / "accuracy.md").write_text(page, encoding="utf-8")
    readme = REPO / "README.md"
    readme.write_text(write_readme(readme.read_text(encoding="utf-8"), inside, ceiling), encoding="utf-8")
    print("written: docs/accuracy.md, README.md")


if __name__ == "__main__":
    main()
