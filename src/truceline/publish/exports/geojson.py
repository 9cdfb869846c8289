"""``geojson``: one feature an incident (RFC 7946); its geometry is an area, or null where the reports tell none."""

from collections.abc import Iterable, Iterator
from typing import Any

from truceline.publish.exports.cells import where_said
from truceline.publish.exports.contract import Format
from truceline.publish.exports.losses import find_losses
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_list import when_phrase
from truceline.publish.map_areas import Areas
from truceline.publish.map_layers import features
from truceline.publish.outgoing import Outgoing
from truceline.record import to_json


def write(incidents: Iterable[Outgoing], areas: Areas) -> Iterator[str]:
    """Yield the collection, a feature at a time."""
    yield '{"type":"FeatureCollection","features":['
    for number, out in enumerate(incidents):
        yield (",\n" if number else "\n") + to_json(_feature(out, areas)).decode()
    yield "\n]}\n"


def _feature(out: Outgoing, areas: Areas) -> dict[str, Any]:
    (feature,) = features((out.row,), areas)
    killed = find_losses(out.view, "killed")
    if out.blur_km:
        feature["properties"]["place_id"] = None
    feature["properties"] |= {
        "when_words": when_phrase(out.incident),
        "where_words": where_said(out),
        "standing": standing_phrase(out.incident),
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "approval": out.approval.state,
        "approval_words": out.approval.words,
        "redaction": out.redaction or None,
    }
    return feature


GEOJSON = Format(
    name="geojson",
    says="areas on a map, one feature an incident",
    file="incidents.geojson",
    media_type="application/geo+json",
    write=write,
)
