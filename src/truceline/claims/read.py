"""Annotated -> statements, claims, background: one pass over the sentences of a document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from truceline.claims.attribution import Attribution, Attributor
from truceline.claims.background import Frame, find_frame, read_background, why_background
from truceline.claims.content import ContentReader, Draft
from truceline.claims.counts import LOSS_ACTS
from truceline.claims.reference import Context, Ref, Resolver
from truceline.claims.sides import Sides, find_sides, side_key
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.model.background import Background
from truceline.model.mention import Annotated, EventMention
from truceline.reference.actors import ActorTable
from truceline.reference.cues import DECLINES

FIGURE_WORDS = re.compile(r"\b(?:figures?|numbers?|toll|losses|casualt\w+|victims|dead)\b", re.IGNORECASE)
BARE_DETAILS = re.compile(
    r"\b(?:details|elaborating)\b", re.IGNORECASE
)  # says less than it could, and nothing of losses
ADMITS = re.compile(
    r"\b(?:pre-?empt\w*|admit\w*|acknowledg\w*|conced\w*|does not (?:dispute|deny)|we (?:struck|fired|attacked|opened))\b",
    re.IGNORECASE,
)
MUTUAL_RULE = "each other"
OWN_VOICE_ACTS = ("clashed", "attacked")
OWN_VOICE_PARAGRAPHS = 2  # the lead tells the fight; further down the report speaks of others' words
BATTLE_ACTS = ("fired_first", "attacked", "returned_fire", "clashed")


@dataclass(frozen=True)
class Drafts:
    """What one document yields before it is put in its final form.

    ``repeats``: by sentence, the claims (indexes) that it says again; ``speakers``: by sentence, who speaks in it.
    """

    view: View
    sides: Sides
    frame: Frame
    claims: tuple[Draft, ...]
    background: tuple[Background, ...]
    repeats: Mapping[int, tuple[int, ...]]
    speakers: Mapping[int, tuple[Actor, ...]]


def read_drafts(annotated: Annotated, table: ActorTable) -> Drafts:
    """Read every sentence: who speaks, what is claimed, what is background."""
    view = View.of(annotated)
    sides = find_sides(view, table.nouns, annotated.voice, table.states)
    frame = find_frame(view)
    resolver = Resolver(view, table.nouns, sides, table.phrases, table.states)
    reader = _Reader(view, sides, frame, resolver, _attributor(view, resolver, annotated))
    background: list[Background] = []
    drafts: list[Draft] = []
    speakers: dict[int, tuple[Actor, ...]] = {}
    for number, sentence in enumerate(annotated.sentences):
        attributions = reader.attributor.read(number)
        speakers[number] = tuple(s for a in attributions for s in a.speakers)
        if sentence.heading:
            continue
        why = why_background(view, number, frame, reported=bool(attributions))
        if why is not None:
            background.append(read_background(view, number, why))
            continue
        drafts.extend(reader.sentence(number, attributions, drafts))
    kept, repeats = _distinct(drafts, sides)
    return Drafts(view, sides, frame, tuple(kept), tuple(background), repeats, speakers)


def _attributor(view: View, resolver: Resolver, annotated: Annotated) -> Attributor:
    return Attributor(view, resolver, annotated.voice, annotated.home, find_ground(view, resolver.sides))


def find_ground(view: View, sides: Sides) -> str | None:
    """Return the country in which the report plays: that of all its sides, else that of most of its places."""
    countries = {a.country for a in sides.actors.values()}
    if len(countries) == 1:
        return next(iter(countries))
    votes = Counter(p.place.country for p in view.annotated.places if p.place and p.place.country)
    return votes.most_common(1)[0][0] if votes else None


@dataclass
class _Reader:
    view: View
    sides: Sides
    frame: Frame
    resolver: Resolver
    attributor: Attributor

    def sentence(self, number: int, attributions: list[Attribution], before: list[Draft]) -> Iterator[Draft]:
        """Yield the drafts of one sentence."""
        found: list[Draft] = []
        content = ContentReader(self.view, self.resolver)
        for event in self._events(number):
            attribution = self._governing(event, attributions)
            for speaker in self._speakers(attribution):
                others = _whose_before(found, speaker) if event.act in LOSS_ACTS else None
                for draft in content.drafts(number, event, speaker, attribution, others=others):
                    if self._worth(draft, attribution):
                        found.append(draft)
        found = [_same_people(draft, found) for draft in found]
        found.extend(self._declined(number, attributions, found))
        found.extend(self._mutual(number, attributions))
        for attribution in attributions:
            if self._points_back(attribution):
                found.extend(self._again(number, attribution, before))
        yield from _without_echoes(found, self.sides)

    def _events(self, number: int) -> list[EventMention]:
        return self.view.events_of.get(number, [])

    def _governing(self, event: EventMention, attributions: list[Attribution]) -> Attribution | None:
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

    def _points_back(self, attribution: Attribution) -> bool:
        """Say whether a denial or accusation names no act of its own ("denies it and blames the army")."""
        if attribution.kind == "say":
            return False
        return not any(i in self.view.event_at for i in attribution.scope)

    def _speakers(self, attribution: Attribution | None) -> tuple[Actor | None, ...]:
        if attribution is None:
            return (self.view.annotated.voice,)
        return attribution.speakers or (None,)

    def _worth(self, draft: Draft, attribution: Attribution | None) -> bool:
        """Say whether the draft is a claim of the incident: told as fact, with a party or a figure to it."""
        if draft.factuality in ("planned", "hypothetical", "threatened"):
            return False
        own_voice = draft.speaker is None
        if own_voice and not self._told_by_report(draft):
            return False
        event = draft.event
        assert event is not None, "a draft of content has a trigger"
        if draft.act in ("killed", "wounded") and self._idle(draft):
            return False
        noun = not self.view.tokens[event.token].tag.startswith("VB")
        if draft.act in ("fired_first", "attacked", "returned_fire", "entered_territory") and noun:
            return draft.actor is not None or draft.target is not None
        if draft.act == "fired_first":
            return draft.actor is not None and not self._accuses_itself(draft)
        if draft.act == "attacked":
            return draft.actor is not None or draft.target is not None
        if draft.act in ("entered_territory", "withdrew"):
            return (draft.actor is not None and draft.actor.kind == "actor") or (
                draft.act == "withdrew" and draft.target is not None
            )
        if draft.act == "captured":
            return draft.target is not None and draft.target.kind != "unnamed"
        return True

    def _accuses_itself(self, draft: Draft) -> bool:
        """Say whether a party seems to accuse its own side of firing first without owning up to it: a misreading."""
        key = self.sides.key(draft.speaker)
        if draft.stance != "asserts" or key is None or draft.actor is None or self.sides.key(draft.actor.actor) != key:
            return False
        sentence = self.view.annotated.sentences[draft.number]
        return ADMITS.search(self.view.text, sentence.start, sentence.end) is None

    def _idle(self, draft: Draft) -> bool:
        """Say whether "dead" or "wounded" only names people already spoken of: no figure, nobody whose they are."""
        token = self.view.tokens[draft.event.token] if draft.event else None
        if token is not None and token.dep == "pobj" and self.view.low[token.head] == "of" and token.tag != "VBN":
            above = self.view.tokens[token.head].head
            if self.view.tokens[above].tag == "CD" or above in self.view.quantity_at:
                return True  # "three of the wounded are in a serious condition"
        whose = draft.target is not None and draft.target.kind != "unnamed"
        figured = draft.count is not None and (not draft.count.unknown or draft.count.damaged)
        return not whose and not figured

    def _told_by_report(self, draft: Draft) -> bool:
        """Say whether the report's own voice claims it: figures, damage, and the fight itself near the top."""
        if draft.act in ("killed", "wounded"):
            return draft.count is not None and (not draft.count.unknown or draft.count.damaged)
        if draft.act == "damaged":
            return True
        sentence = self.view.annotated.sentences[draft.number]
        return draft.act in OWN_VOICE_ACTS and sentence.paragraph <= OWN_VOICE_PARAGRAPHS

    def _declined(self, number: int, attributions: list[Attribution], found: list[Draft]) -> Iterator[Draft]:
        """Read "gave no figures", "has not replied", "who fired could not be established"."""
        sentence = self.view.annotated.sentences[number]
        words = self.view.text[sentence.start : sentence.end]
        if not DECLINES.search(words):
            return
        speaker = self._decliner(number, attributions)
        if speaker is None:
            return
        own = self.sides.key(speaker)
        if FIGURE_WORDS.search(words):
            if not any(d.act in ("killed", "wounded") for d in found):
                target = Ref("actor", self.sides.actors[own], -1, -1) if own else None
                yield Draft(
                    number,
                    None,
                    speaker,
                    attributions[0] if attributions else None,
                    "declines",
                    "killed",
                    None,
                    target,
                    rule="declines: figures",
                )
            return
        if BARE_DETAILS.search(words):
            return
        actor = Ref("actor", self.sides.actors[own], -1, -1) if own else None
        enemy = self.sides.enemy(own)
        target = Ref("actor", enemy, -1, -1) if enemy else None
        yield Draft(number, None, speaker, None, "declines", "fired_first", actor, target, rule="declines: comment")

    def _decliner(self, number: int, attributions: list[Attribution]) -> Actor | None:
        for attribution in attributions:
            if attribution.speakers:
                return attribution.speakers[0]
        sentence = self.view.annotated.sentences[number]
        for index in range(sentence.first, sentence.last):
            if self.view.tokens[index].dep in ("nsubj", "nsubjpass"):
                speaker = self.attributor.speaker(index)
                if speaker is not None:
                    return speaker
        return self.view.annotated.voice

    def _mutual(self, number: int, attributions: list[Attribution]) -> Iterator[Draft]:
        """Read "accused each other of": every side accuses the other."""
        for attribution in attributions:
            sentence = self.view.annotated.sentences[number]
            after = self.view.low[attribution.cue + 1 : min(attribution.cue + 4, sentence.last)]
            if attribution.kind != "accuse" or not ({"other", "another"} & set(after)):
                continue
            acts = [e for e in self._events(number) if e.token in attribution.scope] or self._events(number)
            for speaker in attribution.speakers:
                enemy = self.sides.enemy(self.sides.key(speaker))
                if enemy is None or not acts:
                    continue
                actor, target = Ref("actor", enemy, -1, -1), self._side_ref(speaker)
                yield Draft(
                    number, acts[0], speaker, attribution, "asserts", acts[0].act, actor, target, rule=MUTUAL_RULE
                )

    def _side_ref(self, speaker: Actor) -> Ref | None:
        key = self.sides.key(speaker)
        return Ref("actor", self.sides.actors[key], -1, -1) if key else None

    def _again(self, number: int, attribution: Attribution, before: list[Draft]) -> Iterator[Draft]:
        """Read "Azerbaijan denies it", "blames the army": the act is the one last spoken of."""
        acts = [
            d for d in before if d.act in ("fired_first", "attacked", "violated_agreement") and d.stance == "asserts"
        ]
        for speaker in attribution.speakers:
            key = self.sides.key(speaker)
            if attribution.kind == "deny" and key:
                for draft in reversed(acts):
                    if (
                        self.sides.key(draft.actor.actor if draft.actor else None) == key
                        and self.sides.key(draft.speaker) != key
                    ):
                        yield Draft(
                            number,
                            None,
                            speaker,
                            attribution,
                            "denies",
                            draft.act,
                            draft.actor,
                            draft.target,
                            rule="denies what was said",
                            about=draft,
                        )
                        break
            if attribution.kind == "accuse" and acts:
                yield from self._blamed(number, attribution, speaker, acts[-1])

    def _blamed(self, number: int, attribution: Attribution, speaker: Actor, last: Draft) -> Iterator[Draft]:
        """Read "accuse the M23": the last act spoken of, done by the object of the accusation."""
        for head in self.view.children(attribution.cue, "dobj"):
            ref = self.resolver.party(head, Context(speaker=speaker))
            if (
                ref is not None
                and ref.kind == "actor"
                and self.sides.key(ref.actor)
                and self.sides.key(ref.actor) != self.sides.key(speaker)
            ):
                yield Draft(
                    number,
                    None,
                    speaker,
                    attribution,
                    "asserts",
                    last.act,
                    ref,
                    last.target,
                    rule="blames for what was said",
                )


