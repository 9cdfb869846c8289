"""Acts that a sentence only recalls, to say when another was: "a day after two soldiers were killed, troops fired"."""

from truceline.claims.view import View

AFTER = frozenset(("after", "since"))
SPANS = frozenset(
    "second minute hour day night week month year seconds minutes hours days nights weeks months years".split()
)
CLAUSES = ("advcl", "pcomp")


def is_recalled(view: View, index: int) -> bool:
    """Say whether an act stands under "a day after", "hours after", and the sentence tells another act beside it.

    Where the sentence tells no other act ("three weeks after the attack, the clinic reopened"), it is what is told.
    """
    top = _under_after(view, index)
    if top is None:
        return False
    inside = set(view.subtree(top))
    sentence = view.sentence_of[index]
    return any(e.token not in inside for e in view.events_of.get(sentence, ()))


def _under_after(view: View, index: int) -> int | None:
    """Return the head of the phrase or clause that "after" opens, if a length of time stands before it."""
    chain = [index, *view.ancestors(index)]
    for above in chain:
        if view.tokens[above].dep in CLAUSES:
            mark = next((k for k in view.children(above, "mark", "prep") if view.low[k] in AFTER), None)
            if mark is not None and _timed(view, mark):
                return above
        opens = view.low[above] in AFTER and view.tokens[above].dep in ("prep", "mark") and above != index
        if opens and _timed(view, above):
            return above
    return None


def _timed(view: View, after: int) -> bool:
    return after > 0 and view.low[after - 1] in SPANS
