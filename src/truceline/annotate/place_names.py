"""Find the words that may name places: capitalised runs with what stands before and after them.

Tokens and sentences in, ``NameHit`` out. Nothing is looked up: whether a hit is a place is decided by ``place_choice``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.annotate.place_cues import Cue, cue_after, cue_before, is_person, split_tail
from truceline.model.document import Document
from truceline.model.mention import Relation
from truceline.model.syntax import Sentence, Token
from truceline.reference.place_words import Sense, load_place_words

MAX_WORDS = 5
ACRONYM = 5  # letters; as many capitals are a body, not a place
PARTICLES = frozenset("al el ad an ar as ash at az de del der des di do dos du e el en es ez i la las le les los ol s "
                      "sur ul und van von y ye bin".split())  # fmt: skip
NAME_TAGS = ("NNP", "NNPS")
JOINTS = ("-", "‑", "’", "'", ".")  # inside a name when no space stands around them
_CAPS = r"[A-Z][\w.’'-]*(?:[ /-][A-Z][\w.’'-]*){0,3}"
_DAY = r"(?:,? \(?(?:[A-Z][a-z]{2,8}\.? )?\d[^-–—:\n]{0,20}\)?)?"
DATELINE = re.compile(  # "KYIV, March 26 - ", "Jammu: ", "Done at Goma, 3 May 2024", "DUSHANBE, 29.04.2021"
    rf"(?m)^[ \t]*(?:{_CAPS}(?:, {_CAPS})?{_DAY}\s*(?:[-–—]{{1,2}}|:)\s"
    rf"|(?:Done at )?{_CAPS},? \d{{1,2}}(?:[./]|th,? | )[^\n]{{0,20}}$|{_CAPS}, \d{{1,2}}[./]\d)"
)
_CAPITAL_BEFORE = re.compile(r"(?:^|[^.!?\n:] )(?:North|South|East|West|[A-Z][a-z]+) $")
_CAPITALS_AFTER = re.compile(r"(?: (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]+){1,3}")
_FORCES = re.compile(  # "fired at Thai troops": an adjective that is also the name of a village
    r"\s(?:[a-z-]+\s)?(?:troops?|soldiers?|forces|fighters|army|military|navy|border guards?|servicem[ae]n|positions?|"
    r"posts?|outposts?|patrols?|units?|bases?|vehicles?|tanks?|vessels?|boats?|warships?|jets?|aircraft|drones?|rebels?|"
    r"militants?|citizens?|civilians?|nationals?|territory|soil|side)\b"
)
_LIST_GAP = re.compile(r"\s*(?:,|/|,? (?:and|or|as well as)|-|–)\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """Characters ``[start, end)`` that may name a place, and what the words around say.

    ``strength``: 3 a noun says what it is, 2 a preposition that places follow, 1 one that others follow too, 0 none.
    ``cue_start``, ``cue_end`` hold the noun too, where it is adjacent. ``own``: not taken over from a list;
    ``bare``: no relation before it; ``taken``: also the name of an actor.
    """

    start: int
    end: int
    name: str
    sentence: int
    sense: Sense | None = None
    relation: Relation = "at"
    strength: int = 0
    distance_km: float | None = None
    bearing: str | None = None
    cue_start: int
    cue_end: int
    plural: bool = False
    own: bool = True
    bare: bool = False
    taken: bool = False


def find_names(
    document: Document,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    *,
    closed: Sequence[tuple[int, int]],
    either: Sequence[tuple[int, int]],
) -> list[NameHit]:
    """Find the hits of a document, in the order of the text; datelines and persons are left out.

    ``closed`` are characters that are read already; those of ``either`` may be an actor or a place, and are hits only
    where a place must stand ("in Khartoum").
    """
    text = document.text
    shut = [*closed, *(m.span() for m in DATELINE.finditer(text))]
    hits: list[NameHit] = []
    for number, sentence in enumerate(sentences):
        here = [r for r in (*shut, *either) if r[0] < sentence.end and r[1] > sentence.start]
        named = [r for r in either if r in here and not any(s < r[1] and r[0] < e for s, e in shut)]
        found = [
            hit for run in runs(tokens, sentence, here) for hit in _hits(text, tokens[slice(*run)], sentence, number)
        ]
        found += [hit for start, end in named for hit in _actor_hits(text, start, end, sentence, number)]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        hits += [h for h in _chain(text, _apart(found)) if not h.taken or (h.strength >= 2 and not _is_of(text, h.end))]
    return hits


def _actor_hits(text: str, start: int, end: int, sentence: Sentence, number: int) -> Iterator[NameHit]:
    """Yield the hit of an actor's name with the capitals after it; none inside a longer name (South China Sea)."""
    if not text[start].isupper() or text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return
    if _CAPITAL_BEFORE.search(text[max(0, start - 30) : start]):
        return
    more = _CAPITALS_AFTER.match(text, end)
    start, end, tail, tail_end = split_tail(text, start, more.end() if more else end)
    if len(text[start:end].split()) <= MAX_WORDS:
        yield replace(_with_tail(hit_at(text, start, end, sentence, number), tail, tail_end), taken=True)


def _is_of(text: str, end: int) -> bool:
    """Say whether the name of an actor stands before what is the actor's own: "Iran's", "Thai troops"."""
    return text.startswith(("'s", "’s"), end) or _FORCES.match(text, end) is not None


def _apart(hits: list[NameHit]) -> list[NameHit]:
    kept: list[NameHit] = []
    for hit in hits:
        if not kept or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept


