"""Reading the reports of a casefile anew: what differs is shown, nothing that a person decided is lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from truceline.casefile.adding import DOCUMENT, DocumentReader
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a newer reading of a document says that the former did not, and the other way round.

    ``gained`` and ``lost`` are claims; ``changed`` are claims at the same words with the same act, as they were and as
    they are.
    """

    document: str
    former: str
    newer: str
    gained: tuple[Claim, ...] = ()
    lost: tuple[Claim, ...] = ()
    changed: tuple[tuple[Claim, Claim], ...] = ()

    @property
    def same(self) -> bool:
        """Say whether both readings claim the same."""
        return not (self.gained or self.lost or self.changed)


class Rereader:
    """Reads every document once more that another reader read; each is stored before the next is begun."""

    def __init__(self, store: Store, *, reader: DocumentReader, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.reader = reader
        self.clock = clock

    def run(self) -> tuple[Difference, ...]:
        """Return what differs, in the order of adding; documents of which both readings are the same are left out."""
        return tuple(self.each())

    def each(self) -> Iterator[Difference]:
        """Yield the differences one at a time."""
        for document in tuple(self.store.documents.ids()):
            former = self.store.documents.reading(document)
            if former is None:
                continue
            newer = self.reader.read(former.document)
            if newer == former:
                continue
            with self.store.writing():
                self.store.documents.reread(newer, at=self.clock())
                self.store.queue.put(DOCUMENT, [document])
            yield compare_readings(former, newer)


def compare_readings(former: Reading, newer: Reading) -> Difference:
    """Say what two readings of one document differ in, claim by claim: the same are those of the same act and words."""
    old = {_key(claim): claim for claim in former.claims}
    new = {_key(claim): claim for claim in newer.claims}
    return Difference(
        document=newer.document.id,
        former=former.reader,
        newer=newer.reader,
        gained=tuple(new[key] for key in new if key not in old),
        lost=tuple(old[key] for key in old if key not in new),
        changed=tuple((old[key], new[key]) for key in new if key in old and _value(old[key]) != _value(new[key])),
    )


def _key(claim: Claim) -> tuple[object, ...]:
    target = claim.target.actor.side if claim.target and claim.target.actor else claim.target and claim.target.kind
    return (claim.act, claim.content.start, claim.content.end, target)


def _value(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, without its ids and the rule that read it."""
    return (
        claim.stance,
        claim.actor,
        claim.target,
        claim.count,
        claim.places,
        claim.times,
        claim.weapon,
        claim.factuality,
    )
