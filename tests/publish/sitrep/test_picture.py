"""The map of the daily report: the golden drawing of Tegh, where names stand, and that nothing on it is a pin."""

import re
from datetime import date

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.publish.casefiles import NAMES
from tests.publish.sitrep.material import tegh
from truceline.publish.map_areas import Area, load_areas
from truceline.publish.sitrep.labels import Labels, Type, wrapped
from truceline.publish.sitrep.picture import HIGH, WIDE, Basemap, draw_picture
from truceline.publish.sitrep.placing import map_of
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


@pytest.mark.parametrize("words", ["", "Tegh", "temporary deployment zone", "a" * 40 + " b"])
def test_wrapped_words_are_the_words(words):
    assert " ".join(wrapped(words, 12)) == words
