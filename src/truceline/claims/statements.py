"""Drafts -> statements and claims in their final form, each with its spans."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from truceline.claims.counts import LOSS_ACTS
from truceline.claims.draft import Draft
from truceline.claims.frame import of_truce
from truceline.claims.frames import find_slots
from truceline.claims.held import held_by_acts
from truceline.claims.modes import read_mode
from truceline.claims.reference import Ref
from truceline.claims.said_at import find_as_of, find_said_at, of_saying
from truceline.claims.sides import Sides
from truceline.claims.view import View
from truceline.model.actor import Party
from truceline.model.claim import Act, Claim
from truceline.model.identity import content_id
from truceline.model.mention import EventMention, TimeMention, WeaponMention
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.statement import Statement

LONGEST = 320  # characters; a claim of a longer sentence is cut to its clause
CLAUSE_DEPS = ("ccomp", "conj", "advcl", "relcl", "ROOT", "parataxis", "acl", "pcomp", "xcomp")
OBJECT_DEPS = ("dobj", "nsubjpass", "pobj")
ARMED_ACTS = frozenset(
    "fired_first attacked returned_fire killed wounded damaged violated_agreement clashed".split()
)  # done with a weapon


def make_statement(view: View, draft: Draft, outlet: str | None) -> Statement:
    """Return the statement that carries the draft: one a speaker and sentence."""
    document = view.annotated.document
    attribution = draft.attribution
    span = view.sentence_span(draft.number)
    speakers = (draft.speaker,) if draft.speaker else ()
    named = view.span(*_edges(view, attribution.head)) if attribution is not None and attribution.speakers else None
    cue = view.span(attribution.cue, attribution.cue) if attribution is not None else None
    said, as_of = find_said_at(view, draft.number), find_as_of(view, draft.number)
    return Statement(
        id=content_id(
            "st", document.id, span.start, speakers[0].id if speakers else "own voice", cue.start if cue else ""
        ),
        document=document.id,
        speakers=speakers,
        span=span,
        named_as=named,
        cue=cue,
        relayed_by=attribution.relayed_by if attribution else (),
        outlet=outlet,
        said_at=said.readings[0] if said else None,
        said_at_words=said.span if said else None,
        as_of=as_of.readings[0] if as_of else None,
        as_of_words=as_of.span if as_of else None,
        anonymous=attribution.anonymous if attribution else False,
    )


def make_claim(view: View, draft: Draft, statement: Statement, sides: Sides, about: str | None) -> Claim:
    """Return the claim of a draft."""
    sentence = view.sentence_span(draft.number)
    content = _content(view, draft)
    weapon = _weapon(view, draft, sentence)
    damages = (d for d in view.annotated.damages if d.span.overlaps(sentence) and _spoils(d.spoils, d.span, draft))
    spoiled = tuple(dict.fromkeys(d.span for d in damages))  # one passage may be damaged in two ways
    key = sides.key(draft.speaker)
    subject = draft.target if draft.act in LOSS_ACTS else draft.actor  # whom the claim is about
    own = key is not None and subject is not None and sides.key(subject.actor) == key
    return Claim(
        id=content_id(
            "cl", statement.id, draft.act, draft.stance, content.start, _name(draft.actor), _name(draft.target)
        ),
        statement=statement.id,
        span=_claim_span(view, draft, sentence),
        content=content,
        stance=draft.stance,
        act=cast(Act, draft.act),
        cue=statement.cue,
        actor=_party(view, draft.actor),
        target=_party(view, draft.target),
        object=_object(view, draft),
        places=tuple(held_by_acts(view, view.places_of.get(draft.number, ()))),
        times=tuple(_times(view, draft)),
        count=_count(view, draft, sentence),
        weapon=weapon.weapon_class if weapon else None,
        weapon_words=weapon.span if weapon else None,
        mode=read_mode(draft.speaker, sentence.text),
        factuality="negated" if draft.stance == "denies" and draft.event is not None else draft.factuality,
        about=about,
        about_own_side=own,
        spoiled_by=spoiled,
        rule=draft.rule,
    )


def _count(view: View, draft: Draft, sentence: Span) -> Count | None:
    """Return the figure, marked as damaged where the sentence's own sums do not agree."""
    if draft.count is None or draft.count.unknown:
        return draft.count
    wrong = (d for d in view.annotated.damages if d.kind == "inconsistent" and "count" in d.spoils)
    return replace(draft.count, damaged=True) if any(d.span.overlaps(sentence) for d in wrong) else draft.count


