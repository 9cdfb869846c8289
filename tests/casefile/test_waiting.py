"""What waits for a person: found with what is added, gone when it was judged or its cause is gone, the worthiest first."""

from dataclasses import replace

import pytest

from benchmarks.generated import generate
from tests.casefile.made import begin, fill, most_told, take, tegh
from truceline.casefile.judging import Told
from truceline.store.rows import WaitingQuery

ADA, BEN = Told(by="ada", why="seen"), Told(by="ben", why="seen too")


def waiting(casefile, kind=None):
    return [found.decision for found in casefile.store.decisions.find(WaitingQuery(kind=kind, limit=1000))]


def told(casefile):
    """Return what waits without the names that history gave to incidents."""
    names = {i.id: i.happenings for i in casefile.store.incidents.load(casefile.store.incidents.ids()).values()}
    return sorted(
        (d.kind, d.worth, d.why, d.question or "", sorted(names[i] for i in d.incidents), d.documents, d.claims)
        for d in waiting(casefile)
    )


@pytest.fixture
def clash(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    return casefile


def test_who_fired_first_waits_before_everything_else_of_the_incident(clash):
    found = waiting(clash)
    assert (found[0].kind, found[0].question) == ("contested", "fired_first")
    assert "who fired first" in found[0].why and "Ministry" in found[0].why
    assert [d.worth for d in found] == sorted((d.worth for d in found), reverse=True)


def test_a_damaged_figure_waits_where_others_give_a_whole_one(clash):
    damaged = {d.question: d for d in waiting(clash, "damaged")}
    assert "wounded:B" in damaged
    assert "“<> others”" in damaged["wounded:B"].why and "6" in damaged["wounded:B"].why


def test_accepting_the_incident_leaves_nothing_of_it_to_decide_and_withdrawing_brings_it_back(clash):
    before = told(clash)
    made = clash.judging.whole("accept", most_told(clash), ADA)
    clash.judge(made)
    assert waiting(clash) == []
    clash.judge([clash.judging.withdraw(judgement.id, ADA) for judgement in made])
    assert told(clash) == before


def test_a_contested_answer_waits_until_each_account_was_looked_at(clash):
    decision = waiting(clash, "contested")[0]
    incident = most_told(clash)
    homes = {c.id: key for key, r in clash.readings(incident).items() for c in r.claims}
    for claim in decision.claims[:-1]:
        clash.judge([clash.judging.claim("accept", homes[claim], claim, ADA)])
        assert decision.id in {d.id for d in waiting(clash)}
    clash.judge([clash.judging.claim("accept", homes[decision.claims[-1]], decision.claims[-1], ADA)])
    assert decision.id not in {d.id for d in waiting(clash)}


def test_people_who_contradict_each_other_wait_first_until_one_takes_it_back(clash):
    incident = most_told(clash)
    document = incident.documents[0]
    claim = clash.readings(incident)[document].claims[0].id
    first, second = (clash.judging.claim(v, document, claim, by) for v, by in (("accept", ADA), ("reject", BEN)))
    clash.judge([first, second])
    assert waiting(clash)[0].kind == "contradicted"
    assert set(waiting(clash)[0].judgements) == {first.id, second.id}
    clash.judge([clash.judging.withdraw(second.id, BEN)])
    assert waiting(clash, "contradicted") == []


def test_a_judgement_whose_words_are_gone_waits_until_it_is_withdrawn(clash):
    incident = most_told(clash)
    document = incident.documents[0]
    reading = clash.readings(incident)[document]
    made = clash.judging.claim("reject", document, reading.claims[0].id, ADA)
    clash.judge([made])
    newer = replace(reading, claims=reading.claims[1:], happenings=(), unassigned=())
    clash.store.documents.reread(newer, at=clash._clock())
    clash.store.queue.put("document", [document])
    clash.refresh()
    assert [d.judgements for d in waiting(clash, "orphaned")] == [(made.id,)]
    clash.judge([clash.judging.withdraw(made.id, ADA)])
    assert waiting(clash, "orphaned") == []


def test_a_report_in_another_language_waits_until_a_person_has_seen_it(clash):
    reading = replace(next(iter(generate(1, seed=4))), state="not_read", claims=(), happenings=(), statements=())
    take(clash, reading)
    clash.refresh()
    assert [d.documents for d in waiting(clash, "not_read")] == [(reading.document.id,)]
    clash.judge([clash.judging.seen(reading.document.id, ADA)])
    assert waiting(clash, "not_read") == []


def test_claims_that_reach_no_incident_wait_until_they_are_put_to_one(clash):
    made = next(iter(generate(1, seed=4)))
    lone = replace(made, happenings=(), unassigned=tuple(c.id for c in made.claims))
    take(clash, lone)
    clash.refresh()
    assert [d.documents for d in waiting(clash, "unassigned")] == [(lone.document.id,)]
    clash.judge([clash.judging.join(most_told(clash), lone.document.id, ADA)])
    assert waiting(clash, "unassigned") == []
    assert lone.document.id in most_told(clash).documents


def test_a_deleted_report_leaves_nothing_to_decide(clash):
    for document in most_told(clash).documents:
        clash.delete(document, why="sent by mistake")
    assert waiting(clash) == []


def near(casefile):
    return {frozenset(d.incidents) for d in waiting(casefile, "near_merge")}


def test_incidents_that_may_be_one_wait_in_pairs_until_somebody_says_so(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, generate(120, seed=7), at_a_time=40)
    found = waiting(casefile, "near_merge")
    assert found and all("points" in d.why and d.link for d in found)
    asked = found[0]
    one, other = (casefile.incident(key) for key in asked.incidents)
    unsure = casefile.judging.same(one, other, ADA, sure=False)
    casefile.judge([unsure])
    assert frozenset(asked.incidents) not in near(casefile)
    casefile.judge([casefile.judging.withdraw(unsure.id, ADA)])
    assert frozenset(asked.incidents) in near(casefile)
    casefile.judge([casefile.judging.same(one, other, ADA)])
    assert frozenset(asked.incidents) not in near(casefile)


def test_no_more_than_a_few_pairs_of_one_incident_wait(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, generate(200, seed=1))
    pairs = [key for pair in near(casefile) for key in pair]
    assert max(map(pairs.count, set(pairs))) <= 3


def test_the_order_of_adding_does_not_change_what_waits(tmp_path):
    readings = [*tegh().values(), *generate(12, seed=3)]
    together, apart = begin(tmp_path, "together.tl"), begin(tmp_path, "apart.tl")
    fill(together, readings)
    fill(apart, reversed(readings), at_a_time=3)
    assert told(together) == told(apart) != []


def test_reports_that_share_more_words_than_chance_and_fewer_than_a_copy_wait(tmp_path):
    made = tegh()
    wire = made["tegh-01-wire"]
    half = altered(wire, share=0.83)
    casefile = begin(tmp_path)
    fill(casefile, [wire, half])
    found = waiting(casefile, "doubtful_copy")
    assert [set(d.documents) for d in found] == [{wire.document.id, half.document.id}]
    casefile.judge([casefile.judging.copy(wire.document.id, half.document.id, ADA, same=False)])
    assert waiting(casefile, "doubtful_copy") == []


def altered(reading, *, share):
    """Return a report in which every so many-th word is another; its claims are those of one sentence, moved."""
    text = reading.document.text
    words = text.split(" ")
    step = round(1 / (1 - share))
    other = " ".join("x" * len(w) if n % step == 0 and w.islower() else w for n, w in enumerate(words))
    document = replace(reading.document, text=other, address="https://made.example/other", publisher="other", id="")

    def moved(span):
        return replace(span, document=document.id, text=other[span.start : span.end]) if span else span

    claims = tuple(
        replace(c, span=moved(c.span), content=moved(c.content), cue=None, places=(), times=(), object=None,
                weapon_words=None, circumstance=None, spoiled_by=(), id=f"{c.id}x")
        for c in reading.claims
    )  # fmt: skip
    statements = tuple(
        replace(s, document=document.id, span=moved(s.span), cue=None, named_as=None, said_at=None, said_at_words=None,
                as_of=None, as_of_words=None)
        for s in reading.statements
    )  # fmt: skip
    return replace(
        reading, document=document, claims=claims, statements=statements, happenings=(), exhibits=(), background=(),
        tolls=(), truces=(), missions=(), talks=(), damages=(), unassigned=tuple(c.id for c in claims),
    )  # fmt: skip


def test_a_page_of_decisions_goes_on_where_the_one_before_ended(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, generate(120, seed=7))
    every = [d.id for d in waiting(casefile)]
    assert sum(casefile.store.decisions.counts().values()) == len(every) > 10
    page = casefile.store.decisions.find(WaitingQuery(limit=4))
    following = casefile.store.decisions.find(WaitingQuery(limit=3, after=page[-1].decision.id))
    back = casefile.store.decisions.find(WaitingQuery(limit=3, before=following[0].decision.id))
    assert [w.decision.id for w in (*page, *following)] == every[:7]
    assert [w.decision.id for w in back] == every[3:0:-1]
