"""A claim before it has its spans, times and places, and the telling that it is made of."""

from dataclasses import dataclass

from truceline.claims.reference import Context, Ref
from truceline.claims.spoken import Attribution
from truceline.model.actor import Actor
from truceline.model.claim import Factuality, Stance
from truceline.model.mention import EventMention
from truceline.model.quantity import Count
from truceline.model.span import Span


@dataclass(frozen=True)
class Telling:
    """One trigger word of a sentence under one speaker."""

    number: int
    event: EventMention
    speaker: Actor | None
    attribution: Attribution | None

    @property
    def context(self) -> Context:
        """What a phrase of the telling is understood by."""
        return Context(speaker=self.speaker, issuer=self.attribution is None and self.speaker is not None)

    @property
    def rule(self) -> str:
        """The name of the rule that found the trigger."""
        return f"{self.event.frame}: {self.event.act}"

    def draft(self, stance: Stance, factuality: Factuality, actor: Ref | None, target: Ref | None) -> "Draft":
        """Return a draft of the trigger's act, as yet without a count."""
        return Draft(
            number=self.number,
            event=self.event,
            speaker=self.speaker,
            attribution=self.attribution,
            stance=stance,
            act=self.event.act,
            actor=actor,
            target=target,
            factuality=factuality,
            rule=self.rule,
        )


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A claim before it has its spans, times and places."""

    number: int
    event: EventMention | None = None
    speaker: Actor | None
    attribution: Attribution | None
    stance: Stance
    act: str
    actor: Ref | None
    target: Ref | None
    count: Count | None = None
    count_span: Span | None = None
    factuality: Factuality = "happened"
    rule: str
    about: "Draft | None" = None
