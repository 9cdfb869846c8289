"""A process of its own that turns uploaded bytes into documents and readings, and may die of them. It has no casefile.

It talks over a pipe in frames of bytes: a mark of one byte, then JSON. For every job it makes the documents, asks of
each whether it is to be read (the server knows which are there already), and answers with the record of the reading.
Nothing is unpickled on either side: what comes out of hostile bytes is data, and is checked as data.

It runs under a limit of address space, writes no files, and is killed by the server when a report takes too long.
"""

import json
import os
import resource
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from truceline.model.document import Document
    from truceline.pipeline.reader import Reader
    from truceline.reference.languages import Languages
    from truceline.sources.about import About

READY, DOCUMENT, READING, ERROR, END = b"+", b"D", b"R", b"E", b"."  # what the worker says
JOB, READ, PASS, STOP = b"J", b"r", b"p", b"s"  # what the server says
MEGABYTE = 2**20
OUT_OF_MEMORY = 77  # exit status


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one report may cost: address space beside that of the reader (MB), and seconds for each of its documents.

    A page of 25 MB has a tree of some 300 MB, a Word file of some 400 MB (``documents``). A report of 2 kB is read in
    60 ms on an idle machine; ``seconds_a_kilobyte`` leaves eight times as much, beside ``seconds``.
    """

    megabytes: int = 1_024
    seconds: float = 120.0
    seconds_a_kilobyte: float = 0.25

    def seconds_for(self, characters: int) -> float:
        """Return how long a document of this size may take."""
        return self.seconds + self.seconds_a_kilobyte * characters / 1000


def serve(pipe: Connection, limits: Limits) -> None:
    """Read jobs until the server says stop, or is gone."""
    from truceline.pipeline.reader import Reader
    from truceline.reference.languages import load_languages

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then says stop
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    reader, languages = Reader.load(), load_languages()
    _warm(reader)
    _confine(limits)
    pipe.send_bytes(READY)
    while True:
        try:
            frame = pipe.recv_bytes()
        except EOFError:
            return
        if frame[:1] != JOB:
            return
        _work(pipe, json.loads(frame[1:]), pipe.recv_bytes(), reader, languages)


def _warm(reader: "Reader") -> None:
    """Let the parser and the formats load what they load at the first report, before memory is limited."""
    import lxml.html
    import trafilatura.core

    from truceline.model.document import Document

    _ = lxml.html, trafilatura.core
    reader.read(Document(text="Two soldiers were killed near Tegh on Tuesday, the ministry said.", language="en"))


def _confine(limits: Limits) -> None:
    most = address_space() + limits.megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def address_space() -> int:
    """Return how many bytes of address space this process has; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _work(pipe: Connection, job: Mapping[str, Any], content: bytes, reader: "Reader", languages: "Languages") -> None:
    """Answer one job: documents, readings, errors, and that it is done."""
    from truceline.documents.read import read_documents
    from truceline.sources.files import make_item

    try:
        about = about_of(job)
        documents = read_documents(
            make_item(job["address"], content),
            languages,
            publisher=about.publisher,
            published=about.published,
            address=about.address,
            language=about.language,
        )
        del content
        for document in documents:
            _read(pipe, document, reader)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing that is said now would be sure: the server sees a worker that is gone
    except Exception as error:  # noqa: BLE001  (the item boundary: one bad file must not stop the others)
        pipe.send_bytes(ERROR + _told(error))
    pipe.send_bytes(END)


def _read(pipe: Connection, document: "Document", reader: "Reader") -> None:
    """Offer one document, and read it where it is asked for; what goes wrong in it stops no other of the same file."""
    from truceline.record import encode, to_json

    pipe.send_bytes(DOCUMENT + to_json(document))
    if pipe.recv_bytes() != READ:
        return
    try:
        record = encode(reader.read(document))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (the same boundary)
        pipe.send_bytes(ERROR + _told(error))
        return
    pipe.send_bytes(READING + record)


def about_of(job: Mapping[str, Any]) -> "About":
    """Return what a person told of a report, out of a job."""
    from truceline.sources.about import About

    published = job.get("published")
    return About(
        publisher=job.get("publisher"),
        published=datetime.fromisoformat(published) if published else None,
        address=job.get("own_address"),
        language=job.get("language"),
    )


def _told(error: Exception) -> bytes:
    """Write an error: its own words where it is one of ours, else what it is."""
    from truceline.errors import TrucelineError

    ours = isinstance(error, TrucelineError)
    told = {
        "what": error.what if isinstance(error, TrucelineError) else f"{type(error).__name__}: {error}"[:500],
        "todo": error.todo if isinstance(error, TrucelineError) else "",
        "ours": ours,
    }
    return json.dumps(told).encode()
