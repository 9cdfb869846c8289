"""Agreements of a casefile's own: files that somebody added, kept in it word for word, beside the packaged ones."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from truceline.errors import CasefileError, InputError
from truceline.model.truce import Truce
from truceline.reference.ground import load_grounds
from truceline.reference.toml_text import read_toml
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
        InputError: a file is at fault (the first fault is named), or one that is kept would be beside it.
    """
    files = list(dict.fromkeys(paths))
    with store.writing():
        kept: dict[str, str] = json.loads(store.settings.get(TRUCES) or "{}")
        anew = {path.name for path in files}
        beside = {name: text.encode("utf-8") for name, text in kept.items() if name not in anew}
        checked = read_truce_files(files, load_truces(), beside)  # what is kept may follow what is replaced
        faults = sorted(checked.faults, key=lambda fault: fault.file in beside)
        if faults:
            raise _kept_at_fault(faults[0]) if faults[0].file in beside else at_fault(faults[0])
        texts = kept | {path.name: path.read_text("utf-8-sig") for path in files}
        store.settings.set(TRUCES, json.dumps(texts, ensure_ascii=False, sort_keys=True))
    ids = {path.stem for path in files}
    return tuple(truce for truce in checked.truces if truce.id in ids)


def remove_truce(store: Store, named: str) -> str:
    """Take an agreement, by its id or the name of its file, out of a casefile; return its id.

    Raises:
        InputError: the casefile has none of this name, or another of its own follows it.
    """
    with store.writing():
        kept: dict[str, str] = json.loads(store.settings.get(TRUCES) or "{}")
        tables = {name: read_toml(text) for name, text in kept.items()}
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


def _kept_at_fault(fault: TruceFault) -> InputError:
    """Return the error that tells of a fault that a file of the casefile has, or would have from then on."""
    where, told = f"{fault.file}:{fault.line}", f"{fault.what} {fault.todo}".strip()
    return InputError(
        f"the casefile keeps this agreement, and it is not sound beside what is added: {told}",
        where=where,
        todo="Add it too, mended, in the same command, or take it out first.",
    )
