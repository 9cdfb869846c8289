"""Our own count beside a tally: incidents in its period and area in which an act of the accused is told.

Goes in: incidents with the claims behind them, a tally. Comes out: ids of incidents. What is counted is an incident,
whatever the claimant counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim, Mode
from truceline.model.incident import Incident
from truceline.model.observation import Tally
from truceline.model.tally_series import ActTold, OwnCount
from truceline.model.time import Interval
from truceline.model.truce_scope import ScopeAnswer
from truceline.truces.areas import in_area

COUNTED: tuple[Act, ...] = (
    "fired_first",
    "attacked",
    "advanced",
    "entered_territory",
    "fortified",
    "overflew",
    "violated_agreement",
)
"""Acts that an agreement may forbid. Fire in return and losses are no acts of an accused; a clash has no doer."""
TELLS = ("asserts", "confirms")
SEEN: tuple[Mode, ...] = ("saw", "heard", "camera", "uav", "radar", "satellite", "crater_analysis")
NO_PERIOD = "the period of the tally is not told"
NO_ACCUSED = "the tally accuses nobody that is known"


class Said(NamedTuple):
    """A claim with who says it; no speakers: the report in its own voice."""

    claim: Claim
    speakers: tuple[Actor, ...]


def acts_told(incident: Incident, said: Iterable[Said], *, observed: bool = False) -> tuple[ActTold, ...]:
    """Return what is told of every side in an incident, in the order of the claims.

    Args:
        said: the claims of the happenings of the incident.
        observed: a person linked an observation to the incident.
    """
    parties = {member.side for side in incident.sides for member in side.members}
    found: dict[str, list[Said]] = {}
    for each in said:
        doer = each.claim.actor.actor if each.claim.actor else None
        if doer and each.claim.act in COUNTED and each.claim.stance in TELLS and each.claim.factuality == "happened":
            found.setdefault(doer.side, []).append(each)
    return tuple(_act(incident.id, doer, group, parties, observed) for doer, group in found.items())


def _act(incident: str, doer: str, group: Sequence[Said], parties: Collection[str], observed: bool) -> ActTold:
    own = [speaker.side for each in group for speaker in each.speakers if speaker.side in parties]
    others = [each for each in group if not any(speaker.side in parties for speaker in each.speakers)]
    return ActTold(
        incident=incident,
        doer=doer,
        acts=tuple(dict.fromkeys(each.claim.act for each in group)),
        told_by=tuple(dict.fromkeys(own)),
        by_others=bool(others),
        observed=observed or any(each.claim.mode in SEEN and each.speakers for each in others),
    )


def count_own(tally: Tally, incidents: Mapping[str, Incident], acts: Sequence[ActTold]) -> OwnCount:
    """Return our incidents in the period and area of a tally in which an act of the accused is told."""
    if tally.when is None or None in tally.when.local_dates():
        return OwnCount(why=NO_PERIOD)
    if tally.accused is not None and tally.accused.actor is None:
        return OwnCount(why=NO_ACCUSED)
    accused = tally.accused.actor.side if tally.accused and tally.accused.actor else None
    own = [act for act in acts if accused is None or act.doer == accused]
    lies = {key: lies_in(incidents[key], tally) for key in dict.fromkeys(act.incident for act in own)}
    inside = [act for act in own if lies[act.incident] == "inside"]
    return OwnCount(
        told=_ids(inside),
        by_a_party_alone=_ids(act for act in inside if _alone(act, inside)),
        observed=_ids(act for act in inside if act.observed),
        unsure=tuple(key for key, answer in lies.items() if answer == "cannot_be_said"),
    )


def _alone(act: ActTold, acts: Sequence[ActTold]) -> bool:
    """Say whether all that is told of the incident comes from parties alone."""
    return all(each.by_a_party_alone for each in acts if each.incident == act.incident)


def _ids(acts: Iterable[ActTold]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act.incident for act in acts))


def lies_in(incident: Incident, tally: Tally) -> ScopeAnswer:
    """Say whether an incident lies in the period and area of a tally: outside if it is outside either."""
    answers = {in_period(incident.when, tally.when), in_area(incident.where, tally.where)}
    if "outside" in answers:
        return "outside"
    return "cannot_be_said" if "cannot_be_said" in answers else "inside"


def in_period(when: Interval | None, period: Interval | None) -> ScopeAnswer:
    """Hold the days of an incident against those of a period, each in its own zone."""
    if when is None or period is None:
        return "cannot_be_said"
    (first, last), (begin, end) = when.local_dates(), period.local_dates()
    if first is None or last is None or begin is None or end is None:
        return "cannot_be_said"
    if last < begin or first > end:
        return "outside"
    return "inside" if begin <= first and last <= end else "cannot_be_said"
