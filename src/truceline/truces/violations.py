"""An incident against the agreements of its sides: which provisions what is told would fall under, if it was so.

Goes in: an incident, the claims behind it as they count, what monitors recorded of it, agreements. Comes out: a
violation for every provision and party that is accused, with six separate answers each, and every agreement that was
looked at with what came of it. Nothing is decided here: who is right is for the accounts of the incident, and a breach
is alleged only by who says so in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.model.identity import content_id
from truceline.model.incident import Incident
from truceline.model.observation import Observation
from truceline.model.truce import Provision, Truce
from truceline.model.truce_scope import Scope
from truceline.model.violation import Assessment, LookedAt, LookedOutcome, Telling, Violation
from truceline.reference.act_duties import Duty
from truceline.truces.belonging import is_of, parties_of
from truceline.truces.deeds import act_part, deeds_of, duties_of
from truceline.truces.joint import is_over, joint_scopes
from truceline.truces.sayings import BREACH, asserts, doer_of, say
from truceline.truces.seen import seen_of
from truceline.truces.terms import Terms

Found = tuple[Violation, ...]
EXCLUSIVE = ("fired_first",)  # acts of which only one can be true: who says that the other did it gives a rival account
NOBODY = ""


def assess_incident(
    incident: Incident, told: Sequence[Telling], terms: Terms, observed: Sequence[Observation] = ()
) -> Assessment:
    """Hold an incident against every agreement with a party among its sides.

    Args:
        told: the claims of its happenings in the order of their reports, fallen ones too.
        observed: what monitors recorded and a person linked to it, without what was withdrawn.
    """
    standing = [each for each in told if not each.fallen]
    held = [_Held(incident, standing, told, observed, truce, terms) for truce in terms.truces]
    looked = [each.look() for each in held if each.concerned]
    violations = tuple(violation for _, found in looked for violation in found)
    placed = {claim for each in violations for said in each.alleged_by for claim in said.claims}
    alleged = [each for each in standing if each.claim.act == BREACH and asserts(each)]
    return Assessment(
        kind="incident",
        subject=incident.id,
        when=incident.when,
        violations=violations,
        looked_at=tuple(looked_at for looked_at, _ in looked),
        alleged_of_none=say(each for each in alleged if each.claim.id not in placed),
        withdrawn=say(each for each in told if each.fallen and (each.claim.act == BREACH or _acts(each, terms))),
    )


def _acts(told: Telling, terms: Terms) -> bool:
    return bool(terms.duties.get(told.claim.act))


@dataclass(frozen=True, slots=True)
class _Held:
    """An incident held against one agreement."""

    incident: Incident
    standing: Sequence[Telling]
    told: Sequence[Telling]
    observed: Sequence[Observation]
    truce: Truce
    terms: Terms

    @property
    def concerned(self) -> bool:
        """Say whether a party of the agreement is a side."""
        return bool(self._bound())

    def _bound(self) -> tuple[str, ...]:
        return parties_of((actor for side in self.incident.sides for actor in side.members), self.truce)

    def look(self) -> tuple[LookedAt, Found]:
        """Return what came of it: violations, or why there is none."""
        if len(self.incident.sides) > 1 and len(self._bound()) < 2:
            return self._none("other_parties", f"only {', '.join(self._bound())} is bound by it of the sides")
        over = is_over(self.truce, [self.incident.when])
        if over:
            return self._none("not_in_force", over)
        scopes = list(self._all())
        if not scopes:
            return self._nothing()
        held = [(scope, told, duties) for scope, told, duties in scopes if scope.answer != "outside"]
        if not held:
            whys = dict.fromkeys(p.why for scope, *_ in scopes for p in scope.parts if p.answer == "outside")
            return self._none("outside", "; ".join(whys))
        found = tuple(self._violation(scope, told, duties) for scope, told, duties in held)
        return LookedAt(truce=self.truce.id, outcome="holds", why=""), found

    def _none(self, outcome: LookedOutcome, why: str) -> tuple[LookedAt, Found]:
        return LookedAt(truce=self.truce.id, outcome=outcome, why=why), ()

    def _nothing(self) -> tuple[LookedAt, Found]:
        acts = dict.fromkeys(each.claim.act for each in self.standing if asserts(each) and _acts(each, self.terms))
        if not acts:
            return self._none("nothing_told", "no act and no breach is told of anybody whom it binds")
        return self._none("no_duty", f"no provision of it is about what is told ({', '.join(acts)})")

    def _all(self) -> Iterator[tuple[Scope, list[Telling], dict[str, tuple[Duty, str]]]]:
        """Yield the scopes of what is told of every party, then of what is told of nobody by name."""
        taken: set[str] = set()
        for party in self.truce.parties:
            own = [each for each in self.standing if asserts(each) and _doer_is(each, party.id, self.truce)]
            for scope, duties in self._scopes(own):
                taken.add(scope.provision)
                yield scope, own, duties
        nobody = [each for each in self.standing if asserts(each) and doer_of(each) is None]
        seen: set[str] = set()
        for scope, duties in self._scopes(nobody):
            if scope.provision not in taken | seen:
                seen.add(scope.provision)  # once, whomever it obliges
                yield scope, nobody, duties

    def _scopes(self, own: Sequence[Telling]) -> Iterator[tuple[Scope, dict[str, tuple[Duty, str]]]]:
        duties = duties_of(own, self.terms)
        breach = any(each.claim.act == BREACH for each in own)
        wanted = [each for each in self.truce.provisions if _is_wanted(each, duties, breach=breach)]
        actors = {doer.id: doer for each in own if (doer := doer_of(each))}
        deeds = deeds_of(self.incident, own, tuple(actors.values()), self.terms.calibres)
        if own:
            yield from (
                (scope, duties) for scope in joint_scopes(self.truce, deeds, wanted, act_part(duties), self.terms)
            )

    def _violation(self, scope: Scope, own: Sequence[Telling], duties: dict[str, tuple[Duty, str]]) -> Violation:
        provision = next(each for each in self.truce.provisions if each.id == scope.provision)
        about = self._about(provision)
        party = scope.party if any(map(doer_of, own)) else NOBODY
        accusing = [each for each in own if each.claim.act in about]
        of_party = [each for each in self.told if party and _doer_is(each, party, self.truce)]
        denying = [
            each
            for each in of_party
            if not each.fallen and each.claim.stance == "denies" and each.claim.act in (*about, BREACH)
        ]
        seen = seen_of(self.observed, provision, party, self.truce, self.terms.duties)
        rule = f"our rule: {duties[provision.obligation][0].reason}" if provision.obligation in duties else ""
        findings = [each for each in self.incident.findings if each.question in (*about, BREACH)]
        return Violation(
            id=content_id("vio", "incident", self.incident.id, self.truce.id, scope.provision, party),
            kind="incident",
            subject=self.incident.id,
            truce=self.truce.id,
            provision=scope.provision,
            party=party,
            acts=tuple(dict.fromkeys(each.claim.act for each in accusing)),
            when=self.incident.when,
            accused_by=say(accusing),
            alleged_by=say(each for each in own if each.claim.act == BREACH),
            denied_by=say(denying),
            rival_by=say(self._rivals(accusing, denying, party)),
            scope=scope,
            rule=rule,
            monitored=seen.monitored(each.monitor for each in findings),
            verified=seen.verified or any(each.basis == "verified" for each in findings),
            attributed_by=seen.attributed_by(accusing),
            observations=seen.positive,
            unseen=seen.negative,
            withdrawn=say(each for each in of_party if each.fallen and each.claim.act in (*about, BREACH)),
        )

    def _about(self, provision: Provision) -> tuple[str, ...]:
        """Return the acts that a provision is about."""
        return tuple(
            act
            for act, duties in self.terms.duties.items()
            if any(duty.obligation == provision.obligation for duty in duties)
        )

    def _rivals(self, accusing: Iterable[Telling], denying: Sequence[Telling], party: str) -> Iterator[Telling]:
        """Yield the claims by which another did what only one can have done, of whoever denies nothing in words."""
        acts = {each.claim.act for each in accusing if each.claim.act in EXCLUSIVE}
        denied = {each.origin for each in denying}
        for each in self.standing:
            other = doer_of(each) is not None and not _doer_is(each, party, self.truce)
            if party and other and asserts(each) and each.claim.act in acts and each.origin not in denied:
                yield each


def _is_wanted(provision: Provision, duties: dict[str, tuple[Duty, str]], *, breach: bool) -> bool:
    return provision.obligation in duties or (breach and provision.obligation == "cease_fire")


def _doer_is(told: Telling, party: str, truce: Truce) -> bool:
    doer = doer_of(told)
    return doer is not None and any(each.id == party and is_of(doer, each) for each in truce.parties)
