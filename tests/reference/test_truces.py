"""The packaged agreements, and what is said of files that cannot be."""

from pathlib import Path

import pytest

from truceline.model.truce import Sourcing
from truceline.reference.ground import Ground, load_grounds
from truceline.reference.tables import read_table
from truceline.reference.truces import check_truces, load_truces, read_truce_files

DATA = Path(__file__).parents[2] / "src/truceline/reference/data/truces"
SHARED = Path(__file__).parents[3] / "shared/facts/truces"
GOOD = """schema = 1
id = "one"
title = "One"
kind = "ceasefire_agreement"
summary = "A stop."
declared = 2024-01-10
status = "unknown"
status_as_of = "2024-02"
sources = ["here"]

[[party]]
id = "aaa"
name = "A"
role = "signatory"

[[party]]
id = "bbb"
name = "B"
role = "signatory"

[[provision]]
number = "1"
obliged = ["aaa", "bbb"]
obligation = "cease_fire"
summary = "Stop."
source = "here"
verified = true
"""


def square(name, west, size):
    east = west + size
    ring = ((west, 0), (east, 0), (east, size), (west, size), (west, 0))
    return Ground(id=name, kind="contested_area", name=name, rings=(ring,), precision_km=2)


GROUNDS = {"left": square("left", 0, 1), "right": square("right", 0.5, 1), "beside": square("beside", 1, 1)}


def said(text, **others):
    named = {"one.toml": text, **{f"{name}.toml": other for name, other in others.items()}}
    checked = check_truces({name: each.encode() for name, each in named.items()}, GROUNDS)
    return [str(fault) for fault in checked.faults]


def put(old, new, text=GOOD):
    assert old in text
    return text.replace(old, new, 1)


def test_the_packaged_agreements_are_sound_and_each_is_named_after_its_file():
    found = load_truces()
    assert sorted(found) == sorted(path.stem for path in DATA.glob("*.toml")) and len(found) == 15
    assert sum(len(truce.provisions) for truce in found.values()) == 126


def test_the_packaged_files_are_those_of_the_facts_byte_for_byte():
    if not SHARED.exists():
        pytest.skip(f"NOT TESTED: the facts are not at {SHARED}")
    files = {path.name: path.read_bytes() for path in SHARED.glob("*.toml")}
    assert files == {path.name: path.read_bytes() for path in DATA.glob("*.toml")}


def test_what_was_not_read_stays_marked():
    provisions = load_truces()["am-az-ru-2020-11-09"].provisions
    assert not provisions[0].sourcing.confirms("zone") and provisions[0].sourcing.confirms("start")
    marked = sum(not each.sourcing.verified for truce in load_truces().values() for each in truce.provisions)
    assert marked == 46  # as VALIDATION.md counts them


def test_a_table_that_names_no_field_is_not_confirmed_at_all():
    assert not Sourcing(verified=False).confirms("start")
    assert Sourcing(verified=True).confirms("start")


def test_every_row_on_effects_meets_one_event_and_acts_on_what_is_there():
    truces = load_truces()
    rows = list(read_table("truces/effects.tsv"))
    for row in rows:
        truce = truces[row["truce"]]
        met = [event for event in truce.events if event.when.written == row["when"] and row["words"] in event.what]
        assert len(met) == 1 and row["why"]
        assert set(row["provisions"].split()) <= {provision.id for provision in truce.provisions}
        assert set(row["parties"].split()) <= {party.id for party in truce.parties}
        assert bool(row["until"]) == (row["effect"] in ("extended", "deadline_moved"))
    assert len(rows) == sum(len(truce.events) for truce in truces.values())


