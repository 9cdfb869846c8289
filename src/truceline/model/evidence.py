"""How bytes came here and what was done with them: capture records and a chain of custody (Berkeley Protocol)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CaptureRole = Literal["evidentiary", "working", "derived"]
CustodyAction = Literal[
    "collected",
    "hashed",
    "timestamped",
    "copied",
    "viewed",
    "exported",
    "redacted",
    "transferred",
    "verified",
    "verification_failed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One taking-in of bytes: where they were asked for and found, when, by what tool, and their SHA-256 (hex)."""

    sha256: str
    captured_at: datetime
    requested: str
    final: str | None = None
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    size: int = 0
    tool: str = ""
    role: CaptureRole = "evidentiary"
    derived_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """One line of the custody log. ``this_hash`` is the SHA-256 over all that stands before it and ``prev_hash``."""

    seq: int
    at: datetime
    actor: str
    action: CustodyAction
    object_sha256: str
    reason: str
    prev_hash: str
    this_hash: str
