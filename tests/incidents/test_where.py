"""Where it was: rival names of one place are one account, places far apart are rivals."""

import pytest

from tests.incidents.made import A_ARMY, B_ARMY, tell
from tests.incidents.many import copy_of, finding, incident, report
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.model.span import Span

TEGH = Place(id="1", name="Tegh", precision="settlement", lat=39.56, lon=46.48, admin1="Syunik", country="ARM")
KORNIDZOR = Place(
    id="2", name="Kornidzor", precision="settlement", lat=39.63, lon=46.53, admin1="Syunik", country="ARM"
)
SOTK = Place(id="3", name="Sotk", precision="settlement", lat=40.2, lon=45.87, admin1="Gegharkunik", country="ARM")
YEREVAN = Place(id="4", name="Yerevan", precision="settlement", lat=40.18, lon=44.51, admin1="Yerevan", country="ARM")
SYUNIK = Place(id="5", name="Syunik", precision="province", admin1="Syunik", country="ARM")
VAYOTS = Place(id="6", name="Vayots Dzor", precision="province", admin1="Vayots Dzor", country="ARM")
ARMENIA = Place(id="7", name="Armenia", precision="country", country="ARM")
LINE = Place(id="8", name="line of contact", precision="line")


def at(place, text=None, relation="at"):
    words = text or (place.name if place else "Nowhere")
    span = Span(document="doc", start=0, end=len(words), text=words)
    return PlaceMention(span=span, place=place, relation=relation)


def told_at(name, mention, speaker=None, published=11):
    shots = tell(speaker, "fired_first", by=B_ARMY, to=A_ARMY, places=(mention,))
    return report(name, shots, where=mention, published=published)


@pytest.mark.parametrize(
    ("one", "other", "accord"),
    [
        (TEGH, TEGH, "agreed"),
        (TEGH, KORNIDZOR, "agreed"),
        (TEGH, SOTK, "contested"),
        (TEGH, SYUNIK, "agreed"),
        (TEGH, VAYOTS, "contested"),
        (TEGH, ARMENIA, "agreed"),
        (TEGH, LINE, "agreed"),
        (TEGH, None, "agreed"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_village_agrees_with_what_holds_it_and_with_its_neighbours(one, other, accord):
    assert finding("where", told_at("a", at(one)), told_at("b", at(other))).accord == accord
    assert finding("where", told_at("a", at(other)), told_at("b", at(one))).accord == accord


def test_rival_names_of_one_place_are_one_account_with_who_uses_them():
    found = finding("where", told_at("a", at(TEGH), A_ARMY), told_at("b", at(TEGH, "Digh", "toward"), B_ARMY))
    (account,) = found.accounts
    assert account.note == "called “Tegh” by Army of Armenia, “Digh” by Army of Azerbaijan"
    assert (found.accord, found.published, len(account.documents)) == ("agreed", "Tegh", 2)


def test_one_report_tells_once_where_it_was():
    assert finding("where", told_at("a", at(TEGH))).accord == "single"


def test_the_place_with_a_point_goes_before_a_province_and_most_reports_before_one():
    provinces = [told_at(str(n), at(SYUNIK)) for n in range(3)]
    assert incident(*provinces, told_at("a", at(TEGH))).where.place.name == "Tegh"
    assert incident(*provinces).where.place.name == "Syunik"
    towns = [told_at("s", at(SOTK), published=10), told_at("t", at(TEGH)), told_at("u", at(TEGH))]
    assert incident(*towns).where.place.name == "Tegh"


def test_a_copy_has_no_vote_on_the_place():
    first = told_at("s", at(SOTK), published=12)
    copied, descent = copy_of(first, "copy")
    found = incident(first, copied, told_at("t", at(TEGH), published=11), descents=[descent])
    assert found.where.place.name == "Tegh"


def test_a_speaker_who_puts_it_elsewhere_is_a_rival_account_unless_so_far_away_that_it_was_said_there():
    elsewhere = tell(B_ARMY, "fired_first", by=A_ARMY, to=B_ARMY, places=(at(SOTK),))
    in_town = tell(B_ARMY, "fired_first", by=A_ARMY, to=B_ARMY, places=(at(YEREVAN, relation="in"),))
    found = finding("where", told_at("a", at(TEGH)), report("b", elsewhere, where=at(TEGH)))
    assert ([a.value for a in found.accounts], found.accord) == (["Tegh", "Sotk"], "contested")
    found = finding("where", told_at("a", at(TEGH)), report("b", in_town, where=at(TEGH)))
    assert ([a.value for a in found.accounts], found.accord) == (["Tegh"], "agreed")


def test_a_place_of_no_table_is_kept_by_its_words():
    found = incident(told_at("a", at(None)))
    assert found.where.place is None
    assert found.findings[1].published == "Nowhere"
