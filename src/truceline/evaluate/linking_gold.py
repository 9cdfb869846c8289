"""Which reports are one incident: the reports of ``cases/linking`` and of the cases they stand around, with their gold.

A set is a folder with ``linking.jsonl`` and its texts; the folders of cases lie beside it (``cases/dev``,
``cases/train``, ``cases/unseen``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from truceline.errors import GoldError
from truceline.evaluate.gold_set import load_lines
from truceline.evaluate.rival_files import load_case
from truceline.model.document import Document

LIST = "linking.jsonl"
CASE = "case"  # the kind of a report that belongs to a case itself


class LinkingLine(msgspec.Struct, frozen=True):
    """One line of ``linking.jsonl``; other keys are for people."""

    file: str
    publisher: str
    published: str | None
    kind: str
    incidents: tuple[str, ...]
    around: tuple[str, ...]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingReport:
    """One report with its gold: the incidents that are its news, and the cases it stands around.

    ``copy_of`` is the name of the report that it copies, rewrites or translates.
    """

    name: str
    document: Document
    kind: str
    incidents: frozenset[str]
    around: frozenset[str]
    copy_of: str | None = None


def load_linking(folder: Path) -> tuple[LinkingReport, ...]:
    """Load the reports of a set and all reports of the cases that they stand around, in the order of their names.

    Raises: GoldError where the list, a text or a case is missing or broken.
    """
    file = folder / LIST
    if not file.is_file():
        raise GoldError(f"no {LIST} here.", where=str(folder), todo="Give a folder such as cases/linking.")
    lines = load_lines(file, LinkingLine)
    names = [line.file for line in lines]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise GoldError(f"listed twice: {', '.join(twice)}.", where=str(file), todo="List each report once.")
    reports = [_report(folder, line) for line in lines]
    for case in sorted({case for line in lines for case in line.around}):
        reports += _case_reports(folder, case)
    return tuple(sorted(reports, key=lambda report: report.name))


def _report(folder: Path, line: LinkingLine) -> LinkingReport:
    try:
        text = (folder / line.file).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise GoldError("the report is missing.", where=str(folder / line.file), todo="Add it.") from error
    return LinkingReport(
        name=line.file,
        document=_document(line.file, text, line.publisher, line.published),
        kind=line.kind,
        incidents=frozenset(line.incidents),
        around=frozenset(line.around),
        copy_of=line.copy_of,
    )


def _case_reports(folder: Path, name: str) -> Iterator[LinkingReport]:
    homes: Sequence[Path] = sorted(folder.parent.glob(f"*/{name}/case.json"))
    if len(homes) != 1:
        fault = f"the case {name} is in {len(homes)} of the folders."
        raise GoldError(
            fault, where=str(folder.parent), todo="Keep the folders of cases beside the set, each case once."
        )
    case = load_case(homes[0])
    for report in case.gold.reports:
        file = f"{name}/{report.file}"
        yield LinkingReport(
            name=file,
            document=_document(file, case.texts[report.file], report.publisher, report.published),
            kind=CASE,
            incidents=frozenset((name,)),
            around=frozenset((name,)),
            copy_of=f"{name}/{report.copy_of}" if report.copy_of else None,
        )


def _document(address: str, text: str, publisher: str | None, published: str | None) -> Document:
    when = datetime.fromisoformat(published) if published else None
    return Document(text=text, publisher=publisher, address=address, published=when)
