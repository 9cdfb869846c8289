"""The claims of one sentence: which attribution governs each act, who speaks, and what counts.

In: the attributions of the sentence and the drafts before it. Out: its drafts, without echoes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.claims.content import read_content
from truceline.claims.counts import LOSS_ACTS
from truceline.claims.draft import Draft, Telling
from truceline.claims.fillers import is_known
from truceline.claims.reference import Ref, Resolver
from truceline.claims.repeats import without_echoes
from truceline.claims.replies import ReplyReader
from truceline.claims.speakers import Speakers
from truceline.claims.spoken import Attribution
from truceline.claims.stance import disavowed, doubted
from truceline.claims.untold import is_asked_for, is_unsaid
from truceline.claims.view import View
from truceline.claims.worth import is_claim
from truceline.model.actor import Actor
from truceline.model.mention import EventMention


@dataclass(frozen=True)
class SentenceReader:
    """Read the sentences of one document, in order."""

    view: View
    resolver: Resolver
    speakers: Speakers

    def read(
        self,
        number: int,
        attributions: Sequence[Attribution],
        before: Sequence[Draft],
        apart: frozenset[int] = frozenset(),
    ) -> Iterator[Draft]:
        """Yield the drafts of one sentence; ``apart`` are trigger words that tell of another event."""
        replies = ReplyReader(self.view, self.resolver, self.speakers)
        found: list[Draft] = []
        for event in self.view.events_of.get(number, []):
            if event.token in apart:
                continue
            attribution = self.governing(event, attributions)
            if self.unsaid(event, attribution):
                continue
            for speaker in self.spoken_by(attribution):
                others = _whose_before(found, speaker) if event.act in LOSS_ACTS else None
                drafts = read_content(self.resolver, Telling(number, event, speaker, attribution), others)
                found.extend(d for d in drafts if is_claim(self.view, self.resolver.sides, d))
        found = [draft if self._of_the_others(draft) else _same_people(draft, found) for draft in found]
        found = [self._aimed(draft, found, before) for draft in found]
        found = [replies.unsaid(draft) for draft in found]
        found.extend(replies.declined(number, attributions, found, before))
        found.extend(replies.mutual(number, attributions))
        for attribution in attributions:
            if self._points_back(attribution):
                found.extend(replies.again(number, attribution, before))
            elif not found and (doubted(self.view, number) or disavowed(self.view, number)):
                found.extend(replies.again(number, replace(attribution, kind="deny"), before))
        found = [replies.revised(replies.about(draft, before), before) for draft in found]
        yield from without_echoes(found, self.resolver.sides)

    def governing(self, event: EventMention, attributions: Sequence[Attribution]) -> Attribution | None:
        """Choose the attribution whose content holds the trigger; the only one of the sentence; the nearest."""
        holding = [a for a in attributions if event.token in a.scope]
        if holding:
            return min(holding, key=lambda a: len(a.scope))
        fitting = [a for a in attributions if a.cue != event.token and not self._points_back(a)]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        above = set(self.view.ancestors(event.token))
        for attribution in fitting:
            if attribution.cue in above:
                return attribution
        return min(fitting, key=lambda a: abs(a.cue - event.token))

    def unsaid(self, event: EventMention, attribution: Attribution | None) -> bool:
        """Say whether a sentence only tells of an act that nobody said it ("did not say that it had attacked").

        Who could not confirm it declines to. Of harm it is the number or the cause that is left unsaid, not the harm.
        """
        if attribution is None or event.act in (*LOSS_ACTS, "damaged"):
            return False
        if not is_unsaid(self.view, attribution) or self._apart(event.token, attribution.cue):
            return False
        return attribution.kind != "confirm" or is_asked_for(self.view, attribution.cue)

    def _apart(self, index: int, cue: int) -> bool:
        """Say whether a relative clause tells it, whatever is said around ("did not name the party that broke it")."""
        while index != cue and self.view.tokens[index].head != index:
            if self.view.tokens[index].dep == "relcl":
                return True
            index = self.view.tokens[index].head
        return False

    def _aimed(self, draft: Draft, found: Sequence[Draft], before: Sequence[Draft]) -> Draft:
        """Say at whom an attack was aimed where its clause does not.

        Those whom the sentence counts as victims, else those at whom the same side aimed in what was told before.
        """
        key = self.resolver.sides.key(draft.actor.actor) if draft.actor is not None else None
        if draft.act not in ("attacked", "damaged") or is_known(draft.target) or key is None:
            return draft
        hurt = [d.target for d in found if d.act in LOSS_ACTS and is_known(d.target)]
        told = (d for d in reversed(before) if d.act == draft.act and d.actor and is_known(d.target))
        aims = [d.target for d in told if d.actor is not None and self.resolver.sides.key(d.actor.actor) == key]
        target = next((t for t in (*hurt, *aims) if t is not None and self.resolver.sides.key(t.actor) != key), None)
        return replace(draft, target=carried_over(target)) if target is not None else draft

    def _of_the_others(self, draft: Draft) -> bool:
        """Say whether the dead are told of "the rebels", "the enemy", though not by name."""
        target = draft.target
        noun = self.resolver.nouns.get(self.view.low[target.last]) if target is not None and target.last >= 0 else None
        return noun is not None and (noun.cls == "enemy" or noun.sector == "REB")

    def _points_back(self, attribution: Attribution) -> bool:
        """Say whether a denial or accusation names no act of its own ("denies it and blames the army")."""
        if attribution.kind in ("say", "confirm", "correct"):
            return False
        return not any(i in self.view.event_at for i in attribution.scope)

    def spoken_by(self, attribution: Attribution | None) -> tuple[Actor | None, ...]:
        """Return who speaks: of the attribution, else the body that issues the text; ``None`` for the report."""
        if attribution is None:
            return (self.view.annotated.voice,)
        return attribution.speakers or (None,)


def carried_over(target: Ref) -> Ref:
    """Return a party without its words: those of another clause are no evidence for this one."""
    return Ref(target.kind, target.actor, -1, -1)


def _whose_before(found: Sequence[Draft], speaker: Actor | None) -> Ref | None:
    """Return whose losses the same speaker told before in the sentence; of two kinds of people, neither."""
    told = (d.target for d in reversed(found) if d.act in LOSS_ACTS and d.speaker == speaker)
    known = [target for target in told if target is not None and is_known(target)]
    kinds = {(target.kind, target.actor.side if target.actor else None) for target in known}
    return known[0] if len(kinds) == 1 else None


def _same_people(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Give "4 killed" of "4 killed and 6 wounded servicemen" the people that stand with the other figure."""
    if draft.act not in LOSS_ACTS or draft.count is None or is_known(draft.target):
        return draft
    target = _whose_before(found, draft.speaker)
    return replace(draft, target=target) if target is not None else draft
