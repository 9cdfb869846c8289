"""An exhibit as a person gives it: kind, who offers it, what it is said to show. It takes the place of the reader's."""

from dataclasses import replace
from typing import get_args, get_type_hints

from truceline.model.actor import Actor
from truceline.model.identity import content_id
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Exhibit
from truceline.review.anchors import LEAST_SHARE, find_claim, share
from truceline.review.parties import read_speakers
from truceline.review.values import Value, read_values, refuse, words_at

KEYS = ("kind", "by", "shows", "disputed")
KINDS: tuple[str, ...] = get_args(get_type_hints(Exhibit)["kind"])
AND = "+"


def read_exhibit(reading: Reading, span: Span, typed: str) -> Exhibit:
    """Return the exhibit that a person gives for these words.

    Raises:
        InputError: the kind is none, nobody is meant by who offers it, or no claim stands where it is said to show one.
    """
    values = read_values(typed, reading.document, KEYS)
    kind = values["kind"].text if "kind" in values else ""
    if kind not in KINDS:
        refuse(f"{kind!r} is no kind of exhibit.", f"A kind is one of {', '.join(KINDS)}.")
    return Exhibit(
        id=content_id("ex", "judged", span.document, span.start, span.end),
        span=span,
        kind=kind,  # type: ignore[arg-type]
        offered_by=_offered_by(values.get("by"), reading),
        shows=_claims(values.get("shows"), reading),
        disputed_by=_claims(values.get("disputed"), reading),
    )


def find_exhibit(reading: Reading, span: Span) -> Exhibit | None:
    """Return the exhibit that is read at these words, ``None`` where none is."""
    near = [exhibit for exhibit in reading.exhibits if share(exhibit.span, span) >= LEAST_SHARE]
    return max(near, key=lambda exhibit: (share(exhibit.span, span), exhibit.id), default=None)


def put_exhibit(reading: Reading, exhibit: Exhibit) -> Reading:
    """Return the reading with the exhibit in place of the one at its words, or after the others."""
    found = find_exhibit(reading, exhibit.span)
    if found is None:
        return replace(reading, exhibits=(*reading.exhibits, exhibit))
    kept = replace(exhibit, id=found.id, when=found.when)
    return replace(reading, exhibits=tuple(kept if e.id == found.id else e for e in reading.exhibits))


def without_exhibit(reading: Reading, span: Span) -> Reading | None:
    """Return the reading without the exhibit at these words; ``None`` where none is read there."""
    found = find_exhibit(reading, span)
    return replace(reading, exhibits=tuple(e for e in reading.exhibits if e.id != found.id)) if found else None


def _offered_by(value: Value | None, reading: Reading) -> tuple[Actor, ...]:
    return read_speakers(value, reading)[0] if value is not None else ()


def _claims(value: Value | None, reading: Reading) -> tuple[str, ...]:
    """Return the claims that are meant: ``ACT@SIDE START-END``, with ``+`` between several."""
    if value is None:
        return ()
    return tuple(dict.fromkeys(_claim(part.strip(), reading) for part in value.text.split(AND)))


def _claim(typed: str, reading: Reading) -> str:
    question, _, place = typed.rpartition(" ")
    start, _, end = place.partition("-")
    if not (question and start.isdecimal() and end.isdecimal()):
        refuse(f"{typed!r} is no claim.", "Write ACT@SIDE START-END, as in killed@ARM 140-171.")
    found = find_claim(reading, words_at(reading.document, int(start), int(end)), f"claim:{question}")
    return found.id if found else refuse(f"no claim {typed!r} is read.", "Point at the words of a claim.")
