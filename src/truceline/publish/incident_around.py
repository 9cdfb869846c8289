"""What stands around the accounts of an incident, summed over its reports: in phrases, for every drawing.

Exhibits, damage, links, background, episodes, notes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.incidents.spanning import spanning
from truceline.model.incident import Episode
from truceline.model.linking import Feature, Link
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.publish import incident_answers as answers
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_around import background_rows, exhibit_rows
from truceline.publish.ledger_columns import View
from truceline.publish.ledger_phrases import Phrase, Phrases, Reports, Row, Short, flat, joined, shortened
from truceline.publish.quoting import clean

LIMIT = 120  # characters of a quotation
MOST_BACKGROUND, MOST_LINKS, MOST_FEATURES = 12, 8, 4
MOST_MEMBERS = 5  # other incidents of an episode


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSaid:
    """Why two reports tell of one event: both, what speaks for it and what against it in words, and the score."""

    first: Phrase
    second: Phrase
    features: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeSaid:
    """An episode: its id, how many incidents it has and why, the ids of the others, and the totals told over all."""

    id: str
    incidents: int
    why: str
    others: tuple[str, ...]
    totals: tuple[tuple[str, Phrases], ...]


def exhibits(view: IncidentView) -> Iterator[Row]:
    """Yield every exhibit with its report; one that a copy repeats is not shown again."""
    for one in view.views:
        if one.reading.document.id not in view.copies:
            for label, said in exhibit_rows(one):
                yield f"{label} [{one.report}]", shortened(said, LIMIT)


def damages(view: IncidentView) -> Iterator[Row]:
    """Yield what is broken in the passages that the incident is read from, and what can still be said.

    Words that are broken in the same way and stand for the same are told together.
    """
    alike: dict[tuple[str, str, str], dict[str, tuple[Span, list[str]]]] = {}
    for one in view.views:
        for damage in one.reading.damages:
            if spoiled := _spoiled(view, one, damage):
                key = (words.kind_words(damage.kind), clean(damage.can_say), words.spoils_words(damage))
                alike.setdefault(key, {}).setdefault(clean(damage.span.text), (damage.span, []))[1].extend(spoiled)
    for (kind, *explained), places in alike.items():
        told = joined(((Short(span, LIMIT), " in ", *view.refs(claims)) for span, claims in places.values()), ", ")
        yield kind, joined((told, *explained))


def _spoiled(view: IncidentView, one: View, damage: Damage) -> list[str]:
    """Return the claims that a damage is in; none where it is only in passages that tell of something else."""
    told = [e.claim for e in view.entries.values() if e.claim.span.document == one.reading.document.id]
    broken = [claim.id for claim in told if any(span.overlaps(damage.span) for span in claim.spoiled_by)]
    return broken or [claim.id for claim in told if claim.span.overlaps(damage.span)]


def links(view: IncidentView) -> Iterator[LinkSaid]:
    """Yield the strongest links that hold the reports together, with what speaks for each; copies need none."""
    own = [link for link in view.incident.links if not view.joins_copy(link)]
    yield from (_link(view, link) for link in spanning(own or view.incident.links))


def _link(view: IncidentView, link: Link) -> LinkSaid:
    ordered = sorted(link.features, key=lambda f: -abs(f.value * f.weight))
    first, second = sorted((view.happening_ref(link.first), view.happening_ref(link.second)), key=str)
    told = tuple(_feature(feature) for feature in ordered if feature.value * feature.weight)
    return LinkSaid(first=first, second=second, features=told, score=link.score)


def _feature(feature: Feature) -> str:
    said = clean(feature.words or feature.name.replace("_", " "))
    return said if feature.value > 0 else f"against it: {said}"


def link_rows(view: IncidentView) -> Iterator[Row]:
    """Write the links as rows for the terminal, those past ``MOST_LINKS`` counted."""
    told = list(links(view))
    for link in told[:MOST_LINKS]:
        said = "; ".join(link.features[:MOST_FEATURES]) or "no feature speaks"
        yield flat((link.first, " and ", link.second)), (f"{said} (score {link.score:.1f})",)
    if len(told) > MOST_LINKS:
        yield "", (f"and {len(told) - MOST_LINKS} more",)


def background(view: IncidentView) -> Iterator[Row]:
    """Yield earlier events, agreements, missions and talks, each once with all the reports that tell of it."""
    rows: dict[str, tuple[Phrases, list[int]]] = {}
    for one in view.views:
        for label, phrases in background_rows(one.reading):
            rows.setdefault(label, (shortened(phrases, LIMIT), []))[1].append(one.report)
    for label, (said, reports) in list(rows.items())[:MOST_BACKGROUND]:
        yield label, (*said, " ", Reports(tuple(reports)))
    if len(rows) > MOST_BACKGROUND:
        yield "", (f"and {len(rows) - MOST_BACKGROUND} more",)


def episodes(view: IncidentView, found: Iterable[Episode]) -> Iterator[EpisodeSaid]:
    """Yield the episodes that the incident belongs to, with the totals told over all of their incidents."""
    for episode in found:
        yield EpisodeSaid(
            id=clean(episode.id),
            incidents=len(episode.incidents),
            why=clean(episode.why),
            others=tuple(id_ for id_ in episode.incidents if id_ != view.incident.id),
            totals=tuple((answers.finding_title(view, t), answers.published_phrases(view, t)) for t in episode.totals),
        )


def episode_rows(view: IncidentView, found: Iterable[Episode]) -> Iterator[Row]:
    """Write the episodes as rows for the terminal."""
    for episode in episodes(view, found):
        why = f": {episode.why}" if episode.why else ""
        yield episode.id, (f"{episode.incidents} incidents{why}{_others(episode)}",)
        yield from (("", (f"{title}: ", *value, " over all of them")) for title, value in episode.totals)


def _others(episode: EpisodeSaid) -> str:
    """Name the other incidents of an episode."""
    named = [clean(id_) for id_ in episode.others[:MOST_MEMBERS]]
    more = f" and {len(episode.others) - MOST_MEMBERS} more" if len(episode.others) > MOST_MEMBERS else ""
    return f"; with {', '.join(named)}{more}" if named else ""


def notes(view: IncidentView) -> Iterator[Row]:
    """Yield the notes of the incident."""
    yield from (("", (clean(note),)) for note in dict.fromkeys(view.incident.notes))
