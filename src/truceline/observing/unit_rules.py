"""Rules for counting units, from TOML that a person writes -> rules, or what is wrong with its line.

A file has tables ``[[rule]]`` with ``name``, ``unit``, ``becomes``, ``low``, ``high``, ``source``, and
``claimant`` where a rule is for the tallies of one claimant alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from truceline.errors import InputError
from truceline.model.observation import CountingUnit
from truceline.model.tally_series import MOST_OF_ONE, UnitRule
from truceline.reference.toml_lines import TomlLines, find_lines
from truceline.reference.toml_text import NotToml, read_toml

NEEDED = ("name", "unit", "becomes", "low", "high", "source")
WORDS = ("name", "unit", "becomes", "source", "claimant")
NUMBERS = ("low", "high")
UNITS = tuple(unit for unit in get_args(CountingUnit) if unit != "undetermined")
OWN = "incident"
FORM = "A rule has name, unit, becomes, low, high and source."


def read_rules(text: str, *, where: str) -> tuple[UnitRule, ...]:
    """Read rules.

    Raises:
        InputError: it is no TOML, has no rule, or a rule is not whole; ``where`` has the line.
    """
    try:
        table = read_toml(text)
    except NotToml as fault:
        raise InputError(f"{fault.what}.", where=f"{where}:{fault.line}", todo=FORM) from fault
    lines = find_lines(text)
    listed = table.get("rule")
    strange = next((key for key in table if key != "rule"), None)
    if strange is not None or not isinstance(listed, list) or not listed:
        at = f"{where}:{lines.line(strange or 'rule')}"
        raise InputError("it has to hold tables [[rule]] and nothing else.", where=at, todo=FORM)
    return tuple(_rule(rule, number, lines, where) for number, rule in enumerate(listed))


def _rule(rule: object, number: int, lines: TomlLines, where: str) -> UnitRule:
    if not isinstance(rule, Mapping):
        at = f"{where}:{lines.line('rule', number)}"
        raise InputError(f"{rule!r} is no rule: each is a table [[rule]].", where=at, todo=FORM)
    fault = next(_faults(rule), None)
    if fault is None:
        try:
            return UnitRule(**rule)
        except ValueError as error:
            fault = ("", f"{error}.")
    field, what = fault
    path = ("rule", number, field) if field else ("rule", number)
    raise InputError(what, where=f"{where}:{lines.line(*path)}", todo=FORM)


def _faults(rule: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a rule: the key, and the words."""
    for key in rule:
        if key not in (*WORDS, *NUMBERS):
            yield key, f"{key!r} is no key of a rule."
    for key in NEEDED:
        if key not in rule:
            yield "", f"{key!r} is missing."
    yield from (
        (key, f"{key!r} is to be text, not {rule[key]!r}.") for key in WORDS if not isinstance(rule.get(key, ""), str)
    )
    yield from _wrong_numbers(rule)
    if rule.get("unit") not in UNITS:
        yield "unit", f"{rule.get('unit')!r} is no counting unit; they are {', '.join(UNITS)}."
    if rule.get("becomes") not in (*UNITS, OWN):
        yield "becomes", f"{rule.get('becomes')!r} is no unit; they are {OWN}, {', '.join(UNITS)}."


def _wrong_numbers(rule: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in NUMBERS:
        value = rule.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield key, f"{key!r} is to be a number, not {value!r}."
        elif not 0 <= value <= MOST_OF_ONE:
            yield key, f"{key!r} is to be a number from 0 to {MOST_OF_ONE:,}, not {value!r}."
