"""A figure of breaches in a sentence: "violated the ceasefire 105 times", "648 ceasefire violations", where it is told.

In: a sentence with who speaks in it. Out: the figures, each with the word that it hangs on. What is denied, negated,
asked for or only thought of is no figure, nor what is counted of something else than an agreement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.claims.spoken import Attribution
from truceline.claims.stance import FUTURE, IF, called_false, negated
from truceline.claims.untold import is_asked_for, is_negated, is_unsaid
from truceline.claims.view import View
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.reference.numerals import NUMERAL, numeral_value
from truceline.reference.truce_cues import AGREEMENTS, CEASEFIRES

TEXT = re.compile(rf"{AGREEMENTS}|terms?|regime", re.IGNORECASE)
BREACH = r"violations?|breaches|infringements?|infractions?"
BROKE = r"violat(?:ed|ing|es)|br(?:oke|oken|eaks|eaking)|breach(?:ed|ing|es)|infring(?:ed|ing|es)|flout(?:ed|ing)"
BOUND = r"(?P<bound>at least|no (?:fewer|less) than|more than|over|up to|at most|some|about|around|nearly|almost)\s+"
NUMBER = rf"(?:{BOUND})?(?P<number>{NUMERAL})"
COUNTED = re.compile(
    rf"{NUMBER}\s+(?P<between>(?:[\w’'-]+\s+){{0,3}}?)(?P<noun>{BREACH})\b(?=(?P<after>[^.;]{{0,60}}))", re.IGNORECASE
)
TIMES = re.compile(
    rf"\b(?P<verb>{BROKE})\b(?P<object>[^.;]{{0,100}}?)\s(?:{NUMBER}\s+times|(?P<twice>twice))\b", re.IGNORECASE
)
OF_FIRE = re.compile(rf"\b(?:{CEASEFIRES})\b", re.IGNORECASE)
OTHER_LAW = re.compile(
    r"human rights|humanitarian law|airspace|air space|traffic|copyright|sanctions|building code", re.IGNORECASE
)
LEAST, MOST = ("at least", "no fewer than", "no less than", "more than", "over"), ("up to", "at most")
ABOUT = ("some", "about", "around", "nearly", "almost")
TWICE = 2
CORE = ("nsubj", "nsubjpass", "dobj", "attr", "ccomp", "conj")  # what a verb tells by itself
DEFINITE = ("the", "these", "those")
CLAUSE = ("ccomp", "relcl", "ROOT", "parataxis")


@dataclass(frozen=True)
class Figure:
    """A figure of breaches: its characters with what is counted, and the word that it hangs on.

    ``head`` is the noun of the breaches or, with ``verb``, the verb that tells them; ``bare``: no agreement is named.
    """

    start: int
    end: int
    count: Count
    head: int
    verb: bool
    bare: bool = False


def find_figures(view: View, number: int, attributions: Sequence[Attribution]) -> Iterator[Figure]:
    """Yield the figures of breaches that a sentence tells."""
    sentence = view.sentence_span(number)
    if OTHER_LAW.search(sentence.text):
        return
    for figure in _figures(view, sentence):
        if _is_told(view, number, figure, attributions):
            yield figure


def _figures(view: View, sentence: Span) -> Iterator[Figure]:
    text, taken = sentence.text, set()
    for match in TIMES.finditer(text):
        if OF_FIRE.search(match["object"]) or (OF_FIRE.search(text[: match.start()]) and " it" in match["object"]):
            taken.add(match.start("number"))
            verb = view.token_at(sentence.start + match.start("verb"))
            if verb is not None:
                yield _figure(match, sentence, verb, verb=True)
    for match in COUNTED.finditer(text):
        noun = view.token_at(sentence.start + match.start("noun"))
        digits = view.token_at(sentence.start + match.start("number"))
        if noun is None or digits is None or match.start("number") in taken or noun not in view.ancestors(digits):
            continue  # "on May 24 were grave breaches" counts none
        bare = not OF_FIRE.search(f"{match['between']} {match['after']}")
        if _of_agreement(view, noun) and (not bare or OF_FIRE.search(view.text)):
            yield replace(_figure(match, sentence, noun, verb=False), bare=bare)


def _of_agreement(view: View, noun: int) -> bool:
    """Say whether breaches can be of an agreement: their words name nothing else.

    "12 violations of the electoral code", "30 labour violations" are of something else, whatever the report is on.
    """
    of = [
        head for prep in view.children(noun, "prep") if view.low[prep] == "of" for head in view.children(prep, "pobj")
    ]
    kinds = [kid for kid in view.children(noun, "compound", "nmod") if view.tokens[kid].tag in ("NN", "NNS")]
    return (not of or any(_is_agreement(view, head) for head in of)) and all(_is_agreement(view, k) for k in kinds)


def _is_agreement(view: View, head: int) -> bool:
    """Say whether a phrase names an agreement, or whose breaches they are ("violations of the Israeli army")."""
    if any(index in view.actor_at for index in (head, *view.kids[head])):
        return True
    words = " ".join(view.low[index] for index in view.subtree(head))
    return OF_FIRE.search(words) is not None or TEXT.search(words) is not None or view.low[head] in ("it", "fire")


def _is_told(view: View, number: int, figure: Figure, attributions: Sequence[Attribution]) -> bool:
    """Say whether a figure is told as a fact by somebody, and not denied."""
    head = figure.head
    holding = [each for each in attributions if head in each.scope]
    if any(each.kind == "deny" and not is_negated(view, each.cue) for each in holding):
        return False
    if any(is_unsaid(view, each) for each in holding) or called_false(view, number, head):
        return False
    exact = figure.count.words.lower().startswith("no ")  # "no fewer than 12"
    return (exact or not negated(view, head)) and not is_asked_for(view, head) and not _is_thought_of(view, head)


def _is_thought_of(view: View, head: int) -> bool:
    """Say whether breaches are put under a condition, or only will be ("if 12 violations are recorded").

    "Will answer *the* 12 violations" takes them for told.
    """
    index, own = head, not any(view.low[kid] in DEFINITE for kid in view.children(head, "det"))
    for above in (head, *view.ancestors(head)):
        own = own and (above == head or view.tokens[index].dep in CORE)
        words = {view.low[kid] for kid in view.children(above, "aux", "mark", "advmod")}
        if words & IF or (own and words & FUTURE):
            return True
        if view.tokens[above].dep in CLAUSE:
            return False
        index = above
    return False


def _figure(match: re.Match[str], sentence: Span, head: int, *, verb: bool) -> Figure:
    figure = "number" if match["number"] else "twice"
    end = match.end("noun") if not verb else match.end()
    words = sentence.text[match.start("bound") if match["bound"] else match.start(figure) : end]
    value = numeral_value(match["number"]) if match["number"] else TWICE
    return Figure(
        start=sentence.start + match.start(figure),
        end=sentence.start + end,
        count=_count(value, (match["bound"] or "").lower(), words),
        head=head,
        verb=verb,
    )


def _count(value: int | None, bound: str, words: str) -> Count:
    """Return the figure, no more exact than its words; a vague one has no best reading."""
    exact = Count(low=value, best=value, high=value, unit="violation", words=words)
    if bound in LEAST:
        return replace(exact, best=None, high=None)
    if bound in MOST:
        return replace(exact, low=None, best=None)
    return replace(exact, low=None, high=None) if bound in ABOUT else exact
