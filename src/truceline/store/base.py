"""The contract of the store: what a casefile may ask of it, whatever database is behind.

``Store`` joins the parts; a part is a group of operations on one kind of thing. Every operation that writes makes its
own transaction, or joins that of ``Store.writing()``; every one that reads sees the newest state, or that of
``Store.snapshot()``. The store has no clock: moments are handed in, aware. All may raise ``CasefileError``.

What is *given* is append only (documents, readings, captures, custody, judgements, observations, ids, tombstones).
What is *computed* of it may be written anew at any time (claims for the search, profiles, blocks, links, incidents,
the queue).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from truceline.model.decision import Decision, DecisionKind
from truceline.model.evidence import Capture, CustodyAction, CustodyEvent
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Block, Link, Profile
from truceline.model.observation import Mark, Recorded
from truceline.model.origin import Copied, Print
from truceline.model.reading import Reading
from truceline.store.rows import (
    ClaimQuery,
    ClaimRow,
    Fault,
    IncidentQuery,
    IncidentRow,
    LedgerEntry,
    ObservationQuery,
    ReportQuery,
    StoredDocument,
    StoredObservation,
    StoredReading,
    Waiting,
    WaitingQuery,
)


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


class Search(Protocol):
    """Find reports and claims by words and by what they say."""

    def reports(self, query: ReportQuery) -> tuple[StoredDocument, ...]:
        """Return reports, the best match first, or the newest where no words are given."""
        ...

    def claims(self, query: ClaimQuery) -> tuple[ClaimRow, ...]:
        """Return claims in the order of adding, or the newest first."""
        ...

    def hits(self, words: str, texts: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Return for each text the characters ``[start, end)`` of the words that a search for ``words`` finds in it."""
        ...


