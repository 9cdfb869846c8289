"""Laws of a casefile: incidents are computed; nothing depends on the order of arrival; what is withdrawn leaves no trace."""

import random
from dataclasses import replace

import pytest

from benchmarks.generated import generate
from tests.casefile.made import begin, content, fill, mixed, most_told, take, tegh
from truceline.casefile import neighbours
from truceline.casefile.judging import Told
from truceline.incidents import block
from truceline.pipeline.reconcile import reconcile

ADA = Told(by="ada", why="seen")


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_adding_does_not_change_the_content(tmp_path, seed):
    readings = mixed()
    together, apart = begin(tmp_path, "together.tl"), begin(tmp_path, "apart.tl")
    fill(together, readings)
    random.Random(seed).shuffle(readings)
    fill(apart, readings, at_a_time=1 + seed)
    assert content(together) == content(apart)


def test_a_casefile_holds_what_the_line_makes_of_all_its_reports(tmp_path, monkeypatch):
    readings = list(generate(60, seed=5))
    for module in (block, neighbours):  # so that a place has a crowd of happenings
        monkeypatch.setattr(module, "CROWD", 12)
        monkeypatch.setattr(module, "WINDOW", 4)
    casefile = begin(tmp_path)
    fill(casefile, readings, at_a_time=10)
    made = reconcile(readings)
    assert content(casefile) == {i.happenings: replace(i, id="") for i in made.incidents}


def test_adding_twice_changes_nothing(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, mixed())
    before, reports = content(casefile), casefile.store.documents.count()
    assert {take(casefile, reading).outcome for reading in mixed()} == {"there already"}
    casefile.refresh()
    assert (content(casefile), casefile.store.documents.count()) == (before, reports)


def test_a_copy_adds_no_origin_and_changes_no_published_value(tmp_path):
    readings = tegh()
    copy = readings.pop("tegh-06-copy")
    casefile = begin(tmp_path)
    fill(casefile, readings.values())
    before = most_told(casefile)
    take(casefile, copy)
    casefile.refresh()
    after = most_told(casefile)
    assert len(after.documents) == len(before.documents) + 1
    assert len(after.origins) == len(before.origins)
    told = [[(f.question, f.accord, f.published, f.published_count) for f in i.findings] for i in (before, after)]
    assert told[0] == told[1]


def test_withdrawing_a_judgement_restores_the_former_content(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, mixed())
    before = content(casefile)
    incident = casefile.incident(casefile.incidents()[0].id)
    document = incident.documents[-1]
    reading = casefile.readings(incident)[document]
    decided = casefile.judging.claim("reject", document, reading.claims[0].id, ADA)
    casefile.judge([decided])
    assert content(casefile) != before
    casefile.judge([casefile.judging.withdraw(decided.id, ADA)])
    assert content(casefile) == before


def test_two_incidents_that_a_person_joins_are_one_until_it_is_withdrawn(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, mixed())
    before = content(casefile)
    one, other = (casefile.incident(row.id) for row in casefile.incidents()[:2])
    decided = casefile.judging.same(one, other, ADA)
    casefile.judge([decided])
    joined = casefile.incident(one.id)
    assert joined == casefile.incident(other.id)  # the id of the other leads here
    assert set(joined.happenings) == {*one.happenings, *other.happenings}
    casefile.judge([casefile.judging.withdraw(decided.id, ADA)])
    assert content(casefile) == before


def test_a_report_that_a_person_takes_out_is_an_incident_of_its_own(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    incident = most_told(casefile)
    document = incident.documents[2]
    casefile.judge([casefile.judging.different(incident, document, ADA)])
    assert not [i for i in content(casefile).values() if {document, incident.documents[0]} <= set(i.documents)]


def test_a_changed_text_under_the_same_address_is_a_new_version_and_the_former_counts_no_more(tmp_path):
    casefile = begin(tmp_path)
    first, second = list(generate(2, seed=9))
    address = "https://made.example/report"
    made = [
        replace(r, document=replace(r.document, id=r.document.id, address=address, publisher="one"))
        for r in (first, second)
    ]
    assert [take(casefile, reading).outcome for reading in made] == ["new", "new version"]
    casefile.refresh()
    assert {d for i in content(casefile).values() for d in i.documents} == {second.document.id}


def test_what_waits_after_a_crash_is_computed_when_the_casefile_is_opened(tmp_path):
    casefile = begin(tmp_path)
    for reading in tegh().values():
        take(casefile, reading)
    casefile.close()
    from truceline.casefile.casefile import Casefile

    with Casefile.open(tmp_path / "made.tl") as opened:
        assert most_told(opened).documents


def test_a_deleted_report_leaves_every_count_and_its_bytes_stay(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    incident = most_told(casefile)
    gone = incident.documents[0]
    casefile.delete(gone, why="sent by mistake")
    assert not any(gone in after.documents for after in content(casefile).values())
    assert casefile.store.documents.reading(gone) is not None
    assert casefile.verify() == ()


def untold(reading):
    """Return a reading as if no happening had been read in it."""
    return replace(reading, happenings=(), unassigned=tuple(claim.id for claim in reading.claims))


@pytest.mark.parametrize("seed", range(2))
def test_a_report_without_a_happening_joins_alike_in_whatever_order_and_is_kept_as_it_was_read(tmp_path, seed):
    made = tegh()
    untold_ones = {name: untold(made[name]) for name in sorted(made)[seed::3]}
    made |= untold_ones
    readings = [*made.values(), *generate(10, seed=3)]
    random.Random(seed).shuffle(readings)
    casefile = begin(tmp_path)
    fill(casefile, readings, at_a_time=1 + seed)
    assert content(casefile) == {i.happenings: replace(i, id="") for i in reconcile(readings).incidents}
    in_incidents = {document for incident in content(casefile).values() for document in incident.documents}
    assert {reading.document.id for reading in untold_ones.values()} <= in_incidents
    assert all(casefile.store.documents.reading(r.document.id) == r for r in untold_ones.values())


def test_a_report_without_a_happening_makes_no_incident_alone_and_may_be_judged_apart(tmp_path):
    made = tegh()
    name = sorted(made)[1]
    alone = begin(tmp_path, "alone.tl")
    fill(alone, [untold(made[name])])
    assert content(alone) == {}
    casefile = begin(tmp_path)
    fill(casefile, [*(reading for key, reading in made.items() if key != name), untold(made[name])])
    document = made[name].document.id
    assert document in most_told(casefile).documents
    casefile.judge([casefile.judging.different(most_told(casefile), document, ADA)])
    assert document not in most_told(casefile).documents


def test_the_library_offers_the_casefile_by_its_name(tmp_path):
    import truceline

    with truceline.Casefile.create(tmp_path / "one.tl", by="ada") as casefile:
        assert casefile.add(tmp_path)[0].outcome == "skipped"  # an empty folder
        assert casefile.incidents() == ()
    with pytest.raises(AttributeError, match="no attribute 'Casefolder'"):
        truceline.Casefolder  # noqa: B018
