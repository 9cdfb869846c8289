"""One claim among many: whose word it is, when it was said, and whether it stands."""

from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.statement import Statement
from truceline.model.time import aware
from truceline.reference.sectors import OUTSIDE

ASSERTING = ("asserts", "confirms", "corrects")
NEVER = datetime.min.replace(tzinfo=UTC)  # what is told at an unknown time replaces nothing
LAST = datetime.max.replace(tzinfo=UTC)  # and stands at the end of the line
STATE = "state"  # organs of one state correct one another: a later figure of any replaces the earlier
HEALTH = "MED"  # the hospitals' count stands beside that of the army


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim with its statement and its report.

    ``read`` is the claim before sides got one name; ``order`` is when published, text, id, and place in the text;
    ``root`` the document that the report was made of, or itself; ``moment`` of whose state it speaks, ``NEVER`` where
    that is not known; ``fallen`` why the claim no longer stands, empty where it does; ``broken`` what can still be said
    of its figure where the text is damaged.
    """

    claim: Claim
    read: Claim
    statement: Statement
    document: str
    root: str
    order: tuple[datetime, str, str, int, int]
    origin: str = ""
    moment: datetime = NEVER
    fallen: str = ""
    broken: str = ""

    @property
    def speaker(self) -> Actor | None:
        """Return the first speaker; ``None`` for a report's own voice and for hidden sources."""
        return self.statement.speakers[0] if self.statement.speakers else None

    @property
    def weighs(self) -> bool:
        """Say whether the claim has a vote: a copy adds no witness."""
        return self.document == self.root

    @property
    def asserted(self) -> bool:
        """Say whether the claim asserts something as a fact, and was not taken back."""
        return self.claim.stance in ASSERTING and self.claim.factuality == "happened" and not self.fallen

    @property
    def voice(self) -> tuple[str, str]:
        """Return whose later words replace the earlier: organs of a state together, everybody else alone."""
        actor = self.speaker
        if actor is None:
            return (self.root, "anonymous" if self.statement.anonymous else "report")
        if actor.sector in OUTSIDE or actor.stranger:
            return (actor.id, "itself")
        return (actor.side, HEALTH if actor.sector == HEALTH else "group" if actor.group else STATE)


def document_order(document: Document) -> tuple[datetime, str, str]:
    """Return where a report stands in the line: when published (undated last), then its text, then its id."""
    return (utc(document.published) or LAST, document.text, document.id)


def utc(moment: datetime | None) -> datetime | None:
    """Return an aware moment; one without a zone is taken as UTC."""
    return aware(moment) if moment is not None else None
