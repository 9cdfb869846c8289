"""The casefile: the store of one monitoring effort, with the line from bytes to incidents behind it.

with Casefile.create("tegh.tl") as casefile:
    casefile.add("reports/")
    for row in casefile.incidents():
        print(casefile.incident(row.id).findings)
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Unpack

from truceline.casefile.adding import DOCUMENT, Added, Adder, DocumentReader
from truceline.casefile.episodes import episodes_of
from truceline.casefile.filters import Filters, ViolationFilters, incident_query
from truceline.casefile.judging import Judging
from truceline.casefile.monitoring import Entered, Monitoring, ObservationFilters, observation_query
from truceline.casefile.refresh import Refresh
from truceline.casefile.rereading import Difference, Rereader
from truceline.casefile.settled import find_all_settled
from truceline.casefile.told_tallies import ToldTallies
from truceline.casefile.violating import assess_one, violations
from truceline.errors import UnknownId
from truceline.incidents.policies import RANGE
from truceline.model.evidence import Capture
from truceline.model.incident import Episode, Incident
from truceline.model.judgement import Judgement
from truceline.model.observation import Recorded
from truceline.model.reading import Reading
from truceline.model.violation import Assessment, Violation
from truceline.review.settled import Settled
from truceline.sources.about import About
from truceline.store.base import Store
from truceline.store.rows import Fault, IncidentRow, StoredObservation
from truceline.store.sql import create_store, open_store

POLICY = "policy"
NOBODY = "unnamed"


def _now() -> datetime:
    return datetime.now(UTC)


def _load_reader() -> DocumentReader:
    from truceline.pipeline.reader import Reader

    return Reader.load()


class Casefile:
    """One casefile, open. Several processes may have it open at once; one writes at a time."""

    def __init__(
        self,
        store: Store,
        *,
        by: str = NOBODY,
        clock: Callable[[], datetime] = _now,
        load_reader: Callable[[], DocumentReader] = _load_reader,
        until: datetime | None = None,
    ) -> None:
        self.store = store
        self.by = by
        self.until = until  # the moment to which it was taken back (casefile.as_of); none: it is as it is
        self._clock = clock
        self._load_reader = load_reader
        self.judging = Judging(store, clock=clock)
        self.monitoring = Monitoring(store, clock=clock, by=by)
        self.told_tallies = ToldTallies(store)

    @classmethod
    def create(cls, path: str | Path, *, by: str = NOBODY) -> "Casefile":
        """Begin a casefile at a path where nothing is; raises ``CasefileError`` where something is."""
        return cls(create_store(Path(path)), by=by)

    @classmethod
    def open(cls, path: str | Path, *, by: str = NOBODY) -> "Casefile":
        """Open a casefile; an older one is brought up to date after a copy of it was made beside it.

        Raises:
            CasefileError: there is none, it is of a newer version, damaged, or no casefile.
        """
        casefile = cls(open_store(Path(path)), by=by)
        casefile.refresh()  # what a crash left waiting
        return casefile

    def __enter__(self) -> "Casefile":
        """Use the casefile in a ``with`` block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        self.store.close()

    @property
    def policy(self) -> str:
        """The policy by which values are published."""
        return self.store.settings.get(POLICY) or RANGE

    def now(self) -> datetime:
        """Return the moment that the clock tells."""
        return self._clock()

    # --- what comes in ----------------------------------------------------------------------------------------------

    def add(self, *paths: str | Path, told: About | None = None) -> tuple[Added, ...]:
        """Add files and folders, and compute what they change; one bad report never stops the others."""
        added = tuple(self.take_in([str(path) for path in paths], told))
        self.refresh()
        return added

    def take_in(self, paths: Iterable[str], told: About | None = None) -> Iterator[Added]:
        """Add reports one at a time and say of each what became of it; call ``refresh`` afterwards."""
        yield from self.adder().add(paths, told or About())

    def adder(self) -> Adder:
        """Return what takes reports in, here or as another process reads them; call ``refresh`` afterwards."""
        return Adder(self.store, load_reader=self._load_reader, clock=self._clock, by=self.by)

    def take_reading(self, content: bytes, reading: Reading, capture: Capture) -> Added:
        """Add one report that was read elsewhere, with its bytes; call ``refresh`` afterwards."""
        return self.adder().take(capture.requested, content, reading, capture)

    def refresh(self) -> int:
        """Compute what waits; return of how many documents."""
        return Refresh(self.store, policy=self.policy, clock=self._clock).run()

    def reread(self) -> tuple[Difference, ...]:
        """Read every report anew that another reader read, and say what differs; what people decided is kept."""
        differences = Rereader(self.store, reader=self._load_reader(), clock=self._clock).run()
        self.store.queue.put(DOCUMENT, tuple(self.store.documents.ids()))  # a newer line may join them otherwise
        self.refresh()
        return differences

    def delete(self, document: str, *, why: str) -> None:
        """Take a report out of every count; its bytes and rows stay, with a tombstone that says why."""
        with self.store.writing():
            self.store.documents.delete(document, reason=why, by=self.by, at=self._clock())
            self.store.queue.put(DOCUMENT, [document, *self._before(document)])
        self.refresh()

    def observe(self, *records: Recorded) -> tuple[Entered, ...]:
        """Keep what monitors recorded (observations, restrictions of access, tallies), all of it or none."""
        return self.monitoring.enter(records)

    def _before(self, document: str) -> list[str]:
        stored = self.store.documents.get(document)
        return [stored.replaces] if stored is not None and stored.replaces else []

    # --- what is there ----------------------------------------------------------------------------------------------

    def incidents(self, **filters: Unpack[Filters]) -> tuple[IncidentRow, ...]:
        """Return a page of incidents, by first day: those that every filter lets through (see ``Filters``)."""
        return self.store.incidents.find(incident_query(filters))

    def count_incidents(self, **filters: Unpack[Filters]) -> int:
        """Count the incidents that every filter lets through, over all pages."""
        return self.store.incidents.count(incident_query(filters))

    def incident(self, key: str) -> Incident:
        """Return an incident by its id, a former id that was merged into it, or the beginning of one.

        Raises:
            UnknownId: no incident, or several, are meant, or its reports are gone.
        """
        resolved = self.store.ids.resolve(key)
        found = self.store.incidents.get(resolved)
        if found is None:
            raise UnknownId(f"{resolved} is no incident any more: its reports were taken out.", where=key)
        return found

    def readings(self, incident: Incident) -> dict[str, Reading]:
        """Return the readings that an incident rests on, as judged, by document id."""
        stored = self.store.documents.readings(incident.documents)
        return dict(self.judging.applied(stored.values()).readings)

    def judgements(self, incident: Incident) -> tuple[Judgement, ...]:
        """Return the judgements that bear on the reports of an incident, withdrawn ones too, in the order of time."""
        found = {j.id: j for key in incident.documents for j in self.store.judgements.listed(document=key)}
        return tuple(sorted(found.values(), key=lambda judgement: (judgement.at, judgement.id)))

    def episodes(self, incident: Incident) -> tuple[Episode, ...]:
        """Return the episodes that an incident belongs to."""
        return episodes_of(self.store, incident)

    def observations(self, **filters: Unpack[ObservationFilters]) -> tuple[StoredObservation, ...]:
        """Return a page of what monitors recorded, by first moment (``casefile.nearby``: what is near an incident)."""
        return self.store.observations.find(observation_query(filters))

    def violations(self, **filters: Unpack[ViolationFilters]) -> Iterator[Violation]:
        """Yield how incidents and records stand against agreements in force, provision by provision."""
        yield from violations(self, filters)

    def assess(self, incident: Incident) -> Assessment:
        """Return how one incident stands against every agreement of its sides, and why one gives no violation."""
        return assess_one(self, incident)

    def settled(self, incidents: Iterable[Incident]) -> dict[str, Settled]:
        """Return by whom and when incidents were accepted, and what changed since; only of those that somebody did."""
        return find_all_settled(self.store, incidents)

    def verify(self) -> tuple[Fault, ...]:
        """Hold every stored byte against its hash and the custody log against its chain."""
        return self.store.verify()

    # --- what a person decides --------------------------------------------------------------------------------------

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Store judgements, and compute what they change."""
        self.judging.store_all(judgements)
        self.refresh()
