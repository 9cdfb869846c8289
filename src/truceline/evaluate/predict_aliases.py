"""One side under several names over the reports of a case: "the rebels" here, a group's name there.

The gold counts an enemy under any name as the side. Two cases are told by the words alone: a group without a name is
the one named group of its country; and what a state calls the forces of another country, which never speaks for itself
in the case, is the group that fights that state on its ground. The records keep the words (``named_as``).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.evaluate.predict_parties import side_name, speaker_of
from truceline.evaluate.predict_told import Told
from truceline.model.actor import Actor, Party


def join_aliases(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return the claims with every party and speaker under one name."""
    known = _actors(told)
    unnamed = {a.side: n for a in known.values() if _is_unnamed(a) and (n := _named_rival(a, known, told)) is not None}
    told = [_renamed(item, unnamed, speakers=True) for item in told]
    heard = frozenset(side_name(s) for item in told for s in item.statement.speakers)
    groups = {a.side: a for a in _actors(told).values() if a.group}
    return tuple(_renamed(item, _foreign_names(item, groups, heard), speakers=False) for item in told)


def _actors(told: Sequence[Told]) -> dict[str, Actor]:
    """Return the parties and speakers of the claims by side, the first of each."""
    out: dict[str, Actor] = {}
    for item in told:
        for actor in (*_parties(item), *item.statement.speakers):
            out.setdefault(actor.side, actor)
    return out


def _parties(item: Told) -> tuple[Actor, ...]:
    parties = (item.claim.actor, item.claim.target)
    return tuple(p.actor for p in parties if p is not None and p.actor is not None)


def _is_unnamed(actor: Actor) -> bool:
    """Say whether a group is only "the rebels" of a country."""
    return actor.kind == "group" and actor.id == f"{actor.country}:{actor.name}"


def _named_rival(actor: Actor, known: Mapping[str, Actor], told: Sequence[Told]) -> Actor | None:
    """Return the named group of the same country that most claims are about."""
    votes = Counter(p.side for item in told for p in (*_parties(item), *item.statement.speakers))
    rivals = [a for a in known.values() if a.group and a.country == actor.country and not _is_unnamed(a)]
    return max(rivals, key=lambda a: (votes[a.side], a.side), default=None)


def _foreign_names(item: Told, groups: Mapping[str, Actor], heard: frozenset[str | None]) -> dict[str, Actor]:
    """Return, by the name that a state gives them, the group that it fights at home."""
    speaker = speaker_of(item.statement)
    if speaker is None or speaker.group or speaker.country is None:
        return {}
    at_home = [a for a in groups.values() if a.country == speaker.country]
    if len(at_home) != 1:
        return {}
    return {
        party.side: at_home[0]
        for party in _parties(item)
        if not party.group and party.country != speaker.country and side_name(party) not in heard
    }


def _renamed(item: Told, names: Mapping[str, Actor], *, speakers: bool) -> Told:
    if not names:
        return item
    claim = replace(item.claim, actor=_party(item.claim.actor, names), target=_party(item.claim.target, names))
    if not speakers:
        return replace(item, claim=claim)
    spoken = tuple(names.get(s.side, s) for s in item.statement.speakers)
    return replace(item, claim=claim, statement=replace(item.statement, speakers=spoken))


def _party(party: Party | None, names: Mapping[str, Actor]) -> Party | None:
    if party is None or party.actor is None or party.actor.side not in names:
        return party
    return replace(party, actor=names[party.actor.side])
