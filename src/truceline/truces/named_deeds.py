"""What is told with an alleged breach: the deeds of the accused, and which duties they break.

Goes in: a claim on a breach with the reading it stands in. Comes out: the duties that the deeds in its sentence break,
else those told close by. A tally, or what is told of another time, has no deeds but those of its own sentence.
"""

import re
from typing import NamedTuple

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.model.truce import Obligation
from truceline.reference.act_duties import load_act_duties
from truceline.truces.named_words import AgreementWords

TOLD = ("asserts", "confirms")
FIRE = ("fired_first", "killed", "wounded", "attacked", "damaged")
ASSAULT = re.compile(
    r"\b(?:offensive|assault\w*|storm\w*|raid\w*|sabot\w+|infiltrat\w+|reconnaissance)\b", re.IGNORECASE
)
FLIGHT = re.compile(
    r"\b(?:reconnaissance|surveillance|spy)\b[^.;]{0,20}\b(?:uavs?|drones?|aircraft|balloons?|quadcopters?)\b|\boverfl\w+",
    re.IGNORECASE,
)
SHOT = re.compile(
    r"\b(?:explosions?|shell(?:s|ing|ed)|(?<!cease[- ])fire[ds]?|firing|shooting|shots?|rockets?|projectiles?)\b",
    re.IGNORECASE,
)
KEPT_BACK = re.compile(  # weapons that an agreement keeps away
    r"\b(?:weapons|calib(?:re|er)s?|artillery|mortars|launchers|howitzers)\b[^.;]{0,60}"
    r"\b(?:forbid\w*|ban\w*|prohibit\w*|withdrawn|storage|ought|should)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(  # many breaches, not the one deed that is told beside them
    r"\b(?:continu\w+|repeated|daily|constant)\b[^.;]{0,20}\b(?:violations|breaches)\b|\b\d[\d,]* times\b",
    re.IGNORECASE,
)
THEREBY = re.compile(r"\b(?:thereby|by (?:this|these|such)|(?:this|such) acts?|these acts)\b", re.IGNORECASE)
TOGETHER = 400  # characters between an allegation and the deed that is told with it: two or three sentences


class Alleged(NamedTuple):
    """A claim on a breach, the reading it stands in, the words for the agreement, and where it was."""

    claim: Claim
    reading: Reading
    words: AgreementWords | None
    where: PlaceMention | None

    @property
    def accused(self) -> Actor | None:
        """Return who is said to have broken it."""
        return self.claim.actor.actor if self.claim.actor else None

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Return who says so."""
        found = (each.speakers for each in self.reading.statements if each.id == self.claim.statement)
        return next(found, ())

    @property
    def of_the_event(self) -> bool:
        """Say whether it is told of what happened ("by this act"), and not of another time or a period."""
        own = any(each.id == self.claim.id for each in self.reading.claims)
        return (own and AGAIN.search(self.sentence) is None) or THEREBY.search(self.sentence) is not None

    @property
    def sentence(self) -> str:
        """Return the words of its sentence."""
        found = (each.span.text for each in self.reading.statements if each.id == self.claim.statement)
        return next(found, self.claim.span.text)

    def is_told_by_them(self, each: Claim) -> bool:
        """Say whether a claim is made by the side that makes the allegation."""
        speakers = (s.speakers for s in self.reading.statements if s.id == each.statement)
        sides = {speaker.side for speaker in next(speakers, ())}
        return bool(sides & {speaker.side for speaker in self.speakers}) or sides == set()


class Deeds(NamedTuple):
    """The duties that are broken; ``only_fire``: by fire and by nothing else."""

    duties: frozenset[Obligation]
    only_fire: bool


def broken_by(act: Act) -> tuple[Obligation, ...]:
    """Return the duties that an act breaks whatever the words, whoever it is done to (``act_duties.tsv``)."""
    duties = load_act_duties().get(act, ())
    return tuple(duty.obligation for duty in duties if duty.falls == "inside" and not duty.civilians)


def deeds_of(alleged: Alleged) -> Deeds:
    """Return what is told with an allegation; a denial tells of no deed."""
    if alleged.claim.stance == "denies":
        return Deeds(frozenset(), only_fire=False)
    if KEPT_BACK.search(alleged.sentence) and alleged.words is not None and alleged.words.kind == "text":
        return Deeds(frozenset(("withdraw",)), only_fire=False)
    deeds = _without_flights(_told_with(alleged))
    if FLIGHT.search(alleged.sentence):
        return Deeds(frozenset(("no_overflight",)), only_fire=False)
    duties = {duty for each in deeds for duty in broken_by(each.act)}
    if not deeds and SHOT.search(alleged.sentence):
        duties = {"cease_fire"}
    words = " ".join((alleged.sentence, *(each.content.text for each in deeds)))
    fire = bool(duties) and all(each.act in FIRE for each in deeds) and ASSAULT.search(words) is None
    return Deeds(frozenset(duties), only_fire=fire)


def _without_flights(deeds: list[Claim]) -> list[Claim]:
    """Leave out "provoked it" where a flight is all that is told of it ("provoked it by sending a drone over")."""
    flights = [each for each in deeds if each.act == "overflew"]
    return [each for each in deeds if each in flights or not any(_holds(each, flight) for flight in flights)]


def _holds(each: Claim, other: Claim) -> bool:
    return each.content.start <= other.content.start and other.content.end <= each.content.end


def _told_with(alleged: Alleged) -> list[Claim]:
    """Return what else is told of the accused in the sentence of a claim, else close by."""
    claim = alleged.claim
    told = [each for each in alleged.reading.claims if _of_the_accused(each, alleged)]
    near = [each for each in told if each.span.start < claim.span.end and claim.span.start < each.span.end]
    if near or not alleged.of_the_event:
        return near
    close = [each for each in told if _apart(each, claim) <= TOGETHER]
    close = close or [each for each in told if alleged.is_told_by_them(each)]
    nearest = min((_apart(each, claim) for each in close), default=0)
    return [each for each in close if each.act != "overflew" or _apart(each, claim) == nearest]


def _of_the_accused(each: Claim, alleged: Alleged) -> bool:
    """Say whether a claim tells a deed that can be the accused's: its side's, or nobody's that is named."""
    if not broken_by(each.act) or each.stance not in TOLD or each.factuality != "happened":
        return False
    doer, accused = each.actor.actor if each.actor else None, alleged.accused
    if doer is None:
        return alleged.is_told_by_them(each)
    if accused is None:
        return not any(doer.side == speaker.side for speaker in alleged.speakers)
    return doer.side == accused.side or _of_one_state(doer, accused)


def _of_one_state(one: Actor, other: Actor) -> bool:
    """Say whether two are organs of one state; a group and the army of its country are not."""
    return one.country is not None and one.country == other.country and not one.group and not other.group


def _apart(each: Claim, claim: Claim) -> int:
    return max(each.span.start - claim.span.end, claim.span.start - each.span.end)
