"""Reports come, people decide, take back and delete, in any order: what stands is what the line makes of all of it."""

import contextlib
import random
from dataclasses import replace

import pytest

from benchmarks.generated import generate
from tests.casefile.made import begin, content, take
from truceline.casefile import neighbours
from truceline.casefile.judging import Told
from truceline.errors import TrucelineError
from truceline.incidents import block
from truceline.pipeline.reconcile import reconcile

ADA = Told(by="ada", why="seen")
BOB = Told(by="bob")


def decide(casefile, chance):
    """Decide something on incidents that are drawn; nothing where what was drawn cannot be decided."""
    rows = casefile.incidents()
    one, other = (casefile.incident(chance.choice(rows).id) for _ in range(2))
    documents = [chance.choice(incident.documents) for incident in (one, other)]
    judging, told = casefile.judging, chance.choice((ADA, BOB))
    reading = casefile.readings(one)[documents[0]]
    makers = (
        lambda: judging.same(one, other, told),
        lambda: judging.different(one, documents[0], told),
        lambda: judging.copy(*documents, told, same=True),
        lambda: judging.copy(documents[0], chance.choice(one.documents), told, same=False),
        lambda: judging.claim("reject", documents[0], chance.choice(reading.claims).id, told),
        lambda: judging.whole("reject", one, told)[0],
        lambda: judging.withdraw(chance.choice(casefile.store.judgements.listed()).id, told),
    )
    with contextlib.suppress(TrucelineError, IndexError):
        casefile.judge([chance.choice(makers)()])


@pytest.mark.parametrize("seed", [0, 3])
def test_what_stands_is_what_the_line_makes_of_all_of_it(tmp_path, monkeypatch, seed):
    for module in (block, neighbours):  # so that a place has a crowd of happenings
        monkeypatch.setattr(module, "CROWD", 8)
        monkeypatch.setattr(module, "WINDOW", 3)
    chance = random.Random(seed)
    there = {reading.document.id: reading for reading in generate(36, seed=seed + 1)}
    casefile = begin(tmp_path)
    for reading in chance.sample(list(there.values()), len(there)):
        take(casefile, reading)
        if chance.random() < 0.3:
            casefile.refresh()
            decide(casefile, chance)
    for document in chance.sample(sorted(there), 3):
        casefile.delete(document, why="drawn")
        del there[document]
        decide(casefile, chance)
    made = reconcile(there.values(), casefile.store.judgements.listed())
    assert content(casefile) == {i.happenings: replace(i, id="") for i in made.incidents}
