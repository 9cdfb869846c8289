"""Find the words that name an agreement, a monitoring or peacekeeping mission, or talks, with the date beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.mention import ActorMention, TimeMention, TruceMention
from truceline.model.span import Span
from truceline.model.syntax import Sentence
from truceline.reference.truce_cues import TruceCueKind, load_truce_cues

EXACT = ("minute", "hour", "part_of_day", "day", "month", "year")
NEAR = 30  # characters between a date and the agreement that is made on it
BROKER = re.compile(
    r"\b(?:broker\w*|mediat\w*|sponsor\w*|shepherd\w*|called for(?= by)|initiative(?= of)|under the auspices)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"-|\s+(?:(?:has|had|have|was|helped(?: to)?|jointly)\s+)?", re.IGNORECASE)
AFTER = re.compile(r"\s+(?:\w+\s+){0,2}(?:by|of)\s+(?:the\s+)?", re.IGNORECASE)
JOINED = re.compile(r"-?(?:,|,?\s+and)\s+(?:the\s+)?", re.IGNORECASE)


# Between an agreement and its date: "the truce of", "signed in the capital on", "which came into force at dawn on".
DIRECTLY = re.compile(
    r"[\s,(]*(?:(?:agreement|accord|deal|understanding|regime|statement)s?\s+)?(?:of|from|dated|in)?\s*(?:the\s+)?"
)
OF_DATE = re.compile(r"\s+(?:by|of|between|among)\s+[^;.]{0,80}\s(?:of|dated)\s+")  # "statement of the leaders of"
ENDED = re.compile(r"\s+that\s+(?:ended|concluded)\s+(?:\w+\s+){1,4}(?:in|on)\s+")  # "the agreement that ended it in"
PROPOSED = re.compile(  # what is only asked for is no agreement
    r"\b(?:propos(?:al|als|ed|es)|call(?:s|ed)?|appeal(?:s|ed)?|urg(?:e|es|ed|ing)|demand(?:s|ed)?|plea)\b"
    r"(?: (?:of|for|on|to|both|all|the|sides|parties|them)){0,4} (?:an? )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
MADE = (
    r"(?:signed|agreed|reached|declared|announced|brokered|renewed|negotiated|concluded|accepted|proclaimed|made|"
    r"begins?|began|begun|start(?:s|ed)|force|effect|applicable|called for|shepherded|mediated|sponsored)"
)
ELSE = r"(?:interrupted|ended|halted|stopped|followed|violated|broke|broken|breached|war|fighting|since|until|before)"
AFTERWARDS = re.compile(rf"(?:(?!\b{ELSE}\b)[^;.]){{0,80}}\b{MADE}\b[^;]{{0,60}}", re.IGNORECASE)
BEFOREHAND = re.compile(rf"[^;.]{{0,40}}\b{MADE}\b(?:(?!\b{ELSE}\b)[^;]){{0,60}}", re.IGNORECASE)
WHEN = re.compile(r",?\s+when\s+(?:\w+\s+){1,6}", re.IGNORECASE)  # "27 July, when the full ceasefire came into force"
SINCE = re.compile(r"\b(?:since|until|before|after)\b[^,;.]{0,30}$", re.IGNORECASE)  # "since they rose on 15 April"
MADE_NEXT = re.compile(rf"\s+(?:\w+\s+){{0,3}}{MADE}\b", re.IGNORECASE)
SENT = re.compile(
    r"[^;.]{0,60}\b(?:since|deployed|opened|established|set up|launched|worked|began|sent)\b[^;]{0,30}", re.IGNORECASE
)
SENT_WHEN = re.compile(  # "since February, when the union opened its mission"
    r",?\s+when\s+[^;.]{0,40}\b(?:opened|deployed|set up|sent|launched|established)\b[^;.]{0,20}", re.IGNORECASE
)
PLACED = re.compile(r"[^;.]{0,60}", re.IGNORECASE)  # talks have the day that stands near
KNOWN = re.compile(r"\b(?:the|this|that|its|their|those|said|same)\s+(?:\w+[\s-]){0,2}$", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?", re.IGNORECASE)
PAIR = re.compile(r",?\s+and\s+(?:the\s+)?", re.IGNORECASE)
AGREED = re.compile(r"\s+(?:\w+\s+){0,2}(?:signed|agreed|renewed|concluded|reached|accepted)\b", re.IGNORECASE)


def find_truces(
    document: Document, sentences: Sequence[Sentence], times: Sequence[TimeMention], actors: Sequence[ActorMention]
) -> tuple[TruceMention, ...]:
    """Return one mention a kind and sentence: the first that has a date in its sentence, else the first."""
    found: list[TruceMention] = []
    for sentence in sentences:
        if not sentence.heading:
            found.extend(_in_sentence(document, sentence, times, actors))
    return tuple(_known(document, mention, found) for mention in found)


def _known(document: Document, mention: TruceMention, all_named: Sequence[TruceMention]) -> TruceMention:
    """Give "the truce" the date, parties and brokers of the only dated one of its kind that the report names."""
    dates = {other.date for other in all_named if other.kind == mention.kind and other.date}
    before = document.text[max(0, mention.span.start - 40) : mention.span.start]
    if mention.kind not in ("ceasefire", "peace_agreement") or len(dates) != 1 or not KNOWN.search(before):
        return mention
    same = [other for other in all_named if other.kind == mention.kind and other.date]
    return replace(
        mention,
        date=mention.date or same[0].date,
        brokers=mention.brokers or next((o.brokers for o in same if o.brokers), ()),
        parties=mention.parties or next((o.parties for o in same if o.parties), ()),
    )


def _in_sentence(
    document: Document, sentence: Sentence, times: Sequence[TimeMention], actors: Sequence[ActorMention]
) -> Iterator[TruceMention]:
    words = document.text[sentence.start : sentence.end]
    taken: list[tuple[int, int]] = []
    for cue in load_truce_cues():
        for match in cue.pattern.finditer(words):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if cue.kind == "ceasefire" and PROPOSED.search(document.text, max(sentence.start, start - 60), start):
                continue
            yield TruceMention(
                span=Span(document=document.id, start=start, end=end, text=document.text[start:end]),
                kind=cue.kind,
                date=_date(document.text, sentence, (start, end), cue.kind, times),
                brokers=tuple(_brokers(document, sentence, actors)),
                parties=_parties(document.text, sentence, actors),
            )
            break


def _date(
    text: str, sentence: Sentence, named: tuple[int, int], kind: TruceCueKind, times: Sequence[TimeMention]
) -> str | None:
    """Return the date that the words tie to the agreement at ``named``, as exact as they are."""
    start, end = named
    inside = [t for t in times if sentence.start <= t.span.start < sentence.end and t.readings and t.kind != "length"]
    dated = [t for t in inside if t.readings[0].precision in EXACT and t.readings[0].earliest]
    tie = {"talks": PLACED, "monitoring_mission": SENT, "peacekeeping": SENT}.get(kind, AFTERWARDS)
    for mention in dated:
        ties = (DIRECTLY, OF_DATE, ENDED, tie)
        if mention.span.start >= end and any(each.fullmatch(text, end, mention.span.start) for each in ties):
            return mention.readings[0].first_date()
    for mention in reversed(dated):
        if mention.span.end <= start and _dated_before(text, mention.span, start, end):
            return mention.readings[0].first_date()
    return None


def _dated_before(text: str, time: Span, start: int, end: int) -> bool:
    """Say whether a time before the agreement dates it: "the 1953 armistice", "in May they signed a truce"."""
    if not text[time.end : start].strip(" ") or BEFOREHAND.fullmatch(text, time.end, start):
        return True
    if SENT_WHEN.fullmatch(text, time.end, start):
        return True
    if WHEN.fullmatch(text, time.end, start):
        return MADE_NEXT.match(text, end) is not None
    since = SINCE.search(text, max(0, time.start - 2 * NEAR), time.start)
    return not since and start - time.end <= NEAR and MADE_NEXT.match(text, end) is not None


def _parties(text: str, sentence: Sentence, actors: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """Return who made it: "between A and B", "A and B signed"."""
    inside = [a for a in actors if a.actor and sentence.start <= a.span.start < sentence.end]
    for one, two in pairwise(inside):
        if one.actor and two.actor and PAIR.fullmatch(text, one.span.end, two.span.start):
            lead = BETWEEN.search(text, max(sentence.start, one.span.start - 20), one.span.start)
            if (lead and lead.end() == one.span.start) or AGREED.match(text, two.span.end):
                return one.actor, two.actor
    return ()


def _brokers(document: Document, sentence: Sentence, actors: Sequence[ActorMention]) -> Iterator[Actor]:
    """Yield the actors that the words tie to mediation: "Russian-brokered", "X has brokered", "mediated by X and Y"."""
    text = document.text
    inside = [a for a in actors if a.actor and sentence.start <= a.span.start < sentence.end]
    for match in BROKER.finditer(text, sentence.start, sentence.end):
        left = [(a, text[a.span.end : match.start()]) for a in inside if a.span.end <= match.start()]
        right = [(a, text[match.end() : a.span.start]) for a in inside if a.span.start >= match.end()]
        found = _tied(right, AFTER) or _tied(left[::-1], BEFORE)
        if match[0].lower().endswith("auspices"):
            found = found[
                :1
            ]  # "under the auspices of the UN, India and Pakistan ...": what follows acts, it does not broker
        yield from (a.actor for a in inside if a in found and a.actor)


def _tied(nearest_first: Sequence[tuple[ActorMention, str]], tie: re.Pattern[str]) -> list[ActorMention]:
    """Return the nearest actor if ``tie`` is all that parts it from the word, and those joined to it by "and"."""
    found: list[ActorMention] = []
    passed = 0
    for mention, gap in nearest_first:
        between = gap[passed:] if tie is AFTER else gap[: len(gap) - passed]
        if not (JOINED if found else tie).fullmatch(between):
            break
        found.append(mention)
        passed = len(gap) + len(mention.span.text)
    return found