class Linking(Protocol):
    """What is kept to link happenings; computed."""

    def put_profiles(self, given: Iterable[tuple[Profile, Iterable[Block]]]) -> None:
        """Store profiles with their blocks, in place of those of the same happenings."""
        ...

    def remove_profiles(self, happenings: Collection[str]) -> None:
        """Remove profiles, their blocks and their links."""
        ...

    def profiles(self, happenings: Collection[str]) -> dict[str, Profile]:
        """Return profiles by the ids of their happenings."""
        ...

    def profiles_of(self, documents: Collection[str]) -> tuple[Profile, ...]:
        """Return the profiles of documents, by happening id."""
        ...

    def blocks(self, happenings: Collection[str]) -> dict[str, tuple[Block, ...]]:
        """Return the blocks that happenings stand in, by key."""
        ...

    def block_size(self, key: str, *, at_most: int) -> int:
        """Count the members of a block, up to ``at_most``: no crowd is counted to its end."""
        ...

    def block_members(self, key: str, *, limit: int) -> tuple[str, ...]:
        """Return the first members of a block in the order (sort, id)."""
        ...

    def neighbours(
        self, key: str, sort: str, happening: str, *, window: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ``window`` members before and after a place in a block, each in the order (sort, id).

        The happening itself need not be in the block, and is in neither.
        """
        ...

    def put_links(self, links: Iterable[Link], met: Iterable[tuple[str, str, str]] = ()) -> None:
        """Store links, in place of those of the same pairs, and where they met: first, second, key of the block."""
        ...

    def part(self, parted: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
        """Note that pairs do not meet in a block any more; remove and return those linked that now meet in none."""
        ...

    def links_of(self, happenings: Collection[str]) -> tuple[Link, ...]:
        """Return the links with an end among the happenings, ordered by their pairs, without their features."""
        ...

    def links(self, pairs: Collection[tuple[str, str]]) -> tuple[Link, ...]:
        """Return the links of these pairs with their features, in order; pairs that are not linked are left out."""
        ...


class Copies(Protocol):
    """What finds the copies of documents, and those that were found among documents that are linked; computed."""

    def put_prints(self, given: Iterable[Print]) -> None:
        """Store what is kept of documents, in place of what was kept of the same; bands are not kept."""
        ...

    def remove_prints(self, documents: Collection[str]) -> None:
        """Remove what is kept of documents."""
        ...

    def prints(self, documents: Collection[str]) -> dict[str, Print]:
        """Return what is kept of documents, by id."""
        ...

    def told(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the happenings of documents in the order of the text, by id of the document."""
        ...

    def put(self, found: Collection[Copied]) -> None:
        """Store copies, in place of those of the same pairs."""
        ...

    def among(self, documents: Collection[str]) -> tuple[Copied, ...]:
        """Return the copies of which both documents are among these."""
        ...


class Likeness(Protocol):
    """Which reports have words in common, by the bands of their fingerprints; computed."""

    def put(self, document: str, bands: Collection[str]) -> None:
        """Note the bands of a report (``model.origin.Fingerprint``)."""
        ...

    def near(self, document: str, bands: Collection[str], *, most: int, each: int, limit: int) -> tuple[str, ...]:
        """Return reports that share a band and at most ``most``, those that share more first, without deleted ones.

        Of a band that more than ``each`` reports have, the last ``each`` that were added are looked at.
        """
        ...


class Incidents(Protocol):
    """Incidents as they were last computed."""

    def replace(self, *, remove: Collection[str] = (), put: Iterable[Incident] = ()) -> None:
        """Remove incidents by id and store others, in place of those of the same ids."""
        ...

    def get(self, incident: str) -> Incident | None:
        """Return an incident by its id (``Ids.resolve`` follows redirects)."""
        ...

    def load(self, wanted: Collection[str]) -> dict[str, Incident]:
        """Return incidents by their ids; unknown ids are left out."""
        ...

    def find(self, query: IncidentQuery) -> tuple[IncidentRow, ...]:
        """Return a page of incidents in the order of their first day, those without one last, then by id."""
        ...

    def members(self, wanted: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the happenings of incidents, by id of the incident, in order of their ids."""
        ...

    def of_happenings(self, happenings: Collection[str]) -> dict[str, str]:
        """Return the id of the incident of each happening that has one."""
        ...

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all incidents, in order."""
        ...

    def count(self, query: IncidentQuery | None = None) -> int:
        """Count incidents, all or those of a query, on whatever page of it."""
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


class Decisions(Protocol):
    """What waits for a person; computed."""

    def replace(
        self, *, kinds: Collection[DecisionKind], ends: Collection[str], put: Iterable[Decision], at: datetime
    ) -> None:
        """Remove the decisions of these kinds about these incidents and reports, and store others.

        One that was there already under its id keeps the moment since when it waits; others wait since ``at``.
        """
        ...

    def find(self, query: WaitingQuery) -> tuple[Waiting, ...]:
        """Return a page of decisions: the worthiest first, of the same worth those that wait longest, then by id."""
        ...

    def get(self, decision: str) -> Waiting | None:
        """Return a decision by its id; ``None`` where it waits no more."""
        ...

    def about(self, ends: Collection[str], kinds: Collection[DecisionKind]) -> tuple[Decision, ...]:
        """Return the decisions of these kinds about any of these incidents or reports, by id."""
        ...

    def counts(self) -> dict[DecisionKind, int]:
        """Count the decisions of each kind."""
        ...


class Queue(Protocol):
    """What is to be computed anew; it outlives a crash between adding and computing."""

    def put(self, kind: str, items: Collection[str]) -> None:
        """Queue ids of a kind (``document``, ``happening``); one that is there already stays once."""
        ...

    def pending(self, kind: str, *, limit: int | None = None) -> tuple[str, ...]:
        """Return the ids of a kind that wait, in order, the first ``limit`` of them."""
        ...

    def done(self, kind: str, items: Collection[str]) -> None:
        """Take ids off the queue."""
        ...


class Settings(Protocol):
    """Small facts about the casefile: the version that made it, the policy."""

    def get(self, key: str, default: str | None = None) -> str | None:
        """Return a setting."""
        ...

    def set(self, key: str, value: str) -> None:
        """Set a setting."""
        ...


class Store(Protocol):
    """One casefile, open. Several processes may have it open; one writes at a time, the others wait."""

    evidence: Evidence
    documents: Documents
    search: Search
    linking: Linking
    likeness: Likeness
    copies: Copies
    incidents: Incidents
    ids: Ids
    judgements: Judgements
    observations: Observations
    decisions: Decisions
    queue: Queue
    settings: Settings

    @property
    def path(self) -> Path:
        """Where the casefile is."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Make all operations inside one transaction: all of it is stored and durable, or none; may be nested.

        Raises:
            CasefileBusy: another process wrote for longer than ``WAIT_SECONDS``.
        """
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all reads inside see one state, whatever others write meanwhile."""
        ...

    def verify(self) -> tuple[Fault, ...]:
        """Hold every stored byte against its hash and every row against its seal; return what is wrong, in order."""
        ...

    def close(self) -> None:
        """Close the casefile; nothing is left to be written."""
        ...
