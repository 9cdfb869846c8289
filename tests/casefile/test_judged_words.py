"""What people make of words: claims, places, exhibits. They reach the incident, and are withdrawn without a trace."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casefile.made import content, most_told, tegh
from tests.casefile.words import ADA, BEN, DEAD, MADE, WIRE, made_claim, opened, words
from truceline.errors import InputError
from truceline.pipeline.reconcile import reconcile
from truceline.review.apply import apply_judgements
from truceline.store.rows import ClaimQuery

TEGH_OF_GORIS = "gn:174743 Tegh"
OTHER_TEGH = "gn:13133010 Tegh"


@pytest.fixture
def made(tmp_path):
    return opened(tmp_path)


def account_of(incident, claim):
    """Return the account of the dead that a claim gives."""
    dead = (a for f in incident.findings if f.question.startswith("killed:") for a in f.accounts)
    return next(a for a in dead if claim.id in a.claims)


def test_a_made_claim_reaches_the_incident_and_says_who_made_it(made):
    casefile, document, _ = made
    made_claim(casefile, document)
    incident = most_told(casefile)
    claim = next(c for c in casefile.readings(incident)[document.id].claims if c.rule == "judged by ada")
    account = account_of(incident, claim)
    assert (claim.content.text, claim.act, account.value) == (DEAD, "killed", "4")
    assert [s.id for s in account.speakers] == ["ARM:ministry_of_defence"]


def test_a_made_claim_shares_the_statement_that_its_sentence_has(made):
    casefile, document, incident = made
    before = casefile.readings(incident)[document.id].statements
    made_claim(casefile, document)
    assert casefile.readings(most_told(casefile))[document.id].statements == before


def test_withdrawing_whatever_was_made_of_words_restores_the_former_content(made):
    casefile, document, _ = made
    before = content(casefile)
    decided = [
        casefile.judging.new_claim(document.id, words(document, DEAD), MADE, ADA),
        casefile.judging.place(document.id, words(document, "Tegh"), OTHER_TEGH, ADA),
        casefile.judging.exhibit(document.id, words(document, "small arms"), "kind=photograph; by=AZE", ADA),
    ]
    casefile.judge(decided)
    assert content(casefile) != before
    casefile.judge([casefile.judging.withdraw(d.id, ADA) for d in decided])
    assert content(casefile) == before


def test_a_made_claim_survives_rereading_and_is_not_told_twice_once_a_reader_finds_it(made):
    casefile, document, _ = made
    decided = made_claim(casefile, document)
    reading = tegh()[WIRE]
    newer = replace(reading, reader="rules 2")
    applied = apply_judgements([newer], [decided])
    judged = applied.readings[document.id]
    assert [c.rule for c in judged.claims[len(reading.claims) :]] == ["judged by ada"]
    found = next(c for c in judged.claims if c.rule == "judged by ada")
    finds = replace(newer, claims=(*newer.claims, replace(found, id="cl-found", rule="verb: killed", count=None)))
    again = apply_judgements([finds], [decided]).readings[document.id]
    assert [(c.id, c.count.low, c.rule) for c in again.claims if c.act == "killed" and c.target == found.target] == [
        ("cl-found", 4, "verb: killed; judged by ada")
    ]


def test_a_made_claim_can_be_corrected_and_rejected_like_any_other(made):
    casefile, document, _ = made
    made_claim(casefile, document)
    reading = casefile.readings(most_told(casefile))[document.id]
    claim = next(c for c in reading.claims if c.rule == "judged by ada")
    casefile.judge([casefile.judging.correct(document.id, claim.id, "count", "5-6", BEN)])
    changed = next(c for c in casefile.readings(most_told(casefile))[document.id].claims if c.id == claim.id)
    assert (changed.count.low, changed.count.high, changed.rule) == (5, 6, "judged by ada; count judged by ben")
    casefile.judge([casefile.judging.claim("reject", document.id, claim.id, BEN)])
    account = account_of(most_told(casefile), claim)
    assert (account.standing, account.note[:15]) == (False, "rejected by ben")


def test_correcting_the_act_hides_the_claim_from_no_other_judgement(made):
    casefile, document, incident = made
    claim = next(c for c in casefile.readings(incident)[document.id].claims if c.act == "killed")
    judging = casefile.judging
    act = judging.correct(document.id, claim.id, "act", "wounded", ADA)
    count = judging.correct(document.id, claim.id, "count", "3", ADA)
    casefile.judge([act, count])
    changed = next(c for c in casefile.readings(most_told(casefile))[document.id].claims if c.id == claim.id)
    assert (changed.act, changed.count.low, casefile.store.judgements.orphans()) == ("wounded", 3, {})


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_judgements_does_not_matter(seed, tmp_path_factory):
    readings = [*tegh().values()]
    document = tegh()[WIRE].document
    decided = _some_judgements(tmp_path_factory)
    shuffled = random.Random(seed).sample(decided, len(decided))
    moments = sorted(j.at for j in decided)
    renewed = [replace(j, at=at) for j, at in zip(shuffled, moments, strict=True)]
    one, other = (reconcile(readings, judgements) for judgements in (decided, renewed))
    assert [replace(i, judgements=()) for i in one.incidents] == [replace(i, judgements=()) for i in other.incidents]
    assert (
        apply_judgements(readings, decided).readings[document.id]
        == (apply_judgements(readings, renewed).readings[document.id])
    )


_KEPT = {}


def _some_judgements(factory):
    """Return judgements on words, each with another question or other words; made once for all examples."""
    if not _KEPT:
        casefile, document, incident = opened(factory.mktemp("order"))
        judging, claims = casefile.judging, casefile.readings(incident)[document.id].claims
        fired, killed = claims[0], next(c for c in claims if c.act == "killed")
        _KEPT["made"] = [
            judging.new_claim(document.id, words(document, DEAD), MADE, ADA),
            judging.new_claim(document.id, words(document, "small arms"), "act=damaged; count=2", ADA),
            judging.place(document.id, words(document, "Tegh"), OTHER_TEGH, ADA),
            judging.correct(document.id, fired.id, "place", f"near {TEGH_OF_GORIS} @206-210", ADA),
            judging.correct(document.id, fired.id, "time", "2023-04-12", ADA),
            judging.correct(document.id, killed.id, "count", "3-5", ADA),
            judging.correct(document.id, killed.id, "speaker", "report", ADA),
            judging.exhibit(document.id, words(document, "small arms"), "kind=map; by=AZE", ADA),
        ]
    return _KEPT["made"]


def test_a_place_given_for_words_moves_the_incident_where_the_report_says_it(made):
    casefile, document, incident = made
    wire = next(h for h in casefile.readings(incident)[document.id].happenings)
    assert wire.where.place.id == "gn:174743"
    casefile.judge([casefile.judging.place(document.id, words(document, "Tegh"), OTHER_TEGH, ADA)])
    wire = next(h for h in casefile.readings(most_told(casefile))[document.id].happenings)
    assert (wire.where.place.id, wire.where.relation) == ("gn:13133010", "outside")


def test_a_corrected_time_of_a_claim_is_told_by_its_happening(made):
    casefile, document, incident = made
    claim = next(c for c in casefile.readings(incident)[document.id].claims if c.times)
    casefile.judge([casefile.judging.correct(document.id, claim.id, "time", "2023-04-12", ADA)])
    when = casefile.readings(most_told(casefile))[document.id].happenings[0].when
    assert (str(when.local_dates()[0]), when.precision) == ("2023-04-12", "day")


def test_a_corrected_speaker_leaves_the_other_claims_of_the_sentence_theirs(made):
    casefile, document, incident = made
    reading = casefile.readings(incident)[document.id]
    killed, wounded = (next(c for c in reading.claims if c.act == act) for act in ("killed", "wounded"))
    wounded = next(c for c in reading.claims if c.statement == killed.statement and c is not killed)
    casefile.judge([casefile.judging.correct(document.id, killed.id, "speaker", "words @0-5", ADA)])
    judged = casefile.readings(most_told(casefile))[document.id]
    said = {s.id: s for s in judged.statements}
    by = {c.id: [a.name for a in said[c.statement].speakers] for c in judged.claims}
    assert by[killed.id] == ["Shots"]
    assert by[wounded.id] == ["Ministry of Defence of Azerbaijan"] or "Azerbaijan" in by[wounded.id][0]


def test_an_exhibit_is_made_corrected_and_rejected(made):
    casefile, document, incident = made
    claim = next(c for c in casefile.readings(incident)[document.id].claims if c.act == "fired_first")
    shows = f"fired_first@{claim.target.actor.side} {claim.content.start}-{claim.content.end}"
    span = words(document, "small arms")
    casefile.judge([casefile.judging.exhibit(document.id, span, f"kind=footage; by=ARM; shows={shows}", ADA)])
    exhibit = casefile.readings(incident)[document.id].exhibits[-1]
    assert (exhibit.kind, exhibit.offered_by[0].side, exhibit.shows) == ("footage", "ARM", (claim.id,))
    casefile.judge([casefile.judging.exhibit(document.id, span, "kind=map; by=ARM", ADA)])
    assert [e.kind for e in casefile.readings(incident)[document.id].exhibits] == ["map"]
    casefile.judge([casefile.judging.exhibit(document.id, span, "none", ADA)])
    assert casefile.readings(incident)[document.id].exhibits == ()
    assert casefile.store.judgements.orphans() == {}


def test_an_exhibit_keeps_its_claim_when_the_claim_is_corrected(made):
    casefile, document, incident = made
    claim = next(c for c in casefile.readings(incident)[document.id].claims if c.act == "killed")
    shows = f"killed@{claim.target.actor.side} {claim.content.start}-{claim.content.end}"
    exhibit = casefile.judging.exhibit(document.id, words(document, "small arms"), f"kind=map; shows={shows}", ADA)
    casefile.judge([exhibit, casefile.judging.correct(document.id, claim.id, "act", "wounded", ADA)])
    assert casefile.readings(incident)[document.id].exhibits[-1].shows == (claim.id,)
    assert casefile.store.judgements.orphans() == {}


def test_people_who_make_different_claims_of_the_same_words_are_shown_and_none_is_followed(made):
    casefile, document, _ = made
    before = len(casefile.readings(most_told(casefile))[document.id].claims)
    made_claim(casefile, document)
    made_claim(casefile, document, MADE.replace("count=4", "count=7"), told=BEN)
    incident = most_told(casefile)
    assert len(casefile.readings(incident)[document.id].claims) == before
    assert any("People contradict each other" in note and "count=7" in note for note in incident.notes)


def test_a_claim_made_in_a_report_that_told_no_event_makes_one(made):
    casefile, _, _ = made
    reading = replace(tegh()[WIRE], statements=(), claims=(), happenings=(), unassigned=(), exhibits=())
    decided = casefile.judging.new_claim(reading.document.id, words(reading.document, DEAD), MADE, ADA)
    (happening,) = apply_judgements([reading], [decided]).readings[reading.document.id].happenings
    assert (happening.kind, happening.loose, len(happening.claims)) == ("attack", False, 1)
    assert [f.question for f in happening.findings] == ["killed:A"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("act=hit", "'hit' is no act."),
        ("target=ARM", "a claim needs act."),
        ("act=killed; target=Narnia", "'Narnia' names nobody."),
        ("act=killed; count=many", "'many' is no value for count."),
        ("act=killed; place=gn:1 Tegh", "'gn:1 Tegh' is no place of the gazetteer."),
        ("act=killed; time=Tuesday", "'Tuesday' is no time."),
        ("act=killed; speaker=words", "“words” alone names nobody."),
    ],
)
def test_a_claim_that_cannot_be_is_refused_in_words(made, values, said):
    casefile, document, _ = made
    with pytest.raises(InputError) as refused:
        casefile.judging.new_claim(document.id, words(document, DEAD), values, ADA)
    assert said in str(refused.value)


def test_a_judgement_on_other_words_than_the_report_has_waits_in_the_queue(made):
    casefile, document, _ = made
    decided = casefile.judging.new_claim(document.id, words(document, DEAD), MADE, ADA)
    moved = replace(decided.spans[0], start=decided.spans[0].start + 1, end=decided.spans[0].end + 1)
    casefile.judge([replace(decided, id="jud-moved", spans=(moved,))])
    assert "does not have the words" in casefile.store.judgements.orphans()["jud-moved"]


def test_a_made_claim_is_found_by_search_until_it_is_withdrawn(made):
    casefile, document, _ = made
    asked = ClaimQuery(act="killed", speaker="ARM:ministry_of_defence")
    before = casefile.store.search.claims(asked)
    decided = made_claim(casefile, document)
    (found,) = [row for row in casefile.store.search.claims(asked) if row.document == document.id]
    assert (found.low, found.words) == (
        4,
        "It said its units had answered the fire and that " + DEAD + ", but gave no figures.",
    )
    casefile.judge([casefile.judging.withdraw(decided.id, ADA)])
    assert [r.id for r in casefile.store.search.claims(asked)] == [r.id for r in before]
