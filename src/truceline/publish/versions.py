"""The states in which an incident was given out, by the log: since when, whether accepted, what was new in it.

Earlier states are told of, not told anew: what was said on a day is a matter of ``--as-of``.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.publish.quoting import clean

VersionState = Literal["accepted", "withdrawn", "not_reviewed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state. ``at`` is when somebody accepted it, or when what nobody accepted last changed.

    ``changes`` say in words what is new against the version before. ``withdrawn``: the acceptance was taken back.
    """

    at: datetime
    state: VersionState
    changes: tuple[str, ...] = ()


CHANGES = {
    "joined": "a report of {publisher} was added",
    "read_anew": "the report of {publisher} was read anew",
    "judged": "a decision was taken on what the reports say",
    "withdrawn": "a decision was taken back",
}


def change_words(kind: str, publisher: str | None) -> str:
    """Say what changed, without who did it.

    >>> change_words("joined", "Azertac")
    'a report of Azertac was added'
    """
    return CHANGES[kind].format(publisher=clean(publisher) if publisher else "a publisher not named")


def state_words(version: Version, number: int, of: int) -> str:
    """Say which version it is and how it stands.

    >>> state_words(Version(at=datetime(2023, 4, 14), state="accepted"), 1, 2)
    'version 1 of 2, accepted; a later version has taken its place'
    """
    how = {"accepted": "accepted", "withdrawn": "accepted, and taken back since", "not_reviewed": "not reviewed"}
    gone = "; a later version has taken its place" if number < of else ""
    return f"version {number} of {of}, {how[version.state]}{gone}"
