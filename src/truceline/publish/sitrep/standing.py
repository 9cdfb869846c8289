"""Agreements over the period, and how each incident stands against them: six answers, none of which follows another."""

from collections.abc import Iterable, Iterator, Mapping

from truceline.model.truce import Provision
from truceline.model.violation import SaidOfBreach, Violation
from truceline.publish.ledger_words import MONITORS, actor_words, capital
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Heading, Paragraph, Points
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer
from truceline.publish.truce_words import party_name, state_words

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
NOBODY = "nobody"


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
    named = now.truce.aliases[0] if now.truce.aliases else now.truce.title
    text = f"{clean(named)} ({clean(parties)}): {state_words(now.states)}."
    return sayer.say(text, sayer.truce(now))


def violations_grid(out: Outgoing, material: Material, sayer: Sayer) -> Iterator[Block]:
    """Yield the six answers for every provision that an act told of the incident would fall under."""
    found = material.violations.get(out.incident.id, ())
    if not found:
        return
    known = {now.truce.id: now for now in material.truces}
    rows = tuple(_row(out, each, known, sayer) for each in found if each.truce in known)
    if rows:
        heads = tuple(Fixed(head) for head in HEADS)
        yield Grid(caption=Fixed("Against the agreement"), heads=heads, rows=rows, widths=WIDTHS, headed=True)
        yield Paragraph(sentences=(Fixed(KEY),), quiet=True)


KEY = (
    "An accusation of firing first is not by itself an allegation of a breach. Whether an act would fall under a "
    "provision is our rule, and no finding of who is right."
)


def _row(out: Outgoing, each: Violation, known: Mapping[str, TruceNow], sayer: Sayer) -> tuple[Cell, ...]:
    now = known[each.truce]
    bare = sayer.violation(out, each)
    support, agreement = bare, sayer.truce(now)
    provision = next((one for one in now.truce.provisions if one.id == each.provision), None)
    accused = party_name(now.truce, each.party, out.view.names.countries)
    monitored = MONITORS[each.monitored] or "no monitor has spoken of it"
    return (
        sayer.say(f"{_provision(provision, each)}; {clean(accused)}", support, agreement),
        _speakers(out, each, each.alleged_by, sayer),
        _speakers(out, each, each.denied_by, sayer),
        sayer.say(_scope(each), support, agreement),
        sayer.say(capital(monitored), support),
        sayer.say("Verified" if each.verified else "Nobody has verified it", support),
        sayer.say(capital(", ".join(actor_words(actor) for actor in each.attributed_by) or NOBODY), support),
    )


def _provision(provision: Provision | None, each: Violation) -> str:
    if provision is None:
        return clean(each.provision)
    point = f"point {provision.number}, " if provision.number else ""
    return capital(f"{point}{provision.obligation.replace('_', ' ')}")


def _scope(each: Violation) -> str:
    """Say what the rule answers and, where it is not a plain yes, why."""
    open_ = [part.why for part in each.scope.parts if part.answer != "inside"]
    why = f": {clean('; '.join(dict.fromkeys(open_)))}" if open_ else ""
    return f"{capital(clean(each.rule).replace('_', ' '))}. {capital(SCOPES[each.scope.answer])}{why}"


def _speakers(out: Outgoing, each: Violation, said: Iterable[SaidOfBreach], sayer: Sayer) -> Cell:
    own = tuple(said)
    names = dict.fromkeys(actor_words(out.view.called(actor)) for one in own for actor in one.speakers)
    return sayer.say(capital(", ".join(names) or NOBODY), sayer.violation(out, each, own))
