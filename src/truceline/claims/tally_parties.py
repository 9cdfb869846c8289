"""Who counts breaches, and whose they are; each is named by the words around the figure, or left open.

"By X" accuses X where it hangs on the breaches or on a verb of doing them ("committed by"); with a verb of recording X
is who counts; of a truce "brokered by X" it is neither.
"""

from collections.abc import Iterator, Sequence

from truceline.claims.reference import Context, Ref, Resolver
from truceline.claims.spoken import Attribution
from truceline.claims.tally_figures import OF_FIRE, Figure
from truceline.claims.view import SUBJECTS, View
from truceline.model.actor import Actor, Party
from truceline.model.mention import ActorMention
from truceline.model.span import Span

UNNAMED = Party(kind="unnamed")
RECORDED = frozenset(
    "recorded records registered registers counted counts documented documents logged noted reported reports "
    "observed tallied listed saw".split()
)
COMMITTED = frozenset("committed committing perpetrated".split())
ACCUSED = frozenset("accused accuses accusing blamed blames".split())
AFTER_NOUN = ("prep", "agent")


def find_claimant(view: View, figure: Figure, attributions: Sequence[Attribution], resolver: Resolver) -> Party:
    """Return who counts: by whom it is recorded, who speaks, who records it, whoever issued the report; else nobody."""
    recorded_by = next(_agents(view, figure, RECORDED), None)
    counted_by = _party(view, recorded_by, resolver) if recorded_by is not None else None
    if counted_by is not None:
        return counted_by
    tokens = set(view.tokens_in(figure.start, figure.end))
    for attribution in attributions:
        if attribution.speakers and (not attribution.scope or tokens & attribution.scope):
            return _named(attribution.speakers[0])
    recorder = _subject_above(view, figure, resolver, RECORDED)
    return recorder or (_named(view.annotated.voice) if view.annotated.voice else UNNAMED)


def find_accused(view: View, figure: Figure, resolver: Resolver, speaker: Actor | None) -> Party | None:
    """Return whose breaches are counted: who broke it, or who is named with the figure ("21 Houthi breaches")."""
    if figure.verb:
        return _doer(view, figure.head, resolver, speaker)
    named = next(_owners(view, figure), None)
    if named is not None:
        return named
    above = _above(view, figure, ACCUSED)
    if above is not None:
        blamed = view.child(above, "dobj", "nsubjpass")
        return _party(view, blamed, resolver, speaker) if blamed is not None else None
    return _subject_above(view, figure, resolver, COMMITTED)


def _owners(view: View, figure: Figure) -> Iterator[Party]:
    """Yield who is named before the breaches ("21 Houthi breaches", "Israel's 12 violations"), and by whom they are."""
    before = [kid for kid in view.kids[figure.head] if kid < figure.head]
    done = [*_hanging_by(view, figure), *_agents(view, figure, COMMITTED)]
    for head in (*before, *done):
        for index in (head, *view.kids[head]):
            mention = view.actor_at.get(index)
            if mention is not None and mention.actor is not None and not _is_joined(view, mention):
                yield _named(mention.actor, mention.span)


def _is_joined(view: View, mention: ActorMention) -> bool:
    """Say whether a name is the first half of a word ("12 Egypt-brokered truce violations")."""
    return view.text[mention.span.end : mention.span.end + 1] == "-"


def _hanging_by(view: View, figure: Figure) -> Iterator[int]:
    """Yield X of "12 violations (of the ceasefire) by X", also where it hangs on the verb that tells them actively."""
    inside = [i for i in view.subtree(figure.head) if OF_FIRE.search(view.low[i])]
    told = view.tokens[figure.head]
    heads = [figure.head, *(i for i in inside if view.tokens[i].dep in ("pobj", "compound"))]
    if told.dep == "dobj" and view.child(told.head, "nsubj") is not None:
        heads.append(told.head)
    for head in heads:
        for prep in view.children(head, *AFTER_NOUN):
            if view.low[prep] == "by" and prep > figure.head:
                yield from view.children(prep, "pobj")


def _agents(view: View, figure: Figure, verbs: frozenset[str]) -> Iterator[int]:
    """Yield X of "12 violations were recorded by X", "12 violations reported by X"."""
    told = view.tokens[figure.head]
    heads = [told.head] if told.dep == "nsubjpass" else []
    heads += view.children(figure.head, "acl", "relcl")
    for head in heads:
        for prep in view.children(head, *AFTER_NOUN) if view.low[head] in verbs else ():
            if view.low[prep] == "by":
                yield from view.children(prep, "pobj")


def _subject_above(view: View, figure: Figure, resolver: Resolver, verbs: frozenset[str]) -> Party | None:
    """Return the subject of a verb that the figure hangs on: "the Mission recorded 648", "committed 105"."""
    above = _above(view, figure, verbs)
    subject = view.child(above, "nsubj") if above is not None else None
    return _party(view, subject, resolver) if subject is not None else None


def _above(view: View, figure: Figure, verbs: frozenset[str]) -> int | None:
    tokens = view.tokens_in(figure.start, figure.end)
    return next((above for index in tokens for above in view.ancestors(index) if view.low[above] in verbs), None)


def _party(view: View, head: int, resolver: Resolver, speaker: Actor | None = None) -> Party | None:
    ref = resolver.party(head, Context(speaker=speaker, subject=speaker))
    if ref is None or ref.actor is None:
        mention = view.actor_at.get(head)
        return _named(mention.actor, mention.span) if mention and mention.actor else None
    return _named(ref.actor, _words(view, ref))


def _words(view: View, ref: Ref) -> Span | None:
    return view.span(ref.first, ref.last) if ref.first >= 0 else None


def _named(actor: Actor, words: Span | None = None) -> Party:
    return Party(kind="actor", actor=actor, named_as=words)


def _doer(view: View, verb: int, resolver: Resolver, speaker: Actor | None) -> Party | None:
    head = verb
    while view.child(head, *SUBJECTS) is None and view.tokens[head].dep in ("conj", "xcomp"):
        head = view.tokens[head].head
    subject = view.child(head, *SUBJECTS)
    return _party(view, subject, resolver, speaker) if subject is not None else None
