from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.evaluate.gold_readings import gold_readings
from truceline.evaluate.predict import case_documents, find_copies, merge_readings, predict_case
from truceline.evaluate.rival import load_cases, score
from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement
from truceline.model.time import Interval

CASES = load_cases(Path(__file__).parents[2] / "cases" / "dev")
TEXT = "Troops of A fired on B near Tegh at 16:00, killing some."
SPAN = Span(document="d", start=0, end=5, text="Troop")
ARM = Actor(id="ARM:mod", kind="organ", name="MoD", country="ARM", sector="MIL")
ARM_HEALTH = Actor(id="ARM:health", kind="organ", name="Health", country="ARM", sector="MED")
AZE = Actor(id="AZE:mod", kind="organ", name="MoD", country="AZE", sector="MIL")
RSF = Actor(id="RSF", kind="group", name="RSF", country="SDN", sector="REB", group="RSF")
EU = Actor(id="EUMA", kind="organisation", name="EUMA", country="IGO", sector="IGO")
PEOPLE = Actor(id="people", kind="residents", name="people", country="ARM", sector=None)


def told(id, speaker, act, *, actor=None, target=None, count=None, stance="asserts", **kw):
    statement = Statement(id=f"s-{id}", document="d", speakers=(speaker,) if speaker else (), span=SPAN)
    claim = Claim(
        id=id,
        statement=statement.id,
        span=SPAN,
        content=SPAN,
        stance=stance,
        act=act,
        actor=slot(actor),
        target=slot(target),
        count=count,
        **kw,
    )
    return statement, claim


def quote(words):
    return Span(document="d", start=0, end=len(words), text=words)


def slot(who):
    if who is None or isinstance(who, Party):
        return who
    return Party(kind=who) if isinstance(who, str) else Party(kind="actor", actor=who)


def reading(*pairs, published=None, happenings=()):
    return Reading(
        document=Document(text=TEXT, published=published),
        reader="hand",
        statements=tuple(statement for statement, _ in pairs),
        claims=tuple(claim for _, claim in pairs),
        happenings=tuple(happenings),
    )


def dead(n, **kw):
    return Count(low=n, best=n, high=n, **kw)


def merge(*readings):
    return merge_readings("case", {f"{n}.txt": reading for n, reading in enumerate(readings)})


def happening(day=None, place=None, kind="shelling", precision="day"):
    when = None
    if day:
        moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
        when = Interval(earliest=moment, latest=moment, precision=precision, zone="+00:00")
    where = PlaceMention(span=SPAN, place=place) if place else None
    return Happening(id="h", document="d", kind=kind, claims=(), when=when, where=where)


