"""Read ``contested.geojson`` for ``build_places.py``: what each contested area or line is called, and who claims it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

KM_PER_DEGREE = 111.2
POINT_RADIUS_KM = 20.0  # ground up to this size may be shown by its middle point with its extent; wider ground may not
PRECISION = {
    "contested_area": "area",
    "self_declared_state": "area",
    "demilitarised_zone": "area",
    "corridor": "area",
    "line_of_control": "line",
    "ceasefire_line": "line",
}
# Everyday short forms of names in the file; the file gives the long ones.
SHORT_FORMS = {
    "nk-nkao": ("Karabakh", "Nagorny Karabakh", "Nagorno Karabagh", "Karabagh", "Mountainous Karabakh"),
    "ua-donbas-2015-2022": ("Donbas",),
    "il-sy-golan": ("Golan", "Syrian Golan"),
    "in-jammu-kashmir-ladakh": ("Indian Kashmir", "Kashmir"),
    "pk-azad-kashmir": ("Pakistani Kashmir", "Azad Jammu and Kashmir", "Kashmir", "Pakistan-administered Kashmir"),
    "in-pk-siachen": ("Siachen",),
    "cn-shaksgam": ("Shaksgam Valley",),
    "il-lb-shebaa-farms": ("Sheba Farms", "Har Dov", "Chebaa Farms"),
    "ph-second-thomas-shoal": ("Ren'ai Jiao", "Ren'ai Reef", "Renai Jiao", "Ayungin"),
    "scs-spratly": ("Spratlys",),
    "scs-paracel": ("Paracels",),
    "ru-jp-kurils": ("Kuril Islands", "Kurils", "Northern Territories"),
    "jp-cn-senkaku": ("Senkaku Islands", "Senkakus", "Diaoyu Islands", "Diaoyus"),
    "kr-jp-dokdo": ("Takeshima", "Liancourt Rocks"),
    "ir-ae-abu-musa": ("Abu Musa",),
    "kr-kp-dmz": ("Demilitarized Zone", "Demilitarised Zone"),
    "th-kh-ta-muen-thom": ("Ta Muen Thom", "Ta Moan Thom", "Ta Mone Thom", "Ta Muen", "Ta Moan", "Prasat Ta Moan"),
    "nk-lachin-corridor-2020": ("Lachin road",),
    "nk-lachin-corridor-2022": ("Lachin road",),
    "nk-artsakh-1994-2020": ("Karabakh", "Nagorny Karabakh"),
    "nk-artsakh-2020-2023": ("Karabakh", "Nagorny Karabakh", "Artsakh"),
}
NOT_NAMES = ("Berdzor", "Laçın", "Vorukh")  # names of towns inside the feature, in the table by themselves
# Words that name much other ground as well: kept as names, never looked for in a text.
GENERIC = (
    "occupied territory",
    "temporarily occupied territory",
    "buffer zone",
    "area of separation",
    "Israeli line",
    "Turkish-held area",
    "international border",
    "International Border",
    "Free Zone",
    "map X",
    "Southern Provinces",
    "withdrawal line",
    "Ceasefire Line",
    "Left Bank of the Dniester",
)


@dataclass
class Ground:
    """One feature: its names with their users, its claimants, and its shape as rings of (lon, lat)."""

    id: str
    kind: str
    name: str
    names: list[tuple[str, str | None]]
    claimants: list[str]
    administered: list[tuple[str, str, str]]
    parties: set[str]
    spoken: list[str]
    valid: tuple[str, str]
    precision_km: float
    rings: list[list[tuple[float, float]]] = field(repr=False)
    areal: bool = False
    point: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        self._box = self.box() if self.rings else (0.0, 0.0, 0.0, 0.0)

    def near(self, lat: float | None, lon: float | None) -> bool:
        """Say whether the point is inside the area or within its own error of the edge."""
        if not self.areal or lat is None or lon is None:
            return False
        margin = self.precision_km / KM_PER_DEGREE
        west, south, east, north = self._box
        if not (west - margin * 2 <= lon <= east + margin * 2 and south - margin <= lat <= north + margin):
            return False
        return self.inside(lat, lon) or self.edge_km(lat, lon) <= self.precision_km

    def mark(self, lat: float, lon: float) -> str:
        """Name the ground for a point that is ``near``: its id, with ``~`` where the edge is too close to tell."""
        return self.id if self.inside(lat, lon) and self.edge_km(lat, lon) > self.precision_km else f"~{self.id}"

    def box(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north in degrees."""
        xs, ys = zip(*(p for ring in self.rings for p in ring), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def inside(self, lat: float, lon: float) -> bool:
        """Count crossings of a ray to the east (even-odd rule, so that holes are outside)."""
        odd = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    odd = not odd
        return odd

    def edge_km(self, lat: float, lon: float) -> float:
        """Measure to the nearest edge on a local plane, in km; good to a few per cent at these sizes."""
        scale = cos(radians(lat)) * KM_PER_DEGREE
        best = float("inf")
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if abs(y1 - lat) - abs(y2 - y1) > 1:  # a degree away: no matter how far
                    continue
                ax, ay = (x1 - lon) * scale, (y1 - lat) * KM_PER_DEGREE
                dx, dy = (x2 - x1) * scale, (y2 - y1) * KM_PER_DEGREE
                along = -(ax * dx + ay * dy) / (dx * dx + dy * dy) if dx or dy else 0.0
                along = min(1.0, max(0.0, along))
                best = min(best, hypot(ax + along * dx, ay + along * dy))
        return best

    def record(self) -> dict[str, Any]:
        """Return what the reader needs; a wide area or a line has no point."""
        lon = lat = radius = None
        centre = None
        if self.point:
            (lon, lat), radius, centre = self.point, self.precision_km, list(self.point)
        elif self.rings:
            west, south, east, north = self.box()
            centre = [round((west + east) / 2, 4), round((south + north) / 2, 4)]
            half = hypot((east - west) * cos(radians(centre[1])), north - south) * KM_PER_DEGREE / 2
            radius = round(half, 1) if self.areal else None
            if self.areal and half <= POINT_RADIUS_KM:
                lon, lat = centre
        return {
            "id": self.id,
            "precision": "site" if self.point else PRECISION[self.kind],
            "name": self.name,
            "names": self.names,
            "claimants": self.claimants,
            "administered": self.administered,
            "parties": sorted(self.parties),
            "spoken": [s for s in self.spoken if s not in GENERIC],
            "valid": self.valid,
            "lon": lon,
            "lat": lat,
            "radius_km": radius,
            "centre": centre,
        }


def read_grounds(collection: dict[str, Any], states: list[dict[str, str]]) -> list[Ground]:
    """Read every feature; ``states`` are the rows of the actors' table of states."""
    return [_ground(feature, states) for feature in collection["features"]]


def _ground(feature: dict[str, Any], states: list[dict[str, str]]) -> Ground:
    about, shape = feature["properties"], feature["geometry"] or {"type": "", "coordinates": []}
    users = [(name, _users(user, states)) for name, user in about["names"].items() if name not in NOT_NAMES]
    names: list[tuple[str, str | None]] = []
    for name, codes in users:
        names += [(name, code) for code in codes] or [(name, None)]
    # a claimant is an ISO code, which may carry a note, or a name: "rus (from 2022)", "polisario/sadr"
    claimants = [_code(c) for c in about["claimants"]]
    parties = {c[:3] for c in claimants if re.match(r"[A-Z]{3}(?: |$)", c)} | {code for _, code in names if code}
    spoken = [part for name, _ in users for part in re.sub(r" ?\(.*?\)", "", name).split(" / ")]
    rings = [[(x, y) for x, y in ring] for ring in _rings(shape["coordinates"])] if shape["type"] != "Point" else []
    return Ground(
        id=about["id"],
        kind=about["kind"],
        name=names[0][0] if names else next(iter(about["names"])),
        names=names,
        claimants=claimants,
        administered=[
            (_code(a["who"]), a.get("from") or "", a.get("to") or "")
            for a in about["administered_by"] or ()
            if a["who"]
        ],
        parties=parties,
        spoken=[*spoken, *SHORT_FORMS.get(about["id"], ())],
        valid=(about["valid_from"] or "", about["valid_to"] or ""),
        precision_km=about["precision_km"] or 0.0,
        rings=rings,
        areal=shape["type"].endswith("Polygon"),
        point=tuple(shape["coordinates"]) if shape["type"] == "Point" else None,
    )


def _code(who: str) -> str:
    return re.sub(r"^[a-z]{3}(?= |$)", lambda code: code[0].upper(), who)


def _rings(coordinates: list[Any]) -> list[list[list[float]]]:
    if not coordinates or isinstance(coordinates[0][0], int | float):
        return [coordinates] if coordinates else []
    return [ring for part in coordinates for ring in _rings(part)]


def _users(user: str, states: list[dict[str, str]]) -> list[str]:
    """Find the states that a note on a name's user speaks of ("India, Pakistan"); none for "international usage"."""
    found = []
    for state in states:
        if state["code"].startswith("X-"):
            continue
        names = [state["name"], *state["demonyms_plural"].split("; ")]
        if any(n and re.search(rf"\b{re.escape(n)}\b", user) for n in names):
            found.append(state["code"])
    return found
