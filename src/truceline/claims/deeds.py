"""A deed told by one speaker: who did it, to whom, and whether the speaker owns up to it or denies it.

In: a telling and the phrases of its slots. Out: a draft. Losses are read in ``losses``.
"""

from dataclasses import replace

from truceline.claims.draft import Draft, Telling
from truceline.claims.fillers import first_party, noun_class, other_side, own_side, same_side
from truceline.claims.left_open import doer_left_open
from truceline.claims.reference import Ref, Resolver
from truceline.claims.stance import doubted, read_factuality, read_stance
from truceline.claims.verdicts import blamed
from truceline.model.claim import Stance
from truceline.model.mention import EventMention
from truceline.reference.sectors import ARMED

MUTUAL = (  # acts of one side against the other: the target is implied by the act
    "fired_first",
    "returned_fire",
    "entered_territory",
)
HOSTILE = ("fired_first", "attacked", "entered_territory")
BLAME = ("fired_first", "attacked", "violated_agreement")
ASSAULTS = ("launch", "mount", "stag", "carr", "storm", "attack", "assault", "ambush", "raid", "swoop")
TOWNS = frozenset("town village city settlement towns villages seat area".split())


def read_deed(resolver: Resolver, telling: Telling, actor: Ref | None, target: Ref | None) -> Draft:
    """Return the draft of an act; who did it is inferred where the words leave it open but one side can be meant."""
    event, view = telling.event, resolver.view
    stance = read_stance(view, telling.number, event, telling.attribution)
    if _both_ways(resolver, event, actor):
        return replace(telling.draft(stance, read_factuality(view, event), None, None), act="clashed")
    if event.act == "clashed":
        return telling.draft(stance, read_factuality(view, event), None, None)  # a fight that takes place: no agent
    actor = _doer(resolver, telling, stance, actor, target)
    if stance != "denies" and doubted(view, telling.number) and _blames_itself(resolver, telling, actor):
        stance = "denies"
    if event.act == "violated_agreement":
        actor, target = _breaker(resolver, telling, actor), None
    of_a_place = _storms_a_place(resolver, event, target)
    target = _sufferer(resolver, event, actor, target)
    draft = telling.draft(stance, read_factuality(view, event), actor, target)
    return replace(draft, act="attacked") if of_a_place or _boasts(resolver, draft) else draft


def _storms_a_place(resolver: Resolver, event: EventMention, target: Ref | None) -> bool:
    """Say whether what is attacked is a place or a building: nothing of who began ("attacking the Mint")."""
    view, index = resolver.view, event.token
    if event.act != "fired_first" or not view.low[index].startswith(("attack", "assault", "storm", "ambush")):
        return False
    if target is not None and (target.kind != "civilians" or _stormed(resolver, event, target)):
        return False
    thing = view.child(index, "dobj", "nsubjpass")
    if thing is None or noun_class(resolver, thing) not in ("", "civil_object", "civilians"):
        return False
    return "first" not in {view.low[k] for k in view.kids[index]}


def _both_ways(resolver: Resolver, event: EventMention, actor: Ref | None) -> bool:
    """Say whether nobody in particular fires "at each other": a fight, of which no side is told to be the doer."""
    view = resolver.view
    others = [
        p for prep in view.children(event.token, "prep") for p in view.children(prep, "pobj") if view.low[p] == "other"
    ]
    each = any(view.low[k] == "each" for p in others for k in view.kids[p])
    return event.act == "attacked" and each and (actor is None or actor.kind != "actor")


def _boasts(resolver: Resolver, draft: Draft) -> bool:
    """Say whether a party tells an assault of its own: an attack, and no word on who began."""
    if draft.act != "fired_first" or draft.stance != "asserts" or draft.event is None or draft.actor is None:
        return False
    key = resolver.sides.key(draft.speaker)
    own = key is not None and resolver.sides.key(draft.actor.actor) == key
    return own and draft.event.span.text.lower().startswith(ASSAULTS)


