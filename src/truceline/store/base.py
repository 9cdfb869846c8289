"""The contract of the store: what a casefile may ask of it, whatever database is behind.

``Store`` joins the parts; a part is a group of operations on one kind of thing. Every operation that writes makes its
own transaction, or joins that of ``Store.writing()``; every one that reads sees the newest state, or that of
``Store.snapshot()``. The store has no clock: moments are handed in, aware. All may raise ``CasefileError``.

What is *given* is append only (``base_given.py``: documents, readings, captures, custody, judgements, observations,
ids, tombstones, releases). What is *computed* of it may be written anew at any time (``base_computed.py``: claims for
the search, profiles, blocks, links, incidents, the queue).
"""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from truceline.store.base_computed import Copies, Decisions, Incidents, Likeness, Linking, Queue, Search
from truceline.store.base_given import Documents, Evidence, Ids, Judgements, Observations, Releases, Settings
from truceline.store.rows import Fault


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
    releases: Releases
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
