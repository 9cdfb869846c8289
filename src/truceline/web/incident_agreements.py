"""How an incident stands against agreements, as its page shows it: the six answers of every violation as fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.model.truce import Truce
from truceline.model.violation import Assessment
from truceline.publish.incident_view import IncidentView
from truceline.publish.violations_said import Known, say_assessment
from truceline.web.bits import Field, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationPart:
    """One violation: the agreement with its id, provision and party, and its answers."""

    truce: str
    title: str
    provision: str
    party: str
    answers: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementsPart:
    """The whole section; ``others`` are the agreements that give nothing, ``of_none`` what is alleged of none."""

    violations: tuple[ViolationPart, ...]
    others: tuple[Field, ...]
    of_none: tuple[Field, ...]
    withdrawn: tuple[Field, ...]
    nothing: str


def agreements_part(view: IncidentView, assessment: Assessment, truces: Mapping[str, Truce]) -> AgreementsPart:
    """Return the section of an incident."""
    known = Known(truces=truces, countries=view.names.countries, called=view.called, refs=view.refs)
    said = say_assessment(assessment, known)
    violations = tuple(
        ViolationPart(
            truce=each.truce,
            title=each.title,
            provision=each.provision,
            party=each.party,
            answers=fields(view, each.rows),
        )
        for each in said.violations
    )
    return AgreementsPart(
        violations=violations,
        others=fields(view, said.none),
        of_none=fields(view, (("", told) for told in said.of_none)),
        withdrawn=fields(view, (("", told) for told in said.withdrawn)),
        nothing=said.nothing,
    )
