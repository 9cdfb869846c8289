"""The origin tree in lines: whose word, which reports carry it, and which are not counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.origin import Descent, DescentKind, Origin
from truceline.publish.origin_tree import origin_lines, report_name

NOON = datetime(2023, 4, 11, 12, tzinfo=UTC)
MOD = Actor(
    id="ARM:ministry_of_defence", kind="organ", name="Ministry of Defence of Armenia", country="ARM", sector="MIL"
)
MEDIC = Actor(id="unknown:a medic", kind="person", name="a medic")
IT = Actor(id="unknown:it", kind="person", name="It")


def document(name: str, hours: int | None) -> Document:
    return Document(
        text=name,
        address=f"https://news.example/{name}",
        published=NOON + timedelta(hours=hours) if hours is not None else None,
    )


WIRE, COPY, RELEASE, LONG, BENT = (
    document(name, hours)
    for name, hours in (
        ("01-wire.txt", 0),
        ("06-copy.txt", 2),
        ("02-am-mod.txt", 3),
        ("04-long.txt", 30),
        ("05-mt.txt", None),
    )
)
DOCUMENTS = {d.id: d for d in (WIRE, COPY, RELEASE, LONG, BENT)}


def made(later: Document, of: Document, kind: DescentKind) -> Descent:
    return Descent(document=later.id, of=of.id, kind=kind, share=0.9)


MINISTRY = Origin(
    id="ori-1",
    root=RELEASE.id,
    documents=(WIRE.id, COPY.id, RELEASE.id, BENT.id),
    claims=("c1",),
    speakers=(MOD,),
    statements=(("s1", "s2"), ("s3",)),
    releases=(RELEASE.id,),
    relayed_by=("Reuters",),
)
VOICE = Origin(id="ori-0", root=WIRE.id, documents=(WIRE.id, COPY.id), claims=("c2",), statements=(("s4",),))
UNNAMED = Origin(id="ori-2", root=LONG.id, documents=(LONG.id,), claims=("c3",), speakers=(IT, MEDIC), anonymous=True)
INCIDENT = Incident(
    id="inc-1",
    happenings=(),
    documents=tuple(DOCUMENTS),
    origins=(VOICE, MINISTRY, UNNAMED),
    descents=(made(COPY, WIRE, "copy"), made(BENT, RELEASE, "translation")),
)
TREE = """\
3 independent origins in 5 reports, 2 of them made of another
Ministry of Defence of Armenia (1 origin, 2 statements)
  quoted by 01-wire.txt, 11 Apr 12:00
    copy of it, not counted: 06-copy.txt
  own release 02-am-mod.txt, 11 Apr 15:00
    translation of it, not counted: 05-mt.txt
  passed on by Reuters
Unnamed sources: “a medic” (1 origin)
  in 04-long.txt, 12 Apr 18:00
01-wire.txt, 11 Apr 12:00, in its own voice (1 origin)
  copy of it, not counted: 06-copy.txt"""


def test_the_tree_says_whose_word_it_is_and_which_reports_are_not_counted() -> None:
    assert "\n".join(origin_lines(INCIDENT, DOCUMENTS, 80)) == TREE


def test_the_order_in_which_origins_are_kept_does_not_matter() -> None:
    turned = replace(INCIDENT, origins=INCIDENT.origins[::-1], descents=INCIDENT.descents[::-1])
    assert origin_lines(turned, DOCUMENTS, 80) == origin_lines(INCIDENT, DOCUMENTS, 80)


@pytest.mark.parametrize("width", [30, 40, 60])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = origin_lines(INCIDENT, DOCUMENTS, width)
    assert max(map(len, lines)) <= width
    assert " ".join(" ".join(lines).split()) == " ".join(TREE.split())


def test_a_copy_whose_original_says_nothing_of_this_is_told_with_what_it_was_made_of() -> None:
    alone = replace(VOICE, documents=(COPY.id,), root=COPY.id, speakers=(MOD,))
    lines = origin_lines(replace(INCIDENT, origins=(alone,)), DOCUMENTS, 80)
    assert lines[2:] == ["  quoted by 06-copy.txt, 11 Apr 14:00", "    a copy of 01-wire.txt, not counted"]


def test_a_report_that_is_not_at_hand_goes_by_its_id() -> None:
    lines = origin_lines(INCIDENT, {}, 80)
    assert any(RELEASE.id in line for line in lines)


def test_an_incident_without_origins_has_one_line() -> None:
    assert origin_lines(Incident(id="i", happenings=(), documents=()), {}, 80) == ["0 independent origins in 0 reports"]


def test_a_report_goes_by_its_file_else_by_the_end_of_its_address_else_by_its_publisher() -> None:
    assert report_name(replace(WIRE, file="in/box/a.html")) == "a.html"
    assert report_name(WIRE) == "01-wire.txt"
    assert report_name(Document(text="x", publisher="a desk")) == "a desk"
