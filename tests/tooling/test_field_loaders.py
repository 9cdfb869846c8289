"""The files in the forms of ACLED and UCDP load as the public programs of those projects load them.

What these programs ask of a file was read in their code; they are R packages that no registry here has, or under the
GPL, so that pandas does what they do. ``make check-tooling`` installs it.

* acledR (ACLED's own): ``R/acled_transform_longer.R``, ``acled_transform_interaction.R``, ``acled_update.R``,
  ``generate_counts.R``.
* priogrid (PRIO): ``R/data_ucdp.R``, reads GED, makes points of it, and spreads ``best`` over days.
* ucdp (mcgirjau): ``data-raw`` reads GED by guessing types and drops columns by name.
"""

import io

import pytest

from tests.publish.exports.outgoing import edition, leaving, several
from truceline.publish.exports.formats import FORMATS

pandas = pytest.importorskip("pandas", reason="the field's programs: make check-tooling")

ACLED_DTYPES = {"year": "Int64", "time_precision": "Int64", "inter1": "Int64", "inter2": "Int64", "iso": "Int64"}
ACLED_DTYPES |= {"latitude": float, "longitude": float, "geo_precision": "Int64", "fatalities": "Int64"}
GED_DTYPES = {"id": "int64", "year": "Int64", "type_of_violence": "Int64", "where_prec": "Int64", "date_prec": "Int64"}
GED_DTYPES |= {"latitude": float, "longitude": float, "event_clarity": "Int64", "number_of_sources": "Int64"}
GED_DTYPES |= dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "Int64")
GED_DTYPES |= dict.fromkeys(("best", "high", "low"), "Int64")
NOT_KEPT = "relid code_status conflict_dset_id dyad_dset_id side_a_dset_id side_b_dset_id geom_wkt priogrid_gid".split()


def load(name, dtypes, *incidents):
    form = FORMATS[name]
    told = "".join(form.chunks(incidents or several(policy=form.policy), edition()))
    return pandas.read_csv(io.StringIO(told), dtype=dtypes)


def test_acled_columns_have_their_types_and_days():
    table = load("acled", ACLED_DTYPES)
    assert table.columns.is_unique and len(table.columns) == 31
    days = pandas.to_datetime(table["event_date"], format="%Y-%m-%d")
    assert days.dropna().dt.year.tolist() == table["year"].dropna().tolist()


def test_an_actor_of_acled_is_one_as_acledr_asks():
    table = load("acled", ACLED_DTYPES)
    for column in ("actor1", "actor2"):
        assert not table[column].dropna().str.contains(";").any()


def test_interaction_codes_are_those_that_acledr_knows():
    table = load("acled", ACLED_DTYPES)
    for column in ("inter1", "inter2"):
        assert table[column].dropna().between(1, 8).all()
    both = table.dropna(subset=["inter1", "inter2"])
    assert all(sorted(f"{row.inter1}{row.inter2}") == sorted(str(row.interaction)[:2]) for row in both.itertuples())


def test_types_of_events_are_counted_by_day_and_country_as_acledr_does():
    counted = load("acled", ACLED_DTYPES).dropna(subset=["event_date"]).groupby(["country", "event_type"]).size()
    assert counted.to_dict() == {("Armenia", "Battles"): 2}


def test_ged_columns_have_their_types_and_the_columns_that_loaders_drop_are_there():
    table = load("ucdp", GED_DTYPES)
    assert len(table.columns) == 49 and table["id"].is_unique is False
    assert set(NOT_KEPT) <= set(table.columns)
    kept = table.dropna(subset=["date_start"])
    assert (pandas.to_datetime(kept["date_end"]) >= pandas.to_datetime(kept["date_start"])).all()


def test_ged_events_become_points_and_their_dead_are_spread_over_days_as_priogrid_does():
    table = load("ucdp", GED_DTYPES, leaving(policy="ucdp")).dropna(subset=["latitude", "longitude"])
    (event,) = table[table["where_prec"] < 6].itertuples()
    assert (event.longitude, event.latitude) == (46.48054, 39.55826)
    assert event.geom_wkt == "POINT (46.48054 39.55826)"
    days = (pandas.to_datetime(event.date_end) - pandas.to_datetime(event.date_start)).days + 1
    assert (days, event.best, event.low <= event.best <= event.high) == (1, 7, True)
    assert event.type_of_violence in (1, 2, 3)
