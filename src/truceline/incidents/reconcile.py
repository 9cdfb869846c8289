"""The questions that claims speak to, in a fixed order: who fired first, losses by side, breaches, territory."""

from collections.abc import Iterator, Mapping, Sequence

from truceline.incidents.figures import LOSSES, loss_question
from truceline.incidents.telling import tell
from truceline.incidents.told import Told
from truceline.incidents.who import who_question
from truceline.model.claim import Claim
from truceline.model.incident import Finding, Side
from truceline.model.statement import Statement


def find_findings(
    claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]
) -> tuple[Finding, ...]:
    """Return the findings that the claims of one report speak to."""
    return tuple(answer(tell(claims, statements), sides))


def answer(line: Sequence[Told], sides: Sequence[Side]) -> Iterator[Finding]:
    """Yield the findings on who did what and how many were lost."""
    yield from _who("fired_first", line, sides)
    for act in LOSSES:
        for target in (*(side.id for side in sides), "civilians", "not said"):
            finding = loss_question(act, target, line, sides)
            if finding is not None:
                yield finding
    yield from _who("violated_agreement", line, sides)
    yield from _who("entered_territory", line, sides)


def _who(act: str, line: Sequence[Told], sides: Sequence[Side]) -> Iterator[Finding]:
    finding = who_question(act, line, sides)
    if finding is not None:
        yield finding
