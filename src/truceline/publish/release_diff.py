"""What differs between two releases. Goes in: their rows, by id. Comes out: differences, by id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.model.release import Released

What = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One fact that differs: its name, the value in the first release and in the second (``None``: it has none)."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An incident that is in one release alone, or is told otherwise in the second.

    ``came`` and ``left`` are reports and decisions that it rests on in one release alone, by id. ``changed`` is empty
    where only the evidence behind the same values is another.
    """

    incident: str
    what: What
    changed: tuple[Changed, ...] = ()
    reports_came: tuple[str, ...] = ()
    reports_left: tuple[str, ...] = ()
    decisions_came: tuple[str, ...] = ()
    decisions_left: tuple[str, ...] = ()


def diff_releases(first: Iterable[Released], second: Iterable[Released]) -> Iterator[Difference]:
    """Yield the differences; both are in the order of their ids, and one row of each is held at a time."""
    left, right = iter(first), iter(second)
    before, after = next(left, None), next(right, None)
    while before is not None or after is not None:
        if after is None or (before is not None and before.incident < after.incident):
            assert before is not None, "one of them is there"
            yield Difference(incident=before.incident, what="gone", changed=_changed(before, None))
            before = next(left, None)
        elif before is None or after.incident < before.incident:
            yield Difference(incident=after.incident, what="added", changed=_changed(None, after))
            after = next(right, None)
        else:
            if (difference := _compared(before, after)) is not None:
                yield difference
            before, after = next(left, None), next(right, None)


def _compared(before: Released, after: Released) -> Difference | None:
    if before == after or (before.sha256 == after.sha256 and before.facts == after.facts):
        return None
    return Difference(
        incident=after.incident,
        what="changed",
        changed=_changed(before, after),
        reports_came=_only(after.documents, before.documents),
        reports_left=_only(before.documents, after.documents),
        decisions_came=_only(after.judgements, before.judgements),
        decisions_left=_only(before.judgements, after.judgements),
    )


def _only(these: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in these if one not in others)


def _changed(before: Released | None, after: Released | None) -> tuple[Changed, ...]:
    """Return the facts that differ, in the order of the second release, those that it lacks last."""
    old = {fact.name: fact.value for fact in before.facts} if before else {}
    new = {fact.name: fact.value for fact in after.facts} if after else {}
    names = [*new, *(name for name in old if name not in new)]
    return tuple(
        Changed(name=name, before=old.get(name), after=new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )
