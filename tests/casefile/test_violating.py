"""How a casefile stands against agreements."""

from dataclasses import replace
from datetime import date

import pytest

from tests.casefile.made import begin, fill, mixed, most_told, tegh
from tests.store.test_observations import DENIED, HEARD, NONE_SEEN, TALLY
from truceline.casefile.complying import compliance
from truceline.casefile.judging import Told
from truceline.casefile.tallying import tally_series
from truceline.casefile.violating import truces_of
from truceline.casefile.wanted import parties_called
from truceline.errors import InputError
from truceline.pipeline.reader import read_text

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


@pytest.mark.parametrize(
    ("agreement", "asked", "party"),
    [
        ("am-az-ru-2020-11-09", "armenia", "arm"),
        ("am-az-ru-2020-11-09", "Azerbaijan", "aze"),
        ("am-az-ru-2020-11-09", "AZE", "aze"),  # the country of a group too, which is not called by it
        ("il-lb-2024-11-27", "Lebanon", "lbn"),
        ("il-lb-2024-11-27", "hezbollah", "hezbollah"),
        ("ss-coha-2017-12-21", "South Sudan", "ssd-tgonu"),  # and not ten movements of it
        ("sd-jeddah-declaration-2023-05-11", "RSF", "sdn-rsf"),
        ("sd-jeddah-declaration-2023-05-11", "SDN", None),  # both are groups of it
        ("sd-jeddah-declaration-2023-05-11", "Sudan", None),
    ],
)
def test_a_party_is_called_the_same_on_the_board_and_among_violations(casefile, agreement, asked, party):
    truce = truces_of(casefile)[agreement]
    assert [each.id for each in parties_called(asked, truce)] == ([party] if party else [])
    day = date(2023, 4, 11)
    on_board = {"truce": agreement, "party": asked, "since": day, "until": day}
    if party:
        assert compliance(casefile, on_board) and list(casefile.violations(truce=agreement, party=asked)) is not None
        return
    for ask in (
        lambda: compliance(casefile, on_board),
        lambda: list(casefile.violations(truce=agreement, party=asked)),
    ):
        with pytest.raises(InputError, match="part"):
            ask()


def test_that_there_is_no_such_agreement_is_said_alike_everywhere(casefile):
    said = set()
    for ask in (
        lambda: compliance(casefile, {"truce": "zz"}),
        lambda: tally_series(casefile, {"truce": "zz"}),
        lambda: list(casefile.violations(truce="zz")),
    ):
        with pytest.raises(InputError) as raised:
            ask()
        said.add(str(raised.value))
    assert len(said) == 1 and "am-az-ru-2020-11-09" in said.pop()


def test_words_that_name_one_agreement_name_no_other_because_it_alone_is_asked_for(tmp_path):
    """Of India and Pakistan two were in force on that day, and the words mean the later."""
    text = "NEW DELHI - The Indian army said Pakistan violated the ceasefire and fired at Poonch on Tuesday night."
    with begin(tmp_path) as made:
        fill(made, [read_text(text, published="2022-06-01T08:00:00+05:30", publisher="agency", address=None)])
        everything = list(made.violations())
        asked = {truce: list(made.violations(truce=truce)) for truce in truces_of(made)}
    assert {each.truce for each in everything if each.alleged_by} == {"in-pk-2021-02-25"}
    assert all(found == [each for each in everything if each.truce == truce] for truce, found in asked.items())


def test_the_same_casefile_gives_the_same_violations_in_whatever_order_it_was_filled(tmp_path):
    found = []
    for name, readings in (("one.tl", mixed()), ("other.tl", reversed(mixed()))):
        with begin(tmp_path, name) as made:
            fill(made, readings)
            found.append({each.id for each in made.violations(kinds=("incident",))})
    assert found[0] == found[1] and found[0]


def recorded(casefile, *records):
    return [one.record for one in casefile.observe(*(replace(record, id="", by="") for record in records))]


@pytest.fixture
def watched(tmp_path):
    with begin(tmp_path) as made:
        fill(made, tegh().values())
        yield made


def test_a_linked_observation_counts_for_the_incident_and_a_withdrawn_one_for_nothing(watched):
    (heard,) = recorded(watched, HEARD)
    assert {one.monitored for one in watched.violations(kinds=("incident",))} == {"declined"}
    watched.monitoring.link(heard.id, most_told(watched), "the same evening")
    found = list(watched.violations(kinds=("incident",)))
    assert {(one.monitored, one.observations) for one in found} == {("reported", (heard.id,))}
    watched.monitoring.withdraw(heard.id, "another day")
    assert {one.observations for one in watched.violations(kinds=("incident",))} == {()}
    assert list(watched.violations(kinds=("observation",))) == []


def test_records_stand_by_themselves_beside_the_incidents(watched):
    tally = replace(TALLY, words="violated the ceasefire 105 times")
    heard, _, _, counted = recorded(watched, HEARD, NONE_SEEN, DENIED, tally)
    found = {one.subject: one for one in watched.violations()}
    assert found[heard.id].kind == "observation" and found[heard.id].party == ""
    assert counted.id not in found  # nobody is named who counts, nor who is accused
    assert len(found) == 2


@pytest.mark.parametrize(("until", "many"), [(date(2023, 4, 10), 0), (date(2023, 4, 11), 2)])
def test_a_period_bounds_what_is_looked_at(casefile, until, many):
    assert len(list(casefile.violations(until=until))) == many


def country(party):
    return party.actor.country if party and party.actor else None


def test_a_rejected_claim_accuses_nobody_and_is_said_to_be_rejected(watched):
    incident = most_told(watched)
    readings = watched.readings(incident)
    mine = [
        (document, claim.id)
        for document, reading in readings.items()
        for claim in reading.claims
        if claim.act in ("fired_first", "attacked") and country(claim.actor) == "AZE"
    ]
    watched.judge([watched.judging.claim("reject", *pair, Told(by="ada", why="misread")) for pair in mine])
    assessment = watched.assess(most_told(watched))
    assert [one.party for one in assessment.violations] == ["arm"]
    assert {claim for said in assessment.withdrawn for claim in said.claims} == {claim for _, claim in mine}
    assert all("misread" in said.note for said in assessment.withdrawn)
