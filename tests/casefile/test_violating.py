"""How a casefile stands against agreements."""

import pytest

from tests.casefile.made import begin, fill, mixed, most_told, tegh

POINT = ("am-az-ru-2020-11-09", "1-cease_fire")


@pytest.fixture(scope="module")
def casefile(tmp_path_factory):
    with begin(tmp_path_factory.mktemp("violating")) as made:
        fill(made, tegh().values())
        yield made


def test_tegh_gives_one_provision_for_each_side_that_is_accused(casefile):
    found = list(casefile.violations())
    assert [(each.truce, each.provision, each.party) for each in found] == [(*POINT, "arm"), (*POINT, "aze")]
    assert {each.subject for each in found} == {most_told(casefile).id}


@pytest.mark.parametrize(
    ("filters", "parties"),
    [
        ({"party": "aze"}, ["aze"]),
        ({"truce": "am-az-ru-2020-11-09"}, ["arm", "aze"]),
        ({"truce": "in-pk-2021-02-25"}, []),
        ({"provision": "1-hold_positions"}, []),
        ({"kinds": ("tally",)}, []),
    ],
)
def test_a_filter_lets_through_what_it_names(casefile, filters, parties):
    assert [each.party for each in casefile.violations(**filters)] == parties


def test_the_same_casefile_gives_the_same_violations_in_whatever_order_it_was_filled(tmp_path):
    found = []
    for name, readings in (("one.tl", mixed()), ("other.tl", reversed(mixed()))):
        with begin(tmp_path, name) as made:
            fill(made, readings)
            found.append({each.id for each in made.violations(kinds=("incident",))})
    assert found[0] == found[1] and found[0]
