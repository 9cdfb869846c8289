"""What a word of saying governs: the clause, infinitive, object or prepositional phrase that is its content.

In: the index of a cue. Out: the tokens of its content, further words of the cue, and the name of the form. Thresholds
are shares of a word's uses in tagged texts (``reference/saying_words``): the looser the grammar, the surer the word
has to be. They were set on news of 2016 (docs/decisions/0008-attribution.md).
"""

from collections.abc import Iterable
from typing import NamedTuple

from truceline.claims.view import View
from truceline.reference.saying_words import SayingWord

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSE_SHARE = 0.3
INFINITIVE_SHARE = 0.5
PREPOSITION_SHARE = 0.5
OBJECT_SHARE = 0.7
NOUN_SHARE = 0.5
OBJECTS = ("dobj", "attr", "oprd", "acomp")
TOPICS = ("for", "of", "about", "against", "on", "to", "as")  # "called for", "warned of", "spoke about", "referred to"
CHARGES = ("of", "for", "as")  # "accused X of", "blamed X for", "described X as"
ADDRESSED = frozenset(
    "tell inform email ask warn urge remind interview address thank call question notify brief".split()
)
CONTRAST = frozenset(("while", "whereas", "although", "though", "but"))
PUNCTUATION = frozenset((",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH"))
PARENTHETIC = ("parataxis", "ccomp", "dep", "advcl")


class Complement(NamedTuple):
    """The content of a cue; ``more`` are tokens that belong to the cue ("called *for*")."""

    form: str
    content: frozenset[int]
    more: tuple[int, ...] = ()


def verb_complement(view: View, index: int, word: SayingWord) -> Complement | None:
    """Return what a verb says, thinks or wants; ``None`` where nothing of that form stands with it."""
    clauses, infinitives = view.children(index, "ccomp"), view.children(index, "xcomp")
    talks = word.sense == "communication"
    if clauses and word.share >= CLAUSE_SHARE and (word.that or talks):
        return Complement("clause", _under(view, clauses))
    if not infinitives and not view.children(index, *OBJECTS) and word.share >= CLAUSE_SHARE:
        inserted = _inserted(view, index) if word.sense in ("communication", "cognition") else None
        if inserted is not None:
            return inserted
    if infinitives and word.share >= INFINITIVE_SHARE:
        passive = view.children(index, "nsubjpass")
        return Complement("passive" if passive else "infinitive", _under(view, [*passive, *infinitives]))
    return _object(view, index, word) or (_topic(view, index) if talks and word.share >= PREPOSITION_SHARE else None)


def _object(view: View, index: int, word: SayingWord) -> Complement | None:
    objects = view.children(index, *OBJECTS)
    if not objects or word.share < OBJECT_SHARE or word.sense not in ("communication", "emotion"):
        return None
    charges = [p for p in view.children(index, "prep") if view.low[p] in CHARGES]
    if word.lemma in ADDRESSED and not charges and len(objects) < 2:
        return None  # "told reporters": the object hears it
    return Complement("object", _under(view, [*objects, *charges]))


def _topic(view: View, index: int) -> Complement | None:
    for prep in view.children(index, "prep"):
        if view.low[prep] in TOPICS and view.children(prep, "pobj", "pcomp"):
            return Complement("topic", _under(view, [prep]) - {prep}, (prep,))
    return None


def _inserted(view: View, index: int) -> Complement | None:
    """Read "Two soldiers, the army said, were killed", "as the army says": the clause around the cue."""
    token = view.tokens[index]
    if token.dep not in PARENTHETIC or token.head == index or view.child(index, *SUBJECTS) is None:
        return None
    own = view.subtree(index)
    words = sorted(without_marks(view, own))
    mark = view.child(index, "mark")
    if not (mark is not None and view.low[mark] == "as") and not _between_commas(view, words[0], words[-1]):
        return None
    return Complement("inserted", frozenset(view.subtree(token.head)) - frozenset(own))


def _between_commas(view: View, first: int, last: int) -> bool:
    sentence = view.sentence(first)
    stops = (",", "--", "–", "—", "-")
    return (
        first > sentence.first
        and view.low[first - 1] in (*stops, "”", '"', "''")
        and (last + 1 >= sentence.last or view.low[last + 1] in (*stops, ".", "”") or view.low[last] in (",", "."))
    )


def noun_complement(view: View, index: int, word: SayingWord) -> Complement | None:
    """Return what a noun of saying has in it: "the claim that ...", "a promise to ..."."""
    if word.share < NOUN_SHARE:
        return None
    for kid in view.children(index, "acl", "ccomp", "relcl"):
        mark = view.child(kid, "mark")
        if mark is not None and view.low[mark] == "that":
            return Complement("noun that", _under(view, [kid]))
    for kid in view.children(index, "acl"):
        if view.tokens[kid].tag == "VB":
            return Complement("noun to", _under(view, [kid]))
    return None


def according_to(view: View, index: int) -> tuple[int, Complement] | None:
    """Return the source of "according to X", "per X" and the clause that it stands in."""
    to = index if view.low[index] == "per" else view.child(index, "prep")
    source = view.child(to, "pobj") if to is not None else None
    if to is None or source is None:
        return None
    own = frozenset(view.subtree(index))
    head, sentence = view.tokens[index].head, view.sentence(index)
    clause = view.subtree(head) if head != index else range(sentence.first, sentence.last)
    return source, Complement("according", frozenset(clause) - own, (to,))


def without_marks(view: View, tokens: Iterable[int]) -> frozenset[int]:
    """Return the tokens that are words."""
    return frozenset(t for t in tokens if view.tokens[t].tag not in PUNCTUATION)


def _under(view: View, heads: Iterable[int]) -> frozenset[int]:
    return frozenset(t for head in heads for t in view.subtree(head)) - _contrasts(view, heads)


def _contrasts(view: View, heads: Iterable[int]) -> frozenset[int]:
    """Return clauses with "while" at the end of what is said: they tell what somebody else says or does."""
    out: set[int] = set()
    for head in heads:
        for clause in view.children(head, "advcl"):
            mark = view.child(clause, "mark")
            if clause > head and mark is not None and view.low[mark] in CONTRAST and view.low[mark - 1] == ",":
                out.update(view.subtree(clause))
    return frozenset(out)
