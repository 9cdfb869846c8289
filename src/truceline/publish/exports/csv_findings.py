"""``csv-findings`` and ``csv-accounts``: one row a question about an incident, and one row an answer to it."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish.exports.cells import mark_cells
from truceline.publish.exports.contract import Column, Edition, Format
from truceline.publish.exports.tables import plain_csv, read_columns
from truceline.publish.incident_said import quoted_span
from truceline.publish.ledger_phrases import flat
from truceline.publish.outgoing import Outgoing

FINDINGS: tuple[Column, ...] = read_columns("export_csv_findings.tsv")
ACCOUNTS: tuple[Column, ...] = read_columns("export_csv_accounts.tsv")


def write_findings(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table of findings."""
    return plain_csv(FINDINGS, finding_rows(incidents, edition))


def write_accounts(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the table of accounts; a question that nobody answers has none."""
    return plain_csv(ACCOUNTS, account_rows(incidents, edition))


def finding_rows(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[Sequence[object]]:
    """Yield the cells of findings."""
    del edition
    return (cells for out in incidents for cells in _findings(out))


def account_rows(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[Sequence[object]]:
    """Yield the cells of accounts."""
    del edition
    return (cells for out in incidents for cells in _accounts(out))


def _findings(out: Outgoing) -> Iterator[tuple[object, ...]]:
    for finding in answers.in_order(out.incident.findings):
        count = finding.published_count
        told = finding.published is not None or count is not None
        yield (
            *(out.incident.id, finding.question, answers.finding_title(out.view, finding), finding.accord),
            *(finding.basis, finding.monitor, answers.published_words(out.view, finding) if told else None),
            *((count.low, count.best, count.high) if count else (None, None, None)),
            *(finding.policy, finding.note or None, len(finding.accounts), *mark_cells(out)),
        )


def _accounts(out: Outgoing) -> Iterator[tuple[object, ...]]:
    view = out.view
    for finding in answers.in_order(out.incident.findings):
        for number, account in enumerate(finding.accounts, 1):
            quoted, count = quoted_span(view, finding.question, account), account.count
            yield (
                *(out.incident.id, finding.question, number, account.says, givers.speaker(view, account).words),
                *(answers.account_stance(view, account), account.value),
                flat(answers.bare_phrases(view, finding.question, account)) or None,
                *((count.low, count.best, count.high) if count else (None, None, None)),
                *(account.as_of and account.as_of.isoformat(), account.standing, account.note or None),
                *(len(account.documents), len(account.origins), len(account.claims)),
                *((quoted.text, quoted.document, quoted.start, quoted.end) if quoted else (None,) * 4),
                *mark_cells(out),
            )


CSV_FINDINGS = Format(
    name="csv-findings",
    says="a table, one row a question about an incident",
    file="findings.csv",
    media_type="text/csv",
    write=write_findings,
    columns=FINDINGS,
)
CSV_ACCOUNTS = Format(
    name="csv-accounts",
    says="a table, one row an answer to a question, with its quotation",
    file="accounts.csv",
    media_type="text/csv",
    write=write_accounts,
    columns=ACCOUNTS,
)
