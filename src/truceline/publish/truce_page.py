"""The list of agreements, and one agreement whole, as pages of text for the terminal.

Goes in: agreements, and where a day was asked for what they are on it. Comes out: a string.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.truce import Provision, Truce
from truceline.model.truce_state import ProvisionState, TruceState
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.quoting import clean, visible
from truceline.publish.truce_words import (
    NOT_READ,
    Countries,
    brokers_words,
    date_words,
    duty_words,
    ending_words,
    party_name,
    party_words,
    provision_lines,
    state_words,
    status_words,
    unread_words,
)
from truceline.truces.versions import diff_versions, lines_by_party

States = Mapping[str, tuple[TruceState, ...]]
Rows = Iterator[tuple[str, str]]
LABEL_WIDTH = 11
MOST_LABEL = 18  # "19 September 2023", "circulated-gazakh"


def render_truces(
    truces: Sequence[Truce], *, states: States, day: str | None, width: int, colour: bool, countries: Countries
) -> str:
    """Return the list; ``states`` by id, of the day that was asked for."""
    return draw_page(lambda _: _list(truces, states, day, countries), width=width, colour=colour)


def render_truce(
    truce: Truce, *, states: tuple[TruceState, ...], day: str | None, width: int, colour: bool, countries: Countries
) -> str:
    """Return one agreement whole."""
    return draw_page(lambda _: _whole(truce, states, day, countries), width=width, colour=colour)


def _list(truces: Sequence[Truce], states: States, day: str | None, countries: Countries) -> Iterator[RenderableType]:
    for truce in truces:
        yield Text(visible(truce.id), style=STRONG)
        parties = ", ".join(party.name for party in truce.parties)
        said = [clean(truce.title), f"Parties: {parties}", f"Brokers: {brokers_words(truce, countries)}"]
        said += [_on(states[truce.id], day)] if day else [f"Status: {status_words(truce)}"]
        yield Padding(Text(visible("\n".join(said))), (0, 0, 1, 2))
    how = "--on DATE says what each is on a day; " if day is None else ""
    yield Text(f"{len(truces)} agreements; {how}truceline truces ID shows one.", style=LABEL)


def _on(states: tuple[TruceState, ...], day: str | None) -> str:
    return f"On {day} (UTC): {state_words(states)}"


def _whole(
    truce: Truce, states: tuple[TruceState, ...], day: str | None, countries: Countries
) -> Iterator[RenderableType]:
    yield Text(visible(clean(truce.title)), style=STRONG)
    yield draw_rows(_head(truce, states, day, countries), label_width=LABEL_WIDTH)
    for title, rows in (
        ("Wordings", list(_versions(truce))),
        ("Lines by party", list(_lines(truce, countries))),
        ("Monitors", list(_monitors(truce))),
        ("What came later", list(_events(truce))),
    ):
        if rows:
            yield draw_heading(title)
            yield draw_rows(rows, label_width=min(MOST_LABEL, max(len(label) for label, _ in rows)))
    yield draw_heading("Provisions")
    for provision in truce.provisions:
        yield Text(visible(provision.id), style=STRONG)
        yield Padding(draw_rows(_provision(truce, provision, states, countries), label_width=9), (0, 0, 1, 2))
    yield Text(visible(_unread(truce)), style=LABEL)


def _head(truce: Truce, states: tuple[TruceState, ...], day: str | None, countries: Countries) -> Rows:
    yield "Id", truce.id
    if truce.aliases:
        yield "Also called", "; ".join(truce.aliases)
    yield "Kind", truce.kind.replace("_", " ")
    yield "In short", truce.summary
    yield "Parties", "\n".join(party_words(party) for party in truce.parties)
    yield "Brokers", brokers_words(truce, countries)
    yield "Declared", date_words(truce.declared)
    yield from _ends(truce, countries)
    if truce.follows:
        yield "Follows", truce.follows
    yield "Status", "\n".join(filter(None, (status_words(truce), truce.status_note)))
    if day and states:
        yield f"On {day}" if len(day) + 3 <= LABEL_WIDTH else "On the day", f"{day} (UTC): {state_words(states)}"


def _ends(truce: Truce, countries: Countries) -> Rows:
    if truce.effective:
        effective = truce.effective
        zone = f" ({effective.zone})" if effective.zone else ""
        at = effective.at.written[:16].replace("T", ", ")
        yield "In force", _lines_of(f"from {at}{zone}", effective.note, unread_words(effective.sourcing))
    else:
        yield "In force", f"from when is {NOT_READ}"
    if truce.ended:
        ended = truce.ended
        how = f"{date_words(ended.when)}: {ending_words(truce, countries)}"
        yield "Ended", _lines_of(how, ended.note, unread_words(ended.sourcing))


def _versions(truce: Truce) -> Rows:
    for version, diff in zip(truce.versions, diff_versions(truce), strict=True):
        has = f"has {', '.join(diff.has)}, not in every wording" if diff.has else ""
        lacks = f"lacks {', '.join(diff.lacks)}" if diff.lacks else ""
        yield version.id, _lines_of(version.publisher, version.differs, has, lacks, unread_words(version.sourcing))


def _lines(truce: Truce, countries: Countries) -> Rows:
    for party, held in groupby(sorted(lines_by_party(truce)), key=lambda each: each.party):
        said = [
            f"{each.line}: {', '.join(each.provisions)}{'' if each.confirmed else f' ({NOT_READ})'}" for each in held
        ]
        yield party, _lines_of(party_name(truce, party, countries), *said)


def _monitors(truce: Truce) -> Rows:
    for monitor in truce.monitors:
        since = f"from {monitor.since}" if monitor.since else "from when is not known"
        until = f"to {monitor.until}" if monitor.until else "to when is not known, or still there"
        named = f"{monitor.name}; {since}, {until}"
        yield monitor.id, _lines_of(named, monitor.mandate, monitor.note, unread_words(monitor.sourcing))


def _events(truce: Truce) -> Rows:
    for event in truce.events:
        effect = event.effect.replace("_", " ") if event.effect else ""
        until = f" to {date_words(event.until)}" if event.until else ""
        on = f" of {', '.join(event.provisions)}" if event.provisions else ""
        who = f" for {', '.join(event.parties)}" if event.parties else ""
        read = f"our reading: {effect}{on}{who}{until} ({event.effect_why})" if effect else ""
        yield date_words(event.when), _lines_of(event.what, read, unread_words(event.sourcing))


def _provision(truce: Truce, provision: Provision, states: tuple[TruceState, ...], countries: Countries) -> Rows:
    obliged = ", ".join(party_name(truce, each, countries) for each in provision.obliged)
    yield "binds", f"{obliged}: {provision.obligation.replace('_', ' ')}"
    yield "says", "\n".join(provision_lines(provision))
    if provision.versions:
        yield "only in", ", ".join(provision.versions)
    if states:
        yield from _duties(truce, provision, states[-1], countries)
    yield "source", _lines_of(provision.sourcing.source, unread_words(provision.sourcing))


def _duties(truce: Truce, provision: Provision, state: TruceState, countries: Countries) -> Rows:
    """Say what the duty is for each party, once where it is the same for all."""
    held = [each for each in state.provisions if each.provision == provision.id]
    said = {each.party: duty_words(each, state) for each in held}
    if len(set(said.values())) == 1:
        yield from (("stands", words) for words in set(said.values()) if words)
        return
    yield "stands", "\n".join(_stands(truce, held, said, countries))


def _stands(
    truce: Truce, held: Iterable[ProvisionState], said: Mapping[str, str], countries: Countries
) -> Iterator[str]:
    for each in held:
        yield f"{party_name(truce, each.party, countries)}: {said[each.party] or 'as the agreement'}"


def _unread(truce: Truce) -> str:
    unread = sum(not each.sourcing.verified for each in truce.provisions)
    return (
        f"{len(truce.provisions)} provisions, of {unread} something was {NOT_READ}. Summaries are ours; only names and "
        "titles are taken from the texts."
    )


def _lines_of(*said: str) -> str:
    return "\n".join(filter(None, said))