def _whose_before(found: list[Draft], speaker: Actor | None) -> Ref | None:
    """Return whose losses the same speaker told before in the sentence."""
    named = (d.target for d in reversed(found) if d.act in LOSS_ACTS and d.speaker == speaker and d.target is not None)
    return next((target for target in named if target.kind != "unnamed"), None)


def _same_people(draft: Draft, found: list[Draft]) -> Draft:
    """Give "4 killed" of "4 killed and 6 wounded servicemen" the people that stand with the other figure."""
    if (
        draft.act not in LOSS_ACTS
        or draft.count is None
        or (draft.target is not None and draft.target.kind != "unnamed")
    ):
        return draft
    target = _whose_before(found, draft.speaker)
    return replace(draft, target=target) if target is not None else draft


def _without_echoes(found: list[Draft], sides: Sides) -> Iterator[Draft]:
    """Drop, within a sentence, the vaguer of two words for one act ("opened fire", "attack"; "clashes" beside them)."""
    for draft in found:
        rivals = [d for d in found if d is not draft and d.speaker == draft.speaker and d.stance == draft.stance]
        if draft.act == "attacked" and any(
            d.act in ("fired_first", "returned_fire", "attacked") and _covers(d, draft, sides) for d in rivals
        ):
            continue
        if _only_losses(draft, rivals) or _misattached(draft, rivals, sides):
            continue
        if draft.act == "clashed" and any(d.act in (*BATTLE_ACTS[:3], "killed") for d in rivals):
            continue
        yield draft


