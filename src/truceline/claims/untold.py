"""Words about an act that tell none: what is asked for, warned against, given up, asked about, or left unsaid.

"Called on it to stop shelling" tells of no shelling; "did not say that it broke the truce" alleges nothing.
In: a trigger word or an attribution. Out: whether the act is told at all.
"""

from collections.abc import Iterator

from truceline.claims.spoken import Attribution
from truceline.claims.view import View

ASKS = frozenset(  # to ask is of what shall be; of a gerund, of what shall not ("warned against breaking it")
    "call calls called calling urge urges urged urging ask asks asked asking appeal appeals appealed appealing demand "
    "demands demanded demanding order orders ordered ordering instruct instructs instructed beg begs begged implore "
    "implores implored plead pleads pleaded press presses pressed pressing request requests requested invite invites "
    "invited exhort exhorts exhorted warn warns warned warning caution cautions cautioned advise advises advised tell "
    "tells told telling remind reminds reminded plea pleas".split()
)
ASKING_PREPS = frozenset(("on", "upon", "for", "against"))
STOPS = frozenset("stop stops stopped stopping cease ceases ceased ceasing quit quits halt halts halted".split())
KEEPS_FROM = STOPS | frozenset(
    "refrain refrains refrained refraining desist desists desisted abstain abstains abstained prevent prevents "
    "prevented keep keeps kept prohibit prohibits prohibited bar bars barred".split()
)
RELUCTANT = STOPS | frozenset(
    "decline declines declined declining refuse refuses refused refusing refrain refrains refrained refraining avoid "
    "avoids avoided avoiding hesitate hesitates hesitated fall falls fell falling fail fails failed failing".split()
)
NOBODY = frozenset(("nobody", "none", "neither", "no"))
ONLY = frozenset(("only", "just", "merely", "simply"))
WHO = frozenset(("who", "which", "what"))
INNER = ("xcomp", "pcomp", "pobj", "prep", "dobj", "advmod", "acl", "attr", "acomp")


def is_asked_for(view: View, index: int) -> bool:
    """Say whether an act is what somebody is asked or warned to do or to leave, or ordered in so many words.

    "Called on India to stop shelling", "warned it against breaking the truce", "“Stop shelling”".
    """
    return _is_imperative(view, index) or any(
        _is_imperative(view, head) or _asks(view, head, below) for head, below in _above(view, index)
    )


def _above(view: View, index: int) -> Iterator[tuple[int, int]]:
    """Yield the words that a word hangs on within its clause, each with the one below it."""
    while view.tokens[index].head != index and _is_inner(view, index):
        below, index = index, view.tokens[index].head
        yield index, below


def _is_inner(view: View, index: int) -> bool:
    token = view.tokens[index]
    if token.dep == "advcl":
        return token.tag == "VB"  # "called on it to stop", hung on the verb as a purpose
    return token.dep in INNER or (token.dep == "conj" and token.tag in ("VB", "VBG", "NN", "NNS"))


def _asks(view: View, head: int, below: int) -> bool:
    if view.low[head] not in ASKS:
        return False
    under = view.tokens[below]
    infinitive = under.tag == "VB" and any(view.low[kid] == "to" for kid in view.kids[below])
    return infinitive or (under.dep == "prep" and view.low[below] in ASKING_PREPS)


def _is_imperative(view: View, index: int) -> bool:
    """Say whether a verb is an order: a bare form without a subject or a word of its mood."""
    token = view.tokens[index]
    deps = {view.tokens[kid].dep for kid in view.kids[index]}
    bare = token.tag == "VB" and token.dep in ("ROOT", "ccomp")
    return bare and deps.isdisjoint(("nsubj", "nsubjpass", "csubj", "expl", "aux", "mark"))


def addressed(view: View, cue: int) -> int | None:
    """Return whom somebody asks, tells or warns: "warned *Pakistan* that", "called on *Pakistan* to"."""
    if view.low[cue] not in ASKS:
        return None
    direct = view.child(cue, "dobj", "dative")
    if direct is not None:
        return direct
    preps = (prep for prep in view.children(cue, "prep") if view.low[prep] in ("on", "upon", "to"))
    return next((head for prep in preps if (head := view.child(prep, "pobj")) is not None), None)


def is_given_up(view: View, index: int) -> bool:
    """Say whether an act is what somebody stops or is kept from; who "has not stopped" goes on."""
    token = view.tokens[index]
    if token.dep == "xcomp" and view.low[token.head] in STOPS:
        return not is_negated(view, token.head)
    if token.dep == "pcomp" and view.low[token.head] == "from":
        verb = view.tokens[token.head].head
        return view.low[verb] in KEEPS_FROM and not is_negated(view, verb)
    return False


def is_asked_about(view: View, index: int) -> bool:
    """Say whether a clause only asks who did it ("it is not known who broke the truce")."""
    subject = view.child(index, "nsubj", "nsubjpass")
    if subject is None or view.tokens[index].dep in ("relcl", "acl"):
        return False
    words = {view.low[subject], *(view.low[kid] for kid in view.children(subject, "det"))}
    return bool(words & WHO)


def is_unsaid(view: View, attribution: Attribution) -> bool:
    """Say whether a cue only tells what was not said: "did not say", "stopped short of accusing", "refused to say".

    Of a word of denying it says nothing: who does not deny it owns up.
    """
    cue = attribution.cue
    if attribution.kind == "deny":
        return False
    if is_asked_for(view, cue):
        return True  # "called on it to explain why": it has not
    unsaid = is_negated(view, cue) or any(view.low[kid] == "nothing" for kid in view.children(cue, "dobj"))
    for head, below in _above(view, cue):
        if view.tokens[below].dep == "conj" and not _or(view, head):
            break
        if view.low[head] == "without" or (view.low[head] in ("has", "have", "had") and _yet(view, head)):
            return True
        unsaid ^= is_negated(view, head) ^ (view.low[head] in RELUCTANT)
    return unsaid


def _or(view: View, head: int) -> bool:
    return any(view.low[kid] in ("or", "nor") for kid in view.children(head, "cc"))


def _yet(view: View, head: int) -> bool:
    return any(view.low[kid] == "yet" for kid in view.children(head, "advmod"))


def is_negated(view: View, index: int) -> bool:
    """Say whether a verb is negated, or nobody is its subject; who "not only said" it said it."""
    for kid in view.kids[index]:
        if view.tokens[kid].dep == "neg" and view.low[kid + 1 : kid + 2] not in [(word,) for word in ONLY]:
            return True
    subject = view.child(index, "nsubj", "nsubjpass")
    return subject is not None and bool({view.low[k] for k in (subject, *view.kids[subject])} & NOBODY)
