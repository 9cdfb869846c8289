"""One side under several names over the reports of a case."""

from datetime import UTC, datetime

from truceline.evaluate.predict_aliases import join_aliases
from truceline.evaluate.predict_told import Told
from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.span import Span
from truceline.model.statement import Statement

SPAN = Span(document="d", start=0, end=1, text="x")
STATE = Actor(id="state:MLI", kind="state", name="Mali", country="MLI", sector="MIL")
GROUP = Actor(id="group:1", kind="group", name="The Front", country="MLI", sector="REB", group="Front")
REBELS = Actor(id="MLI:rebels", kind="group", name="rebels", country="MLI", sector="REB", group="rebels")
ABROAD = Actor(id="state:NER", kind="state", name="Niger", country="NER", sector="MIL")


def said(speaker, actor):
    statement = Statement(id=f"s-{speaker.id}-{actor.id}", document="d", speakers=(speaker,), span=SPAN)
    claim = Claim(
        id=f"c-{speaker.id}-{actor.id}",
        statement=statement.id,
        span=SPAN,
        content=SPAN,
        stance="asserts",
        act="attacked",
        actor=Party(kind="actor", actor=actor, named_as=SPAN),
    )
    when = (datetime(2024, 1, 1, tzinfo=UTC), 0)
    return Told(report="r", order=when, statement=statement, claim=claim, withdrawn=False)


def accused(told):
    return [item.claim.actor.actor.side for item in join_aliases(told)]


def test_the_rebels_are_the_named_group_of_their_country():
    assert accused([said(STATE, REBELS), said(STATE, GROUP)]) == ["Front", "Front"]


def test_rebels_stay_rebels_where_no_group_is_named():
    assert accused([said(STATE, REBELS)]) == ["rebels"]


def test_a_foreign_name_that_a_state_gives_the_group_at_home_is_the_group():
    assert accused([said(STATE, ABROAD), said(GROUP, STATE)]) == ["Front", "MLI"]


def test_a_foreign_state_that_speaks_for_itself_stays_itself():
    assert accused([said(STATE, ABROAD), said(GROUP, STATE), said(ABROAD, STATE)]) == ["NER", "MLI", "MLI"]


def test_the_words_stay_with_the_party():
    (item,) = join_aliases([said(STATE, REBELS)])
    assert item.claim.actor.named_as == SPAN
