"""A person's decisions: from the ids that a person sees to words in the reports, and into the log."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.casefile.adding import DOCUMENT
from truceline.errors import InputError
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening, Incident
from truceline.model.judgement import Judgement, Verdict
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.review.anchors import COPY, EXHIBIT, HAPPENING, PLACE, READING, claim_question, happening_anchor
from truceline.review.apply import Applied, apply_judgements
from truceline.review.correct import Said, corrected
from truceline.review.exhibits import find_exhibit, read_exhibit
from truceline.review.made import make_claim, new_question
from truceline.review.parties import NONE
from truceline.review.placed import place_everywhere, read_place
from truceline.review.report import with_made
from truceline.review.standing import find_standing
from truceline.review.values import read_value, words_at
from truceline.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says with a decision: who decides, why, and when: what is decided at once stays together."""

    by: str
    why: str = ""
    at: datetime | None = None


class Judging:
    """Makes judgements of what a person points at, stores them, and says which are in force."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock

    def applied(self, readings: Iterable[Reading], *, named: bool = True) -> Applied:
        """Attach the judgements on readings to them; without ``named`` nothing says who decided, and why."""
        pool = tuple(readings)
        judgements = self.store.judgements.about([reading.document.id for reading in pool])
        return apply_judgements(pool, judgements, named=named)

    def store_all(self, judgements: Sequence[Judgement]) -> None:
        """Append judgements to the log, and queue what they bear on."""
        with self.store.writing():
            for judgement in judgements:
                self.store.judgements.append(judgement)
                self.store.queue.put(DOCUMENT, self._documents(judgement))

    def _documents(self, judgement: Judgement) -> list[str]:
        taken_back = self.store.judgements.get(judgement.withdraws) if judgement.withdraws else None
        documents = [span.document for span in judgement.spans]
        return documents + (self._documents(taken_back) if taken_back else [])

    # --- two incidents, or an incident and one of its reports -------------------------------------------------------

    def same(self, one: Incident, other: Incident, told: Told, *, sure: bool = True) -> Judgement:
        """Decide that two incidents are one event, or note that a person looked at both and cannot say."""
        if one.id == other.id:
            raise InputError(f"{one.id} named twice.", todo="Name two incidents.")
        ends = [self._anchor(incident.happenings[0]) for incident in (one, other)]
        return self._made("same" if sure else "unsure", HAPPENING, told, *ends)

    def different(self, incident: Incident, document: str, told: Told) -> Judgement:
        """Decide that what a report tells is another event than the rest of the incident."""
        own, rest = self._parted(incident, document)
        return self._made("different", HAPPENING, told, self._anchor(own), self._anchor(rest))

    def apart(self, one: Incident, other: Incident, told: Told) -> Judgement:
        """Decide that two incidents are two events, so that they are asked about no more."""
        if one.id == other.id:
            raise InputError(f"{one.id} named twice.", todo="Name two incidents.")
        ends = [self._anchor(incident.happenings[0]) for incident in (one, other)]
        return self._made("different", HAPPENING, told, *ends)

    def join(self, incident: Incident, document: str, told: Told, *, verdict: Verdict = "same") -> Judgement:
        """Decide whether a report tells of an incident: ``same``, ``different`` or ``unsure``."""
        reading = self.pointed_at(document)
        if not reading.happenings:
            raise InputError(f"the report {document} tells of no event.", todo="Name a report that does.")
        own = happening_anchor(reading.happenings[0], reading)
        return self._made(verdict, HAPPENING, told, own, self._anchor(incident.happenings[0]))

    def pair(self, verdict: Verdict, first: str, second: str, told: Told) -> Judgement:
        """Decide whether two happenings, by their ids, are one event."""
        return self._made(verdict, HAPPENING, told, self._anchor(first), self._anchor(second))

    def copy(self, first: str, second: str, told: Told, *, same: bool | None) -> Judgement:
        """Decide that of two reports one is, or is not, made of the other; ``None``: it cannot be told."""
        spans = [_whole(self._reading(document)) for document in (first, second)]
        return self._made("unsure" if same is None else "same" if same else "different", COPY, told, *spans)

    def seen(self, document: str, told: Told) -> Judgement:
        """Note that a person saw a report that was not read; what it says stays unread."""
        return self._made("accept", READING, told, _whole(self._reading(document)))

    def _parted(self, incident: Incident, document: str) -> tuple[str, str]:
        told_by = {key: self._home(key) for key in incident.happenings}
        own = [key for key, home in told_by.items() if home == document]
        rest = [key for key, home in told_by.items() if home != document]
        if not own or not rest:
            raise InputError(
                f"the report {document} is not one of several in {incident.id}.",
                todo=f"`truceline show {incident.id}` lists its reports.",
            )
        return own[0], rest[0]

    # --- whole incidents --------------------------------------------------------------------------------------------

    def whole(self, verdict: Verdict, incident: Incident, told: Told) -> list[Judgement]:
        """Accept an incident, or reject it as none: one judgement for each of its happenings."""
        return [self._made(verdict, HAPPENING, told, self._anchor(key)) for key in incident.happenings]

    def events(self, verdict: Verdict, document: str, told: Told) -> list[Judgement]:
        """Accept what a report tells of events, or reject it as none."""
        reading = self.pointed_at(document)
        if not reading.happenings:
            raise InputError(f"the report {document} tells of no event.", todo="Name a report that does.")
        return [self._made(verdict, HAPPENING, told, happening_anchor(h, reading)) for h in reading.happenings]

    # --- claims -----------------------------------------------------------------------------------------------------

    def claim(self, verdict: Verdict, document: str, key: str, told: Told) -> Judgement:
        """Accept or reject a claim, as rightly or wrongly read."""
        claim = self._claim(document, key)
        return self._made(verdict, claim_question(claim), told, claim.content)

    def correct(self, document: str, key: str, slot: str, value: str, told: Told) -> Judgement:
        """Correct one slot of a claim; docs/codebook.md has the forms of values.

        Raises:
            InputError: the slot is none, or the value is none for it.
        """
        claim = self._claim(document, key)
        reading = self.pointed_at(document)
        statement = next(s for s in reading.statements if s.id == claim.statement)
        corrected(Said(claim=claim, statement=statement), slot, read_value(value, reading.document), reading)
        return self._made("correct", claim_question(claim, slot), told, claim.content, value=value)

    # --- words of a report ------------------------------------------------------------------------------------------

    def new_claim(self, document: str, span: Span, values: str, told: Told) -> Judgement:
        """Make a claim of words that the reader passed over: ``act=killed; target=ARM; count=4 @140-144``.

        Raises:
            InputError: the report has no such words, or one of the values is none.
        """
        reading = self._with_words(document, span)
        said = make_claim(reading, span, values, by=told.by)
        return self._made("correct", new_question(said.claim), told, span, value=values)

    def place(self, document: str, span: Span, value: str, told: Told) -> Judgement:
        """Say which place these words are wherever the report names it by them, or (``none``) that they are none.

        Raises:
            InputError: the report has no such words, the gazetteer no such place, or nothing takes the place.
        """
        reading = self._with_words(document, span)
        if place_everywhere(reading, span, read_place(read_value(value, reading.document), span)) is None:
            raise InputError(
                f"no claim and no happening takes a place from “{span.text[:60]}”.",
                todo="Make a claim of the words first, or correct the place of a claim.",
            )
        return self._made("correct", PLACE, told, span, value=value)

    def exhibit(self, document: str, span: Span, values: str, told: Told) -> Judgement:
        """Make or correct an exhibit: ``kind=footage; by=AZE; shows=killed@AZE 140-171``; ``none``: it is none.

        Raises:
            InputError: the report has no such words, one of the values is none, or no exhibit is there to reject.
        """
        reading = self._with_words(document, span)
        if values.strip() == NONE:
            return self.on_exhibit("reject", document, span, told)
        read_exhibit(reading, span, values)
        return self._made("correct", EXHIBIT, told, span, value=values)

    def on_exhibit(self, verdict: Verdict, document: str, span: Span, told: Told) -> Judgement:
        """Accept or reject the exhibit at these words.

        Raises:
            InputError: none is read there.
        """
        if find_exhibit(self._with_words(document, span), span) is None:
            raise InputError(f"no exhibit is read at “{span.text[:60]}”.", todo="Point at the words of one.")
        return self._made(verdict, EXHIBIT, told, span)

    def withdraw(self, key: str, told: Told) -> Judgement:
        """Take a judgement back.

        Raises:
            InputError: there is no such judgement.
        """
        if self.store.judgements.get(key) is None:
            raise InputError(f"there is no judgement {key!r}.", todo="`truceline judge list` lists them.")
        return self._made("withdraw", "", told, withdraws=key)

    # --- making -----------------------------------------------------------------------------------------------------

    def _made(
        self,
        verdict: Verdict,
        question: str,
        told: Told,
        *spans: Span,
        value: str | None = None,
        withdraws: str | None = None,
    ) -> Judgement:
        at = told.at or self.clock()
        places = [(span.document, span.start, span.end) for span in spans]
        return Judgement(
            id=content_id("jud", verdict, question, told.by, at.isoformat(), places, value, withdraws),
            verdict=verdict,
            question=question,
            by=told.by,
            at=at,
            why=told.why,
            spans=spans,
            value=value,
            withdraws=withdraws,
        )

    def _home(self, happening: str) -> str:
        found = self.store.linking.profiles([happening]).get(happening)
        if found is None:
            raise InputError(f"there is no happening {happening!r}.", todo="`truceline show ID` lists what there is.")
        return found.document

    def _anchor(self, happening: str) -> Span:
        home = self._home(happening)
        pointed = self.pointed_at(home)
        if (found := _told_in(pointed, happening)) is not None:
            return happening_anchor(found, pointed)
        anew = self.applied([pointed]).readings[home]  # a correction may have told it anew
        if (found := _told_in(anew, happening)) is not None:
            return happening_anchor(found, anew)
        raise InputError(f"the report {home} does not tell of {happening} any more.", todo="Look at it again.")

    def _reading(self, document: str) -> Reading:
        reading = self.store.documents.reading(document)
        if reading is None:
            raise InputError(
                f"there is no report {document!r} in the casefile.", todo="`truceline show ID` lists them."
            )
        return reading

    def pointed_at(self, document: str) -> Reading:
        """Return the reading of a report in which a person points at things: with the claims that people made.

        Raises:
            InputError: there is no such report.
        """
        own = find_standing(self.store.judgements.about([document])).judgements
        return with_made(self._reading(document), [j for j in own if [s.document for s in j.spans] == [document]])

    def _with_words(self, document: str, span: Span) -> Reading:
        """Return the reading of a report that has these words there."""
        reading = self.pointed_at(document)
        if words_at(reading.document, span.start, span.end) != span:
            raise InputError(
                f"the report does not have the words “{span.text[:60]}” there.", todo="Select the words again."
            )
        return reading

    def _claim(self, document: str, key: str) -> Claim:
        found = next((claim for claim in self.pointed_at(document).claims if claim.id == key), None)
        if found is None:
            raise InputError(f"there is no claim {key!r}.", todo="`truceline why ID.QUESTION` names the claims.")
        return found


def _told_in(reading: Reading, happening: str) -> Happening | None:
    return next((found for found in reading.happenings if found.id == happening), None)


def _whole(reading: Reading) -> Span:
    """Return the words that a judgement on a whole report points at: its first line."""
    text = reading.document.text
    end = len(text.partition("\n")[0].rstrip()) or len(text)
    return Span(document=reading.document.id, start=0, end=end, text=text[:end])
