"""What a sentence claims without an act of its own: "gave no figures", "accused each other", "denies it".

In: an attribution and the drafts before. Out: drafts whose act is the one last spoken of, or what was asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.claims.counts import LOSS_ACTS
from truceline.claims.draft import Draft
from truceline.claims.fillers import other_side
from truceline.claims.left_open import doer_left_open
from truceline.claims.reference import Context, Ref, Resolver, carried
from truceline.claims.repeats import MUTUAL_RULE
from truceline.claims.sayings import find_source
from truceline.claims.sides import Sides
from truceline.claims.speakers import Speakers
from truceline.claims.spoken import Attribution
from truceline.claims.view import SUBJECTS, View
from truceline.model.actor import Actor
from truceline.model.mention import EventMention
from truceline.reference.cues import DECLINES

FIGURE_WORDS = re.compile(r"\b(?:how many|figures?|numbers?|toll|losses|casualt\w+|victims|dead)\b", re.IGNORECASE)
# What a speaker will not count: "how many had died", "no figures for its losses", "without a number of wounded".
UNCOUNTED = re.compile(r"\b(?:how many|(?:figures?|numbers?|details) (?:for|on|of|about))\b", re.IGNORECASE)
# Says less than it could, and nothing of losses.
BARE_DETAILS = re.compile(r"\b(?:details|elaborating)\b", re.IGNORECASE)
# What the report leaves open: "it was not immediately clear who fired first", "who had fired could not be established".
WHO = re.compile(
    r"\b(?:who|which (?:side|party|army|of [\w' -]{3,40}))(?: \w+){0,3}? "
    r"(?:fired|shot|first|began|begun|started|opened|(?:carried|carry) (?:it|them) out|struck first)\b",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(
    r"\b(?:(?:could|can|may)(?: ?not|n't)(?: \w+){0,3}? (?:established|determined|verified|ascertained|known|said)|"
    r"(?:is|was|were|remains?|remained)(?: still| yet)? "
    r"(?:not (?:\w+ )?(?:clear|known|established|certain)|unclear|unknown))\b",
    re.IGNORECASE,
)
# What neither of two sides tells of its losses.
NEITHER = re.compile(
    r"\b(?:neither (?:side|account|party|army|ministry|government|force)\b(?: \w+){0,2}? "
    r"(?:gave|given|gives?|release[ds]?|provide[ds]?|mention(?:s|ed)?|said|says?|disclosed?|published?|reported?)|"
    r"both (?:sides|parties|armies|ministries|governments|forces)\b(?: \w+){0,2}? "
    r"(?:declined?|refused?) to (?:say|speak|give|comment|disclose))\b"
    r"[^.;]{0,50}?\b(?:figures?|casualt\w+|losses|dead|how many|tolls?)\b",
    re.IGNORECASE,
)
BLAMED_ACTS = ("fired_first", "attacked", "violated_agreement")
CHARGES = (*BLAMED_ACTS, "entered_territory", "damaged")
# What is asked: who began, or what stands behind "asked about", "a question on".
BEGAN = re.compile(
    r"\b(?:who|which (?:side|party|army)|how (?:it|they|the \w+))(?: \w+){0,3}? "
    r"(?:fired|shot|first|began|begun|started|opened|struck first)\b",
    re.IGNORECASE,
)
ASKED_ABOUT = re.compile(r"\b(?:asked|questions?|queries|inquiries) (?:about|on|over|regarding) ", re.IGNORECASE)
DEATHS = re.compile(
    r"(?:the |these |those |any )?(?:\w+ )?(?:deaths?|killings?|casualties|victims|dead)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class ReplyReader:
    """Read the replies of one document."""

    view: View
    resolver: Resolver
    speakers: Speakers

    @property
    def sides(self) -> Sides:
        """The sides of the document."""
        return self.resolver.sides

    def declined(
        self, number: int, attributions: Sequence[Attribution], found: Sequence[Draft], before: Sequence[Draft]
    ) -> Iterator[Draft]:
        """Read "gave no figures", "has not replied", "who fired could not be established"."""
        sentence = self.view.annotated.sentences[number]
        words = self.view.text[sentence.start : sentence.end]
        if WHO.search(words) and LEFT_OPEN.search(words) and not any(a.speakers for a in attributions):
            yield self._left_open(number)
            return
        unsaid_by = doer_left_open(self.view, number)
        if unsaid_by is not None and WHO.search(words):
            yield from self._who_unsaid(number, unsaid_by)
            return
        if NEITHER.search(words) and len(self.sides.actors) == 2:
            yield from (self._no_figures(number, side, None) for side in self.sides.actors.values())
            return
        speaker = self._decliner(number, attributions) if DECLINES.search(words) else None
        if speaker is None:
            return
        asked = self._asked(number)
        if asked in LOSS_ACTS or (asked is None and FIGURE_WORDS.search(words)):
            refusal = self._no_figures(number, speaker, attributions[0] if attributions else None)
            if not any(d.act in ("killed", "wounded") for d in found):
                yield refusal if asked is None else replace(refusal, act=asked, target=None)
        elif not BARE_DETAILS.search(words):
            yield from self._uncommented(number, speaker, asked, (*before, *found))

    def _asked(self, number: int) -> str | None:
        """Return the act that a sentence says was asked about; ``None`` where it says no question."""
        sentence = self.view.annotated.sentences[number]
        words = self.view.text[sentence.start : sentence.end]
        if BEGAN.search(words):
            return "fired_first"
        about = ASKED_ABOUT.search(words)
        if about is None:
            return None
        start = sentence.start + about.end()
        events = (e for e in self.view.events_of.get(number, ()) if e.span.start >= start)
        return next((e.act for e in events), "killed" if DEATHS.match(self.view.text, start) else None)

    def _uncommented(self, number: int, speaker: Actor, asked: str | None, told: Sequence[Draft]) -> Iterator[Draft]:
        """Read "did not comment": on what was asked, else on what the others told last of the speaker's side.

        An attack that was answered by fire is charged as the first of it. Where nobody is charged it is what the report
        tells of: who attacked, whether there was fighting; else nothing.
        """
        key, own = self.sides.key(speaker), self._side(speaker)
        charges = [d for d in told if d.stance in ("asserts", "confirms") and self._charges(d, key)]
        last = [d for d in charges if d.number == charges[-1].number and (asked is None or d.act == asked)]
        charge = next((d for d in last if d.act == "fired_first"), last[-1] if last else None)
        act = self._charged(charge, told, key) if charge is not None else asked or _told_of(told)
        if act is not None:
            yield Draft(
                number=number,
                speaker=speaker,
                attribution=None,
                stance="declines",
                act=act,
                actor=own,
                target=carried(charge.target.actor) if charge and charge.target else other_side(self.resolver, speaker),
                rule="declines: comment",
            )

    def _charged(self, charge: Draft, told: Sequence[Draft], key: str | None) -> str:
        """Return what a charge is of: to have fired first, where the others are told to have fired back."""
        back = (d for d in told if d.act == "returned_fire" and d.actor is not None and d.stance == "asserts")
        answered = any(self.sides.key(d.actor.actor) not in (None, key) for d in back if d.actor)
        return "fired_first" if charge.act == "attacked" and answered else charge.act

    def _charges(self, draft: Draft, key: str | None) -> bool:
        """Say whether a draft tells something that somebody else says of a side."""
        doer = self.sides.key(draft.actor.actor) if draft.actor is not None else None
        return key is not None and doer == key and draft.act in CHARGES and self.sides.key(draft.speaker) != key

    def _left_open(self, number: int) -> Draft:
        """Return what the report says that nobody could tell: who fired first."""
        return Draft(
            number=number,
            speaker=self.view.annotated.voice,
            attribution=None,
            stance="declines",
            act="fired_first",
            actor=None,
            target=None,
            rule="declines: who",
        )

    def _who_unsaid(self, number: int, verb: int) -> Iterator[Draft]:
        """Read "It did not say who had fired"; "it" is what the sentence began with, if it began with anybody."""
        source, first = find_source(self.view, verb), self.view.annotated.sentences[number].first
        if source is not None and self.view.low[source] in ("it", "they"):
            source = next((i for i in range(first, source) if self.view.tokens[i].dep in SUBJECTS), source)
        speaker = self.speakers.of(source) if source is not None else None
        if speaker is not None and not speaker.stranger:
            yield replace(self._left_open(number), speaker=speaker)

    def _no_figures(self, number: int, speaker: Actor, attribution: Attribution | None) -> Draft:
        """Return the refusal of a speaker to tell its losses."""
        return Draft(
            number=number,
            speaker=speaker,
            attribution=attribution,
            stance="declines",
            act="killed",
            actor=None,
            target=self._side(speaker),
            rule="declines: figures",
        )

    def unsaid(self, draft: Draft) -> Draft:
        """Turn a loss that the sentence only declines to count ("would not say how many were hurt") into a refusal."""
        if draft.act in LOSS_ACTS and draft.stance == "declines":
            return replace(draft, count=None, count_span=None)  # "could not confirm that four were killed"
        if draft.act not in LOSS_ACTS or draft.stance == "denies" or (draft.count and not draft.count.unknown):
            return draft
        sentence = self.view.annotated.sentences[draft.number]
        words = self.view.text[sentence.start : sentence.end]
        refused = DECLINES.search(words)
        asked = UNCOUNTED.search(words, refused.start()) if refused else None
        if asked is None or draft.event is None or draft.event.span.start < sentence.start + asked.start():
            return draft
        return replace(draft, stance="declines", count=None, count_span=None)

    def _decliner(self, number: int, attributions: Sequence[Attribution]) -> Actor | None:
        for attribution in attributions:
            if attribution.speakers:
                return attribution.speakers[0]
        sentence = self.view.annotated.sentences[number]
        for index in range(sentence.first, sentence.last):
            token = self.view.tokens[index]
            source = token.dep == "pobj" and self.view.low[token.head] in ("from", "by")
            if token.dep in SUBJECTS or source:
                speaker = self.speakers.of(index)
                if speaker is not None:
                    return speaker
        return self.view.annotated.voice

    def mutual(self, number: int, attributions: Sequence[Attribution]) -> Iterator[Draft]:
        """Read "accused each other of": every side accuses the other."""
        events, last = self.view.events_of.get(number, []), self.view.annotated.sentences[number].last
        for attribution in attributions:
            after = self.view.low[attribution.cue + 1 : min(attribution.cue + 4, last)]
            if attribution.kind == "accuse" and {"other", "another"} & set(after):
                acts = [e for e in events if e.token in attribution.scope] or events
                yield from self._each_other(number, attribution, acts[:1])

    def _each_other(self, number: int, attribution: Attribution, acts: Sequence[EventMention]) -> Iterator[Draft]:
        for speaker in attribution.speakers:
            enemy = other_side(self.resolver, speaker)
            if enemy is None:
                continue
            for event in acts:
                yield Draft(
                    number=number,
                    event=event,
                    speaker=speaker,
                    attribution=attribution,
                    stance="asserts",
                    act=event.act,
                    actor=enemy,
                    target=self._side(speaker),
                    rule=MUTUAL_RULE,
                )

    def again(self, number: int, attribution: Attribution, before: Sequence[Draft]) -> Iterator[Draft]:
        """Read "Azerbaijan denies it", "blames the army": the act is the one last spoken of."""
        acts = [d for d in before if d.act in BLAMED_ACTS and d.stance in ("asserts", "confirms")]
        for speaker in attribution.speakers:
            if attribution.kind == "deny":
                yield from self._denied(number, attribution, speaker, acts)
            if attribution.kind == "retract":
                yield from self._retracted(number, attribution, speaker, before)
            if attribution.kind == "accuse" and acts:
                yield from self._blamed(number, attribution, speaker, acts[-1])

    def _denied(self, number: int, attribution: Attribution, speaker: Actor, acts: Sequence[Draft]) -> Iterator[Draft]:
        """Read "denies it": the last act that somebody else told of the speaker's side."""
        key = self.sides.key(speaker)
        told = (d for d in reversed(acts) if d.actor and self.sides.key(d.actor.actor) == key)
        draft = next((d for d in told if self.sides.key(d.speaker) != key), None) if key else None
        if draft is not None:
            yield Draft(
                number=number,
                speaker=speaker,
                attribution=attribution,
                stance="denies",
                act=draft.act,
                actor=draft.actor,
                target=draft.target,
                rule="denies what was said",
                about=draft,
            )

    def _retracted(
        self, number: int, attribution: Attribution, speaker: Actor, before: Sequence[Draft]
    ) -> Iterator[Draft]:
        """Read "retracted its statement": the last claim of the same speaker."""
        told = next((d for d in reversed(before) if self._same_speaker(d, speaker) and d.stance != "declines"), None)
        if told is not None:
            rule = "retracts what was said"
            yield replace(told, number=number, attribution=attribution, stance="retracts", rule=rule, about=told)

    def _same_speaker(self, draft: Draft, speaker: Actor | None) -> bool:
        if draft.speaker is None or speaker is None:
            return False
        key = self.sides.key(speaker)
        return draft.speaker.id == speaker.id or (key is not None and self.sides.key(draft.speaker) == key)

    def revised(self, draft: Draft, before: Sequence[Draft]) -> Draft:
        """Tie a correction or retraction to the last claim of the same speaker about the same act."""
        if draft.stance not in ("corrects", "retracts") or draft.about is not None:
            return draft
        own = (d for d in reversed(before) if d.act == draft.act and self._same_speaker(d, draft.speaker))
        return replace(draft, about=next(own, None))

    def about(self, draft: Draft, before: Sequence[Draft]) -> Draft:
        """Tie a denial to the last claim of somebody else that says what it denies."""
        if draft.stance != "denies" or draft.about is not None or draft.actor is None:
            return draft
        key, speaker = self.sides.key(draft.actor.actor), self.sides.key(draft.speaker)
        for told in reversed(before):
            same = told.act == draft.act and told.actor is not None and self.sides.key(told.actor.actor) == key
            if same and key and told.stance != "denies" and self.sides.key(told.speaker) != speaker:
                return replace(draft, about=told, target=draft.target or told.target)
        return draft

    def _blamed(self, number: int, attribution: Attribution, speaker: Actor, last: Draft) -> Iterator[Draft]:
        """Read "accuse the M23": the last act spoken of, done by the object of the accusation."""
        for head in self.view.children(attribution.cue, "dobj"):
            ref = self.resolver.party(head, Context(speaker=speaker))
            key = self.sides.key(ref.actor) if ref is not None and ref.kind == "actor" else None
            if key and key != self.sides.key(speaker):
                yield Draft(
                    number=number,
                    speaker=speaker,
                    attribution=attribution,
                    stance="asserts",
                    act=last.act,
                    actor=ref,
                    target=last.target,
                    rule="blames for what was said",
                )

    def _side(self, speaker: Actor) -> Ref | None:
        key = self.sides.key(speaker)
        return carried(self.sides.actors[key]) if key else None


def _told_of(told: Sequence[Draft]) -> str | None:
    """Return what somebody who is accused of nothing may be silent on, by what was told before: an attack, a fight."""
    acts = {d.act for d in told if d.stance in ("asserts", "confirms")}
    if acts & {*CHARGES, *LOSS_ACTS} - {"violated_agreement"}:
        return "attacked"
    return "clashed" if acts else None
