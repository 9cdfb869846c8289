"""What became of the incidents that were published: those that are not to be used as they were.

A recall is told for the reason that somebody gave. An incident that was merged, split or retired after it was published
is told by the ledger of ids. All of them leave with every later export, whatever its filters.
"""

from collections.abc import Iterator, Mapping

from truceline.casefile.settled import find_all_settled
from truceline.model.release import Recall, Tombstone
from truceline.store.base import Store
from truceline.store.rows import LedgerEntry

MERGED = "It is told as one event with {}."
ANEW = "It is told under another id."
RETIRED = "No report tells of it any more, or somebody decided that it is no incident."
SPLIT = "What it told is told as several events now."


def find_tombstones(store: Store) -> tuple[Tombstone, ...]:
    """Return the tombstones of all that was published and is not to be used as it was, by moment and id."""
    with store.snapshot():
        called = store.releases.called_back()
        keys = sorted({*called, *store.releases.moved_on()})
        if not keys:
            return ()
        releases = store.releases.of_incidents(keys)
        found = [*_recalled(store, called, releases), *_moved(store, keys, called, releases)]
    return tuple(sorted(found, key=lambda tombstone: (tombstone.at, tombstone.incident)))


def recalls_in_force(store: Store) -> dict[str, Recall]:
    """Return the last recall of every incident that was called back, by its id."""
    return {key: recalls[-1] for key, recalls in store.releases.called_back().items()}


def _recalled(
    store: Store, called: Mapping[str, tuple[Recall, ...]], releases: Mapping[str, tuple[str, ...]]
) -> Iterator[Tombstone]:
    settled = find_all_settled(store, store.incidents.load(called).values())
    for key, recalls in called.items():
        last, accepted = recalls[-1], settled.get(key)
        back = accepted.at if accepted and not accepted.changes and accepted.at > last.at else None
        yield Tombstone(
            incident=key, kind="recalled", reason=last.reason, at=last.at, releases=releases.get(key, ()), returned=back
        )


def _moved(
    store: Store, keys: list[str], called: Mapping[str, tuple[Recall, ...]], releases: Mapping[str, tuple[str, ...]]
) -> Iterator[Tombstone]:
    for key in (key for key in keys if key not in called):
        history = store.ids.history(key)
        own = [entry for entry in history if entry.id == key]
        if own and own[-1].event in ("merged", "retired"):
            yield _gone(store, own[-1], releases[key])
        elif (split := _split(store, key, history, releases[key])) is not None:
            yield split


def _gone(store: Store, entry: LedgerEntry, releases: tuple[str, ...]) -> Tombstone:
    now = store.ids.resolve(entry.id)
    if now == entry.id:
        return Tombstone(incident=entry.id, kind="withdrawn", reason=RETIRED, at=entry.at, releases=releases)
    reason = MERGED.format(now) if entry.event == "merged" else ANEW
    return Tombstone(incident=entry.id, kind="merged", reason=reason, at=entry.at, releases=releases, into=(now,))


def _split(store: Store, key: str, history: tuple[LedgerEntry, ...], releases: tuple[str, ...]) -> Tombstone | None:
    """Return a tombstone where what the incident told when it left last is told by several incidents now."""
    left = store.releases.latest(key)
    now = set(store.incidents.of_happenings(left.happenings).values()) if left is not None else set()
    parted = [entry.at for entry in history if entry.event == "split" and entry.other == key]
    if now <= {key} or not parted:
        return None
    return Tombstone(
        incident=key, kind="split", reason=SPLIT, at=max(parted), releases=releases, into=tuple(sorted(now))
    )