def _spoils(kinds: Sequence[str], span: Span, draft: Draft) -> bool:
    if "count" in kinds:
        return draft.count is not None and (
            draft.count.damaged or (draft.count_span is not None and span.overlaps(draft.count_span))
        )
    return "time" in kinds or "place" in kinds


def _edges(view: View, head: int) -> tuple[int, int]:
    """Return the words that name the speaker: the phrase without clauses."""
    keep = [head]
    for kid in view.kids[head]:
        if view.tokens[kid].dep in ("det", "amod", "compound", "poss", "nmod", "nummod"):
            keep.extend(view.subtree(kid))
        if view.tokens[kid].dep == "prep" and view.low[kid] in ("of", "for", "in"):
            keep.extend(view.subtree(kid))
    inside = [k for k in keep if view.sentence_of[k] == view.sentence_of[head]]
    return min(inside), max(inside)


def _content(view: View, draft: Draft) -> Span:
    if draft.event is None:
        return view.sentence_span(draft.number)
    clause = _clause(view, draft.event.token)
    return view.span(clause[0], clause[-1])


def _clause(view: View, index: int) -> list[int]:
    """Return the tokens of the clause a word stands in, from first to last."""
    head = index
    while view.tokens[head].dep not in CLAUSE_DEPS and view.tokens[head].head != head:
        head = view.tokens[head].head
    return view.subtree(head)


def _claim_span(view: View, draft: Draft, sentence: Span) -> Span:
    if len(sentence.text) <= LONGEST or draft.event is None:
        return sentence
    clause = _clause(view, draft.event.token)
    span = view.span(clause[0], clause[-1])
    return span if len(span.text) >= 40 else sentence


def _party(view: View, ref: Ref | None) -> Party | None:
    if ref is None:
        return None
    words = view.span(ref.first, ref.last) if ref.first >= 0 else None
    return Party(kind=ref.kind, actor=ref.actor, named_as=words)


def _object(view: View, draft: Draft) -> Span | None:
    """Return the words for what was harmed: the object, the subject of a passive, X of "damage to X"."""
    if draft.act != "damaged" or draft.event is None:
        return None
    tokens = next((t for head in _harmed(view, draft.event) if (t := _phrase(view, head, draft.number))), None)
    return view.span(tokens[0], tokens[-1]) if tokens else None


def _harmed(view: View, event: EventMention) -> Iterator[int]:
    """Yield the heads of the phrases that may name what was harmed, best first."""
    index = event.token
    for prep in view.children(index, "prep"):
        if event.frame == "noun" and view.low[prep] in ("to", "of", "in"):
            yield from view.children(prep, "pobj")
    yield from view.children(index, *OBJECT_DEPS)
    for small in view.children(index, "ccomp", "xcomp", "oprd"):  # "set the post ablaze"
        yield from view.children(small, "nsubj")
    if event.frame in ("subject", "left", "under") or view.tokens[index].tag == "VBN":
        yield from find_slots(view, event).target
    if view.tokens[index].dep == "amod":
        yield view.tokens[index].head  # "a broken wall"


def _phrase(view: View, head: int, number: int) -> list[int]:
    """Return the tokens of a noun phrase within its sentence, without the clauses that hang on it."""
    loose = {i for kid in view.children(head, "relcl", "advcl", "ccomp") for i in view.subtree(kid)}
    return [i for i in view.subtree(head) if view.sentence_of[i] == number and i not in loose]


def _times(view: View, draft: Draft) -> list[TimeMention]:
    """Return the times of the act: not of the saying, of the state of things or of an agreement."""
    told = (t for t in view.times_of.get(draft.number, ()) if t.kind != "as_of")
    return held_by_acts(view, [t for t in told if not of_truce(view, t) and not of_saying(view, t)])


def _weapon(view: View, draft: Draft, sentence: Span) -> WeaponMention | None:
    """Return the weapon named nearest to the act in its sentence."""
    near = [w for w in view.annotated.weapons if w.span.overlaps(sentence)]
    if not near or draft.event is None or draft.act not in ARMED_ACTS:
        return None
    at = draft.event.span.start
    return min(near, key=lambda w: (abs(w.span.start - at), w.span.start))


def _name(ref: Ref | None) -> str:
    return "" if ref is None else f"{ref.kind}:{ref.actor.id if ref.actor else ''}"
