"""How an incident, an observation or a tally stands against agreements, in phrases: drawn by the terminal and the page.

Goes in: an assessment and the agreements by id. Comes out: of every violation its six answers as rows, of every
agreement that gives none the reason. Draws nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.incident import Incident
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.model.violation import Assessment, SaidOfBreach, Violation
from truceline.publish import ledger_words as words
from truceline.publish.incident_facts import place_phrase
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_phrases import Phrase, Phrases, Row, Short, joined
from truceline.publish.ledger_when_where import interval_words
from truceline.publish.quoting import clean
from truceline.publish.truce_words import Countries
from truceline.publish.violation_words import (
    MONITORED,
    NOBODY,
    OUTCOMES,
    act_words,
    acts_words,
    attributed_words,
    party_title,
    provision_title,
    scope_words,
    truce_title,
    voice,
)

QUOTED = 140  # characters of a quotation
Called = Callable[[Actor], Actor]  # an actor under the one name that all reports of an incident give it
Refs = Callable[[Iterable[str]], Phrases]


def _as_named(actor: Actor) -> Actor:
    return actor


def _no_refs(_: Iterable[str]) -> Phrases:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What agreements, countries and speakers are called; ``refs`` writes claims as numbers, where they have any."""

    truces: Mapping[str, Truce]
    countries: Countries
    called: Called = _as_named
    refs: Refs = _no_refs


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationSaid:
    """One violation in words: the agreement with its id, the provision, whom it is of, and rows of answers."""

    id: str
    truce: str
    title: str
    provision: str
    party: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSaid:
    """How one subject stands. ``none`` has a row for every agreement that gives nothing, labelled by its id."""

    violations: tuple[ViolationSaid, ...]
    none: tuple[Row, ...]
    of_none: tuple[Phrases, ...]
    withdrawn: tuple[Phrases, ...]
    nothing: str


def first_names(readings: Iterable[Reading]) -> Called:
    """Return what names every speaker as the first of some readings does: reports word one ministry in several ways."""
    names: dict[str, Actor] = {}
    for reading in readings:
        for actor in (actor for statement in reading.statements for actor in statement.speakers):
            names.setdefault(actor.id, actor)
    return lambda actor: names.get(actor.id, actor)


def incident_title(incident: Incident, names: Names) -> str:
    """Say an incident in one line: what, when, where."""
    when = interval_words(incident.when) if incident.when else "day not known"
    where = place_phrase(incident.where, names) if incident.where else "place not told"
    return f"{words.kind_words(incident.kind)}, {when}, {where}"


def say_assessment(assessment: Assessment, known: Known) -> AssessmentSaid:
    """Say how a subject stands against every agreement that was looked at."""
    shown = {each.truce for each in assessment.violations}
    placed = {claim for one in assessment.violations for said in one.withdrawn for claim in said.claims}
    return AssessmentSaid(
        violations=tuple(say_violation(each, known) for each in assessment.violations),
        none=tuple(
            (each.truce, (f"{truce_title(known.truces[each.truce])}: {OUTCOMES[each.outcome]} ({clean(each.why)})",))
            for each in assessment.looked_at
            if each.truce not in shown
        ),
        of_none=tuple(_of_none(each, known) for each in assessment.alleged_of_none),
        withdrawn=tuple(_withdrawn(each, known) for each in assessment.withdrawn if not placed.issuperset(each.claims)),
        nothing=_nothing(assessment),
    )


def say_violation(violation: Violation, known: Known) -> ViolationSaid:
    """Say one violation."""
    truce = known.truces[violation.truce]
    return ViolationSaid(
        id=violation.id,
        truce=truce.id,
        title=truce_title(truce),
        provision=provision_title(truce, violation.provision),
        party=party_title(truce, violation.party, known.countries),
        rows=tuple(_rows(violation, known)),
    )


def stand_rows(assessment: Assessment, known: Known) -> Iterator[Row]:
    """Say how a subject stands in few lines, for a page about something else: without quotations."""
    said = say_assessment(assessment, known)
    for violation in assessment.violations:
        truce = known.truces[violation.truce]
        title = f"{truce_title(truce)}, {provision_title(truce, violation.provision)}"
        yield party_title(truce, violation.party, known.countries), (f"{title}\n", *_brief(violation, known))
    yield from (("Nothing by", told) for _, told in said.none)
    yield from (("Under none", told) for told in said.of_none)
    if said.nothing:
        yield "", (said.nothing,)


