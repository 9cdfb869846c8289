"""The words for those who speak, and the verbs of many senses that report only with a content of their own.

The table ``speaker_words.tsv`` is written by hand: ``word``, ``kind`` (a field of ``SpeakerWords``), ``source``.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from truceline.reference.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """The words by kind, lower case; a word may be of several kinds.

    ``account_nouns`` have an owner who tells it ("the army's version"); ``bare_bodies`` and ``bare_offices`` mean
    whoever spoke last ("the ministry"); ``loaded_verbs`` report only with a clause, or with a figure for an object
    ("put", "found"); ``senses`` are verbs of residents and ``watchers`` ("heard", "saw"); ``plural_parties`` speak
    for every side ("both sides"); ``continuing_verbs`` go on with the speech of the one before ("added").
    """

    account_nouns: frozenset[str]
    bare_bodies: frozenset[str]
    bare_offices: frozenset[str]
    bodies: frozenset[str]
    continuing_verbs: frozenset[str]
    loaded_verbs: frozenset[str]
    local_people: frozenset[str]
    media: frozenset[str]
    officials: frozenset[str]
    plural_parties: frozenset[str]
    residents: frozenset[str]
    senses: frozenset[str]
    sources: frozenset[str]
    spokesmen: frozenset[str]
    watchers: frozenset[str]


@cache
def load_speaker_words() -> SpeakerWords:
    """Open the packaged table."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in read_table("speaker_words.tsv"):
        kinds[row["kind"]].add(row["word"])
    return SpeakerWords(**{kind: frozenset(words) for kind, words in kinds.items()})
