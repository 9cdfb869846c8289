"""The dev cases and examples as documents."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from truceline.model.document import Document

ROOT = Path(__file__).parents[2]


def case_reports(folder: str) -> Iterator[Document]:
    """Yield the reports of every case of a folder under ``cases``, with publisher and time of publication."""
    for path in sorted((ROOT / "cases" / folder).glob("*/case.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for report in case["reports"]:
            yield Document(
                text=(path.parent / report["file"]).read_text(encoding="utf-8"),
                publisher=report["publisher"],
                address=f"{case['id']}/{report['file']}",
                published=datetime.fromisoformat(report["published"]) if report["published"] else None,
                language="en",
            )


def distractors() -> Iterator[Document]:
    """Yield the texts with war words and no incident."""
    folder = ROOT / "cases" / "distractors"
    for entry in json.loads((folder / "distractors.json").read_text(encoding="utf-8")):
        yield Document(
            text=(folder / entry["file"]).read_text(encoding="utf-8"),
            publisher=entry["publisher"],
            address=entry["file"],
            published=datetime.fromisoformat(entry["published"]) if entry["published"] else None,
            language="en",
        )
