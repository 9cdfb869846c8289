"""What clocks are called, and which offset a country keeps on a day."""

from datetime import date
from zoneinfo import available_timezones

import pytest

from truceline.errors import TableError
from truceline.reference.zones import OFFSET, ZoneTable, format_offset, load_zones, offset_minutes, zone_key


@pytest.mark.parametrize(
    ("name", "on", "offsets"),
    [
        ("GMT", None, ("+00:00",)),
        ("Greenwich", date(2020, 7, 1), ("+00:00",)),
        ("Moscow time", date(2012, 7, 1), ("+04:00",)),
        ("Moscow time", date(2022, 7, 1), ("+03:00",)),
        ("on Moscow", date(2022, 7, 1), ("+03:00",)),
        ("Pakistani time", date(2025, 5, 10), ("+05:00",)),
        ("Eastern European Time", date(2022, 2, 17), ("+02:00",)),
        ("IST", date(2025, 1, 10), ("+05:30", "+02:00", "+00:00")),
        ("nonsense", None, ()),
    ],
)
def test_the_name_of_a_clock_gives_its_offsets_on_a_day(name, on, offsets):
    assert load_zones().offsets(name, on) == offsets


def test_a_country_of_several_zones_gives_them_all():
    zones = load_zones()
    assert zones.country_offsets("ARM", date(2023, 4, 11)) == ("+04:00",)
    assert zones.country_offsets("COD", date(2024, 5, 3)) == ("+01:00", "+02:00")
    assert zones.country_zones("KGZ") == ("Asia/Bishkek",)
    assert zones.country_offsets("XXX") == ()


def test_summer_and_winter_are_both_given_where_the_day_is_not_known():
    assert load_zones().country_offsets("POL") == ("+01:00", "+02:00")


def test_every_zone_of_the_table_is_an_offset_or_known_to_the_database():
    zones = load_zones()
    named = {zone for group in (zones.names, zones.countries) for found in group.values() for zone in found}
    assert {zone for zone in named if not OFFSET.fullmatch(zone)} <= available_timezones()


def test_every_name_of_the_table_is_its_own_key():
    assert all(zone_key(name) == name for name in load_zones().names)


def test_an_offset_is_written_as_it_is_read():
    assert all(offset_minutes(format_offset(minutes)) == minutes for minutes in range(-720, 841, 15))


def test_an_unknown_zone_says_what_to_install():
    with pytest.raises(TableError, match="Nowhere/Else") as caught:
        ZoneTable({"x": ("Nowhere/Else",)}, {}).offsets("x")
    assert "tzdata" in str(caught.value)
