"""What an agreement and its duties are at a moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model.truce import Effective, Ended, Provision, Sourcing, Truce, TruceDate, TruceEvent, TruceParty
from truceline.reference.edtf import parse_edtf
from truceline.reference.truces import load_truces
from truceline.truces.state import state_at, states_over

READ, UNREAD = Sourcing(source="s", verified=True), Sourcing()
DAY = st.dates(min_value=datetime(2020, 1, 1).date(), max_value=datetime(2021, 12, 31).date())
MOMENT = st.datetimes(datetime(2019, 12, 1), datetime(2022, 2, 1), timezones=st.just(UTC))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def on(text):
    return parse_edtf(text)


def provision(obligation="cease_fire", **more):
    told = {"id": "1", "number": "1", "obliged": ("aaa", "bbb"), "summary": "s", "sourcing": READ} | more
    return Provision(obligation=obligation, **told)


def truce(*provisions, **more):
    told = {
        "id": "t",
        "title": "T",
        "kind": "declaration",
        "summary": "s",
        "declared": on("2020-03-01"),
        "status": "in_force_on_paper",
        "status_as_of": on("2021-12-31"),
        "parties": (
            TruceParty(id="aaa", name="A", role="signatory", state=True),
            TruceParty(id="bbb", name="B", role="signatory", state=True),
        ),
        "sources": ("s",),
        "effective": Effective(at=on("2020-03-05T12:00:00Z"), zone="UTC", sourcing=READ),
    } | more
    return Truce(provisions=provisions or (provision(),), **told)


def event(when, effect, **more):
    told = {"sourcing": READ, "what": f"{effect} then"} | more
    return TruceEvent(when=on(when), effect=effect, **told)


def name_at(agreement, moment, which=0):
    return state_at(agreement, at(moment)).provisions[which].name


def deadline_at(agreement, moment):
    return state_at(agreement, at(moment)).provisions[0].deadline


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2020-02-01", "not_declared"),
        ("2020-03-01T12:00", "not_known"),  # the day, not the hour, is known
        ("2020-03-04", "declared"),
        ("2020-03-05T11:59", "declared"),
        ("2020-03-05T12:00", "in_force"),
        ("2022-02-01", "not_known"),  # nothing after 2021-12-31 was read
    ],
)
def test_an_agreement_is_declared_then_in_force_then_no_longer_known(moment, name):
    assert state_at(truce(), at(moment)).name == name


def test_what_it_was_before_nothing_more_was_read_is_said():
    state = state_at(truce(), at("2022-02-01"))
    assert state.last_known == "in_force" and "nothing after 2021-12-31 was read" in state.why


def test_an_end_of_two_days_cannot_be_told_from_before_it_while_they_last():
    ended = truce(ended=Ended(when=on("2020-09-19/2020-09-20"), how="overtaken", sourcing=READ))
    names = [state_at(ended, at(moment)).name for moment in ("2020-09-18", "2020-09-20", "2020-09-22")]
    assert names == ["in_force", "not_known", "ended"]


def test_an_end_that_was_read_in_no_source_ends_nothing():
    ended = truce(ended=Ended(when=on("2020-09-19"), how="overtaken", sourcing=UNREAD))
    state = state_at(ended, at("2020-10-01"))
    assert state.name == "not_known" and "read in no source" in state.why


def test_without_a_moment_from_which_it_holds_it_is_not_in_force():
    state = state_at(truce(effective=None), at("2020-06-01"))
    assert state.name == "not_known" and state.last_known == "declared"


def test_it_is_suspended_and_resumed():
    stopped = truce(events=(event("2020-05-01", "suspended"), event("2020-07-01", "resumed")))
    names = [state_at(stopped, at(moment)).name for moment in ("2020-04-01", "2020-06-01", "2020-08-01")]
    assert names == ["in_force", "suspended", "in_force"]


def test_a_start_that_no_source_says_puts_nothing_in_force_unless_it_is_that_of_the_whole():
    unread = Sourcing(source="s", unverified=("start",))
    later = provision(start=on("2020-06-01"), sourcing=unread)
    assert [name_at(truce(later), moment) for moment in ("2020-04-01", "2020-08-01")] == ["not_known"] * 2
    with_it = provision(start=on("2020-03-05T12:00:00+03:00"), sourcing=unread)
    assert name_at(truce(with_it), "2020-03-06") == "in_force"


def test_before_an_effect_that_no_source_says_it_cannot_be_said_that_nothing_is_owed():
    unread = truce(effective=Effective(at=on("2020-03-05T12:00:00Z"), zone="UTC", sourcing=UNREAD))
    states = [state_at(unread, at(moment)) for moment in ("2020-03-04", "2020-03-06")]
    assert [state.name for state in states] == ["not_known", "not_known"]
    assert all(state.last_known == "declared" and "in no source" in state.why for state in states)


@pytest.mark.parametrize("parties", [(), ("aaa",)])
@pytest.mark.parametrize(
    ("suspended", "resumed", "name"),
    [
        ("2020", "2020-06-03", "not_known"),  # some time in that year
        ("2020-06-03", "2020", "not_known"),
        ("2020-06-03", "2020-06-03", "not_known"),
        ("2020-06-03", "2020-06-04", "in_force"),  # two days of one calendar, whatever the clock
        ("2020-06-04", "2020-06-03", "suspended"),
        ("2020-06-03T10:00:00Z", "2020-06-03T11:00:00Z", "in_force"),
    ],
)
def test_of_two_changes_whose_dates_overlap_none_is_the_last(suspended, resumed, name, parties):
    told = truce(events=(event(suspended, "suspended", parties=parties), event(resumed, "resumed", parties=parties)))
    states = state_at(told, at("2021-06-01"))
    assert {each.name for each in states.provisions if each.party == "aaa"} == {name}
    assert states.name == ("in_force" if parties else name)


@pytest.mark.parametrize("party", ["aaa", "bbb"])
@pytest.mark.parametrize("effect", ["resumed", "reaffirmed"])
def test_when_all_resume_the_party_that_suspended_does_too(party, effect):
    stopped = truce(events=(event("2020-05-01", "suspended", parties=(party,)), event("2020-07-01", effect)))
    found = {each.party: each.name for each in state_at(stopped, at("2020-08-01")).provisions}
    assert found == {"aaa": "in_force", "bbb": "in_force"}
    again = replace(stopped, events=(*stopped.events, event("2020-09-01", "suspended", parties=(party,))))
    assert [each.name for each in state_at(again, at("2020-10-01")).provisions if each.party == party] == ["suspended"]


@pytest.mark.parametrize("effect", ["extended", "deadline_moved"])
def test_between_a_term_and_an_extension_that_no_source_says_it_cannot_be_said(effect):
    said = truce(
        provision(deadline=on("2020-05-01")),
        events=(event("2020-04-05", effect, until=on("2020-06-01"), sourcing=UNREAD),),
    )
    names = [name_at(said, moment) for moment in ("2020-04-20", "2020-05-15", "2020-07-15")]
    assert names == ["in_force", "not_known", "ended"]
    state = state_at(said, at("2020-05-15")).provisions[0]
    assert state.extended_to is None and "in no source" in state.why


def test_a_suspension_by_one_party_leaves_the_duty_of_the_other():
    stopped = truce(events=(event("2020-05-01", "suspended", parties=("aaa",)),))
    assert [name_at(stopped, "2020-06-01", which) for which in (0, 1)] == ["suspended", "in_force"]


def test_a_standing_duty_ends_with_its_term_and_an_extension_moves_it():
    term = provision(deadline=on("2020-04-01"))
    longer = truce(term, events=(event("2020-03-30", "extended", until=on("2020-05-01")),))
    assert [name_at(truce(term), moment) for moment in ("2020-03-20", "2020-04-10")] == ["in_force", "ended"]
    assert [name_at(longer, moment) for moment in ("2020-04-10", "2020-05-10")] == ["in_force", "ended"]
    assert state_at(longer, at("2020-04-10")).provisions[0].extended_to == on("2020-05-01")


def test_a_term_that_had_ended_is_not_extended():
    late = truce(
        provision(deadline=on("2020-04-01")), events=(event("2020-06-01", "extended", until=on("2020-09-01")),)
    )
    assert name_at(late, "2020-07-01") == "ended"


def test_a_duty_to_be_done_stays_due_and_its_deadline_is_kept_missed_or_unknown():
    due = provision("withdraw", deadline=on("2020-04-01"))
    assert deadline_at(truce(due), "2020-03-20").name == "not_yet"
    assert deadline_at(truce(due), "2020-04-10").name == "not_known" and name_at(truce(due), "2020-04-10") == "in_force"
    for told in ("kept", "missed"):
        assert deadline_at(truce(due, events=(event("2020-04-05", told),)), "2020-04-10").name == told
    both = truce(due, events=(event("2020-04-05", "kept"), event("2020-04-06", "missed")))
    assert deadline_at(both, "2020-04-10").name == "not_known"


def test_a_deadline_moved_by_what_no_source_says_is_not_moved():
    due = provision("withdraw", deadline=on("2020-04-01"))
    moved = truce(due, events=(event("2020-03-20", "deadline_moved", until=on("2020-05-01"), sourcing=UNREAD),))
    state = deadline_at(moved, "2020-04-10")
    assert state.due == on("2020-04-01") and "said to be moved to 2020-05-01" in state.why


def test_a_duty_that_starts_by_a_rule_is_not_known_until_the_day_is_read():
    assert name_at(truce(provision(start_rule="on approval")), "2020-06-01") == "not_known"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a zone"):
        state_at(truce(), datetime(2020, 6, 1))


def test_over_a_day_every_state_that_it_passes_through_is_told_once():
    names = [state.name for state in states_over(truce(), at("2020-03-05"), at("2020-03-06"))]
    assert names == ["declared", "in_force"]


EVENTS = st.lists(
    st.builds(
        lambda day, effect, read: event(
            day.isoformat(),
            effect,
            sourcing=READ if read else UNREAD,
            until=on("2021-06-01") if effect in ("extended", "deadline_moved") else None,
        ),
        DAY,
        st.sampled_from(
            ["extended", "deadline_moved", "suspended", "resumed", "reaffirmed", "in_doubt", "kept", "missed"]
        ),
        st.booleans(),
    ),
    max_size=5,
)
TRUCES = st.builds(
    lambda events, ended, term, effective: truce(
        provision(deadline=on(term.isoformat()) if term else None),
        provision("withdraw", id="2", deadline=on(term.isoformat()) if term else None),
        events=tuple(events),
        ended=Ended(when=on(ended.isoformat()), how="overtaken", sourcing=READ) if ended else None,
        effective=truce().effective if effective else None,
    ),
    EVENTS,
    st.none() | DAY,
    st.none() | DAY,
    st.booleans(),
)


@given(TRUCES, MOMENT)
def test_nothing_is_in_force_before_it_was_declared_and_took_effect_nor_after_it_ended(agreement, moment):
    state = state_at(agreement, moment)
    since = [agreement.declared, *([agreement.effective.at] if agreement.effective else [])]
    early = any(moment < date.earliest for date in since)
    late = agreement.ended is not None and moment >= agreement.ended.when.latest
    if early or late:
        assert state.name != "in_force" and all(each.name != "in_force" for each in state.provisions)
    assert all(each.name == state.name for each in state.provisions) or state.name == "in_force"


@given(TRUCES, MOMENT, EVENTS)
def test_what_comes_later_changes_nothing_of_before(agreement, moment, events):
    later = [replace(each, when=on("2023-01-01")) for each in events]
    assert state_at(replace(agreement, events=(*agreement.events, *later)), moment) == state_at(agreement, moment)


@given(TRUCES, MOMENT, st.randoms())
def test_the_order_in_which_events_are_written_changes_nothing(agreement, moment, random):
    unlike = {each.when.written: each for each in agreement.events}
    events = list(unlike.values())
    mixed = random.sample(events, len(events))
    one, other = (state_at(replace(agreement, events=tuple(each)), moment) for each in (events, mixed))
    assert one == other


@given(TRUCES, MOMENT)
def test_a_fact_that_loses_its_source_never_puts_anything_in_force(agreement, moment):
    unread = replace(agreement, events=tuple(replace(each, sourcing=UNREAD) for each in agreement.events))
    gone = replace(agreement, events=())
    state = state_at(unread, moment)
    assert state.name in ("not_known", state_at(gone, moment).name)


@given(MOMENT)
def test_both_parties_are_treated_alike(moment):
    states = state_at(truce(), moment).provisions
    assert len({each.name for each in states}) == 1


@pytest.mark.parametrize("id_", sorted(load_truces()))
def test_no_packaged_agreement_is_in_force_before_its_effect_or_after_its_end(id_):
    agreement = load_truces()[id_]
    before = agreement.declared.earliest - timedelta(days=1)
    assert state_at(agreement, before).name == "not_declared"
    if agreement.ended:
        after = agreement.ended.when.latest
        assert state_at(agreement, after).name == (
            "ended" if agreement.ended.sourcing.confirms("when") else "not_known"
        )


def test_the_statement_of_2020_is_in_force_on_the_day_of_tegh_and_over_after_september_2023():
    statement = load_truces()["am-az-ru-2020-11-09"]
    tegh = state_at(statement, at("2023-04-11T12:00"))
    assert tegh.name == "in_force" and tegh.evidence[0].source.startswith("primeminister.am")
    assert {(each.provision, each.party): each.name for each in tegh.provisions}["1-cease_fire", "aze"] == "in_force"
    assert state_at(statement, at("2023-10-01")).name == "ended"


def test_an_extension_and_the_missed_withdrawal_of_2024_are_found_in_the_packaged_events():
    state = state_at(load_truces()["il-lb-2024-11-27"], at("2026-01-03"))
    (withdraw,) = [each.deadline for each in state.provisions if each.provision == "12-withdraw"]
    assert (withdraw.name, withdraw.due.written, withdraw.printed.written) == ("missed", "2025-02-18", "2025-01-26")


def test_a_date_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="is after"):
        TruceDate(written="x", earliest=at("2020-02-01"), latest=at("2020-01-01"))
