"""Measure the linking: read a set's reports, join what is one incident, and score who stands with whom."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.evaluate.gold_set import Run
from truceline.evaluate.linking_gold import LinkingReport, load_linking
from truceline.evaluate.linking_score import Ids, score_linking
from truceline.incidents.block import candidate_pairs
from truceline.incidents.compare import compare, is_enough
from truceline.incidents.loose import with_loose
from truceline.incidents.profile import make_profiles
from truceline.model.document import Document
from truceline.model.linking import Link, Profile
from truceline.model.reading import Reading
from truceline.pipeline.grouping import Group
from truceline.pipeline.reconcile import Material, pool_of
from truceline.review.apply import apply_judgements


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The reports of a set, the incidents told of each by name, the figures, and what came out of a simpler answer.

    ``simple`` takes reports of one day and one place for one incident.
    """

    reports: tuple[LinkingReport, ...]
    predicted: Mapping[str, Ids]
    figures: Mapping[str, float]
    simple: Mapping[str, float]
    profiles: Mapping[str, tuple[Profile, ...]]
    links: tuple[Link, ...]


def measure_linking(folder: Path, run: Run) -> Linked:
    """Read and link a set, all its reports in one pool.

    Raises: GoldError where the set or a case beside it is broken.
    """
    reports = load_linking(folder)
    return link_reports(reports, run.reader.read, run)


def link_reports(
    reports: Sequence[LinkingReport], read: Callable[[Document], Reading], run: Run | None = None
) -> Linked:
    """Read the reports and link their happenings as the product does, copies with their originals."""
    tracked = run.track(reports, "reading reports") if run else reports
    readings = {report.name: with_loose(read(report.document)) for report in tracked}
    profiles = {name: make_profiles(reading) for name, reading in readings.items()}
    pool = [profile for own in profiles.values() for profile in own]
    links = tuple(compare(a, b) for a, b in candidate_pairs(pool))
    groups = _grouped(readings.values(), pool, links)
    predicted = _told(profiles, groups)
    return Linked(
        reports=tuple(reports),
        predicted=predicted,
        figures=score_linking(reports, predicted),
        simple=score_linking(reports, {name: _day_and_place(own) for name, own in profiles.items()}),
        profiles=profiles,
        links=links,
    )


def _grouped(readings: Iterable[Reading], pool: Sequence[Profile], links: Iterable[Link]) -> tuple[Group, ...]:
    known = {profile.happening: profile for profile in pool}
    enough = tuple(link for link in links if is_enough(link, known[link.first], known[link.second]))
    return pool_of(Material.of(apply_judgements(readings)), pool, enough).groups()


def _told(profiles: Mapping[str, Sequence[Profile]], groups: Iterable[Sequence[str]]) -> dict[str, Ids]:
    group_of = {id: group[0] for group in groups for id in group}
    return {
        name: frozenset(group_of[p.happening] for p in own if p.happening in group_of) for name, own in profiles.items()
    }


def _day_and_place(profiles: Iterable[Profile]) -> Ids:
    """Return the incidents of a simple answer: a day and a place each, alone where one of them is not told."""
    return frozenset(
        f"{p.days[0]} {p.places[0].id}" if p.day_told and p.place_told else p.happening
        for p in profiles
        if not p.several
    )
