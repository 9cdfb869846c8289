"""The worker as the server sees it: started when needed, killed when it takes too long, started again when it died."""

import json
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.record import decode, from_json
from truceline.web.worker import (
    DOCUMENT,
    END,
    ERROR,
    JOB,
    OUT_OF_MEMORY,
    PASS,
    READ,
    READING,
    READY,
    STOP,
    Limits,
    serve,
)

STARTING = 120.0  # seconds to open the tables and the parser: three on an idle machine
STOPPING = 5.0


class WorkerDied(InputError):
    """The process that read a report ended in the midst of it, or was ended because it took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A document that was made of the bytes; it is read unless ``False`` is sent back."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What went wrong in one report, in the words of the error; ``ours``: it was foreseen."""

    what: str
    todo: str
    ours: bool


class Worker:
    """One process that reads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self.interrupted = False

    @property
    def pid(self) -> int | None:
        """The id of the process; ``None`` where none runs."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def start(self) -> None:
        """Start the process, unless it runs.

        Raises:
            WorkerDied: it could not be started.
        """
        if self.pid is not None:
            return
        self.close()
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self.limits), daemon=True, name="truceline reader")
        process.start()
        self._process = process  # from here on an interruption finds it; one that came before is seen below
        theirs.close()
        if self.interrupted:
            process.kill()
        if self._hear(STARTING) != READY:
            raise self._end("the reader could not be started.")

    def read(self, job: Mapping[str, Any], content: bytes) -> Generator[Offered | Failed | Reading, bool | None]:
        """Yield what a report is made of; of each document that is offered, ``send`` whether it is to be read.

        Raises:
            WorkerDied: the process is gone, or took too long and was ended, and the next call starts another; or the
                server ends, and none is started.
        """
        if self.interrupted:
            raise self._end("the server ends.")
        self.start()
        self._say(JOB + json.dumps(dict(job)).encode())
        self._say(content)
        seconds = self.limits.seconds
        while (frame := self._hear(seconds))[:1] != END:
            mark, told = frame[:1], frame[1:]
            if mark == DOCUMENT:
                document = from_json(told, Document)
                wanted = yield Offered(document=document)
                self._say(READ if wanted is not False else PASS)
                seconds = self.limits.seconds_for(len(document.text))
            elif mark == READING:
                yield decode(told)
            elif mark == ERROR:
                yield Failed(**json.loads(told))

    def interrupt(self) -> None:
        """End the process at once, whatever it reads, because the server ends; called from another thread."""
        self.interrupted = True
        process = self._process
        if process is not None and process.is_alive():
            process.kill()

    def close(self) -> None:
        """End the process, kindly first."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            with suppress(OSError):  # it may be gone
                pipe.send_bytes(STOP)
            pipe.close()
        if process is not None:
            process.join(STOPPING)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()

    def _say(self, frame: bytes) -> None:
        assert self._pipe is not None, "the worker was started"
        try:
            self._pipe.send_bytes(frame)
        except OSError as error:
            raise self._end(self._how()) from error

    def _hear(self, seconds: float) -> bytes:
        assert self._pipe is not None, "the worker was started"
        try:
            if not self._pipe.poll(seconds):
                raise self._end(f"reading it took more than {seconds:.0f} seconds, and was stopped.")
            return self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise self._end(self._how()) from error

    def _how(self) -> str:
        """Say how the process ended."""
        if self._process is not None:
            self._process.join(STOPPING)
        code = self._process.exitcode if self._process is not None else None
        if code == OUT_OF_MEMORY:
            return f"reading it needed more memory than the {self.limits.megabytes:,} MB that one report may have."
        return "the process that read it ended in the midst of it."

    def _end(self, what: str) -> WorkerDied:
        """End what is left of the process; return the error to raise."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
        self.close()
        return WorkerDied(what, todo="It is kept as it came. Save its text as a .txt file, or leave it out.")
