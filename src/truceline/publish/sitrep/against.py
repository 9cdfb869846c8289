"""How an incident stands against agreements: the rows of ``truceline violations``, each with its six answers.

No row is left out, whoever it is of: what is told, alleged and denied of one side stands beside that of the other.
"""

from collections.abc import Iterable, Iterator, Mapping

from truceline.model.truce import Truce
from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Violation
from truceline.publish.ledger_words import actor_words, capital
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Paragraph, Points
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.violation_words import (
    MONITORED,
    NOBODY,
    QUESTIONS,
    acts_words,
    party_title,
    provision_title,
    truce_title,
)

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
        rows = tuple(_row(out, each, known[each.truce], sayer) for each in assessment.violations)
        heads = tuple(Fixed(head) for head in HEADS)
        yield Grid(caption=Fixed("Against the agreements"), heads=heads, rows=rows, widths=WIDTHS, headed=True)
        yield Paragraph(sentences=(Fixed(KEY),), quiet=True)
    lists = (
        ("A breach is alleged in words of no agreement that was in force and is known", _of_none(out, sayer)),
        ("Taken back by who said it: counted nowhere", _taken_back(out, sayer)),
        ("Agreements under which nothing told would fall", _nothing_under(out, known, sayer)),
    )
    for label, cells in lists:
        if points := tuple(cell for cell in cells if cell):
            yield Points(label=Fixed(label), points=points)


def _row(out: Outgoing, each: Violation, now: TruceNow, sayer: Sayer) -> tuple[Cell, ...]:
    support, agreement = sayer.violation(out, each), sayer.truce(now, opened=False)
    nobody = sayer.say(capital(NOBODY), support)
    return (
        (
            *sayer.say(f"{_duty(now.truce, each)}.", agreement),
            *(words for said in _summary(now.truce, each) for words in sayer.say(said, agreement)),
            *sayer.say(_accused(out, each, now.truce), support, agreement),
        ),
        _voices(out, each.alleged_by, support.id, sayer) or nobody,
        _voices(out, each.denied_by, support.id, sayer) or nobody,
        _voices(out, each.rival_by, support.id, sayer) or nobody,
        sayer.say(_scope(each), support, agreement),
        sayer.say(capital(_monitored(each)), support),
        sayer.say("By a monitor" if each.verified else f"By {NOBODY}", support),
        sayer.say(capital(_attributed(out, each)), support),
    )


def _duty(truce: Truce, each: Violation) -> str:
    """Name the agreement and the provision, and what it is about: "2003 ceasefire, to cease fire (Line of Control)"."""
    named = f"{truce_title(truce)}, {provision_title(truce, each.provision)}"
    about = [clean(one.object) for one in truce.provisions if one.id == each.provision and one.object]
    return named if not about or about[0] in named else f"{named}: {about[0]}"


def _summary(truce: Truce, each: Violation) -> Iterator[str]:
    """Yield what the provision says in short; nothing where it cannot be said which is meant."""
    yield from (clean(one.summary) for one in truce.provisions if one.id == each.provision)


def _accused(out: Outgoing, each: Violation, truce: Truce) -> str:
    if not each.party:
        return "No party named."
    acts = acts_words(each.acts) or "no act is told"
    return f"Accused: {party_title(truce, each.party, out.view.names.countries)} ({acts})."


def _scope(each: Violation) -> str:
    """Say what the rule answers and, where it is not a plain yes, why."""
    if each.scope is None:
        return f"Cannot be said: {clean(each.note)}" if each.note else "Cannot be said"
    if each.scope.answer == "inside" and each.rule:
        return "Yes, if it was so"
    open_ = [part for part in each.scope.parts if part.answer != "inside" and (each.rule or part.question != "act")]
    why = "; ".join(f"{QUESTIONS[part.question]} ({clean(part.why)})" for part in open_)
    if not each.rule:
        said = "No act is told, and our rule says nothing"
        return f"{said}; nor can be said: {why}" if why else said
    said = "No, outside" if each.scope.answer == "outside" else "Whether it would fall under it cannot be said"
    return f"{said}: {why}" if why else said


def _monitored(each: Violation) -> str:
    """Say what monitors said, and whether records that a person linked saw it, or looked and saw none of it."""
    seen = "; a record is linked that saw it" if each.observations else ""
    return f"{MONITORED[each.monitored]}{seen}" + (
        "; a record is linked that looked and saw none, which is no proof" if each.unseen else ""
    )


def _attributed(out: Outgoing, each: Violation) -> str:
    named = ", ".join(dict.fromkeys(actor_words(out.view.called(actor)) for actor in each.attributed_by))
    return clean(named) or (f"{NOBODY} but a party" if each.accused_by else NOBODY)


def _voices(out: Outgoing, said: tuple[SaidOfBreach, ...], key: str, sayer: Sayer) -> Cell:
    """Name whose word it is, with notes of the words; nothing where nobody said it."""
    names = list(dict.fromkeys(name for one in said for name in _speakers(out, one)))
    return sayer.say(f"{capital('; '.join(names))}.", sayer.said(out, key, said)) if names else ()


def _speakers(out: Outgoing, said: SaidOfBreach) -> tuple[str, ...]:
    named = tuple(clean(actor_words(out.view.called(actor))) for actor in said.speakers)
    return named or ("a report in its own voice",)


def _of_none(out: Outgoing, sayer: Sayer) -> Iterator[Cell]:
    """Yield what is alleged in words of no agreement that was in force."""
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
    return f"{capital(' and '.join(_speakers(out, said)))}: {acts_words((said.act,))}"


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
