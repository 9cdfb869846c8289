"""Zero, unseen, no access and no reports are four answers, and none of them turns into another."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.truces.tallies_made import AZE, GYUMRI, TEGH, april, denied, incident, seen
from truceline.model.place import Place
from truceline.publish.coverage_words import looked_words, told_words
from truceline.truces.coverage import Known, area_of, make_coverage

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
PLACES = st.sampled_from([TEGH, GYUMRI])
DAYS = st.integers(1, 9).map(april)


def cells_of(grid):
    return [one for day in grid.days for one in day.cells]


def cell(day, *records, incidents=(), published=None):
    known = Known(records=records, incidents=incidents, published=published or {})
    grid = make_coverage(april(1), april(9), known)
    return next(one for one in cells_of(grid) if one.day == april(day) and one.area == "ARM/Syunik")


def test_the_four_answers_look_different_in_words():
    none = cell(2, seen("obs-1", april(2), TEGH, negative=True))
    unseen = cell(3, seen("obs-1", april(2), TEGH, negative=True))
    no_access = cell(2, denied("acc-1", april(2), TEGH))
    said = [looked_words(one) for one in (none, unseen, no_access)] + [told_words(unseen)]
    assert said == ["looked, none seen", "nobody looked", "no access (by AZE)", "no reports"]


def test_a_count_of_none_is_a_zero_and_no_observation_of_something():
    assert cell(2, seen("obs-1", april(2), TEGH, number=0)).looked == "none_seen"


def test_a_denied_access_stays_beside_a_zero():
    found = cell(2, seen("obs-1", april(2), TEGH, negative=True), denied("acc-1", april(2), TEGH))
    assert looked_words(found) == "looked, none seen, but no access (by AZE)"


def test_a_province_and_what_lies_in_it_are_one_area():
    told = {"radius_km": 54.0, "country": "ARM", "source": "GeoNames"}
    province = Place(id="gn:409314", name="Syunik", precision="province", **told)
    village = Place(id="gn:174743", name="Tegh", precision="settlement", admin1="Syunik", **told)
    assert area_of(province) == area_of(village)


def test_a_delay_is_not_a_denial():
    assert looked_words(cell(2, denied("acc-1", april(2), TEGH, kind="delayed"))) == "access delayed (by AZE)"


def test_reports_of_the_day_that_tell_of_elsewhere_are_not_no_reports():
    watched = seen("obs-1", april(2), TEGH)
    elsewhere = cell(2, watched, incidents=(incident("inc-1", april(2), GYUMRI),))
    assert (elsewhere.told, told_words(elsewhere)) == ("none_here", "no report of here")
    assert cell(2, watched, published={"doc-9": april(2)}).told == "none_here"
    assert cell(2, watched, incidents=(incident("inc-1", april(2), TEGH),)).told == "told"


def test_a_last_day_before_the_first_is_refused():
    with pytest.raises(ValueError, match="before"):
        make_coverage(april(2), april(1), Known())


@st.composite
def watched(draw):
    found = []
    for number in range(draw(st.integers(0, 8))):
        day, place = draw(DAYS), draw(PLACES)
        kind = draw(st.sampled_from(["seen", "none", "not_seen", "denied"]))
        if kind == "denied":
            found.append(denied(f"acc-{number}", day, place, by=AZE))
        else:
            count = 0 if kind == "none" else 2
            found.append(seen(f"obs-{number}", day, place, number=count, negative=kind == "not_seen"))
    return found


@PATIENT
@given(watched())
def test_nobody_looked_exactly_where_there_is_no_record(records):
    grid = make_coverage(april(1), april(9), Known(records=records))
    looked = {(record.when.local_dates()[0], f"ARM/{record.where.place.admin1}") for record in records}
    for one in cells_of(grid):
        assert (one.looked == "unseen") == ((one.day, one.area) not in looked)
        assert one.told == "no_reports"


@PATIENT
@given(watched(), st.lists(st.tuples(DAYS, PLACES), max_size=4))
def test_reports_never_change_what_monitors_saw_and_the_other_way_round(records, told):
    incidents = [incident(f"inc-{n}", day, place, (f"doc-{n}",)) for n, (day, place) in enumerate(told)]
    grid = make_coverage(april(1), april(9), Known(records=records, incidents=incidents))
    bare = make_coverage(april(1), april(9), Known(records=records), grid.areas)
    assert [one.looked for one in cells_of(grid)] == [one.looked for one in cells_of(bare)]
    alone = make_coverage(april(1), april(9), Known(incidents=incidents), grid.areas)
    assert [one.told for one in cells_of(grid)] == [one.told for one in cells_of(alone)]


@PATIENT
@given(watched())
def test_every_record_is_in_the_cell_of_its_day(records):
    grid = make_coverage(april(1), april(9), Known(records=records))
    found = [
        key for one in cells_of(grid) for key in (*one.observed, *one.not_seen, *one.counted_none, *one.restrictions)
    ]
    assert sorted(found) == sorted(record.id for record in records)
    assert [day.day for day in grid.days] == [april(1) + timedelta(days=n) for n in range(9)]
