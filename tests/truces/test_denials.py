"""What is a denial in words: of the act or of a breach; not of whom it hit alone, and not a promise."""

from dataclasses import replace

import pytest

from tests.truces.told import ARMIES, TERMS, incident, tellings
from truceline.model.actor import Party
from truceline.truces.violations import assess_incident

CIVILIANS = Party(kind="civilians")


def under(told, doer, duty):
    """Return who denies what is told of a side against a duty."""
    found = assess_incident(incident(), told, TERMS).violations
    (one,) = [each for each in found if each.party == ("aaa", "bbb")[doer] and each.provision == f"1-{duty}"]
    return one.denied_by


def of(telling, target):
    return replace(telling, claim=replace(telling.claim, target=target))


def who_was_hit(doer, *, admits=True):
    """Tell of an attack on a side and civilians; its doer denies that civilians were hit, and may tell of the attack."""
    other = 1 - doer
    specs = [("attacked", "asserts", doer, other, ""), ("attacked", "denies", doer, doer, "")]
    accused, denied = tellings(specs)
    own = tellings([("attacked", "asserts", doer, doer, "")], document="own")
    target = Party(kind="actor", actor=ARMIES[other])
    return [of(accused, CIVILIANS), of(denied, CIVILIANS), *([of(own[0], target)] if admits else [])]


@pytest.mark.parametrize("doer", [0, 1])
def test_who_tells_that_it_attacked_and_denies_that_civilians_were_hit_denies_no_attack(doer):
    for told in (who_was_hit(doer), who_was_hit(doer)[::-1]):
        assert under(told, doer, "cease_fire") == ()
        assert [said.speakers for said in under(told, doer, "protect_civilians")] == [(ARMIES[doer],)]


@pytest.mark.parametrize("doer", [0, 1])
def test_who_tells_of_no_attack_and_denies_one_on_civilians_denies_it(doer):
    told = who_was_hit(doer, admits=False)
    for duty in ("cease_fire", "protect_civilians"):
        assert [said.speakers for said in under(told, doer, duty)] == [(ARMIES[doer],)]


@pytest.mark.parametrize("doer", [0, 1])
@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("India remains committed to the ceasefire agreement", False),
        ("it was fully committed to the understanding of 25 February 2021", False),
        ("our commitment to the truce is unchanged", False),
        ("the ministry has pledged itself to the ceasefire", False),
        ("it was committed to the truce and had not broken it", True),
        ("its commitment to the truce, which it has kept to the letter", True),
        ("its troops adhere to the ceasefire", True),
        ("its forces have respected the ceasefire", True),
        ("it never violated the truce to which it is committed", True),
    ],
)
def test_a_promise_to_keep_an_agreement_is_no_denial_in_words(doer, words, denies):
    accused, kept = tellings([("attacked", "asserts", doer, 1 - doer, ""), ("attacked", "denies", doer, doer, "")])
    content = replace(kept.claim.content, end=kept.claim.content.start + len(words), text=words)
    kept = replace(kept, claim=replace(kept.claim, act="violated_agreement", content=content))
    assert bool(under([accused, kept], doer, "cease_fire")) is denies
