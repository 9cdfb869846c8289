"""The words that name an agreement, a monitoring or peacekeeping mission, or talks."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from truceline.reference.tables import read_table

# Words for a ceasefire, and for the text of an agreement of any kind: parts of patterns, in lower case.
CEASEFIRES = r"cease[- ]?fires?|truces?|armistices?|cessations? of hostilities|silence regimes?|regimes? of silence"
AGREEMENTS = r"agreements?|accords?|deals?|understandings?|arrangements?"
# Nouns for what was agreed, in the singular; "s" may follow: of a place where, or a day on which, it was agreed.
AGREED = (
    r"cease-?fire|truce|armistice|agreement|accord|deal|understanding|declaration|memorand(?:um|a)|treat(?:y|ies)|pact|"
    r"protocol|arrangement|commitment|undertaking|pledge|measure|road ?map"
)
TruceCueKind = Literal["ceasefire", "peace_agreement", "monitoring_mission", "peacekeeping", "talks"]


class TruceCue(NamedTuple):
    """A pattern and what it names."""

    kind: TruceCueKind
    pattern: re.Pattern[str]


@cache
def load_truce_cues() -> Sequence[TruceCue]:
    """Open the packaged table; the first row that fits words takes them."""
    return tuple(
        TruceCue(
            cast(TruceCueKind, row["kind"]),
            re.compile(rf"\b(?:{row['pattern']})(?!\w)", re.NOFLAG if row["case"] == "yes" else re.IGNORECASE),
        )
        for row in read_table("truce_cues.tsv")
    )
