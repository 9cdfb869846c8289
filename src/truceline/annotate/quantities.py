"""Find numbers of people and things: "at least nine people, seven of them children", "dozens", "nobody was hurt".

In: a document and the damage found in it. Out: mentions with a count. Vague words are read by the sourced table
``cues.tsv``; "more than 50" and "at least 50" have 50 as their lowest; "about 50" is 50 with its hedge kept in the
words. A figure with lost digits has a range only where that is certain. ``unit`` is empty where the words behind the
number do not say what is counted. Scope ``in addition`` marks "two more", ``not reported`` "no casualties were
reported".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from truceline.annotate.quantities_grammar import Grammar, grammar_of
from truceline.annotate.quantities_heads import PERSONS, Head, fate_before, fate_behind, find_head
from truceline.annotate.quantities_not import behind_a_name, counts_nothing, stands_as_year
from truceline.annotate.quantities_zero import find_zero
from truceline.annotate.stretches import Stretches
from truceline.model.document import Document
from truceline.model.mention import Damage, QuantityMention
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.reference.numerals import MARK, broken_range, is_year, numeral_value
from truceline.reference.person_nouns import PersonNouns, load_person_nouns
from truceline.reference.vague import Figures, Hedge, VagueTable, load_vague

IN_ADDITION = "in addition"
NOT_REPORTED = "not reported"
_TOKENS = re.compile(r"[0-9]+|[A-Za-z]+")
_NONE = re.compile(r"\b(?:no|not|neither|nor|without|never)\b[^.;!?\n]*$", re.IGNORECASE)
_PART_LEAD = re.compile(
    r"\b(?:among\s(?:them|whom|these|those)|including|of\s(?:them|whom|these))\s(?:also\s|at\sleast\s)?$", re.IGNORECASE
)
_PART_BEHIND = re.compile(r"\samong\s(?:them|whom)\b")
_SHARE = re.compile(r"\s(?:in|at|near|from|on|outside)\s(?:the\s)?[A-Z]")  # "five in Haris and four in Talloussa"
_FROM = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)|increased|grew|grown|went\sup|gone\sup|up|raised|revised|lowered|fell)\b"
    r"[^.;!?\n]{0,40}\bfrom\s$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\s(?:in\sall|in\stotal|altogether)\b")
_LISTED = re.compile(r"(?:,|,?\sand)\s(?:at\sleast\s)?")
_BROKEN = re.compile(
    rf"(?:[0-9]{{1,3}}\s(?=\W)|[0-9][0-9.,:]*)?{MARK}(?:[0-9.,:]*{MARK})*(?:[.,:]?[0-9]+)*|[0-9]+\?[0-9]+"
)
_NOT_ONE = frozenset(
    ("loss", "injury", "life", "human", "soul", "local", "other", "body")
)  # "a loss" is no count of one
LARGEST_PLACE = 12  # up to here "over two" in words is mostly a place; in digits, and above, a hedge
_REACH = 160  # characters in which a part looks for its whole


class _Read(NamedTuple):
    """What was read at a word: where to go on, and the mention if there is one, with what the next one may lean on."""

    end: int
    mention: QuantityMention | None = None
    hedge: Hedge | None = None
    fate: bool = False


def find_quantities(
    document: Document, damages: Sequence[Damage], *, vague: VagueTable | None = None, nouns: PersonNouns | None = None
) -> tuple[QuantityMention, ...]:
    """Find the quantities of a document, in the order of the text."""
    grammar = grammar_of(vague or load_vague(), nouns or load_person_nouns())
    lost = [damage for damage in damages if damage.kind == "lost_digits"]
    found = [_broken(document, damage, grammar) for damage in lost if "count" in damage.spoils]
    closed = Stretches((d.span.start, d.span.end) for d in damages if d.kind in ("lost_digits", "impossible_time"))
    found += _scan(document, grammar, closed)
    return tuple(sorted(found, key=lambda mention: (mention.span.start, mention.span.end)))


def _scan(document: Document, grammar: Grammar, closed: Stretches) -> Iterator[QuantityMention]:
    """Yield the quantities that stand outside damaged words."""
    text, starts, last, done = document.text, grammar.starts, _Read(0), 0
    for token in _TOKENS.finditer(text):
        word, at = token.group(), token.start()
        if at < done or not (word[0] <= "9" or word in starts):
            continue
        if closed.touch(at, at + 1):
            continue
        read = _read(document, at, grammar, last)
        if read is not None:
            done = read.end
            if read.mention and not closed.touch(at, read.mention.span.end):
                last = read
                yield read.mention


def _read(document: Document, at: int, grammar: Grammar, last: _Read) -> _Read | None:
    """Read the quantity whose first word starts at a character."""
    text = document.text
    if zero := find_zero(text, at) if text[at] in "nNwWaA" else None:
        value, scope = (0, "") if zero.told else (None, NOT_REPORTED)
        count = Figures(value, value, value)
        return _Read(zero.end, _mention(document, at, zero.end, count, unit=PERSONS, noun=zero.noun, scope=scope))
    if found := grammar.between.match(text, at) or grammar.number.match(text, at):
        return _number(document, found, grammar, last)
    if found := grammar.words.match(text, at):
        return _words(document, found, grammar, last)
    if found := grammar.article.match(text, at):
        return _one(document, found, grammar)
    return None


def _number(document: Document, found: re.Match[str], grammar: Grammar, last: _Read) -> _Read:
    """Read a number in digits or words, with its hedge and what it counts."""
    text, told = document.text, found.groupdict()
    start, end = found.start("n"), found.end()
    low, high = numeral_value(told["n"]), numeral_value(told["n2"]) if told["n2"] else None
    if high is not None and (low is None or high <= low):
        high = None
        end = found.end("same") + 1 if told.get("same") else found.end("n")
    if high is not None and (later := _later_figure(text, found)):
        low, high, start = high, None, later  # "rose from 9 to 12"
    nothing = _Read(end)
    year = not told.get("hedge") and stands_as_year(text, start, found.end("n"))  # "up to 1900 soldiers" is no year
    if low is None or year or counts_nothing(text, start, end, grammar.zones):
        return nothing
    head = find_head(text, end, grammar.nouns)
    hedge = grammar.vague.hedges[" ".join(told["hedge"].lower().split())] if told.get("hedge") else None
    begin = found.start() if start == found.start("n") else start
    if (
        told.get("hedge")
        and told["hedge"].lower() in ("over", "under")
        and told["n"].isalpha()
        and low <= LARGEST_PLACE
    ):
        hedge, begin = None, start  # "swarming over two navy boats"
    unit, noun, part = _counted(text, begin, end, head, last)
    if unit != PERSONS and (_is_nothing(text, start, head, low) or (hedge is None and is_year(told["n"]))):
        return nothing
    if hedge is None and last.hedge and last.fate and head.fate and _follows(text, begin, last):
        hedge = last.hedge  # "at least 12 killed and 30 hurt"
    figures = _figures(low, high, hedge, same=numeral_value(told["same"]) if told.get("same") else None)
    scope = IN_ADDITION if told.get("more") or head.more else ""
    stop = _stop(end, head, noun)
    mention = _mention(document, begin, stop, figures, unit=unit, noun=noun, scope=scope, part=part)
    return _Read(stop, mention, hedge, head.fate)


def _later_figure(text: str, found: re.Match[str]) -> int | None:
    """Return where the second of two figures starts that a toll rose from and to; the first one no longer holds."""
    told = found.groupdict()
    rose = told["n2"] and " to " in text[found.end("n") : found.start("n2")]
    return found.start("n2") if rose and _FROM.search(text, max(0, found.start() - 64), found.start()) else None


def _stop(end: int, head: Head, noun: str | None) -> int:
    """Return where the words of a quantity end: with its noun, or with "of them", "more"."""
    return max(end, head.end) if noun or head.part or head.of_the or (head.more and not head.noun) else end


def _counted(text: str, start: int, end: int, head: Head, last: _Read) -> tuple[str, str | None, bool]:
    """Return the unit, the noun and whether the figure is a part of another one."""
    before = last.mention if last.mention and _same_sentence(text, last.mention.span.end, start) else None
    listed = before is not None and _follows(text, start, last)
    among = _PART_BEHIND.match(text, max(end, head.end)) or _PART_LEAD.search(text, max(0, start - 28), start)
    of_whom = head.part or bool(among)
    part = of_whom or (listed and before is not None and before.count.part == "part")
    if head.unit == PERSONS:
        return PERSONS, head.noun, part
    if before and before.count.unit == PERSONS and head.of_the and (listed or text[max(0, start - 2) : start] == ", "):
        return PERSONS, None, True  # "50 servicemen, 42 of the army and 8 of the border service"
    if before and head.noun is None and (head.part or head.more):
        return (
            before.count.unit,
            before.noun if head.part else None,
            part or head.part,
        )  # "seven of them", "and 34 more"
    if before and before.count.unit == PERSONS and head.noun is None and _shares(text, start, end, before, last):
        return PERSONS, None, True
    if before and before.count.unit == PERSONS and head.noun is None and _IN_ALL.match(text, end):
        return PERSONS, None, False  # "thirteen civilians and six soldiers, 19 in all"
    if fate_behind(text, max(end, head.end) if head.noun is None else end) or (
        head.noun is None and fate_before(text, start)
    ):
        return PERSONS, None, part
    return head.unit, head.noun, part


def _shares(text: str, start: int, end: int, before: QuantityMention, last: _Read) -> bool:
    """Say whether a bare number with a place is a share of the figure before it, or stands beside such a share."""
    if not _SHARE.match(text, end):
        return False
    gap = text[before.span.end : start]
    return gap in (", ", ": ", " - ", " – ", "; ") or bool(
        before.count.part == "part" and last.mention is before and re.fullmatch(r"[^,;.\n]{0,40}(?:,|,?\sand)\s", gap)
    )


def _is_nothing(text: str, start: int, head: Head, value: int) -> bool:
    """Say whether a number of no persons is a pronoun ("one must look"), a degree or a name ("Task Force 1")."""
    return value < 2 or (head.noun is None and behind_a_name(text, start))


def _figures(low: int, high: int | None, hedge: Hedge | None, *, same: int | None = None) -> Figures:
    """Return lowest, best and highest by the hedge."""
    if same is not None and same != low:
        return Figures(min(low, same), None, max(low, same))  # "thirty-seven (73)": one of them is wrong
    if hedge == "at least":
        return Figures(low, low, None)
    if hedge == "more than":
        return Figures(low, None, None)
    if hedge == "up to":
        return Figures(None, None, high or low)
    if hedge == "fewer than":
        return Figures(None, None, max(low - 1, 0))
    return Figures(low, low, low) if high is None else Figures(low, None, high)


def _words(document: Document, found: re.Match[str], grammar: Grammar, last: _Read) -> _Read | None:
    """Read a vague quantity: of persons, or one to which the table gives a figure."""
    text, end = document.text, found.end()
    figures = grammar.vague.words[" ".join(found["phrase"].lower().split())]
    head = find_head(text, end, grammar.nouns)
    unit, noun, part = _counted(text, found.start(), end, head, last)
    if unit != PERSONS and figures.low is None:
        return None
    if found["hedge"] and figures.low is not None:
        figures = _figures(figures.low, None, grammar.vague.hedges[" ".join(found["hedge"].lower().split())])
    stop = _stop(end, head, noun)
    scope = IN_ADDITION if head.more else ""
    mention = _mention(document, found.start(), stop, figures, unit=unit, noun=noun, scope=scope, part=part)
    return _Read(mention.span.end, mention, None, head.fate)


def _one(document: Document, found: re.Match[str], grammar: Grammar) -> _Read | None:
    """Read "a soldier", "another serviceman", "a single man" as one person; "another was wounded" too."""
    text, end = document.text, found.end()
    if found[0].lower() == "another" and fate_behind(text, end):
        one = Figures(1, 1, 1)
        return _Read(end, _mention(document, found.start(), end, one, unit=PERSONS, noun=None, scope=IN_ADDITION))
    head = find_head(text, end, grammar.nouns)
    if not head.whole or head.plural or head.of_the or not head.noun:
        return None
    noun = grammar.nouns.forms[head.noun.lower()].noun
    if noun in _NOT_ONE or (
        "single" in found[0].lower() and _NONE.search(text, max(0, found.start() - 60), found.start())
    ):
        return None
    scope, part = (
        IN_ADDITION if found[0].lower().startswith("another") else "",
        bool(_PART_BEHIND.match(text, head.end)),
    )
    figures = Figures(1, 1, 1)
    mention = _mention(document, found.start(), head.end, figures, unit=PERSONS, noun=noun, scope=scope, part=part)
    return _Read(head.end, mention)


def _broken(document: Document, damage: Damage, grammar: Grammar) -> QuantityMention:
    """Return the mention of a number that lost digits: a range where it is certain, else nothing known."""
    text, span = document.text, damage.span
    found = _BROKEN.search(text, span.start, span.end)
    assert found is not None, "a damage of kind lost_digits holds a mark"
    number = found[0].rstrip(".,:")
    end = found.start() + len(number)
    larger = re.compile(r"\s(?:thousand|million|hundred|dozen)\b").match(text, end)
    certain = None if larger else broken_range(number)
    hedge = grammar.vague.hedges.get(" ".join(text[span.start : found.start()].lower().split()))
    low, high = certain or (None, None)
    if hedge in ("at least", "more than"):
        high = None
    elif hedge in ("up to", "fewer than"):
        low = None
    head = find_head(text, larger.end() if larger else end, grammar.nouns)
    unit, noun, part = _counted(text, span.start, end, head, _Read(0))
    figures = Figures(low, None, high)
    return _mention(document, span.start, span.end, figures, unit=unit, noun=noun, part=part, damaged=True)


def _same_sentence(text: str, start: int, end: int) -> bool:
    return end - start <= _REACH and "\n" not in (gap := text[start:end]) and ". " not in gap


def _follows(text: str, start: int, last: _Read) -> bool:
    """Say whether only a comma or "and" stands between the last quantity and this one."""
    return bool(
        last.mention and last.mention.span.end <= start and _LISTED.fullmatch(text, last.mention.span.end, start)
    )


def _mention(
    document: Document,
    start: int,
    end: int,
    figures: Figures,
    *,
    unit: str,
    noun: str | None,
    scope: str = "",
    part: bool = False,
    damaged: bool = False,
) -> QuantityMention:
    words, lemma = document.text[start:end], load_person_nouns().forms.get((noun or "").lower())
    count = Count(
        low=figures.low, best=figures.best, high=figures.high, unit=unit, words=words, scope=scope,
        part="part" if part else "total", damaged=damaged,
    )  # fmt: skip
    span = Span(document=document.id, start=start, end=end, text=words)
    return QuantityMention(span=span, count=count, noun=lemma.noun if lemma else noun and noun.lower())
