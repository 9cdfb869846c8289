"""The parts of the store that keep what is given: append only, so that nothing of it is ever lost (``base.py``)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol

from truceline.model.evidence import Capture, CustodyAction, CustodyEvent
from truceline.model.judgement import Judgement
from truceline.model.observation import Mark, Recorded
from truceline.model.reading import Reading
from truceline.model.release import Recall, Release, Released
from truceline.store.rows import LedgerEntry, ObservationQuery, StoredDocument, StoredObservation, StoredReading


class Evidence(Protocol):
    """The bytes of every document by SHA-256, how they came, and the chain of custody."""

    def keep(self, content: bytes) -> str:
        """Store bytes and return their SHA-256 in hex; durable on return, before any row speaks of them.

        The same bytes are stored once.
        """
        ...

    def content(self, sha256: str) -> bytes:
        """Return stored bytes; raises ``CasefileDamaged`` if they are gone or are others."""
        ...

    def record(self, capture: Capture, *, by: str, document: str | None = None) -> None:
        """Append a capture record, and ``collected`` to the custody log. Its bytes have to be kept before."""
        ...

    def captures(self, *, document: str | None = None, sha256: str | None = None) -> tuple[Capture, ...]:
        """Return capture records, oldest first."""
        ...

    def append(self, action: CustodyAction, sha256: str, *, actor: str, at: datetime, reason: str = "") -> CustodyEvent:
        """Append a line to the custody log."""
        ...

    def custody(self, sha256: str | None = None) -> tuple[CustodyEvent, ...]:
        """Return the custody log, or what of it concerns an object, in order."""
        ...


class Documents(Protocol):
    """Reports, their readings, and the claims in them for search."""

    def add(self, reading: Reading, *, capture: Capture, at: datetime, by: str, replaces: str | None = None) -> bool:
        """Store a document, its first reading and its capture; ``False`` if its id is there, and nothing is written.

        ``replaces`` is the id of the version before, under the same address. The bytes of the capture have to be kept
        before (``Evidence.keep``).
        """
        ...

    def reread(self, reading: Reading, *, at: datetime) -> None:
        """Append a newer reading of a document that is there; its claims take the place of the former ones."""
        ...

    def put_claims(self, reading: Reading) -> None:
        """Let search find the claims of a document as people judged them, in place of those that it finds now."""
        ...

    def get(self, document: str) -> StoredDocument | None:
        """Return what is listed of a document, deleted or not."""
        ...

    def find_versions(self, address: str, publisher: str | None) -> tuple[StoredDocument, ...]:
        """Return the documents of one publisher under one address, oldest first, without deleted ones."""
        ...

    def reading(self, document: str) -> Reading | None:
        """Return the newest reading of a document, deleted or not."""
        ...

    def readings(self, documents: Collection[str]) -> dict[str, Reading]:
        """Return the newest readings of documents by their ids; unknown ids are left out."""
        ...

    def history(self, document: str) -> tuple[StoredReading, ...]:
        """Return all readings of a document, oldest first."""
        ...

    def moments(self, documents: Collection[str]) -> dict[str, tuple[datetime, datetime]]:
        """Return when each of these documents was added, and when it was last read; unknown ids are left out."""
        ...

    def last_moment(self) -> datetime | None:
        """Return when a document was last added, read or deleted; ``None`` where there is none."""
        ...

    def ids(self) -> Iterator[str]:
        """Yield the ids of all documents in the order of adding, without deleted ones; memory stays flat."""
        ...

    def listed(
        self, *, limit: int = 100, after: str | None = None, deleted: bool = False
    ) -> tuple[StoredDocument, ...]:
        """Return a page of documents in the order of adding, after that of this id; with ``deleted`` those too."""
        ...

    def count(self) -> int:
        """Count documents, without deleted ones."""
        ...

    def count_claims(self) -> int:
        """Count the claims of the newest readings, without those of deleted documents."""
        ...

    def delete(self, document: str, *, reason: str, by: str, at: datetime) -> None:
        """Append a tombstone: the document leaves lists, search and counts; its rows and bytes stay."""
        ...

    def restore(self, document: str, *, reason: str, by: str, at: datetime) -> None:
        """Take a tombstone back, by a further row."""
        ...


class Ids(Protocol):
    """The append-only ledger of the ids of incidents."""

    def append(self, entries: Iterable[LedgerEntry]) -> None:
        """Append entries, in order. The last entry of an id says what it is now."""
        ...

    def resolve(self, text: str) -> str:
        """Return the id that an id, or the beginning of one, leads to now; redirects are followed.

        A retired id leads to the longer one under which what it stood for came back, if it did, else to itself.

        The beginning has at least six characters, with or without the prefix of the id (``inc-``).

        Raises:
            UnknownId: no id begins so, or several do that lead to several incidents.
        """
        ...

    def history(self, incident: str) -> tuple[LedgerEntry, ...]:
        """Return the entries that name an id, on either side, oldest first."""
        ...

    def move(self, moves: Mapping[str, str | None], *, at: datetime) -> None:
        """Note in which incident happenings are from now on: ``None`` where in none."""
        ...

    def last_moment(self) -> datetime | None:
        """Return the moment of the last entry."""
        ...

    def homes(self, until: datetime) -> dict[str, str]:
        """Return in which incident each happening was at a moment.

        Of a happening of which nothing was noted until then: in which it came to be first.
        """
        ...


class Releases(Protocol):
    """What was published, the incidents as they left, and what was called back."""

    def add(self, release: Release, rows: Iterable[Released]) -> bool:
        """Append a release with its rows; ``False`` if its id is there, and nothing is written."""
        ...

    def get(self, release: str) -> Release | None:
        """Return a release by its id."""
        ...

    def listed(self) -> tuple[Release, ...]:
        """Return all releases, oldest first."""
        ...

    def rows(self, release: str) -> Iterator[Released]:
        """Yield the incidents of a release by id; memory stays flat."""
        ...

    def of_incidents(self, incidents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the releases that incidents were in, oldest first, by id; those that were in none are left out."""
        ...

    def latest(self, incident: str) -> Released | None:
        """Return an incident as it left last."""
        ...

    def recall(self, recall: Recall) -> None:
        """Append a recall.

        Raises:
            UnknownId: there is no such release, or the incident is not in it.
        """
        ...

    def recalls(self) -> tuple[Recall, ...]:
        """Return all recalls, oldest first."""
        ...

    def last_recall(self) -> datetime | None:
        """Return the moment of the last recall."""
        ...

    def recalled(self) -> tuple[str, ...]:
        """Return the incidents that were called back, by id."""
        ...

    def called_back(self, incidents: Collection[str]) -> dict[str, tuple[Recall, ...]]:
        """Return the recalls of those of some incidents that were called back, oldest first, by their ids."""
        ...

    def called_back_with(self, happenings: Collection[str]) -> dict[str, tuple[Recall, ...]]:
        """Return the recalls of what some happenings left in, oldest first, by happening, wherever they are now."""
        ...

    def moved_on(self) -> tuple[str, ...]:
        """Return the incidents that were published and were merged, split or retired at any time, by id."""
        ...


