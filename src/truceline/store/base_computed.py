"""The parts of the store that keep what is computed of the given, and may be written anew at any time (``base.py``)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from truceline.model.decision import Decision, DecisionKind
from truceline.model.incident import Incident
from truceline.model.linking import Block, Link, Profile
from truceline.model.origin import Copied, Print
from truceline.store.rows import (
    ClaimQuery,
    ClaimRow,
    IncidentQuery,
    IncidentRow,
    ReportQuery,
    StoredDocument,
    Waiting,
    WaitingQuery,
)


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
