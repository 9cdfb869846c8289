"""Agreements of a casefile's own: files that somebody added, kept in it word for word, beside the packaged ones."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from truceline.errors import CasefileError, InputError
from truceline.model.truce import Truce
from truceline.reference.ground import load_grounds
from truceline.reference.truce_form import TruceFault
from truceline.reference.truces import check_truces, load_truces, read_truce_files
from truceline.store.base import Store

TRUCES = "truces"  # the setting: file name -> text


def own_truces(store: Store) -> Mapping[str, Truce]:
    """Return the agreements that were added to a casefile, by id, in the order of their file names.

    Raises:
        CasefileError: a kept file is at fault: the form of agreements is another since it was added.
    """
    return _read(store.settings.get(TRUCES) or "{}")


@lru_cache(maxsize=8)
def _read(kept: str) -> Mapping[str, Truce]:
    texts: dict[str, str] = json.loads(kept)
    if not texts:
        return {}
    named = {name: text.encode("utf-8") for name, text in sorted(texts.items())}
    checked = check_truces(named, load_grounds(), load_truces())
    if checked.faults:
        fault = checked.faults[0]
        raise CasefileError(
            f"an agreement that was added to it is not sound any more: {fault}",
            todo=f"Add it anew, mended, or take it out: truceline truces remove {fault.file}.",
        )
    return {truce.id: truce for truce in checked.truces}


def add_truces(store: Store, paths: Iterable[Path]) -> tuple[Truce, ...]:
    """Keep files of agreements in a casefile, all or none; one of the same file name is replaced.

    Raises:
        InputError: a file is at fault (the first fault is named), or gives an id that is taken.
    """
    files = list(dict.fromkeys(paths))
    with store.writing():
        kept: dict[str, str] = json.loads(store.settings.get(TRUCES) or "{}")
        anew = {path.name for path in files}
        others = _read(json.dumps({name: text for name, text in kept.items() if name not in anew}))
        known = {**load_truces(), **others}
        checked = read_truce_files(files, known)
        if checked.faults:
            raise at_fault(checked.faults[0])
        refuse_taken(checked.truces, known)
        texts = kept | {path.name: path.read_text("utf-8-sig") for path in files}
        store.settings.set(TRUCES, json.dumps(texts, ensure_ascii=False, sort_keys=True))
    return checked.truces


def remove_truce(store: Store, named: str) -> str:
    """Take an agreement, by its id or the name of its file, out of a casefile; return its id.

    Raises:
        InputError: the casefile has none of this name, or another of its own follows it.
    """
    with store.writing():
        kept: dict[str, str] = json.loads(store.settings.get(TRUCES) or "{}")
        tables = {name: tomllib.loads(text) for name, text in kept.items()}
        found = [name for name, table in tables.items() if named in (name, table["id"])]
        if not found:
            ids = ", ".join(table["id"] for table in tables.values()) or "none"
            raise InputError(f"the casefile has no agreement {named!r} of its own.", todo=f"It has {ids}.")
        gone = str(tables[found[0]]["id"])
        followers = [table["id"] for table in tables.values() if table.get("follows") == gone]
        if followers:
            raise InputError(f"{followers[0]} follows {gone}.", todo=f"Take {followers[0]} out first.")
        left = {name: text for name, text in kept.items() if name != found[0]}
        store.settings.set(TRUCES, json.dumps(left, ensure_ascii=False, sort_keys=True))
    return gone


def at_fault(fault: TruceFault) -> InputError:
    """Return the error that tells of a fault in a file."""
    where, told = f"{fault.file}:{fault.line}", f"{fault.what} {fault.todo}".strip()
    return InputError(told, where=where, todo="`truceline truces check FILE` says every fault.")


def refuse_taken(truces: Iterable[Truce], known: Mapping[str, Truce]) -> None:
    """Refuse an id that is taken.

    Raises:
        InputError: one of the agreements has the id of one that is known.
    """
    for truce in truces:
        if truce.id in known:
            raise InputError(
                f"the id {truce.id!r} is that of an agreement that is known already.", todo="Give it another."
            )