class Judgements(Protocol):
    """What persons decided."""

    def append(self, judgement: Judgement) -> bool:
        """Append a judgement; ``False`` if its id is there."""
        ...

    def listed(self, *, document: str | None = None, after: int = 0) -> tuple[Judgement, ...]:
        """Return judgements in order, withdrawn ones too: those on a document, or those that came ``after`` so many."""
        ...

    def count(self) -> int:
        """Count all judgements, withdrawn ones and withdrawals too."""
        ...

    def about(self, documents: Collection[str]) -> tuple[Judgement, ...]:
        """Return the judgements that point at any of the documents, and those that withdraw them, in order of adding.

        What withdraws a withdrawal is among them.
        """
        ...

    def made_with(self, judgement: str) -> tuple[Judgement, ...]:
        """Return the judgements made at the same moment as one and added near it, in order, itself among them."""
        ...

    def get(self, judgement: str) -> Judgement | None:
        """Return a judgement by its id."""
        ...

    def replace_orphans(self, documents: Collection[str], found: Mapping[str, str]) -> None:
        """Note which judgements about these documents could not be attached (id -> why); the others could."""
        ...

    def orphans(self) -> dict[str, str]:
        """Return judgements that wait in the queue to be attached by a person: id -> why."""
        ...


class Observations(Protocol):
    """What monitors record: observations, restrictions of access and tallies. One is withdrawn by a further row."""

    def add(self, record: Recorded) -> bool:
        """Append a record, and a line to the custody log; ``False`` if its id is there, and nothing is written."""
        ...

    def get(self, record: str) -> StoredObservation | None:
        """Return a record by its id, withdrawn or not."""
        ...

    def find(self, query: ObservationQuery) -> tuple[StoredObservation, ...]:
        """Return a page of records in the order of their first moment, those without one last, then by id."""
        ...

    def count(self, query: ObservationQuery) -> int:
        """Count what ``find`` returns without a limit."""
        ...

    def resolve(self, text: str) -> str:
        """Return the id that an id, or the beginning of one, means; at least six characters beside the prefix.

        Raises:
            UnknownId: none begins so, or several do.
        """
        ...

    def mark(self, mark: Mark) -> None:
        """Append what is said later of a record.

        Raises:
            UnknownId: there is no such record.
        """
        ...

    def marks(self, record: str) -> tuple[Mark, ...]:
        """Return what was said of a record, oldest first."""
        ...

    def links(self, documents: Collection[str]) -> tuple[Mark, ...]:
        """Return the links, taken back or not, to words of these documents, oldest first."""
        ...


class Settings(Protocol):
    """Small facts about the casefile: the version that made it, the policy."""

    def get(self, key: str, default: str | None = None) -> str | None:
        """Return a setting."""
        ...

    def set(self, key: str, value: str) -> None:
        """Set a setting."""
        ...
