"""An incident against the agreements of its sides: which provisions what is told would fall under, if it was so.

Goes in: an incident, the claims behind it as they count, what monitors recorded of it, agreements. Comes out: a
violation for every provision and party that is accused, with six separate answers each, and every agreement that was
looked at with what came of it. Nothing is decided here: who is right is for the accounts of the incident, and a breach
is alleged only by who says so in words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.model.actor import Actor
from truceline.model.incident import Incident
from truceline.model.observation import Observation
from truceline.model.truce import Provision, Truce
from truceline.model.truce_named import NamedTerms
from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Telling, Violation
from truceline.truces.belonging import countries_between, no_side, parties_of
from truceline.truces.deeds import act_part, deeds_of, duties_of, is_about
from truceline.truces.joint import furthest_inside, is_over, joint_scopes
from truceline.truces.looking import look, within
from truceline.truces.sayings import BREACH, asserts, doer_is, doer_of, say
from truceline.truces.scope import held_back
from truceline.truces.six_answers import Found, six_answers
from truceline.truces.terms import Terms

NOT_THERE = "what is said to be broken of it did not hold there and then, or binds none of those accused"
Looked = tuple[LookedAt, tuple[Violation, ...]]


def assess_incident(
    incident: Incident, told: Sequence[Telling], terms: Terms, observed: Sequence[Observation] = ()
) -> Assessment:
    """Hold an incident against every agreement with a party among its sides.

    Args:
        told: the claims of its happenings in the order of their reports, fallen ones too.
        observed: what monitors recorded and a person linked to it, without what was withdrawn.
    """
    held = [_Held(incident, told, observed, truce, terms) for truce in terms.truces]
    looked = [each.look() for each in held if each.bound]
    violations = tuple(violation for _, found in looked for violation in found)
    fallen = [each for each in told if each.fallen and (each.claim.act == BREACH or terms.duties.get(each.claim.act))]
    return Assessment(
        kind="incident",
        subject=incident.id,
        when=incident.when,
        violations=violations,
        looked_at=tuple(looked_at for looked_at, _ in looked),
        alleged_of_none=_unplaced(told, violations, terms, {each.truce: each.why for each, _ in looked}),
        withdrawn=say(fallen),
    )


def _unplaced(
    told: Sequence[Telling], violations: Sequence[Violation], terms: Terms, looked: Mapping[str, str]
) -> tuple[SaidOfBreach, ...]:
    """Return the breaches alleged in words that stand under no violation, each with why.

    Args:
        looked: by the id of an agreement why it gives nothing, of those that were looked at.
    """
    placed = {claim for each in violations for said in each.alleged_by for claim in said.claims}
    alleged = [each for each in told if each.claim.act == BREACH and asserts(each) and each.claim.id not in placed]
    titles = {each.id: each.aliases[0] if each.aliases else each.title for each in terms.truces}
    whys = {each.claim.id: _why_none(each.named, titles, looked) for each in alleged if each.named}
    return tuple(replace(said, note=whys.get(said.claims[0], "")) for said in say(alleged))


def _why_none(named: NamedTerms, titles: Mapping[str, str], looked: Mapping[str, str]) -> str:
    """Say why an allegation stands under no agreement: none is meant, or the one that is meant gives nothing here."""
    meant = [each for each in named.truces if each in titles]
    if not meant:
        return named.why
    whys = [looked.get(each, "it binds none of the sides") or NOT_THERE for each in meant]
    named_as = " and ".join(titles[each] for each in meant)
    return f"{named_as} is meant ({named.why}), and gives nothing here: {'; '.join(whys)}"


@dataclass(frozen=True, slots=True)
class _Held:
    """An incident held against one agreement."""

    incident: Incident
    told: Sequence[Telling]
    observed: Sequence[Observation]
    truce: Truce
    terms: Terms

    @property
    def bound(self) -> tuple[str, ...]:
        """The parties of the agreement among the sides."""
        return parties_of((actor for side in self.incident.sides for actor in side.members), self.truce)

    def look(self) -> Looked:
        """Return what came of it: violations, or why there is none."""
        elsewhere = self._elsewhere()
        if elsewhere:
            return LookedAt(truce=self.truce.id, outcome="other_parties", why=elsewhere), ()
        found = [] if is_over(self.truce, [self.incident.when]) else list(self._found())
        if self.incident.when is None:  # then nothing is said of an agreement that nobody names
            found = [each for each in found if any(each.provision in self._names(told) for told in each.own)]
        told = [each.claim.act for each in self.told if asserts(each) and self.terms.duties.get(each.claim.act)]
        looked_at = look(self.truce, self.incident.when, [each.scope for each in found], told)
        held = [each for each in found if within(each.scope)] if looked_at.outcome == "holds" else []
        return looked_at, tuple(
            six_answers(self.incident, self.told, self.observed, self.truce, each, self.terms) for each in held
        )

    def _elsewhere(self) -> str:
        """Say why what is told is not between parties of the agreement; ``""`` where it is, or may be.

        Where one side alone is told, the ground and who accuses it say who may be the other.
        """
        if len(self.bound) > 1:
            return ""
        only = ", ".join(each.name for each in self.truce.parties if each.id in self.bound)
        if len(self.incident.sides) > 1:
            return f"of the sides it binds only {only}"
        place = self.incident.where.place if self.incident.where else None
        if place and place.country and place.country_according_to in (None, "GeoNames"):
            if place.country in countries_between(self.truce):
                return ""
            return f"it binds only {only}, and {place.name} is in {place.country}, {no_side(self.truce, place.country)}"
        accusing = [each for each in self.told if asserts(each) and doer_is(each, self.bound, self.truce)]
        others = {s.id: s for each in accusing for s in each.speakers if self._is_adversary(s)}
        among = parties_of((speaker for each in accusing for speaker in each.speakers), self.truce)
        if not others or set(among) - set(self.bound):
            return ""
        return f"it binds only {only}, and not {' or '.join(each.name for each in others.values())}, who tells of it"

    def _is_adversary(self, speaker: Actor) -> bool:
        """Say whether a speaker is of no party here and has another agreement with one that this one binds."""
        if parties_of([speaker], self.truce):
            return False
        others = (each for each in self.terms.truces if parties_of([speaker], each))
        return any(party.id in self.bound for each in others for party in each.parties)

    def _found(self) -> Iterator[Found]:
        """Yield what is told of every party, then of nobody by name, each once for a provision."""
        taken: set[str] = set()
        for party in self.truce.parties:
            for doers, provisions in self._by_doers(party.id).items():
                own = [each for each in self.told if asserts(each) and doer_is(each, doers, self.truce)]
                for found in self._of(own, provisions, doers):
                    taken.add(found.provision)
                    yield found
        nobody = [each for each in self.told if asserts(each) and doer_of(each) is None]
        strangers = [each for each in self.told if asserts(each) and self._names(each) and self._is_stranger(each)]
        alleged = {provision for each in (*nobody, *strangers) for provision in self._names(each)}
        for found in self._of([*nobody, *strangers], self.truce.provisions, ()):
            if found.provision not in taken or found.provision in alleged:
                taken.add(found.provision)
                alleged.discard(found.provision)
                yield found

    def _names(self, told: Telling) -> tuple[str, ...]:
        """Return the provisions of this agreement that an allegation names; ``""`` where it cannot be said which."""
        if told.named is None or self.truce.id not in told.named.truces:
            return ()
        return tuple(each for truce, each in told.named.provisions if truce == self.truce.id) or ("",)

    def _is_stranger(self, told: Telling) -> bool:
        """Say whether who is accused is of no party that is known."""
        doer = doer_of(told)
        return doer is not None and not parties_of([doer], self.truce)

    def _by_doers(self, party: str) -> dict[tuple[str, ...], list[Provision]]:
        """Return whose deeds are held against a party: its own; under some provisions, those of whom it holds back."""
        found: dict[tuple[str, ...], list[Provision]] = {(party,): []}
        for each in self.truce.provisions:
            found.setdefault((party, *held_back(self.truce, each, party)), []).append(each)
        return found

    def _of(self, own: Sequence[Telling], provisions: Iterable[Provision], doers: tuple[str, ...]) -> Iterator[Found]:
        """Yield what is told of one party, or of nobody by name, against those provisions that it may be about."""
        if not own:
            return
        duties = duties_of(own, self.terms)
        named = [each for each in own if self._names(each)]
        broken = {provision for each in named for provision in self._names(each)}
        wanted = [each for each in provisions if is_about(each, duties) or each.id in broken]
        actors = {doer.id: doer for each in own if (doer := doer_of(each))}
        deeds = deeds_of(self.incident, own, tuple(actors.values()), self.terms.calibres)
        scopes = joint_scopes(self.truce, deeds, wanted, act_part(duties), self.terms)
        party = doers[0] if doers else ""  # told of nobody: whomever it obliges
        for scope in scopes if party else furthest_inside(scopes):
            if party in ("", scope.party) or not within(scope):  # what is outside says why, whomever it obliges
                yield Found(provision=scope.provision, party=party, doers=doers, scope=scope, own=own, duties=duties)
        open_ = [each.named.why for each in named if each.named and self._names(each) == ("",)]
        if open_ and len(doers) < 2:  # of whom a party holds back it stands under themselves
            yield Found(provision="", party=party, doers=doers, scope=None, own=own, duties=duties, note=open_[0])
