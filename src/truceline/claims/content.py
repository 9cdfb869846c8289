"""From a trigger word to drafts of claims: one for every side that does it or suffers it, under one speaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.claims.counts import LOSS_ACTS, figure_before
from truceline.claims.deeds import read_deed
from truceline.claims.draft import Draft, Telling
from truceline.claims.fillers import first_party, is_known, noun_class
from truceline.claims.frames import find_slots
from truceline.claims.losses import read_loss
from truceline.claims.pronouns import of_a_deed
from truceline.claims.reference import Context, Ref, Resolver, Told
from truceline.claims.verdicts import blamed
from truceline.model.actor import Actor
from truceline.reference.speaker_words import load_speaker_words

WARNS = frozenset("warn warns warned warning remind reminds reminded reminding".split())


def read_content(resolver: Resolver, telling: Telling, others: Ref | None) -> Iterator[Draft]:
    """Yield the drafts of one trigger under one speaker: one for every side that does it or suffers it.

    ``others``: whose losses the sentence told before ("and four others were wounded").
    """
    slots = find_slots(resolver.view, telling.event)
    context = _context(resolver, telling)
    if telling.event.act in LOSS_ACTS:
        joined = figure_before(resolver.view, telling.event.token)
        heads = joined if joined and set(slots.target[:1]) <= set(joined) else slots.target
        for victims in _apart(resolver, heads, context):
            yield read_loss(resolver, telling, slots.actor, victims, others)
        return
    for actor in _several(resolver, slots.actor, of_a_deed(resolver, telling, context)):
        for target in _targets(resolver, telling, slots.target):
            draft = read_deed(resolver, telling, actor, target)
            _remember(resolver, draft)
            yield draft


def _remember(resolver: Resolver, draft: Draft) -> None:
    """Keep who was told to have done it, for the pronouns of what is told next."""
    if draft.actor is not None and draft.actor.actor is not None:
        resolver.last_named = draft.actor.actor
        resolver.last_told = Told(draft.number, draft.speaker, draft.actor.actor)


def _context(resolver: Resolver, telling: Telling) -> Context:
    """Return the context of a telling; in what somebody is accused of or warned of, "it" is the accused."""
    attribution = telling.attribution
    if attribution is None or not (attribution.kind == "accuse" or resolver.view.low[attribution.cue] in WARNS):
        return telling.context
    accused = first_party(resolver, blamed(resolver.view, attribution.cue), telling.context)
    if accused is None:
        return telling.context
    return replace(telling.context, subject=_told_before(resolver, telling, accused) or accused.actor)


def _told_before(resolver: Resolver, telling: Telling, accused: Ref) -> Actor | None:
    """Return whom the sentence told of before, where "it" of "and accused it of" would be who accuses."""
    told, key = resolver.last_told, resolver.sides.key(telling.speaker)
    if told is None or key is None or resolver.sides.key(accused.actor) != key or told.number != telling.number:
        return None
    return told.actor if told.speaker == telling.speaker and resolver.sides.key(told.actor) not in (None, key) else None


def _targets(resolver: Resolver, telling: Telling, heads: Sequence[int]) -> list[Ref | None]:
    """Return the targets: of an attack all, of another act the one that is named first."""
    if telling.event.act == "attacked":
        return _several(resolver, heads, telling.context)
    return [first_party(resolver, heads, telling.context)]


def _apart(resolver: Resolver, heads: Sequence[int], context: Context) -> list[Sequence[int]]:
    """Split "one of its men and four civilians" where the joined phrases mean different people."""
    refs = {head: resolver.party(head, context) for head in heads}
    heads = _without_the_scene(resolver, refs)
    known = {
        h: (r.kind, r.actor, noun_class(resolver, h))
        for h in heads
        if (r := refs[h]) is not None and noun_class(resolver, h) != "people"
    }
    if len(known) < 2 or len(set(known.values())) < 2 or _scene(resolver, heads):
        return [heads]
    return [(head,) for head in known]


def _without_the_scene(resolver: Resolver, refs: Mapping[int, Ref | None]) -> list[int]:
    """Leave out where it happened ("in Beirut", "on their side") where the object says who the dead were.

    Of "soldiers" it does not say whose, and the side on which they died may; the village in which they died does not.
    """
    scene = _scene(resolver, list(refs))
    told = {h: ref for h, ref in refs.items() if h not in scene and noun_class(resolver, h) != "people"}
    if not any(told.values()):
        return list(refs)
    if any(is_known(ref) for ref in told.values()):
        return [head for head in refs if head not in scene]
    return [head for head, ref in refs.items() if head not in scene or (ref is not None and ref.kind == "actor")]


def _scene(resolver: Resolver, heads: Sequence[int]) -> set[int]:
    """Return the phrases of places beside the object of a verb: they follow it, and it is no place."""
    deps = {head: resolver.view.tokens[head].dep for head in heads}
    return {head for head in heads if deps[head] != "dobj"} if "dobj" in deps.values() else set()


def _several(resolver: Resolver, heads: Sequence[int], context: Context) -> list[Ref | None]:
    """Return a party for every different side among joined phrases ("the M23 and Rwandan troops"); at least one."""
    out: dict[str, Ref] = {}
    for head in heads:
        out.update(_both(resolver, head))
        ref = resolver.party(head, context)
        key = resolver.sides.key(ref.actor) if ref is not None else None
        if ref is not None and key is not None:
            out.setdefault(key, ref)
    return list(out.values()) if len(out) > 1 else [first_party(resolver, heads, context)]


def _both(resolver: Resolver, head: int) -> dict[str, Ref]:
    """Return the two sides for "both sides", "both armies"; nobody where the report has not just two."""
    both = any(resolver.view.low[k] == "both" for k in resolver.view.kids[head])
    plural = resolver.view.low[head] in load_speaker_words().plural_parties
    sides = resolver.sides.actors if both and plural and len(resolver.sides.actors) == 2 else {}
    return {key: Ref("actor", actor, head, head) for key, actor in sides.items()}
