"""The place of a happening: what most of its claims give, a settlement before an area; the first told among equals."""

from collections import Counter
from collections.abc import Sequence

from truceline.incidents.whether import DEEDS
from truceline.model.claim import Claim
from truceline.model.mention import PlaceMention

NEAR_KM = 30  # "120 km from Misrata" does not put the fight in Misrata
POINTED = ("site", "settlement")
SCENE = 7  # a deed in a settlement counts 6


def find_where(claims: Sequence[Claim], scene: PlaceMention | None) -> PlaceMention | None:
    """Return the mention that tells the place; ``None`` where the report gives none that is known.

    The scene of the report has a voice a little above that of one deed: claims further down rarely say again where.
    """
    votes: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    seen: set[int] = set()
    if scene is not None and scene.place is not None:
        votes[scene.place.id] = SCENE
        first[scene.place.id] = scene
    for claim in claims:
        for mention in claim.places:
            if mention.place is None or mention.span.start in seen:
                continue
            seen.add(mention.span.start)
            far = mention.distance_km is not None and mention.distance_km > NEAR_KM
            weight = 3 if mention.place.precision in POINTED and not far else 1
            votes[mention.place.id] += weight * (2 if claim.act in DEEDS else 1)
            first.setdefault(mention.place.id, mention)
    if not votes:
        return None
    return first[max(votes, key=lambda p: (votes[p], -first[p].span.start))]
