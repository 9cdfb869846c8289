"""What a release says of an incident, thing by thing, so that two releases can be compared in words.

The facts are the columns of the plain table that have a value, and the findings with what is published and how it
stands.
"""

import hashlib
from collections.abc import Iterator

from truceline.model.release import Fact, Released
from truceline.publish import incident_answers as answers
from truceline.publish.exports.csv_incidents import row_of
from truceline.publish.exports.jsonl import line_of
from truceline.publish.map_areas import Areas
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean

TOLD_APART = {"id", "notes", "approval"}  # the notes are made of the findings, which are told one by one


def released_of(out: Outgoing, areas: Areas) -> Released:
    """Return an incident as it leaves, with the hash of its whole record."""
    return Released(
        incident=out.incident.id,
        sha256=hashlib.sha256(line_of(out)).hexdigest(),
        approval=out.approval.state,
        happenings=out.incident.happenings,
        documents=out.incident.documents,
        judgements=out.incident.judgements,
        facts=tuple(facts_of(out, areas)),
    )


def facts_of(out: Outgoing, areas: Areas) -> Iterator[Fact]:
    """Yield what is said of an incident: columns under their names, findings under their titles."""
    for name, value in row_of(out, areas).items():
        if value is not None and name not in TOLD_APART:
            yield Fact(name=name, value=clean(str(value)))
    for finding in answers.in_order(out.incident.findings):
        said = answers.published_words(out.view, finding)
        yield Fact(name=answers.finding_title(out.view, finding), value=f"{said} ({finding.accord})")
