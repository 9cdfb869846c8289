"""Which times and places of a sentence are those of an act, and which of something else that the sentence tells.

"Shops were shut on Sunday as the officer who fell on Friday was buried": Friday is the act's, Sunday is not. What hangs
on an act, or on no verb at all, is kept for every act of the sentence; what hangs on another verb only where nothing
else is told.
"""

from collections.abc import Sequence
from typing import TypeVar

from truceline.claims.view import View
from truceline.model.mention import PlaceMention, TimeMention

M = TypeVar("M", TimeMention, PlaceMention)
POINTED = ("site", "settlement")
CARRIERS = frozenset(  # verbs that only carry the noun of an act: "took place", "came under fire"
    "be is are was were been took take takes taken place occurred happened happens occur began begun started broke "
    "came come comes lasted continued resumed went gone erupted reported heard seen saw according following".split()
)


def held_by_acts(view: View, told: Sequence[M]) -> list[M]:
    """Return the mentions that hang on acts, else all of them; the province that a village lies in goes with it."""
    held = [m for m in told if not of_other_verb(view, m)]
    return [m for m in told if m in held or _is_wide(m)] if held else list(told)


def _is_wide(mention: TimeMention | PlaceMention) -> bool:
    place = mention.place if isinstance(mention, PlaceMention) else None
    return place is not None and place.precision not in POINTED


def of_other_verb(view: View, mention: TimeMention | PlaceMention) -> bool:
    """Say whether a mention hangs on a verb that is no act and does not carry one."""
    index = view.token_at(mention.span.end - 1)
    if index is None:
        return False
    for above in [index, *view.ancestors(index)]:
        if above in view.event_at:
            return False
        if view.tokens[above].tag.startswith("VB"):
            return view.low[above] not in CARRIERS and not _near_act(view, above)
    return False


def _near_act(view: View, verb: int) -> bool:
    """Say whether an act stands in the verb's own clause: its object, what it is done with, or joined to it."""
    kids = view.children(verb, "dobj", "nsubj", "nsubjpass", "conj", "xcomp", "advcl", "prep", "ccomp")
    if any(i in view.event_at for kid in kids for i in (kid, *_nouns(view, kid))):
        return True
    head = view.tokens[verb].head
    return head != verb and head in view.event_at and view.tokens[verb].dep in ("conj", "xcomp", "advcl")


def _nouns(view: View, index: int) -> list[int]:
    """Return the words right under a phrase, without the clauses that hang on it."""
    return [k for k in view.kids[index] if view.tokens[k].dep in ("pobj", "compound", "amod", "prep", "dobj")]
