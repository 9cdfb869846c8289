"""Which words of an alleged breach name the agreement that is said to be broken or kept, and of which kind.

The words are those after the word of breaking ("violated the ceasefire of 2021"), else before it, else, where the
claim only points back ("broke it", "the agreement"), those named last.
"""

import re
from dataclasses import dataclass
from typing import Literal

from truceline.model.claim import Claim
from truceline.model.mention import TruceMention
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.reference.truce_cues import AGREEMENTS, CEASEFIRES, load_truce_cues

Kind = Literal["duty", "text", "breach"]
REACH = 100  # characters of a sentence after the words that name an agreement: "the truce signed in the capital on ..."
BEFORE = 60
FIRE = re.compile(
    rf"{CEASEFIRES}|cessation|silence|firing-stop|stop\w* of (?:the )?(?:fire|war|hostilit\w+)", re.IGNORECASE
)
TEXT = re.compile(
    rf"\b(?:{AGREEMENTS}|measures|statements?|memorandum|treaty|"
    r"declaration|protocols?|commitments?|what was (?:signed|agreed)|promises?|pledges?)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\s+(?:violations?|breach(?:es)?)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?:truces|ceasefires|cease-fires|(?:every|any|each|several|earlier|previous|another|no|new) (?:\w+ )?"
    r"(?:truce|cease-?fire|agreement))\b",
    re.IGNORECASE,
)
POINTS = re.compile(r"\b(?:it|them|this|that|which)\b", re.IGNORECASE)
BROKEN = re.compile(
    r"\b(?:violat\w+|breach\w*|br(?:oke|oken|eaks?|eaking)|trampl\w+|disregard\w*|contrary|contravention|defiance|"
    r"against|flout\w+|torn|tore|tear\w*|pierced|punctured|infring\w+|kept|keeps?|abid\w+|adher\w+|commit\w+|"
    r"honou?r\w*|respect\w*|observ\w+|carr(?:y|ied|ies) out|implement\w*|fulfil\w*|true|accordance)\b",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"A-Z])|\n+")
OTHER = re.compile(r"\s+and\s+(?:of|on|with)\s+", re.IGNORECASE)  # "of the ceasefire and of the agreements": two
AND = re.compile(r"(?:\s+\w+)?,?\s+and\s+(?:of\s+|on\s+|with\s+)?(?:the\s+)?(?:\w+\s+)?", re.IGNORECASE)
AFTER_FIRE = 25  # characters after the word for a ceasefire in which its text may be named ("ceasefire agreement")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWords:
    """The words that name an agreement; ``sentence`` is what stands around them.

    ``kind``: ``duty`` names it by what is owed (ceasefire, truce), ``text`` by its text (agreement, understanding),
    ``breach`` not at all ("29 violations"). ``mention`` is what was read there, ``None`` for words of none.
    """

    span: Span
    kind: Kind
    sentence: str
    mention: TruceMention | None

    @property
    def date(self) -> str | None:
        """Return the date that the words tie to it."""
        return self.mention.date if self.mention else None

    @property
    def is_one_to_hold_fire(self) -> bool:
        """Say whether the words can mean one agreement to hold fire, and not several, or any ("every truce")."""
        mention = self.mention
        return mention is not None and mention.kind == "ceasefire" and SEVERAL.search(self.sentence) is None


def agreement_words(claim: Claim, reading: Reading) -> tuple[AgreementWords, ...]:
    """Return the words that name what is broken, several where several are named; none where none do."""
    own = _own(claim, reading)
    if own:
        return own
    back = [m for m in reading.truces if m.span.start < claim.content.end]
    mention = back[-1] if back else next(iter(reading.truces), None)
    if mention is None:
        return ()
    return (_words(mention, reading, _kind_of_pointing(claim, mention, reading)),)


def _own(claim: Claim, reading: Reading) -> tuple[AgreementWords, ...]:
    """Return the words within the claim: after its word of breaking, with those joined by "and"; else before it."""
    named = (*reading.truces, *_more(claim, reading))
    inside = [m for m in named if _overlap(m.span, claim.content)] or [m for m in named if _overlap(m.span, claim.span)]
    inside.sort(key=lambda m: (m.span.start, m.date is None))
    if not inside:
        return ()
    verb = BROKEN.search(reading.document.text, claim.content.start, claim.content.end)
    after = [m for m in inside if verb is None or m.span.start >= verb.start()] or inside[-1:]
    chosen = [after[0]]
    for mention in after[1:]:
        between = reading.document.text[chosen[-1].span.end : mention.span.start]
        if mention.span.start >= chosen[-1].span.end and AND.fullmatch(between):
            chosen.append(mention)
    return tuple(words_of(mention, reading) for mention in chosen)


def _more(claim: Claim, reading: Reading) -> list[TruceMention]:
    """Return the words for agreements in a claim, also where the report has others of the kind in the sentence."""
    text = reading.document.text[: claim.content.end]
    found: list[TruceMention] = []
    for cue in load_truce_cues():
        if cue.kind not in ("ceasefire", "peace_agreement"):
            continue
        for match in cue.pattern.finditer(text, claim.content.start):
            span = Span(document=claim.content.document, start=match.start(), end=match.end(), text=match[0])
            if not any(_overlap(span, other.span) for other in (*reading.truces, *found)):
                found.append(TruceMention(span=span, kind=cue.kind))
    return found


def words_of(mention: TruceMention, reading: Reading) -> AgreementWords:
    """Return the words of a mention, with what they are."""
    return _words(mention, reading, _kind(mention, reading))


def _words(mention: TruceMention, reading: Reading, kind: Kind) -> AgreementWords:
    return AgreementWords(span=mention.span, kind=kind, sentence=_sentence(mention.span, reading), mention=mention)


def _sentence(span: Span, reading: Reading) -> str:
    """Return words with what stands around them in their sentence."""
    text = reading.document.text
    before = OTHER.split(STOP.split(text[max(0, span.start - BEFORE) : span.start])[-1])[-1]
    after = OTHER.split(STOP.split(text[span.end : span.end + REACH])[0])[0]
    return f"{before}{span.text}{after}"


def _kind(mention: TruceMention, reading: Reading) -> Kind:
    """Return whether words are those of the duty, or those of a text ("ceasefire deal", "measures of ceasefire")."""
    text = reading.document.text
    after = re.split(r"[,.;]", text[mention.span.end : mention.span.end + AFTER_FIRE])[0]
    before = re.search(r"(\w+) of (?:the )?$", text[max(0, mention.span.start - AFTER_FIRE) : mention.span.start])
    titled = TEXT.search(f"{mention.span.text}{after}") or (before and TEXT.fullmatch(before[1]))
    return "duty" if FIRE.match(mention.span.text) and not titled else "text"


def _kind_of_pointing(claim: Claim, mention: TruceMention, reading: Reading) -> Kind:
    """Return what the words of a claim are that only point back to an agreement."""
    verb = BROKEN.search(claim.content.text)
    rest = claim.content.text[verb.start() :] if verb else claim.content.text
    if TEXT.search(rest):
        return "text"
    counted = COUNTED.match(reading.document.text, mention.span.end)  # "ceasefire violations ... 212 violations"
    return _kind(mention, reading) if (verb and POINTS.search(rest)) or counted else "breach"


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
