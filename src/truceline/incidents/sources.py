"""Whose word is a statement? The key of its source, the same for every report that quotes that source.

Statements in, keys out. Organs of one state that news does not tell apart (army, armed forces, military) are one
source; a name that may mean any of several ("Baku", "the military", "the ministry") is less ``exact``, and joins an
organ where both say the same (``origins``). What has no name speaks with the one who spoke before, or as a source of
its report.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.incidents.agencies import agency_of
from truceline.model.actor import Actor
from truceline.model.reading import Reading
from truceline.model.statement import Statement
from truceline.reference.english import load_english_words
from truceline.reference.spelling import name_key

MILITARY = frozenset(("army", "armed_forces", "mil", "general_staff", "military_media"))
DEFENCE = frozenset(("ministry_of_defence", "defence_minister", "joint_command"))  # what "the military" can stand for
VAGUE = frozenset(("ministry", "government", "local"))
MEDIA = "JRN"
ANY_ORGAN, MILITARY_ORGAN, EXACT = 0, 1, 2  # how exactly a name says who speaks
PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "you", "who"))
ARTICLES = frozenset(("a", "an"))
POINTING = frozenset(("the", "this", "that", "his", "her", "its", "their"))
SEVERAL = re.compile(r"\b(?:sources?|two|both|either|neither|each|one|ones|others|some|many|all)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One source of information. ``kind``: organ, state, group, person ..., ``anonymous`` or ``voice`` of a report.

    ``name`` tells it from others of its kind. ``side`` is the group or country it speaks for, "" where none is known.
    ``exact``: whether the words may mean any organ of that side, or any of its military, or this one alone.
    """

    kind: str
    name: str
    side: str = ""
    exact: int = EXACT


def voice_of(document: str) -> Source:
    """Return the source of what a report tells in its own voice."""
    return Source("voice", document)


def nameless_of(document: str) -> Source:
    """Return the source of what a report has from people whom it does not name."""
    return Source("anonymous", document)


def issuer(reading: Reading) -> Actor | None:
    """Return the body whose release a report is: what is said without a word of saying is its word, or nobody's."""
    if any(s.own_voice for s in reading.statements):
        return None
    uncued = Counter(speaker.id for s in reading.statements if s.cue is None for speaker in s.speakers)
    actors = {speaker.id: speaker for s in reading.statements for speaker in s.speakers}
    if not uncued or 2 * sum(uncued.values()) < len(reading.statements):
        return None
    return actors[max(uncued, key=lambda id: (uncued[id], id))]


def own_source(reading: Reading) -> Source:
    """Return whose word it is what a report tells without naming a speaker: an issuer's, an agency's, or its own."""
    body = issuer(reading) or agency_of(reading.document)
    return source_of_actors((body,)) if body is not None else voice_of(reading.document.id)


def sources_of(reading: Reading) -> dict[str, Source]:
    """Return the source of every statement of a report, by id of the statement."""
    own = own_source(reading)
    before = own if issuer(reading) is not None else None
    found: dict[str, Source] = {}
    for statement in sorted(reading.statements, key=lambda s: (s.span.start, s.span.end, s.id)):
        source = own if statement.own_voice else _source(statement, before, nameless_of(reading.document.id))
        found[statement.id] = source
        if not statement.own_voice and source.kind != "anonymous":
            before = source
    return found


def _source(statement: Statement, before: Source | None, nameless: Source) -> Source:
    if statement.anonymous:
        return nameless
    known = tuple(s for s in statement.speakers if not s.stranger)
    if known:
        return source_of_actors(known)
    return _stranger(statement, before, nameless)


def _stranger(statement: Statement, before: Source | None, nameless: Source) -> Source:
    """Read a speaker whom no table knows: a name, a word that points back, or somebody unnamed."""
    named = statement.named_as.text if statement.named_as is not None else statement.speakers[0].name
    words = named.split()
    if SEVERAL.search(named) or not words:
        return nameless
    names = [w for w in words if w[0].isupper() and w.lower() not in POINTING | PRONOUNS | ARTICLES and not _is_word(w)]
    if names:
        speaker = statement.speakers[0]
        return Source("stranger", name_key(" ".join(names)), speaker.group or speaker.country or "")
    points = words[0].lower() in PRONOUNS | POINTING or len(words) == 1
    return before if points and before is not None else nameless


def _is_word(word: str) -> bool:
    """Say whether a capitalised word is a common one ("The Directorate", "Order") and no name of people."""
    english = load_english_words()
    bare = word.strip(".,;:'’\"“”")
    return english.has(bare) and not english.is_name(bare)


def names_somebody(statement: Statement) -> bool:
    """Say whether the text itself names the speaker where it speaks, with more than a pronoun."""
    named = statement.named_as.text.split() if statement.named_as is not None else []
    return any(word.lower() not in PRONOUNS and not SEVERAL.fullmatch(word) for word in named)


def source_of_actors(actors: Iterable[Actor]) -> Source:
    """Return the source of a statement of one actor, or of several together."""
    sources = sorted({_of_actor(actor) for actor in actors})
    if len(sources) == 1:
        return sources[0]
    return Source("joint", "+".join(s.name for s in sources), sources[0].side)


def _of_actor(actor: Actor) -> Source:
    """Read ids such as ``ARM:ministry_of_defence``, ``state:ARM``, ``group:G0061``, ``org:Reuters``."""
    side = actor.group or actor.country or ""
    first, _, rest = actor.id.partition(":")
    if actor.kind in ("state", "residents"):
        return Source(actor.kind, actor.id, side, ANY_ORGAN if actor.kind == "state" else EXACT)
    if actor.kind == "organ" and rest and actor.sector != MEDIA:
        office = rest.partition(":")[0]
        if office in MILITARY:
            return Source("organ", f"{first}:military", side, MILITARY_ORGAN)
        return Source("organ", f"{first}:{office}", side, ANY_ORGAN if office in VAGUE else EXACT)
    return Source(actor.kind, actor.id, side, ANY_ORGAN if actor.kind == "person" and side else EXACT)


def can_be(vague: Source, exact: Source) -> bool:
    """Say whether the words for one source can mean the other, which they name less exactly."""
    if vague.side != exact.side or not vague.side or vague.exact >= exact.exact or exact.kind not in ("organ", "group"):
        return False
    return vague.exact == ANY_ORGAN or exact.name.partition(":")[2] in DEFENCE


def speakers_of(statements: Iterable[Statement]) -> tuple[Actor, ...]:
    """Return the speakers of statements, each once: exact names before others, then the first named.

    Mere words for a speaker count only where there is no name. An actor goes by the name that most statements have.
    """
    named = Counter(speaker for s in statements for speaker in s.speakers)
    known = [a for a in named if not a.stranger] or list(named)
    actors = {a.id: a for a in sorted(known, key=lambda a: (named[a], len(a.name), a.name))}  # the last one stays
    first = list(dict.fromkeys(a.id for a in known))
    return tuple(sorted(actors.values(), key=lambda a: (-_of_actor(a).exact, first.index(a.id))))
