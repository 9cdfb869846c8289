"""The accounts of an incident side by side: one row a topic over all reports, what says the same folded into one claim.

Draws nothing: makes the topics that ``ledger_accounts`` draws for one report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.publish.incident_view import IncidentView, joined_refs
from truceline.publish.ledger_columns import Entry, Topic, columns_of, topic_key
from truceline.publish.ledger_phrases import joined
from truceline.publish.ledger_sides import party_words
from truceline.publish.quoting import clean

MOST_ENTRIES = 5  # different claims in one cell; the others are named by their numbers


def topics(view: IncidentView) -> tuple[Topic, ...]:
    """Return the rows with a cell for every side and one for the others."""
    sides = view.incident.sides
    rows: dict[tuple[int, int, str], list[Entry]] = {}
    for entry in view.entries.values():
        rows.setdefault(topic_key(entry.claim, sides, view.headings), []).append(entry)
    return tuple(
        Topic(title=key[2], cells=tuple(_cell(view, row, place) for place in range(len(sides) + 1)))
        for key, row in sorted(rows.items())
    )


def _cell(view: IncidentView, row: Iterable[Entry], place: int) -> tuple[Entry, ...]:
    sides = view.incident.sides
    own = [e for e in row if place in columns_of(view.statements.get(e.claim.statement), sides)]
    folds: dict[tuple[object, ...], list[Entry]] = {}
    for entry in own:
        speaker = entry.speaker if place == len(sides) else ""
        folds.setdefault((speaker, *_said(entry.claim, sides)), []).append(entry)
    folded = [_shortened(view, place, _fold(view, entries)) for entries in folds.values()]
    shown, hidden = folded[:MOST_ENTRIES], folded[MOST_ENTRIES:]
    if hidden:
        more = (f"{len(hidden)} more: ", *joined_refs(hidden, []))
        shown[-1] = replace(shown[-1], also=joined((shown[-1].also, more), between="\n"))
    return tuple(shown)


def _shortened(view: IncidentView, place: int, entry: Entry) -> Entry:
    """Leave the name of the side to the head of its column: "Ministry of defence"."""
    if place == len(view.headings):
        return entry
    return replace(entry, speaker=entry.speaker.removesuffix(f" of {view.headings[place].partition(': ')[2]}"))


def _said(claim: Claim, sides: tuple[Side, ...]) -> tuple[object, ...]:
    """Return what a claim says, apart from its words: claims that say the same are shown once."""
    count = claim.count
    figure = (count.low, count.best, count.high, count.unit, count.damaged) if count else None
    harmed = clean(claim.object.text).casefold() if claim.object else None
    parties = (party_words(claim.actor, sides), party_words(claim.target, sides))
    return (claim.stance, claim.act, *parties, figure, harmed, claim.factuality)


def _fold(view: IncidentView, entries: list[Entry]) -> Entry:
    """Return the claim that is quoted for all, the first in its whole and own words, and name the others."""
    lead = min(entries, key=lambda entry: _rank(view, entry))
    others = [entry for entry in entries if entry is not lead]
    copied = [entry.report for entry in others if view.is_copied(entry.claim)]
    said = [entry for entry in others if not view.is_copied(entry.claim)]
    again = joined_refs(said, copied)
    return replace(lead, also=("the same in ", *again) if said else again)


def first_in_own_words(view: IncidentView, ids: Iterable[str]) -> Entry | None:
    """Return the claim that is quoted for several: no copy, not damaged, where the information stands first."""
    found = [view.entries[id_] for id_ in ids if id_ in view.entries]
    return min(found, key=lambda entry: _rank(view, entry), default=None)


def _rank(view: IncidentView, entry: Entry) -> tuple[bool, bool, bool, int, int]:
    claim = entry.claim
    first = (claim.id, claim.span.document) in view.roots
    return view.is_copied(claim), bool(claim.spoiled_by), not first, entry.report, entry.number


def speakers(view: IncidentView, ids: Iterable[str]) -> Iterator[str]:
    """Yield who gives the claims, each once, in words."""
    yield from dict.fromkeys(view.entries[id_].speaker for id_ in ids if id_ in view.entries)
