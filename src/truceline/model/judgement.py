"""What a person decides. A judgement is an input of the computation, never an edit of its output."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.model.span import Span

Verdict = Literal["same", "different", "unsure", "accept", "correct", "reject", "withdraw"]
PAIRED = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision ``by`` somebody, ``at`` a time (UTC), for a reason.

    It points at words, so that it can be attached again when the reports are read anew: ``spans`` is one place in a
    document, or two (of two reports) for ``same``, ``different`` and ``unsure``. ``question`` says what is decided
    there: ``happening`` (are they one event), ``copy`` (is one a copy of the other), ``reading`` (a report that was not
    read was seen by a person), ``claim:ACT@SIDE`` (is it rightly read), a slot of a claim (``claim:killed@ARM.count``);
    ``new:ACT@SIDE`` makes a claim of the words, ``place`` says which place they name, ``exhibit`` that they name one.
    ``value`` is the right value for ``correct``, in the forms of docs/codebook.md ("What a person may decide").
    ``withdraws`` is the id of the judgement that is taken back.
    """

    id: str
    verdict: Verdict
    question: str
    by: str
    at: datetime
    why: str = ""
    spans: tuple[Span, ...] = ()
    value: str | None = None
    withdraws: str | None = None

    def __post_init__(self) -> None:
        wanted = 0 if self.verdict == "withdraw" else 2 if self.verdict in PAIRED else 1
        if len(self.spans) != wanted:
            raise ValueError(f"a judgement {self.verdict!r} needs {wanted} places in the text, not {len(self.spans)}")
        if (self.verdict == "withdraw") != (self.withdraws is not None):
            raise ValueError("a judgement is withdrawn by its id, and by the verdict 'withdraw' alone")
