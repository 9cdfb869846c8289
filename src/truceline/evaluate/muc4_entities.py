"""Score templates of MUC-4 by role fillers, as the literature on template filling does (Du, Rush and Cardie 2021).

A predicted template is mapped to at most one gold template of a compatible type, so that the document's F1 is greatest;
inside a pair, entities are aligned one to one, and one is right when all its mentions belong to one gold entity.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.evaluate.metrics import Hits, best_pairs
from truceline.evaluate.muc4_text import plain

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
MEASURED = (TYPE, *ROLES)
Entity = frozenset[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A template: the type of the incident, and the entities of each role as sets of names."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]]


def read_template(raw: Mapping[str, object]) -> Filled:
    """Read a template of the file: an entity is a name, a list of names, or a list of ``[name, offset]``."""
    return Filled(str(raw.get(TYPE) or ""), {role: tuple(_entities(raw.get(role))) for role in ROLES})


def _entities(raw: object) -> Iterator[Entity]:
    for entity in raw if isinstance(raw, (list, tuple)) else ():
        mentions = [entity] if isinstance(entity, str) else entity
        names = frozenset(plain(m if isinstance(m, str) else str(m[0])) for m in mentions)
        if names:
            yield names


def score_entities(
    gold: Mapping[str, Sequence[Mapping[str, object]]], given: Mapping[str, Sequence[Mapping[str, object]]]
) -> dict[str, Hits]:
    """Return the hits of each role, of the type, and of ``micro`` over all, added up over documents by id."""
    total = dict.fromkeys(MEASURED, Hits())
    for id, templates in gold.items():
        wanted = _distinct([read_template(t) for t in templates])
        found = _score_document(wanted, _distinct([read_template(t) for t in given.get(id, ())]))
        total = {name: total[name] + found[name] for name in MEASURED}
    return {**total, "micro": sum(total.values(), Hits())}


def _distinct(templates: Sequence[Filled]) -> list[Filled]:
    kept: list[Filled] = []
    for template in templates:
        if template not in kept:
            kept.append(template)
    return kept


def _score_document(gold: Sequence[Filled], given: Sequence[Filled]) -> dict[str, Hits]:
    """Map the templates so that most is right: sizes are fixed, so the greatest F1 is the greatest number of hits."""
    right = {(i, j): _right(g, p) for i, g in enumerate(gold) for j, p in enumerate(given) if _types_agree(g, p)}
    worth = [[float(sum(right.get((i, j), {}).values())) for j in range(len(given))] for i in range(len(gold))]
    pairs = best_pairs(worth)
    return {
        name: Hits(
            sum(right[pair][name] for pair in pairs),
            sum(_size(template, name) for template in gold),
            sum(_size(template, name) for template in given),
        )
        for name in MEASURED
    }


def _types_agree(gold: Filled, given: Filled) -> bool:
    if gold.type == given.type:
        return True
    return bool(gold.type and given.type) and (given.type in gold.type or gold.type in given.type)


def _right(gold: Filled, given: Filled) -> dict[str, int]:
    found = {TYPE: 1}
    for role in ROLES:
        worth = [[float(p <= g) for p in given.roles[role]] for g in gold.roles[role]]
        found[role] = len(best_pairs(worth))
    return found


def _size(template: Filled, name: str) -> int:
    return 1 if name == TYPE else len(template.roles[name])
