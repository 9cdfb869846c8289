"""One side under several names over the reports of an incident."""

from dataclasses import replace

from truceline.incidents.aliases import join_aliases
from truceline.incidents.telling import tell
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
    (told,) = tell([claim], {statement.id: statement})
    return told


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


def test_the_words_and_the_claim_as_it_was_read_stay():
    item, _ = join_aliases([said(STATE, REBELS), said(STATE, GROUP)])
    assert item.claim.actor.named_as == SPAN
    assert (item.claim.actor.actor, item.read.actor.actor) == (GROUP, REBELS)


def test_of_two_groups_named_alike_often_the_first_named_is_meant():
    other = replace(GROUP, id="group:2", group="Army of the River")
    assert accused([said(STATE, REBELS), said(STATE, other), said(STATE, GROUP)])[0] == "Army of the River"
    assert accused([said(STATE, REBELS), said(STATE, GROUP), said(STATE, other)])[0] == "Front"
