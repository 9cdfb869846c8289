"""Who fights whom in a document: sides are found in the words, never chosen by name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.claims.camps import find_allies
from truceline.claims.sides_implied import IMPLIED, Scene
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.model.mention import ActorMention
from truceline.reference.actors import PartyNoun
from truceline.reference.sectors import ARMED, OUTSIDE

NEVER = frozenset(("IGO", "NGO", "JRN", "MED", "JUD"))
LEADS = frozenset(("led", "run", "commanded"))
OWNED = ("amod", "compound", "poss", "nmod", "nn")
SLOTS = ("nsubj", "nsubjpass", "dobj", "pobj", "agent")
STRONG, SLOT, SPOKEN, FAINT = 2.0, 1.5, 0.8, 0.1
LEAST = 1.5  # a side is armed, or acts, at least once
CLEAR = 2.0  # "the enemy" of two possible ones is the one with twice the weight
TWICE = 0.2  # named twice, though never armed by the words
HALF = 0.5  # of the weight of the second side, for a third one


@dataclass(frozen=True)
class Sides:
    """Sides by key (a group's name, else the country), heaviest first."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    allies: frozenset[frozenset[str]] = frozenset()
    voice: str | None = None

    def key(self, actor: Actor | None) -> str | None:
        """Return the side an actor belongs to, or ``None``."""
        if actor is None:
            return None
        key = actor.side
        return key if key in self.actors and actor.sector not in OUTSIDE else None

    def enemy(self, key: str | None) -> Actor | None:
        """Return the other side; where there are several, the one that is named twice as much as the next, or none.

        To a party that issues the text, and where the others stand together, it is the one that is named most.
        """
        if key is None or key not in self.actors:
            return None
        others = [k for k in self.actors if k != key and frozenset((k, key)) not in self.allies]
        others.sort(key=lambda k: -self.weights.get(k, 0.0))
        if not others:
            return None
        clear = len(others) == 1 or self.weights.get(others[0], 0.0) >= CLEAR * self.weights.get(others[1], 0.0)
        if not clear and key != self.voice and frozenset(others[:2]) not in self.allies:
            return None
        return self.actors[others[0]]

    def only(self, *, armed_group: bool) -> Actor | None:
        """Return the one side that is (or is not) a non-state group, where the sides differ in that."""
        fitting = [a for a in self.actors.values() if bool(a.group) == armed_group]
        return fitting[0] if len(fitting) == 1 and len(self.actors) > 1 else None


def find_sides(view: View, nouns: Mapping[str, PartyNoun], states: Mapping[str, Actor]) -> Sides:
    """Weigh the actors by how often the words arm them or make them act; keep those that count."""
    weights, actors = _weighed(view, nouns, states)
    voice = view.annotated.voice
    scene = Scene(view, nouns, states)
    if voice is not None and (voice.sector in ARMED or voice.group):
        weights[voice.side] += STRONG
        actors[voice.side] = _better(actors.get(voice.side), voice)
    ranked = sorted((k for k in weights if weights[k] >= LEAST), key=lambda k: (-weights[k], _first(view, k)))
    if len(ranked) > 2:
        ranked = ranked[:2] + [k for k in ranked[2:4] if weights[k] >= max(STRONG, HALF * weights[ranked[1]])]
    if len(ranked) == 1:  # a group whose leader acts is the other side, though its forces are not named
        ranked += [k for k in sorted(weights, key=lambda k: -weights[k]) if weights[k] >= SPOKEN and k not in ranked][
            :1
        ]
    chosen = {k: actors[k] for k in ranked}
    for implied in IMPLIED:
        other = implied(scene, chosen) if len(chosen) < 2 else None
        if other is not None:
            chosen.setdefault(other.side, other)
            weights[other.side] = max(weights.get(other.side, 0.0), STRONG)
    if len(chosen) < 2:
        chosen |= _faint(view, weights, actors, chosen)
    allies = find_allies(view, chosen) if len(chosen) > 2 else frozenset()
    return Sides(chosen, dict(weights), allies, voice.side if voice is not None else None)


def _weighed(
    view: View, nouns: Mapping[str, PartyNoun], states: Mapping[str, Actor]
) -> tuple[dict[str, float], dict[str, Actor]]:
    weights: dict[str, float] = defaultdict(float)
    actors: dict[str, Actor] = {}
    for mention in view.annotated.actors:
        actor = mention.actor
        if actor is None or not actor.country or actor.sector in NEVER or actor.country == "IGO":
            continue
        weights[actor.side] += _weight(view, mention, nouns)
        own = actor if actor.kind != "person" or actor.group else states.get(actor.country, actor)
        actors[actor.side] = _better(actors.get(actor.side), own)
    return weights, actors


def _faint(
    view: View, weights: Mapping[str, float], actors: Mapping[str, Actor], chosen: Mapping[str, Actor]
) -> dict[str, Actor]:
    """Return sides that are named twice though never armed; a body that speaks of two others is none of them."""
    seen = {k: w for k, w in weights.items() if k not in chosen and (w >= TWICE or actors[k].sector in ARMED)}
    faint = sorted(seen, key=lambda k: (actors[k].sector not in ARMED, -seen[k], _first(view, k)))
    voice = view.annotated.voice
    if voice is not None and len(faint) + len(chosen) > 2:
        faint = [k for k in faint if k != voice.side]
    return {k: actors[k] for k in (faint[: 2 - len(chosen)] if chosen or len(faint) > 1 else [])}


def _weight(view: View, mention: ActorMention, nouns: Mapping[str, PartyNoun]) -> float:
    actor = mention.actor
    assert actor is not None, "only named actors are weighed"
    tokens = view.tokens_in(mention.span.start, mention.span.end)
    if not tokens:
        return 0.0
    index = tokens[-1]
    if mention.form in ("organ", "group") and actor.sector in ARMED:
        return STRONG
    while view.tokens[index].dep == "conj" and view.tokens[index].head != index:
        index = view.tokens[index].head  # joined names stand in one slot
    token = view.tokens[index]
    head = token.head
    if token.dep == "npadvmod" and view.low[head] in LEADS:
        head = view.tokens[head].head
    elif token.dep not in (*OWNED, "pobj") and not (
        mention.form in ("name", "people", "capital", "person") and token.dep in SLOTS
    ):
        return FAINT
    if token.dep != "pobj" and _arms(view, head, nouns):
        return SPOKEN if view.low[head] == "side" else STRONG
    if token.dep == "pobj" and view.low[head] in ("of", "from") and _arms(view, view.tokens[head].head, nouns):
        return STRONG
    if mention.form in ("name", "people", "capital", "person") and token.dep in SLOTS and _acts(view, head):
        return SLOT
    return SPOKEN if mention.form == "person" and actor.sector in ARMED else FAINT


def _arms(view: View, index: int, nouns: Mapping[str, PartyNoun]) -> bool:
    """Say whether the noun is for fighters or their ground, or names an act of arms."""
    noun = nouns.get(view.low[index])
    return (noun is not None and noun.cls in ("fighters", "ground", "side", "enemy")) or index in view.event_at


def _acts(view: View, head: int) -> bool:
    """Say whether the slot is one of an act, or of an accusation."""
    chain = [head, *list(view.ancestors(head))[:1]]
    return any(i in view.event_at or view.low[i] in ("accused", "accuses", "blamed", "blames") for i in chain)


def _better(old: Actor | None, new: Actor) -> Actor:
    """Prefer the actor that says most of what kind of force a side is."""
    if old is None:
        return new
    return new if (new.sector in ARMED) > (old.sector in ARMED) else old


def _first(view: View, key: str) -> int:
    return next((m.span.start for m in view.annotated.actors if m.actor and m.actor.side == key), 0)
