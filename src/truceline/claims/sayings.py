"""Who says, thinks or wants what: source, cue and content of every attribution of a text, by its form alone.

In: the view of a parsed document. Out: sayings in the order of the text, as indexes of tokens. Whom the words of a
source name is read in ``speakers``; what claims make of a saying in ``attribution``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from truceline.claims.complements import (
    Complement,
    according_to,
    noun_complement,
    verb_complement,
    without_marks,
)
from truceline.claims.quotes import Quotes
from truceline.claims.verdicts import reporter
from truceline.claims.view import SUBJECTS, View
from truceline.model.span import Span
from truceline.model.statement import Attributed
from truceline.reference.cues import report_verb_forms
from truceline.reference.saying_words import SayingWord, saying_words

AUXILIARIES = ("aux", "auxpass", "neg", "prt")
LOOSE_SHARE = 0.3  # of the uses of a verb that only our own table has: it needs a clause
LATE = 6  # tokens that may follow a cue at the end: "said on Monday in a statement."
LONGEST_SOURCE = 12  # tokens
DEEPEST = 4  # verbs up from the cue to the one whose subject it shares


@cache
def all_verbs() -> Mapping[str, SayingWord]:
    """Return the verbs of saying, with those that reports of fighting say it with in other words ("put", "gave")."""
    known = saying_words("verb")
    loose = {form: SayingWord(form, "communication", LOOSE_SHARE, that=True, to=False) for form in report_verb_forms()}
    return {**loose, **known}


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution. ``head`` is the head of the source, ``None`` where no source is named.

    ``within`` says that the cue stands within a quotation: somebody's words about somebody's words.
    """

    cue: int
    head: int | None
    cues: tuple[int, ...]
    content: frozenset[int]
    form: str
    within: bool = False


@dataclass
class SayingFinder:
    """Find the sayings of one document; ``find`` gives all, ``of_sentence`` those whose cue is in one sentence."""

    view: View
    verbs: Mapping[str, SayingWord] = field(default_factory=all_verbs)
    nouns: Mapping[str, SayingWord] = field(default_factory=lambda: saying_words("noun"))

    @cached_property
    def _by_sentence(self) -> dict[int, list[Saying]]:
        view = self.view
        quotes = Quotes(view)
        drafts: dict[int, list[Saying]] = {}
        for number, sentence in enumerate(view.annotated.sentences):
            drafts[number] = [
                s
                for i in range(sentence.first, sentence.last)
                if (s := self._at(i, within=quotes.holds(i))) is not None
            ]
        return quotes.given_to(drafts)

    @cached_property
    def _reaching(self) -> dict[int, list[Saying]]:
        """Sayings by each sentence that their content reaches, other than that of the cue."""
        out: dict[int, list[Saying]] = {}
        for number, sayings in self._by_sentence.items():
            for saying in sayings:
                for other in sorted({self.view.sentence_of[i] for i in saying.content} - {number}):
                    out.setdefault(other, []).append(saying)
        return out

    def reaching(self, number: int) -> list[Saying]:
        """Return the sayings of other sentences whose words a sentence goes on with, or begins."""
        return self._reaching.get(number, [])

    def find(self) -> tuple[Saying, ...]:
        """Return every saying with a content."""
        return tuple(s for sayings in self._by_sentence.values() for s in sayings if s.content)

    def of_sentence(self, number: int) -> list[Saying]:
        """Return the sayings whose cue stands in a sentence; the content of some is empty."""
        return self._by_sentence[number]

    def _at(self, index: int, *, within: bool) -> Saying | None:
        view = self.view
        low, tag = view.low[index], view.tokens[index].tag
        if low in ("according", "per"):
            pair = according_to(view, index)
            return self._saying(index, pair[0], pair[1], within=within) if pair else None
        if tag.startswith("VB"):
            word = self.verbs.get(low)
            return self._verb(index, word, within=within) if word is not None else None
        if tag.startswith("NN"):
            word = self.nouns.get(low)
            found = noun_complement(view, index, word) if word is not None else None
            return self._saying(index, self._owner(index), found, within=within) if found else None
        return None

    def _verb(self, index: int, word: SayingWord, *, within: bool) -> Saying | None:
        found = verb_complement(self.view, index, word)
        source = find_source(self.view, index)
        if found is None:
            speaks = self.view.low[index] in report_verb_forms() or (
                word.sense == "communication" and source is not None
            )
            return self._saying(index, source, Complement("bare", frozenset()), within=within) if speaks else None
        return self._saying(index, source, found, within=within)

    def _saying(self, index: int, source: int | None, found: Complement, *, within: bool) -> Saying:
        view = self.view
        helpers = [k for k in view.kids[index] if view.tokens[k].dep in AUXILIARIES]
        cues = tuple(sorted({index, *helpers, *found.more}))
        return Saying(index, source, cues, without_marks(view, found.content - frozenset(cues)), found.form, within)

    def _owner(self, noun: int) -> int | None:
        """Return whose claim it is: the possessive, else the subject of the verb that has the noun for its object."""
        owner = self.view.child(noun, "poss")
        if owner is None and self.view.tokens[noun].dep in ("dobj", "attr"):
            return find_source(self.view, self.view.tokens[noun].head)
        return owner


