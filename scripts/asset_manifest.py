"""The manifest beside vendored files: which package, version and licence each is of, its size and SHA-256."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "truceline" / "web" / "static" / "vendor"
NAME = "MANIFEST.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file below the folder: ``path`` with slashes, ``source`` the package with its version (or what made it)."""

    path: str
    source: str
    licence: str


def write_manifest(folder: Path, made: Iterable[Made], *, instead_of: Collection[str] = ()) -> None:
    """Write entries, in place of those below the sub-folders ``instead_of``; all others are kept.

    A file that stands in no entry is an error: nothing lies there that nobody accounts for.
    """
    manifest = folder / NAME
    known: dict[str, dict[str, object]] = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    kept = {
        path: entry
        for path, entry in known.items()
        if path.partition("/")[0] not in instead_of and (folder / path).exists()
    }
    for one in made:
        content = (folder / one.path).read_bytes()
        kept[one.path] = {
            "source": one.source,
            "licence": one.licence,
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p != manifest}
    if strange := there ^ set(kept):
        raise SystemExit(f"{manifest}: not accounted for, or gone: {', '.join(sorted(strange))}")
    lines = json.dumps({path: kept[path] for path in sorted(kept)}, indent=1, ensure_ascii=False)
    manifest.write_text(f"{lines}\n", encoding="utf-8")
