"""Assert, deny or decline: what the cue, a negation or a word like "groundless" makes of the content."""

import re
from collections.abc import Mapping

from truceline.claims.left_open import is_left_open
from truceline.claims.spoken import Attribution
from truceline.claims.untold import is_asked_for, is_unsaid
from truceline.claims.view import View
from truceline.model.claim import Factuality, Stance
from truceline.model.mention import EventMention
from truceline.reference.cues import FALSE, WORDS, CueKind

FUTURE = frozenset(("will", "would", "shall", "may", "might", "could", "should", "must"))
IF = frozenset(("if", "unless", "should", "whether", "lest"))
NEGATORS = frozenset(("not", "n't", "never", "no", "nobody", "none", "neither", "nor", "without", "nothing"))
CEASES = frozenset("cease ceased ceases ceasing stop stopped stops".split())
TRIED = frozenset(("tried", "attempted", "try", "trying", "attempt", "attempts"))
UNDER_WAY = frozenset(  # "began to shoot", "the first to open fire", "said to have shot"
    "began started begin start continue continued first had compelled obliged forced led resumed managed "
    "appeared seemed said alleged reported".split()
)
STANCE_OF: Mapping[CueKind, Stance] = {"confirm": "confirms", "correct": "corrects", "retract": "retracts"}
THREATS = frozenset(("threatened", "vowed", "threaten", "threatens", "vows"))
INTENT = re.compile(
    r"\b(?:intend\w*|plan\w*|prepar\w+|intention|ready to|calls? (?:on|upon|for)|urged|demand\w*|order\w*|"
    r"instructed|asked)\b"
)
DEMANDS = re.compile(r"demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)?|want(?:s|ed)?")

# "“Disinformation,” the spokeswoman replied": what is false are the words that she answers.
ANSWERS = re.compile(r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|answer(?:s|ed)?|retort(?:s|ed)?)\b", re.IGNORECASE)


# "Denied any involvement in the attack": what is denied is the last that was said, whatever noun it is called by.
DISAVOWS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disclaim(?:s|ed|ing)?)"
    r" (?:any |all |having (?:any |had any )?|(?:its|their|his) )?"
    r"(?:involvement|responsibility|part|role|hand|link|connection|(?:being|been) (?:behind|involved|responsible))\b|"
    r"\b(?:is|are|was|were|has|have|had)(?: not|n't) (?:been )?(?:involved|behind|responsible)\b|"
    r"\bha(?:d|s|ve) (?:no|nothing) (?:part|role|hand|involvement|link|connection|to do)\b",
    re.IGNORECASE,
)


def disavowed(view: View, number: int) -> bool:
    """Say whether the sentence denies having been part of what was told."""
    sentence = view.annotated.sentences[number]
    return DISAVOWS.search(view.text, sentence.start, sentence.end) is not None


def negated(view: View, index: int) -> bool:
    """Say whether the trigger, or the verb that governs it as a noun, is negated ("opened no fire" too)."""
    heads = [index]
    token = view.tokens[index]
    if token.dep == "xcomp" and view.low[token.head] in CEASES:
        return False  # "has not ceased to violate it": it goes on
    if any(view.low[k] == "no" for thing in view.children(index, "dobj", "nsubjpass") for k in view.kids[thing]):
        return True
    if token.dep in ("dobj", "attr", "nsubjpass", "nsubj", "xcomp", "acomp", "pobj"):
        heads.append(token.head)
    for head in heads:
        if any(
            view.tokens[k].dep == "neg"
            or (view.low[k] in NEGATORS and view.tokens[k].dep in ("det", "neg", "advmod", "preconj"))
            for k in view.kids[head]
        ):
            return True
        subject = view.child(head, "nsubj", "nsubjpass")
        if subject is not None and (
            view.low[subject] in NEGATORS or any(view.low[k] in ("no", "neither") for k in view.kids[subject])
        ):
            return True
    if token.dep in ("pcomp", "pobj") and view.low[token.head] in ("of", "without"):
        above = view.tokens[token.head].head
        return view.low[token.head] == "without" or any(view.low[k] == "no" for k in view.kids[above])
    return False


