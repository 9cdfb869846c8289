"""What is asked of a place or of days finds records as it finds incidents, and as it finds what reports tell."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.casefile.made import begin, fill, tegh
from tests.store.test_observations import HEARD, TALLY
from truceline.casefile import complying
from truceline.casefile.complying import compliance
from truceline.casefile.covering import coverage
from truceline.casefile.tallying import tally_series
from truceline.model.time import Interval
from truceline.observing.entry import Tables, read_entry

DAY = date(2023, 4, 11)
OBSERVED = {"outcome": "observed", "act": "fired", "means": "heard", "since": "2023-04-11", "place": "Tegh"}


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    with begin(tmp_path_factory.mktemp("covering")) as made:
        fill(made, tegh().values())
        tables = Tables()
        made.observe(*(read_entry("observation", {**OBSERVED, "mission": name}, tables).record for name in "EF"))
        yield made


@pytest.mark.parametrize("place", ["Armenia", "ARM", "arm", "Syunik", "Syunik Province", "Tegh", "Te\u011f", "", None])
def test_whoever_looked_is_found_by_every_name_by_which_the_incident_is(watched, place):
    found = coverage(watched, DAY, DAY, place)
    ((cell,),) = (day.cells for day in found.days)
    assert (len(cell.observed), len(cell.incidents)) == (2, 1)


@pytest.mark.parametrize("place", ["Azerbaijan", "Shirak", "Georgia"])
def test_nobody_looked_where_nobody_did(watched, place):
    found = coverage(watched, DAY, DAY, place)
    assert [(cell.observed, cell.incidents) for day in found.days for cell in day.cells] == [((), ())]


def test_the_board_of_a_place_reads_every_record_of_it(watched, monkeypatch):
    asked = {"since": DAY, "until": DAY, "truce": "am-az-ru-2020-11-09"}
    everywhere = {each.subject for each in compliance(watched, asked).violations}
    monkeypatch.setattr(complying, "PIECE", 1)
    assert {each.subject for each in compliance(watched, {**asked, "place": "Armenia"}).violations} == everywhere
    assert len(everywhere) == 3
    assert compliance(watched, {**asked, "place": "Georgia"}).violations == ()


BEYOND_MIDNIGHT = Interval(  # 11 April where it was; in UTC it begins on the 10th
    earliest=datetime(2023, 4, 10, 20, tzinfo=UTC),
    latest=datetime(2023, 4, 11, 19, 59, tzinfo=UTC),
    precision="day",
    zone="+04:00",
)


@pytest.mark.parametrize(("day", "many"), [(10, 0), (11, 1), (12, 0)])
def test_days_are_those_of_the_record_by_its_own_clock(tmp_path, day, many):
    asked = {"since": date(2023, 4, day), "until": date(2023, 4, day)}
    with begin(tmp_path) as made:
        records = (replace(each, id="", by="", when=BEYOND_MIDNIGHT) for each in (HEARD, TALLY))
        made.observe(*records)
        assert len(tally_series(made, asked)) == many
        assert len(list(made.violations(**asked, kinds=("observation",)))) == many
