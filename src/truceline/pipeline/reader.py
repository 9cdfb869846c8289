"""One report: Document in, Reading out; no state between documents, so that any engine can map it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from hashlib import sha256

from truceline.annotate.cut import cut
from truceline.annotate.line import Annotator, context_countries
from truceline.annotate.parse import Parser
from truceline.claims.draft import Draft
from truceline.claims.exhibits import read_exhibits
from truceline.claims.parts import Part, find_parts
from truceline.claims.read import Drafts, read_drafts
from truceline.claims.sayings import SayingFinder, attributed
from truceline.claims.sides import Sides, find_sides
from truceline.claims.statements import make_claim, make_statement
from truceline.claims.tell import read_missions, read_talks, read_tolls
from truceline.claims.view import View
from truceline.documents.offsets import fold, unfold
from truceline.documents.read import read_text_item
from truceline.incidents.happenings import find_happenings
from truceline.incidents.whether import Around
from truceline.model.claim import Claim
from truceline.model.document import Document, Passage, RawItem
from truceline.model.incident import Happening
from truceline.model.mention import Annotated
from truceline.model.reading import Reading, ReadState
from truceline.model.statement import Attributed, Statement
from truceline.model.truce import Truce
from truceline.reference.actors import load_actors
from truceline.reference.acts import ActTable, load_acts
from truceline.reference.background import BackgroundTable, load_background
from truceline.reference.breaches import load_breach_cues
from truceline.reference.ground import Ground, load_grounds, outline_ground
from truceline.reference.languages import READ, load_languages
from truceline.reference.places import open_places
from truceline.reference.truces import load_truces
from truceline.reference.weapons import load_weapons
from truceline.reference.zones import load_zones
from truceline.sources.about import parse_published
from truceline.truces.known import known_mentions

READER = "rules 1"
UNDETERMINED = "und"  # ISO 639-2: a language that was not recognised


@dataclass(frozen=True)
class Reader:
    """A reader with its tables and its parser opened once; ``read`` may be called any number of times."""

    annotator: Annotator
    background: BackgroundTable = field(default_factory=load_background)
    breach_cues: ActTable = field(default_factory=load_breach_cues)
    truces: Mapping[str, Truce] = field(default_factory=load_truces)
    grounds: Mapping[str, Ground] = field(default_factory=load_grounds)

    @classmethod
    def load(cls) -> "Reader":
        """Open the packaged tables and the English parser. Nothing is fetched."""
        return cls(
            Annotator(
                parser=Parser.load(),
                actors=load_actors(),
                acts=load_acts(),
                places=open_places(),
                weapons=load_weapons(),
                zones=load_zones(),
            )
        )

    def read(self, document: Document) -> Reading:
        """Read one report. What is in a language that is not read is kept, and the record says so.

        Marks that show nothing (of the direction of writing, of zero width) are passed over; the spans quote them.
        """
        unread = _unread(document)
        state: ReadState = "partly_read" if unread else "read"
        if sum(passage.end - passage.start for passage in unread) == len(document.text):
            state = "not_read"
            reading = Reading(document=document, reader=READER, notes=document.notes)
        elif folded := fold(document.text, [(passage.start, passage.end) for passage in unread]):
            reading = unfold(self._known(self._read(replace(document, text=folded.text))), folded, document)
        else:
            reading = self._known(self._read(document))
        return replace(reading, state=state, unread=unread, notes=(*reading.notes, *_unread_notes(unread)))

    def _known(self, reading: Reading) -> Reading:
        """Say of every agreement that is named which known one is meant."""
        return replace(
            reading, truces=known_mentions(reading, tuple(self.truces.values()), self.grounds, outline_ground)
        )

    def _read(self, document: Document) -> Reading:
        annotated = self.annotator.annotate(document)
        parts = find_parts(View.of(annotated))
        if not parts:
            return _reading(annotated, [self._told(annotated).of_event()])
        countries = context_countries(annotated.actors, annotated.voice, annotated.home)
        whole = find_sides(View.of(annotated), self.annotator.actors.nouns, self.annotator.actors.states)
        told = [self._told(cut(annotated, p.first, p.last, countries=countries), p, whole) for p in parts]
        armed = any(t.of_event().happenings for t, part in zip(told, parts, strict=True) if part.event)
        return _reading(
            annotated, [t.of_event(listed=armed) if p.event else t for t, p in zip(told, parts, strict=True)]
        )

    def _told(self, annotated: Annotated, part: Part | None = None, whole: Sides | None = None) -> "_Told":
        """Read what is told in a report, or in a part of one; it is of no event as yet."""
        drafts = read_drafts(
            annotated,
            self.annotator.actors,
            self.background,
            self.breach_cues,
            part=part is not None and part.event,
            whole=whole,
        )
        statements, claims = _final(drafts, drafts.claims)
        more, breaches = _final(drafts, drafts.breaches)
        known = {statement.id for statement in statements}
        more = tuple(statement for statement in more if statement.id not in known)
        unassigned = tuple(c.id for c in claims)
        return _Told(drafts, (*statements, *more), claims, breaches=breaches, unassigned=unassigned)

    def attributions(self, document: Document) -> tuple[Attributed, ...]:
        """Return who says what in an English text, whatever it is about: source, cue and content of every attribution.

        Claims are read from the same attributions; those within a quotation are left out here.
        """
        view = View.of(self.annotator.annotate(document))
        return tuple(attributed(view, saying) for saying in SayingFinder(view).find() if not saying.within)


def _unread(document: Document) -> tuple[Passage, ...]:
    """Return the passages whose language is not read: the whole text where it is in one."""
    if document.passages:
        return tuple(passage for passage in document.passages if passage.language not in READ)
    if document.language is None or document.language in READ or not document.text:
        return ()
    return (Passage(start=0, end=len(document.text), language=document.language),)


def _unread_notes(unread: Sequence[Passage]) -> tuple[str, ...]:
    """Say what to do where the language was not recognised; which passages were not read is in ``unread``."""
    if any(passage.language == UNDETERMINED for passage in unread):
        return ("If what was not recognised is English, say so with --language en.",)
    return ()


def _final(drafts: Drafts, of: Iterable[Draft]) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    statements: dict[str, Statement] = {}
    claims: dict[str, Claim] = {}
    ids: dict[int, str] = {}
    for draft in of:
        statement = make_statement(drafts.view, draft, drafts.view.annotated.document.publisher)
        statements.setdefault(statement.id, statement)
        about = ids.get(id(draft.about)) if draft.about is not None else None
        claim = make_claim(drafts.view, draft, statement, drafts.sides, about)
        ids[id(draft)] = claim.id
        claims.setdefault(claim.id, claim)
    used = {c.statement for c in claims.values()}
    return tuple(s for s in statements.values() if s.id in used), tuple(claims.values())


def _undated(annotated: Annotated) -> list[str]:
    """Say what a missing time of publication leaves open."""
    if annotated.document.published is not None:
        return []
    return ["No time of publication was given: days such as “Tuesday” or “last month” are not dated."]


@dataclass(frozen=True)
class _Told:
    """What is read in one part of a report; most reports have one part."""

    drafts: Drafts
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    happenings: tuple[Happening, ...] = ()
    breaches: tuple[Claim, ...] = ()
    unassigned: tuple[str, ...] = ()

    def of_event(self, *, listed: bool = False) -> "_Told":
        """Return the same with its happenings. ``listed``: other parts of the report tell armed events."""
        annotated = self.drafts.view.annotated
        happenings, unassigned = find_happenings(
            annotated.document.id,
            self.claims,
            {s.id: s for s in self.statements},
            day=self.drafts.day,
            scene=self.drafts.scene,
            around=Around(
                fighters=self.drafts.fighters,
                opposed=len(self.drafts.sides.actors) > 1,
                weapons=tuple(w.weapon_class for w in annotated.weapons),
                listed=listed,
                published=annotated.document.published,
            ),
        )
        return replace(self, happenings=happenings, unassigned=unassigned)


def _reading(annotated: Annotated, told: Sequence[_Told]) -> Reading:
    return Reading(
        document=annotated.document,
        reader=READER,
        statements=tuple(s for part in told for s in part.statements),
        claims=tuple(c for part in told for c in part.claims),
        happenings=tuple(h for part in told for h in part.happenings),
        unassigned=tuple(c for part in told for c in part.unassigned),
        breaches=tuple(c for part in told for c in part.breaches),
        exhibits=tuple(e for part in told for e in read_exhibits(part.drafts, part.claims)),
        damages=annotated.damages,
        background=tuple(b for part in told for b in part.drafts.background),
        tolls=tuple(t for part in told for t in read_tolls(part.drafts.view, part.drafts.background)),
        tallies=tuple({t.id: t for part in told for t in part.drafts.tallies}.values()),
        truces=tuple(t for t in annotated.truces if t.kind in ("ceasefire", "peace_agreement")),
        missions=read_missions(annotated),
        talks=read_talks(annotated),
        notes=(*annotated.document.notes, *_undated(annotated)),
    )


@cache
def _reader() -> Reader:
    return Reader.load()


def read_text(text: str, *, published: datetime | str | None, publisher: str | None, address: str | None) -> Reading:
    """Read one text as ``truceline read`` reads a file of it; the reader is opened once a process."""
    content = text.encode("utf-8", "surrogatepass")
    item = RawItem(address=address or "-", content=content, sha256=sha256(content).hexdigest())
    when = parse_published(published) if isinstance(published, str) else published
    document = read_text_item(item, load_languages(), publisher=publisher, published=when, address=address)
    return _reader().read(document)
