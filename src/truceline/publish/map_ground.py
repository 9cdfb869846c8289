"""Contested ground as the map draws it: hatched, with every name and who uses it, every claimant, and who holds it.

Read from ``reference/data/contested.geojson``; what the table could not confirm in a source is said with it. Nothing
here says whose it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from truceline.reference.shapes import DRAWN, GROUND, label_point, wound

_CODE = re.compile(r"(?:^|(?<= and ))[a-z]{3}(?= |$)")
_NAMES = {
    "nk-authorities": "Nagorno-Karabakh (Artsakh) authorities",
    "abkhaz": "Abkhaz",
    "dnr-lnr": "DNR and LNR",
    "kosovo": "Kosovo",
    "polisario/sadr": "Polisario (Sahrawi Arab Democratic Republic)",
    "somaliland": "Somaliland",
    "south ossetian": "South Ossetian",
    "transnistrian": "Transnistrian",
    "turkish cypriot": "Turkish Cypriot",
}  # how the table begins what is no country
_POINT = "Point"


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    text = (files("truceline.reference") / "data" / GROUND).read_text(encoding="utf-8")
    return dict(json.loads(text))


def ground_features(countries: Mapping[str, str]) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection; ``countries`` are names by ISO 3166-1 alpha-3 code.

    Properties: ``name`` (all names in use, none first by right), ``names`` (pairs: name, who uses it), ``claimants``,
    ``held`` (who, since, until), ``since`` and ``until`` (of this outline, as exact as known), ``precision_km`` (how
    far an edge may be off), ``sources``, ``unconfirmed``, and ``lon``, ``lat`` where the name may be written.
    """
    return {"type": "FeatureCollection", "features": list(_features(countries))}


def _features(countries: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for feature in _read()["features"]:
        told, geometry = feature["properties"], feature["geometry"]
        if geometry is None or geometry["type"] not in (*DRAWN, _POINT):
            continue
        lon, lat = geometry["coordinates"] if geometry["type"] == _POINT else label_point(geometry)
        names = _names(told["names"])
        yield {
            "type": "Feature",
            "geometry": wound(geometry),
            "properties": {
                "id": told["id"],
                "kind": told["kind"],
                "name": " / ".join(dict.fromkeys(name for name, _ in names)),
                "names": names,
                "claimants": [who_words(who, countries) for who in told["claimants"]],
                "held": [
                    [who_words(held["who"], countries), held["from"], held["to"]]
                    for held in told["administered_by"] or []
                ],
                "since": told["valid_from"],
                "until": told["valid_to"],
                "precision_km": told["precision_km"],
                "sources": told["source"],
                "unconfirmed": told["unverified"],
                "lon": round(lon, 4),
                "lat": round(lat, 4),
            },
        }


def _names(told: Mapping[str, str]) -> list[list[str]]:
    return [[name, who] for name, who in told.items()]


def who_words(who: str, countries: Mapping[str, str]) -> str:
    """Write a claimant of the table in words.

    >>> who_words("isr (parts)", {"ISR": "Israel"}), who_words("abkhaz authorities", {})
    ('Israel (parts)', 'Abkhaz authorities')
    """
    begun = next((begin for begin in _NAMES if who.startswith(begin)), "")
    if begun:
        return _NAMES[begun] + who.removeprefix(begun)
    return _CODE.sub(lambda code: countries.get(code[0].upper(), code[0]), who)