def _misattached(draft: Draft, rivals: list[Draft], sides: Sides) -> bool:
    """Say whether a side seems to tell its own attack in the sentence that accuses the other: the parse hangs it wrongly
    ("... approaching our soldiers carrying out works and then firing").
    """
    key = sides.key(draft.speaker)
    if draft.act != "attacked" or draft.stance != "asserts" or key is None or _key(draft.actor, sides) != key:
        return False
    return any(
        d.act == "fired_first" and d.stance == "asserts" and _key(d.actor, sides) not in (None, key) for d in rivals
    )


def _only_losses(draft: Draft, rivals: list[Draft]) -> bool:
    """Say whether "losses" or "casualties" only announces the figures beside it ("puts its losses at 36 dead")."""
    if draft.event is None or not draft.event.span.text.lower().startswith(("loss", "casualt")):
        return False
    return any(d.act in LOSS_ACTS and d.count is not None and not d.count.unknown for d in rivals)


def _covers(strong: Draft, weak: Draft, sides: Sides) -> bool:
    """Say whether ``strong`` tells the same act of the same side, and at least as much."""
    if strong.act == "attacked" and _slots(strong, sides) >= _slots(weak, sides):
        return False
    mine, other = _key(strong.actor, sides), _key(weak.actor, sides)
    target = _key(weak.target, sides)
    return (other is None or mine == other) and (target is None or target == _key(strong.target, sides))


