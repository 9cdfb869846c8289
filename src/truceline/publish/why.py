"""``truceline why ID.QUESTION``: every claim behind a value, and how a policy made the value of them.

Goes in: an incident, the readings of its reports, a question such as ``killed:A`` (or ``killed.A``). Comes out: a
string: every claim with its exact words, report, characters, speaker and the rule that read it, by account.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from truceline.errors import InputError
from truceline.incidents.policies import POLICIES, publish
from truceline.model.claim import Claim
from truceline.model.incident import Account, Finding, Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_judgements import told_rows
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_facts import CODES, Names, number_words
from truceline.publish.ledger_sides import party_words
from truceline.publish.quoting import clean, quote, visible

MOST_AGAIN = 10  # claims in the words of another


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


def render_why(
    incident: Incident,
    readings: Mapping[str, Reading],
    question: str,
    *,
    width: int,
    colour: bool = False,
    names: Names = CODES,
    judgements: Sequence[Judgement] = (),
    policy: str = "",
) -> str:
    """Return every claim behind the value of a question; without colour there is no escape code in it.

    Args:
        readings: by document id.
        judgements: those that are known; the ones that bear on these claims are told.
        policy: the policy by which the value is published; left out, the one by which it was.

    Raises:
        InputError: the incident has no such question, or there is no such policy.
    """
    asked = by_policy(incident, policy) if policy else incident
    finding = find_finding(asked, question)
    view = IncidentView(incident=asked, readings=readings, names=names)
    return draw_page(lambda _: _page(view, finding, judgements), width=width, colour=colour)


def _page(view: IncidentView, finding: Finding, judgements: Sequence[Judgement]) -> Iterator[RenderableType]:
    yield Rule(characters="━", style=LABEL)
    title, value = answers.finding_title(view, finding), answers.published_words(finding)
    yield Text(visible(f"{title}: {value}"), style=STRONG)
    yield draw_rows(_facts(view, finding))
    shown: dict[str, int] = {}
    for place, account in enumerate(finding.accounts, 1):
        yield from _account(view, finding, place)
        yield from _claims(view, account, shown)
        shown |= {id_: shown.get(id_, place) for id_ in account.claims}
    rows = list(_judged(view, finding, judgements))
    if rows:
        yield draw_heading("Judgements on these claims")
        yield draw_rows(rows, label_width=20)


def _facts(view: IncidentView, finding: Finding) -> Iterator[tuple[str, str]]:
    yield "Incident", f"{words.kind_words(view.incident.kind)}, {clean(view.incident.id) or 'no id'}"
    yield "Stands", words.capital(words.finding_words(finding))
    yield "Policy", computed_words(view, finding)


def computed_words(view: IncidentView, finding: Finding) -> str:
    """Say in one sentence how the policy made the published value of the accounts."""
    if finding.policy not in POLICIES:
        return (
            f"{clean(finding.policy)}, which this version does not know; published: {answers.published_words(finding)}."
        )
    why = clean(publish(finding.policy, finding, view.incident.sides).why)
    standing = sum(account.standing for account in finding.accounts)
    stand = number_words(finding.accounts, "account")
    if standing < len(finding.accounts):
        stand += f", of which {standing or 'none'} stand{'s' if standing == 1 else ''}"
    return f"{clean(finding.policy)}: {stand}; {why}. Published: {answers.published_words(finding)}."


def _account(view: IncidentView, finding: Finding, place: int) -> Iterator[RenderableType]:
    account = finding.accounts[place - 1]
    giver = givers.speaker(view, account)
    side = f" (side {clean(account.says)})" if account.says else ""
    said = answers.answer_words(view, finding.question, account, several=giver.several)
    yield draw_heading(f"Account {place} of {len(finding.accounts)}: {words.capital(giver.words)}{side} {said}")
    yield Text(visible(_stands(view, account)), style=LABEL)


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


def _claims(view: IncidentView, account: Account, shown: Mapping[str, int]) -> Iterator[RenderableType]:
    """Draw the claims of an account; what stands in the same words again has a line under all."""
    told: dict[tuple[str, str], str] = {}
    again: list[str] = []
    for id_ in account.claims:
        entry = view.entries.get(id_)
        same = told.setdefault((clean(entry.claim.span.text), entry.speaker), entry.label) if entry else ""
        if entry is None or same == entry.label or id_ in shown:
            yield from _claim(view, id_, shown.get(id_))
        else:
            again.append(f"{entry.label} in the words of {same}; {_report(view, entry.claim)}")
    if again:
        more = [f"and {len(again) - MOST_AGAIN} more in the same words"] if len(again) > MOST_AGAIN else []
        yield Text(visible("\n" + "\n".join((*again[:MOST_AGAIN], *more))))


def _report(view: IncidentView, claim: Claim) -> str:
    """Name the report of a claim, and where in it the claim stands."""
    document = claim.span.document
    copied = f", a copy of {view.report_ref(view.copies[document].of)}" if view.is_copied(claim) else ""
    return f"{view.report_ref(document)} {view.outlet(document)}{copied}; {offsets(claim.span)}"


def _claim(view: IncidentView, id_: str, above: int | None) -> Iterator[RenderableType]:
    """Draw a claim; one that was shown under an account ``above`` is only named."""
    entry = view.entries.get(id_)
    if entry is None:
        yield Text(visible(f"\nclaim {clean(id_)}: its report is not at hand"))
        return
    claim = entry.claim
    said = words.act_words(claim, lambda slot: party_words(getattr(claim, slot), view.incident.sides))
    stance = words.stance_words(claim.stance, several=entry.several)
    line = f"{words.capital(entry.speaker)} {stance}: {said}"
    end = f"; its words stand under account {above}." if above else "."
    yield Text.assemble((f"\n{entry.label} ", NUMBER), visible(f"{line}{end}"))
    if not above:
        rows = draw_rows(_claim_rows(view, claim, view.statements.get(claim.statement)))
        yield Padding(rows, (0, 0, 0, 3))


def _claim_rows(view: IncidentView, claim: Claim, statement: Statement | None) -> Iterator[tuple[str, str]]:
    yield "Words", f"{quote(claim.span.text)}"
    if claim.content != claim.span and clean(claim.content.text) not in clean(claim.span.text):
        yield "Act", quote(claim.content.text)
    yield "Report", _report(view, claim)
    if statement and statement.as_of:
        yield "As of", _moment(statement.as_of_words, when_where.interval_words(statement.as_of))
    if statement and statement.said_at:
        yield "Said", _moment(statement.said_at_words, when_where.interval_words(statement.said_at))
    if claim.count:
        yield (
            "Figure",
            f"{quote(claim.count.words)}: {words.count_words(claim.count)}"
            if claim.count.words
            else words.count_words(claim.count),
        )
    yield from _damage(view, claim)
    if known := words.MODES.get(claim.mode or "", ""):
        yield "Known", known
    yield "Rule", clean(claim.rule) or "not recorded"


def _damage(view: IncidentView, claim: Claim) -> Iterator[tuple[str, str]]:
    reading = view.readings.get(claim.span.document)
    for damage in reading.damages if reading else ():
        if any(span.overlaps(damage.span) for span in claim.spoiled_by):
            yield "Damaged", f"{quote(damage.span.text)}: {clean(damage.can_say)}"


def _moment(told: Span | None, said: str) -> str:
    return f"{quote(told.text)}: {said}" if told else said


def offsets(span: Span) -> str:
    """Say where in its report a quotation stands."""
    return f"characters {span.start:,} to {span.end:,}"


def _judged(view: IncidentView, finding: Finding, known: Sequence[Judgement]) -> Iterator[tuple[str, str]]:
    """Yield the judgements that point at words of these claims."""
    ids = {id_ for account in finding.accounts for id_ in account.claims}
    spans = [view.entries[id_].claim.span for id_ in ids if id_ in view.entries]
    bearing = [j for j in known if any(span.overlaps(other) for span in j.spans for other in spans)]
    yield from told_rows(view, bearing)


def _folded(question: str) -> str:
    return answers.spelled(question).casefold()
