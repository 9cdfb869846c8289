"""``geojson``: one feature an incident (RFC 7946); its geometry is an area, or null where the reports tell none."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from truceline.model.release import Tombstone
from truceline.publish.exports.cells import where_said
from truceline.publish.exports.contract import Edition, Format
from truceline.publish.exports.tombstones import moment_text, tombstone_words
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_list import when_phrase
from truceline.publish.losses import find_losses
from truceline.publish.map_areas import Areas
from truceline.publish.map_layers import features
from truceline.publish.outgoing import Outgoing
from truceline.record import to_json


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the collection, a feature at a time."""
    return write_all(incidents, edition, ())


def write_all(incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone]) -> Iterator[str]:
    """Yield the collection; a tombstone is a feature without a geometry, whose ``approval`` says what it is."""
    features = chain(
        (_feature(out, edition.areas) for out in incidents), (_gone(tombstone) for tombstone in tombstones)
    )
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(features):
        yield (",\n" if number else "\n") + to_json(feature).decode()
    yield "\n]}\n"


def _gone(tombstone: Tombstone) -> dict[str, Any]:
    told = {
        "approval": tombstone.kind,
        "approval_words": tombstone_words(tombstone),
        "reason": tombstone.reason,
        "at": moment_text(tombstone.at),
        "releases": tombstone.releases,
        "into": tombstone.into,
    }
    return {"type": "Feature", "id": tombstone.incident, "geometry": None, "properties": told}


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
    loses="figures by side, accounts and quotations",
    write=write,
    write_all=write_all,
)
