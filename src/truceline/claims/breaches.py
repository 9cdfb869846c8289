"""Breaches told in words that are no claim of the incident: of other days, over a period, by the report, said again.

Who alleges a breach counts whatever else the sentence tells: a tally of violations is background to an incident, and
an allegation all the same. In: the sentences with their attributions. Out: drafts of breaches, and of denials of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from truceline.claims.content import read_content
from truceline.claims.draft import Draft, Telling
from truceline.claims.reference import Resolver
from truceline.claims.sentence import SentenceReader
from truceline.claims.spoken import Attribution
from truceline.claims.untold import addressed
from truceline.claims.view import View
from truceline.claims.worth import accuses_itself, tells_breach
from truceline.model.mention import EventMention
from truceline.reference.actors import plain
from truceline.reference.acts import ActTable
from truceline.reference.truce_cues import AGREEMENTS, CEASEFIRES

ACT = "violated_agreement"
SAME_WORDS = 4  # tokens within which two words tell one breach ("acted in violation of")
BREACH = re.compile(r"violations?$|breach(?:es)?$")
TRUCE = re.compile(rf"\b(?:{CEASEFIRES}|{AGREEMENTS})\b", re.IGNORECASE)
NOT_TOLD = ("planned", "threatened", "hypothetical")


@dataclass(frozen=True)
class BreachReader:
    """Read the breaches of one document, sentence by sentence; ``table`` has the words that name them there alone."""

    view: View
    resolver: Resolver
    reader: SentenceReader
    table: ActTable
    found: list[Draft] = field(default_factory=list)

    def read(self, number: int, attributions: Sequence[Attribution]) -> None:
        """Keep the breaches of a sentence; what the claims are understood by stays as it was."""
        last, told = self.resolver.last_named, self.resolver.last_told
        for event in self._events(number):
            attribution = self.reader.governing(event, attributions)
            if self.reader.unsaid(event, attribution):
                continue
            for speaker in self.reader.spoken_by(attribution):
                drafts = read_content(self.resolver, Telling(number, event, speaker, attribution), None)
                self.found.extend(d for d in drafts if d.act == ACT and self._is_told(d))
        self.resolver.last_named, self.resolver.last_told = last, told

    def _is_told(self, draft: Draft) -> bool:
        """Say whether a breach is told as fact, and not of whom cannot be said ("told it that it broke the truce")."""
        if draft.factuality in NOT_TOLD or not tells_breach(self.view, draft):
            return False
        return not (self._spoken_to(draft) and accuses_itself(self.view, self.resolver.sides, draft))

    def _spoken_to(self, draft: Draft) -> bool:
        """Say whether "it" may be who speaks or who is spoken to; who accuses "it" accuses others."""
        attribution, doer = draft.attribution, draft.actor
        pronoun = doer is not None and doer.last >= 0 and self.view.tokens[doer.last].tag.startswith("PRP")
        if not pronoun or attribution is None:
            return False
        return attribution.kind == "accuse" or addressed(self.view, attribution.cue) is not None

    def _events(self, number: int) -> Iterator[EventMention]:
        sentence = self.view.annotated.sentences[number]
        if self.view.text[sentence.start : sentence.end].rstrip('”"’ ').endswith("?"):
            return  # a question alleges nothing
        named = [event for event in self.view.events_of.get(number, ()) if event.act == ACT]
        taken = {event.token for event in named}
        yield from (event for event in named if not self._points_back(event, number))
        for index, event in self._more.items():
            inside = sentence.start <= event.span.start < sentence.end
            if inside and index not in taken and not self._points_back(event, number):
                yield event

    def _points_back(self, event: EventMention, number: int) -> bool:
        """Say whether words only speak of a breach again ("such breaches", "this violation"): no figure, no truce."""
        view, token = self.view, event.token
        sentence = view.annotated.sentences[number]
        if not BREACH.match(view.low[token]) or TRUCE.search(view.text, sentence.start, sentence.end):
            return False
        pointed = any(view.low[kid] in ("such", "this", "these", "those", "that") for kid in view.kids[token])
        return pointed and not any(view.tokens[kid].dep == "nummod" for kid in view.kids[token])

    @cached_property
    def _more(self) -> dict[int, EventMention]:
        """Return the words of the table by the tokens that they begin at."""
        marks = self.table.find(plain(self.view.text))
        return {
            index: EventMention(
                span=self.view.span(index, index), act=ACT, token=index, frame=marks[token.start][0].frame
            )
            for index, token in enumerate(self.view.tokens)
            if token.start in marks
        }

    def apart_from(self, claims: Iterable[Draft]) -> tuple[Draft, ...]:
        """Return the breaches whose words no claim has, one for a word and who says it of whom."""
        told = [claim.event.token for claim in claims if claim.event is not None and claim.act == ACT]
        kept = {
            (draft.event.token, draft.speaker, draft.actor.actor if draft.actor else None): draft
            for draft in self.found
            if draft.event is not None and all(abs(draft.event.token - token) > SAME_WORDS for token in told)
        }
        return tuple(kept.values())
