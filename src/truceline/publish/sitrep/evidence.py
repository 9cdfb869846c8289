"""What a footnote opens: words of a report, a record of a monitor, or the source of an agreement."""

from dataclasses import dataclass

from truceline.model.document import Document
from truceline.model.span import Span
from truceline.publish.ledger_when_where import published_words
from truceline.publish.quoting import clean

UNNAMED = "publisher not given"
ReportNumbers = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words and where they stand: characters ``[start, end)`` of a report (``document``), or ``source`` in words.

    ``path`` is the address of the same in the workbench, without the server.
    """

    words: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    source: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """A report as it is listed under the notes. ``link`` is its own address where that is one of the web."""

    id: str
    publisher: str
    published: str
    title: str
    address: str
    link: str
    sha256: str
    path: str


def evidence_of(span: Span) -> Evidence:
    """Return the evidence of words of a report."""
    path = f"/reports/{span.document}#s{span.start}-{span.end}"
    return Evidence(words=clean(span.text), document=span.document, start=span.start, end=span.end, path=path)


def source_report(document: Document) -> SourceReport:
    """Return a report as it is listed."""
    address = clean(document.address or document.file or "")
    return SourceReport(
        id=document.id,
        publisher=clean(document.publisher) if document.publisher else UNNAMED,
        published=published_words(document),
        title=clean(document.title or ""),
        address=address,
        link=address if address.startswith(("https://", "http://")) else "",
        sha256=document.sha256,
        path=f"/reports/{document.id}",
    )