def _doer(resolver: Resolver, telling: Telling, stance: Stance, actor: Ref | None, target: Ref | None) -> Ref | None:
    """Return who did it: the phrase; whom the speaker accuses; who fires at the other; the speaker who denies it."""
    event, attribution = telling.event, telling.attribution
    if actor is not None and actor.kind != "actor":
        actor = None
    if actor is None and attribution is not None and attribution.kind == "accuse":
        actor = first_party(resolver, blamed(resolver.view, attribution.cue), telling.context)
    if actor is None and event.act == "fired_first" and event.frame == "under":
        actor = _opposite(resolver, target)
    if actor is None and (event.act == "returned_fire" or (stance == "denies" and event.act in BLAME)):
        actor = own_side(resolver, telling.speaker)
    if actor is None and stance == "asserts" and event.act in HOSTILE:
        actor = _enemy(resolver, telling, target)
    return actor


def _enemy(resolver: Resolver, telling: Telling, target: Ref | None) -> Ref | None:
    """Return who does it to the speaker's side, where the words leave it open ("the post came under fire").

    Only a party to the fight is understood so, and only of what was done to it: the other side of the one harmed.
    """
    if telling.attribution is not None and telling.attribution.kind == "accuse":
        return None  # the accused is named, or each accuses the other
    if doer_left_open(resolver.view, telling.number) is not None:
        return None
    own = own_side(resolver, telling.speaker)
    if own is None or own.actor is None or own.actor.sector not in ARMED or telling.event.frame == "noun":
        return None
    if target is not None and resolver.sides.key(target.actor) is not None:
        return _opposite(resolver, target)
    return other_side(resolver, telling.speaker)


def _blames_itself(resolver: Resolver, telling: Telling, actor: Ref | None) -> bool:
    """Say whether the speaker would blame its own side."""
    key = resolver.sides.key(telling.speaker)
    return (
        actor is not None and telling.event.act in BLAME and key is not None and resolver.sides.key(actor.actor) == key
    )


def _breaker(resolver: Resolver, telling: Telling, actor: Ref | None) -> Ref | None:
    """Return whose breach it is; who says that an agreement is kept speaks of its own side."""
    if actor is not None:
        return actor
    return (own_side if telling.event.frame == "keeps" else other_side)(resolver, telling.speaker)


def _sufferer(resolver: Resolver, event: EventMention, actor: Ref | None, target: Ref | None) -> Ref | None:
    """Return to whom it was done: of a mutual act the other side; never the side that did it."""
    mutual = event.act in MUTUAL or (target is not None and _each_others(resolver, target))
    if mutual and (target is None or target.kind == "unnamed" or _stormed(resolver, event, target)):
        target = _opposite(resolver, actor)
    if target is not None and actor is not None and same_side(resolver, target, actor):
        target = _opposite(resolver, actor) if mutual else None
    return target


def _each_others(resolver: Resolver, target: Ref) -> bool:
    """Say whether it is "each other's positions": then each side's target is the other."""
    return target.kind == "unnamed" and "each" in resolver.view.low[target.first : target.last + 1]


def _opposite(resolver: Resolver, ref: Ref | None) -> Ref | None:
    return other_side(resolver, ref.actor) if ref is not None else None


def _stormed(resolver: Resolver, event: EventMention, target: Ref) -> bool:
    """Say whether a town is attacked on the ground: then it is its defenders who are."""
    if target.kind != "civilians" or target.last < 0:
        return False
    shelled = event.act == "fired_first" and resolver.view.low[event.token].startswith(
        ("open", "fire", "shell", "began", "start")
    )
    noun = resolver.nouns.get(resolver.view.low[target.last])
    towns = any(resolver.view.low[i] in TOWNS for i in range(target.first, target.last + 1))
    return not shelled and (
        towns or (noun is not None and noun.cls == "civil_object" and event.act == "entered_territory")
    )
