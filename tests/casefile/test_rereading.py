"""Reading anew: the difference is shown, ids and judgements outlive it."""

from dataclasses import replace

from tests.casefile.made import begin, fill, tegh
from truceline.casefile.judging import Told
from truceline.model.identity import content_id
from truceline.model.quantity import Count

ADA = Told(by="ada", why="seen")


class Newer:
    """A reader that reads the same reports a little otherwise: other ids, one figure changed, one claim less."""

    def __init__(self, readings):
        self.readings = {reading.document.id: reading for reading in readings}

    def read(self, document):
        reading = self.readings[document.id]
        names = {claim.id: content_id("cl", "newer", claim.id) for claim in reading.claims}
        claims = tuple(self.changed(replace(claim, id=names[claim.id])) for claim in reading.claims)
        happenings = tuple(
            replace(h, id=content_id("hap", "newer", h.id), claims=tuple(names[key] for key in h.claims))
            for h in reading.happenings
        )
        return replace(reading, reader="rules 2", claims=claims, happenings=happenings)

    def changed(self, claim):
        if claim.act == "wounded" and claim.count and claim.count.low == 6:
            return replace(claim, count=Count(low=7, best=7, high=7, words="6"))
        return claim


def reread(casefile, readings):
    casefile._load_reader = lambda: Newer(readings)
    return casefile.reread()


def test_the_difference_is_shown_claim_by_claim(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    differences = reread(casefile, tegh().values())
    changed = [(old.count.low, new.count.low) for d in differences for old, new in d.changed]
    assert set(changed) == {(6, 7)}
    assert not any(d.gained or d.lost for d in differences)


def test_the_ids_of_incidents_outlive_a_newer_reading(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    before = [row.id for row in casefile.incidents()]
    reread(casefile, tegh().values())
    assert [row.id for row in casefile.incidents()] == before


def test_a_judgement_is_attached_again_and_still_holds(tmp_path):
    casefile = begin(tmp_path)
    readings = tegh()
    fill(casefile, readings.values())
    reading = readings["tegh-02-am-mod"]
    claim = next(c for c in reading.claims if c.act == "killed" and c.count)
    casefile.judge([casefile.judging.claim("reject", reading.document.id, claim.id, ADA)])
    reread(casefile, readings.values())
    judged = casefile.judging.applied([casefile.store.documents.reading(reading.document.id)]).judged
    assert list(judged) == [content_id("cl", "newer", claim.id)]
    assert casefile.store.judgements.orphans() == {}


def test_a_judgement_whose_words_are_not_read_any_more_waits_in_the_queue(tmp_path):
    casefile = begin(tmp_path)
    readings = tegh()
    fill(casefile, readings.values())
    reading = readings["tegh-02-am-mod"]
    claim = next(c for c in reading.claims if c.act == "wounded" and c.count)
    decided = casefile.judging.claim("accept", reading.document.id, claim.id, ADA)
    casefile.judge([decided])
    poorer = replace(reading, claims=tuple(c for c in reading.claims if c.act != "wounded"))
    happening = replace(poorer.happenings[0], claims=tuple(c.id for c in poorer.claims))
    reread(casefile, [*(r for r in readings.values() if r is not reading), replace(poorer, happenings=(happening,))])
    assert list(casefile.store.judgements.orphans()) == [decided.id]
    assert casefile.store.judgements.get(decided.id) == decided