def _slots(draft: Draft, sides: Sides) -> int:
    return (_key(draft.actor, sides) is not None) + (_key(draft.target, sides) is not None)


def _key(ref: Ref | None, sides: Sides) -> str | None:
    if ref is None or ref.kind in ("unnamed", "unknown"):
        return None
    return ref.kind if ref.actor is None else side_key(ref.actor)


def _distinct(drafts: list[Draft], sides: Sides) -> tuple[list[Draft], dict[int, tuple[int, ...]]]:
    """Keep one of the claims that say the same under the same speaker; a repetition is no second claim.

    The first counts, unless it only says that the sides accuse each other: then the fuller one. Returned beside them:
    for each sentence, which of the kept claims it repeats.
    """
    kept: dict[tuple[object, ...], Draft] = {}
    repeats: dict[int, list[tuple[object, ...]]] = {}
    for draft in drafts:
        key = _content_key(draft, sides)
        if key not in kept or kept[key].rule == MUTUAL_RULE:
            kept[key] = draft
        else:
            repeats.setdefault(draft.number, []).append(key)
    order = {key: index for index, key in enumerate(kept)}
    return list(kept.values()), {number: tuple(order[k] for k in keys) for number, keys in repeats.items()}


def _content_key(draft: Draft, sides: Sides) -> tuple[object, ...]:
    count, speaker = draft.count, draft.speaker
    return (
        side_key(speaker) if speaker else None,
        speaker.sector if speaker and not sides.key(speaker) else None,
        draft.stance,
        draft.act,
        _key(draft.actor, sides),
        _key(draft.target, sides),
        (count.low, count.high) if count else None,
    )