def test_a_good_file_has_no_fault():
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title =", "titel =", "one.toml:3: the agreement has no key 'titel'. Did you mean 'title'?"),
        ('"ceasefire_agreement"', '"treaty"', "one.toml:4: 'kind' cannot be 'treaty'. Allowed: joint_statement,"),
        ("2024-01-10", '"soon"', "one.toml:6: 'declared' must be a date, not 'soon'."),
        ('"2024-02"', '"2024-13"', "one.toml:8: 'status_as_of' is '2024-13', which is no date. Write it as 2023,"),
        ("schema = 1", "schema = 2", "one.toml:1: this is schema 2; schema 1 is known here."),
        ('id = "one"', 'id = "two"', "one.toml:2: the id 'two' is not the file name 'one'. Name both alike."),
        ('id = "bbb"', 'id = "aaa"', "one.toml:17: the id 'aaa' is taken by the party on line 12."),
        ('"aaa", "bbb"', '"aaa", "ccc"', "one.toml:23: 'ccc' is no party or broker of it. Known: aaa, bbb."),
        ('"Stop."', '"Stop."\nversions = ["x"]', "one.toml:26: there is no version 'x'. Known: none."),
        ('"Stop."', '"Stop."\nzone = "moon"', "one.toml:26: the zone 'moon' is no contested ground that is known"),
        (
            '"Stop."',
            '"Stop."\nwidth_km = -1',
            "one.toml:26: 'width_km' must be a number above 0, under 100,000, not -1.",
        ),
        (
            '"Stop."',
            '"Stop."\nstart = 2024-01-12\ndeadline = 2024-01-11',
            "one.toml:27: the deadline 2024-01-11 is before the start 2024-01-12.",
        ),
        (
            '"Stop."',
            '"Stop."\ndeadline = 2023-01-11',
            "one.toml:26: the deadline 2023-01-11 is before the agreement was",
        ),
        ('source = "here"\n', "", "one.toml:26: 'verified' is true without a 'source'."),
        ("verified = true", 'verified = false\nunverified = ["zone"]', "one.toml:28: 'unverified' names 'zone',"),
        ('sources = ["here"]', 'sources = ["here"', "one.toml:11: this is not TOML:"),
        ("[[party]]\nid", "[party]\nid", "one.toml:16: this is not TOML:"),
        ('"here"]', '"here"]\nfollows = "zero"', "one.toml:10: 'follows' names 'zero', which is unknown. Known: one."),
    ],
)
def test_a_fault_is_said_with_file_and_line(old, new, fault):
    found = said(put(old, new))
    assert any(each.startswith(fault) for each in found), found


def test_every_fault_is_said_not_only_the_first():
    text = put("kind =", "kynd =", put('"bbb"]', '"ccc"]', put('"2024-02"', '"x"')))
    lines = [int(fault.split(":")[1]) for fault in said(text)]
    assert lines == [1, 4, 8, 23] and len(said(text)) == 4  # line 1: the agreement lacks 'kind'


def test_the_clock_the_zone_and_the_moment_have_to_agree():
    table = '\n[effective]\nat = 2024-01-10T12:00:00\nzone = "Europe/Moscow"\nutc = 2024-01-10T10:00:00Z\nsource = "s"\nverified = true\n'
    assert (
        "one.toml:32: 'utc' is 2024-01-10T10:00:00+00:00, which is not 2024-01-10T12:00:00 in Europe/Moscow."
        in said(GOOD + table)
    )
    assert said(GOOD + put("T10:00:00Z", "T09:00:00Z", table)) == []
    assert said(GOOD + put("Europe/Moscow", "../etc", table))[0].startswith("one.toml:31: '../etc' is no time zone.")


FORCE = '\n[effective]\nat = 2024-01-20T12:00:00{}\nzone = "Europe/Moscow"\nutc = 2024-01-20T{}\nsource = "s"\nverified = true\n'


@pytest.mark.parametrize(
    ("offset", "utc", "fault"),
    [
        ("+03:00", "09:00:00Z", None),
        (
            "+05:00",
            "07:00:00Z",
            "one.toml:30: 'at' is 2024-01-20T12:00:00+05:00, which is not the clock of Europe/Moscow.",
        ),
        ("", "12:00:00+03:00", "one.toml:32: 'utc' is 2024-01-20T12:00:00+03:00, which is not in UTC. End it with Z."),
        ("", "09:00:00", "one.toml:32: 'utc' is 2024-01-20T09:00:00, which is not in UTC. End it with Z."),
    ],
)
def test_an_offset_has_to_be_that_of_the_zone(offset, utc, fault):
    found = said(GOOD + FORCE.format(offset, utc))
    assert found == [] if fault is None else found[0].startswith(fault)


EVENT = '\n[[event]]\nwhen = "{}"\nwhat = "w"\neffect = "extended"\nuntil = "{}"\nsource = "s"\nverified = true\n'
ENDED = '\n[ended]\nwhen = "{}"\nhow = "expired"\nsource = "s"\nverified = true\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            put('"Stop."', '"Stop."\ndeadline = 2024-01-15'),
            "one.toml:26: the deadline 2024-01-15 is before the agreement is in force, 2024-01-20T12:00:00.",
        ),
        (put('"Stop."', '"Stop."\nstart = 2024-01-12\ndeadline = 2024-01-15'), None),  # its text says so
        (put('"Stop."', '"Stop."\nstart = 2024-01-02'), None),  # troops stay where they were on 2 January
        (GOOD + ENDED.format("2024-01-15"), "one.toml:30: the end '2024-01-15' is before it is in force,"),
        (GOOD + ENDED.format("2024-01"), None),
        (
            GOOD + EVENT.format("2024-01-02", "2024-03"),
            "one.toml:30: the event of '2024-01-02' is before the agreement",
        ),
        (
            GOOD + EVENT.format("2024-02-10", "2024-02-09"),
            "one.toml:33: 'until' '2024-02-09' is before the event itself,",
        ),
        (GOOD + EVENT.format("2024-02", "2024-02-09"), None),  # whether it is before cannot be said
        (GOOD + EVENT.format("2024-01", "2024-03"), None),
    ],
)
def test_what_certainly_comes_too_early_is_a_fault(text, fault):
    found = said(text + FORCE.format("", "09:00:00Z"))
    assert found == [] if fault is None else found[0].startswith(fault), found


