"""Days and months that are names of people, and days that stand behind a name and are none."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import read
from truceline.annotate.times_names import is_name_of_person

NAMES = (
    "killing a 12-year-old boy, Adeel #Sunday, in the village",
    "killing eleven civilians, among them the child Blessing #Monday. Our forces",
    "The mother of two, named as Joy #Friday, died",
    "three residents: Ade Musa, 34, Blessing #Monday and Hope Okon",
    "Blessing #Monday was killed by a shell",
    "The army said that Blessing #Monday was wounded in Jos",
    "a farmer, #Friday Okon, was hit",
    "identified by residents as Rose #May.",
    "a nurse called #April Osman was wounded",
    "a soldier, Musa #Sunday (34), was killed",
    "a soldier named Musa #Sunday fell",
    "soldier Musa #Sunday was killed",
    "wounding a 9-year-old, Grace #August.",
    "the boy Adeel #Sunday’s father",
)
DAYS = (
    "killed a boy in Jos #Sunday, police said",
    "two soldiers were killed, Israel #Sunday said",
    "killing two civilians, Ukraine #Monday accused",
    "In Tegh #Tuesday was quiet",
    "Israeli troops entered Jenin #Friday, killing",
    "a boy was killed Easter #Sunday.",
    "killed a boy #Sunday.",
    "killed two residents Last #Monday.",
    "killed a man, #April 12, 2023",
    "killed Captain Khan #Sunday.",
    "killed militant Abu Ali #Sunday.",
    "The spokesman Ahmed Khan #Monday said",
    "a resident of Kharkiv #Monday was killed",
    "killing three people, #Friday Israel said",
    "residents of the village on Good #Friday.",
    "two civilians, Kyiv #Monday reported",
)


def named(marked):
    start = marked.index("#")
    text = marked.replace("#", "")
    end = start + next((i for i, c in enumerate(text[start:]) if not c.isalpha()), len(text) - start)
    return is_name_of_person(text, start, end)


@pytest.mark.parametrize("marked", NAMES)
def test_a_day_or_month_in_the_name_of_a_person_is_a_name(marked):
    assert named(marked)


@pytest.mark.parametrize("marked", DAYS)
def test_a_day_behind_a_place_a_party_or_a_rank_is_a_day(marked):
    assert not named(marked)


@pytest.mark.parametrize("name", ["Sunday", "Monday", "Friday", "May"])
@pytest.mark.parametrize(
    ("text", "one", "other"),
    both_ways(
        (
            "{A} said {b} troops opened fire on Tuesday.\n\n{B} said {a} troops had fired first, killing a boy, Musa NAME.",
            "{A} said {b} troops opened fire on Tuesday.\n\n{B} said {a} troops fired first. The child Musa NAME was killed.",
        )
    ),
)
def test_whatever_a_victim_is_called_the_same_is_told_of_the_same_day(reader, text, one, other, name):
    def told(called):
        reading = read(reader, text.replace("NAME", called))
        (happening,) = reading.happenings
        acts = [(c.act, c.actor.actor.country if c.actor and c.actor.actor else None) for c in reading.claims]
        return happening.when, acts, len(reading.background)

    assert told(name) == told("Osman")
