"""What was published: releases, the incidents as they left in them, recalls, and the tombstones that follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TombstoneKind = Literal["recalled", "merged", "split", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """A file of a release: ``path`` in its folder, length in bytes, SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A dated, frozen export: what was asked for, what left, and the files with their hashes.

    ``filters`` are pairs of a name and a value. ``policy`` is ``None`` where every format has its own. ``blur_km`` is
    by how many km coordinates were blurred at most. ``exported`` counts incidents, ``not_approved`` those of them that
    nobody had accepted as they stood, ``held_back`` those that did not leave for that reason, ``recalled`` those that
    did not because they had been recalled.
    """

    id: str
    at: datetime
    by: str
    codebook: str
    formats: tuple[str, ...]
    title: str = ""
    licence: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    policy: str | None = None
    include_unreviewed: bool = False
    with_names: bool = False
    blur_km: float | None = None
    exported: int = 0
    not_approved: int = 0
    held_back: int = 0
    recalled: int = 0
    files: tuple[ReleaseFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a release says of an incident: its name (``killed:A``, ``first_day``), and the value in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """An incident as it left. ``sha256`` is over its whole record; ``facts`` say what changed when that changes.

    ``approval`` is how it stood at the gate. ``judgements`` are ids of those that bore on it.
    """

    incident: str
    sha256: str
    approval: str
    happenings: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What was published is called back: an incident of a release, or all of it (``None``). The reason is published."""

    release: str
    reason: str
    by: str
    at: datetime
    incident: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What became of an incident that was published and is not to be used as it was.

    ``recalled``: called back, for a reason that somebody gave; ``merged``: it is told under another id (``into``);
    ``split``: what it told is told under several ids; ``withdrawn``: no report tells of it any more. ``at`` is since
    when (UTC), ``releases`` the ids of those that it was in. ``returned`` is since when what was recalled may be used
    again, as a later export tells it: somebody accepted it anew.
    """

    incident: str
    kind: TombstoneKind
    reason: str
    at: datetime
    releases: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    returned: datetime | None = None
