from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.evaluate.gold_readings import gold_readings
from truceline.evaluate.predict import case_documents, merge_readings, predict_case
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


def reading(*pairs, published=None, where=None, when=None, kind="shelling"):
    """A report of one happening that holds all its claims."""
    name = " ".join(claim.id for _, claim in pairs) or "nothing"
    document = Document(text=TEXT, published=published, address=name)
    claims = tuple(claim for _, claim in pairs)
    happening = Happening(
        id=f"h {name}", document=document.id, kind=kind, claims=tuple(c.id for c in claims), when=when, where=where
    )
    return Reading(
        document=document,
        reader="hand",
        statements=tuple(statement for statement, _ in pairs),
        claims=claims,
        happenings=(happening,),
    )


def dead(n, **kw):
    return Count(low=n, best=n, high=n, **kw)


def merge(*readings):
    return merge_readings("case", {f"{n}.txt": reading for n, reading in enumerate(readings)})


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


def test_the_days_are_those_of_the_incident_in_its_own_zone():
    night = datetime(2023, 4, 11, 21, tzinfo=UTC)
    when = Interval(earliest=night, latest=night, precision="day", zone="+04:00")
    found = merge(reading(told("1", ARM, "attacked"), when=when))["incident"]["date"]
    assert found == {"start": "2023-04-12", "end": "2023-04-12"}


def test_a_province_has_a_name_and_no_point():
    syunik = PlaceMention(span=SPAN, place=Place(id="2", name="Syunik", precision="province"))
    found = merge(reading(told("1", ARM, "attacked"), where=syunik))["incident"]["place"]
    assert found == {"name": "Syunik", "lat": None, "lon": None}


def test_a_claim_alone_is_no_incident():
    alone = replace(reading(told("1", ARM, "attacked", actor=AZE)), happenings=())
    found = merge(alone)
    assert len(found["claims"]) == 1
    assert (found["incident"]["event_type"], found["incident"]["sides"]) == (None, [])


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


def test_of_at_least_only_the_least_is_known():
    assert losses(reading(told("1", ARM, "killed", target=ARM, count=Count(low=8, best=None, high=None)))) == {
        "low": 8,
        "high": 8,
    }


def test_an_unknown_figure_stays_unknown():
    unknown = Count(low=None, best=None, high=None)
    assert losses(reading(told("1", ARM, "killed", target=ARM, count=unknown))) == {"low": None, "high": None}


def test_copies_are_found_below_the_headline():
    body = " ".join(f"word{n}" for n in range(60))
    texts = {
        "a": f"One\n\n{body}",
        "b": f"Another\n\n{body} and more",
        "c": "One\n\nquite another story told by others",
    }
    readings = {
        file: Reading(document=Document(text=text, address=file), reader="none") for file, text in texts.items()
    }
    assert sorted(map(sorted, merge_readings("case", readings)["copies"])) == [["a", "b"]]
