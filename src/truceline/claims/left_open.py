"""What a sentence only asks, or speaks of as not known: "did not say who had fired", "was unaware of any clash".

Neither is an assertion, nor a denial. In: the view of a document and the index of a word for an act.
"""

from collections.abc import Iterator

from truceline.claims.counts import LOSS_ACTS
from truceline.claims.view import SUBJECTS, View

WHO = frozenset(("who", "whom", "whose"))
DETERMINERS = frozenset(("which", "what", "whose"))
PARTIES = frozenset("side sides party parties army force forces group groups unit units country country's".split())
REPORTS = frozenset("reports allegations claims complaints accusations rumours rumors accounts".split())
HAVING = frozenset(
    "seen saw see received receive receives got heard read aware examining examined studying reviewing reviewed "
    "checking checked investigating investigated following monitoring".split()
)
CIRCUMSTANCE = frozenset(("when", "where", "why", "how"))
ASKED = ("ccomp", "csubj", "csubjpass", "pcomp", "xcomp", "acl", "dep", "advcl", "nsubj", "parataxis")
NEGATIONS = frozenset(("not", "n't", "no", "never", "neither", "nor", "nobody", "none", "nothing", "cannot"))
UNKNOWING = frozenset(  # verbs and adjectives that leave a question open
    "unaware ignorant unclear unknown uncertain unsure unable undetermined refused refuses refusing declined declines "
    "declining".split()
)
ASKING = frozenset(  # what asks who did it, and takes for granted that it was done
    "asked asks asking wondered inquired investigating investigated investigate determine establish clarify".split()
)
KNOWING = frozenset(  # verbs and adjectives that leave a question open
    "unaware ignorant unclear unknown uncertain unsure unable undetermined refused refuses refusing declined declines "
    "declining without asked asks asking wondered inquired investigating investigated investigate determine establish "
    "clarify".split()
)
KNOWING = frozenset("aware informed knowledge information heard knew know known".split())
UNAWARE = frozenset(("unaware", "ignorant"))
KEPT_FACTS = (*LOSS_ACTS, "damaged")  # of which "did not say how" takes nothing back
CLAUSES_UP = 3


def is_left_open(view: View, index: int, act: str) -> bool:
    """Say whether the act is only asked about, is what somebody does not know of, or only has reports of."""
    return _asked(view, index, act) or _not_known_of(view, index) or _only_reported(view, index)


def _only_reported(view: View, index: int) -> bool:
    """Read "had seen reports that both sides had fired": others' words, which who has them does not make its own."""
    for above in list(view.ancestors(index))[:4]:
        if view.low[above] not in REPORTS:
            continue
        token = view.tokens[above]
        verb = view.tokens[token.head].head if token.dep == "pobj" else token.head
        return token.dep in ("dobj", "pobj") and view.low[verb] in HAVING
    return False


def _asked(view: View, index: int, act: str) -> bool:
    """Read "did not say who had fired", "which side broke the truce was not clear", "did not say why Israel struck"."""
    for clause in _clauses(view, index):
        head = view.tokens[clause].head
        if view.tokens[clause].dep not in ASKED or head == clause:
            continue
        if _left_open(view, head, UNKNOWING | ASKING) and any(_asks_who(view, k) for k in view.kids[clause]):
            return True
        how = any(view.low[k] in CIRCUMSTANCE for k in view.children(clause, "advmod", "mark"))
        if how and act not in KEPT_FACTS and _left_open(view, head, UNKNOWING):
            return True
    return False


def _asks_who(view: View, subject: int) -> bool:
    """Say whether a subject is "who", "which side", "which of them"; a thing ("what weapon") is no doer."""
    if view.tokens[subject].dep not in SUBJECTS:
        return False
    if view.low[subject] in WHO:
        return True
    asked = view.low[subject] in DETERMINERS or any(view.low[k] in DETERMINERS for k in view.kids[subject])
    of_them = any(view.low[k] == "of" for k in view.kids[subject])
    return asked and (view.low[subject] in PARTIES or of_them)


def doer_left_open(view: View, number: int) -> int | None:
    """Return the verb of a sentence that says that nobody says who did it ("did not *say* who had fired")."""
    sentence = view.annotated.sentences[number]
    for index in range(sentence.first, sentence.last):
        token = view.tokens[index]
        if not _asks_who(view, index):
            continue
        head = view.tokens[token.head].head
        if view.tokens[token.head].dep in ASKED and head != token.head and _left_open(view, head, UNKNOWING | ASKING):
            return head
    return None


def _clauses(view: View, index: int) -> Iterator[int]:
    """Yield the verbs of the clauses around a word, the nearest first, up to the one that is said."""
    verbs = [i for i in (index, *view.ancestors(index)) if view.tokens[i].tag.startswith(("VB", "MD")) or i == index]
    for verb in verbs[:CLAUSES_UP]:
        yield verb
        if view.tokens[verb].dep in ("relcl", "ccomp", "ROOT"):
            return


def _left_open(view: View, head: int, words: frozenset[str]) -> bool:
    """Say whether the verb or adjective that a question hangs on is negated, or one of the words."""
    around = [head, *list(view.ancestors(head))[:1]]
    if view.low[around[-1]] == "without":
        return True  # "without saying who"
    return any(view.low[k] in NEGATIONS or view.low[k] in words for i in around for k in (i, *view.kids[i]))


def _not_known_of(view: View, index: int) -> bool:
    """Read "is unaware of any clash", "has no information about an attack", "did not know of"."""
    below = index
    for above in list(view.ancestors(index))[:4]:
        word = view.low[above]
        if word in UNAWARE | KNOWING and not _is_known(view, below):
            return False  # "not heard of *since* the attack"
        if word in UNAWARE:
            return True
        if word in KNOWING:
            holders = [above, view.tokens[above].head]
            return any(view.low[k] in NEGATIONS for i in holders for k in view.kids[i])
        if view.tokens[above].dep in ("ccomp", "ROOT", "relcl") and not _complements(view, above):
            return False
        below = above
    return False


def _is_known(view: View, index: int) -> bool:
    """Say whether words stand for what is known: "of X", "about X", a clause, an object."""
    token = view.tokens[index]
    of_it = token.dep == "prep" and view.low[index] in ("of", "about", "on", "regarding", "concerning")
    return of_it or token.dep in ("ccomp", "acl", "dobj", "pcomp", "dep")


def _complements(view: View, index: int) -> bool:
    """Say whether a clause is what a word of knowing has: "no information that its troops had fired"."""
    return view.tokens[index].dep != "ROOT" and view.low[view.tokens[index].head] in KNOWING | UNAWARE
