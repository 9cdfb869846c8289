"""Find the places that a document names: Document, tokens and table in, mentions and damage out.

Precision first: a name that is not surely a place stays out, and a place that is not surely that one has no entry.
A name known only by its sound is also damage: the spelling is lost, and what can be said is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from truceline.annotate.place_choice import choose
from truceline.annotate.place_cues import is_noun, is_seat
from truceline.annotate.place_fit import UNIT_SENSES, Choice
from truceline.annotate.place_grounds import find_grounds
from truceline.annotate.place_names import NameHit, find_names
from truceline.annotate.place_signing import is_place_of_agreement
from truceline.model.document import Document
from truceline.model.mention import Damage, PlaceMention
from truceline.model.span import Span
from truceline.model.syntax import Sentence, Token
from truceline.reference.gazetteer import Entry
from truceline.reference.places import PlaceTable

LOST = re.compile(r"<\s*>")  # where digits were
FIGHTING = 2  # the countries that a text names most: those whose clash it tells
FIRM_SENSES = ("settlement", "province", "district")
KINDS = {"adm1": "province", "adm2": "district", "town": "settlement", "capital": "settlement", "site": "site"}
# What may stand between a name and the unit it lies in: "Tegh, a village in the southern (Syunik)", "Digh settlement of
# the (Gorus)", "Sotk ((Gegharkunik)", "Kok-Tash, (Batken)"; a comma alone is also how lists are written.
_WITHIN = re.compile(
    r"[”\"'’]?(?:\s+[a-z]+|,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}?\w+)?,?\s+(?:in|of)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}"
    r"|[”\"'’]?\s*\(|[”\"'’]?,\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?"
)


def find_places(
    document: Document,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    table: PlaceTable,
    *,
    context_countries: Sequence[str],
    taken: Sequence[tuple[int, int]],
    damaged: bool | None = None,
) -> tuple[tuple[PlaceMention, ...], tuple[Damage, ...]]:
    """Find the place mentions, in the order of the text, and the names that only their sound gives away.

    ``context_countries`` are ISO 3166-1 alpha-3; ``taken`` the characters already read as names of actors: they are
    places only after words that places follow ("in Khartoum"). ``damaged`` says whether the text shows other damage
    (``None``: look for lost digits here): only there is a spelling that no table has held for a broken one, elsewhere
    for one more romanisation.
    """
    countries = tuple(dict.fromkeys(context_countries))
    grounds = [
        (hit, choice)
        for hit, choice in find_grounds(document, sentences, table, countries)
        if hit.strength >= 2 or not _overlaps(hit, taken)
    ]
    ground_ranges = [(hit.start, hit.end) for hit, _ in grounds]
    either = [r for r in taken if table.knows(document.text[slice(*r)])]
    closed = [*ground_ranges, *(r for r in taken if r not in either)]
    names = find_names(document, tokens, sentences, closed=closed, either=either)
    hits = sorted([*names, *(hit for hit, _ in grounds)], key=lambda hit: (hit.start, hit.end))
    fixed = {hit.start: choice for hit, choice in grounds}
    within = list(pairs_within(document.text, hits))
    choices = choose(
        hits,
        table,
        countries=countries,
        fixed={i: fixed[hit.start] for i, hit in enumerate(hits) if hit.start in fixed},
        within=within,
    )
    agreed = _of_agreements(document.text, sentences, list(zip(hits, choices, strict=True)), within, countries)
    found = [
        (hit, choice)
        for number, (hit, choice) in enumerate(zip(hits, choices, strict=True))
        if number not in agreed and _kept(hit, choice) and not _governs(document.text, hit, choice)
    ]
    mentions = tuple(make_mention(document, hit, choice, table) for hit, choice in found)
    damaged = LOST.search(document.text) is not None if damaged is None else damaged
    bent = [(hit, choice.entry) for hit, choice in found if choice.entry and not choice.exact]
    damages = tuple(_garbled(document, hit, entry, table) for hit, entry in bent) if damaged else ()
    return mentions, damages


def _overlaps(hit: NameHit, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in ranges)


def pairs_within(text: str, hits: Sequence[NameHit]) -> Iterator[tuple[int, int, bool]]:
    """Yield pairs of hits of which the second may be the unit that the first lies in, and whether a comma is all."""
    for inner, (hit, outer) in enumerate(pairwise(hits)):
        if hit.sentence == outer.sentence and hit.end < outer.start:
            gap = text[hit.cue_end if hit.cue_end <= outer.start else hit.end : outer.start]
            if _WITHIN.fullmatch(gap):
                yield inner, inner + 1, not re.search(r"\b(?:in|of)\b|\(", gap)


def _kept(hit: NameHit, choice: Choice) -> bool:
    if choice.entry is None:
        return _worth_keeping(hit)
    # a country is a place where something is in it or goes there; else it is the state
    return choice.entry.kind != "country" or (not hit.bare and hit.relation in ("in", "toward", "near", "along"))


def _governs(text: str, hit: NameHit, choice: Choice) -> bool:
    """Say whether a capital is named as a seat: "the regime in Asmara" puts nothing in Asmara."""
    capital = choice.entry is not None and choice.entry.kind == "capital"
    return capital and is_seat(text[max(0, hit.start - 40) : hit.start])


def _of_agreements(
    text: str,
    sentences: Sequence[Sentence],
    named: Sequence[tuple[NameHit, Choice]],
    within: Sequence[tuple[int, int, bool]],
    countries: Sequence[str],
) -> set[int]:
    """Return which names tell where something was agreed; the province that such a town lies in goes with it."""
    agreed: set[int] = set()
    for number, (hit, choice) in enumerate(named):
        sentence = sentences[hit.sentence]
        left, right = text[sentence.start : hit.start], text[hit.end : sentence.end]
        if is_place_of_agreement(left, right, elsewhere=_elsewhere(hit, choice, countries)):
            agreed.add(number)
    for inner, outer, _ in within:
        if inner in agreed:
            agreed.add(outer)
    return agreed


def _elsewhere(hit: NameHit, choice: Choice, countries: Sequence[str]) -> bool:
    """Say whether a place is a seat of government or lies out of the countries whose clash the text tells."""
    entry = choice.entry
    if entry is None:
        return False
    out = bool(countries and entry.country) and entry.country not in countries[:FIGHTING]
    return entry.kind == "capital" or (hit.taken and entry.kind != "country") or out


def _worth_keeping(hit: NameHit) -> bool:
    """Say whether the words tell a place although nobody knows which: a village of that name, or near it."""
    if hit.taken or not hit.own or hit.name.isupper() or not hit.name[-1].isalpha() or is_noun(hit.name):
        return False
    return hit.sense in FIRM_SENSES or (hit.sense is None and hit.strength == 2 and hit.relation in ("near", "outside"))


def make_mention(document: Document, hit: NameHit, choice: Choice, table: PlaceTable) -> PlaceMention:
    """Make the mention of a hit; a unit that the table knows only as a town has no pin."""
    place = table.place(choice.entry) if choice.entry else None
    if place and place.precision == "settlement" and hit.sense in UNIT_SENSES:
        # the table has the town of that name but not the unit around it: no pin on its seat
        place = replace(place, precision="district", lon=None, lat=None, radius_km=None)
    return PlaceMention(
        span=_span(document, hit.start, hit.end),
        place=place,
        relation="along" if hit.relation == "in" and place and place.precision == "line" else hit.relation,
        distance_km=hit.distance_km,
        bearing=hit.bearing,
        candidates=choice.candidates,
    )


def _garbled(document: Document, hit: NameHit, entry: Entry, table: PlaceTable) -> Damage:
    start, end = (hit.cue_start, hit.end) if hit.cue_start < hit.start else (hit.start, max(hit.end, hit.cue_end))
    what = f"{entry.name} ({KINDS[entry.kind]} of {table.country_name(entry.country)})" if entry.country else entry.name
    return Damage(
        span=_span(document, start, end),
        kind="garbled_name",
        can_say=f"{what} by sound; the spelling is not in the table",
        spoils=("place",),
    )


def _span(document: Document, start: int, end: int) -> Span:
    return Span(document=document.id, start=start, end=end, text=document.text[start:end])
