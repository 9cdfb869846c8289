"""Rules for counting units from TOML: what is wrong is said with file and line, and no number without an end is taken."""

import pytest

from truceline.errors import InputError
from truceline.model.tally_series import UnitRule
from truceline.observing.unit_rules import read_rules

GOOD = '[[rule]]\nname = "r"\nunit = "shot"\nbecomes = "incident"\nlow = 0.1\nhigh = 1\nsource = "s"\n'


def put(old, new, text=GOOD):
    assert old in text
    return text.replace(old, new, 1)


def test_rules_are_read():
    (rule,) = read_rules(GOOD, where="r.toml")
    assert (rule.name, rule.low, rule.high) == ("r", 0.1, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "r.toml:1: it has to hold tables [[rule]] and nothing else."),
        ("rule = [1]", "r.toml:1: 1 is no rule"),
        (f"\nrule = {'[' * 3000}{']' * 3000}", "r.toml:2: it is nested too deeply."),
        (f"\nrule = {'[' * 100}{']' * 100}", "r.toml:2: [["),
        (GOOD + "\n[other]\nx = 1\n", "r.toml:9: it has to hold tables [[rule]] and nothing else."),
        (put("high = 1", f"high = {'1' * 5000}"), "r.toml:6: a whole number is too large."),
        (put("high = 1", f"high = 0x{'1' * 5000}"), "r.toml:6: a whole number is too large."),
        (put("high = 1", "high = inf"), "r.toml:6: 'high' is to be a number from 0 to 1,000,000, not inf."),
        (put("high = 1", "high = 1e400"), "r.toml:6: 'high' is to be a number from 0 to 1,000,000, not inf."),
        (put("high = 1", "high = 1e300"), "r.toml:6: 'high' is to be a number from 0 to 1,000,000, not 1e+300."),
        (put("low = 0.1", "low = nan"), "r.toml:5: 'low' is to be a number from 0 to 1,000,000, not nan."),
        (put("low = 0.1", "low = -1"), "r.toml:5: 'low' is to be a number from 0 to 1,000,000, not -1."),
        (put("low = 0.1", "low = true"), "r.toml:5: 'low' is to be a number, not True."),
        (put("low = 0.1", "low = 2"), "r.toml:1: a rule needs 0 <= low <= high"),
        (put('"shot"', "[]"), "r.toml:3: 'unit' is to be text, not []."),
        (put("[[rule]]", "[[rule]"), "r.toml:1: this is not TOML:"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line_and_what_to_do(text, told):
    with pytest.raises(InputError) as error:
        read_rules(text, where="r.toml")
    assert str(error.value).startswith(told) and error.value.todo


@pytest.mark.parametrize(("low", "high"), [(0, float("inf")), (float("nan"), 1), (0, 1e300), (2, 1), (-1, 1)])
def test_no_rule_has_a_number_without_an_end(low, high):
    with pytest.raises(ValueError, match="0 <= low <= high"):
        UnitRule(name="r", unit="shot", becomes="incident", low=low, high=high, source="s")
