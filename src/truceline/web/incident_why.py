"""What is behind one value, for its page: every claim with its words, its report and its rule, by account."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.incident import Finding
from truceline.model.judgement import Judgement
from truceline.publish.incident_view import IncidentView
from truceline.publish.why_said import BehindSaid, ClaimSaid, say_why
from truceline.web.bits import Bits, Field, bits, fields
from truceline.web.incident_judged import JudgedRow, judged_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBehind:
    """One claim; ``target`` is how a decision names it ("inc-1f2e3d4c:2.3"), ``""`` where its report is not at hand."""

    target: str
    label: Bits
    line: str
    above: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBehind:
    """One account with its claims; ``again`` are those in the same words as another."""

    number: int
    of: int
    who: str
    answer: Bits
    stands: str
    claims: tuple[ClaimBehind, ...]
    again: tuple[Bits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPart:
    """What is behind the value of a question."""

    key: str
    title: str
    value: Bits
    stands: str
    made: str
    accounts: tuple[AccountBehind, ...]
    judged: tuple[JudgedRow, ...]


def why_part(view: IncidentView, finding: Finding, judgements: Sequence[Judgement]) -> WhyPart:
    """Return what is behind a value, and the decisions on its claims."""
    said = say_why(view, finding, judgements)
    return WhyPart(
        key=said.key,
        title=said.title,
        value=bits(view, said.value),
        stands=said.stands,
        made=said.made,
        accounts=tuple(_account(view, account) for account in said.accounts),
        judged=judged_rows(view, judgements, {}, only={judgement.id for judgement in said.judgements}),
    )


def _account(view: IncidentView, account: BehindSaid) -> AccountBehind:
    return AccountBehind(
        number=account.number,
        of=account.of,
        who=account.who,
        answer=bits(view, account.answer),
        stands=account.stands,
        claims=tuple(_claim(view, claim) for claim in account.claims),
        again=tuple(bits(view, (one.ref, " in the words of ", one.same, "; ", *one.report)) for one in account.again),
    )


def _claim(view: IncidentView, claim: ClaimSaid) -> ClaimBehind:
    number = f"{claim.ref.report}.{claim.ref.numbers[0]}" if claim.ref else ""
    return ClaimBehind(
        target=f"{view.incident.id}:{number}" if number else "",
        label=bits(view, (claim.ref,)) if claim.ref else (),
        line=claim.line,
        above=claim.above,
        fields=fields(view, claim.rows),
    )
