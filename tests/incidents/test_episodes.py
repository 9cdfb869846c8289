from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.linking_made import GORIS, KORNIDZOR, TEGH, YERASKH, profile
from truceline.incidents.episodes import find_episodes, with_totals
from truceline.model.incident import Account, Finding, Happening, Incident

DAYS = ("2023-04-11", "2023-04-12", "2023-04-13", "2023-04-14", "2023-04-16")


def incident(*happenings):
    return Incident(id=f"inc-{happenings[0]}", happenings=happenings, documents=())


def episodes_of(*profiles):
    return find_episodes([incident(p.happening) for p in profiles if not p.several], profiles)


def test_a_day_of_clashes_along_one_border_is_one_episode():
    (episode,) = episodes_of(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-11", GORIS))
    assert episode.incidents == ("inc-a", "inc-b")
    assert episode.why == "2 incidents of ARM and AZE on 2023-04-11, close to each other"


def test_a_battle_of_two_days_is_one_episode():
    (episode,) = episodes_of(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-12", TEGH))
    assert "from 2023-04-11 to 2023-04-12" in episode.why


def test_the_other_end_of_the_country_is_no_part_of_it():
    assert episodes_of(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-11", YERASKH)) == ()


def test_a_fight_of_others_in_the_same_place_is_no_part_of_it():
    others = profile("b", "2023-04-11", TEGH, sides=("IRN", "TUR"))
    assert episodes_of(profile("a", "2023-04-11", TEGH), others) == ()


def test_a_war_does_not_become_one_episode():
    war = [profile(f"h{n:02d}", f"2023-04-{n:02d}", TEGH) for n in range(1, 29)]
    found = episodes_of(*war)
    assert len(found) > 8 and all(len(episode.incidents) <= 3 for episode in found)


def test_a_total_over_several_goes_to_the_episode_of_its_sides_and_days():
    total = profile("t", "2023-04-12", several=True, figures=(("killed:ARM", 9),))
    strikes = [profile("a", "2023-04-11", TEGH), profile("b", "2023-04-12", TEGH)]
    elsewhere = [
        profile("c", "2023-04-11", YERASKH, sides=("X", "Y")),
        profile("d", "2023-04-12", YERASKH, sides=("X", "Y")),
    ]
    found = episodes_of(*strikes, *elsewhere, total)
    assert [episode.happenings for episode in found] == [("t",), ()]


def test_a_total_that_fits_two_episodes_as_well_goes_to_none():
    total = profile("t", None, several=True, published=datetime(2023, 4, 12, tzinfo=UTC))
    two = [profile("a", "2023-04-11", TEGH), profile("b", "2023-04-11", KORNIDZOR)]
    far = [profile("c", "2023-04-11", YERASKH), profile("d", "2023-04-11", YERASKH)]
    assert [episode.happenings for episode in episodes_of(*two, *far, total)] == [(), ()]


def test_the_findings_of_a_total_come_with_their_claims():
    (episode,) = episodes_of(
        profile("a", "2023-04-11", TEGH), profile("b", "2023-04-12", TEGH), profile("t", "2023-04-12", several=True)
    )
    toll = Finding(question="killed", accounts=(Account(value="9", claims=("clm-1",)),), accord="single")
    told = Happening(id="t", document="d", kind=None, claims=("clm-1",), findings=(toll,), several=True)
    assert with_totals(episode, {"t": told}).totals == (toll,)


@given(st.data(), st.randoms())
def test_the_order_of_incidents_changes_no_episode(data, shuffler):
    pool = [
        profile(id, data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from([TEGH, GORIS, KORNIDZOR, YERASKH])))
        for id in "abcdefg"
    ]
    incidents = [incident(p.happening) for p in pool]
    mixed = list(incidents)
    shuffler.shuffle(mixed)
    found = find_episodes(incidents, pool)
    assert find_episodes(mixed, list(reversed(pool))) == found
    told = [id for episode in found for id in episode.incidents]
    assert len(told) == len(set(told))
