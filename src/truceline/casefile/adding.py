"""Files, folders and standard input -> documents read and stored; one bad report never stops the others.

A report is stored, with its bytes and how they came, before it is acknowledged. What it changes among the incidents is
computed afterwards (``refresh``). What reads may be another process: ``known`` says whether there is anything to read,
``take_read`` stores what was read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from truceline.casefile.withheld import refuse_withheld
from truceline.documents.fingerprint import fingerprint
from truceline.documents.read import read_documents
from truceline.errors import CasefileError
from truceline.model.document import Document, RawItem
from truceline.model.evidence import Capture
from truceline.model.origin import resemblance
from truceline.model.reading import Reading
from truceline.reference.languages import Languages, load_languages
from truceline.sources.about import About
from truceline.sources.files import Found, Skipped, find_reports
from truceline.store.base import Store

Outcome = Literal["new", "new version", "there already", "restored", "skipped"]
TOOL = "truceline add"
VERSION_SHARE = 0.2  # of the words: below it, a text under the same name of a file is another report
DOCUMENT = "document"


class DocumentReader(Protocol):
    """What reads a document: ``pipeline.reader.Reader``."""

    def read(self, document: Document) -> Reading:
        """Read one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one report: ``path`` as the user would type it, the document, and the error of a skipped one."""

    path: str
    outcome: Outcome
    document: Document | None = None
    error: Exception | None = None
    replaces: str | None = None


class Adder:
    """Takes reports into a store. The reader is opened by ``load_reader`` at the first text that is new."""

    def __init__(
        self, store: Store, *, load_reader: Callable[[], DocumentReader], clock: Callable[[], datetime], by: str
    ) -> None:
        self.store = store
        self.clock = clock
        self.by = by
        self._load_reader = load_reader
        self._reader: DocumentReader | None = None
        self._languages: Languages | None = None

    def add(self, paths: Iterable[str], told: About) -> Iterator[Added]:
        """Add the reports at every path, and say of each what became of it as soon as it is stored."""
        for path in paths:
            for found in find_reports(path):
                if isinstance(found, Skipped):
                    yield Added(path=found.error.where or found.path, outcome="skipped", error=found.error)
                else:
                    yield from self._add_found(found, told)

    def _add_found(self, found: Found, told: About) -> Iterator[Added]:
        try:
            documents = self._documents(found.item, told.or_else(found.about))
        except Exception as error:  # noqa: BLE001  (the item boundary: one bad file must not stop the others)
            yield Added(path=found.path, outcome="skipped", error=error)
            return
        for document in documents:
            try:
                yield self._add_document(found.path, found.item, document)
            except CasefileError:
                raise  # the casefile itself cannot take anything more
            except Exception as error:  # noqa: BLE001  (the same boundary)
                yield Added(path=found.path, outcome="skipped", document=document, error=error)

    def _documents(self, item: RawItem, about: About) -> tuple[Document, ...]:
        self._languages = self._languages or load_languages()
        return read_documents(
            item,
            self._languages,
            publisher=about.publisher,
            published=about.published,
            address=about.address,
            language=about.language,
        )

    def _add_document(self, path: str, item: RawItem, document: Document) -> Added:
        known = self.known(path, document)
        if known is not None:
            return known
        self._reader = self._reader or self._load_reader()
        return self.take_read(path, item, self._reader.read(document), tool=TOOL)

    def known(self, path: str, document: Document) -> Added | None:
        """Return what became of a report that was there, deleted or not, without being read; ``None`` for a new one.

        Raises:
            InputError: it is withheld for good.
        """
        refuse_withheld(self.store, document)
        stored = self.store.documents.get(document.id)
        if stored is not None and stored.deleted is not None:
            return self._restore(path, document, stored.replaces)
        return None if stored is None else Added(path=path, outcome="there already", document=document)

    def take_read(self, path: str, item: RawItem, reading: Reading, *, tool: str) -> Added:
        """Store one report that was read, with its bytes and how they came."""
        capture = Capture(
            sha256=item.sha256,
            captured_at=self.clock(),
            requested=path,
            media_type=item.media_type,
            size=len(item.content),
            tool=f"{tool}, {reading.reader}",
        )
        return self.take(path, item.content, reading, capture)

    def _restore(self, path: str, document: Document, former: str | None) -> Added:
        """Take back in what was deleted; its tombstone stays, with this beside it."""
        with self.store.writing():
            self.store.documents.restore(document.id, reason="added again", by=self.by, at=self.clock())
            self.store.queue.put(DOCUMENT, [document.id] + ([former] if former else []))
        return Added(path=path, outcome="restored", document=document)

    def take(self, path: str, content: bytes, reading: Reading, capture: Capture) -> Added:
        """Store one report that was read, with its bytes; it is durable on return.

        Raises:
            InputError: it is withheld for good.
        """
        document = reading.document
        refuse_withheld(self.store, document)
        with self.store.writing():
            former = self._former(document)
            self.store.evidence.keep(content)
            new = self.store.documents.add(
                reading, capture=capture, at=capture.captured_at, by=self.by, replaces=former
            )
            self.store.queue.put(DOCUMENT, [document.id] + ([former] if former else []))
        if not new:
            return Added(path=path, outcome="there already", document=document)
        outcome: Outcome = "new version" if former else "new"
        return Added(path=path, outcome=outcome, document=document, replaces=former)

    def _former(self, document: Document) -> str | None:
        """Return the version before: under the same address of the web, or under the same name with like words."""
        versions = self.store.documents.find_versions(document.address, document.publisher) if document.address else ()
        if not versions or versions[-1].id == document.id:
            return None
        last = versions[-1].id
        if document.address and "://" in document.address:
            return last
        former = self.store.documents.reading(last)
        like = former is not None and resemblance(fingerprint(former.document), fingerprint(document)) >= VERSION_SHARE
        return last if like else None
