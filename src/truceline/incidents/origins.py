"""Whose word is it all? The claims of one incident are shared out among their origins, each claim to one.

An origin is a speaker with all that it says of the incident, or the own voice of a report. What was copied, rewritten
or translated brings no new one: a copy adds no witness. Readings and descents in, ``Origin`` out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from truceline.incidents.agencies import agency_of, tag_of
from truceline.incidents.descents import find_descents, in_order, roots_of
from truceline.incidents.inherited import settle_line
from truceline.incidents.said import Said, said_in
from truceline.incidents.sources import ANY_ORGAN, Source, can_be, issuer, source_of_actors, speakers_of
from truceline.incidents.statements_same import Telling, group_tellings, in_conflict, same_acts, say_the_same
from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.identity import content_id
from truceline.model.origin import Descent, Origin
from truceline.model.reading import Reading

__all__ = ["find_descents", "find_origins"]


def find_origins(
    readings: Mapping[str, Reading], descents: Sequence[Descent], claims: Collection[str]
) -> tuple[Origin, ...]:
    """Return the origins of the claims, in the order in which their first documents were published.

    Args:
        readings: those of one incident, by document id.
        descents: which of them were made of which.
        claims: ids of the claims in question; those of no reading are passed over.
    """
    roots = roots_of(descents)
    ordered = sorted(readings.values(), key=lambda r: in_order(r.document))
    said = [item for reading in ordered for item in said_in(reading, frozenset(claims))]
    settled = settle_line(said, readings, roots)
    named = _joined(settled, frozenset(roots))
    groups: defaultdict[Source, list[Said]] = defaultdict(list)
    for item in settled:
        groups[named.get(item.source, item.source)].append(item)
    places = {reading.document.id: place for place, reading in enumerate(ordered)}
    origins = [_origin(source, group, readings, roots) for source, group in groups.items()]
    return tuple(sorted(origins, key=lambda o: (places[o.documents[0]], places[o.root], o.id)))


def _joined(said: Iterable[Said], copies: Collection[str]) -> dict[Source, Source]:
    """Return for every vague name ("Baku") the source which it is short for: the one of that side that says the same.

    Copies have no voice in it, so that none of them changes the origins.
    """
    told: defaultdict[Source, list[Claim]] = defaultdict(list)
    for item in said:
        if item.document not in copies:
            told[item.source].append(item.claim)
    joined: dict[Source, Source] = {}
    for vague in sorted(told, key=lambda source: (-source.exact, source)):
        meant = _meant(vague, told)
        if meant is not None:
            joined[vague] = joined.get(meant, meant)
    return joined


def _meant(vague: Source, told: Mapping[Source, Sequence[Claim]]) -> Source | None:
    """Return the source that a vague name stands for; the military only where figures or words are the same."""
    able = sorted((s for s in told if can_be(vague, s)), key=lambda source: (-source.exact, source))
    same = [s for s in able if say_the_same(told[vague], told[s])]
    if not same and vague.exact == ANY_ORGAN:
        same = [s for s in able if same_acts(told[vague], told[s]) and not in_conflict(told[vague], told[s])]
    return next(iter(same), None)


def _origin(source: Source, said: Sequence[Said], readings: Mapping[str, Reading], roots: Mapping[str, str]) -> Origin:
    documents = tuple(dict.fromkeys(item.document for item in said))
    sources = {item.source for item in said} | {source}
    releases = [d for d in documents if _is_release(readings[d], sources)]
    first = next((roots.get(d, d) for d in documents), documents[0])
    root = next((roots.get(d, d) for d in releases), first)
    tellings = tuple(_tellings(said, readings, roots, frozenset(releases)))
    statements = {item.statement.id: item.statement for item in said}
    tags = (tag_of(readings[d].document) for d in documents)
    relays = {actor.name for s in statements.values() for actor in s.relayed_by} | {
        t.name for t in tags if t is not None
    }
    speakers = speakers_of(statements.values()) or _agency(source, readings[root].document)
    return Origin(
        id=content_id("ori", root, source.kind, source.name),
        root=root if root in documents else documents[0],
        documents=documents,
        claims=tuple(item.claim.id for item in said),
        speakers=speakers,
        statements=tuple(tuple(s for t in group for s in t.statements) for group in group_tellings(tellings)),
        relayed_by=tuple(sorted(relays - {actor.name for actor in speakers})),
        releases=tuple(releases),
        anonymous=source.kind == "anonymous",
    )


def _agency(source: Source, document: Document) -> tuple[Actor, ...]:
    """Return the agency whose own voice it is; nobody where a report speaks for itself."""
    agency = agency_of(document)
    return (agency,) if agency is not None and source_of_actors((agency,)) == source else ()


def _tellings(
    said: Sequence[Said], readings: Mapping[str, Reading], roots: Mapping[str, str], releases: Collection[str]
) -> Iterator[Telling]:
    """Yield what each report tells of one source, in the order of publication."""
    by_document: defaultdict[str, list[Said]] = defaultdict(list)
    for item in said:
        by_document[item.document].append(item)
    for id, items in by_document.items():
        document = readings[id].document
        yield Telling(
            document=id,
            line=roots.get(id, id),
            published=in_order(document)[0] if document.published is not None else None,
            release=id in releases,
            statements=tuple(dict.fromkeys(item.statement.id for item in items)),
            claims=tuple(item.claim for item in items),
        )


def _is_release(reading: Reading, sources: Collection[Source]) -> bool:
    body = issuer(reading)
    return body is not None and source_of_actors((body,)) in sources
