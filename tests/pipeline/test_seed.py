"""The seed report reads as a person would read it (rows s1 to s7 and s13 of the first issue)."""

from truceline.model.claim import Claim
from truceline.model.reading import Reading


def _speaker(seed: Reading, claim: Claim) -> str | None:
    statement = next(s for s in seed.statements if s.id == claim.statement)
    return statement.speakers[0].country if statement.speakers else None


def _claims(seed: Reading, act: str, country: str) -> list[Claim]:
    return [c for c in seed.claims if c.act == act and _speaker(seed, c) == country]


def _actor(claim: Claim) -> str | None:
    return claim.actor.actor.country if claim.actor and claim.actor.actor else None


def _target(claim: Claim) -> str | None:
    return claim.target.actor.country if claim.target and claim.target.actor else None


def test_s1_each_ministry_accuses_the_other_of_firing_first(seed: Reading) -> None:
    assert [_actor(c) for c in _claims(seed, "fired_first", "ARM")] == ["AZE"]
    assert [_actor(c) for c in _claims(seed, "fired_first", "AZE")] == ["ARM"]
    finding = next(f for f in seed.happenings[0].findings if f.question == "fired_first")
    assert (finding.accord, finding.basis) == ("contested", "parties_only")


def test_s2_each_admits_dead_of_a_number_that_is_unknown_and_not_zero(seed: Reading) -> None:
    for country in ("ARM", "AZE"):
        (claim,) = _claims(seed, "killed", country)
        assert _target(claim) == country
        assert claim.count is not None and claim.count.unknown
        assert claim.about_own_side


def test_s3_the_broken_time_is_kept_flagged_and_not_filled(seed: Reading) -> None:
    damages = [d for d in seed.damages if "00:<> GMT" in d.span.text]
    assert {d.kind for d in damages} >= {"lost_digits"}
    (claim,) = _claims(seed, "fired_first", "ARM")
    assert any("12 p.m." in t.span.text for t in claim.times)
    assert all(
        r.precision != "minute" or r.earliest is None for t in claim.times for r in t.readings if "<>" in t.span.text
    )


def test_s4_countermeasures_are_fire_returned_by_the_armenian_forces_says_their_ministry(seed: Reading) -> None:
    (claim,) = _claims(seed, "returned_fire", "ARM")
    assert _actor(claim) == "ARM"
    assert "countermeasures" in claim.content.text


def test_s5_the_footage_is_an_exhibit_offered_by_the_armenian_ministry(seed: Reading) -> None:
    (exhibit,) = seed.exhibits
    assert exhibit.kind == "footage"
    assert [a.country for a in exhibit.offered_by] == ["ARM"]
    assert exhibit.shows


def test_s6_misspelt_places_are_flagged_and_resolved_where_the_table_has_them(seed: Reading) -> None:
    garbled = [d.span.text for d in seed.damages if d.kind == "garbled_name"]
    assert any("Tig" in words for words in garbled)
    assert any("Sionik" in words for words in garbled)
    where = seed.happenings[0].where
    assert where is not None and where.place is not None and where.place.country == "ARM"


def test_s7_the_other_ministrys_account_stands_beside_it(seed: Reading) -> None:
    (claim,) = _claims(seed, "attacked", "AZE")
    assert (_actor(claim), _target(claim)) == ("ARM", "AZE")


def test_s13_wars_and_their_toll_are_background_only(seed: Reading) -> None:
    told = " ".join(b.span.text for b in seed.background)
    for words in ("fought wars for 35 years", "1991", "30,<> people", "fall of 2020"):
        assert words in told
    figures = {n for c in seed.claims if c.count for n in (c.count.low, c.count.best, c.count.high)}
    assert figures <= {None}
    assert all("30,<>" not in c.span.text for c in seed.claims)


def test_without_a_publication_date_tuesday_has_no_date(seed: Reading) -> None:
    assert seed.happenings[0].when is None
