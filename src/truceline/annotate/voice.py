"""Whose voice a text is in, and which country is home to it: read from the publisher's name and the dateline."""

import re
from collections.abc import Sequence

from truceline.annotate.actors import find_actors
from truceline.annotate.mask import choose_names
from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.mention import ActorMention
from truceline.reference.actors import ActorTable, OrganPhrase, organ_of

MEDIUM = re.compile(
    r"\b(?:agency|daily|newspaper|news|portal|site|website|radio|magazine|weekly|tv|television|channel|press agency|"
    r"wire|outlet|blog|broadcaster|journal|media group)\b",
    re.IGNORECASE,
)
ISSUER = re.compile(
    r"\b(?:press (?:service|office|centre|center)|ministry|government|spokes\w+|monitors?|mission|command)\b",
    re.IGNORECASE,
)
DATELINE = re.compile(r"^[A-Z][A-Z .'’-]{2,30}(?=[,(\s])", re.MULTILINE)
FORCES = {  # organs that issue texts, and are fighters everywhere else (facts: organs.tsv)
    "armed forces": OrganPhrase("armed forces", "armed_forces", "MIL"),
    "border troops": OrganPhrase("border troops", "border_guard", "COP"),
}
FORCE = re.compile(r"\b(?:armed forces|border troops)\b", re.IGNORECASE)
ISSUING_FORMS = ("organ", "group", "organisation", "name", "adjective", "person")


def find_voice(document: Document, table: ActorTable) -> Actor | None:
    """Return the body that the publisher is, where it is one that takes part or watches; a medium is none."""
    if not document.publisher:
        return None
    if MEDIUM.search(document.publisher) and not ISSUER.search(document.publisher):
        return None
    mentions = _read(document.publisher, table)
    issuer = _first_organ(document.publisher, mentions, table)
    if issuer is not None:
        return issuer
    for form in ISSUING_FORMS:
        for mention in mentions:
            if mention.form == form and mention.actor and mention.actor.sector != "JRN":
                return mention.actor
    return None


def _first_organ(publisher: str, mentions: Sequence[ActorMention], table: ActorTable) -> Actor | None:
    """Read "Border Service of the State Committee of X", "Ministry of Information, Asmara": the organ named first.

    What stands behind it is the body that it is part of, and the state or capital that says whose.
    """
    home = next((m.actor for m in mentions if m.actor and m.actor.country and m.actor.country != "IGO"), None)
    named = [
        m for m in mentions if m.form in ("organ", "group", "organisation") and m.actor and m.actor.sector != "JRN"
    ]
    phrases = [(start, phrase) for start, _, phrase in table.find_phrases(publisher)]
    phrases += [(m.start(), FORCES[m.group().lower()]) for m in FORCE.finditer(publisher)]
    if not phrases or home is None:
        return named[0].actor if named else None
    start, phrase = min(phrases)
    if named and named[0].span.start <= start:
        return named[0].actor
    return organ_of(home, phrase)


def find_home(document: Document, mentions: Sequence[ActorMention], table: ActorTable) -> str | None:
    """Return the country of the publisher's name, else of the capital in the dateline."""
    for mention in _read(document.publisher or "", table):
        if mention.actor and mention.actor.country and mention.actor.country != "IGO":
            return mention.actor.country
    ranges = [m.span() for m in DATELINE.finditer(document.text)]
    for mention in mentions:
        inside = any(a <= mention.span.start < b for a, b in ranges)
        if inside and mention.form == "capital" and mention.actor:
            return mention.actor.country
    return None


def _read(words: str, table: ActorTable) -> tuple[ActorMention, ...]:
    if not words:
        return ()
    return find_actors(Document(text=words), choose_names(words, table), table)
