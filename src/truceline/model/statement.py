"""One utterance: who says it, through whom, where; and the exhibits that are offered with it."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.span import Span
from truceline.model.time import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An utterance of ``speakers``; empty where the report speaks in its own voice.

    Speaker, relayer and outlet are three things: a ministry (speaker) quoted by an agency (relayer) in a newspaper
    (outlet). ``anonymous``: the text hides the speaker on purpose ("sources"). ``said_at`` is when it was said,
    ``as_of`` the moment of whose state it speaks; neither is when something happened.
    """

    id: str
    document: str
    speakers: tuple[Actor, ...]
    span: Span
    named_as: Span | None = None
    cue: Span | None = None
    relayed_by: tuple[Actor, ...] = ()
    outlet: str | None = None
    channel: str | None = None
    said_at: Interval | None = None
    said_at_words: Span | None = None
    as_of: Interval | None = None
    as_of_words: Span | None = None
    anonymous: bool = False
    version: int = 1

    @property
    def own_voice(self) -> bool:
        """Say whether the report itself speaks."""
        return not self.speakers and not self.anonymous


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Words with who says, thinks or wants them, whatever they are about; each part in the order of the text.

    ``source`` is empty where nobody is named ("it was reported"). ``form`` is the grammar that ties them: ``clause``,
    ``infinitive``, ``object``, ``quote`` ... (``claims.complements``).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Footage, a photograph, a map or a document offered as proof.

    ``shows`` are the ids of the claims that the offering party makes of it, ``disputed_by`` those that others make.
    """

    id: str
    span: Span
    kind: Literal["footage", "photograph", "map", "document", "recording"]
    offered_by: tuple[Actor, ...] = ()
    shows: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    when: Interval | None = None
