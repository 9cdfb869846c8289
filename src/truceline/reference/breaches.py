"""The words that allege or deny a breach of an agreement where the table of acts does not know them as one.

They are too weak to make a claim of an incident ("29 violations were recorded"), and enough for an allegation.
"""

from functools import cache

from truceline.reference.acts import ActCue, ActTable, compile_cue
from truceline.reference.tables import read_table


@cache
def load_breach_cues() -> ActTable:
    """Open the packaged table: a row is a frame, a pattern with the notation of the acts, and an example."""
    rows = read_table("breach_cues.tsv")
    return ActTable(tuple(ActCue("violated_agreement", row["frame"], compile_cue(row["pattern"])) for row in rows))
