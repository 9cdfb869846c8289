"""Is there an event, of what kind, when, where and between whom: read off the claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.made import (
    A_ARMY,
    A_STATE,
    B_ARMY,
    B_STATE,
    CIVILIANS,
    MISSION,
    POLICE,
    REBELS,
    RESIDENTS,
    STRANGER,
    at,
    by_id,
    exactly,
    on,
    tell,
    words,
)
from truceline.incidents.happenings import find_happenings
from truceline.model.actor import Actor, Party

OFFICIAL = Actor(id="GBR:courts", kind="organ", name="Courts of Britain", country="GBR", sector="JUD")


def happenings(*told):
    return find_happenings("doc", [t.claim for t in told], by_id(told))


def happening(*told):
    ((found,), unassigned) = happenings(*told)
    assert unassigned == ()
    return found


def named(actor, start):
    return Party(kind="actor", actor=actor, named_as=words("troops", start))


def shots(**how):
    """Return the claim of the one army that the other fired first."""
    return tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, **how)


def test_without_claims_there_is_no_happening():
    assert happenings() == ((), ())


@pytest.mark.parametrize(
    "told",
    [
        shots(),
        tell(None, "clashed", by=A_ARMY),
        tell(RESIDENTS, "attacked", by=REBELS, to=CIVILIANS),
        tell(None, "attacked", by=POLICE, to=CIVILIANS),
        tell(A_ARMY, "killed", to=A_ARMY, count=2),
        tell(A_ARMY, "captured", by=B_ARMY, to=A_ARMY, count=2),
        tell(A_ARMY, "entered_territory", by=B_ARMY),
    ],
)
def test_what_an_armed_party_does_or_suffers_is_a_happening(told):
    assert happening(told).claims == (told.claim.id,)


@pytest.mark.parametrize(
    "told",
    [
        tell(OFFICIAL, "killed", to=Party(kind="unnamed"), count=2),
        tell(None, "attacked", by=Party(kind="unnamed"), to=CIVILIANS),
        tell(A_STATE, "violated_agreement", by=B_STATE),
        tell(A_ARMY, "withdrew", to=A_ARMY),
        tell(A_STATE, "attacked", by=B_STATE),
        tell(STRANGER, "attacked", to=CIVILIANS, weapon="mortar", places=(at("Tegh"),)),
        tell(OFFICIAL, "attacked", to=CIVILIANS, places=(at("Tegh"),)),
        tell(OFFICIAL, "attacked", to=CIVILIANS, weapon="mortar"),
        tell(OFFICIAL, "attacked", to=CIVILIANS, weapon="mortar", places=(at("Nowhere", resolved=False),)),
    ],
)
def test_without_arms_there_is_none_and_the_claims_stay_unassigned(told):
    assert happenings(told) == ((), (told.claim.id,))


def test_a_state_that_shoots_counts_as_armed_where_somebody_tells_of_losses():
    attack = tell(A_STATE, "attacked", by=B_STATE)
    loss = tell(A_STATE, "killed", to=CIVILIANS, count=2)
    assert happening(attack, loss).claims == (attack.claim.id, loss.claim.id)


def test_a_weapon_a_place_and_a_known_speaker_make_up_for_a_party():
    told = tell(OFFICIAL, "attacked", to=CIVILIANS, weapon="mortar", places=(at("Tegh"),))
    assert happening(told).claims == (told.claim.id,)


KINDS = [
    ((shots(text="Their troops attacked our post."),), "attack"),
    ((shots(text="They began it with mortars."),), "shelling"),
    ((shots(text="Their artillery shelled our posts."),), "shelling"),
    ((shots(text="A drone attacked our post."),), "drone_strike"),
    ((tell(A_ARMY, "attacked", by=B_ARMY, text="An air strike destroyed the camp."),), "air_strike"),
    ((tell(A_ARMY, "attacked", by=B_ARMY, text="Warplanes bombed the camp."),), "air_strike"),
    ((tell(A_ARMY, "killed", to=A_ARMY, count=2, text="A landmine killed two soldiers."),), "explosion"),
    ((tell(A_ARMY, "killed", to=A_ARMY, count=2, text="A roadside bomb killed two soldiers."),), "explosion"),
    ((shots(), tell(B_ARMY, "returned_fire", by=B_ARMY, to=A_ARMY)), "armed_clash"),
    ((tell(None, "clashed", by=A_ARMY, text="The armies clashed."),), "armed_clash"),
    ((shots(), tell(B_ARMY, "attacked", by=A_ARMY, to=B_ARMY)), "armed_clash"),
    ((tell(A_ARMY, "captured", by=B_ARMY, to=A_ARMY, text="They took two of our men."),), "abduction"),
    ((tell(A_ARMY, "entered_territory", by=B_ARMY, text="They crossed the line."),), "incursion"),
    ((tell(A_ARMY, "entered_territory", by=B_ARMY), shots(text="They attacked.", start=60)), "attack"),
]


@pytest.mark.parametrize(("told", "kind"), KINDS)
def test_the_kind_follows_what_is_done_and_with_what(told, kind):
    assert happening(*told).kind == kind


def test_men_on_the_ground_outweigh_a_weapon_that_is_named_once():
    told = (
        shots(text="They opened fire with mortars."),
        tell(None, "clashed", by=A_ARMY, text="The armies clashed.", start=60),
    )
    assert happening(*told).kind == "armed_clash"


def test_what_is_denied_does_not_make_the_kind():
    denial = tell(B_ARMY, "attacked", by=B_ARMY, to=A_ARMY, stance="denies", text="No drone of ours attacked.")
    assert happening(shots(text="Their troops attacked."), denial).kind == "attack"


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ([(on(11),)], "2023-04-11"),
        ([(on(11),), (on(12),), (on(12, start=5),)], "2023-04-12"),
        ([(on(12, start=40),), (on(11, start=90),)], "2023-04-12"),
        ([(on(11, start=90),), (on(12, start=40),)], "2023-04-12"),
        ([(on(11), on(12, start=9)), (on(12, start=30),)], "2023-04-12"),
    ],
)
def test_it_happened_on_the_day_that_most_claims_give_and_the_first_told_of_two(times, day):
    told = [shots(times=mentions, key=str(number)) for number, mentions in enumerate(times)]
    found = happening(*told)
    assert str(found.when.local_dates()[0]) == day
    assert found.when_span is not None


@pytest.mark.parametrize("precision", ["month", "season", "year", "week"])
def test_a_time_that_is_wider_than_a_day_dates_nothing(precision):
    found = happening(shots(times=(on(1, precision=precision),)))
    assert (found.when, found.when_span) == (None, None)


def test_without_a_time_the_day_is_not_told():
    found = happening(shots())
    assert (found.when, found.when_span) == (None, None)


def test_a_day_that_cannot_be_dated_keeps_its_words():
    found = happening(shots(times=(on(None, "on Tuesday"),)))
    assert (found.when, found.when_span.text) == (None, "on Tuesday")


@pytest.mark.parametrize(
    ("places", "name"),
    [
        ([(at("Tegh"),)], "Tegh"),
        ([(at("Tegh"), at("Syunik", "province", start=20))], "Tegh"),
        ([(at("Syunik", "province"), at("Tegh", start=20))], "Tegh"),
        ([(at("Syunik", "province"),)], "Syunik"),
        ([(at("Tegh", start=9),), (at("Sotk", start=30),), (at("Sotk", start=60),)], "Sotk"),
        ([(at("Tegh", start=9),), (at("Sotk", start=30),)], "Tegh"),
        ([(at("Sotk", start=30),), (at("Tegh", start=9),)], "Tegh"),
        ([(at("Nowhere", resolved=False), at("Tegh", start=20))], "Tegh"),
        ([(at("Misrata", distance_km=120), at("Abugrein", start=20))], "Abugrein"),
    ],
)
def test_it_happened_at_the_settlement_that_most_claims_give(places, name):
    told = [shots(places=mentions, key=str(number)) for number, mentions in enumerate(places)]
    assert happening(*told).where.place.name == name


def test_one_mention_under_two_claims_is_one_vote():
    tegh, sotk = at("Tegh", start=9), at("Sotk", start=30)
    told = [shots(places=(sotk,)), shots(places=(sotk,), key="again"), shots(places=(tegh,), key="third")]
    assert happening(*told).where.place.name == "Tegh"


def test_a_place_beside_the_shots_counts_more_than_one_beside_the_dead():
    dead = tell(A_ARMY, "killed", to=A_ARMY, count=2, places=(at("Goris"),))
    assert happening(dead, shots(places=(at("Tegh", start=40),))).where.place.name == "Tegh"


def test_without_a_resolved_place_it_is_nowhere():
    assert happening(shots(places=(at("Nowhere", resolved=False),))).where is None


def test_the_sides_are_lettered_in_the_order_of_the_text():
    late = tell(MISSION, "attacked", by=named(B_ARMY, start=80), to=named(REBELS, start=50))
    early = tell(A_ARMY, "attacked", by=named(A_ARMY, start=30), to=named(B_ARMY, start=10))
    found = happening(late, early)
    assert [(s.id, s.members[0].country) for s in found.sides] == [("A", "AZE"), ("B", "ARM"), ("C", "SDN")]
    assert [[w.start for w in s.named_by] for s in found.sides] == [[80, 10], [30], [50]]


def test_a_state_and_its_army_are_one_side_the_army_first():
    found = happening(shots(), tell(A_ARMY, "attacked", by=B_STATE, to=A_STATE, start=60))
    assert [[m.id for m in s.members] for s in found.sides] == [["AZE:army", "AZE"], ["ARM:army", "ARM"]]


def test_civilians_missions_and_speakers_are_no_sides():
    told = (
        shots(),
        tell(MISSION, "attacked", by=B_ARMY, to=MISSION),
        tell(RESIDENTS, "attacked", by=B_ARMY, to=CIVILIANS),
    )
    assert {s.members[0].country for s in happening(*told).sides} == {"ARM", "AZE"}


def test_the_findings_are_those_of_its_claims():
    attack = tell(A_ARMY, "fired_first", by=named(B_ARMY, start=1), to=named(A_ARMY, start=20))
    found = happening(attack, tell(A_ARMY, "killed", to=A_ARMY, count=exactly(4), start=60))
    assert [f.question for f in found.findings] == ["fired_first", "killed:B"]


@given(st.lists(st.sampled_from([t for told, _ in KINDS for t in told]), max_size=6, unique_by=lambda t: t.claim.id))
def test_every_claim_is_in_a_happening_or_unassigned(told):
    found, unassigned = happenings(*told)
    kept = [c for h in found for c in h.claims]
    assert sorted([*kept, *unassigned]) == sorted(t.claim.id for t in told)


@given(
    st.lists(st.sampled_from([t for told, _ in KINDS for t in told]), max_size=6, unique_by=lambda t: t.claim.id),
    st.randoms(use_true_random=False),
)
def test_whether_there_is_a_happening_does_not_depend_on_the_order_of_claims(told, random):
    there, _ = happenings(*told)
    back, _ = happenings(*random.sample(told, len(told)))
    assert [h.kind for h in there] == [h.kind for h in back]
