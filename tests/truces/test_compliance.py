"""The board counts each answer by itself: an act told is no alleged breach, a party's column is its own."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.truces.tallies_made import AZE, april
from truceline.model.truce_scope import Scope, ScopePart
from truceline.model.violation import SaidOfBreach, Violation
from truceline.reference.truces import load_truces
from truceline.truces.compliance import ANSWERS, Over, answers_of, make_board

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
TRUCE = load_truces()["am-az-ru-2020-11-09"]
PROVISIONS = [provision.id for provision in TRUCE.provisions][:4]
SAID = SaidOfBreach(claims=("c",), speakers=(AZE,), words="w", act="fired_first", stance="asserts", of_breach=False)


def scope(answer):
    part = ScopePart(question="place", answer=answer, why="because")
    return Scope(truce=TRUCE.id, provision="1-cease_fire", party="arm", parts=(part,))


def violation(key, provision="1-cease_fire", party="arm", **values):
    return Violation(
        id=key, kind="incident", subject=f"inc-{key}", truce=TRUCE.id, provision=provision, party=party, **values
    )


@st.composite
def violations(draw):
    return [
        violation(
            f"vio-{number}",
            draw(st.sampled_from([*PROVISIONS, ""])),
            draw(st.sampled_from(["arm", "aze", ""])),
            accused_by=draw(st.sampled_from([(), (SAID,)])),
            alleged_by=draw(st.sampled_from([(), (SAID,)])),
            denied_by=draw(st.sampled_from([(), (SAID,)])),
            scope=scope(draw(st.sampled_from(["inside", "cannot_be_said"]))),
            verified=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


def board(found, before=None):
    return make_board(TRUCE, found, (), Over(april(1), april(30), before))


def test_an_act_that_is_told_is_no_alleged_breach():
    assert answers_of(violation("vio-1", accused_by=(SAID,))) == ("told",)


def test_what_our_rule_cannot_say_is_no_breach_and_no_acquittal():
    assert answers_of(violation("vio-1", scope=scope("cannot_be_said"))) == ("cannot_be_said",)
    assert answers_of(violation("vio-1", scope=scope("inside"))) == ("would_fall",)


@PATIENT
@given(violations())
def test_every_violation_is_in_one_cell_under_every_answer_that_it_gives(found):
    counted = sorted(
        (key, each.answer) for cell in board(found).cells for each in cell.answers for key in each.violations
    )
    assert counted == sorted((each.id, answer) for each in found for answer in answers_of(each))


@PATIENT
@given(violations(), violations())
def test_the_days_before_are_counted_beside_and_never_added(found, earlier):
    made = board(found, earlier)
    now = {
        (cell.provision, cell.party, each.answer): each.violations
        for cell in board(found).cells
        for each in cell.answers
    }
    for cell in made.cells:
        for each in cell.answers:
            assert each.violations == now.get((cell.provision, cell.party, each.answer), ())
    before = sum(each.before for cell in made.cells for each in cell.answers)
    assert before == sum(len(answers_of(each)) for each in earlier)


@PATIENT
@given(violations())
def test_the_two_sides_are_treated_alike(found):
    other = {"arm": "aze", "aze": "arm", "": ""}
    swapped = [violation(each.id, each.provision, other[each.party], **_values(each)) for each in found]
    there = {(cell.provision, other.get(cell.party, cell.party)): cell.answers for cell in board(swapped).cells}
    assert there == {(cell.provision, cell.party): cell.answers for cell in board(found).cells}


def _values(each):
    names = ("accused_by", "alleged_by", "denied_by", "scope", "verified")
    return {name: getattr(each, name) for name in names}


def test_a_provision_and_a_party_that_are_not_named_have_a_place_only_where_something_is_told_of_them():
    assert "" not in board([violation("vio-1")]).provisions
    made = board([violation("vio-1", provision="", party="")])
    assert (made.provisions[-1], made.parties[-1]) == ("", "")


def test_every_answer_is_known():
    assert len(ANSWERS) == 9
