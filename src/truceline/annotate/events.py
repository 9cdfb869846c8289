"""Find the words that name an act."""

from collections.abc import Sequence

from truceline.model.document import Document
from truceline.model.mention import EventMention
from truceline.model.span import Span
from truceline.model.syntax import Sentence, Token
from truceline.reference.actors import plain
from truceline.reference.acts import ActCue, ActTable

AMBIGUOUS = frozenset(
    "hit hits strike strikes shell bomb shot fire attack attacking target wound injure hurt capture kill die "
    "perish reply lead answer attacks shells bombs strikes storming assault shelling bombing firing shooting "
    "storm storms raid ambush damage damages burn burns wreck drop drops launch remains sack looting land cut "
    "murder murders capture captures seize withdraw withdraws retreat retreats".split()
)


def find_events(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence], safe_text: str, table: ActTable
) -> tuple[EventMention, ...]:
    """Return the trigger words outside headlines; a word that may be noun or verb counts as the tagger has it."""
    headings = [(s.start, s.end) for s in sentences if s.heading]
    marks = table.find(plain(safe_text))
    found = []
    for index, token in enumerate(tokens):
        cue = next((c for c in marks.get(token.start, ()) if _fits(token, c)), None)
        if cue is None or any(a <= token.start < b for a, b in headings):
            continue
        span = Span(document=document.id, start=token.start, end=token.end, text=document.text[token.start : token.end])
        found.append(EventMention(span=span, act=cue.act, token=index, frame=cue.frame))
    return tuple(found)


def _fits(token: Token, cue: ActCue) -> bool:
    if token.text.lower() in AMBIGUOUS and cue.frame == "verb":
        return token.tag.startswith("VB")
    return True
