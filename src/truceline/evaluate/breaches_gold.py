"""Every breach of an agreement that is alleged or denied in words in the cases, with what the words name.

A set is a folder with ``breaches.jsonl``; the folders of cases whose reports it covers lie beside it (``cases/dev``,
``cases/train``). A report without a line has no such words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from truceline.errors import GoldError
from truceline.evaluate.gold_set import load_lines
from truceline.evaluate.predict import case_documents
from truceline.evaluate.rival_files import load_cases
from truceline.model.document import Document

LIST = "breaches.jsonl"
COVERED = ("dev", "train")
OTHER = "other:"  # begins an agreement that is named and is not among those known


class GoldBreach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passage; ``agreements`` are ids, or ``other:`` with the words; none: it cannot be said.

    ``provisions`` are ``agreement/provision``; none: it cannot be said, and ``why`` says why. ``tally``: a count over a
    period. ``speakers`` and ``accused``: ISO 3166-1 alpha-3 with the group after a slash; none: nobody is named.
    """

    document: str
    start: int
    end: int
    text: str
    stance: Literal["alleges", "denies"]
    tally: bool
    speakers: tuple[str, ...]
    accused: tuple[str, ...]
    agreements: tuple[str, ...]
    provisions: tuple[str, ...]
    why: str

    @property
    def known(self) -> frozenset[str]:
        """Return the agreements that are named and known; none where none is, or none can be said."""
        return frozenset(each for each in self.agreements if not each.startswith(OTHER))


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachReport:
    """One report of a case with the passages in it, in the order of the text."""

    name: str
    document: Document
    breaches: tuple[GoldBreach, ...]


def load_breaches(folder: Path) -> tuple[BreachReport, ...]:
    """Load every report of the cases beside a set, with its passages.

    Raises: GoldError where the list or a case is missing or broken, or a passage is not where it is said to be.
    """
    file = folder / LIST
    if not file.is_file():
        raise GoldError(f"no {LIST} here.", where=str(folder), todo="Give a folder such as cases/breaches.")
    found = load_lines(file, GoldBreach)
    reports = tuple(_reports(folder.parent, found))
    for fault in _faults(found, {report.name: report.document.text for report in reports}):
        raise GoldError(f"{fault}.", where=str(file), todo="Correct the line.")
    return reports


def _reports(cases: Path, found: tuple[GoldBreach, ...]) -> Iterator[BreachReport]:
    for part in COVERED:
        for case in load_cases(cases / part):
            for file, document in case_documents(case).items():
                name = f"{part}/{case.id}/{file}"
                own = sorted((each for each in found if each.document == name), key=lambda each: each.start)
                yield BreachReport(name=name, document=document, breaches=tuple(own))


def _faults(found: tuple[GoldBreach, ...], texts: dict[str, str]) -> Iterator[str]:
    for each in found:
        if each.document not in texts:
            yield f"no report {each.document}"
        elif texts[each.document][each.start : each.end] != each.text:
            yield f"{each.document} does not have these words at {each.start}: {each.text}"
        if any(provision.partition("/")[0] not in each.known for provision in each.provisions):
            yield f"{each.document}, {each.start}: a provision of an agreement that is not named"
