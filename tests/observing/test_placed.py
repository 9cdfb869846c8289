"""An import says what each name of a place became: another country of the same name is seen before it is believed."""

from truceline.observing.column_map import ColumnMap
from truceline.observing.csv_rows import read_rows
from truceline.observing.csv_table import read_table
from truceline.observing.entry import Tables
from truceline.observing.placed import places_said

TABLES = Tables()
MAPPED = ColumnMap(columns={"place": "Location"}, always={"outcome": "observed", "act": "fired"})


def said(*names):
    table = read_table("Location\n" + "".join(f'"{name}"\n' for name in names))
    return places_said(read_rows(table, MAPPED, TABLES, source="x.csv"), TABLES.places)


def test_each_name_is_said_once_with_province_and_country_or_that_it_is_not_placed():
    found = said("Haris", "Goris", "Goris", "Nowhere-on-Sea")
    assert len(found) == 3
    assert found[0].startswith("“Haris”: ") and "Salfit" in found[0] and "Palestine" in found[0]
    assert found[1] == "“Goris”: Goris, Syunik, Armenia"
    assert found[2].startswith("“Nowhere-on-Sea”: not placed")


def test_a_name_of_several_places_is_said_not_to_be_placed():
    (found,) = said("Lebanon")
    assert "not placed" in found
