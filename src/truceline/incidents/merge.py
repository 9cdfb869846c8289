"""Happenings that are one event -> one incident: every question with the accounts of all reports side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.incidents.aliases import join_aliases
from truceline.incidents.outside import set_apart
from truceline.incidents.parties import find_sides_over
from truceline.incidents.policies import RANGE, published
from truceline.incidents.reconcile import answer
from truceline.incidents.sides import sides_question
from truceline.incidents.telling import find_root, tell_all
from truceline.incidents.told import Told, document_order
from truceline.incidents.what import harmed_question, kind_question, weapons_question
from truceline.incidents.when import when_question
from truceline.incidents.where import where_question
from truceline.incidents.who import who_question
from truceline.model.incident import Finding, Happening, Incident, Side
from truceline.model.linking import Link
from truceline.model.origin import Descent, Origin
from truceline.model.reading import Reading


def find_incident(
    happenings: Iterable[Happening],
    readings: Mapping[str, Reading],
    *,
    origins: Sequence[Origin] = (),
    descents: Sequence[Descent] = (),
    links: Sequence[Link] = (),
    policy: str = RANGE,
    judged: Mapping[str, str] | None = None,
) -> Incident:
    """Return what the happenings amount to; only their claims count. The id is left empty for the caller to set.

    Args:
        readings: by document id; all the happenings' documents are among them.
        origins: whose word the claims are; a claim that none of them holds is its speaker's, or its report's.
        descents: which documents were made of which; a copy carries no weight of its own.
        policy: the name of the policy that makes the published values.
        judged: claim id -> why a person rejected it; its account stays and stands no longer.
    """
    unique = {happening.id: happening for happening in happenings}.values()
    ordered = sorted(unique, key=lambda h: (*document_order(readings[h.document].document), h.id))
    documents = tuple(dict.fromkeys(h.document for h in ordered))
    roots = {document: find_root(document, descents, documents) for document in documents}
    line = join_aliases(tell_all(ordered, readings, origins=origins, descents=descents, judged=judged))
    sides = find_sides_over(line)
    kind_finding, kind = kind_question(ordered, line, sides)
    when = when_question(ordered, line, sides, roots)
    where = where_question(ordered, line, sides, roots)
    claims = {told.claim.id for told in line}
    line = set_apart(line, when.interval)
    found = (kind_finding, when.finding, where.finding, *_findings(line, sides))
    return Incident(
        id="",
        happenings=tuple(h.id for h in ordered),
        documents=documents,
        kind=kind,
        when=when.interval,
        where=where.mention,
        sides=sides,
        findings=tuple(published(f, policy, sides) for f in found if f is not None),
        origins=tuple(sorted((o for o in origins if claims.intersection(o.claims)), key=lambda o: o.id)),
        descents=tuple(sorted(_among(descents, documents), key=lambda d: (d.document, d.of))),
        links=tuple(sorted(_between(links, {h.id for h in ordered}), key=lambda link: (link.first, link.second))),
    )


def _findings(line: Sequence[Told], sides: Sequence[Side]) -> Iterator[Finding | None]:
    yield sides_question(line, sides)
    if any(told.claim.act == "attacked" and told.claim.stance == "denies" for told in line):
        yield who_question("attacked", line, sides)  # whose attack it was is a question where somebody denies it
    yield from answer(line, sides)
    yield weapons_question(line, sides)
    yield harmed_question(line, sides)


def _among(descents: Iterable[Descent], documents: Iterable[str]) -> Iterator[Descent]:
    known = set(documents)
    return (descent for descent in descents if descent.document in known and descent.of in known)


def _between(links: Iterable[Link], happenings: set[str]) -> Iterator[Link]:
    return (link for link in links if {link.first, link.second} <= happenings)
