"""Agreements over the period, and how each incident stands against them: six answers, none of which follows another."""

from collections.abc import Iterator, Mapping

from truceline.model.violation import Assessment, LookedAt, SaidOfBreach, Violation
from truceline.publish.ledger_words import MONITORS, actor_words, capital
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph, Points
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.truce_words import state_words
from truceline.publish.violation_words import acts_words, party_title, provision_title, truce_title

HEADS = (
    *("Provision, and who is accused", "Alleged in words by", "Denied in words by", "Would fall under, by our rule"),
    *("Monitored", "Verified", "Attributed by"),
)
WIDTHS = (19, 13, 13, 25, 10, 9, 11)
SCOPES = {
    "inside": "yes, if true",
    "outside": "no",
    "cannot_be_said": "if true, cannot be said",
}


def agreements_section(material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the agreements that concern the sides, each with what it is over the period."""
    yield Heading(level=2, words=Fixed("Agreements"), anchor="agreements")
    if not material.truces:
        support = sayer.search("agreements of the sides told of", material.now, ())
        yield Paragraph(sentences=sayer.say("None of the agreements that are known concerns a side told of.", support))
        return
    yield Points(label=None, points=tuple(_agreement(now, sayer) for now in material.truces))


def _agreement(now: TruceNow, sayer: Sayer) -> Cell:
    parties = ", ".join(party.name for party in now.truce.parties)
    text = f"{truce_title(now.truce)} ({clean(parties)}): {state_words(now.states)}."
    return sayer.say(text, sayer.truce(now))


def violations_grid(out: Outgoing, material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the six answers for every provision that an act told of the incident would fall under."""
    assessment = material.assessments.get(out.incident.id)
    if assessment is None:
        return
    known = {now.truce.id: now for now in material.truces}
    found = [each for each in assessment.violations if each.truce in known]
    if found:
        rows = tuple(_row(out, each, known[each.truce], sayer) for each in found)
        heads = tuple(Fixed(head) for head in HEADS)
        yield Grid(caption=Fixed("Against the agreement"), heads=heads, rows=rows, widths=WIDTHS, headed=True)
        yield Paragraph(sentences=(Fixed(KEY),), quiet=True)
    none = tuple(_none(out, each, known[each.truce], sayer) for each in _without(assessment, known))
    if none:
        yield Points(label=Fixed("Agreements under which nothing told would fall"), points=none)


KEY = (
    "An accusation of firing first is not by itself an allegation of a breach. Whether an act would fall under a "
    "provision is our rule, and no finding of who is right."
)


def _without(assessment: Assessment, known: Mapping[str, TruceNow]) -> Iterator[LookedAt]:
    """Yield the agreements that were looked at and give no violation."""
    yield from (each for each in assessment.looked_at if each.outcome != "holds" and each.truce in known)


def _none(out: Outgoing, each: LookedAt, now: TruceNow, sayer: Sayer) -> Cell:
    things = (each, out.incident.when, out.incident.where)
    looked = sayer.support("violation", f"{out.incident.id}/{each.truce}", things)
    return sayer.say(f"{truce_title(now.truce)}: {clean(each.why)}.", looked, sayer.truce(now, opened=False))


def _row(out: Outgoing, each: Violation, now: TruceNow, sayer: Sayer) -> tuple[Cell, ...]:
    support, agreement = sayer.violation(out, each), sayer.truce(now, opened=False)
    accused = party_title(now.truce, each.party, out.view.names.countries)
    provision = capital(provision_title(now.truce, each.provision))
    monitored = MONITORS[each.monitored] or "no monitor has spoken of it"
    acts = f" ({acts_words(each.acts)})" if each.acts else ""
    return (
        sayer.say(f"{provision}; {clean(f'{accused}{acts}')}", support, agreement),
        _speakers(out, each, each.alleged_by, sayer) or sayer.say("Nobody", support),
        (*_speakers(out, each, each.denied_by, sayer), *_rivals(out, each, sayer)) or sayer.say("Nobody", support),
        sayer.say(_scope(each), support, agreement),
        sayer.say(capital(monitored + _seen(each)), support),
        sayer.say("Verified" if each.verified else "Nobody has verified it", support),
        sayer.say(capital(", ".join(actor_words(actor) for actor in each.attributed_by) or "nobody"), support),
    )


def _scope(each: Violation) -> str:
    """Say what the rule answers and, where it is not a plain yes, why."""
    if each.scope is None:
        return "No act is told of"
    open_ = [part.why for part in each.scope.parts if part.answer != "inside"]
    why = f": {clean('; '.join(dict.fromkeys(open_)))}" if open_ else ""
    return f"{capital(SCOPES[each.scope.answer])}{why}"


def _seen(each: Violation) -> str:
    """Say whether records of monitors that a person linked saw it, or looked and saw none of it."""
    seen = "; a record is linked that saw it" if each.observations else ""
    return seen + ("; a record is linked that looked and saw none of it" if each.unseen else "")


def _speakers(out: Outgoing, each: Violation, said: tuple[SaidOfBreach, ...], sayer: Sayer, before: str = "") -> Cell:
    names = dict.fromkeys(actor_words(out.view.called(actor)) for one in said for actor in one.speakers)
    told = ", ".join(names) or ("a report in its own voice" if said else "")
    return sayer.say(f"{before}{capital(told)}.", sayer.violation(out, each, said)) if told else ()


def _rivals(out: Outgoing, each: Violation, sayer: Sayer) -> Cell:
    """Name who denies nothing in words and tells that another did it."""
    denying = {actor.side for one in each.denied_by for actor in one.speakers}
    own = tuple(one for one in each.rival_by if not denying.intersection(actor.side for actor in one.speakers))
    return _speakers(out, each, own, sayer, before="An incompatible account: ")
