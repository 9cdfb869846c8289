"""Who is speaking: X said that; according to X; X accused Y of; by X's account; the ministry added.

Each attribution has a cue word, a speaker and the words it governs. What no attribution governs is the voice of the
document: the report's own, or that of the ministry or group that issued it.

Whom a phrase names is read in ``speakers``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from truceline.claims.relays import Relays
from truceline.claims.sayings import Saying, SayingFinder
from truceline.claims.speakers import Speakers
from truceline.claims.spoken import Attribution
from truceline.claims.view import SUBJECTS, View
from truceline.model.actor import Actor
from truceline.reference.cues import ANONYMOUS, FALSE, WORDS, CueKind, report_verb_forms, report_verbs
from truceline.reference.saying_words import forms_of
from truceline.reference.speaker_words import SpeakerWords, load_speaker_words


@dataclass
class Attributor:
    """Find the attributions of a document, sentence by sentence."""

    view: View
    speakers: Speakers
    verbs: Mapping[str, CueKind] = field(default_factory=report_verb_forms)
    table: SpeakerWords = field(default_factory=load_speaker_words)
    known: dict[int, Attribution] = field(default_factory=dict)
    finder: SayingFinder = field(init=False)
    relays: Relays = field(init=False)

    def __post_init__(self) -> None:
        self.finder = SayingFinder(self.view)
        self.relays = Relays(self.view, self.speakers)

    def read(self, number: int) -> list[Attribution]:
        """Return the attributions of sentence ``number`` in the order of the text."""
        sentence = self.view.annotated.sentences[number]
        self.speakers.remember(sentence.first, sentence.last)
        found: list[Attribution] = []
        for attribution in self._of_sentence(number):
            found.append(attribution)
            self.speakers.hear(attribution.speakers)
        found = self.relays.settle(number, found)
        self.speakers.hear(_outermost(found))
        self.known.update({attribution.cue: attribution for attribution in found})
        found = found or list(self._of_speech(number))
        if found:
            self.speakers.topic = None
        else:
            self.speakers.turn_to(number)
        return found

    def _of_speech(self, number: int) -> Iterator[Attribution]:
        """Yield who is quoted in a sentence without a cue of its own: the cue stands before it, or comes after it."""
        for saying in self.finder.reaching(number):
            if saying.cue in self.known:
                yield self.known[saying.cue]
            elif self.view.sentence_of[saying.cue] > number and self._reports(saying):
                last = self.speakers.last
                yield from self._verb(saying)
                self.speakers.hear(last)

    def _reports(self, saying: Saying) -> bool:
        """Say whether the cue is a verb that claims are read under."""
        return self.view.low[saying.cue] in self.verbs and self.view.tokens[saying.cue].tag.startswith("VB")

    def _of_sentence(self, number: int) -> Iterator[Attribution]:
        """Yield the attributions in the order of their cues."""
        sentence = self.view.annotated.sentences[number]
        sayings = {saying.cue: saying for saying in self.finder.of_sentence(number)}
        for index in range(sentence.first, sentence.last):
            saying = sayings.get(index)
            if saying is not None and saying.form == "according":
                yield self._according(saying)
            elif saying is not None and self._reports(saying):
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
        anonymous = self._hidden(subject)
        if not speakers and view.low[subject] in ("that", "which", "who"):
            return
        if not speakers and view.low[subject] == "it" and view.tokens[subject].dep == "nsubjpass":
            return  # "it has been established": nobody in particular; the voice of the document holds
        if not speakers:
            speakers = (self.speakers.unknown(index, subject),)
        yield Attribution(kind, index, subject, speakers, frozenset(content), anonymous)

    def _hidden(self, source: int) -> bool:
        """Say whether the text hides on purpose who speaks; officials without a name are unnamed, not hidden."""
        sentence = self.view.sentence(source)
        if self.speakers.words(source) & self.table.sources:
            return True
        return ANONYMOUS.search(self.view.text, sentence.start, sentence.end) is not None

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
        words = " ".join(self.view.low[i] for i in sorted(content))
        if any(i in self.view.event_at for i in content) or (FALSE.search(words) and WORDS.search(words)):
            return True
        sentence = self.view.sentence(index)
        colon = next((i for i in range(index, sentence.last) if self.view.low[i] == ":"), None)
        return colon is not None and any(i in self.view.event_at for i in range(colon, sentence.last))

    def _according(self, saying: Saying) -> Attribution:
        source = saying.head if saying.head is not None else saying.cue
        speaker = self.speakers.of(source) or self.speakers.unknown(saying.cue, source)
        return Attribution("say", saying.cue, source, (speaker,), frozenset(), self._hidden(source))

    def _account(self, index: int) -> Iterator[Attribution]:
        """Read "by Yerevan's account", "in the army's telling", "the army's version"."""
        owner = self.view.child(index, "poss")
        if owner is None:
            return
        speaker = self.speakers.of(owner)
        if speaker is not None:
            yield Attribution("say", index, owner, (speaker,), frozenset())


def _outermost(found: Sequence[Attribution]) -> tuple[Actor, ...]:
    """Return who speaks last of those whose words nobody else of the sentence reports: "denied Baku's report that"."""
    outer = [a for a in found if not any(a.cue in b.scope for b in found if b is not a)]
    return outer[-1].speakers if outer else ()
