"""Whom "they" and "its troops" mean where something hostile is told of them.

Nobody goes on about the others with a charge against itself: in "X opened fire, Y said. They broke the truce, it said"
they are X, and so are its troops in "Y blamed X, saying that its troops had fired first".
In: a telling with its context. Out: the context by which the phrase of the doer is understood.
"""

from collections.abc import Iterator
from dataclasses import replace

from truceline.claims.draft import Telling
from truceline.claims.fillers import first_party
from truceline.claims.reference import Context, Resolver
from truceline.claims.spoken import Attribution
from truceline.claims.stance import negated
from truceline.claims.verdicts import blamed
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.cues import report_verb_forms

CHARGES = ("fired_first", "attacked", "entered_territory", "violated_agreement")
BREACH = "violated_agreement"
GOES_ON = 2  # sentences over which what is said goes on about the same people
SINGULAR = frozenset(("it", "he", "she"))
HANGS = ("advcl", "conj")


def of_a_deed(resolver: Resolver, telling: Telling, context: Context) -> Context:
    """Return the context with those whom a pronoun for the doer of a hostile act means; as it is for other acts."""
    attribution = telling.attribution
    if attribution is None or telling.event.act not in CHARGES or _is_denied(resolver.view, telling, attribution):
        return context
    accused = _accused(resolver, telling, attribution, context)
    if accused is not None:
        return replace(context, subject=accused)
    return replace(context, others=_told_of(resolver, telling, attribution))


def _is_denied(view: View, telling: Telling, attribution: Attribution) -> bool:
    """Say whether the act is denied, or an agreement said to be kept: that may well be of the speaker's own."""
    return telling.event.frame == "keeps" or attribution.kind == "deny" or negated(view, telling.event.token)


def _accused(resolver: Resolver, telling: Telling, attribution: Attribution, context: Context) -> Actor | None:
    """Return whom the speaker accuses in the verb that the saying hangs on: "blamed X, saying that its troops ..."."""
    for cue in _above(resolver.view, attribution.cue):
        accused = first_party(resolver, blamed(resolver.view, cue), context)
        if accused is not None and _of_others(resolver, telling, accused.actor):
            return accused.actor
    return None


def _above(view: View, cue: int) -> Iterator[int]:
    """Yield the accusations that a verb of saying hangs on without a subject of its own."""
    while view.tokens[cue].dep in HANGS and view.child(cue, "nsubj", "nsubjpass") is None:
        cue = view.tokens[cue].head
        if report_verb_forms().get(view.low[cue]) == "accuse":
            yield cue


def _told_of(resolver: Resolver, telling: Telling, attribution: Attribution) -> Actor | None:
    """Return the others of whom the same speaker told something right before, unless "they" may be the speaker."""
    told = resolver.last_told
    if told is None or told.speaker != telling.speaker or telling.number - told.number > GOES_ON:
        return None
    return (
        told.actor
        if _of_others(resolver, telling, told.actor) and _is_no_source(resolver.view, telling, attribution.head)
        else None
    )


def _is_no_source(view: View, telling: Telling, source: int) -> bool:
    """Say whether the words that name the speaker cannot be what "they" stands for: "it", or named behind it.

    A breach is nobody's own, so that of it they are the others though "the ministry" may be called "they".
    """
    if source > telling.event.token or view.low[source] in SINGULAR:
        return True
    return telling.event.act == BREACH and view.tokens[source].tag not in ("NNS", "NNPS", "PRP")


def _of_others(resolver: Resolver, telling: Telling, actor: Actor | None) -> bool:
    """Say whether an actor is of a side that is not the speaker's."""
    key = resolver.sides.key(actor)
    return key is not None and key != resolver.sides.key(telling.speaker)
