"""A person's decisions: from the ids that a person sees to words in the reports, and into the log."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.casefile.adding import DOCUMENT
from truceline.errors import InputError
from truceline.incidents.loose import with_loose
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening, Incident
from truceline.model.judgement import Judgement, Verdict
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.review.anchors import COPY, HAPPENING, SLOTS, claim_question, happening_anchor
from truceline.review.apply import Applied, apply_judgements
from truceline.review.correct import corrected
from truceline.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says with a decision: who decides, and why."""

    by: str
    why: str = ""


class Judging:
    """Makes judgements of what a person points at, stores them, and says which are in force."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock

    def applied(self, readings: Iterable[Reading]) -> Applied:
        """Attach all judgements to readings."""
        return apply_judgements(readings, self.store.judgements.listed())

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

    def copy(self, first: str, second: str, told: Told, *, same: bool) -> Judgement:
        """Decide that of two reports one is, or is not, made of the other."""
        spans = [_whole(self._reading(document)) for document in (first, second)]
        return self._made("same" if same else "different", COPY, told, *spans)

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

    # --- claims -----------------------------------------------------------------------------------------------------

    def claim(self, verdict: Verdict, document: str, key: str, told: Told) -> Judgement:
        """Accept or reject a claim, as rightly or wrongly read."""
        claim = self._claim(document, key)
        return self._made(verdict, claim_question(claim), told, claim.content)

    def correct(self, document: str, key: str, slot: str, value: str, told: Told) -> Judgement:
        """Correct one slot of a claim.

        Raises:
            InputError: the slot is none, or the value is none for it.
        """
        claim = self._claim(document, key)
        if slot not in SLOTS:
            raise InputError(f"{slot!r} is no part of a claim.", todo=f"Correct one of {', '.join(SLOTS)}.")
        if corrected(claim, slot, value, self._reading(document)) is None:
            raise InputError(
                f"{value!r} is no value for {slot}.",
                todo="A figure is 4, 3-5, 4-? (at least), ?-4 (up to) or ?; a party is one that the report names, "
                "civilians, unknown, unnamed or none.",
            )
        return self._made("correct", claim_question(claim, slot), told, claim.content, value=value)

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
        at = self.clock()
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
        return self.store.linking.profiles([happening])[happening].document

    def _anchor(self, happening: str) -> Span:
        reading = self._reading(self._home(happening))
        found: Happening = next(h for h in reading.happenings if h.id == happening)
        return happening_anchor(found, reading)

    def _reading(self, document: str) -> Reading:
        reading = self.store.documents.reading(document)
        if reading is None:
            raise InputError(
                f"there is no report {document!r} in the casefile.", todo="`truceline show ID` lists them."
            )
        return with_loose(reading)

    def _claim(self, document: str, key: str) -> Claim:
        found = next((claim for claim in self._reading(document).claims if claim.id == key), None)
        if found is None:
            raise InputError(f"there is no claim {key!r}.", todo="`truceline why ID.QUESTION` names the claims.")
        return found


def _whole(reading: Reading) -> Span:
    """Return the words that a judgement on a whole report points at: its first line."""
    text = reading.document.text
    end = len(text.partition("\n")[0].rstrip()) or len(text)
    return Span(document=reading.document.id, start=0, end=end, text=text[:end])
