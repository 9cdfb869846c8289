"""Count in how many sets of texts a word stands, to tell words of any fight from words of one.

usage: python scripts/build_common_words.py

In: the cases of ``cases/train`` (each case one set, however many reports tell it) and the texts of
``cases/background`` and ``cases/distractors`` (each text one set). Out:
``src/truceline/reference/data/common_words.tsv`` with the words that two sets or more have; a word that is not listed
stands in one at most.
"""

from collections import Counter
from pathlib import Path

from truceline.reference.common_words import stems

REPO = Path(__file__).parents[1]
TABLE = REPO / "src" / "truceline" / "reference" / "data" / "common_words.tsv"
LEAST = 2  # sets


def sets_of_texts() -> list[list[str]]:
    cases = sorted(path for path in (REPO / "cases" / "train").iterdir() if path.is_dir())
    alone = sorted([*(REPO / "cases" / "background").glob("*.txt"), *(REPO / "cases" / "distractors").glob("*.txt")])
    files = [sorted(case.glob("*.txt")) for case in cases] + [[file] for file in alone]
    return [[file.read_text(encoding="utf-8") for file in group] for group in files]


def main() -> None:
    groups = sets_of_texts()
    sets = Counter(stem for group in groups for stem in {stem for text in group for stem in stems(text)})
    rows = [f"{stem}\t{count}" for stem, count in sorted(sets.items()) if count >= LEAST]
    TABLE.write_text("\n".join(["word\tsets", f"\t{len(groups)}", *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} words of {len(groups)} sets in {TABLE.relative_to(REPO)}")


if __name__ == "__main__":
    main()
