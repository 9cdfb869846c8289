"""Whose word it is: speakers, voices of reports, utterances; readings made by hand."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.incidents.origins import find_origins
from truceline.model.actor import Actor, Party
from truceline.model.claim import Act, Claim, Stance
from truceline.model.document import Document
from truceline.model.mention import TimeMention
from truceline.model.origin import Descent, DescentKind, Origin
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement

NOON = datetime(2023, 4, 11, 12, tzinfo=UTC)
MOD = Actor(
    id="ARM:ministry_of_defence", kind="organ", name="Ministry of defence of Armenia", country="ARM", sector="MIL"
)
ARMY = Actor(id="ARM:army", kind="organ", name="Army of Armenia", country="ARM", sector="MIL")
FORCES = Actor(id="ARM:armed_forces", kind="organ", name="Armed forces of Armenia", country="ARM", sector="MIL")
MFA = Actor(id="ARM:foreign_ministry", kind="organ", name="Foreign ministry of Armenia", country="ARM", sector="GOV")
YEREVAN = Actor(id="state:ARM", kind="state", name="Armenia", country="ARM", sector="GOV")
BAKU = Actor(id="state:AZE", kind="state", name="Azerbaijan", country="AZE", sector="GOV")
AZE_MOD = Actor(
    id="AZE:ministry_of_defence", kind="organ", name="Ministry of defence of Azerbaijan", country="AZE", sector="MIL"
)
REUTERS = Actor(id="org:Reuters", kind="organisation", name="Reuters", country="GBR", sector="JRN")
MAN = Actor(id="unknown:a man", kind="person", name="a man")


class Report:
    """A report made line by line; every line is a statement with one claim."""

    def __init__(self, name: str, hours: int | None = 0, publisher: str = "", tail: str = "") -> None:
        self.name, self.hours, self.publisher, self.tail = name, hours, publisher, tail
        self.lines: list[tuple[str, dict[str, object]]] = []

    def says(self, text: str, **how: object) -> "Report":
        self.lines.append((text, how))
        return self

    def read(self) -> Reading:
        document = Document(
            text="\n\n".join(text for text, _ in self.lines) + self.tail,
            publisher=self.publisher or self.name,
            address=f"{self.name}.txt",
            published=None if self.hours is None else NOON + timedelta(hours=self.hours),
        )
        pairs = [_line(document, place, text, **how) for place, (text, how) in enumerate(self.lines)]  # type: ignore[arg-type]
        return Reading(
            document=document, reader="none", statements=tuple(s for s, _ in pairs), claims=tuple(c for _, c in pairs)
        )


def _line(
    document: Document,
    place: int,
    text: str,
    *,
    by: Actor | tuple[Actor, ...] = (),
    named: str | None = None,
    cued: bool = True,
    anonymous: bool = False,
    act: Act = "attacked",
    stance: Stance = "asserts",
    killed: int | None = None,
    lost: bool = False,
    clock: str | None = None,
    relayed: tuple[Actor, ...] = (),
) -> tuple[Statement, Claim]:
    start = document.text.index(text)
    span = Span(document=document.id, start=start, end=start + len(text), text=text)
    named_at = document.text.index(named, start) if named else 0
    name = Span(document=document.id, start=named_at, end=named_at + len(named), text=named) if named else None
    statement = Statement(
        id=f"st {document.address} {place}",
        document=document.id,
        speakers=by if isinstance(by, tuple) else (by,),
        span=span,
        named_as=name,
        cue=span if cued and (by or anonymous) else None,
        anonymous=anonymous,
        relayed_by=relayed,
    )
    count = Count(low=killed, best=killed, high=killed) if killed is not None or lost else None
    claim = Claim(
        id=f"cl {document.address} {place}",
        statement=statement.id,
        span=span,
        content=span,
        stance=stance,
        act="killed" if count is not None else act,
        target=Party(kind="actor", actor=FORCES) if count is not None else None,
        count=count,
        times=(TimeMention(span=span, kind="clock", clock=clock),) if clock else (),
    )
    return statement, claim


def origins(reports: Iterable[Report], *descents: tuple[str, str, DescentKind]) -> tuple[Origin, ...]:
    readings = [report.read() for report in reports]
    ids = {reading.document.publisher: reading.document.id for reading in readings}
    made = [Descent(document=ids[later], of=ids[first], kind=kind, share=0.9) for later, first, kind in descents]
    claims = {c.id for reading in readings for c in reading.claims}
    found = find_origins({r.document.id: r for r in readings}, made, claims)
    assert sorted(c for o in found for c in o.claims) == sorted(claims), "one origin a claim, none left out"
    return found


def test_a_ministry_quoted_by_two_reports_is_one_origin() -> None:
    found = origins(
        [
            Report("one").says("Troops came under fire, the ministry said.", by=MOD),
            Report("two", 1).says("It was shelled, said the defence ministry.", by=MOD),
        ]
    )
    assert [o.speakers for o in found] == [(MOD,)] and len(found[0].documents) == 2


def test_every_report_has_one_voice_of_its_own_and_copies_share_that_of_their_first() -> None:
    wire = Report("wire").says("Shots were heard for an hour near the bridge.").says("A house burnt down in Tegh.")
    copy = Report("copy", 1).says("Shots were heard for an hour near the bridge.")
    other = Report("other", 2).says("Smoke stood over the valley all day long.")
    assert len(origins([wire, copy, other])) == 3
    found = origins([wire, copy, other], ("copy", "wire", "copy"))
    assert [(o.speakers, len(o.documents)) for o in found] == [((), 2), ((), 1)]


def test_the_root_is_the_release_of_the_speaker_though_a_wire_was_first() -> None:
    wire = Report("wire", 0).says("Troops came under fire, the ministry said.", by=MOD)
    release = Report("release", 3).says("Our troops came under fire at noon.", by=MOD, cued=False)
    (found,) = origins([wire, release])
    assert found.root == release.read().document.id
    assert found.documents == (wire.read().document.id, release.read().document.id)


def test_a_later_figure_is_another_statement_of_the_same_origin() -> None:
    early = Report("early", 0).says("There are dead, the ministry said.", by=MOD, lost=True)
    release = Report("release", 3).says("We have lost 4 men.", by=MOD, killed=4, cued=False)
    quoted = Report("quoted", 5).says("Four soldiers died, according to the ministry.", by=MOD, killed=4)
    (found,) = origins([quoted, early, release])
    assert [len(group) for group in found.statements] == [1, 2]
    assert found.statements[1] == ("st release.txt 0", "st quoted.txt 0")


def test_the_same_clock_or_words_are_one_statement_and_other_figures_are_another() -> None:
    one = Report("one", 0).says("Shelling began at 16:00, the ministry said.", by=MOD, clock="16:00")
    two = Report("two", 1).says("At four they opened up, the ministry says.", by=MOD, clock="16:00", act="fired_first")
    three = Report("three", 9).says("Nine men fell, the ministry said.", by=MOD, killed=9)
    four = Report("four", 10).says("Now ten men fell, the ministry said.", by=MOD, killed=10)
    (found,) = origins([one, two, three, four])
    assert [len(group) for group in found.statements] == [2, 1, 1]


def test_army_and_armed_forces_are_one_and_the_foreign_ministry_is_another() -> None:
    found = origins(
        [
            Report("one").says("It was shelled, the army said.", by=ARMY),
            Report("two", 1).says("Fire came from the hill, the military said.", by=FORCES),
            Report("three", 2).says("A note was handed over, the foreign ministry said.", by=MFA),
        ]
    )
    assert [len(o.documents) for o in found] == [2, 1]


def test_a_capital_stands_for_the_organ_that_says_the_same() -> None:
    release = Report("release").says("We have lost 4 men.", by=MOD, killed=4, cued=False)
    same = Report("same", 2).says("Yerevan says that four men fell.", by=YEREVAN, killed=4)
    other = Report("other", 2).says("Yerevan says that nine men fell.", by=YEREVAN, killed=9)
    (found,) = origins([release, same])
    assert found.speakers == (MOD, YEREVAN)
    assert len(origins([release, other])) == 2
    assert len(origins([release, Report("baku", 2).says("Baku says four men fell.", by=BAKU, killed=4)])) == 2


def test_unnamed_sources_of_one_report_are_one_origin_of_its_line() -> None:
    wire = (
        Report("wire")
        .says("Sources said that a post was hit.", by=MAN, named="Sources")
        .says("A medic spoke of three dead.", by=MAN, named="A medic", killed=3)
        .says("Somebody said a bridge had gone.", anonymous=True)
    )
    copy = Report("copy", 1).says("Sources said that a post was hit.", by=MAN, named="Sources")
    other = Report("other", 2).says("Sources spoke of a raid in the night.", by=MAN, named="Sources")
    found = origins([wire, copy, other], ("copy", "wire", "copy"))
    assert [len(o.documents) for o in found] == [2, 1]


def test_a_word_that_points_back_is_no_new_speaker() -> None:
    report = (
        Report("one")
        .says("It was shelled, the ministry said.", by=MOD, named="the ministry")
        .says("The directorate added that a house burnt.", by=MAN, named="The directorate")
        .says("It spoke of four dead.", by=MAN, named="It", killed=4)
    )
    assert [len(o.claims) for o in origins([report])] == [3]


def test_a_name_that_no_table_knows_is_one_speaker_in_every_report() -> None:
    found = origins(
        [
            Report("one").says("Khomchak spoke of snipers.", by=MAN, named="Khomchak"),
            Report("two", 1).says("According to Khomchak a mine went off.", by=MAN, named="Khomchak"),
        ]
    )
    assert len(found) == 1


def test_reports_under_one_agency_tag_have_one_voice_and_it_is_the_agency_that_others_cite() -> None:
    found = origins(
        [
            Report("one", tail="\n\n(Reuters)").says("Shots were heard for an hour near the bridge."),
            Report("two", 1, tail="\n\n— Reuters").says("A house burnt down and a road was closed."),
            Report("three", 2).says("Reuters reported gunfire at the bridge.", by=REUTERS, named="Reuters"),
            Report("four", 3, publisher="Reuters").says("Calm has returned to the valley by now."),
        ]
    )
    assert [(len(o.documents), [a.id for a in o.speakers]) for o in found] == [(4, ["org:Reuters"])]


def test_who_passed_the_words_on_is_told_and_is_no_origin() -> None:
    one = Report("one").says("It was shelled, the ministry said.", by=MOD, relayed=(REUTERS,))
    two = Report("two", 1, tail="\n\n(AFP)").says("It was shelled, the ministry said.", by=MOD)
    (found,) = origins([one, two])
    assert found.relayed_by == ("Agence France-Presse", "Reuters")


def test_a_claim_of_a_copy_is_the_word_of_whose_word_it_was() -> None:
    release = Report("release").says("The enemy shelled our positions near the bridge.", by=MOD, cued=False)
    copy = Report("copy", 2).says("The enemy shelled our positions near the bridge.")
    rewritten = Report("rewrite", 3).says(
        "Near the bridge the enemy shelled our positions, a man says.", by=MAN, named="a man"
    )
    (found,) = origins([release, copy, rewritten], ("copy", "release", "copy"), ("rewrite", "release", "rewrite"))
    assert found.speakers == (MOD,) and len(found.documents) == 3


def test_a_named_speaker_in_a_sentence_that_a_desk_added_is_new_and_a_nameless_one_is_not() -> None:
    wire = Report("wire").says(
        "The enemy shelled positions near the bridge, the ministry said.", by=MOD, named="the ministry"
    )
    copy = Report("copy", 2).says("The enemy shelled positions near the bridge, the ministry said.", by=MOD)
    denied = Report("copy", 2).says("The Azerbaijani side denies all of it.", by=AZE_MOD, named="The Azerbaijani side")
    added = Report("copy", 2).says("Both have broken the truce before.", by=MAN, named="Both")
    assert len(origins([wire, copy], ("copy", "wire", "copy"))) == 1
    assert len(origins([wire, denied], ("copy", "wire", "copy"))) == 2
    assert len(origins([wire, added], ("copy", "wire", "copy"))) == 1


def test_a_joint_statement_is_one_origin_in_either_order_of_its_speakers() -> None:
    found = origins(
        [
            Report("one").says("Both ministries deplored the shelling.", by=(MFA, MOD)),
            Report("two", 1).says("The shelling was deplored by both.", by=(MOD, MFA)),
        ]
    )
    assert len(found) == 1


@given(st.permutations(range(5)))
def test_the_order_in_which_reports_came_does_not_matter(order: list[int]) -> None:
    reports = [
        Report("wire").says("It was shelled, the ministry said.", by=MOD).says("Smoke stood over the valley."),
        Report("copy", None).says("It was shelled, the ministry said.", by=MOD),
        Report("release", 3).says("We have lost 4 men.", by=MOD, killed=4, cued=False),
        Report("capital", 4).says("Yerevan says that four men fell.", by=YEREVAN, killed=4),
        Report("sources", 4).says("Sources spoke of nine dead.", by=MAN, named="Sources", killed=9),
    ]
    assert origins([reports[i] for i in order], ("copy", "wire", "copy")) == origins(reports, ("copy", "wire", "copy"))


def test_only_the_claims_in_question_are_shared_out() -> None:
    reading = Report("one").says("It was shelled.", by=MOD).says("Smoke rose.").read()
    (found,) = find_origins({reading.document.id: reading}, (), ["cl one.txt 1", "cl of another report"])
    assert found.claims == ("cl one.txt 1",) and found.speakers == ()
    assert find_origins({reading.document.id: reading}, (), []) == ()


@pytest.mark.parametrize("kind", ["copy", "rewrite", "translation", "relay"])
def test_ids_do_not_change_with_a_further_copy(kind: DescentKind) -> None:
    wire = Report("wire").says("It was shelled, the ministry said.", by=MOD)
    copy = Report("copy", 1).says("It was shelled, the ministry said.", by=MOD)
    assert [o.id for o in origins([wire])] == [o.id for o in origins([wire, copy], ("copy", "wire", kind))]
