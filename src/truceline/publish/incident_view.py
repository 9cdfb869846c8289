"""An incident with its readings at hand: reports numbered in the order of publication, claims as [2.3]. Draws nothing.

Goes in: an incident and its readings by document id. A reading that is not at hand leaves its number free, and its
claims are not shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.linking import Link
from truceline.model.origin import Descent
from truceline.model.reading import Reading
from truceline.model.statement import Statement
from truceline.publish.ledger_columns import Entry, View, speaker_words
from truceline.publish.ledger_facts import CODES, Names
from truceline.publish.ledger_phrases import Phrase, Phrases, Refs, Reports, joined
from truceline.publish.ledger_sides import side_title
from truceline.publish.quoting import clean

MOST_REFS = 8  # numbers of claims in one row; the others are counted


@dataclass(frozen=True, kw_only=True)
class IncidentView:
    """An incident with its readings and what codes are called."""

    incident: Incident
    readings: Mapping[str, Reading]
    names: Names = CODES

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every report, from 1, by document id."""
        return {document: number for number, document in enumerate(self.incident.documents, 1)}

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The readings that are at hand, in the order of their numbers."""
        return tuple(View(self.readings[id_], number) for id_, number in self.numbers.items() if id_ in self.readings)

    @cached_property
    def numbered(self) -> dict[int, Reading]:
        """The readings that are at hand, by the numbers of their reports."""
        return {view.report: view.reading for view in self.views}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The title of every side."""
        return tuple(side_title(side, self.names.countries) for side in self.incident.sides)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements of all reports by id, an actor under one name in all of them."""
        return {
            statement.id: replace(statement, speakers=tuple(self.called(actor) for actor in statement.speakers))
            for view in self.views
            for statement in view.reading.statements
        }

    def called(self, actor: Actor) -> Actor:
        """Return the actor under the name that the first report gives it: the reports word it in several ways."""
        return self._first_names.get(actor.id, actor)

    @cached_property
    def _first_names(self) -> dict[str, Actor]:
        first: dict[str, Actor] = {}
        for view in self.views:
            for statement in view.reading.statements:
                for actor in statement.speakers:
                    first.setdefault(actor.id, actor)
        return first

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The claims of the incident by id, each with its number; in the order of the reports and of the record."""
        found = (entry for view in self.views for entry in view.entries(self._told(view.reading)))
        return {entry.claim.id: self._named(entry) for entry in found}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents that are at hand, by id."""
        return {view.reading.document.id: view.reading.document for view in self.views}

    @cached_property
    def copies(self) -> dict[str, Descent]:
        """The reports that are copies of another of this incident, by document id."""
        known = self.numbers
        return {d.document: d for d in self.incident.descents if d.kind == "copy" and {d.document, d.of} <= set(known)}

    @cached_property
    def roots(self) -> set[tuple[str, str]]:
        """Claims that stand where their information stands first, as pairs of claim and document."""
        return {(claim, origin.root) for origin in self.incident.origins for claim in origin.claims}

    def is_copied(self, claim: Claim) -> bool:
        """Say whether a claim stands in a copy."""
        return claim.span.document in self.copies

    def refs(self, ids: Iterable[str], most: int = MOST_REFS) -> Phrases:
        """Write claims as "[2.4] [4.2]"; those of a copy as "copied in [6]" where the original is among them."""
        found = sorted(
            (self.entries[id_] for id_ in dict.fromkeys(ids) if id_ in self.entries),
            key=lambda entry: (entry.report, entry.number),
        )
        told = {entry.claim.span.document for entry in found}
        copied = [e for e in found if self.is_copied(e.claim) and self.copies[e.claim.span.document].of in told]
        again = {entry.claim.id for entry in copied}
        own = [entry for entry in found if entry.claim.id not in again]
        return joined_refs(own, [entry.report for entry in copied], most)

    def report_ref(self, document: str) -> Phrase:
        """Write the number of a report: "[2]"; of one that is not of this incident "another report"."""
        return Reports((self.numbers[document],)) if document in self.numbers else "another report"

    def happening_ref(self, happening: str) -> Phrase:
        """Write the number of the report that tells a happening."""
        return self.report_ref(self._reports_of_happenings.get(happening, ""))

    def joins_copy(self, link: Link) -> bool:
        """Say whether a link leads to a copy."""
        ends = (self._reports_of_happenings.get(link.first), self._reports_of_happenings.get(link.second))
        return any(document in self.copies for document in ends)

    @cached_property
    def _reports_of_happenings(self) -> dict[str, str]:
        return {h.id: h.document for view in self.views for h in view.reading.happenings}

    def _named(self, entry: Entry) -> Entry:
        """Name the outlet where a report speaks in its own voice; a copy speaks with the voice of its original."""
        statement = self.statements.get(entry.claim.statement)
        if statement is None or not statement.own_voice or statement.relayed_by:
            return replace(entry, speaker=speaker_words(statement))
        document = entry.claim.span.document
        first = self.copies[document].of if document in self.copies else document
        return replace(entry, speaker=self.outlet(first))

    def outlet(self, document: str) -> str:
        """Name who publishes a report, else give its number."""
        found = self.documents.get(document)
        return clean(found.publisher) if found and found.publisher else f"report {self.report_ref(document)}"

    def _told(self, reading: Reading) -> Iterator[str]:
        wanted = set(self.incident.happenings)
        for happening in reading.happenings:
            if happening.id in wanted:
                yield from happening.claims


def joined_refs(entries: Sequence[Entry], copies: Iterable[int], most: int = MOST_REFS) -> Phrases:
    """Join numbers of claims, those past ``most`` counted, and of the copies that repeat them."""
    shown = [Refs((entry.number,), entry.report) for entry in entries[:most]]
    more = f" and {len(entries) - most} more" if len(entries) > most else ""
    again = tuple(sorted(set(copies)))
    own = (*joined(shown, between=" "), more) if shown else ()
    return joined((own, ("copied in ", Reports(again)) if again else ""))