def find_source(view: View, index: int, depth: int = 0) -> int | None:
    """Return the head of who says it: the agent of a passive, the subject, that of the verb it hangs on."""
    agent = view.child(index, "agent")
    if agent is not None and (by := view.child(agent, "pobj")) is not None:
        return by
    over = reporter(view, index) if not depth else None
    if over is not None:
        return find_source(view, over, depth + 1)
    token = view.tokens[index]
    own = _subject(view, index)
    if own is not None:
        return token.head if token.dep == "relcl" and view.low[own] in ("who", "which", "that") else own
    if view.child(index, "nsubjpass") is not None or depth > DEEPEST:
        return None
    last = _before_cue(view, index) if not depth else None
    if last is not None or token.head == index:
        return last
    return _shared_source(view, index, depth)


def _subject(view: View, index: int) -> int | None:
    """Return the subject; of two, which is an error of the parse, the last noun before the verb."""
    subjects = view.children(index, "nsubj", "csubj")
    nouns = [k for k in subjects if k < index and view.tokens[k].tag.startswith(("N", "PRP"))]
    return nouns[-1] if len(subjects) > 1 and nouns else next(iter(subjects), None)


def _before_cue(view: View, index: int) -> int | None:
    """Read "in Hodeidah, a source in the army stated.": the phrase between a comma and the cue at the end.

    The parser takes such a phrase for an apposition of what stands before the comma.
    """
    sentence = view.sentence(index)
    if index + LATE < sentence.last:
        return None
    comma = next((i for i in range(index - 1, sentence.first, -1) if view.low[i] in (",", "”", '"', "''")), None)
    if comma is None or not 1 < index - comma <= LONGEST_SOURCE:
        return None
    tops = [i for i in range(comma + 1, index) if not comma < view.tokens[i].head < index]
    return tops[0] if len(tops) == 1 and view.tokens[tops[0]].tag.startswith("N") else None


def _shared_source(view: View, index: int, depth: int) -> int | None:
    token = view.tokens[index]
    above = token.head
    if token.dep in ("relcl", "acl"):
        return above if token.tag != "VBN" else None
    if token.dep == "pcomp":
        above = view.tokens[above].head  # "was quoted as saying", "began by saying"
    elif token.dep not in ("conj", "xcomp", "advcl", "dep", "ccomp"):
        return None
    told = view.child(above, "dobj") if token.dep == "xcomp" else None
    if told is not None and told < index:
        return told  # "asked him to say"
    if not view.tokens[above].tag.startswith(("V", "MD", "JJ")):
        return None
    over = _goes_on(view, index)
    source = find_source(view, above if over is None else over, depth + 1)
    return source if source is not None else view.child(above, "nsubjpass")


def _goes_on(view: View, cue: int) -> int | None:
    """Return "said" of "X said the dead were civilians who were fleeing and accused Y": X accused, not the dead.

    The parse joins such a cue to the verb of the relative clause before it. It goes on about those of whom the clause
    tells only where the clause has the form of the cue, and they live.
    """
    told = view.tokens[cue].head
    who = view.child(told, *SUBJECTS)
    pronoun = who is not None and view.low[who] in ("who", "that", "which")
    if view.tokens[cue].dep != "conj" or view.tokens[told].dep != "relcl" or not pronoun:
        return None
    over = next((i for i in view.ancestors(told) if view.low[i] in report_verb_forms()), None)
    if over is None or view.tokens[over].tag != view.tokens[cue].tag or _subject(view, over) is None:
        return None
    other_form = view.tokens[told].tag == "VBG" or _is_passive(view, told)
    return over if other_form or _of_the_dead(view, view.tokens[told].head) else None


def _is_passive(view: View, verb: int) -> bool:
    return view.child(verb, "auxpass") is not None


def _of_the_dead(view: View, whom: int) -> bool:
    """Say whether a noun tells who was killed: "the dead were civilians", "killed ten civilians"."""
    above = view.tokens[whom].head
    subject = view.child(above, *SUBJECTS)
    heads = (above, *((subject, *view.kids[subject]) if subject is not None else ()))
    return any(i in view.event_at and view.event_at[i].act == "killed" for i in heads)


def source_tokens(view: View, saying: Saying) -> tuple[int, ...]:
    """Return the words that name the source, with what hangs on them."""
    if saying.head is None:
        return ()
    words = without_marks(view, view.subtree(saying.head)) - saying.content - frozenset(saying.cues)
    below = frozenset(view.subtree(saying.cue)) if saying.cue in view.subtree(saying.head) else frozenset()
    return tuple(sorted(i for i in words - below if view.tokens[i].tag != "POS"))


def attributed(view: View, saying: Saying) -> Attributed:
    """Return a saying with the spans of its source, cue and content."""
    return Attributed(
        source=stretches(view, source_tokens(view, saying)),
        cue=stretches(view, saying.cues),
        content=stretches(view, saying.content),
        form=saying.form,
    )


def stretches(view: View, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of tokens: one for every run of neighbours."""
    runs: list[list[int]] = []
    for index in sorted(tokens):
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return tuple(view.span(first, last) for first, last in runs)
