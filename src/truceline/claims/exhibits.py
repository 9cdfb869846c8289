"""Exhibits: who offers footage or photographs, and which claims they are said to show."""

from collections.abc import Sequence

from truceline.claims.read import Drafts
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.statement import Exhibit


def read_exhibits(drafts: Drafts, claims: Sequence[Claim]) -> tuple[Exhibit, ...]:
    """Return the exhibits, one a kind and sentence, with the claims that their sentence makes or makes again."""
    view = drafts.view
    found: dict[tuple[str, int], Exhibit] = {}
    for mention in view.annotated.exhibits:
        index = view.token_at(mention.span.start)
        if index is None or view.sentence(index).heading:
            continue
        number = view.sentence_of[index]
        again = {i for i in drafts.repeats.get(number, ()) if i < len(claims)}
        told = [c for i, c in enumerate(claims) if i in again or c.span.overlaps(view.sentence_span(number))]
        exhibit = Exhibit(
            id=content_id("ex", mention.span.document, mention.span.start),
            span=mention.span,
            kind=mention.kind,
            offered_by=drafts.speakers.get(number, ())[:1],
            shows=tuple(c.id for c in told if c.stance == "asserts"),
            disputed_by=tuple(c.id for c in told if c.stance == "denies"),
        )
        found.setdefault((mention.kind, number), exhibit)
    return tuple(found.values())
