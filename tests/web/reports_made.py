"""Reports and readings for the tests of the report screen: the first example, and texts that were made to hurt."""

import json

from truceline.casefile.casefile import Casefile
from truceline.model.span import Span

DEAD = "there were dead and wounded on the Armenian side"
HOSTILE = '<script>document.title="taken"</script><img src=x onerror=alert(1)>'


def wire(casefile: Casefile):
    """Return the reading of the first example report."""
    readings = casefile.store.documents.readings(tuple(casefile.store.documents.ids()))
    return next(r for r in readings.values() if r.document.publisher == "wire agency")


def words(document, text: str) -> Span:
    start = document.text.index(text)
    return Span(document=document.id, start=start, end=start + len(text), text=text)


def add_text(casefile: Casefile, folder, text: str, *, name: str = "made.txt", **about: str) -> str:
    """Add a report with this text to a casefile, and return its id."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    if about:
        meta = "\n".join(f"{key} = {json.dumps(value)}" for key, value in about.items())
        (folder / f"{file.stem}.meta.toml").write_text(meta, encoding="utf-8")
    (added,) = casefile.add(file)
    assert added.document is not None, added
    return added.document.id


def claim_form(span: Span, **fields: str) -> dict[str, str]:
    """Return what the form for a claim of these words sends."""
    sent = {"what": "claim", "start": str(span.start), "end": str(span.end), "speaker": "report", "stance": "asserts"}
    return {**sent, "act": "killed", "actor": "none", "target": "unnamed", "place": "none", **fields}
