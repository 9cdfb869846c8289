"""Laws that hold whatever is told of an incident."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.truces.told import AGREEMENT, BREACH, SPECS, TERMS, WHERE, during, incident, tellings
from truceline.model.mention import PlaceMention
from truceline.model.truce_named import NamedTerms
from truceline.truces.violations import assess_incident

LISTS = ("accused_by", "alleged_by", "denied_by", "rival_by", "withdrawn")


def assessed(told, **more):
    return assess_incident(incident(**more), told, TERMS)


def gist(violations, swapped=False):
    """Return all that a violation says, with the sides in each other's place where asked for."""
    other = {"aaa": "bbb", "bbb": "aaa"} if swapped else {}
    names = {"AAA:army": "BBB:army", "BBB:army": "AAA:army"} if swapped else {}
    return {
        (
            one.provision,
            other.get(one.party, one.party),
            one.acts,
            one.scope.answer,
            one.rule,
            one.monitored,
            one.verified,
            tuple(names.get(a.id, a.id) for a in one.attributed_by),
            *(
                tuple((said.act, said.stance, names.get(said.speakers[0].id, said.speakers[0].id)) for said in said_of)
                for said_of in (getattr(one, name) for name in LISTS)
            ),
        )
        for one in violations
    }


@given(SPECS)
def test_no_accusation_of_an_act_is_an_allegation_of_a_breach(specs):
    found = assessed(tellings(specs))
    assert all(one.alleged_by == () for one in found.violations) and found.alleged_of_none == ()


@given(SPECS)
def test_both_sides_are_treated_alike(specs):
    plain = assessed(tellings(specs))
    swapped = assessed(tellings(specs, swapped=True), swapped=True)
    assert gist(plain.violations, swapped=True) == gist(swapped.violations)
    assert len(plain.violations) == len(swapped.violations)


@given(SPECS)
def test_a_copy_adds_no_accuser_no_denial_and_no_violation(specs):
    once, told = assessed(tellings(specs)), tellings(specs)
    twice = assessed([*told, *tellings(specs, document="copy")])
    assert gist(once.violations) == gist(twice.violations)
    for one, other in zip(once.violations, twice.violations, strict=True):
        for name in LISTS:
            assert [said.claims[0] for said in getattr(one, name)] == [said.claims[0] for said in getattr(other, name)]


@given(SPECS)
def test_what_fell_counts_nowhere_and_does_not_vanish(specs):
    fallen = [replace(each, fallen="rejected by ada") for each in tellings(specs)]
    found = assessed(fallen)
    assert found.violations == ()
    told = {claim for said in found.withdrawn for claim in said.claims}
    assert told == {each.claim.id for each in fallen if TERMS.duties.get(each.claim.act)}


@given(SPECS, st.sampled_from([during(2020, 2), during(2019, 1)]))
def test_an_agreement_that_was_not_in_force_gives_none_and_says_why(specs, when):
    found = assessed(tellings(specs), when=when)
    assert found.violations == ()
    (looked,) = found.looked_at
    assert looked.outcome == "not_in_force" and looked.why


@given(SPECS, st.sampled_from([None, PlaceMention(span=WHERE.span, place=None), replace(WHERE, relation="from")]))
def test_of_an_unknown_place_the_scope_cannot_be_said(specs, where):
    for one in assessed(tellings(specs), where=where).violations:
        (place,) = [part for part in one.scope.parts if part.question == "place"]
        assert place.answer == "cannot_be_said" and place.why and one.scope.answer == "cannot_be_said"


@given(SPECS, st.integers(0, 5))
def test_an_allegation_in_words_adds_to_what_is_told_and_takes_nothing_from_it(specs, which):
    told = tellings(specs)
    before = assessed(told)
    speaks = tellings([("fired_first", "asserts", which % 2, 2, "")], document="other")[0]
    named = NamedTerms(words=None, truces=(AGREEMENT.id,), provisions=(), how="only_one", why="no point is named")
    after = assessed([*told, replace(speaks, claim=replace(speaks.claim, act=BREACH), named=named)])
    assert gist(before.violations) <= gist(one for one in after.violations if one.scope)
    (open_,) = [one for one in after.violations if one.provision == ""]
    assert open_.note == "no point is named" and open_.scope is None and open_.accused_by == ()


@given(SPECS)
def test_every_provision_and_party_stands_once(specs):
    found = assessed(tellings(specs)).violations
    assert len({(one.provision, one.party) for one in found}) == len(found) == len({one.id for one in found})


@given(SPECS)
def test_what_is_told_of_nobody_is_attributed_by_nobody(specs):
    named = [spec for spec in specs if spec[2] is not None]
    for one in assess_incident(incident(), tellings(specs), TERMS).violations:
        assert one.party or one.attributed_by == ()
        assert not one.attributed_by or any(speaker == 2 for _, _, _, speaker, _ in named)
