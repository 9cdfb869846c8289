"""What monitors recorded of an incident against one provision: seen, looked for and not seen, checked, and of whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.actor import STRANGER, Actor
from truceline.model.incident import Monitor
from truceline.model.observation import CountingUnit, Observation
from truceline.model.quantity import Count
from truceline.model.truce import Provision, Truce
from truceline.model.violation import Telling
from truceline.reference.act_duties import Duty
from truceline.truces.belonging import is_of

CHECKS = ("crater_analysis", "assessed")  # means by which a monitor checks afterwards; the others see it happen
UNIT_ACTS: Mapping[CountingUnit, str] = {  # what a unit counts, where the record names no act
    "shot": "fired",
    "burst": "fired",
    "muzzle_flash": "fired",
    "tracer": "fired",
    "projectile": "fired",
    "explosion": "explosion",
    "crater": "impact",
    "flight": "overflew",
    "weapon": "present",
    "vehicle": "present",
}
ORDER: tuple[Monitor, ...] = ("reported", "unable_to_verify", "declined", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Ids of what was seen and of records that looked and saw none; who named the doer; whether somebody checked."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]
    checked: bool
    naming: tuple[Actor, ...]

    def monitored(self, accusing: Iterable[Telling], told: Iterable[Monitor]) -> Monitor:
        """Return the most that monitors made of it: what they report of whom it is told of, recorded, would not say.

        Args:
            told: what they made of the whole question, of whomever it was; that one reported of another is no report.
        """
        reported = bool(self.positive) or any(map(_is_watched, accusing))
        found = {"reported" if reported else "none", *(each for each in told if each != "reported")}
        return next(each for each in ORDER if each in found)

    def verified(self, accusing: Iterable[Telling]) -> bool:
        """Say whether a monitor checked it afterwards, by its records or by its own words."""
        return self.checked or any(_is_watched(each) and each.claim.mode in CHECKS for each in accusing)

    def attributed_by(self, accusing: Iterable[Telling]) -> tuple[Actor, ...]:
        """Return who, other than a party, named the doer: monitors, and people who live there, of whatever country."""
        outside = [speaker for each in accusing for speaker in each.speakers if _is_no_party(speaker)]
        return tuple({actor.id: actor for actor in (*outside, *self.naming)}.values())


def saw_nothing(observation: Observation) -> bool:
    """Say whether a monitor looked and saw none: looked for and not seen, or counted and it came to none."""
    return observation.negative or counts_none(observation.count)


def counts_none(count: Count | None) -> bool:
    """Say whether somebody counted, and it came to none: that is not the same as no figure."""
    return count is not None and count.high == 0


def _is_no_party(speaker: Actor) -> bool:
    return speaker.watches or speaker.kind == "residents"


def _is_watched(told: Telling) -> bool:
    return any(speaker.watches for speaker in told.speakers)


def act_of(observation: Observation) -> str:
    """Return the act that was observed, else what its unit counts; ``""`` where neither says."""
    if observation.act is not None:
        return observation.act
    unit = observation.count.unit if observation.count else ""
    return next((act for counted, act in UNIT_ACTS.items() if counted == unit), "present" if observation.weapon else "")


def seen_of(
    observed: Sequence[Observation],
    provision: Provision | None,
    doers: Collection[str],
    truce: Truce,
    duties: Mapping[str, tuple[Duty, ...]],
) -> Seen:
    """Return what was recorded of acts that a provision is about, by nobody named or by one of some parties.

    Args:
        doers: ids of the parties of whom it is told; none: of nobody by name.
    """
    own = [
        each
        for each in observed
        if provision is not None and is_about(each, provision, duties) and _fits(each, doers, truce)
    ]
    positive = [each for each in own if not saw_nothing(each)]
    return Seen(
        positive=tuple(each.id for each in positive),
        negative=tuple(each.id for each in own if saw_nothing(each)),
        checked=any(each.means in CHECKS for each in positive),
        naming=tuple(observer(each) for each in positive if each.actor and each.actor.actor and doers),
    )


def is_about(observation: Observation, provision: Provision, duties: Mapping[str, tuple[Duty, ...]]) -> bool:
    """Say whether what was observed may be what a provision is about."""
    return any(duty.obligation == provision.obligation for duty in duties.get(act_of(observation), ()))


def _fits(observation: Observation, doers: Collection[str], truce: Truce) -> bool:
    doer = observation.actor.actor if observation.actor else None
    return doer is None or not doers or any(each.id in doers and is_of(doer, each) for each in truce.parties)


def observer(observation: Observation) -> Actor:
    """Return who observed: the mission, else who entered the record."""
    name = observation.mission or observation.by
    return Actor(id=f"{STRANGER}{name}", kind="organisation", name=name, sector="IGO" if observation.mission else None)
