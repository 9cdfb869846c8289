"""From a trigger word to a draft of a claim: act, actor, target, count, stance, under one speaker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.claims.attribution import Attribution
from truceline.claims.counts import LOSS_ACTS, UNKNOWN, find_count, whole_of
from truceline.claims.frames import find_slots, suffers
from truceline.claims.reference import Context, Ref, Resolver, as_belligerent
from truceline.claims.stance import doubted, negated, read_factuality, read_stance
from truceline.claims.view import View
from truceline.model.actor import Actor
from truceline.model.claim import Factuality, Stance
from truceline.model.mention import EventMention
from truceline.model.quantity import Count
from truceline.model.span import Span

MUTUAL = (
    "fired_first",
    "returned_fire",
    "entered_territory",
)  # acts of one side against the other: the target is implied by the act
CIVIL_SPEAKERS = ("MED", "GOV", "CVL", "NGO", "IGO", "COP", "JUD")
BLAME = ("fired_first", "attacked", "violated_agreement")
TOWNS = frozenset("town village city settlement towns villages seat area".split())


@dataclass(frozen=True)
class Draft:
    """A claim before it has its spans, times and places."""

    number: int
    event: EventMention | None
    speaker: Actor | None
    attribution: Attribution | None
    stance: Stance
    act: str
    actor: Ref | None
    target: Ref | None
    count: Count | None = None
    count_span: Span | None = None
    factuality: Factuality = "happened"
    rule: str = ""
    about: "Draft | None" = None


@dataclass
class ContentReader:
    """Read the drafts of one document's triggers."""

    view: View
    resolver: Resolver

    def drafts(
        self,
        number: int,
        event: EventMention,
        speaker: Actor | None,
        attribution: Attribution | None,
        *,
        others: Ref | None = None,
    ) -> Iterator[Draft]:
        """Yield the drafts of one trigger under one speaker: one for every side that does it or suffers it.

        ``others``: whose losses the sentence told before ("and four others were wounded").
        """
        slots = find_slots(self.view, event)
        context = Context(speaker=speaker, issuer=attribution is None and speaker is not None)
        rule = f"{event.frame}: {event.act}"
        if event.act in LOSS_ACTS:
            for victims in self._apart(slots.target, context):
                draft = self._loss(number, event, speaker, attribution, slots.actor, victims, context, others)
                yield replace(draft, rule=rule)
            return
        for actor in self._several(slots.actor, context):
            for target in (
                self._several(slots.target, context)
                if event.act == "attacked"
                else [self._first(slots.target, context)]
            ):
                draft = self._deed(number, event, speaker, attribution, actor, target, context)
                if draft.actor is not None and draft.actor.actor is not None:
                    self.resolver.last_named = draft.actor.actor
                yield replace(draft, rule=rule)

    def _apart(self, heads: tuple[int, ...], context: Context) -> list[tuple[int, ...]]:
        """Split "one of its men and four civilians" where the joined phrases mean different people."""
        refs = {head: self.resolver.party(head, context) for head in heads}
        known = {
            h: (r.kind, r.actor, self._class(h))
            for h, r in refs.items()
            if r is not None and self._class(h) != "people"
        }
        if len(known) < 2 or len(set(known.values())) < 2:
            return [heads]
        return [(head,) for head in known]

    def _class(self, head: int) -> str:
        noun = self.resolver.nouns.get(self.view.low[head])
        return noun.cls if noun is not None else ""

    def _several(self, heads: tuple[int, ...], context: Context) -> list[Ref | None]:
        """Return a party for every different side among joined phrases ("the M23 and Rwandan troops"); at least one."""
        out: dict[str, Ref] = {}
        for head in heads:
            ref = self.resolver.party(head, context)
            key = self.resolver.sides.key(ref.actor) if ref is not None else None
            if ref is not None and key is not None:
                out.setdefault(key, ref)
        return list(out.values()) if len(out) > 1 else [self._first(heads, context)]

    def _deed(
        self,
        number: int,
        event: EventMention,
        speaker: Actor | None,
        attribution: Attribution | None,
        actor: Ref | None,
        target: Ref | None,
        context: Context,
    ) -> Draft:
        act = event.act
        stance = read_stance(self.view, number, event, attribution)
        if actor is not None and actor.kind != "actor":
            actor = None
        if attribution is not None and attribution.kind == "accuse" and actor is None:
            actor = self._accused(attribution, context)
        if actor is None and act == "fired_first" and event.frame == "under":
            actor = self._other(target)
        if actor is None and (act == "returned_fire" or (stance == "denies" and act in BLAME)):
            actor = self._own(speaker)
        if stance == "asserts" and doubted(self.view, number) and actor is not None and act in BLAME:
            key = self.resolver.sides.key(speaker)
            stance = "denies" if key and self.resolver.sides.key(actor.actor) == key else stance
        if act == "violated_agreement":
            target = None
            if event.frame == "keeps":
                actor = self._own(speaker) if actor is None else actor
            elif actor is None:
                actor = self._enemy(speaker)
        if act in MUTUAL and (target is None or target.kind == "unnamed" or self._stormed(event, target)):
            target = self._other(actor)
        if target is not None and actor is not None and _same(target, actor, self.resolver):
            target = self._other(actor) if act in MUTUAL else None
        return Draft(
            number, event, speaker, attribution, stance, act,
            actor, target, factuality=read_factuality(self.view, event),
        )  # fmt: skip

    def _stormed(self, event: EventMention, target: Ref) -> bool:
        """Say whether a town is attacked on the ground: then it is its defenders who are."""
        if target.kind != "civilians" or target.last < 0:
            return False
        shelled = event.act == "fired_first" and self.view.low[event.token].startswith(
            ("open", "fire", "shell", "began", "start")
        )
        noun = self.resolver.nouns.get(self.view.low[target.last])
        towns = any(self.view.low[i] in TOWNS for i in range(target.first, target.last + 1))
        return not shelled and (
            towns or (noun is not None and noun.cls == "civil_object" and event.act == "entered_territory")
        )

    def _loss(
        self,
        number: int,
        event: EventMention,
        speaker: Actor | None,
        attribution: Attribution | None,
        actors: tuple[int, ...],
        victims: tuple[int, ...],
        context: Context,
        others: Ref | None,
    ) -> Draft:
        view = self.view
        quantity = find_count(view, event, victims)
        if quantity is not None and quantity.count.part == "part":
            quantity = whole_of(view, quantity) or quantity
            victims = tuple(view.tokens_in(quantity.span.start, quantity.span.end))[-1:]
        target = self._first(victims, context) or self._victims_near(
            event, quantity.span if quantity else None, context
        )
        actor = self._first(actors, context)
        if actor is not None and (
            actor.kind != "actor" or (target is not None and _same(actor, target, self.resolver))
        ):
            actor = None
        count = quantity.count if quantity else UNKNOWN
        stance = read_stance(view, number, event, attribution)
        zero = negated(view, event.token) or (quantity is not None and count.high == 0)
        if zero and stance == "denies":
            stance, count = "asserts", replace(count, low=0, best=0, high=0)
        if others is not None and (target is None or target.kind == "unnamed") and not self._fighters(target):
            target = others
        target = self._whose(target, speaker, quantity is not None, zero=zero)
        return Draft(
            number, event, speaker, attribution, stance, event.act, actor, target,
            count, quantity.span if quantity else None, read_factuality(view, event),
        )  # fmt: skip

    def _fighters(self, target: Ref | None) -> bool:
        return target is not None and target.last >= 0 and self._class(target.last) == "fighters"

    def _whose(self, target: Ref | None, speaker: Actor | None, figure: bool, *, zero: bool) -> Ref | None:
        """Say whose losses they are where the phrase does not: a health ministry's "people" are civilians, a party's
        soldiers (and its "no casualties") are its own (conventions of the cases).
        """
        if target is not None and target.kind != "unnamed":
            return target
        if speaker is None:
            return target
        place = (target.first, target.last) if target is not None else (-1, -1)
        noun = self.resolver.nouns.get(self.view.low[target.last]) if target is not None else None
        own = self._own(speaker)
        party = own is not None and speaker.sector in ("MIL", "REB", "COP")
        if own is not None and (self._fighters(target) or (party and (zero or (figure and noun is None)))):
            return Ref("actor", own.actor, *place)
        if speaker.sector in CIVIL_SPEAKERS and noun is not None and noun.cls == "people":
            return Ref("civilians", None, *place)
        if speaker.sector in ("MED", "CVL", "NGO") and noun is None:
            return Ref("civilians", None, *place)
        return target

    def _victims_near(self, event: EventMention, quantity: Span | None, context: Context) -> Ref | None:
        """Find whose dead they are where no slot says so: "on the Armenian side", "its own", the figure's own phrase."""
        view = self.view
        index = event.token
        heads: list[int] = []
        heads.extend(suffers(view, index))
        joined = [index, *view.children(index, "conj")]
        for kid in (k for i in joined for k in view.kids[i]):
            if view.tokens[kid].dep in ("poss", "amod", "compound", "nmod", "nummod"):
                heads.append(kid)
            if view.tokens[kid].dep == "prep" and view.low[kid] in ("on", "among", "of", "in", "from", "for"):
                heads.extend(view.children(kid, "pobj"))
        if view.tokens[index].dep in ("amod", "acl", "compound"):
            heads.append(view.tokens[index].head)
        if quantity is not None:
            token = view.token_at(quantity.end - 1)
            heads.extend([token] if token is not None else [])
        for above in list(view.ancestors(index))[:2]:
            for hook in (above, *view.children(above, "acomp", "attr")):
                for prep in view.children(hook, "prep"):
                    if view.low[prep] in ("on", "among", "from"):
                        heads.extend(view.children(prep, "pobj"))
        refs = [found for head in heads if (found := self.resolver.party(head, context)) is not None]
        return next((r for r in refs if r.kind != "unnamed"), refs[0] if refs else None)

    def _first(self, heads: tuple[int, ...], context: Context) -> Ref | None:
        """Return the first phrase that names a party; else the first that names one without saying which."""
        refs = [ref for head in heads if (ref := self.resolver.party(head, context)) is not None]
        for kind in ("actor", "civilians"):
            for ref in refs:
                if ref.kind == kind:
                    return ref
        return refs[0] if refs else None

    def _own(self, speaker: Actor | None) -> Ref | None:
        actor = as_belligerent(speaker, self.resolver.sides)
        return Ref("actor", actor, -1, -1) if actor is not None and self.resolver.sides.key(actor) else None

    def _enemy(self, speaker: Actor | None) -> Ref | None:
        """Return the other side: what a party calls a breach without saying whose is not its own."""
        enemy = self.resolver.sides.enemy(self.resolver.sides.key(speaker))
        return Ref("actor", enemy, -1, -1) if enemy else None

    def _other(self, actor: Ref | None) -> Ref | None:
        if actor is None or actor.actor is None:
            return None
        enemy = self.resolver.sides.enemy(self.resolver.sides.key(actor.actor))
        return Ref("actor", enemy, -1, -1) if enemy else None

    def _accused(self, attribution: Attribution, context: Context) -> Ref | None:
        objects = self.view.children(attribution.cue, "dobj")
        return self._first(tuple(objects), context)


def _same(one: Ref, two: Ref, resolver: Resolver) -> bool:
    """Say whether two parties are one side."""
    if one.actor is None or two.actor is None:
        return False
    keys = resolver.sides.key(one.actor), resolver.sides.key(two.actor)
    return keys[0] == keys[1] if keys[0] else one.actor.id == two.actor.id
