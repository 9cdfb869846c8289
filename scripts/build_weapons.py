"""Copy the terms, aliases and classes of weapons of ``../shared/facts/actors`` to ``reference/data/weapons.tsv``.

usage: python scripts/build_weapons.py [--shared ../shared]
"""

import argparse
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/truceline/reference/data"


def main() -> None:
    """Copy the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    source = parser.parse_args().shared / "facts/actors/weapons.tsv"
    (DATA / "weapons.tsv").write_bytes(source.read_bytes())


if __name__ == "__main__":
    main()
