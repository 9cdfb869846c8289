"""Copy the tables of ``../shared/facts/actors`` that are packaged as they are: words of reporting and hedging, weapons.

usage: python scripts/build_copies.py [--shared ../shared]
"""

import argparse
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/truceline/reference/data"
TABLES = ("cues.tsv", "weapons.tsv")


def main() -> None:
    """Copy the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    source = parser.parse_args().shared / "facts/actors"
    for table in TABLES:
        (DATA / table).write_bytes((source / table).read_bytes())


if __name__ == "__main__":
    main()
