"""What an agreement file may not say of ground: zones and lines that nobody knows, and zones that overlap.

Two zones overlap where one provision binds a party to the same as another, in the same wording, at the same time and
for the same weapons, and part of the one zone lies inside the other by more than both drawings may be off: which of the
two holds there could not be said.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from truceline.reference.edtf import date_of
from truceline.reference.globe import KM_PER_DEGREE
from truceline.reference.ground import Ground, Point
from truceline.reference.truce_form import Raw, Source, TruceFault

STEP_KM = 5.0  # between the points of an outline that are tried; the drawings themselves are off by 1 to 40 km


def check_grounds(source: Source, grounds: Mapping[str, Ground]) -> Iterator[TruceFault]:
    """Yield zones and lines that are unknown, and zones that overlap."""
    for place, table in enumerate(source.values["provision"]):
        for key in ("zone", "line"):
            if key in table and table[key] not in grounds:
                yield source.fault(
                    ("provision", place, key),
                    f"the {key} {table[key]!r} is no contested ground that is known here.",
                    "Take an id of contested.geojson, or leave it out and say it in 'object'.",
                )
    numbered = enumerate(source.values["provision"])
    zoned = [(place, table) for place, table in numbered if table.get("zone") in grounds]
    for (first, one), (second, other) in combinations(zoned, 2):
        if one["zone"] != other["zone"] and _compete(one, other) and overlap(one, other, grounds):
            line = source.lines.line("provision", first, "zone")
            yield source.fault(
                ("provision", second, "zone"),
                f"the zone {other['zone']!r} overlaps the zone {one['zone']!r} of line {line}, "
                f"for the same party and obligation ({other['obligation']}) at the same time.",
                "Say which holds where both are, or give them times or weapons that differ.",
            )


def _compete(one: Raw, other: Raw) -> bool:
    """Say whether two provisions bind a party to the same at the same time."""
    same = all(one.get(key) == other.get(key) for key in ("obligation", "weapons", "calibre_min_mm"))
    wordings = set(one.get("versions", [])), set(other.get("versions", []))
    apart = all(wordings) and not wordings[0] & wordings[1]
    return (
        same and bool(set(one.get("obliged", [])) & set(other.get("obliged", []))) and not apart and _meet(one, other)
    )


def _meet(one: Raw, other: Raw) -> bool:
    """Say whether two provisions can hold at one moment."""
    return not (_over(one, other) or _over(other, one))


def _over(one: Raw, other: Raw) -> bool:
    if "deadline" not in one or "start" not in other:
        return False
    end, begin = date_of(one["deadline"]).latest, date_of(other["start"]).earliest
    return end is not None and begin is not None and end <= begin


def overlap(one: Raw, other: Raw, grounds: Mapping[str, Ground]) -> bool:
    """Say whether part of one zone lies inside the other by more than both may be off."""
    a, b = grounds[one["zone"]], grounds[other["zone"]]
    if a.precision_km is None or b.precision_km is None:
        return False
    off = a.precision_km + b.precision_km
    return _reaches(a, b, other.get("width_km"), off) or _reaches(b, a, one.get("width_km"), off)


def _reaches(one: Ground, other: Ground, width_km: float | None, off_km: float) -> bool:
    depths = (other.depth_km(lon, lat, width_km) for lon, lat in _outline(one))
    return any(depth is not None and depth > off_km for depth in depths)


def _outline(ground: Ground) -> Iterator[Point]:
    """Yield the corners of what is drawn, and points between them."""
    for part in (*ground.rings, *ground.lines):
        for (x1, y1, *_), (x2, y2, *_) in pairwise(part):
            steps = 1 + int(max(abs(x2 - x1), abs(y2 - y1)) * KM_PER_DEGREE / STEP_KM)
            yield from ((x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps + 1))
