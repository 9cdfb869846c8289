"""How many events one report tells, and of which day, place and toll each is; texts of our own, and the cases."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.reports import case_reports
from truceline.claims.parts import find_parts
from truceline.claims.view import View
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader

EVENTS = tomllib.loads((Path(__file__).parent / "events" / "events.toml").read_text(encoding="utf-8"))["report"]
CASES = [*case_reports("dev"), *case_reports("train")]


def _told(kind: str) -> list[Any]:
    return [pytest.param(r, id=r["name"]) for r in EVENTS if r["kind"] == kind]


def _read(reader: Reader, report: dict[str, Any]) -> Reading:
    return reader.read(
        Document(
            text=report["text"].strip() + "\n",
            publisher=report.get("issuer"),
            published=datetime.fromisoformat(report["published"]),
            language="en",
        )
    )


def _day(happening: Happening) -> str:
    return str(happening.when.local_dates()[0]) if happening.when else ""


def _published(happening: Happening, act: str) -> int | None:
    figures = [f.published_count for f in happening.findings if f.question.startswith(act) and f.published_count]
    return figures[0].best if figures else None


@pytest.mark.parametrize("report", _told("roundup"))
def test_each_event_of_a_roundup_is_a_happening_of_its_own_day_and_toll(reader: Reader, report: dict[str, Any]) -> None:
    happenings = _read(reader, report).happenings
    assert [_day(h) for h in happenings] == [event["day"] for event in report["events"]]
    for happening, event in zip(happenings, report["events"], strict=True):
        for act in ("killed", "wounded"):
            assert act not in event or _published(happening, act) == event[act]


@pytest.mark.parametrize("report", _told("roundup"))
def test_every_claim_of_a_roundup_belongs_to_one_happening_or_to_none(reader: Reader, report: dict[str, Any]) -> None:
    reading = _read(reader, report)
    told = [c for h in reading.happenings for c in h.claims]
    assert sorted([*told, *reading.unassigned]) == sorted(c.id for c in reading.claims)
    assert {c.statement for c in reading.claims} == {s.id for s in reading.statements}


@pytest.mark.parametrize("report", _told("one"))
def test_one_event_told_with_many_places_stays_one(reader: Reader, report: dict[str, Any]) -> None:
    assert [_day(h) for h in _read(reader, report).happenings] == [event["day"] for event in report["events"]]


@pytest.mark.parametrize("report", _told("same_place_next_day") + _told("next_village_same_day"))
def test_the_event_of_the_day_before_is_not_the_one_that_is_told(reader: Reader, report: dict[str, Any]) -> None:
    (happening,) = _read(reader, report).happenings
    (event,) = report["events"]
    assert _day(happening) == event["day"]
    killed = [f.published_count for f in happening.findings if f.question.startswith("killed")]
    assert [c.best for c in killed if c is not None] == [event[act] for act in ("killed",) if act in event]


@pytest.mark.parametrize("report", _told("follow_up") + _told("denial_only") + _told("statement_series"))
def test_what_is_told_later_or_only_denied_is_of_the_day_of_the_event(reader: Reader, report: dict[str, Any]) -> None:
    (happening,) = _read(reader, report).happenings
    (event,) = report["events"]
    assert (_day(happening), happening.several) == (event["day"], False)


@pytest.mark.parametrize("report", _told("follow_up") + _told("one"))
def test_a_burial_a_hospital_and_a_capital_are_not_where_it_happened(reader: Reader, report: dict[str, Any]) -> None:
    for happening in _read(reader, report).happenings:
        where = happening.where.span.text if happening.where else ""
        assert where not in ("Suryapet", "Yerevan", "Cali", "Havana", "Baku", "Stepanakert")


@pytest.mark.parametrize("report", _told("several"))
def test_what_is_counted_over_many_days_is_of_no_single_event(reader: Reader, report: dict[str, Any]) -> None:
    assert all(h.several for h in _read(reader, report).happenings)


@pytest.mark.parametrize("report", _told("anniversary"))
def test_a_day_of_remembrance_is_no_event(reader: Reader, report: dict[str, Any]) -> None:
    assert _read(reader, report).happenings == ()


@pytest.mark.parametrize("document", CASES, ids=lambda d: str(d.address))
def test_no_report_of_a_case_is_split(reader: Reader, document: Document) -> None:
    assert find_parts(View.of(reader.annotator.annotate(document))) == ()


def test_the_two_armies_of_one_part_are_the_sides_of_the_report(reader: Reader) -> None:
    text = (
        "Border digest\n\nIndian and Pakistani soldiers exchanged fire at Poonch on Friday 8 March and one Indian soldier "
        "was wounded. On Saturday 9 March the two armies shelled one another near Uri and four people were killed. On "
        "Sunday 10 March Pakistani troops shot dead a farmer at Kupwara, the Indian army said.\n"
    )
    published = datetime.fromisoformat("2024-03-11T12:00:00+05:30")
    happenings = reader.read(Document(text=text, published=published, language="en")).happenings
    assert [_day(h) for h in happenings] == ["2024-03-08", "2024-03-09", "2024-03-10"]
    assert {m.country for side in happenings[1].sides for m in side.members} == {"IND", "PAK"}


def test_a_text_without_actors_has_the_country_of_its_places(reader: Reader) -> None:
    text = (
        "Shelling in North Darfur\n\nMortar shells fell in El Fasher on Friday and killed six people, a doctor said.\n"
    )
    published = datetime.fromisoformat("2024-06-09T12:00:00+02:00")
    (happening,) = reader.read(Document(text=text, published=published, language="en")).happenings
    assert happening.where is not None
    assert happening.where.place is not None
    assert happening.where.place.country == "SDN"
