"""What a speaker calls an act that it has just told: "..., calling it a violation", "..., and called this a breach".

Nobody calls its own deed a breach: such a verdict on "it", "this", "the attack" at the end of what is reported is that
of who reports, though the participle hangs on the verb of the act. And the breach is that of who did the act.
In: the view of a document and the index of a cue or of a word for a breach. Out: indexes of tokens.
"""

from collections.abc import Iterator

from truceline.claims.act_nouns import is_noun
from truceline.claims.view import SUBJECTS, View
from truceline.model.mention import EventMention
from truceline.reference.cues import report_verb_forms

REPROACHES = frozenset(  # what nobody calls its own deed
    "violation violations breach breaches infringement contravention aggression provocation provocations crime crimes "
    "atrocity massacre terrorism escalation treachery betrayal violated violates violating breached breaches breaching "
    "broke broken breaking".split()
)
POINTERS = frozenset(("it", "this", "that", "them", "these", "those", "which"))
POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
NEGATIONS = frozenset(("not", "n't", "no", "never", "neither", "nothing"))
HANGS = ("advcl", "acl", "conj", "xcomp", "dep", "ccomp", "pcomp")
INSERTED = ("parataxis", "ccomp", "dep", "advcl")
ACTS = (  # what a breach is made of
    "attacked fired_first entered_territory overflew killed wounded damaged captured advanced fortified deployed "
    "clashed".split()
)
DEEPEST = 6  # verbs between a verdict and the cue of what it ends


def reporter(view: View, cue: int) -> int | None:
    """Return the verb of saying whose subject gives a verdict without a subject of its own; ``None`` for another cue.

    "Y said X fired at its posts, calling it a violation" -> "said"; "X struck Y, calling it a reply" -> ``None``.
    """
    token = view.tokens[cue]
    if token.dep not in HANGS or token.tag not in ("VBG", "VBD", "VBN") or view.child(cue, *SUBJECTS) is not None:
        return None
    if not (_blames_the_doer(view, cue) or _passes_verdict(view, cue)):
        return None
    above = list(view.ancestors(cue))[:DEEPEST]
    over = next((i for i in above if _reports(view, i)), None)
    return over if over is not None else next((i for verb in above for i in _inserted(view, verb, cue)), None)


def _reports(view: View, index: int) -> bool:
    return (
        view.low[index] in report_verb_forms()
        and view.tokens[index].tag.startswith("VB")
        and view.child(index, *SUBJECTS) is not None
    )


def _inserted(view: View, verb: int, cue: int) -> Iterator[int]:
    """Yield the verb of "X fired at Y, the ministry said, calling it ..." where it hangs below that of the act."""
    yield from (k for k in view.children(verb, *INSERTED) if k < cue and _reports(view, k))


def _passes_verdict(view: View, cue: int) -> bool:
    """Say whether the words of a cue call what was told before a breach, or say that it is one."""
    below = [i for i in view.subtree(cue) if i > cue]
    reproach = next((i for i in below if view.low[i] in REPROACHES), None)
    if reproach is None or any(view.low[i] in NEGATIONS for i in below if i < reproach):
        return False
    return any(_points(view, i) for i in below if i < reproach) and _is_predicate(view, reproach, cue)


def _is_predicate(view: View, index: int, cue: int) -> bool:
    """Tell "called it (an act of) aggression", "as a breach" from "called it a reply to a breach"."""
    for above in [index, *view.ancestors(index)]:
        if above == cue:
            break
        if view.tokens[above].dep == "prep" and view.low[above] not in ("as", "of"):
            return False
    return True


def _points(view: View, index: int) -> bool:
    """Say whether a word stands for what was told: "it", "this", "the attack"."""
    if view.low[index] in POINTERS:
        return True
    if index not in view.event_at or not is_noun(view, index):
        return False
    return any(view.low[k] in POINTING for k in view.children(index, "det")) or view.tokens[index].tag == "VBG"


