"""Uploaded reports -> the casefile: kept on disk, read one after the other by the worker, stored by the server.

One thread does it. A report that kills the worker is named and kept; the batch goes on with a new worker. What was
waiting when the server ended is read when it starts again.
"""

import logging
import secrets
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from typing import Literal

from truceline.casefile.adding import Added
from truceline.errors import CasefileError, InputError, TrucelineError
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.sources.files import make_item
from truceline.web.bench import Workbench
from truceline.web.reading import Failed, Offered, Worker, WorkerDied
from truceline.web.spool import Spool, Spooled
from truceline.web.worker import Limits

TOOL = "truceline serve"
IDLE = 300.0  # seconds after which a worker without work is let go: it holds the parser
REFRESH = 20  # reports after which incidents are computed, while others wait
MOST_SHOWN = 500  # of those that are done; the oldest are forgotten
Step = Literal["queued", "reading", "added", "new version", "restored", "there already", "skipped", "quarantined"]
log = logging.getLogger("truceline.web")
LEFT: tuple[Step, ...] = ("queued", "reading")
OUTCOMES: dict[str, Step] = {"new": "added"}  # other outcomes of adding are steps by the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One report on its way: where it is, and, once it is done, its document or what was wrong with it."""

    id: str
    name: str
    step: Step = "queued"
    document: str | None = None
    title: str | None = None
    why: str = ""


