"""One claim among the accounts, in words: who says what, the words quoted, and what they do not show. Draws nothing."""

from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.model.span import Span
from truceline.publish import ledger_words as words
from truceline.publish.ledger_columns import Entry, telling_span
from truceline.publish.ledger_phrases import Phrase, Phrases, Short, joined
from truceline.publish.ledger_sides import party_words
from truceline.publish.quoting import clean, quote

BROKEN = 40  # characters of words that are damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySaid:
    """A claim in words.

    ``line`` says who says what; ``details`` when, where and with what in words that the quotation does not show;
    ``damaged`` are the words that are broken.
    """

    line: str
    quoted: Span
    details: Phrases
    damaged: Phrases


def say_entry(
    entry: Entry, sides: tuple[Side, ...], *, speaker: bool, whole: bool = False, limit: int | None = None
) -> EntrySaid:
    """Say a claim; ``speaker``: with the name of who says it; ``limit``: characters that are quoted of its words."""
    claim = entry.claim
    stance = words.stance_words(claim.stance, several=entry.several and speaker)
    says = f"{words.capital(entry.speaker)} {stance}" if speaker else stance
    act = words.act_words(claim, lambda slot: party_words(getattr(claim, slot), sides), whole=whole)
    quoted = telling_span(claim)
    return EntrySaid(
        line=f"{says}: {act}.",
        quoted=quoted,
        details=_details(claim, quote(quoted.text, limit=limit)),
        damaged=joined(_unlike(tuple(claim.spoiled_by), BROKEN), ", "),
    )


def _details(claim: Claim, told: str) -> Phrases:
    """Say when, where and with what in words that the quotation ``told`` does not show, and how it is known."""
    spans = [*(time.span for time in claim.times), *(place.span for place in claim.places), claim.weapon_words]
    beside = _unlike(tuple(span for span in spans if span and clean(span.text) not in told), None)
    known = words.MODES.get(claim.mode or "", "")
    own = "of its own losses" if claim.about_own_side and claim.act in words.CASUALTY_ACTS else ""
    return joined((*beside, known, own))


def _unlike(spans: tuple[Span, ...], limit: int | None) -> tuple[Phrase, ...]:
    """Return one of the spans that are shown alike."""
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(quote(span.text, limit=limit), span)
    return tuple(Short(span, limit) if limit else span for span in first.values())
