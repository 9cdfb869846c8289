"""“No injuries were reported”: a zero in the mouth of who says so, and nobody's assertion in a report's own words."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import read, told

SHELLED = "{b} troops shelled a village, {A}'s army said. "
NONE_REPORTED = [
    "Nobody was reported hurt.",
    "No injuries were reported.",
    "No casualties were reported.",
    "No one was reported killed.",
    "There were no reports of casualties.",
    "There were no immediate reports of casualties.",
    "No deaths were reported on either side.",
    "No casualties were reported on the {b} side.",
    "Nobody was said to be hurt.",
    "No casualties have been confirmed.",
]


@pytest.mark.parametrize(("text", "one", "two"), both_ways([SHELLED + none for none in NONE_REPORTED]))
def test_a_report_that_has_no_report_of_losses_asserts_no_zero(reader, text, one, two):
    assert not told(read(reader, text), "killed", "wounded")


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            SHELLED + "It reported no casualties.",
            SHELLED + "Nobody was hurt, it added.",
            SHELLED + "No injuries were reported, it said.",
            "{A}'s army said {b} troops had shelled a village and no casualties had been reported.",
        ]
    ),
)
def test_who_says_so_asserts_a_zero_of_the_own(reader, text, one, two):
    reading = read(reader, text)
    (loss,) = [c for c in reading.claims if c.act in ("killed", "wounded")]
    assert (loss.stance, loss.count.low, loss.count.high, loss.target.actor.country) == ("asserts", 0, 0, one)
    assert [t.by for t in told(reading, loss.act)] == [f"{one} MIL"]


def test_a_report_that_tells_that_nobody_was_hurt_says_zero(reader):
    (loss,) = [c for c in read(reader, "Thai troops shelled a village on Friday. Nobody was hurt.").claims if c.count]
    assert (loss.count.low, loss.count.high) == (0, 0)