def test_a_perfect_reader_has_every_claim_right():
    found = score(CASES, {case.id: merge_readings(case.id, gold_readings(case)) for case in CASES}).figures
    perfect = (
        "claims_f1",
        "full_tuple_f1",
        "sides_f1",
        "background_spans_f1",
        "agreements_f1",
        "damaged_f1",
        "copies_f1",
    )
    assert {name: found[name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert found["incident_fired_first_accounts"] == found["incident_fired_first_status"] == 1.0
    assert found["background_leaks"] == 0


def test_the_documents_of_a_case_carry_publisher_file_and_time():
    case = next(case for case in CASES if case.id == "tegh-2023-04-11")
    documents = case_documents(case)
    assert documents["01-wire.txt"].publisher == "wire agency"
    assert documents["01-wire.txt"].address == "01-wire.txt"
    assert documents["01-wire.txt"].published.isoformat() == "2023-04-11T17:20:00+04:00"
    assert documents["05-mt.txt"].published is None


def test_every_report_is_read_once():
    seen = []

    def read(document):
        seen.append(document.address)
        return Reading(document=document, reader="none")

    prediction = predict_case(CASES[0], read)
    assert seen == list(CASES[0].texts)
    assert prediction["claims"] == [] and prediction["incident"]["date"] == {"start": None, "end": None}


@pytest.mark.parametrize(
    ("speaker", "code"),
    [
        (None, {"country": None, "sector": "RPT"}),
        (ARM, {"country": "ARM", "sector": "MIL"}),
        (ARM_HEALTH, {"country": "ARM", "sector": "GOV"}),
        (PEOPLE, {"country": "ARM", "sector": "CVL"}),
        (EU, {"country": "IGO", "sector": "IGO"}),
        (RSF, {"country": "SDN", "sector": "REB"}),
    ],
)
def test_speakers_in_the_codes_of_the_gold(speaker, code):
    (claim,) = merge(reading(told("1", speaker, "clashed")))["claims"]
    assert claim["speaker"] == code


def test_parties_in_the_codes_of_the_gold():
    (claim,) = merge(reading(told("1", ARM, "attacked", actor=RSF, target="civilians")))["claims"]
    assert claim["actor"] == {"country": "SDN", "sector": "REB", "group": "RSF"}
    assert claim["target"] == "civilians"
    (claim,) = merge(reading(told("1", ARM, "attacked", actor=ARM_HEALTH, target=AZE)))["claims"]
    assert (claim["actor"], claim["target"]) == (
        {"country": "ARM", "sector": "MIL"},
        {"country": "AZE", "sector": "MIL"},
    )
    (claim,) = merge(reading(told("1", ARM, "attacked", actor="unknown", target="unnamed")))["claims"]
    assert (claim["actor"], claim["target"]) == (None, None)


def test_acts_that_the_gold_does_not_know_and_threats_are_left_out():
    threat = told("2", ARM, "attacked", actor=ARM, factuality="threatened")
    assert merge(reading(told("1", ARM, "overflew", actor=AZE), threat))["claims"] == []


def test_the_day_of_most_reports_wins_and_the_earliest_of_a_tie():
    late, early = happening("2023-04-12"), happening("2023-04-11")
    assert (
        merge(reading(happenings=[late, late]), reading(happenings=[early]))["incident"]["date"]["start"]
        == "2023-04-11"
    )
    assert (
        merge(reading(happenings=[late]), reading(happenings=[late]), reading(happenings=[early]))["incident"]["date"][
            "start"
        ]
        == "2023-04-12"
    )
    assert merge(reading(happenings=[happening("2023-04-01", precision="month")]))["incident"]["date"]["start"] is None


def test_the_place_with_a_point_wins_over_one_without():
    tegh = Place(id="1", name="Tegh", precision="settlement", lat=39.5, lon=46.5)
    syunik = Place(id="2", name="Syunik", precision="province")
    found = [happening(place=syunik), happening(place=syunik), happening(place=tegh)]
    assert merge(reading(happenings=found))["incident"]["place"] == {"name": "Tegh", "lat": 39.5, "lon": 46.5}
    assert merge(reading(happenings=found[:2]))["incident"]["place"] == {"name": "Syunik", "lat": None, "lon": None}


def test_the_kind_is_read_off_the_claims_of_all_reports_together():
    shells, raid = quote("mortars shelled the post"), quote("soldiers stormed the post")
    found = [told("1", ARM, "attacked", actor=AZE), told("2", ARM, "attacked", actor=AZE), told("3", AZE, "attacked")]
    spans = [shells, shells, raid]
    found = [(statement, replace(claim, span=span)) for (statement, claim), span in zip(found, spans, strict=True)]
    merged = merge(*(reading(pair, happenings=[happening(kind="attack")]) for pair in found))
    assert merged["incident"]["event_type"] == "shelling"
    assert merge(reading(found[0]))["incident"]["event_type"] is None  # a claim alone is no happening


def test_clocks_of_claims_are_local_times():
    clock = TimeMention(
        span=SPAN,
        kind="clock",
        clock="16:00",
        readings=(Interval(earliest=None, latest=None, precision="minute", zone="+04:00"),),
    )
    day = TimeMention(span=SPAN, kind="day")
    found = merge(reading(told("1", ARM, "attacked", times=(day, clock)), told("2", AZE, "attacked", times=(clock,))))
    assert found["incident"]["time_local"] == [{"value": "16:00", "utc_offset": "+04:00"}]


def blame(id, speaker, actor, target, **kw):
    return told(id, speaker, "fired_first", actor=actor, target=target, **kw)


@pytest.mark.parametrize(
    ("claims", "status", "accounts"),
    [
        ([blame("1", ARM, AZE, ARM), blame("2", AZE, ARM, AZE)], "contested", [("ARM", "AZE"), ("AZE", "ARM")]),
        ([blame("1", ARM, AZE, ARM), blame("2", AZE, AZE, ARM)], "agreed", [("ARM", "AZE"), ("AZE", "AZE")]),
        ([blame("1", ARM, AZE, ARM)], "single", [("ARM", "AZE")]),
        ([blame("1", ARM, AZE, ARM), blame("2", AZE, AZE, ARM, stance="denies")], "contested", [("ARM", "AZE")]),
        ([blame("1", None, AZE, ARM), blame("2", EU, AZE, ARM)], "unknown", []),
        ([told("1", ARM, "attacked", actor=AZE, target=ARM)], "unknown", []),
    ],
)
def test_who_fired_first_is_told_by_the_sides(claims, status, accounts):
    first = merge(reading(*claims))["incident"]["fired_first"]
    assert first["status"] == status
    assert [(a["says"]["country"], a["did"]["country"]) for a in first["accounts"]] == accounts


def losses(*readings, side="ARM"):
    fight = reading(told("f", None, "clashed", actor=ARM, target=AZE))
    return merge(fight, *readings)["incident"]["killed"][side]


def day(n):
    return datetime(2023, 4, n, tzinfo=UTC)


def test_a_later_figure_of_the_same_speaker_replaces_the_earlier():
    later = reading(told("1", ARM, "killed", target=ARM, count=dead(4)), published=day(12))
    earlier = reading(told("2", ARM, "killed", target=ARM, count=dead(2)), published=day(11))
    undated = reading(told("3", ARM, "killed", target=ARM, count=dead(9)))
    assert losses(later, earlier, undated) == {"low": 4, "high": 4}


def test_figures_of_two_speakers_span_a_range():
    both = reading(
        told("1", ARM, "killed", target=ARM, count=dead(4)), told("2", AZE, "killed", target=ARM, count=dead(30))
    )
    assert losses(both) == {"low": 4, "high": 30}


def test_the_report_counts_only_where_nobody_else_does():
    own = told("1", None, "killed", target=ARM, count=dead(9))
    assert losses(reading(own)) == {"low": 9, "high": 9}
    assert losses(reading(own, told("2", EU, "killed", target=ARM, count=dead(4)))) == {"low": 4, "high": 4}


def test_the_largest_figure_of_one_report_is_the_total():
    parts = [told(str(n), ARM, "killed", target=ARM, count=dead(n)) for n in (5, 9, 4)]
    assert losses(reading(*parts)) == {"low": 9, "high": 9}


def test_of_at_least_only_the_least_is_known():
    assert losses(reading(told("1", ARM, "killed", target=ARM, count=Count(low=8, best=None, high=None)))) == {
        "low": 8,
        "high": 8,
    }


@pytest.mark.parametrize(
    "claim",
    [
        told("1", ARM, "killed", target=ARM, count=Count(low=None, best=None, high=None)),
        told("1", ARM, "killed", target=ARM, count=replace(dead(3), damaged=True)),
        told("1", ARM, "killed", target=ARM, count=dead(3), stance="denies"),
        told("1", ARM, "killed", count=dead(3)),
        told("1", ARM, "wounded", target=ARM, count=dead(3)),
    ],
)
def test_what_is_no_standing_figure_of_the_side_is_not_published(claim):
    assert losses(reading(claim)) == {"low": None, "high": None}


def test_a_figure_that_was_taken_back_does_not_stand():
    first = told("1", ARM, "killed", target=ARM, count=dead(3))
    back = told("2", ARM, "killed", target=ARM, stance="retracts", about="1")
    assert losses(reading(first, back)) == {"low": None, "high": None}


def test_copies_are_found_below_the_headline():
    body = " ".join(f"word{n}" for n in range(60))
    texts = {
        "a": f"One\n\n{body}",
        "b": f"Another\n\n{body} and more",
        "c": "One\n\nquite another story told by others",
    }
    assert find_copies(texts) == [["b", "a"]]
