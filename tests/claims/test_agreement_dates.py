"""The date in the name of an agreement is never the day on which somebody is said to have broken it."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import read

PUBLISHED = "2025-08-14T10:00:00+07:00"
AGREED = (
    "in breach of the additional measures of 22 July 2025",
    "in breach of the commitments made by both sides at the capital on 28 July 2025",
    "violating the joint statement of 7 August 2025",
    "violating the deal announced on 28 July",
    "violating the 28 July ceasefire agreement",
    "breaking the understanding dated 28 July 2025",
    "breaking the memorandum, which was signed by the two sides on 28 July 2025",
    "in violation of the truce declared on 10 August",
)


def days(reading):
    return {
        day.isoformat()
        for claim in reading.claims
        for mention in claim.times
        for day in mention.readings[0].local_dates()
    }


@pytest.mark.parametrize(
    ("text", "one", "other"),
    both_ways(f"{{a}} forces fired mortars at {{b}} troops on 12 August, {words}." for words in AGREED),
)
def test_the_day_of_the_act_is_not_that_of_the_agreement(reader, text, one, other):
    reading = read(reader, text, published=PUBLISHED)
    assert days(reading) == {"2025-08-12"}
    (happening,) = reading.happenings
    assert happening.when is not None and happening.when.local_dates()[0].isoformat() == "2025-08-12"


@pytest.mark.parametrize(("text", "one", "other"), both_ways(f"{{a}} forces opened fire, {words}." for words in AGREED))
def test_where_no_other_day_is_told_none_is(reader, text, one, other):
    assert days(read(reader, text, published=PUBLISHED)) == set()


@pytest.mark.parametrize(
    ("text", "one", "other"),
    both_ways(
        (
            "{a} forces broke the agreement on 12 August by firing mortars at {b} troops.",
            "The 12 August attack by {a} forces on {b} troops violated the measures.",
            "On 12 August {a} forces shelled {b} troops, despite the agreement.",
            "{a} forces shelled {b} troops on 12 August in violation of the agreement.",
        )
    ),
)
def test_the_day_of_a_breach_is_told_beside_the_agreement_too(reader, text, one, other):
    assert days(read(reader, text, published=PUBLISHED)) == {"2025-08-12"}


@pytest.mark.parametrize(
    ("counted", "first"),
    [
        ("The mission recorded 17 violations of the ceasefire of 22 July 2025.", None),
        ("The mission recorded 17 violations of the ceasefire of 22 July 2025 on 11 August.", "2025-08-11"),
        ("The mission has recorded 17 violations since the ceasefire of 22 July 2025.", "2025-07-22"),
    ],
)
def test_a_count_is_of_the_day_of_an_agreement_only_where_it_counts_from_it(reader, counted, first):
    (tally,) = read(reader, counted, published=PUBLISHED).tallies
    told = tally.when.local_dates()[0] if tally.when else None
    assert (told.isoformat() if told else None) == first
