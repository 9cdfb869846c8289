"""What the environment says, read once, by the command line and the web alone: a stage cannot ask for it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``casefile`` is the file to work on (``TRUCELINE_CASEFILE``), ``by`` who decides (``TRUCELINE_BY``)."""

    casefile: str | None = None
    by: str | None = None

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the environment; without ``TRUCELINE_BY`` it is the name under which the person is logged in."""
        return cls(
            casefile=environment.get("TRUCELINE_CASEFILE") or None,
            by=environment.get("TRUCELINE_BY") or environment.get("USER") or environment.get("LOGNAME") or None,
        )