def _brief(violation: Violation, known: Known) -> Phrases:
    """Say the six answers in a line each."""
    told = (f"{acts_words(violation.acts)}: told by ", *_voices(violation.accused_by, known)) if violation.acts else ""
    otherwise = ("told otherwise by ", *_voices(violation.rival_by, known)) if violation.rival_by else ""
    return joined(
        (
            told,
            ("breach alleged in words by ", *_voices(violation.alleged_by, known)),
            ("denied in words by ", *_voices(violation.denied_by, known)),
            otherwise,
            f"falls under it: {_would(violation)}",
            f"{_monitored(violation)}; verified {_verified(violation)}; attributed by {attributed_words(violation)}",
        ),
        "\n",
    )


def _rows(violation: Violation, known: Known) -> Iterator[Row]:
    if violation.kind == "incident":
        yield "Told", _lines(violation.accused_by, known, acts=True) or ("no act is told that it is about",)
        yield "Alleged", _lines(violation.alleged_by, known) or (f"{NOBODY} says breach or violation",)
        yield "Denied", _lines(violation.denied_by, known) or (f"{NOBODY} denies it in words",)
        if violation.rival_by:
            yield "Otherwise", _lines(violation.rival_by, known, acts=True, other=True)
    elif violation.kind == "tally":
        yield "Told", _lines(violation.accused_by, known, acts=True) or ("no act is told",)
        yield "Alleged", _lines(violation.alleged_by, known) or (f"{NOBODY} says breach or violation",)
    else:
        yield "Seen", (acts_words(violation.acts),)
    yield "Falls under", (_would(violation),)
    yield "Monitored", (_monitored(violation),)
    yield "Verified", (_verified(violation),)
    yield "Attributed", (f"by {attributed_words(violation)}",)
    if violation.withdrawn:
        yield "Withdrawn", joined((_withdrawn(each, known) for each in violation.withdrawn), "\n")


def _lines(said: Sequence[SaidOfBreach], known: Known, *, acts: bool = False, other: bool = False) -> Phrases:
    """Write what origins say, a line each: who, what, the words, the claims."""
    return joined((_line(each, known, acts=acts, other=other) for each in said), "\n")


def _line(said: SaidOfBreach, known: Known, *, acts: bool, other: bool, whom: bool = False) -> Phrases:
    what = f"another {act_words(said.act)}" if other else act_words(said.act) if acts else ""
    own = " of its own side" if acts and said.own_side and not other else ""
    of = f", of {clean(words.actor_words(known.called(said.whom)))}" if whom and said.whom and not own else own
    head = f"{voice(said, known.called)}{of}: {what}" if what else f"{voice(said, known.called)}{of}"
    quoted: Phrase = Short(said.span, QUOTED) if said.span else clean(f"“{said.words}”" if said.words else "")
    return joined(((head, ": ", quoted) if quoted else head, known.refs(said.claims)), " ")


def _voices(said: Sequence[SaidOfBreach], known: Known) -> Phrases:
    return joined(joined((voice(each, known.called), known.refs(each.claims)), " ") for each in said) or (NOBODY,)


def _would(violation: Violation) -> str:
    """Say what our rule says, named as ours."""
    if violation.scope is None:
        return clean(f"cannot be said: {violation.note}")
    if not violation.rule:
        return f"no act is told, and our rule says nothing; {scope_words(violation.scope)}"
    return f"{scope_words(violation.scope)}. {words.capital(clean(violation.rule))}"


def _monitored(violation: Violation) -> str:
    said = MONITORED[violation.monitored]
    if violation.kind == "incident" and violation.observations:
        said += f": {', '.join(violation.observations)}"
    if violation.unseen:
        said += f"; looked, none seen, which is no proof: {', '.join(violation.unseen)}"
    return said


def _verified(violation: Violation) -> str:
    return "by a monitor" if violation.verified else f"by {NOBODY}"


def _of_none(said: SaidOfBreach, known: Known) -> Phrases:
    why = f": {clean(said.note)}" if said.note else ""
    return (*_line(said, known, acts=False, other=False, whom=True), why)


def _withdrawn(said: SaidOfBreach, known: Known) -> Phrases:
    return (*_line(said, known, acts=True, other=False, whom=True), f", {clean(said.note)}")


def _nothing(assessment: Assessment) -> str:
    """Say why there is nothing to say; ``""`` where there is."""
    if assessment.violations or assessment.looked_at:
        return ""
    if assessment.note:
        return f"{words.capital(clean(assessment.note))}."
    if assessment.kind == "observation":
        return "No known agreement binds who did it, or the ground on which it was."
    return "No known agreement binds any of its sides."
