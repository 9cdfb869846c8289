"""What a speaker takes back: claims that a later word of the same speaker retracts or corrects."""

from collections.abc import Iterator, Sequence

from truceline.incidents.figures_words import figure_words, on_day
from truceline.incidents.told import ASSERTING, Told
from truceline.model.actor import Party
from truceline.model.quantity import Count

WITHDRAWING = ("corrects", "retracts")


def find_withdrawn(line: Sequence[Told]) -> dict[str, str]:
    """Return the claims (by id) that their speaker took back, and in what words to say so.

    What ``about`` points at is withdrawn, with what the same speaker said alike in other reports until then. A
    retraction that points at nothing withdraws what its speaker said of the act and the parties.
    """
    by_id = {told.claim.id: told for told in line}
    found: dict[str, str] = {}
    for told in line:
        if told.claim.stance in WITHDRAWING:
            about = by_id.get(told.claim.about) if told.claim.about else None
            found |= {other.claim.id: _note(told) for other in _taken_back(told, about, line)}
    return found


def _taken_back(told: Told, about: Told | None, line: Sequence[Told]) -> Iterator[Told]:
    if about is None and told.claim.stance == "corrects":
        return  # a corrected figure replaces the earlier one as any later figure does
    like = told if about is None else about
    for other in line:
        alike = other.claim.stance in ASSERTING and other.voice == told.voice and other.moment <= told.moment
        if other is about or (alike and other is not told and _same(other, like, figures=about is not None)):
            yield other


def _same(one: Told, other: Told, *, figures: bool) -> bool:
    """Say whether two claims say the same of the same parties."""
    a, b = one.claim, other.claim
    if a.act != b.act or _side(a.actor) != _side(b.actor) or _side(a.target) != _side(b.target):
        return False
    return not figures or _ends(a.count) == _ends(b.count)


def _side(party: Party | None) -> str | None:
    if party is None:
        return None
    return party.actor.side if party.actor else party.kind


def _ends(count: Count | None) -> tuple[int | None, int | None]:
    return (count.low, count.high) if count else (None, None)


def _note(told: Told) -> str:
    when = on_day(told.moment)
    if told.claim.stance == "retracts":
        return f"taken back by its speaker{when}"
    count = told.claim.count
    return f"corrected by its speaker{when}" + (f" to {figure_words(count)}" if count and not count.unknown else "")
