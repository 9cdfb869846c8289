"""Copy the reporting verbs, hedges and quantity words of ``../shared/facts/actors`` to ``reference/data/cues.tsv``.

usage: python scripts/build_cues.py [--shared ../shared]
"""

import argparse
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/truceline/reference/data"


def main() -> None:
    """Copy the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    source = parser.parse_args().shared / "facts/actors/cues.tsv"
    (DATA / "cues.tsv").write_bytes(source.read_bytes())


if __name__ == "__main__":
    main()
