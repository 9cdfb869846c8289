"""Joins incidents with agreements: what was read and judged of an incident -> how it stands against them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from truceline.incidents.aliases import join_aliases
from truceline.incidents.outside import set_apart
from truceline.incidents.telling import tell_all
from truceline.incidents.told import Told
from truceline.model.incident import Incident
from truceline.model.observation import Observation, Recorded, Tally
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.model.truce_named import NamedTerms
from truceline.model.violation import Assessment, Telling
from truceline.reference.act_duties import load_act_duties
from truceline.reference.ground import load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.reference.weapons import calibre_of
from truceline.truces.named import BREACH, terms_named
from truceline.truces.observed import assess_observation
from truceline.truces.tallied import assess_tally
from truceline.truces.terms import Terms
from truceline.truces.violations import assess_incident


@lru_cache(maxsize=1)
def packaged_terms() -> Terms:
    """Open the packaged agreements with all that is needed to hold anything against them."""
    return Terms(
        truces=tuple(load_truces().values()),
        grounds=load_grounds(),
        outlines=outline_ground,
        duties=load_act_duties(),
        calibres=calibre_of,
    )


def terms_with(own: Iterable[Truce]) -> Terms:
    """Return the packaged agreements with those of a user after them."""
    packaged, added = packaged_terms(), tuple(own)
    return replace(packaged, truces=(*packaged.truces, *added)) if added else packaged


def tellings(
    incident: Incident, readings: Mapping[str, Reading], terms: Terms, judged: Mapping[str, str] | None = None
) -> tuple[Telling, ...]:
    """Return the claims of an incident as they count, in the order of its reports.

    Args:
        readings: of its documents, as judged, by document id; one that is missing tells nothing.
        judged: claim id -> by whom and why a person rejected it.
    """
    told = set(incident.happenings)
    happenings = [h for key in incident.documents if key in readings for h in readings[key].happenings if h.id in told]
    line = tell_all(happenings, readings, origins=incident.origins, descents=incident.descents, judged=judged)
    return tuple(
        Telling(
            claim=each.claim,
            speakers=each.statement.speakers,
            origin=each.origin,
            fallen=each.fallen,
            named=_named(each, readings[each.document], terms),
        )
        for each in set_apart(join_aliases(line), incident.when)
    )


def _named(told: Told, reading: Reading, terms: Terms) -> NamedTerms | None:
    """Return what the words of an alleged breach name."""
    if told.read.act != BREACH:
        return None
    return terms_named(told.read, reading, terms.truces, terms.grounds, terms.outlines)


def assess(
    incident: Incident,
    readings: Mapping[str, Reading],
    terms: Terms,
    *,
    judged: Mapping[str, str] | None = None,
    observed: Sequence[Observation] = (),
) -> Assessment:
    """Hold an incident against agreements; ``observed`` is what monitors recorded and a person linked to it."""
    return assess_incident(incident, tellings(incident, readings, terms, judged), terms, observed)


def assess_record(record: Recorded, terms: Terms) -> Assessment:
    """Hold an observation or a tally against agreements by itself.

    Raises:
        TypeError: it is a restriction of access, which is a record of its own.
    """
    if isinstance(record, Observation):
        return assess_observation(record, terms)
    if isinstance(record, Tally):
        return assess_tally(record, terms)
    raise TypeError(f"{record.id} is no observation and no tally")
