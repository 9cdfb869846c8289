"""The data of the map: shapes that can be drawn, and no side's border taken for the right one."""

import json

from tests.web.test_assets import VENDOR
from truceline.reference.places import open_places

MAP = VENDOR / "map"
UNITS = VENDOR.parents[2] / "reference" / "data" / "unit_shapes.json"


def topology(file):
    return json.loads(file.read_text("utf-8"))


def arcs_of(value):
    if isinstance(value, int):
        yield value
    else:
        for part in value:
            yield from arcs_of(part)


def features(name):
    return topology(MAP / name)["features"]


def lines(name):
    told = [feature["properties"] for feature in features(name) if feature["properties"]["k"] == "line"]
    return [{key: value for key, value in line.items() if key != "k"} for line in told]


def test_every_outline_of_a_unit_is_made_of_arcs_that_are_there():
    shapes = topology(UNITS)
    used = {
        arc if arc >= 0 else ~arc
        for shape in shapes["objects"]["units"]["geometries"]
        for arc in arcs_of(shape.get("arcs", []))
    }
    assert used <= set(range(len(shapes["arcs"]))) and len(used) > 1000


def test_the_world_has_land_lakes_and_lines_and_rivers_nearer():
    kinds = {
        name: {feature["properties"]["k"] for feature in features(name)} for name in ("overview.json", "detail.json")
    }
    assert kinds == {"overview.json": {"land", "lake", "line"}, "detail.json": {"land", "lake", "river", "line"}}


def test_a_line_is_firm_in_the_neutral_view_only_where_nobody_draws_it_otherwise():
    for name in ("overview.json", "detail.json"):
        firm = [line for line in lines(name) if line["n"] == "i"]
        assert firm and all(set(line) == {"e", "n"} for line in firm)


def test_a_line_that_anybody_draws_is_drawn_in_the_neutral_view():
    for name in ("overview.json", "detail.json"):
        hidden = [line for line in lines(name) if line["n"] == "x"]
        assert all(set(line.values()) == {"x"} for line in hidden)


def test_both_files_tell_the_same_classes_of_the_same_lines():
    def key(line):
        return sorted(line.items())

    assert sorted(map(key, lines("overview.json"))) == sorted(map(key, lines("detail.json")))


def test_governments_that_quarrel_have_views_that_differ():
    views = {key for line in lines("detail.json") for key in line} - {"e", "n"}
    assert {"IN", "PK", "CN", "RU", "UA", "IL", "PS"} <= views
    between = [line for line in lines("detail.json") if {"IN", "PK"} <= set(line)]
    assert any(line["IN"] != line["PK"] for line in between)


def test_shapes_of_units_bear_ids_of_the_gazetteer():
    known = {entry.id for entry in open_places().everywhere() if entry.kind == "adm1"}
    shaped = {shape["id"] for shape in topology(UNITS)["objects"]["units"]["geometries"] if "id" in shape}
    assert len(known & shaped) > 3000
    ids = [shape["id"] for shape in topology(UNITS)["objects"]["units"]["geometries"] if "id" in shape]
    assert len(ids) == len(set(ids))


def test_names_are_columns_of_one_length_the_largest_first():
    for columns in topology(MAP / "names.json").values():
        assert len({len(column) for column in columns.values()}) == 1
        assert columns["n"] == sorted(columns["n"], reverse=True)
        assert max(map(abs, columns["lat"])) < 90_000 and max(map(abs, columns["lon"])) <= 180_000
    assert len(topology(MAP / "names.json")["towns"]["name"]) > 20_000


def test_lines_between_provinces_are_arcs_that_are_there_and_not_all():
    shapes = topology(UNITS)
    assert set(shapes["inner"]) < set(range(len(shapes["arcs"]))) and len(shapes["inner"]) > 3_000
