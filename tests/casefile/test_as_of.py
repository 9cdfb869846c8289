"""What a casefile said on a day is told again, byte for byte, whatever was added, decided and deleted since."""

import contextlib
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from benchmarks.generated import generate
from tests.casefile.made import begin, tegh
from tests.casefile.test_releasing import accept, leaving, release
from truceline.casefile.as_of import as_of, as_of_words, name_groups, read_moment, then_words
from truceline.casefile.judging import Told
from truceline.casefile.releasing import recall
from truceline.errors import CasefileReadOnly, InputError, TrucelineError, UnknownId
from truceline.model.evidence import Capture
from truceline.model.observation import Observation
from truceline.publish.exports.formats import FORMATS

ADA, BOB = Told(by="ada", why="seen"), Told(by="bob")
TOLD = ("jsonl", "csv", "atom")


def take(casefile, reading):
    """Add a reading at the moment that the clock tells."""
    content = reading.document.text.encode("utf-8", "surrogatepass")
    capture = Capture(
        sha256=sha256(content).hexdigest(),
        captured_at=casefile.now(),
        requested=reading.document.address or "-",
        size=len(content),
        tool="test",
    )
    casefile.take_reading(content, reading, capture)
    casefile.refresh()


def said(casefile):
    """Return all that leaves, in the formats that tell most; and the ids as the list shows them."""
    exported = [leaving(casefile, FORMATS[name]) for name in TOLD if name in FORMATS]
    return exported, [row.id for row in casefile.incidents()]


def decide(casefile, chance):
    """Decide something that is drawn; nothing where that cannot be decided."""
    one, other = (casefile.incident(chance.choice(casefile.incidents()).id) for _ in range(2))
    document = chance.choice(one.documents)
    judging, told = casefile.judging, chance.choice((ADA, BOB))
    reading = casefile.readings(one)[document]
    makers = (
        lambda: [judging.same(one, other, told)],
        lambda: [judging.different(one, document, told)],
        lambda: [judging.copy(document, chance.choice(one.documents), told, same=False)],
        lambda: [judging.claim("reject", document, chance.choice(reading.claims).id, told)],
        lambda: judging.whole("reject", one, told),
        lambda: judging.whole("accept", one, replace(told, at=casefile.now())),
        lambda: [judging.withdraw(chance.choice(casefile.store.judgements.listed()).id, told)],
    )
    with contextlib.suppress(TrucelineError, IndexError):
        casefile.judge(chance.choice(makers)())


def reread(casefile, chance):
    """Let a newer reader read a report: it finds one claim less."""
    document = chance.choice(tuple(casefile.store.documents.ids()))
    former = casefile.store.documents.reading(document)
    newer = replace(former, reader=f"{former.reader}+", happenings=former.happenings[:1])
    with casefile.store.writing():
        casefile.store.documents.reread(newer, at=casefile.now())
        casefile.store.queue.put("document", [document])
    casefile.refresh()


@pytest.mark.parametrize("seed", [1, 2])
def test_as_of_every_step_the_same_is_said_as_on_that_step(tmp_path, seed):
    chance = random.Random(seed)
    readings = [*list(tegh().values())[:3], *generate(6, seed=seed)]
    chance.shuffle(readings)
    casefile = begin(tmp_path)
    steps = []
    for reading in readings:
        take(casefile, reading)
        steps.append((casefile.now(), said(casefile)))
        if chance.random() < 0.8:
            decide(casefile, chance)
            steps.append((casefile.now(), said(casefile)))
    reread(casefile, chance)
    steps.append((casefile.now(), said(casefile)))
    casefile.delete(chance.choice(tuple(casefile.store.documents.ids())), why="drawn")
    steps.append((casefile.now(), said(casefile)))
    assert len({repr(told) for _, told in steps}) > len(readings)  # what was decided changed what is said
    for moment, told in chance.sample(steps, 7):
        with as_of(casefile, moment) as then:
            assert said(then) == told
    assert said(casefile) == steps[-1][1]


def test_a_version_that_came_later_gives_its_place_back(tmp_path):
    casefile = begin(tmp_path)
    one, other = (
        replace(reading, document=replace(reading.document, address="https://made.example/a", publisher="one"))
        for reading in generate(2, seed=9)
    )
    take(casefile, one)
    moment, told = casefile.now(), said(casefile)
    take(casefile, other)
    assert said(casefile) != told
    with as_of(casefile, moment) as then:
        assert said(then) == told


def test_what_was_released_and_recalled_later_is_not_known_then(tmp_path):
    casefile = begin(tmp_path)
    for reading in tegh().values():
        take(casefile, reading)
    accept(casefile)
    before = casefile.now(), said(casefile)
    release(casefile, "april", tmp_path, formats=("csv",))
    released = casefile.now(), said(casefile)
    recall(casefile, "april", [], "The place was another.")
    assert said(casefile) != released[1]
    for moment, told in (before, released):
        with as_of(casefile, moment) as then:
            assert said(then) == told
            assert len(then.store.releases.listed()) == (moment == released[0])


