"""Who fights whom in a document: sides are found in the words, never chosen by name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.model.mention import ActorMention
from truceline.reference.actors import PartyNoun
from truceline.reference.sectors import ARMED, OUTSIDE

NEVER = frozenset(("IGO", "NGO", "JRN", "MED", "JUD"))
REGIME = frozenset(("regime", "government", "army", "junta"))
REBEL_WORDS = frozenset("rebels rebel separatists insurgents militants guerrillas".split())
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

    def key(self, actor: Actor | None) -> str | None:
        """Return the side an actor belongs to, or ``None``."""
        if actor is None:
            return None
        key = actor.side
        return key if key in self.actors and actor.sector not in OUTSIDE else None

    def enemy(self, key: str | None) -> Actor | None:
        """Return the other side; where there are several, the one that is named twice as much as the next, or none."""
        others = sorted((k for k in self.actors if k != key), key=lambda k: -self.weights.get(k, 0.0))
        if key not in self.actors or not others:
            return None
        if len(others) > 1 and self.weights.get(others[0], 0.0) < CLEAR * self.weights.get(others[1], 0.0):
            return None
        return self.actors[others[0]]

    def only(self, *, armed_group: bool) -> Actor | None:
        """Return the one side that is (or is not) a non-state group, where the sides differ in that."""
        fitting = [a for a in self.actors.values() if bool(a.group) == armed_group]
        return fitting[0] if len(fitting) == 1 and len(self.actors) > 1 else None


def find_sides(view: View, nouns: Mapping[str, PartyNoun], voice: Actor | None, states: Mapping[str, Actor]) -> Sides:
    """Weigh the actors by how often the words arm them or make them act; keep those that count."""
    weights: dict[str, float] = defaultdict(float)
    actors: dict[str, Actor] = {}
    for mention in view.annotated.actors:
        actor = mention.actor
        if actor is None or not actor.country or actor.sector in NEVER or actor.country == "IGO":
            continue
        key = actor.side
        weights[key] += _weight(view, mention, nouns)
        actors[key] = _better(actors.get(key), actor)
    if voice is not None and (voice.sector in ARMED or voice.group):
        weights[voice.side] += STRONG
        actors[voice.side] = _better(actors.get(voice.side), voice)
    ranked = sorted((k for k in weights if weights[k] >= LEAST), key=lambda k: (-weights[k], _first(view, k)))
    if len(ranked) > 2:
        ranked = ranked[:2] + [k for k in ranked[2:4] if weights[k] >= max(STRONG, HALF * weights[ranked[1]])]
    chosen = {k: actors[k] for k in ranked}
    for other in (_state_behind(view, chosen, states), _unnamed_rebels(view, chosen)):
        if other is not None:
            chosen[other.side] = other
    if len(chosen) < 2:
        faint = sorted(
            (k for k in weights if k not in chosen and weights[k] >= TWICE),
            key=lambda k: (-weights[k], _first(view, k)),
        )
        chosen |= {k: actors[k] for k in (faint[: 2 - len(chosen)] if chosen or len(faint) > 1 else [])}
    return Sides(chosen, dict(weights))


def _unnamed_rebels(view: View, chosen: Mapping[str, Actor]) -> Actor | None:
    """Return "the rebels" as the other side of a lone state, where the text names no group for them."""
    if len(chosen) != 1:
        return None
    (state,) = chosen.values()
    words = [w for w in view.low if w in REBEL_WORDS]
    if state.group is not None or len(words) < 2:
        return None
    name = max(sorted(set(words)), key=words.count)
    return Actor(id=f"{state.country}:{name}", kind="group", name=name, country=state.country, sector="REB", group=name)


def _state_behind(view: View, chosen: Mapping[str, Actor], states: Mapping[str, Actor]) -> Actor | None:
    """Return the state that a lone group's "regime" or "government" is: that of the country where it fights."""
    if len(chosen) != 1:
        return None
    (only,) = chosen.values()
    if only.group is None or only.country is None or not REGIME & set(view.low):
        return None
    return states.get(only.country)


def _weight(view: View, mention: ActorMention, nouns: Mapping[str, PartyNoun]) -> float:
    actor = mention.actor
    assert actor is not None, "only named actors are weighed"
    tokens = view.tokens_in(mention.span.start, mention.span.end)
    if not tokens:
        return 0.0
    index = tokens[-1]
    if mention.form in ("organ", "group", "person") and actor.sector in ARMED:
        return STRONG
    while view.tokens[index].dep == "conj" and view.tokens[index].head != index:
        index = view.tokens[index].head  # joined names stand in one slot
    token = view.tokens[index]
    head = token.head
    if token.dep == "npadvmod" and view.low[head] in LEADS:
        head = view.tokens[head].head
    elif token.dep not in (*OWNED, "pobj") and not (
        mention.form in ("name", "people", "capital") and token.dep in SLOTS
    ):
        return FAINT
    if token.dep != "pobj" and _arms(view, head, nouns):
        return SPOKEN if view.low[head] == "side" else STRONG
    if token.dep == "pobj" and view.low[head] in ("of", "from") and _arms(view, view.tokens[head].head, nouns):
        return STRONG
    if mention.form in ("name", "people", "capital") and token.dep in SLOTS and _acts(view, head):
        return SLOT
    return FAINT


def _arms(view: View, index: int, nouns: Mapping[str, PartyNoun]) -> bool:
    """Say whether the noun is for fighters or their ground, or names an act of arms."""
    noun = nouns.get(view.low[index])
    return (noun is not None and noun.cls in ("fighters", "ground", "side")) or index in view.event_at


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
