"""What every screen works with: the casefile that is open, who decides, and what codes are called."""

import secrets
import threading
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from truceline.casefile.casefile import Casefile
from truceline.publish.ledger_facts import Names
from truceline.publish.names import load_names


@dataclass(slots=True, kw_only=True)
class Workbench:
    """One casefile on one bench.

    ``token`` goes with every change that a page of ours asks for; it lives as long as the server. ``changing`` is held
    while something is changed, so that two tabs decide one after the other.
    """

    casefile: Casefile
    names: Names = field(default_factory=load_names)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    changing: threading.Lock = field(default_factory=threading.Lock)

    @property
    def by(self) -> str:
        """Whose name a decision bears."""
        return self.casefile.by


def _bench(request: Request) -> Workbench:
    bench = request.app.state.bench
    assert isinstance(bench, Workbench)
    return bench


Bench = Annotated[Workbench, Depends(_bench)]
