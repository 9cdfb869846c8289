"""Take the agreements of ``facts/truces`` into ``reference/data/truces``, byte for byte, with their schema.

usage: python scripts/build_truces.py [--shared ../shared]

Their sources and ``verified`` marks stay as they are. A file that is at fault stops it. ``effects.tsv`` beside them is
written by hand: what the events of these files do to the terms, with the reason.
"""

import argparse
import sys
from pathlib import Path

from truceline.reference.ground import load_grounds
from truceline.reference.truces import check_truces

DATA = Path(__file__).parents[1] / "src/truceline/reference/data/truces"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = parser.parse_args().shared / "facts" / "truces"
    named = {path.name: path.read_bytes() for path in (*sorted(folder.glob("*.toml")), folder / "SCHEMA.md")}
    agreements = {name: data for name, data in named.items() if name.endswith(".toml")}
    faults = check_truces(agreements, load_grounds()).faults
    for fault in faults:
        print(fault, file=sys.stderr)
    if not agreements or faults:
        return 1
    DATA.mkdir(exist_ok=True)
    for old in DATA.glob("*.toml"):
        old.unlink()
    for name, data in named.items():
        (DATA / name).write_bytes(data)
    print(f"{len(agreements)} agreements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
