"""Who is speaking: X said that; according to X; X accused Y of; by X's account; the ministry added.

Each attribution has a cue word, a speaker and the words it governs. What no attribution governs is the voice of the
document: the report's own, or that of the ministry or group that issued it.

Whom a phrase names is read in ``speakers``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from truceline.claims.sayings import Saying, SayingFinder
from truceline.claims.speakers import SUBJECTS, Speakers
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.reference.cues import CueKind, report_verb_forms, report_verbs
from truceline.reference.saying_words import forms_of
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words


@dataclass(frozen=True)
class Attribution:
    """One cue with its speaker; ``scope`` are the tokens of what is said (empty: the rest of the sentence)."""

    kind: CueKind
    cue: int
    head: int
    speakers: tuple[Actor, ...]
    scope: frozenset[int]
    anonymous: bool = False
    relayed_by: tuple[Actor, ...] = ()


@dataclass
class Attributor:
    """Find the attributions of a document, sentence by sentence."""

    view: View
    speakers: Speakers
    verbs: Mapping[str, CueKind] = field(default_factory=report_verb_forms)
    table: SpeakerWords = field(default_factory=load_speaker_words)
    known: dict[int, Attribution] = field(default_factory=dict)
    finder: SayingFinder = field(init=False)

    def __post_init__(self) -> None:
        self.finder = SayingFinder(self.view)

    def read(self, number: int) -> list[Attribution]:
        """Return the attributions of sentence ``number`` in the order of the text."""
        sentence = self.view.annotated.sentences[number]
        self.speakers.remember(sentence.first, sentence.last)
        found: list[Attribution] = []
        for attribution in self._of_sentence(number):
            found.append(attribution)
            self.speakers.hear(attribution.speakers)
        cited = [c for index in range(sentence.first, sentence.last) if (c := self._cited(index)) is not None]
        if cited:
            found = [self._relayed(attribution, cited[0]) for attribution in found]
            self.speakers.hear((cited[0],))
        self.known.update({attribution.cue: attribution for attribution in found})
        return found or list(self._of_speech(number))

    def _of_speech(self, number: int) -> Iterator[Attribution]:
        """Yield who is quoted in a sentence without a cue of its own: the cue stands before it, or comes after it."""
        for saying in self.finder.reaching(number):
            if saying.cue in self.known:
                yield self.known[saying.cue]
            elif self.view.sentence_of[saying.cue] > number and self.view.low[saying.cue] in self.verbs:
                last = self.speakers.last
                yield from self._verb(saying)
                self.speakers.hear(last)

    def _cited(self, index: int) -> Actor | None:
        """Return whom a medium cites: "citing X", "quoted X as saying"."""
        view = self.view
        quotes = view.low[index] in ("quoted", "quotes", "quoting", "quote")
        if view.low[index] not in ("citing", "cites", "cited") and not (quotes and "saying" in self._after(index)):
            return None
        heads = view.children(index, "dobj", "pobj", "nsubj") or [i for i in view.kids[index] if i > index]
        return next((a for h in heads if h > index and (a := self.speakers.of(h)) is not None), None)

    def _after(self, index: int) -> tuple[str, ...]:
        return self.view.low[index : self.view.sentence(index).last]

    def _relayed(self, attribution: Attribution, cited: Actor) -> Attribution:
        """Put the cited speaker in the place of the medium that only passes the words on."""
        media = tuple(s for s in attribution.speakers if s.sector == "JRN" or s.stranger)
        if not media or len(media) < len(attribution.speakers):
            return attribution
        return replace(attribution, speakers=(cited,), relayed_by=tuple(m for m in media if m.sector == "JRN"))

    def _of_sentence(self, number: int) -> Iterator[Attribution]:
        """Yield the attributions in the order of their cues."""
        sentence = self.view.annotated.sentences[number]
        sayings = {saying.cue: saying for saying in self.finder.of_sentence(number)}
        for index in range(sentence.first, sentence.last):
            saying = sayings.get(index)
            if saying is not None and saying.form == "according":
                yield self._according(saying)
            elif saying is not None and self.view.low[index] in self.verbs:
                yield from self._verb(saying)
            elif self.view.low[index] in self.table.account_nouns:
                yield from self._account(index)

    def _verb(self, saying: Saying) -> Iterator[Attribution]:
        view, index = self.view, saying.cue
        kind, subject, content = self.verbs[view.low[index]], saying.head, saying.content | self._content(index)
        if self._loaded(view.low[index]) and not self._tells(index, content):
            return
        if view.low[index] in self.table.senses and not (
            subject is not None and self.speakers.words(subject) & (self.table.residents | self.table.watchers)
        ):
            return
        if subject is None:
            if view.tokens[index].tag == "VBG" and self.speakers.last:
                yield Attribution(kind, index, index, self.speakers.last, frozenset(content))
            return
        both = self.speakers.both(subject)
        heads = [subject, *view.children(subject, "conj")]
        speakers = both or tuple(a for h in heads if (a := self.speakers.of(h)) is not None)
        anonymous = bool(self.speakers.words(subject) & self.table.sources)
        if not speakers and view.low[subject] in ("that", "which", "who"):
            return
        if not speakers and view.low[subject] == "it" and view.tokens[subject].dep == "nsubjpass":
            return  # "it has been established": nobody in particular; the voice of the document holds
        if not speakers:
            speakers = (self.speakers.unknown(index, subject),)
        yield Attribution(kind, index, subject, speakers, frozenset(content), anonymous)

    def _loaded(self, form: str) -> bool:
        """Say whether a verb has many senses: one of the table, or a form of one that is not listed by itself."""
        table = self.table.loaded_verbs
        return form in table or (form not in report_verbs() and any(f in table for f in forms_of(form)))

    def _content(self, index: int) -> set[int]:
        """Return the tokens under the cue, without the speaker."""
        out: set[int] = set()
        for kid in self.view.kids[index]:
            if self.view.tokens[kid].dep not in (*SUBJECTS, "aux", "auxpass", "punct", "conj", "cc", "neg", "mark"):
                out.update(self.view.subtree(kid))
        return out

    def _tells(self, index: int, content: frozenset[int]) -> bool:
        deps = {self.view.tokens[k].dep for k in self.view.kids[index]}
        if deps & {"ccomp", "xcomp"} and self.view.low[index] not in ("called", "calls"):
            return True
        if any(i in self.view.event_at for i in content):
            return True
        sentence = self.view.sentence(index)
        colon = next((i for i in range(index, sentence.last) if self.view.low[i] == ":"), None)
        return colon is not None and any(i in self.view.event_at for i in range(colon, sentence.last))

    def _according(self, saying: Saying) -> Attribution:
        source = saying.head if saying.head is not None else saying.cue
        speaker = self.speakers.of(source) or self.speakers.stranger(source)
        anonymous = bool(self.speakers.words(source) & self.table.sources)
        return Attribution("say", saying.cue, source, (speaker,), frozenset(), anonymous)

    def _account(self, index: int) -> Iterator[Attribution]:
        """Read "by Yerevan's account", "in the army's telling", "the army's version"."""
        owner = self.view.child(index, "poss")
        if owner is None:
            return
        speaker = self.speakers.of(owner)
        if speaker is not None:
            yield Attribution("say", index, owner, (speaker,), frozenset())
