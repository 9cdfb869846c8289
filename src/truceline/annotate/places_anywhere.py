"""Find and resolve the place names of any news text: no country of the context, no word needed before the name.

Document, tokens, sentences, names of actors and table in, mentions out. For texts outside the field, and to measure the
resolver on gold sets that give the names (``spans``). Here a name that is left open still has its candidates, a country
is a place wherever it is named, and so is its adjective ("Turkish": Turkey).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.annotate.place_cues import is_person, split_tail
from truceline.annotate.place_fit import UNIT_SENSES, Choice
from truceline.annotate.place_forms import SHORT, find_forms
from truceline.annotate.place_names import NameHit, hit_at, runs
from truceline.annotate.place_world import choose_anywhere
from truceline.annotate.places import make_mention, pairs_within
from truceline.annotate.state_names import StateName
from truceline.model.document import Document
from truceline.model.mention import ActorMention, PlaceMention
from truceline.model.place import PlaceCandidate
from truceline.model.syntax import Sentence, Token
from truceline.reference.gazetteer import Entry
from truceline.reference.place_words import load_place_words
from truceline.reference.places import PlaceTable

LARGE = 15_000  # inhabitants of a town that needs no word for a place before it
WORD = re.compile(r"[\w’'-]+")


def find_places_anywhere(
    document: Document,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    table: PlaceTable,
    *,
    states: Sequence[StateName] = (),
    actors: Sequence[ActorMention] = (),
    spans: Sequence[tuple[int, int]] | None = None,
) -> tuple[PlaceMention, ...]:
    """Return the mentions in the order of the text: of ``spans`` where they are given, else of the names found here.

    ``states`` are the words that name a state; what names an organ or a person among ``actors`` is no place.
    """
    named = {(s.start, s.end): (entry, s.derived) for s in states if (entry := table.country(s.country))}
    if spans is None:
        hits = list(_found(document.text, tokens, sentences, actors, list(named), table))
    else:
        hits = [_hit(document.text, sentences, start, end) for start, end in sorted(spans)]
    fixed: dict[int, Choice] = {}
    known: dict[int, Entry] = {}
    for index, hit in enumerate(hits):
        entry, derived = named.get((hit.start, hit.end), (None, False))
        if entry and derived:
            fixed[index] = _choice(entry)
        elif entry:
            known[index] = entry
    choices = choose_anywhere(hits, table, fixed=fixed, known=known, within=list(pairs_within(document.text, hits)))
    return tuple(make_mention(document, hit, choice, table) for hit, choice in zip(hits, choices, strict=True))


def _choice(entry: Entry) -> Choice:
    return Choice(entry, (PlaceCandidate(id=entry.id, name=entry.name, country=entry.country, score=1.0),))


def _hit(text: str, sentences: Sequence[Sentence], start: int, end: int) -> NameHit:
    """Make the hit of given characters; the nouns of units within them say what the name is."""
    number = next((i for i, s in enumerate(sentences) if start < s.end), len(sentences) - 1)
    sentence = sentences[number]
    hit = hit_at(text, start, end, sentence, number)
    tail = split_tail(text, start, end)[2]
    if tail is None or tail.plural or tail.sense not in (*UNIT_SENSES, "settlement"):
        return hit
    return replace(hit, sense=tail.sense, strength=3)


def _found(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    actors: Sequence[ActorMention],
    states: Sequence[tuple[int, int]],
    table: PlaceTable,
) -> Iterator[NameHit]:
    """Yield the names that can be places: not those of people, nor of bodies."""
    bodies = [(m.span.start, m.span.end) for m in actors if m.form in ("organ", "group", "organisation", "person")]
    people: set[str] = set()
    hits: list[NameHit] = []
    for number, sentence in enumerate(sentences):
        closed = [s for s in (*bodies, *states) if s[0] < sentence.end and s[1] > sentence.start]
        hits += [_hit(text, sentences, *s) for s in states if sentence.start <= s[0] < sentence.end]
        for first, last in runs(tokens, sentence, closed):
            start, end = tokens[first].start, _end(text, tokens[first:last])
            hit = _hit(text, [sentence], start, end)
            hit = replace(hit, sentence=number)
            if is_person(text, start, end):
                people.update(WORD.findall(hit.name))
            elif _is_known(hit, text[start:end], table):
                hits.append(hit)
            elif len(hit.name.split()) > 1:  # Abraham Lincoln: Lincoln alone is he from here on
                people.update(WORD.findall(hit.name)[-1:])
    hits.sort(key=lambda hit: (hit.start, hit.end))
    yield from (hit for hit in hits if hit.strength >= 2 or hit.name not in people)


def _end(text: str, run: Sequence[Token]) -> int:
    """Return the end of a run: with the full stop of an abbreviation, without that of the sentence."""
    start, end = run[0].start, run[-1].end
    return end if text[end - 1] != "." or SHORT.fullmatch(text[start:end]) else end - 1


def _is_known(hit: NameHit, words: str, table: PlaceTable) -> bool:
    if words in load_place_words().stops or words.rstrip(".") in load_place_words().directions:
        return False
    found = find_forms(hit.name, table)
    if hit.strength >= 1:
        return bool(found)
    return any(m.entry.kind not in ("town", "adm2") or m.entry.population >= LARGE for m in found)
