"""Things of the record as supports of sentences: what each vouches for, and which words it opens."""

from collections.abc import Iterable, Iterator, Mapping

from truceline.model.claim import Claim
from truceline.model.incident import Account, Finding
from truceline.model.observation import Recorded, kind_of
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.violation import SaidOfBreach, Violation
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import telling_span
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.publish.sitrep.evidence import Evidence, evidence_of
from truceline.publish.sitrep.material import Days, Material, TruceNow
from truceline.publish.sitrep.sentence import Search, Sentence, Support, SupportKind, Unsupported
from truceline.publish.sitrep.tells import Vouching
from truceline.store.rows import IncidentRow

SOURCE_CUT = 300  # characters of the source of an agreement


class Sayer:
    """Makes sentences; counts those that could not be made, so that the report can say so."""

    def __init__(self, countries: Mapping[str, str]) -> None:
        self.countries = countries
        self.unsaid: list[str] = []
        self._vouching = Vouching(countries)
        self._incidents: dict[str, Support] = {}
        self._findings: dict[str, Support] = {}

    def say(self, text: str, *supports: Support) -> tuple[Sentence, ...]:
        """Return the sentence, or nothing where its supports do not hold what it says."""
        try:
            return (Sentence(text=text, supports=supports),)
        except Unsupported as missing:
            self.unsaid.append(str(missing))
            return ()

    def support(
        self, kind: SupportKind, id_: str, things: Iterable[object], evidence: tuple[Evidence, ...] = ()
    ) -> Support:
        """Return things of the record as a support; ``evidence`` are the words that it opens."""
        return Support(kind=kind, id=id_, things=tuple(things), vouching=self._vouching, evidence=evidence)

    def asked(self, material: Material) -> Support:
        """Return what was asked for: the days, the area, the casefile."""
        things = (material.now.period, material.area, material.casefile)
        return self.support("search", "asked", things)

    def search(self, what: str, days: Days, found: Iterable[str]) -> Support:
        """Return the support of what was looked for in the casefile on some days, and what was found."""
        search = Search(what=what, first=days.period.first, last=days.period.last, found=tuple(found))
        return self.support("search", f"{what} {search.first}..{search.last}", (search,))

    def incident(self, out: Outgoing) -> Support:
        """Return an incident as a support: all of it but the claims."""
        key = out.incident.id
        if key not in self._incidents:
            things = (out.incident, _placed(out.row), out.approval, tuple(out.view.documents.values()))
            self._incidents[key] = self.support("incident", key, things)
        return self._incidents[key]

    def finding(self, out: Outgoing, finding: Finding) -> Support:
        """Return a finding with everything under it; it opens no words: its accounts do."""
        key = f"{out.incident.id}.{finding.question}"
        if key not in self._findings:
            ids = [id_ for account in finding.accounts for id_ in account.claims]
            things = (finding, out.incident.sides, *under(out.view, ids))
            self._findings[key] = self.support("finding", key, things)
        return self._findings[key]

    def account(self, out: Outgoing, finding: Finding, account: Account, shown: Span | None = None) -> Support:
        """Return one account of a finding; ``shown`` are the words that it rests on, where others do not tell it."""
        things = (account, out.incident.sides, out.incident.when, *under(out.view, account.claims))
        told = told_spans(out.view, account.claims)
        spans = [shown, *(span for span in told if span.document != shown.document)] if shown else told
        key = f"{out.incident.id}.{finding.question}/{finding.accounts.index(account) + 1}"
        return self.support("finding", key, things, _opened(spans))

    def claims(self, out: Outgoing, claims: Iterable[Claim]) -> tuple[Support, ...]:
        """Return claims as supports, those that stand where they were first told before their copies."""
        return tuple(
            self.support(
                "claim", claim.id, (out.incident.sides, *under(out.view, [claim.id])), _opened([telling_span(claim)])
            )
            for claim in _ranked(out.view, claims)
        )

    def record(self, record: Recorded, *, opened: bool = True) -> Support:
        """Return what a monitor recorded, or a tally that somebody gave; ``opened``: with a note of it."""
        words = clean(record.words)
        source = clean(f"{kind_of(record)} {record.id}" + (f", {record.source}" if record.source else ""))
        own = Evidence(words=words, source=source, path=f"/observations/{record.id}")
        told = (evidence_of(record.span),) if record.span else ()
        return self.support(kind_of(record), record.id, (record,), (*told, own) if opened else ())

    def truce(self, now: TruceNow, *, opened: bool = True) -> Support:
        """Return an agreement with its states over the period; ``opened``: with a note of its sources."""
        sources = (Evidence(source="; ".join(clean(each)[:SOURCE_CUT] for each in now.truce.sources[:2])),)
        return self.support("agreement", now.truce.id, (now.truce, now.states), sources if opened else ())

    def violation(self, out: Outgoing, violation: Violation) -> Support:
        """Return an incident against a provision; it opens no words: what is said of it does."""
        key = f"{out.incident.id}/{violation.truce}/{violation.provision}/{violation.party}"
        return self.support("violation", key, (violation, out.incident.sides))

    def said(self, out: Outgoing, key: str, said: tuple[SaidOfBreach, ...]) -> Support:
        """Return what origins say of a breach or an act, with the claims that they say it in."""
        ids = [claim for each in said for claim in each.claims]
        return self.support("violation", key, (said, *under(out.view, ids)), _opened(told_spans(out.view, ids)))


def under(view: IncidentView, ids: Iterable[str]) -> Iterator[object]:
    """Yield the claims with their statements and the reports that they stand in."""
    documents: dict[str, None] = {}
    for claim in (view.entries[id_].claim for id_ in ids if id_ in view.entries):
        yield claim
        yield from _statement(view.statements.get(claim.statement))
        yield view.entries[claim.id].speaker
        documents[claim.span.document] = None
    for id_ in documents:
        document = view.documents[id_]
        yield (document.publisher, document.published)


def _statement(statement: Statement | None) -> Iterator[object]:
    if statement is not None:
        yield (statement.speakers, statement.relayed_by, statement.named_as, statement.said_at, statement.as_of)


def told_spans(view: IncidentView, ids: Iterable[str]) -> list[Span]:
    """Return the words of claims: what stands first before copies, one for each report."""
    claims = _ranked(view, (view.entries[id_].claim for id_ in ids if id_ in view.entries))
    first: dict[str, Span] = {}
    for claim in claims:
        first.setdefault(claim.span.document, telling_span(claim))
    return list(first.values())


def _ranked(view: IncidentView, claims: Iterable[Claim]) -> list[Claim]:
    return sorted(
        dict.fromkeys(claims),
        key=lambda claim: (
            view.is_copied(claim),
            bool(claim.spoiled_by),
            (claim.id, claim.span.document) not in view.roots,
            view.entries[claim.id].report,
            view.entries[claim.id].number,
        ),
    )


def _opened(spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence_of(span) for span in spans))


def _placed(row: IncidentRow) -> object:
    return (row.place, row.first, row.last)
