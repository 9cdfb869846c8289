"""The map of the daily report: the golden drawing of Tegh, where names stand, and that nothing on it is a pin."""

import re
from datetime import date

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.publish.casefiles import NAMES
from tests.publish.sitrep.material import tegh
from truceline.publish.map_areas import Area, load_areas
from truceline.publish.sitrep.blocks import words_of
from truceline.publish.sitrep.labels import Labels, Type, wrapped
from truceline.publish.sitrep.picture import HIGH, WIDE, Basemap, Picture, draw_picture
from truceline.publish.sitrep.placing import map_of, map_section
from truceline.publish.sitrep.projection import window_around
from truceline.publish.sitrep.supports import Sayer
from truceline.web.basemap import load_basemap

DAY = date(2023, 4, 11)
INK = Type(colour="#000", size=10)


class Drawn(SingleFileSnapshotExtension):
    """A drawing in a file of its own, to be looked at."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


def circle(id_: str, lon: float, lat: float, radius_km: float) -> tuple[str, Area]:
    told = {"place_id": id_, "name": id_, "precision": "settlement", "lon": lon, "lat": lat, "radius_km": radius_km}
    return id_, Area(key=id_, **told)


def written(svg: str) -> list[tuple[float, float, str]]:
    """Return the words on a drawing with where they stand; each is drawn twice, the halo first."""
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]* fill="#[^>]*>([^<]*)<', svg)
    return [(float(x), float(y), words) for x, y, words in found if words not in ("N", "20 km")]


def test_the_map_of_tegh(snapshot):
    picture = map_of(tegh(), load_areas(), load_basemap(NAMES.countries))
    assert picture is not None
    assert f"{picture.svg}\n" == snapshot(extension_class=Drawn)


def test_an_incident_is_an_area_and_a_small_one_is_not_hidden_by_its_number():
    picture = draw_picture([circle("a", 46.4, 39.5, 0.5), circle("b", 46.6, 39.6, 8.0)], load_areas(), Basemap(), DAY)
    assert picture is not None and picture.svg.count("<path") - 3 == 2  # the others: the hatch, the bar, the arrow
    (x, _, _), *_ = written(picture.svg)
    (small,) = re.findall(r'<path d="M([\d.]+) [^>]*fill-opacity=".22"', picture.svg)[:1]
    assert abs(x - float(small)) > 8


def test_numbers_of_areas_around_one_point_stand_side_by_side():
    found = [circle(id_, 46.4, 39.5, 10.0 + number) for number, id_ in enumerate("abc")]
    picture = draw_picture(found, load_areas(), Basemap(), DAY)
    assert picture is not None
    places = {(x, y) for x, y, words in written(picture.svg) if words in ("1", "2", "3")}
    assert len(places) == 3


def test_a_name_makes_way_for_what_stands_there_and_keeps_off_what_it_would_hide():
    labels = Labels(WIDE, HIGH)
    labels.shun((280, 180, 320, 220))
    first, second = labels.put((300, 200), ("Tegh",), INK), labels.put((300, 200), ("Digh",), INK)
    places = [written(each)[0][:2] for each in (first, second)]
    assert places[0] != places[1]
    assert all(not (180 < y < 220 and 280 < x < 320) for x, y in places)


def test_a_name_without_room_is_left_out_and_a_number_never():
    labels = Labels(WIDE, HIGH, kept=[(0, 0, WIDE, HIGH)])
    assert labels.put((300, 200), ("Tegh",), INK) == labels.put_beside((300, 200), "Tegh", INK) == ""
    assert ">1<" in labels.put_always((300, 200), "1", INK)


def ground(id_, kind, *points):
    coordinates = [list(map(list, points))] if kind == "Polygon" else list(map(list, points))
    told = {"id": id_, "name": id_, "since": None, "until": None}
    return {"geometry": {"type": kind, "coordinates": coordinates}, "properties": told}


def test_ground_beyond_the_edge_of_the_map_is_not_on_it_though_its_box_is():
    window = window_around([(46.0, 39.0, 47.0, 40.0)], WIDE, HIGH)
    beside = (window.east + 1, window.north - 0.1), (window.east - 0.1, window.north + 1)  # around the corner
    through = (window.west - 1, 39.5), (window.east + 1, 39.6)  # no point of it lies inside
    around = ((40.0, 35.0), (52.0, 35.0), (52.0, 44.0), (40.0, 44.0), (40.0, 35.0))
    grounds = (
        ground("beside", "LineString", *beside),
        ground("through", "LineString", *through),
        ground("around", "Polygon", *around),
        ground("corner", "Polygon", *beside, (window.east + 1, window.north + 1), beside[0]),
    )
    picture = draw_picture([circle("a", 46.5, 39.5, 55.0)], load_areas(), Basemap(grounds=grounds), DAY)
    assert picture is not None
    assert [told["id"] for told in picture.grounds] == ["through", "around"]


def test_the_name_of_a_line_keeps_off_the_line():
    line = ground("Line of Control", "LineString", *((46.0 + step / 10, 39.5) for step in range(11)))
    base = Basemap(grounds=(line,))
    picture = draw_picture([circle("a", 46.5, 39.2, 5.0)], load_areas(), base, DAY)
    assert picture is not None
    (y,) = [y for _, y, words in written(picture.svg) if words == "Line of Control"]
    (drawn,) = re.findall(r'<path d="M[\d.]+ ([\d.]+)L[^"]*" fill-rule="evenodd" fill="none"', picture.svg)
    assert not y - 10 <= float(drawn) <= y + 2


@pytest.mark.parametrize("words", ["", "Tegh", "temporary deployment zone", "a" * 40 + " b"])
def test_wrapped_words_are_the_words(words):
    assert " ".join(wrapped(words, 12)) == words


def test_what_is_said_of_contested_ground_has_no_code_no_gap_and_years_with_a_dash():
    ground_told = {
        "id": "x",
        "names": [["Line of Control", "India, Pakistan"], ["Ceasefire Line", "UN, 1949-1972"]],
        "claimants": ["India", "Pakistan", "China"],
        "held": [["India", None, None], ["Pakistan", "1972", ""]],
    }
    picture = Picture(svg="<svg/>", grounds=(ground_told,), placed=("inc-1",))
    said = [s.text for block in map_section(tegh(), picture, Sayer({})) for s in words_of(block)]
    assert said[-1] == (
        "Line of Control (India, Pakistan); Ceasefire Line (UN, 1949–1972); claimed by India, Pakistan and China; held "
        "by India; Pakistan from 1972."
    )
