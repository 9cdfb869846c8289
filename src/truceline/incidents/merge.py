"""Happenings that are one event -> one incident: every question with the accounts of all reports side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from truceline.incidents.happenings import find_kind
from truceline.incidents.parties import find_sides
from truceline.incidents.policies import RANGE
from truceline.incidents.reconcile import find_findings
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Happening, Incident
from truceline.model.linking import Link
from truceline.model.origin import Descent, Origin
from truceline.model.reading import Reading

LAST = datetime.max.replace(tzinfo=UTC)


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
    ordered = sorted(happenings, key=lambda h: (*_order(readings[h.document].document), h.id))
    documents = tuple(dict.fromkeys(h.document for h in ordered))
    claims = [claim for claim in _claims(ordered, readings) if claim.id not in (judged or {})]
    ids = {claim.id for claim in claims}
    statements = {s.id: s for document in documents for s in readings[document].statements}
    sides = find_sides(claims)
    located = [h.where for h in ordered if h.where is not None]
    dated = [h.when for h in ordered if h.when is not None]
    return Incident(
        id="",
        happenings=tuple(h.id for h in ordered),
        documents=documents,
        kind=find_kind(claims),
        when=dated[0] if dated else None,
        where=located[0] if located else None,
        sides=sides,
        findings=tuple(replace(f, policy=policy) for f in find_findings(claims, statements, sides)),
        origins=tuple(o for o in origins if ids.intersection(o.claims)),
        descents=tuple(d for d in descents if d.document in documents and d.of in documents),
        links=tuple(link for link in links if {link.first, link.second} <= {h.id for h in ordered}),
    )


def _order(document: Document) -> tuple[datetime, str, str]:
    published = document.published or LAST
    return (published if published.tzinfo else published.replace(tzinfo=UTC), document.text, document.id)


def _claims(happenings: Iterable[Happening], readings: Mapping[str, Reading]) -> Iterator[Claim]:
    for happening in happenings:
        ids = set(happening.claims)
        yield from (claim for claim in readings[happening.document].claims if claim.id in ids)
