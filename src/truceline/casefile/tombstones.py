"""What became of the incidents that were published: those that are not to be used as they were.

A recall is told for the reason that somebody gave. An incident that was merged, split or retired after it was published
is told by the ledger of ids. All of them leave with every later export, whatever its filters.
"""

from collections.abc import Collection, Iterator, Sequence

from truceline.casefile.settled import find_all_settled
from truceline.model.release import Recall, Tombstone
from truceline.review.settled import Settled
from truceline.store.base import Store
from truceline.store.rows import LedgerEntry

PIECE = 200  # incidents that are looked at together
MERGED = "It is told as one event with {}."
ANEW = "It is told under another id."
RETIRED = "No report tells of it any more, or somebody decided that it is no incident."
SPLIT = "What it told is told as several events now."


def find_tombstones(store: Store) -> tuple[Tombstone, ...]:
    """Return the tombstones of all that was published and is not to be used as it was, by moment and id."""
    with store.snapshot():
        gone = frozenset(store.releases.moved_on())
        keys = sorted({*store.releases.recalled(), *gone})
        pages = (keys[start : start + PIECE] for start in range(0, len(keys), PIECE))
        found = [tombstone for page in pages for tombstone in _tombstones(store, page, gone)]
    return tuple(sorted(found, key=lambda tombstone: (tombstone.at, tombstone.incident)))


def recalls_in_force(store: Store, incidents: Collection[str]) -> dict[str, Recall]:
    """Return the last recall that each of some incidents is under, by its id.

    A recall is of the id that left, and of what left under it: a happening that was called back is so in whatever
    incident it came to be since.
    """
    held = store.incidents.members(incidents)
    by_id = store.releases.called_back(incidents)
    with_it = store.releases.called_back_with({happening for group in held.values() for happening in group})
    found: dict[str, Recall] = {}
    for key in incidents:
        under = [*by_id.get(key, ()), *(one for happening in held.get(key, ()) for one in with_it.get(happening, ()))]
        if under:
            found[key] = max(under, key=lambda recall: recall.at)
    return found


def recalls_by_release(store: Store) -> dict[str, tuple[Recall, ...]]:
    """Return the recalls that concern each release, oldest first; those that none concerns are left out.

    A recall is of an incident, whatever it left in: it concerns every release that had it when it was called back. One
    made later holds it because somebody accepted it anew.
    """
    with store.snapshot():
        recalls, keys = store.releases.recalls(), store.releases.recalled()
        called, held = store.releases.called_back(keys), store.releases.of_incidents(keys)
        made = {release.id: release.at for release in store.releases.listed()}
    concerned: dict[Recall, set[str]] = {recall: {recall.release} for recall in recalls}
    for key in keys:
        for recall in called.get(key, ()):
            concerned[recall].update(one for one in held.get(key, ()) if made[one] <= recall.at)
    found: dict[str, tuple[Recall, ...]] = {}
    for recall, names in concerned.items():
        for name in names:
            found[name] = (*found.get(name, ()), recall)
    return found


def _tombstones(store: Store, keys: Sequence[str], gone: Collection[str]) -> Iterator[Tombstone]:
    called, releases = store.releases.called_back(keys), store.releases.of_incidents(keys)
    settled = find_all_settled(store, store.incidents.load(called).values())
    for key in keys:
        moved = _moved(store, key, releases[key]) if key in gone else None
        if key in called:
            yield _recalled(key, called[key][-1], settled.get(key), moved, releases[key])
        elif moved is not None:
            yield moved


def _recalled(
    key: str, last: Recall, accepted: Settled | None, moved: Tombstone | None, releases: tuple[str, ...]
) -> Tombstone:
    """Return the tombstone of what was called back; ``moved`` tells where it went beside."""
    back = accepted.at if accepted and not accepted.changes and accepted.at > last.at else None
    into = moved.into if moved is not None else ()
    return Tombstone(
        incident=key, kind="recalled", reason=last.reason, at=last.at, releases=releases, into=into, returned=back
    )


def _moved(store: Store, key: str, releases: tuple[str, ...]) -> Tombstone | None:
    history = store.ids.history(key)
    own = [entry for entry in history if entry.id == key]
    if own and own[-1].event in ("merged", "retired"):
        return _gone(store, own[-1], releases)
    return _split(store, key, history, releases)


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
