"""Our own count beside a tally: incidents in its period and area in which an act of the accused is told.

Goes in: incidents with the claims behind them, a tally. Comes out: ids of incidents. What is counted is an incident,
whatever the claimant counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from truceline.model.claim import Act, Mode
from truceline.model.incident import Incident
from truceline.model.observation import Observation, Tally
from truceline.model.tally_series import ActTold, OwnCount
from truceline.model.time import Interval
from truceline.model.truce_scope import ScopeAnswer
from truceline.model.violation import Telling
from truceline.truces.areas import in_area
from truceline.truces.sayings import asserts, doer_of
from truceline.truces.seen import saw_nothing

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
SEEN: tuple[Mode, ...] = ("saw", "heard", "camera", "uav", "radar", "satellite", "crater_analysis")
NOBODY = ""  # the monitor does not name the doer
NO_PERIOD = "the period of the tally is not told"
NO_ACCUSED = "the tally accuses nobody that is known"


def acts_told(incident: Incident, told: Iterable[Telling], observed: Sequence[Observation] = ()) -> tuple[ActTold, ...]:
    """Return what is told of every side in an incident, in the order of the claims.

    Args:
        told: the claims of the incident as they count: one that was taken back or rejected tells nothing.
        observed: what a person linked to the incident; what looked and saw none is passed over, and where a monitor
            names the doer it is an observation of that side alone.
    """
    parties = {member.side for side in incident.sides for member in side.members}
    found: dict[str, list[Telling]] = {}
    for each in told:
        doer = doer_of(each)
        if doer and each.claim.act in COUNTED and asserts(each):
            found.setdefault(doer.side, []).append(each)
    seen = {_side(each) for each in observed if not saw_nothing(each)}
    return tuple(
        _act(incident.id, doer, group, parties, not seen.isdisjoint((doer, NOBODY))) for doer, group in found.items()
    )


def _side(observation: Observation) -> str:
    doer = observation.actor.actor if observation.actor else None
    return doer.side if doer else NOBODY


def _act(incident: str, doer: str, group: Sequence[Telling], parties: Collection[str], observed: bool) -> ActTold:
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