def test_what_a_monitor_recorded_later_is_not_known_then(tmp_path):
    casefile = begin(tmp_path)
    heard = Observation(id="", by="", at=casefile.now(), words="3 explosions")
    moment = casefile.now()
    (entered,) = casefile.observe(heard)
    between = casefile.now()
    casefile.monitoring.withdraw(entered.record.id, "a slip")
    with as_of(casefile, moment) as then:
        assert then.observations() == ()
    with as_of(casefile, between) as then:
        assert [one.record.id for one in then.observations()] == [entered.record.id]
    assert casefile.observations() == ()


def test_the_past_can_be_read_and_not_changed_and_the_casefile_stays_as_it_is(tmp_path):
    casefile = begin(tmp_path)
    readings = list(tegh().values())
    for reading in readings[:3]:
        take(casefile, reading)
    now = said(casefile)
    assert as_of_words(casefile) == ""
    with as_of(casefile, casefile.now()) as then:
        assert as_of_words(then) == then_words(then, then.until)
        assert then_words(then, datetime(2023, 4, 13, 23, 59, 59, 999999, tzinfo=UTC)) == (
            "As of 13 April 2023 (UTC): 3 reports and 0 decisions that were there by then."
        )
        with pytest.raises(CasefileReadOnly):
            take(then, readings[4])
    assert said(casefile) == now
    assert casefile.verify() == ()
    assert [path.name for path in tmp_path.iterdir() if "as-of" in path.name] == []


def test_before_anything_was_there_nothing_is_said(tmp_path):
    casefile = begin(tmp_path)
    take(casefile, next(iter(tegh().values())))
    with as_of(casefile, datetime(2020, 1, 1, tzinfo=UTC)) as then:
        assert then.incidents() == ()
        assert then.store.documents.count() == 0
        assert then.store.ids.homes(casefile.now() + timedelta(days=1)) == {}


def test_what_is_not_known_then_is_asked_of_the_casefile_and_not_of_its_copy(tmp_path):
    casefile = begin(tmp_path)
    with (
        pytest.raises(UnknownId, match="no incident") as raised,
        as_of(casefile, datetime(2020, 1, 1, tzinfo=UTC)) as then,
    ):
        then.incident("inc-00000000")
    assert raised.value.where == str(casefile.store.path)


def test_a_group_bears_the_id_under_which_most_of_it_was_at_home():
    members = {"inc-new": ("a", "b", "c"), "inc-b": ("d", "e"), "inc-c": ("f",)}
    homes = {"a": "inc-a", "b": "inc-a", "c": "inc-b", "d": "inc-b", "e": "inc-b"}
    named = name_groups(members, homes)
    assert (named["inc-new"], named["inc-b"]) == ("inc-a", "inc-b")
    assert named["inc-c"].startswith("inc-") and named["inc-c"] not in ("inc-a", "inc-b")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-04-11T18:00+04:00", datetime(2023, 4, 11, 14, tzinfo=UTC)),
        ("2023-04-11T18:00", datetime(2023, 4, 11, 18, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_its_zone(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize("text", ["last week", "0001-01-01T00:00+14:00", "9999-12-31T23:00-05:00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(InputError, match="no day and no moment"):
        read_moment(text)


def test_what_will_have_been_said_nobody_knows(tmp_path):
    casefile = begin(tmp_path)
    for later in (read_moment("2999-01-01"), casefile.now() + timedelta(minutes=1)):
        with pytest.raises(InputError, match="has not passed yet"), as_of(casefile, later):
            pass
    with pytest.raises(InputError, match=r"^13 April 2023 \(UTC\) has not passed yet\."):
        as_of(casefile, read_moment("2023-04-13")).__enter__()


def test_what_a_person_joined_and_parted_later_stands_as_it_stood(tmp_path):
    casefile = begin(tmp_path)
    for reading in [*list(tegh().values())[:3], *generate(2, seed=9)]:
        take(casefile, reading)
    steps = [(casefile.now(), said(casefile))]
    one, other = (casefile.incident(row.id) for row in casefile.incidents()[:2])
    casefile.judge([casefile.judging.same(one, other, ADA)])
    steps.append((casefile.now(), said(casefile)))
    joined = casefile.incident(one.id)
    casefile.judge([casefile.judging.different(joined, joined.documents[-1], BOB)])
    steps.append((casefile.now(), said(casefile)))
    assert len({len(ids) for _, (_, ids) in steps}) == 2
    for moment, told in steps:
        with as_of(casefile, moment) as then:
            assert said(then) == told
