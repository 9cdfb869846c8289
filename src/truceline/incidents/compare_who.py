"""Features of who and how: the sides, the kind, the weapons, the losses."""

from collections.abc import Iterator

from truceline.model.actor import STRANGER
from truceline.model.linking import Profile
from truceline.model.time import aware

Said = tuple[float, str]
NOTHING: Said = (0.0, "")
BOTH = 2  # sides of a fight
STRUCK = frozenset({"shelling", "air_strike", "drone_strike"})
GROUND = frozenset({"armed_clash", "attack", "incursion"})
PART = 0.6  # of the weight, where one report does not say on which side
FEW = 2  # losses; so many in all is told of many fights
DEEDS = {"killed": "killed", "wounded": "wounded", "captured": "captured", "missing": "missing"}


def same_sides(a: Profile, b: Profile) -> Said:
    """Compare the sides that are named; "the rebels" and people whom no table knows are on no side."""
    one, other = known_sides(a), known_sides(b)
    if not one or not other:
        return NOTHING
    shared = sorted(one & other)
    if not shared:
        return -1.0, f"other sides: {', '.join(sorted(one))} and {', '.join(sorted(other))}"
    if len(shared) >= BOTH:
        return 1.0, f"the same sides, {', '.join(shared)}"
    if len(one) == 1 or len(other) == 1:
        return 0.5, f"{shared[0]} in both, the other side told in one at most"
    return 0.2, f"{shared[0]} in both, against others"


def other_sides(a: Profile, b: Profile) -> Said:
    """Mark two fights of which each names two sides, and none is the other's."""
    one, other = known_sides(a), known_sides(b)
    if len(one) < BOTH or len(other) < BOTH or one & other:
        return NOTHING
    return -1.0, f"a fight of {', '.join(sorted(one))}, and one of {', '.join(sorted(other))}"


def known_sides(profile: Profile) -> set[str]:
    """Return the sides that have a name: "rebels" and "the militia" are words for many."""
    return {side for side in profile.sides if not side.islower() and not side.startswith(STRANGER)}


def same_kind(a: Profile, b: Profile) -> Said:
    """Compare the kinds; strikes from afar and fights on the ground are told as each other now and then."""
    if a.kind is None or b.kind is None:
        return NOTHING
    if a.kind == b.kind:
        return 1.0, f"both told as {a.kind.replace('_', ' ')}"
    alike = any(a.kind in kinds and b.kind in kinds for kinds in (STRUCK, GROUND))
    return (0.3, "kinds that are told as each other") if alike else (-0.3, "told as another kind")


def same_weapons(a: Profile, b: Profile) -> Said:
    """Compare the weapons that are named."""
    shared = sorted(set(a.weapons) & set(b.weapons))
    return (1.0, f"{shared[0].replace('_', ' ')} in both") if shared else NOTHING


def same_figures(a: Profile, b: Profile) -> Said:
    """Compare the losses: the same number on the same side, the larger the rarer; other numbers where both count."""
    shared = sorted(set(a.figures) & set(b.figures), key=lambda item: (-item[1], item[0]))
    near = sorted(set(_near(a, b)), key=lambda item: (-item[1], item[0]))
    apart = {number for _, number in (*shared, *near)}
    sums = sorted((n, deed) for deed, n in set(_sums(a)) & set(_sums(b)) if n not in apart)[-1:]
    value = sum(_rarity(n) for _, n in shared) + PART * (
        sum(_rarity(n) for _, n in near) + sum(_rarity(n) for n, _ in sums)
    )
    if shared or near:
        (what, number), *_ = (*shared, *near)
        return min(1.0, value), f"{number} {DEEDS[what.partition(':')[0]]} in both"
    if sums:
        return value, f"{sums[0][0]} {sums[0][1]} in all in both"
    return _disagree(a, b)


def _disagree(a: Profile, b: Profile) -> Said:
    """Compare numbers on the same side that differ: a toll grows from report to report, and rarely shrinks."""
    one, other = _highest(a), _highest(b)
    counted = sorted(one.keys() & other.keys())
    if not counted:
        return NOTHING
    early, late = (one, other) if _before(a, b) else (other, one)
    if a.published and b.published and all(early[what] <= late[what] for what in counted):
        return -0.15, "the later report has the higher figures"
    return -0.4, "other figures on the same side"


def _before(a: Profile, b: Profile) -> bool:
    return a.published is not None and b.published is not None and aware(a.published) <= aware(b.published)


def _highest(profile: Profile) -> dict[str, int]:
    return {what: number for what, number in sorted(profile.figures) if not what.endswith(":?")}


def _sums(profile: Profile) -> Iterator[tuple[str, int]]:
    """Yield how many were struck in all: told so, on one side, or the sum over the sides."""
    for deed in ("killed", "wounded"):
        by_side = {what: number for what, number in sorted(profile.figures) if what.partition(":")[0] == deed}
        sided = [number for what, number in by_side.items() if not what.endswith(":?")]
        for number in {sum(sided), *by_side.values()}:
            if number > FEW:
                yield deed, number


def _near(a: Profile, b: Profile) -> Iterator[tuple[str, int]]:
    """Yield figures that agree in number, of whom one does not say on which side."""
    for one, other in ((a, b), (b, a)):
        open_ = {(what.partition(":")[0], n) for what, n in one.figures if what.endswith(":?")}
        for what, n in other.figures:
            if not what.endswith(":?") and (what.partition(":")[0], n) in open_:
                yield what, n


def _rarity(number: int) -> float:
    """Say how telling it is that two reports give the same number of losses."""
    if number == 0:
        return 0.1
    return 0.2 if number == 1 else 0.35 if number <= 3 else 0.55 if number <= 9 else 0.8
