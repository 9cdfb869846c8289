"""How an incident stands against agreements: the rows of ``truceline violations``, each with its six answers.

No row is left out, whoever it is of: what is told, alleged and denied of one side stands beside that of the other.
"""

from collections.abc import Iterable, Iterator, Mapping

from truceline.model.observation import Recorded
from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Violation
from truceline.publish.ledger_words import capital
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.publish.sitrep.answers import Held, answers, observer_named, speakers
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Paragraph, Points
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.violation_words import acts_words, truce_title

HEADS = (
    *("Agreement, provision, and who is accused", "Alleged in words by", "Denied in words by"),
    *("Told otherwise by", "Would fall under, by our rule", "Monitored", "Verified", "Attributed by"),
)
WIDTHS = (20, 11, 11, 12, 20, 9, 8, 9)
KEY = (
    "An accusation of firing first is not by itself an allegation of a breach; who tells that another did it has not "
    "denied it in words. Whether an act would fall under a provision is our rule, and no finding of who is right."
)


def violations_grid(out: Outgoing, material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the six answers for every provision that something told of the incident is held against."""
    assessment = out.assessment
    if assessment is None:
        return
    known = {now.truce.id: now for now in material.truces}
    if assessment.violations:
        linked = material.linked.get(out.incident.id, ())
        rows = tuple(_row(out, each, known[each.truce], linked, sayer) for each in assessment.violations)
        heads = tuple(Fixed(head) for head in HEADS)
        yield Grid(caption=Fixed("Against the agreements"), heads=heads, rows=rows, widths=WIDTHS, headed=True)
        yield Paragraph(sentences=(Fixed(KEY),), quiet=True)
    lists = (
        ("A breach is alleged in words, and stands under no agreement", _of_none(out, sayer)),
        ("Taken back by who said it: counted nowhere", _taken_back(out, sayer)),
        ("Agreements under which nothing told would fall", _nothing_under(out, known, sayer)),
    )
    for label, cells in lists:
        if points := tuple(cell for cell in cells if cell):
            yield Points(label=Fixed(label), points=points)


def _row(out: Outgoing, each: Violation, now: TruceNow, linked: tuple[Recorded, ...], sayer: Sayer) -> tuple[Cell, ...]:
    support = sayer.violation(out, each)
    held = Held(
        violation=each,
        truce=now.truce,
        support=support,
        agreement=sayer.truce(now, opened=False),
        said=lambda said: sayer.said(out, support.id, said),
        called=lambda actor: observer_named(out.view.called(actor), linked),
        countries=out.view.names.countries,
    )
    return answers(held, sayer)


def _of_none(out: Outgoing, sayer: Sayer) -> Iterator[Cell]:
    """Yield what is alleged in words and stands under no agreement."""
    for one in out.assessment.alleged_of_none if out.assessment else ():
        why = f": {clean(one.note)}" if one.note else ""
        yield sayer.say(f"{_who(out, one)}{why}.", sayer.said(out, f"{out.incident.id}/none", (one,)))


def _taken_back(out: Outgoing, sayer: Sayer) -> Iterator[Cell]:
    """Yield what its speakers withdrew. What a person rejected is told nowhere: the casefile has it."""
    for one in _once(fallen(out.assessment)):
        if one.claims and not out.judged.keys() & set(one.claims):
            text = f"{_who(out, one)}, {clean(one.note)}."
            yield sayer.say(text, sayer.said(out, f"{out.incident.id}/fallen", (one,)))


def fallen(assessment: Assessment | None) -> Iterator[SaidOfBreach]:
    """Yield what was withdrawn or rejected, of rows and of the whole."""
    if assessment is not None:
        yield from (one for each in assessment.violations for one in each.withdrawn)
        yield from assessment.withdrawn


def _once(said: Iterable[SaidOfBreach]) -> Iterator[SaidOfBreach]:
    yield from {(one.claims, one.note): one for one in said}.values()


def _who(out: Outgoing, said: SaidOfBreach) -> str:
    return f"{capital(' and '.join(speakers(said, out.view.called)))}: {acts_words((said.act,))}"


def _nothing_under(out: Outgoing, known: Mapping[str, TruceNow], sayer: Sayer) -> Iterator[Cell]:
    """Yield the agreements that were looked at and give no row."""
    shown = {each.truce for each in out.assessment.violations} if out.assessment else set()
    for each in out.assessment.looked_at if out.assessment else ():
        if each.truce in known and each.truce not in shown:
            yield _none(out, each, known[each.truce], sayer)


def _none(out: Outgoing, each: LookedAt, now: TruceNow, sayer: Sayer) -> Cell:
    things = (each, out.incident.when, out.incident.where)
    looked = sayer.support("violation", f"{out.incident.id}/{each.truce}", things)
    return sayer.say(f"{truce_title(now.truce)}: {clean(each.why)}.", looked, sayer.truce(now, opened=False))
