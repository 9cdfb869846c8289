"""Episodes are looked up around an incident: those that the line finds over everything."""

from dataclasses import replace

import pytest

from benchmarks import generated
from benchmarks.generated import generate
from tests.casefile.made import begin, content, fill
from truceline.pipeline.reconcile import reconcile


@pytest.fixture(autouse=True)
def few_reports_a_day(monkeypatch):
    """Let the made incidents of one place lie a day or two apart."""
    monkeypatch.setattr(generated, "PER_DAY", 16)


def test_the_episodes_of_an_incident_are_those_of_the_whole_line(tmp_path):
    readings = list(generate(50, seed=3))
    casefile = begin(tmp_path)
    fill(casefile, readings)
    made = reconcile(readings)
    happenings = {incident.id: incident.happenings for incident in made.incidents}
    wanted = {frozenset(happenings[key] for key in episode.incidents) for episode in made.episodes}
    found = set()
    for row in casefile.incidents(limit=1000):
        for episode in casefile.episodes(casefile.incident(row.id)):
            found.add(frozenset(casefile.incident(key).happenings for key in episode.incidents))
    assert wanted
    assert found == wanted


def test_a_total_over_several_events_is_told_with_the_episode_and_with_no_incident(tmp_path):
    readings = list(generate(50, seed=3))
    first = readings[0]
    total = replace(
        first,
        document=replace(first.document, id="doc-total", address="https://made.example/total"),
        happenings=(replace(first.happenings[0], id="hap-total", document="doc-total", several=True),),
    )
    casefile = begin(tmp_path)
    fill(casefile, [*readings, total])
    assert not any("hap-total" in happenings for happenings in content(casefile))
    told = [e.happenings for row in casefile.incidents(limit=99) for e in casefile.episodes(casefile.incident(row.id))]
    assert ("hap-total",) in told
