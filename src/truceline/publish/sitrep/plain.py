"""A report as plain data for a typesetter: strings, numbers and lists, nothing of which is read as markup."""

from typing import Any

from truceline.publish.quoting import visible
from truceline.publish.sitrep import drawn
from truceline.publish.sitrep.blocks import Block, Drawing, Grid, Heading, Paragraph, Points, Report, Words

ALT = "Map of the areas in which reports place the incidents"


def plain(report: Report, *, workbench: str | None = None) -> dict[str, Any]:
    """Return the whole report; ``workbench`` as in ``html.render_html``."""
    return {
        "title": visible(report.title.text),
        "subtitle": report.subtitle.text,
        "unreviewed": report.unreviewed,
        "mark": drawn.UNREVIEWED,
        "notes_key": drawn.NOTES_KEY,
        "end": drawn.end_words(report),
        "facts": [{"label": label.text, "words": _runs(report, words)} for label, words in report.facts],
        "blocks": [_block(report, block) for block in report.blocks],
        "notes": [_note(note, workbench) for note in drawn.note_lines(report)],
        "reports": [
            {name: visible(getattr(source, name)) for name in ("publisher", "published", "title", "address", "link")}
            | {"number": number, "sha256": source.sha256}
            for number, source in enumerate(report.reports, 1)
        ],
    }


def _note(note: drawn.NoteLine, workbench: str | None) -> dict[str, Any]:
    link = f"{workbench.rstrip('/')}{note.path}" if workbench and note.path else None
    told = {"number": note.number, "report": note.report, "place": note.place, "path": link}
    return told | {"words": visible(note.words), "source": visible(note.source)}


def _runs(report: Report, cell: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [_run(run) for run in drawn.runs(report, cell)]


def _one(report: Report, words: Words) -> dict[str, Any]:
    return _run(drawn.runs(report, (words,))[0])


def _run(run: drawn.Run) -> dict[str, Any]:
    return {"text": visible(run.text), "notes": list(run.notes), "more": run.more}


def _block(report: Report, block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {
            "kind": "heading",
            "level": block.level,
            "words": _one(report, block.words),
            "anchor": block.anchor,
        }
    if isinstance(block, Paragraph):
        words = _runs(report, block.sentences)
        return {"kind": "paragraph", "lead": block.lead, "quiet": block.quiet, "words": words}
    if isinstance(block, Points):
        label = block.label.text if block.label else None
        points = [_runs(report, point) for point in block.points]
        return {"kind": "points", "label": label, "level": block.level, "points": points}
    if isinstance(block, Grid):
        return _grid(report, block)
    return _drawing(report, block)


def _grid(report: Report, grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "caption": _one(report, grid.caption),
        "heads": [_one(report, head) for head in grid.heads],
        "rows": [[_runs(report, cell) for cell in row] for row in grid.rows],
        "widths": list(grid.widths),
        "headed": grid.headed,
        "numbered": grid.numbered,
        "begins": grid.begins,
    }


def _drawing(report: Report, drawing: Drawing) -> dict[str, Any]:
    return {
        "kind": "drawing",
        "svg": drawing.picture.svg,
        "alt": ALT,
        "words": _runs(report, drawing.caption),
        "credit": drawing.picture.credit,
    }