@dataclass(slots=True)
class Progress:
    """What came and where it is, by id, in the order of coming; several threads look at it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    items: dict[str, Item] = field(default_factory=dict)

    def put(self, item: Item) -> None:
        """Say where a report is."""
        with self.lock:
            self.items[item.id] = item
            done = [key for key, other in self.items.items() if other.step not in LEFT]
            for key in done[: max(0, len(done) - MOST_SHOWN)]:
                del self.items[key]

    def forget_done(self) -> None:
        """Show no more what is done."""
        with self.lock:
            self.items = {key: item for key, item in self.items.items() if item.step in (*LEFT, "quarantined")}

    def drop(self, key: str) -> None:
        """Show one no more."""
        with self.lock:
            self.items.pop(key, None)

    def listed(self) -> tuple[Item, ...]:
        """Return all, in the order of coming."""
        with self.lock:
            return tuple(self.items.values())


class Intake:
    """The way in of one workbench."""

    def __init__(self, bench: Workbench, limits: Limits | None = None) -> None:
        self.bench = bench
        self.spool = Spool(bench.casefile.store.path)
        self.worker = Worker(limits)
        self.progress = Progress()
        self._waiting: SimpleQueue[Spooled | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._since_refresh = 0

    def resume(self) -> None:
        """Take up what was waiting when the server ended; show what was kept."""
        for spooled in self.spool.listed() if self.spool.own() else ():
            if spooled.state == "quarantined":
                self.progress.put(Item(id=spooled.id, name=spooled.name, step="quarantined", why=spooled.why))
            else:
                self._queue(spooled)

    def take(self, name: str, content: bytes, job: dict[str, str | None]) -> Item:
        """Keep an upload, and let it be read."""
        return self._queue(self.spool.keep(name, content, job))

    def refuse(self, name: str, error: TrucelineError) -> Item:
        """Show an upload that was not taken, with the words of the error."""
        item = Item(id=f"not-{secrets.token_hex(8)}", name=name, step="skipped", why=_words(error))
        self.progress.put(item)
        return item

    def discard(self, key: str) -> bool:
        """Let a report go that was kept because it could not be read; say whether there was one."""
        spooled = self.spool.get(key)
        if spooled is None or spooled.state != "quarantined":
            return False
        self.spool.done(spooled)
        self.progress.drop(key)
        return True

    def again(self, key: str) -> bool:
        """Let a report that was kept be read once more; say whether there was one."""
        spooled = self.spool.get(key)
        if spooled is None or spooled.state != "quarantined":
            return False
        self._queue(self.spool.requeue(spooled))
        return True

    def counts(self) -> Counter[Step]:
        """Count the reports at each step."""
        return Counter(item.step for item in self.progress.listed())

    @property
    def busy(self) -> bool:
        """Say whether anything is still to be read, or what was read to be computed."""
        return self._since_refresh > 0 or any(item.step in LEFT for item in self.progress.listed())

    @property
    def waiting_bytes(self) -> int:
        """Return the size of all that is on disk and not in the casefile."""
        return sum(spooled.size for spooled in self.spool.listed())

    def close(self) -> None:
        """End the thread after the report that it reads, and the worker."""
        if self._thread is not None and self._thread.is_alive():
            self._waiting.put(None)
            self.worker.interrupt()
            self._thread.join()
        self.worker.close()
        self.spool.let_go()

    # --- the thread -------------------------------------------------------------------------------------------------

    def _queue(self, spooled: Spooled) -> Item:
        item = Item(id=spooled.id, name=spooled.name)
        self.progress.put(item)
        self._waiting.put(spooled)
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
                self._thread.start()
        return item

    def _run(self) -> None:
        while True:
            try:
                spooled = self._waiting.get(timeout=IDLE)
            except Empty:
                self.worker.close()
                spooled = self._waiting.get()
            if spooled is None:
                return
            self._one(spooled)

    def _one(self, spooled: Spooled) -> None:
        """Take one upload through; whatever happens, the next has its turn."""
        self._since_refresh += 1
        self.progress.put(Item(id=spooled.id, name=spooled.name, step="reading"))
        try:
            last = list(self._read(spooled))
        except FileNotFoundError:  # another server over the same casefile has read it
            self.progress.drop(spooled.id)
        except WorkerDied as error:
            if self.worker.interrupted:
                return  # the server ends; it is read when it starts again
            self._quarantine(spooled, _words(error))
        except Exception as error:
            log.error("%s was not taken in", spooled.name, exc_info=error)
            self.worker.close()  # it may be in the midst of an answer
            self._quarantine(spooled, _words(error))
        else:
            self._settle(spooled, last)
        if self._since_refresh >= REFRESH or self._waiting.empty():
            self._refresh()

    def _read(self, spooled: Spooled) -> Iterator[Added | Failed]:
        """Yield what became of each document of an upload."""
        content = self.spool.content(spooled)
        item = make_item(str(spooled.job["address"]), content)
        adder = self.bench.casefile.adder()
        told = self.worker.read(spooled.job, content)
        answer: bool | None = None
        while True:
            try:
                event = told.send(answer)
            except StopIteration:
                return
            answer = None
            if isinstance(event, Offered):
                try:
                    with self.bench.changing:
                        known: Added | Failed | None = adder.known(spooled.name, event.document)
                except InputError as error:  # it is withheld for good
                    known = Failed(what=error.what, todo=error.todo or "", ours=True)
                if known is not None:
                    answer = False
                    yield known
            elif isinstance(event, Reading):
                with self.bench.changing:
                    added = adder.take_read(spooled.name, item, event, tool=TOOL)
                yield added
            else:
                yield event

    def _settle(self, spooled: Spooled, found: Sequence[Added | Failed]) -> None:
        """Show what became of an upload; one that failed in a way that was not foreseen is kept."""
        unforeseen = [event for event in found if isinstance(event, Failed) and not event.ours]
        if unforeseen:
            self._quarantine(spooled, _failed_words(unforeseen[0]))
            return
        self.spool.done(spooled)
        items = list(_items(spooled, found))
        self.progress.drop(spooled.id)
        for item in items:
            self.progress.put(item)

    def _quarantine(self, spooled: Spooled, why: str) -> None:
        kept = self.spool.quarantine(spooled, why)
        self.progress.put(Item(id=kept.id, name=kept.name, step="quarantined", why=why))

    def _refresh(self) -> None:
        try:
            with self.bench.changing:
                self.bench.casefile.refresh()
        except CasefileError as error:  # what is queued is computed at the next refresh
            log.error("incidents were not computed", exc_info=error)
        self._since_refresh = 0


def _items(spooled: Spooled, found: Iterable[Added | Failed]) -> Iterator[Item]:
    """Yield what is shown of an upload: a feed has several reports."""
    base = Item(id=spooled.id, name=spooled.name)
    number = 0
    for number, event in enumerate(found, 1):
        own = replace(base, id=base.id if number == 1 else f"{base.id}.{number}")
        if isinstance(event, Failed):
            yield replace(own, step="skipped", why=_failed_words(event))
        else:
            step = OUTCOMES.get(event.outcome) or _step(event.outcome)
            document = event.document
            yield replace(own, step=step, document=document.id if document else None, title=_title(document))
    if not number:
        yield replace(base, step="skipped", why="there is no report in it.")


def _step(outcome: str) -> Step:
    steps: dict[str, Step] = {"new version": "new version", "restored": "restored", "there already": "there already"}
    return steps.get(outcome, "skipped")


def _title(document: Document | None) -> str | None:
    return (document.title or document.text.strip().partition("\n")[0])[:160] if document else None


def _words(error: Exception) -> str:
    if isinstance(error, TrucelineError):
        return f"{error.what} {error.todo}".strip()
    return str(error)


def _failed_words(failed: Failed) -> str:
    return f"{failed.what} {failed.todo}".strip()
