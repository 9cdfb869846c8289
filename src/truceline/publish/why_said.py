"""What is behind one value, in words: how the policy made it, and every claim of every account. For every drawing.

Goes in: an incident with its readings (``IncidentView``) and a question such as ``killed:A`` (or ``killed.A``). Draws
nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.errors import InputError
from truceline.incidents.policies import POLICIES, publish
from truceline.model.claim import Claim
from truceline.model.incident import Account, Finding, Incident
from truceline.model.judgement import Judgement
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import number_words
from truceline.publish.ledger_phrases import Phrases, Refs, Row, joined
from truceline.publish.ledger_sides import party_words
from truceline.publish.quoting import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSaid:
    """One claim: its number, who says what, and rows of what is known of it.

    ``above`` is the number of the account under which its words stand already, else 0; ``missing``: its report is not
    at hand, and ``line`` says so.
    """

    id: str
    ref: Refs | None
    line: str
    rows: tuple[Row, ...] = ()
    above: int = 0
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainSaid:
    """A claim in the words of another: the numbers of both, and where it stands."""

    ref: Refs
    same: Refs
    report: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindSaid:
    """One account with its claims; ``answer`` goes on after ``who``: "Health ministry (side A) says: 4"."""

    number: int
    of: int
    who: str
    answer: Phrases
    stands: str
    claims: tuple[ClaimSaid, ...]
    again: tuple[AgainSaid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhySaid:
    """What is behind the value of a question: ``made`` says how the policy made it of the accounts."""

    question: str
    key: str
    title: str
    value: Phrases
    stands: str
    made: str
    accounts: tuple[BehindSaid, ...]
    judgements: tuple[Judgement, ...]


def find_finding(incident: Incident, question: str) -> Finding:
    """Return the finding of a question, which may be written ``killed:A`` or ``killed.A``, in either case.

    Raises:
        InputError: the incident has no such question; it says which it has.
    """
    wanted = _folded(question)
    for finding in incident.findings:
        if _folded(finding.question) == wanted:
            return finding
    asked = ", ".join(answers.spelled(finding.question) for finding in incident.findings) or "none"
    raise InputError(
        f"there is no question {question!r} about this incident.",
        where=incident.id,
        todo=f"Its questions are: {asked}.",
    )


def say_why(view: IncidentView, finding: Finding, judgements: Sequence[Judgement] = ()) -> WhySaid:
    """Say what is behind the value of a finding; of the judgements those that bear on its claims are kept."""
    return WhySaid(
        question=finding.question,
        key=answers.spelled(finding.question),
        title=answers.finding_title(view, finding),
        value=answers.published_phrases(view, finding),
        stands=words.capital(words.finding_words(finding)),
        made=made_words(view, finding),
        accounts=tuple(_accounts(view, finding)),
        judgements=tuple(bearing(view, finding, judgements)),
    )


def made_words(view: IncidentView, finding: Finding) -> str:
    """Say in one sentence how the policy made the published value of the accounts."""
    value = answers.published_words(view, finding)
    if finding.policy not in POLICIES:
        return f"{clean(finding.policy)}, which this version does not know; published: {value}."
    why = clean(publish(finding.policy, finding, view.incident.sides).why)
    standing = sum(account.standing for account in finding.accounts)
    stand = number_words(finding.accounts, "account")
    if standing < len(finding.accounts):
        stand += f", of which {standing or 'none'} stand{'s' if standing == 1 else ''}"
    return f"{clean(finding.policy)}: {stand}; {why}. Published: {value}."


def _accounts(view: IncidentView, finding: Finding) -> Iterator[BehindSaid]:
    shown: dict[str, int] = {}
    for number, account in enumerate(finding.accounts, 1):
        giver = givers.speaker(view, account)
        verb = answers.verbs(view, finding.question, account)[giver.several]
        answer = answers.bare_phrases(view, finding.question, account)
        claims = tuple(_claims(view, account, shown))
        yield BehindSaid(
            number=number,
            of=len(finding.accounts),
            who=words.capital(giver.words) + (f" (side {clean(account.says)})" if account.says else ""),
            answer=(f" {verb}: ", *answer) if answer else (f" {verb}",),
            stands=_stands(view, account),
            claims=tuple(claim for claim in claims if isinstance(claim, ClaimSaid)),
            again=tuple(claim for claim in claims if isinstance(claim, AgainSaid)),
        )
        shown |= {id_: shown.get(id_, number) for id_ in account.claims}


def _stands(view: IncidentView, account: Account) -> str:
    """Say whether an account stands and why, since when, and in how many reports of how many origins."""
    told = answers.account_stance(view, account) in answers.TOLD
    stands = "stands" if account.standing else "stands no longer" if told else "gives no value"
    why = f": {clean(account.note)}" if account.note else ""
    at = givers.since_words(view, account.as_of)
    reports, origins = (
        number_words(ids, noun)
        for ids, noun in ((account.documents, "report"), (account.origins, "independent origin"))
    )
    carried = f"{reports}, {origins}" if account.documents else ""
    return "; ".join(part for part in (words.capital(stands) + why, f"as of {at}" if at else "", carried) if part)


def _claims(view: IncidentView, account: Account, shown: Mapping[str, int]) -> Iterator[ClaimSaid | AgainSaid]:
    """Say the claims of an account; what stands in the same words again is said once and named after it."""
    told: dict[tuple[str, str], Refs] = {}
    for id_ in account.claims:
        entry = view.entries.get(id_)
        if entry is None:
            yield ClaimSaid(id=id_, ref=None, line=f"claim {clean(id_)}: its report is not at hand", missing=True)
            continue
        ref = Refs((entry.number,), entry.report)
        same = told.setdefault((clean(entry.claim.span.text), entry.speaker), ref)
        if same == ref or id_ in shown:
            yield _claim(view, id_, ref, shown.get(id_, 0))
        else:
            yield AgainSaid(ref=ref, same=same, report=_report(view, entry.claim))


def _report(view: IncidentView, claim: Claim) -> Phrases:
    """Name the report of a claim, and where in it the claim stands."""
    document = claim.span.document
    copied = (", a copy of ", view.report_ref(view.copies[document].of)) if view.is_copied(claim) else ()
    return (view.report_ref(document), f" {view.outlet(document)}", *copied, f"; {offsets(claim.span)}")


def _claim(view: IncidentView, id_: str, ref: Refs, above: int) -> ClaimSaid:
    """Say a claim; one that was shown under an account ``above`` is only named."""
    entry = view.entries[id_]
    claim = entry.claim
    said = words.act_words(claim, lambda slot: party_words(getattr(claim, slot), view.incident.sides))
    line = f"{words.capital(entry.speaker)} {words.stance_words(claim.stance, several=entry.several)}: {said}"
    rows = () if above else tuple(_claim_rows(view, claim, view.statements.get(claim.statement)))
    return ClaimSaid(id=id_, ref=ref, line=line, rows=rows, above=above)


def _claim_rows(view: IncidentView, claim: Claim, statement: Statement | None) -> Iterator[Row]:
    yield "Words", (claim.span,)
    if claim.content != claim.span and clean(claim.content.text) not in clean(claim.span.text):
        yield "Act", (claim.content,)
    yield "Report", _report(view, claim)
    if statement and statement.as_of:
        yield "As of", _moment(statement.as_of_words, when_where.interval_words(statement.as_of))
    if statement and statement.said_at:
        yield "Said", _moment(statement.said_at_words, when_where.interval_words(statement.said_at))
    if claim.count:
        told = f"“{clean(claim.count.words)}”: " if claim.count.words else ""
        yield "Figure", (f"{told}{words.count_words(claim.count)}",)
    yield from _damage(view, claim)
    if known := words.MODES.get(claim.mode or "", ""):
        yield "Known", (known,)
    yield "Rule", (clean(claim.rule) or "not recorded",)


def _damage(view: IncidentView, claim: Claim) -> Iterator[Row]:
    reading = view.readings.get(claim.span.document)
    for damage in reading.damages if reading else ():
        if any(span.overlaps(damage.span) for span in claim.spoiled_by):
            yield "Damaged", joined((damage.span, clean(damage.can_say)), ": ")


def _moment(told: Span | None, said: str) -> Phrases:
    return (told, f": {said}") if told else (said,)


def offsets(span: Span) -> str:
    """Say where in its report a quotation stands."""
    return f"characters {span.start:,} to {span.end:,}"


def bearing(view: IncidentView, finding: Finding, known: Sequence[Judgement]) -> Iterator[Judgement]:
    """Yield the judgements that point at words of the claims of a finding."""
    ids = {id_ for account in finding.accounts for id_ in account.claims}
    spans = [view.entries[id_].claim.span for id_ in ids if id_ in view.entries]
    yield from (j for j in known if any(span.overlaps(other) for span in j.spans for other in spans))


def _folded(question: str) -> str:
    return answers.spelled(question).casefold()
