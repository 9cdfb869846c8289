"""Which report was made of which: copies, rewrites, translations, and what only looks alike."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copying import copied_texts, document
from tests.pipeline.reports import case_reports
from truceline.documents.fingerprint import fingerprint
from truceline.incidents.descents import find_descents
from truceline.incidents.facts import facts_of
from truceline.incidents.translations import common_facts
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.origin import Descent
from truceline.model.reading import Reading
from truceline.model.span import Span

REPORTS = [*case_reports("dev"), *case_reports("train")]
NOON = datetime(2023, 4, 11, 12, tzinfo=UTC)
WIRE = next(r for r in REPORTS if r.address == "tegh-2023-04-11/01-wire.txt").text
RELEASE = next(r for r in REPORTS if r.address == "sotk-2023-05-11/02-az-mod.txt").text
MOULD = """\
On the shelling of our positions

On {day}, at about {clock}, units of the armed forces of Armenia, using small arms of various types, subjected to fire \
the positions of our army stationed in the direction of the {place} settlement of the {region} region. There are no \
losses among the personnel. Our units took adequate response measures. The entire responsibility lies with the \
military-political leadership of Armenia.
"""


def descents(documents: Iterable[Document], **judged: Iterable[tuple[str, str]]) -> tuple[Descent, ...]:
    documents = list(documents)
    readings = {d.id: Reading(document=d, reader="none") for d in documents}
    return find_descents(readings, {d.id: fingerprint(d) for d in documents}, **judged)


def at(text: str, hours: int | None, publisher: str = "a desk") -> Document:
    return document(text, NOON + timedelta(hours=hours) if hours is not None else None, publisher)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_copy_is_found_whatever_the_order_of_the_reports(data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(REPORTS))
    wire, copy = at(original.text, 0, "a wire"), at(data.draw(copied_texts(original.text)), 3)
    case = str(original.address).partition("/")[0]
    strange = [r for r in REPORTS if "copy" not in str(r.address) and not str(r.address).startswith(case)]
    others = data.draw(st.lists(st.sampled_from(strange), max_size=3, unique_by=lambda r: r.address))
    found = descents(data.draw(st.permutations([wire, copy, *others])))
    assert [(d.document, d.of, d.kind) for d in found] == [(copy.id, wire.id, "copy")]
    assert found == descents([wire, copy, *others])


def test_the_earlier_is_the_original_and_an_undated_one_comes_last() -> None:
    first, second, undated = at(WIRE, 0), at(WIRE, 1, "another"), at(WIRE, None, "a third")
    assert {(d.document, d.of) for d in descents([undated, second, first])} == {
        (second.id, first.id),
        (undated.id, first.id),
    }


def test_a_chain_of_copies_points_at_its_first() -> None:
    paragraphs = WIRE.split("\n\n")
    second = "\n\n".join([*paragraphs, "The European Union said that it was concerned and called for calm at once."])
    third = second.replace("Some of its own servicemen were killed and others hurt", "It had dead and wounded")
    third = third.replace("It said its units had answered the fire", "Fire was answered")
    documents = [at(WIRE, 0), at(second, 1), at(third, 2)]
    found = descents(documents)
    assert [d.of for d in found] == [documents[0].id] * 2
    assert all(d.why for d in found)


def test_the_reason_says_in_words_how_much_is_the_same() -> None:
    (found,) = descents([at(WIRE, 0), at(WIRE, 1, "another")])
    assert found.why == "100 of 100 runs of three words are the same" and found.share == 1.0


def test_an_excerpt_is_a_copy_and_a_longer_report_that_holds_the_text_is_a_relay() -> None:
    excerpt = "\n\n".join(WIRE.split("\n\n")[:2])
    longer = f"{WIRE}\n\n{RELEASE.partition(chr(10))[2]}"
    assert [d.kind for d in descents([at(WIRE, 0), at(excerpt, 1)])] == ["copy"]
    assert [d.kind for d in descents([at(WIRE, 0), at(longer, 1)])] == ["relay"]


def test_two_releases_in_one_mould_are_two() -> None:
    one = MOULD.format(day="May 11", clock="06:10", place="Zod", region="Basarkechar")
    two = MOULD.format(day="May 11", clock="19:40", place="Istisu", region="Kalbajar")
    three = MOULD.format(day="May 12", clock="06:10", place="Zod", region="Basarkechar")
    assert descents([at(one, 0), at(two, 13), at(three, 24)]) == ()
    assert len(descents([at(one, 0), at(one.replace("Zod", "Zot"), 1, "a copy")])) == 1


@pytest.mark.parametrize("case", sorted({str(r.address).partition("/")[0] for r in REPORTS}))
def test_reports_of_one_incident_that_nobody_copied_are_not_joined(case: str) -> None:
    reports = [r for r in REPORTS if str(r.address).startswith(case) and "copy" not in str(r.address)]
    assert [d for d in descents(reports) if d.kind in ("copy", "rewrite", "relay")] == []


def test_a_translation_agrees_in_names_times_and_figures_in_their_order() -> None:
    bent = (
        "Of soldier death\n\nThe 10 May at evening from the side of Zod of Basarkecher the positions they raked, "
        "Mahmudlu Muslum, son of Vidadi, was hurt. The 11 May since morning anew with big cannon they beat, one soldier "
        "more, Novruzelizade Orhan, martyr became."
    )
    release, translated = at(RELEASE, 0), at(bent, 2, "a site, translated from Turkish")
    (found,) = descents([translated, release])
    assert (found.document, found.of, found.kind) == (translated.id, release.id, "translation")
    assert "10 May" in found.why and "Basarkecher" in found.why
    assert descents([at(bent, 2, "a site"), release]) == (), "without a sign of translation it is a telling of its own"


def chains(ours: list[str], theirs: list[str]) -> float:
    """Return the weight of the best chain by trying all: every fact taken or left."""
    if not ours or not theirs:
        return 0.0
    left = max(chains(ours[1:], theirs), chains(ours, theirs[1:]))
    return max(left, WEIGHTS[ours[0]] + chains(ours[1:], theirs[1:])) if ours[0] == theirs[0] else left


WEIGHTS = {"3": 0.5, "4 May": 2.0, "16:20": 3.0, "Zod": 2.0}
SOME = st.lists(st.sampled_from(sorted(WEIGHTS)), max_size=6)


@given(SOME, SOME)
def test_the_heaviest_facts_in_common_order_are_found_and_stand_in_both(ours: list[str], theirs: list[str]) -> None:
    mine, others = (facts_of(" x ".join(["so", *facts])) for facts in (ours, theirs))
    found = common_facts(mine, others)
    assert sum(f.weight for f in found) == pytest.approx(chains(ours, theirs))
    for text in (mine, others):
        rest = iter(text)
        assert all(any(f.key == other.key for other in rest) for f in found)


def test_damage_as_translation_does_it_is_a_sign_of_one() -> None:
    bent = at("X\n\nThe 10 May from Zod of Basarkecher Mahmudlu Muslum Vidadi hurt by fire. The 11 May Orhan, one.", 2)
    span = Span(document=bent.id, start=0, end=1, text="X")
    damage = Damage(span=span, kind="garbled_name", can_say="a name")
    release = at(RELEASE, 0)
    readings = {
        release.id: Reading(document=release, reader="none"),
        bent.id: Reading(document=bent, reader="none", damages=(damage,)),
    }
    assert [d.kind for d in find_descents(readings, {})] == ["translation"]


def test_what_a_person_judged_holds_against_the_words() -> None:
    wire, copy, other = at(WIRE, 0), at(WIRE, 1, "another"), at(RELEASE, 2)
    assert descents([wire, copy], apart=[(copy.id, wire.id)]) == ()
    (found,) = descents([wire, other], together=[(other.id, wire.id)])
    assert (found.of, found.kind) == (wire.id, "copy") and "judged" in found.why


def test_three_hundred_copies_have_one_original() -> None:
    copies = [at(WIRE, hours, f"desk {hours}") for hours in range(300)]
    found = descents(copies)
    assert len(found) == 299 and {d.of for d in found} == {copies[0].id}