def called_false(view: View, number: int, index: int) -> bool:
    """Say whether the sentence calls words about the act false ("the claims that ... are groundless")."""
    return doubted(view, number) and any(WORDS.fullmatch(view.low[above]) for above in view.ancestors(index))


def doubted(view: View, number: int) -> bool:
    """Say whether the sentence calls somebody's words false, whatever they are about."""
    sentence = view.annotated.sentences[number]
    words = view.text[sentence.start : sentence.end]
    return FALSE.search(words) is not None and (WORDS.search(words) or ANSWERS.search(words)) is not None


def read_stance(view: View, number: int, event: EventMention, attribution: Attribution | None) -> Stance:
    """Return how the speaker stands to the content."""
    deny = (
        attribution is not None
        and attribution.kind == "deny"
        and (event.token in attribution.scope or not attribution.scope)
    )
    if event.frame == "keeps":
        return "denies"
    if deny and attribution is not None and _owned_up(view, attribution.cue):
        return "confirms"
    if deny and attribution is not None and _left_open(view, attribution.cue):
        return "declines"
    if deny or called_false(view, number, event.token) or negated(view, event.token):
        return "denies"
    if attribution is not None and attribution.kind == "confirm" and is_unsaid(view, attribution):
        return "declines"  # "could not confirm that"
    return STANCE_OF.get(attribution.kind, "asserts") if attribution is not None else "asserts"


def _owned_up(view: View, cue: int) -> bool:
    """Say whether a denial is itself negated ("does not dispute that it shot first"): nobody confirms nor denies."""
    kids = view.kids[cue]
    return any(view.tokens[k].dep == "neg" for k in kids) and not any(view.tokens[k].dep == "conj" for k in kids)


def _left_open(view: View, cue: int) -> bool:
    """Say whether it was neither confirmed nor denied."""
    head = view.tokens[cue].head
    words = {view.low[k] for k in view.kids[head]}
    confirms = view.low[head].startswith("confirm")
    return view.tokens[cue].dep == "conj" and ("neither" in words or (confirms and bool(words & {"not", "n't"})))


def read_factuality(view: View, event: EventMention) -> Factuality:
    """Return whether the act is told as happened, tried, planned, threatened or only thought of."""
    if is_asked_for(view, event.token):
        return "planned"  # wanted, not told
    return "hypothetical" if is_left_open(view, event.token, event.act) else _factuality(view, event.token)


def _factuality(view: View, index: int) -> Factuality:
    chain = [index, *list(view.ancestors(index))[:3]]
    for step, head in enumerate(chain):
        kids = view.kids[head]
        if any(view.tokens[k].dep == "aux" and view.low[k] in FUTURE for k in kids):
            return "planned" if any(view.low[k] in ("will", "shall") for k in kids) else "hypothetical"
        if any(view.tokens[k].dep == "mark" and view.low[k] in IF for k in kids):
            return "hypothetical"
        if view.low[head] in TRIED and step:
            return "attempted"
        if view.low[head] in THREATS and step:
            return "threatened"
        if step and INTENT.fullmatch(view.low[head]):
            return "planned"
        if view.tokens[head].dep == "ccomp" and DEMANDS.fullmatch(view.low[view.tokens[head].head]):
            return "planned"  # "demands that they pull back": wanted, not told
        if view.tokens[head].dep in ("ccomp", "relcl", "ROOT", "parataxis"):
            break
    if view.tokens[index].tag == "VB" and any(view.low[k] == "to" for k in view.kids[index]):
        return _infinitive(view, index)
    return "happened"


def _infinitive(view: View, index: int) -> Factuality:
    """Tell "began to shoot" and "the first to open fire" from "ready to shoot" and "in order to shoot"."""
    head = view.low[view.tokens[index].head]
    if head in UNDER_WAY or head in CEASES:
        return "happened"
    if head in TRIED:
        return "attempted"
    return "planned"
