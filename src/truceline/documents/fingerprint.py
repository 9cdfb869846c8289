"""What is kept of a document's words to find its copies among many: hashes of runs of words, and keys to look up by.

Document in, ``Fingerprint`` out; what two of them share is told by ``model.origin.resemblance`` and ``containment``.
The hashes are the least of all (Broder 1997); the keys are bands of a MinHash made by one permutation, empty bins
filled from full ones (Li, Owen, Zhang 2012; Shrivastava 2017). No library: see decision 0013.
"""

from hashlib import blake2b

from truceline.model.document import Document
from truceline.model.origin import SHINGLES_KEPT, Fingerprint
from truceline.reference.wording import report_words

SHINGLE = 3  # words: two are shared by any two reports of one fight, five by few light rewrites
HASH_BYTES = 6  # 48 bits: exact in JSON and in every database
BANDS = 24  # with ROWS: of pairs that share .55 of their runs and more all were met, of those that share a tenth one in
ROWS = 3  #          thirty (decision 0013)
BINS = BANDS * ROWS


def fingerprint(document: Document, *, banded: bool = True) -> Fingerprint:
    """Return the fingerprint of a document, with its bands or without; one without words has no shingles and none."""
    words = report_words(document.text)
    hashes = _hashes(words)
    return Fingerprint(
        document=document.id,
        words=len(words),
        shingles=tuple(sorted(hashes)[:SHINGLES_KEPT]),
        bands=_bands(hashes) if hashes and banded else (),
    )


def _hashes(words: tuple[str, ...]) -> frozenset[int]:
    """Hash every run of words; a text shorter than one run is a run."""
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 1 if words else 0))}
    return frozenset(_hash(run) for run in runs)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest(), "big")


def _bands(hashes: frozenset[int]) -> tuple[str, ...]:
    """Return a key for every band: its number and the least hashes of its bins."""
    bins: list[int | None] = [None] * BINS
    for value in hashes:
        place = value % BINS
        held = bins[place]
        if held is None or value < held:
            bins[place] = value
    full = [held if held is not None else _borrowed(bins, place) for place, held in enumerate(bins)]
    return tuple(
        f"{band:02d}{_hash('/'.join(map(str, full[band * ROWS : (band + 1) * ROWS]))):012x}" for band in range(BANDS)
    )


def _borrowed(bins: list[int | None], place: int) -> int:
    """Fill an empty bin from the first full one of a fixed random order of its own: the same for like texts."""
    tries = 0
    while True:
        held = bins[_hash(f"{place}.{tries}") % BINS]
        if held is not None:
            return held
        tries += 1
