"""Which obligations an act would fall under if it was done, by the table ``act_duties.tsv``, each with why."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from truceline.model.truce import Obligation
from truceline.reference.tables import read_table

Falls = Literal["inside", "cannot_be_said"]
NONE = "-"


class Duty(NamedTuple):
    """An obligation that an act falls under, or may (``cannot_be_said``), and why. ``civilians``: only against them."""

    obligation: Obligation
    falls: Falls
    civilians: bool
    reason: str


@lru_cache(maxsize=1)
def load_act_duties() -> Mapping[str, tuple[Duty, ...]]:
    """Return the duties by act (of a claim or as observed); an act that falls under none has none.

    >>> [duty.obligation for duty in load_act_duties()["overflew"]], load_act_duties()["returned_fire"]
    (['no_overflight'], ())
    """
    found: dict[str, list[Duty]] = {}
    for row in read_table("act_duties.tsv"):
        held = found.setdefault(row["act"], [])
        if row["falls"] != "never":
            held.append(
                Duty(
                    obligation=cast(Obligation, row["obligation"]),
                    falls=cast(Falls, row["falls"]),
                    civilians=row["target"] == "civilians",
                    reason=row["reason"],
                )
            )
    return {act: tuple(duties) for act, duties in found.items() if act != NONE}
