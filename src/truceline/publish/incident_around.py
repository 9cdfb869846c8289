"""What stands around the accounts of an incident, summed over its reports, as rows of a label and phrases.

Exhibits, damage, links, background, judgements, episodes, notes. Draws nothing.
"""

from collections.abc import Iterable, Iterator

from truceline.incidents.spanning import spanning
from truceline.model.incident import Episode
from truceline.model.mention import Damage
from truceline.publish import incident_answers as answers
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView, report_refs
from truceline.publish.ledger_around import background_rows, exhibit_rows
from truceline.publish.ledger_columns import View
from truceline.publish.ledger_phrases import flat
from truceline.publish.quoting import clean, quote

Words = tuple[str, str]
LIMIT = 120  # characters of a quotation
MOST_BACKGROUND, MOST_LINKS, MOST_FEATURES = 12, 8, 4
MOST_MEMBERS = 5  # other incidents of an episode


def exhibits(view: IncidentView) -> Iterator[Words]:
    """Yield every exhibit with its report; one that a copy repeats is not shown again."""
    for one in view.views:
        if one.reading.document.id not in view.copies:
            for label, said in exhibit_rows(one):
                yield f"{label} [{one.report}]", flat(said, LIMIT)


def damages(view: IncidentView) -> Iterator[Words]:
    """Yield what is broken in the passages that the incident is read from, and what can still be said.

    Words that are broken in the same way and stand for the same are told together.
    """
    alike: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for one in view.views:
        for damage in one.reading.damages:
            if spoiled := _spoiled(view, one, damage):
                key = (words.kind_words(damage.kind), clean(damage.can_say), words.spoils_words(damage))
                alike.setdefault(key, {}).setdefault(quote(damage.span.text, LIMIT), []).extend(spoiled)
    for (kind, *explained), places in alike.items():
        told = ", ".join(f"{said} in {view.refs(claims)}" for said, claims in places.items())
        yield kind, "; ".join(part for part in (told, *explained) if part)


def _spoiled(view: IncidentView, one: View, damage: Damage) -> list[str]:
    """Return the claims that a damage is in; none where it is only in passages that tell of something else."""
    told = [e.claim for e in view.entries.values() if e.claim.span.document == one.reading.document.id]
    broken = [claim.id for claim in told if any(span.overlaps(damage.span) for span in claim.spoiled_by)]
    return broken or [claim.id for claim in told if claim.span.overlaps(damage.span)]


def links(view: IncidentView) -> Iterator[Words]:
    """Yield the strongest links that hold the reports together, with what speaks for each; copies need none."""
    own = [link for link in view.incident.links if not view.joins_copy(link)]
    chosen = spanning(own or view.incident.links)
    for link in chosen[:MOST_LINKS]:
        ordered = sorted(link.features, key=lambda f: -abs(f.value * f.weight))
        told = [_feature(f.words or f.name.replace("_", " "), f.value) for f in ordered if f.value * f.weight]
        pair = " and ".join(sorted((view.happening_ref(link.first), view.happening_ref(link.second))))
        yield pair, f"{'; '.join(told[:MOST_FEATURES]) or 'no feature speaks'} (score {link.score:.1f})"
    if len(chosen) > MOST_LINKS:
        yield "", f"and {len(chosen) - MOST_LINKS} more"


def _feature(said: str, value: float) -> str:
    return clean(said) if value > 0 else f"against it: {clean(said)}"


def background(view: IncidentView) -> Iterator[Words]:
    """Yield earlier events, agreements, missions and talks, each once with all the reports that tell of it."""
    rows: dict[str, tuple[str, list[int]]] = {}
    for one in view.views:
        for label, phrases in background_rows(one.reading):
            rows.setdefault(label, (flat(phrases, LIMIT), []))[1].append(one.report)
    for label, (said, reports) in list(rows.items())[:MOST_BACKGROUND]:
        yield label, f"{said} {report_refs(reports)}"
    if len(rows) > MOST_BACKGROUND:
        yield "", f"and {len(rows) - MOST_BACKGROUND} more"


def episodes(view: IncidentView, found: Iterable[Episode]) -> Iterator[Words]:
    """Yield the episodes that the incident belongs to, with the totals told over all of their incidents."""
    for episode in found:
        why = f": {clean(episode.why)}" if episode.why else ""
        yield clean(episode.id), f"{len(episode.incidents)} incidents{why}{_others(view, episode)}"
        for total in episode.totals:
            yield "", f"{answers.finding_title(view, total)}: {answers.published_words(total)} over all of them"


def _others(view: IncidentView, episode: Episode) -> str:
    """Name the other incidents of an episode."""
    others = [clean(id_) for id_ in episode.incidents if id_ != view.incident.id]
    more = f" and {len(others) - MOST_MEMBERS} more" if len(others) > MOST_MEMBERS else ""
    return f"; with {', '.join(others[:MOST_MEMBERS])}{more}" if others else ""


def notes(view: IncidentView) -> Iterator[Words]:
    """Yield the notes of the incident."""
    yield from (("", clean(note)) for note in dict.fromkeys(view.incident.notes))
