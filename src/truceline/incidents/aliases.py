"""One side under several names over the reports of an incident: "the rebels" here, a group's name there.

Two cases are told by the words alone: a group without a name is the one named group of its country; and what a state
calls the forces of another country, which never speaks for itself, is the group that fights that state on its ground.
The claim as it was read stays with the claim, and its words (``named_as``) with the party.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.incidents.told import Told
from truceline.model.actor import Actor, Party


def join_aliases(line: Sequence[Told]) -> tuple[Told, ...]:
    """Return the claims with every party and speaker under one name."""
    known = _actors(line)
    unnamed = {a.side: n for a in known.values() if _is_unnamed(a) and (n := _named_rival(a, known, line)) is not None}
    line = [_renamed(told, unnamed, speakers=True) for told in line]
    heard = frozenset(speaker.side for told in line for speaker in told.statement.speakers)
    groups = {a.side: a for a in _actors(line).values() if a.group}
    return tuple(_renamed(told, _foreign_names(told, groups, heard), speakers=False) for told in line)


def _actors(line: Sequence[Told]) -> dict[str, Actor]:
    """Return the parties and speakers of the claims by side, the first of each."""
    out: dict[str, Actor] = {}
    for told in line:
        for actor in (*_parties(told), *told.statement.speakers):
            out.setdefault(actor.side, actor)
    return out


def _parties(told: Told) -> tuple[Actor, ...]:
    parties = (told.claim.actor, told.claim.target)
    return tuple(p.actor for p in parties if p is not None and p.actor is not None)


def _is_unnamed(actor: Actor) -> bool:
    """Say whether a group is only "the rebels" of a country."""
    return actor.kind == "group" and actor.id == f"{actor.country}:{actor.name}"


def _named_rival(actor: Actor, known: Mapping[str, Actor], line: Sequence[Told]) -> Actor | None:
    """Return the named group of the same country that most claims are about; the first named where they tie."""
    votes = Counter(a.side for told in line if told.weighs for a in (*_parties(told), *told.statement.speakers))
    rivals = [a for a in known.values() if a.group and a.country == actor.country and not _is_unnamed(a)]
    return max(rivals, key=lambda a: votes[a.side], default=None)


def _foreign_names(told: Told, groups: Mapping[str, Actor], heard: frozenset[str]) -> dict[str, Actor]:
    """Return, by the name that a state gives them, the group that it fights at home."""
    speaker = told.speaker
    if speaker is None or speaker.group or speaker.country is None:
        return {}
    at_home = [a for a in groups.values() if a.country == speaker.country]
    if len(at_home) != 1:
        return {}
    return {
        party.side: at_home[0]
        for party in _parties(told)
        if not party.group and party.country is not None and party.country != speaker.country
        and party.side not in heard
    }  # fmt: skip


def _renamed(told: Told, names: Mapping[str, Actor], *, speakers: bool) -> Told:
    if not names:
        return told
    claim = replace(told.claim, actor=_party(told.claim.actor, names), target=_party(told.claim.target, names))
    if not speakers:
        return replace(told, claim=claim)
    spoken = tuple(names.get(s.side, s) for s in told.statement.speakers)
    return replace(told, claim=claim, statement=replace(told.statement, speakers=spoken))


def _party(party: Party | None, names: Mapping[str, Actor]) -> Party | None:
    if party is None or party.actor is None or party.actor.side not in names:
        return party
    return replace(party, actor=names[party.actor.side])
