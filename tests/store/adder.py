"""Run as a process of its own: adds numbered reports to casefiles, and says after each that it is stored.

It reads lines ``CASEFILE FIRST COUNT LIMIT`` and forks a process for each, which writes ``pid PID``, ``open``, then a line
``NUMBER DOCUMENT SHA256`` for every report that is stored: an acknowledgement. It ends with ``done``, or with
``error CLASS MESSAGE``; when it is gone, however it went, ``gone`` is written. LIMIT is the largest size of a file in bytes,
0 for none. No parser is loaded, and the store only once.
"""

import hashlib
import os
import resource
import sys
from datetime import UTC, datetime, timedelta

from truceline.errors import TrucelineError
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.evidence import Capture
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.store import open_store

START = datetime(2023, 4, 11, tzinfo=UTC)


def numbered(number):
    """The report of a number: its bytes and its reading."""
    text = f"Report {number}. " + f"{hashlib.sha256(b'%d' % number).hexdigest()} shells fell. " * (20 + number % 7)
    doc = Document(text=text, publisher="wire", address=f"{number}.txt", language="en")
    whole = Span(document=doc.id, start=0, end=len(text), text=text)
    said = Statement(id=f"stm-{doc.id}", document=doc.id, speakers=(), span=whole)
    claim = Claim(id=f"clm-{doc.id}", statement=said.id, span=whole, content=whole, stance="asserts", act="attacked")
    return text.encode(), Reading(document=doc, reader="rules 1", statements=(said,), claims=(claim,))


def add(store, number):
    content, reading = numbered(number)
    at = START + timedelta(minutes=number)
    with store.writing():
        sha256 = store.evidence.keep(content)
        capture = Capture(sha256=sha256, captured_at=at, requested=f"{number}.txt", size=len(content))
        added = store.documents.add(reading, capture=capture, at=at, by="adder")
        store.queue.put("document", [reading.document.id])
    return added, reading.document.id, sha256


def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def add_all(path, first, count):
    store = open_store(path)
    say("open")
    for number in range(first, first + count):
        _, document, sha256 = add(store, number)
        say(number, document, sha256)
    store.close()


def work(path, first, count, limit):
    say("pid", os.getpid())
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        add_all(path, first, count)
        say("done")
    except TrucelineError as error:
        say("error", type(error).__name__, error)


def main():
    for line in sys.stdin:
        path, *numbers = line.rsplit(maxsplit=3)
        child = os.fork()
        if child == 0:
            work(path, *map(int, numbers))
            os._exit(0)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
