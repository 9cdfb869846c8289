"""The packaged map as a drawing on paper needs it: shapes, the larger towns, contested ground. No part of a server."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from truceline.publish.map_ground import ground_features
from truceline.publish.sitrep.picture import Basemap

FOLDER = ("static", "vendor", "map")
THOUSANDTHS = 1000


@cache
def _file(name: str) -> dict[str, Any]:
    return dict(msgspec.json.decode(files("truceline.web").joinpath(*FOLDER, name).read_bytes()))


def load_basemap(countries: Mapping[str, str]) -> Basemap:
    """Return the map of the package; ``countries`` are names by code."""
    towns = _file("names.json")["towns"]
    rows = zip(towns["name"], towns["lon"], towns["lat"], strict=True)
    return Basemap(
        features=_file("detail.json")["features"],
        towns=tuple((name, lon / THOUSANDTHS, lat / THOUSANDTHS) for name, lon, lat in rows),
        grounds=ground_features(countries)["features"],
    )
