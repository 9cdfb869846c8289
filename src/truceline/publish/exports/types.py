"""The sub-event type of an incident by the crosswalk: of what is published alone, not of what one side says."""

from collections.abc import Iterator

from truceline.publish.exports.sides import finding_of
from truceline.publish.outgoing import Outgoing
from truceline.reference.crosswalk import SubEvent, find_sub_event

AGREED = ("agreed", "single")


def sub_event(out: Outgoing) -> SubEvent | None:
    """Return the sub-event type; ``None`` where no kind is published."""
    return find_sub_event(set(_signs(out))) if out.incident.kind else None


def _signs(out: Outgoing) -> Iterator[str]:
    yield f"kind={out.incident.kind}"
    if civilians_alone(out):
        yield "target=civilians"
    weapons = finding_of(out.incident, "weapons")
    if weapons is not None and weapons.accord == "agreed" and weapons.published:
        for named in weapons.published.split("; "):
            yield f"weapon={named.rpartition(': ')[2]}"


def civilians_alone(out: Outgoing) -> bool:
    """Say whether the dead and wounded of whom somebody tells are civilians alone."""
    harmed = {f.question.partition(":")[2] for f in out.incident.findings if ":" in f.question and f.accounts}
    return harmed == {"civilians"}
