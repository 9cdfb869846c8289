"""What anything is held against: agreements, ground, the duties of acts. Opened above, handed in as one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from truceline.model.truce import Truce
from truceline.reference.act_duties import Duty
from truceline.reference.ground import Ground
from truceline.truces.scope_place import Outlines

Calibres = Callable[[str], str | None]  # from the words for a weapon to its calibre in mm, as the table has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Agreements in a fixed order, with all that is needed to hold a deed against them."""

    truces: tuple[Truce, ...]
    grounds: Mapping[str, Ground]
    outlines: Outlines
    duties: Mapping[str, tuple[Duty, ...]]
    calibres: Calibres
