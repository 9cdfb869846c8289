"""Who only passes words on: "citing X", "X, quoted by an agency, said", "the agency reported".

In: the attributions of one sentence. Out: the same with the cited speaker in the place of the medium, and the medium
in ``relayed_by``. A medium that speaks for itself, of what its own people saw, stays the speaker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.claims.speakers import Speakers
from truceline.claims.spoken import Attribution
from truceline.claims.view import View
from truceline.model.actor import Actor

CITING = frozenset(("citing", "cites", "cited"))
QUOTING = frozenset(("quoted", "quotes", "quoting", "quote"))
BY = frozenset(("quoted", "cited", "reported", "carried", "published"))


@dataclass(frozen=True)
class Relays:
    """Find the relays of one document."""

    view: View
    speakers: Speakers

    def settle(self, number: int, found: Sequence[Attribution]) -> list[Attribution]:
        """Return the attributions of a sentence, each under who first said it."""
        sentence = self.view.annotated.sentences[number]
        tokens = range(sentence.first, sentence.last)
        settled = self._inner(found)
        cited = next((c for i in tokens if (c := self._cited(i, settled)) is not None), None)
        if cited is not None:
            settled = [_relayed(attribution, cited) for attribution in settled]
            self.speakers.hear((cited,))
        passed = tuple(a for i in tokens if (a := self._passed_on_by(i)) is not None)
        return [replace(a, relayed_by=_chain(a, passed)) for a in settled] if passed else settled

    def _inner(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Read "the ministry said ..., the agency reported": the medium around the words of another relays them."""
        out: list[Attribution] = []
        for attribution in found:
            around = [a for a in found if a is not attribution and attribution.cue in a.scope and _only_media(a)]
            media = tuple(s for a in around for s in a.speakers)
            out.append(replace(attribution, relayed_by=_chain(attribution, media)) if media else attribution)
        hollow = {a.cue for a in found for b in found if b is not a and b.cue in a.scope and _only_media(a)}
        return [a for a in out if a.cue not in hollow]

    def _cited(self, index: int, found: Sequence[Attribution]) -> Actor | None:
        """Return whom a medium cites: "citing X", "quoted X as saying"."""
        view = self.view
        quotes = view.low[index] in QUOTING and "saying" in view.low[index : view.sentence(index).last]
        if (view.low[index] not in CITING and not quotes) or view.child(index, "agent") is not None:
            return None
        heads = [h for h in view.children(index, "dobj", "pobj", "nsubj") or view.kids[index] if h > index]
        for head in heads:
            speaker = self.speakers.told_by(head, [s for a in found for s in a.speakers])
            if speaker is not None:
                return speaker
        return None

    def _passed_on_by(self, index: int) -> Actor | None:
        """Return the medium of "quoted by the agency"."""
        view = self.view
        agent = view.child(index, "agent", "prep") if view.low[index] in BY else None
        by = view.child(agent, "pobj") if agent is not None and view.low[agent] == "by" else None
        medium = self.speakers.of(by) if by is not None else None
        return medium if medium is not None and medium.sector == "JRN" else None


def _only_media(attribution: Attribution) -> bool:
    return bool(attribution.speakers) and all(s.sector == "JRN" for s in attribution.speakers)


def _chain(attribution: Attribution, media: Sequence[Actor]) -> tuple[Actor, ...]:
    own = {s.id for s in attribution.speakers}
    return tuple(_once([*attribution.relayed_by, *(m for m in media if m.id not in own)]))


def _once(actors: Sequence[Actor]) -> Iterator[Actor]:
    yield from {a.id: a for a in actors}.values()


def _relayed(attribution: Attribution, cited: Actor) -> Attribution:
    """Put the cited speaker in the place of the medium that only passes the words on."""
    media = tuple(s for s in attribution.speakers if s.sector == "JRN" or s.stranger)
    if not media or len(media) < len(attribution.speakers) or cited in media:
        return attribution
    told = replace(attribution, speakers=(cited,))
    return replace(told, relayed_by=_chain(told, [m for m in media if m.sector == "JRN"]))