def _blames_the_doer(view: View, cue: int) -> bool:
    """Say whether an accusation is of who did what was told before, named again or as "it"."""
    if report_verb_forms().get(view.low[cue]) != "accuse":
        return False
    blamed = view.child(cue, "dobj")
    if blamed is None or view.low[blamed] in ("it", "them"):
        return blamed is not None
    doer = next((s for i in view.ancestors(cue) for s in view.children(i, *SUBJECTS)), None)
    return doer is not None and bool(_countries(view, doer) & _countries(view, blamed))


def _countries(view: View, head: int) -> set[str]:
    mentions = (view.actor_at.get(i) for i in view.subtree(head))
    return {m.actor.side for m in mentions if m is not None and m.actor is not None}


def judged_acts(view: View, breach: int) -> Iterator[EventMention]:
    """Yield what a word for a breach is said of: "calling *it* a breach", "in *what* it called a violation".

    An act that is named there comes first ("branding *the strike* a breach"), then the one that was told before and
    that it stands for. Nothing where the word is said of no act of the sentence.
    """
    verbs = (i for i in view.ancestors(breach) if view.tokens[i].tag.startswith("VB") and not is_noun(view, i))
    cue = next(verbs, None)
    if cue is None or not _is_predicate(view, breach, cue) or not _of_what_was_told(view, cue, breach):
        return
    named = next((view.event_at[i] for i in range(cue + 1, breach) if i in view.event_at), None)
    told = next((event for above in view.ancestors(cue) for event in _told_at(view, above, cue)), None)
    yield from (event for event in (named, told) if event is not None and event.act in ACTS)


def _of_what_was_told(view: View, cue: int, breach: int) -> bool:
    """Say whether a breach is said of "it", "the attack", or in "what it called", "which it called"."""
    before = [view.low[k] for k in view.kids[cue] if k < cue]
    of_a_thing = view.tokens[cue].dep == "relcl" and not any(word in ("who", "whom") for word in before)
    return of_a_thing or "what" in before or any(_points(view, i) for i in range(cue + 1, breach))


def _told_at(view: View, verb: int, before: int) -> Iterator[EventMention]:
    """Yield the act that a verb tells or has for its object; fire that is returned is nobody's breach."""
    heads = [verb, *(k for k in view.children(verb, "dobj", "xcomp") if k < before)]
    told = (view.event_at[i] for i in heads if i in view.event_at)
    yield from (event for event in told if event.act != "returned_fire")


def blamed(view: View, cue: int) -> list[int]:
    """Return whom an accusation is of: its object; of "it" at the end of what is reported, who did the act.

    Of an act that is condemned it is who does it, not whose posts it was aimed at; of one that is "blamed on X", X.
    """
    heads = view.children(cue, "dobj")
    if any(view.low[head] in ("it", "them") for head in heads) and reporter(view, cue) is not None:
        doer = next((s for i in view.ancestors(cue) for s in view.children(i, *SUBJECTS)), None)
        return [doer] if doer is not None else heads
    acts = [head for head in heads if head in view.event_at]
    return (_blamed_on(view, cue, acts) or [o for head in acts for o in _whose(view, head)]) if acts else heads


def _blamed_on(view: View, cue: int, acts: list[int]) -> list[int]:
    """Read "blamed the shelling of its post on X", where the parse may hang X on the shelling or the post: the last."""
    if not view.low[cue].startswith("blam"):
        return []
    below = sorted({*view.children(cue, "prep"), *(i for act in acts for i in view.subtree(act))}, reverse=True)
    return [head for prep in below if view.low[prep] == "on" for head in view.children(prep, "pobj")]


def _whose(view: View, act: int) -> list[int]:
    named = [k for k in view.children(act, "poss", "amod", "compound", "nmod") if k in view.actor_at]
    agents = (p for p in view.children(act, "prep", "agent") if view.low[p] == "by")
    return named + [head for prep in agents for head in view.children(prep, "pobj")]
