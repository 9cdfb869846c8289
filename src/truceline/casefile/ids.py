"""Which id a group of happenings bears: minted once, kept while most of it stays, redirected after a merge.

The content of incidents is a pure function of claims and judgements; only their names have a history.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.model.identity import content_id

Group = tuple[str, ...]
IdAction = Literal["minted", "merged", "split", "retired"]
SHORT = len("inc-") + 8  # hex digits that a person types; more only where two ids would be the same


@dataclass(frozen=True, slots=True, kw_only=True)
class IdEvent:
    """What happened to an id: ``into`` is where it leads after a merge, and whence it came after a split."""

    incident: str
    action: IdAction
    into: str | None = None


def assign_ids(
    groups: Sequence[Group], former: Mapping[str, Iterable[str]], taken: Callable[[str], bool]
) -> tuple[dict[Group, str], tuple[IdEvent, ...]]:
    """Give every group an id, and say what became of the former ones.

    Args:
        groups: ids of happenings; the first of a group is the one that a new id is made of.
        former: the happenings that each id stood for until now.
        taken: says whether an id was ever given, in whatever way it ended.
    """
    stood = {key: frozenset(happenings) for key, happenings in former.items()}
    ids = _kept(groups, stood)
    events: list[IdEvent] = []
    for group in (group for group in groups if group not in ids):
        ids[group] = _mint(group, lambda key: taken(key) or key in ids.values())
        source = _most(group, stood)
        events.append(IdEvent(incident=ids[group], action="split" if source else "minted", into=source))
    for key in sorted(stood.keys() - set(ids.values())):
        heir = max(groups, key=lambda group: (len(stood[key] & set(group)), group), default=())
        left = stood[key] & set(heir)
        events.append(IdEvent(incident=key, action="merged" if left else "retired", into=ids[heir] if left else None))
    return ids, tuple(events)


def _kept(groups: Sequence[Group], stood: Mapping[str, frozenset[str]]) -> dict[Group, str]:
    """Give each group the former id with which it shares most happenings; each id goes to one group."""
    shared = [(len(stood[key] & set(group)), key, group) for group in groups for key in stood]
    ids: dict[Group, str] = {}
    given: set[str] = set()
    for _, key, group in sorted((s for s in shared if s[0]), key=lambda s: (-s[0], s[1], s[2])):
        if group not in ids and key not in given:
            ids[group] = key
            given.add(key)
    return ids


def _most(group: Group, stood: Mapping[str, frozenset[str]]) -> str | None:
    best = max(stood, key=lambda key: (len(stood[key] & set(group)), key), default=None)
    return best if best is not None and stood[best] & set(group) else None


def _mint(group: Group, taken: Callable[[str], bool]) -> str:
    whole = content_id("inc", group[0])
    for length in range(SHORT, len(whole) + 1):
        if not taken(whole[:length]):
            return whole[:length]
    number = 2
    while taken(f"{whole}-{number}"):
        number += 1
    return f"{whole}-{number}"