def runs(tokens: Sequence[Token], sentence: Sentence, closed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` token ranges of capitalised names, with particles inside."""
    at = sentence.first
    while at < sentence.last:
        if not _begins(tokens, at, sentence, closed):
            at += 1
            continue
        last = at + 1
        while last < sentence.last:
            step = _continues(tokens, last, sentence, closed)
            if not step:
                break
            last += step
        yield at, last
        at = last


def _open(token: Token, closed: list[tuple[int, int]]) -> bool:
    return not any(start < token.end and token.start < end for start, end in closed)


def _capital(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    token = tokens[at]
    if not token.text[0].isupper() or (not token.text[-1].isalnum() and not token.text.endswith(".")):
        return False
    # the first word of a sentence or quotation has its capital from there
    opens = at == sentence.first or (
        not tokens[at - 1].text[-1].isalnum() and tokens[at - 1].text not in (",", "(", "/", "-")
    )
    return not opens or token.tag in NAME_TAGS


def _begins(tokens: Sequence[Token], at: int, sentence: Sentence, closed: list[tuple[int, int]]) -> bool:
    token = tokens[at]
    if token.text in PARTICLES:  # al-Hisha
        after = tokens[at + 1 : at + 3]
        joined = len(after) == 2 and after[0].text in JOINTS and after[0].start == token.end
        return joined and after[1].text[0].isupper() and after[1].start == after[0].end and _open(after[1], closed)
    if "-" in token.text and token.text.split("-")[0] in PARTICLES:
        return any(part[:1].isupper() for part in token.text.split("-"))
    if not _capital(tokens, at, sentence) or token.text.rstrip(".") in load_place_words().stops:
        return False
    return _open(token, closed)


def _continues(tokens: Sequence[Token], at: int, sentence: Sentence, closed: list[tuple[int, int]]) -> int:
    """Count the tokens from ``at`` that go on with the name: 0 where it ends."""
    token = tokens[at]
    touching = token.start == tokens[at - 1].end
    if not _open(token, closed):
        return 0
    if token.text in JOINTS:
        joined = touching and at + 1 < sentence.last and tokens[at + 1].start == token.end
        return 2 if joined and _open(tokens[at + 1], closed) and tokens[at + 1].text[0].isalnum() else 0
    if token.text in PARTICLES or token.text.split("-")[0] in PARTICLES:
        inside = at + 1 < sentence.last and _continues(tokens, at + 1, sentence, closed)
        return 1 if inside or any(part[:1].isupper() for part in token.text.split("-")) else 0
    if tokens[at - 1].text.endswith(".") and len(tokens[at - 1].text) > 3 and not touching:
        return 0
    return int(token.text[0].isupper() and (token.text[-1].isalnum() or token.text.endswith(".")))


def _hits(text: str, run: Sequence[Token], sentence: Sentence, number: int) -> Iterator[NameHit]:
    start, end = run[0].start, run[-1].end
    if text[end - 1] == "." and len(run[-1].text) > 2:
        end -= 1
    if is_person(text, start, end):
        return
    start, end, tail, tail_end = split_tail(text, start, end)
    name = text[start:end]
    if len(name.split()) > MAX_WORDS or (name.isupper() and len(name) <= ACRONYM):
        return
    if name in load_place_words().directions:
        return
    yield _with_tail(hit_at(text, start, end, sentence, number), tail, tail_end)


def _with_tail(hit: NameHit, tail: Cue | None, tail_end: int) -> NameHit:
    """Add what a capitalised noun at the end of the run says (Surin Province)."""
    if tail is None:
        return hit
    relation = tail.relation if tail.relation and hit.relation in ("at", "in") else hit.relation
    return replace(
        hit, sense=hit.sense or tail.sense, strength=3, relation=relation, cue_end=tail_end, plural=tail.plural
    )


def hit_at(text: str, start: int, end: int, sentence: Sentence, number: int) -> NameHit:
    """Make the hit of the characters, with what the words before and after them say."""
    before: Cue = cue_before(text[max(sentence.start, start - 100) : start])
    after: Cue = cue_after(text[end : min(sentence.end, end + 80)])
    sense = after.sense or before.sense
    strength = 3 if sense else before.strength
    relation = before.relation
    if after.relation and relation in ("at", "in", "from"):
        relation = after.relation
    name = " ".join(text[start:end].split())
    return NameHit(
        start=start,
        end=end,
        name=name,
        sentence=number,
        sense=sense,
        relation=relation or "at",
        strength=strength,
        distance_km=before.distance_km,
        bearing=before.bearing,
        cue_start=start - before.length,
        cue_end=end + after.length,
        plural=before.plural or after.plural,
        bare=before.relation is None,
    )


def _chain(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Let the members of a list share the relation before it and the plural noun before or after it."""
    out = list(hits)
    for i in range(1, len(out)):
        last, hit = out[i - 1], out[i]
        if hit.bare and _LIST_GAP.fullmatch(text[min(last.cue_end, hit.cue_start) : hit.cue_start]):
            shares = last.plural and last.cue_start < last.start and hit.sense is None
            strength = max(hit.strength, last.strength if shares else min(last.strength, 2))
            sense = last.sense if shares else hit.sense
            out[i] = replace(
                hit,
                sense=sense,
                strength=strength,
                relation=last.relation,
                plural=hit.plural or shares,
                own=bool(hit.sense),
            )
    for i in range(len(out) - 2, -1, -1):
        hit, after = out[i], out[i + 1]
        ends = after.plural and after.cue_end > after.end and hit.sense is None and hit.cue_end == hit.end
        if ends and _LIST_GAP.fullmatch(text[hit.end : after.start]):
            out[i] = replace(hit, sense=after.sense, strength=3, plural=True, own=False, cue_end=after.cue_end)
    return out
