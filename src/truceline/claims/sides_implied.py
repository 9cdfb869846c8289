"""Sides that the words imply without naming them: the issuing state, "the army", a group's "regime", "the rebels".

In: the scene and the sides found so far. Out: one more side, or ``None``.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.actors import PartyNoun

REGIME = frozenset(("regime", "government", "army", "junta"))
REBEL_WORDS = frozenset(
    "rebels rebel separatists separatist insurgents militants guerrillas militia militias terrorists gunmen "
    "mutineers paramilitaries jihadists".split()
)
OURS = frozenset(("our", "we", "us"))
BARE_FORCES = frozenset("army military troops soldiers".split())
SLOTS = ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "poss")
OUTLET = 2  # votes of the country of the outlet or dateline
LEAST_VOTES = 3  # names of one country before a text is taken to play there


@dataclass(frozen=True)
class Scene:
    """A document with the tables that tell a force from a people."""

    view: View
    nouns: Mapping[str, PartyNoun]
    states: Mapping[str, Actor]

    @property
    def voice(self) -> Actor | None:
        """Who issues the text."""
        return self.view.annotated.voice


def issuing_state(scene: Scene, chosen: Mapping[str, Actor]) -> Actor | None:
    """Return the state whose foreign ministry or prosecutor speaks of "our positions"."""
    voice = scene.voice
    if voice is None or voice.group or len(chosen) > 1 or voice.side in chosen or voice.country is None:
        return None
    return scene.states.get(voice.country) if OURS & set(scene.view.low) else None


def bare_army(scene: Scene, chosen: Mapping[str, Actor]) -> Actor | None:
    """Return the state of "the army", "government soldiers" where no state fights and the words name none.

    It is that of the group's own country, else of the country where the report plays.
    """
    if any(not actor.group for actor in chosen.values()):
        return None
    if not any(_is_bare_army(scene, index) for index in range(len(scene.view.tokens))):
        return None
    ground = next(iter(chosen.values())).country if chosen else find_setting(scene.view)
    return scene.states.get(ground) if ground is not None else None


def _is_bare_army(scene: Scene, index: int) -> bool:
    """Say whether the token is a state's force without a name: "the army", "government soldiers"."""
    view = scene.view
    mention = view.actor_at.get(index)
    if mention is not None and mention.actor is not None:
        return False
    if view.low[index] == "government":
        noun = scene.nouns.get(view.low[view.tokens[index].head])
        return noun is not None and noun.cls in ("fighters", "ground")
    return view.low[index] in BARE_FORCES and view.tokens[index].dep in SLOTS


def find_setting(view: View) -> str | None:
    """Return the country that most places and names of the text belong to, with the outlet's; ``None`` if unclear."""
    votes: Counter[str] = Counter()
    for place in view.annotated.places:
        if place.place is not None and place.place.country:
            votes[place.place.country] += 1
    for mention in view.annotated.actors:
        if mention.actor is not None and mention.actor.country not in (None, "IGO"):
            votes[str(mention.actor.country)] += 1
    if view.annotated.home is not None:
        votes[view.annotated.home] += OUTLET
    ranked = votes.most_common(2)
    clear = bool(ranked) and ranked[0][1] >= LEAST_VOTES and (len(ranked) < 2 or ranked[1][1] < ranked[0][1])
    return ranked[0][0] if clear else None


def state_behind(scene: Scene, chosen: Mapping[str, Actor]) -> Actor | None:
    """Return the state that a lone group's "regime" or "government" is: that of the country where it fights."""
    if len(chosen) != 1 or not REGIME & set(scene.view.low):
        return None
    (only,) = chosen.values()
    return scene.states.get(only.country) if only.group is not None and only.country is not None else None


def unnamed_rebels(scene: Scene, chosen: Mapping[str, Actor]) -> Actor | None:
    """Return "the rebels" as the other side of a lone state, where the text names no group for them.

    A state's own text needs the word once, and so do rebels who act; else it has to be a theme of the report.
    """
    if len(chosen) != 1:
        return None
    (state,) = chosen.values()
    words = [w for w in scene.view.low if w in REBEL_WORDS]
    acting = any(scene.view.low[i] in REBEL_WORDS and _acts(scene.view, i) for i in range(len(scene.view.tokens)))
    issued = scene.voice is not None and scene.voice.country == state.country
    if state.group is not None or state.country is None or len(words) < (1 if issued or acting else 2):
        return None
    if scene.voice is not None and not issued:
        return None
    name = max(sorted(set(words)), key=words.count)
    return Actor(id=f"{state.country}:{name}", kind="group", name=name, country=state.country, sector="REB", group=name)


def _acts(view: View, index: int) -> bool:
    """Say whether the word is the subject of an act."""
    return view.tokens[index].dep == "nsubj" and view.tokens[index].head in view.event_at


IMPLIED: tuple[Callable[[Scene, Mapping[str, Actor]], Actor | None], ...] = (
    issuing_state,
    bare_army,
    state_behind,
    unnamed_rebels,
)
