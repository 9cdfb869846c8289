"""Tallies in series: nothing is summed across units or twice, nothing converted without a rule, sides are alike."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.truces.tallies_made import ARM, AZE, GYUMRI, SYUNIK, TEGH, april, incident, location, party, tally
from tests.truces.told import ARMIES, SPECS, tellings
from tests.truces.told import incident as told_of
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.tally_series import ActTold, UnitRule
from truceline.truces.areas import in_area
from truceline.truces.own_count import acts_told
from truceline.truces.tallies import UNITS, Beside, make_series
from truceline.truces.unit_rules import convert

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
DAYS = st.integers(1, 28)


@st.composite
def tallies(draw):
    found = []
    for number in range(draw(st.integers(0, 6))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        dated = draw(st.booleans())
        claimant, accused = draw(st.sampled_from([(AZE, ARM), (ARM, AZE), (AZE, None)]))
        found.append(
            tally(
                draw(st.integers(0, 500)),
                april(first) if dated else None,
                april(last) if dated else None,
                unit=draw(st.sampled_from(UNITS)),
                claimant=claimant,
                accused=accused,
                place=draw(st.sampled_from([None, TEGH, SYUNIK])),
                key=f"tal-{number}",
            )
        )
    return found


def rule(**values):
    given = {"name": "one for one", "unit": "violation", "becomes": "incident", "low": 1, "high": 5, "source": "a page"}
    return UnitRule(**{**given, **values})


def steps(*periods):
    given = [tally(n, april(first), april(last)) for n, (first, last) in enumerate(periods, 1)]
    return [(point.step, point.days) for point in make_series(given)[0].points]


@PATIENT
@given(tallies())
def test_every_tally_is_in_one_series_of_its_own_unit_and_area(given):
    series = make_series(given)
    assert sorted(point.tally.id for one in series for point in one.points) == sorted(one.id for one in given)
    for one in series:
        assert {point.tally.count.unit for point in one.points} == {one.unit}
        assert len({point.tally.where for point in one.points}) == 1


@PATIENT
@given(tallies(), st.randoms())
def test_the_order_of_tallies_does_not_matter(given, random):
    shuffled = list(given)
    random.shuffle(shuffled)
    assert make_series(shuffled) == make_series(given)


@PATIENT
@given(tallies())
def test_a_sum_counts_no_day_twice(given):
    for one in make_series(given):
        if one.total is not None:
            days = sum((point.last - point.first).days + 1 for point in one.points)
            assert days == one.covered
            assert one.total.best == sum(point.tally.count.best for point in one.points)
        else:
            assert one.total_why


@PATIENT
@given(tallies())
def test_nothing_is_converted_without_a_rule(given):
    for one in make_series(given):
        for converted in (each for point in one.points for each in point.converted):
            assert converted.count is None and converted.why


@PATIENT
@given(tallies())
def test_the_two_sides_are_treated_alike(given):
    def swapped(each):
        return None if each is None else party(ARM if each.actor == AZE else AZE)

    there = make_series([replace(one, claimant=swapped(one.claimant), accused=swapped(one.accused)) for one in given])
    gist = {(str(swapped(one.claimant)), str(swapped(one.accused)), one.unit, one.area): _gist(one) for one in there}
    assert gist == {(str(one.claimant), str(one.accused), one.unit, one.area): _gist(one) for one in make_series(given)}


def _gist(series):
    return series.total, series.total_why, [(point.step, point.days, point.tally.id) for point in series.points]


@PATIENT
@given(st.sampled_from([unit for unit in UNITS if unit != "violation"]), st.integers(0, 1000))
def test_a_rule_is_for_its_unit_alone(unit, number):
    count = Count(low=number, best=number, high=number, unit=unit)
    assert convert(count, "incident", party(AZE), [rule()]).count is None


def test_gaps_and_overlaps_of_periods_are_said():
    assert steps((1, 7), (8, 14), (18, 20)) == [("first", 0), ("follows", 0), ("gap", 3)]
    assert steps((1, 10), (8, 14)) == [("first", 0), ("overlaps", 3)]
    assert steps((1, 7), (1, 7)) == [("first", 0), ("same_period", 7)]
    assert steps((1, 20), (3, 5), (21, 22)) == [("first", 0), ("overlaps", 3), ("follows", 0)]


def test_days_with_a_tally_and_days_between_without_one_are_counted():
    given = [tally(1, april(1), april(7)), tally(2, april(5), april(8)), tally(3, april(12), april(12))]
    series = make_series(given)[0]
    assert (series.covered, series.missing) == (9, 3)


def test_two_units_are_two_series():
    given = [tally(3, april(1), april(7)), tally(90, april(1), april(7), unit="shot")]
    assert [(one.unit, one.total.best) for one in make_series(given)] == [("shot", 90), ("violation", 3)]


def test_a_rule_is_applied_to_both_ends_and_named():
    converted = convert(Count(low=10, best=10, high=10, unit="violation"), "incident", party(AZE), [rule(low=0.15)])
    assert (converted.count.low, converted.count.best, converted.count.high) == (1, None, 50)
    assert converted.rule.name == "one for one"


@PATIENT
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_rule_makes_of_a_count_what_its_written_number_does(number, hundredths):
    exact = rule(low=hundredths / 100, high=hundredths / 100)
    converted = convert(Count(low=number, best=number, high=number, unit="violation"), "incident", party(AZE), [exact])
    assert (converted.count.low, converted.count.high) == (number * hundredths // 100, -(-number * hundredths // 100))
    assert converted.count.best == (number * hundredths // 100 if number * hundredths % 100 == 0 else None)


def test_a_count_of_about_so_many_has_a_figure_and_no_ends_for_a_rule():
    about = convert(Count(low=None, best=100, high=None, unit="violation"), "incident", party(AZE), [rule()])
    assert about.count is None and "no lowest and no highest figure" in about.why


def test_a_rule_of_one_claimant_is_not_for_another():
    own = rule(claimant="AZE")
    count = Count(low=2, best=2, high=2, unit="violation")
    assert convert(count, "incident", party(AZE), [own]).count
    assert convert(count, "incident", party(ARM), [own]).count is None


def test_between_two_rules_none_is_chosen():
    count = Count(low=2, best=2, high=2, unit="violation")
    refused = convert(count, "incident", party(AZE), [rule(), rule(name="another")])
    assert refused.count is None and "another" in refused.why


def test_what_has_no_figure_and_what_counts_nothing_told_are_refused():
    unknown = Count(low=None, best=None, high=None, unit="violation")
    assert convert(unknown, "incident", party(AZE), [rule()]).count is None
    assert convert(Count(low=2, best=2, high=2, unit="undetermined"), "incident", party(AZE), [rule()]).count is None


@pytest.mark.parametrize("wrong", [{"low": 6}, {"low": -1}, {"source": " "}, {"name": ""}, {"becomes": "violation"}])
def test_a_rule_without_sense_or_source_is_none(wrong):
    with pytest.raises(ValueError, match="rule"):
        rule(**wrong)


# --- our own count --------------------------------------------------------------------------------------------------

ACTS = (
    ActTold(incident="inc-1", doer="ARM", acts=("fired_first",), told_by=("AZE",)),
    ActTold(incident="inc-1", doer="AZE", acts=("fired_first",), told_by=("ARM",)),
    ActTold(incident="inc-2", doer="ARM", acts=("attacked",), told_by=("AZE",), by_others=True, observed=True),
    ActTold(incident="inc-3", doer="ARM", acts=("attacked",), by_others=True),
)
INCIDENTS = {
    "inc-1": incident("inc-1", april(3), TEGH),
    "inc-2": incident("inc-2", april(4), TEGH),
    "inc-3": incident("inc-3", april(20), GYUMRI),
}


def own(given):
    return make_series([given], Beside(incidents=INCIDENTS, acts=ACTS))[0].points[0].own


def test_our_count_is_of_incidents_in_the_period_with_an_act_of_the_accused():
    found = own(tally(105, april(1), april(7)))
    assert (found.told, found.by_a_party_alone, found.observed) == (("inc-1", "inc-2"), ("inc-1",), ("inc-2",))


@PATIENT
@given(SPECS)
def test_what_is_told_of_each_side_mirrors_and_what_fell_tells_nothing(specs):
    there = acts_told(told_of(), tellings(specs))
    here = acts_told(told_of(swapped=True), tellings(specs, swapped=True))
    other = {army.side: rival.side for army, rival in zip(ARMIES, reversed(ARMIES), strict=True)}
    assert here == tuple(
        replace(one, doer=other.get(one.doer, one.doer), told_by=tuple(other[side] for side in one.told_by))
        for one in there
    )
    fallen = [replace(each, fallen="rejected") for each in tellings(specs)]
    assert acts_told(told_of(), fallen) == ()


GROUND = Place(id="ca:ground", name="the Heights", precision="area", claimants=("ARM", "AZE"))
COUNTRIES = [Place(id=code, name=code, precision="country", country=code) for code in ("ARM", "AZE", "GEO")]


@pytest.mark.parametrize("unit", [*COUNTRIES, SYUNIK])
@pytest.mark.parametrize(
    "place",
    [
        GROUND,
        replace(GROUND, country="ARM", claimants=()),
        replace(GROUND, precision="sea", country="AZE"),
        replace(GROUND, precision="settlement", admin1="Heights", country="AZE", country_according_to="somebody"),
    ],
)
def test_contested_ground_is_certainly_in_no_country_and_outside_none(place, unit):
    assert in_area(incident("inc-1", april(3), place).where, location(unit)) == "cannot_be_said"


def test_ground_of_one_country_is_in_it_and_outside_others():
    answers = [in_area(incident("inc-1", april(3), TEGH).where, location(unit)) for unit in (*COUNTRIES, SYUNIK)]
    assert answers == ["inside", "outside", "outside", "inside"]
    assert in_area(incident("inc-1", april(3), COUNTRIES[2]).where, location(SYUNIK)) == "outside"


def test_acts_of_the_other_side_are_not_counted():
    assert own(tally(105, april(1), april(7), claimant=ARM, accused=AZE)).told == ("inc-1",)


def test_only_the_area_of_the_tally_is_counted():
    assert own(tally(9, april(1), april(30), place=SYUNIK)).told == ("inc-1", "inc-2")
    assert own(tally(9, april(1), april(30))).told == ("inc-1", "inc-2", "inc-3")


def test_without_a_period_nothing_is_counted_and_it_is_said_why():
    found = own(tally(9))
    assert found.told == () and found.why


def test_an_incident_over_the_end_of_the_period_is_neither_in_nor_out():
    wide = replace(INCIDENTS["inc-1"], when=tally(0, april(6), april(9)).when)
    series = make_series([tally(9, april(1), april(7))], Beside(incidents={**INCIDENTS, "inc-1": wide}, acts=ACTS[:1]))
    assert series[0].points[0].own.unsure == ("inc-1",)