def test_an_id_that_is_known_is_a_fault_with_its_line():
    checked = check_truces({"one.toml": GOOD.encode()}, GROUNDS, ("one",))
    assert [str(fault) for fault in checked.faults] == [
        "one.toml:2: the id 'one' is that of an agreement that is known already. Give it another, and the file the same name."
    ]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("9" * 5000, "one.toml:26: a whole number is too large."),
        ("0x" + "f" * 5000, "one.toml:26: a whole number is too large."),
        ("inf", "one.toml:26: 'width_km' must be a number above 0, under 100,000, not inf."),
        ("1e300", "one.toml:26: 'width_km' must be a number above 0, under 100,000, not 1e+300."),
        ("[" * 3000 + "]" * 3000, "one.toml:26: it is nested too deeply."),
    ],
)
def test_no_number_of_a_file_ends_in_a_traceback(number, fault):
    assert said(put('"Stop."', f'"Stop."\nwidth_km = {number}')) == [fault]


@pytest.mark.parametrize(
    ("clock", "sourcing", "first", "last"),
    [
        ("2024-01-10T12:00:00", "verified = true", "2024-01-10T11:00", "2024-01-10T11:00"),
        ("2024-10-27T02:30:00", "verified = true", "2024-10-27T00:30", "2024-10-27T01:30"),  # told twice by that clock
        ("2024-01-10T12:00:00", 'verified = false\nunverified = ["zone"]', "2024-01-09T22:00", "2024-01-11T00:00"),
    ],
)
def test_a_clock_of_a_zone_that_was_read_is_a_moment_with_or_without_it_in_utc(clock, sourcing, first, last):
    table = f'\n[effective]\nat = {clock}\nzone = "Europe/Paris"\nsource = "s"\n{sourcing}\n'
    (truce,) = check_truces({"one.toml": (GOOD + table).encode()}, GROUNDS).truces
    ends = [end.isoformat()[: len(first)] for end in (truce.effective.at.earliest, truce.effective.at.latest)]
    assert ends == [first, last]


def test_circles_of_followers_are_said_at_each_file():
    follow = 'sources = ["here"]\nfollows = "{}"'
    one = put('sources = ["here"]', follow.format("two"))
    two = put('id = "one"', 'id = "two"', put('sources = ["here"]', follow.format("one")))
    assert said(one, two=two) == [
        "one.toml:10: 'follows' runs in a circle: one -> two -> one. Break it at one of them.",
        "two.toml:10: 'follows' runs in a circle: two -> one -> two. Break it at one of them.",
    ]
    alone = put('sources = ["here"]', follow.format("one"))
    assert said(alone) == ["one.toml:10: 'follows' runs in a circle: one -> one. Break it at one of them."]


def zoned(zone, more=""):
    return f'\n[[provision]]\nnumber = "2"\nobliged = ["aaa"]\nobligation = "no_deploy"\nsummary = "s"\nzone = "{zone}"\n{more}source = "s"\nverified = true\n'


def test_zones_that_overlap_for_one_party_and_duty_are_said_with_both_lines():
    (fault,) = said(GOOD + zoned("left") + zoned("right"))
    assert fault.startswith("one.toml:43: the zone 'right' overlaps the zone 'left' of line 34, for the same party")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (zoned("left"), zoned("beside")),  # they touch
        (zoned("left"), zoned("left")),  # the same zone twice says nothing against itself
        (zoned("left", 'weapons = "a"\n'), zoned("right", 'weapons = "b"\n')),
        (zoned("left", "start = 2024-02-01\ndeadline = 2024-03-01\n"), zoned("right", "start = 2024-04-01\n")),
        (zoned("left"), zoned("right").replace('"aaa"', '"bbb"')),
    ],
)
def test_zones_that_say_nothing_against_each_other_are_no_fault(first, second):
    assert said(GOOD + first + second) == []


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    (tmp_path / "one.toml").write_text(GOOD)
    (tmp_path / "latin.toml").write_bytes(b"id = 1\ntitle = '\xe9'")
    checked = read_truce_files([tmp_path / name for name in ("gone.toml", "latin.toml", "one.toml")], ())
    assert [truce.id for truce in checked.truces] == ["one"]
    assert [(Path(fault.file).name, fault.line, fault.what) for fault in checked.faults] == [
        ("gone.toml", 1, "it cannot be read (No such file or directory)."),
        ("latin.toml", 2, "it is not UTF-8."),
    ]


def test_the_ground_of_every_provision_is_known():
    grounds = load_grounds()
    for truce in load_truces().values():
        assert all(ground in grounds for each in truce.provisions for ground in (each.zone, each.line) if ground)
