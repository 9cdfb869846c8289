"""``truceline why ID.QUESTION``: every claim behind a value, and how a policy made the value of them, on the terminal.

Goes in: an incident, the readings of its reports, a question such as ``killed:A`` (or ``killed.A``). Comes out: a
string: every claim with its exact words, report, characters, speaker and the rule that read it, by account. What is
said is ``why_said``; this draws it.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.publish import ledger_words as words
from truceline.publish.incident_judgements import told_rows
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_facts import CODES, Names
from truceline.publish.ledger_phrases import flat, flat_rows
from truceline.publish.quoting import clean, visible
from truceline.publish.why_said import BehindSaid, ClaimSaid, WhySaid, find_finding, say_why

__all__ = ["find_finding", "render_why"]

MOST_AGAIN = 10  # claims in the words of another


def render_why(
    incident: Incident,
    readings: Mapping[str, Reading],
    question: str,
    *,
    width: int,
    colour: bool = False,
    names: Names = CODES,
    judgements: Sequence[Judgement] = (),
    policy: str = "",
) -> str:
    """Return every claim behind the value of a question; without colour there is no escape code in it.

    Args:
        readings: by document id.
        judgements: those that are known; the ones that bear on these claims are told.
        policy: the policy by which the value is published; left out, the one by which it was.

    Raises:
        InputError: the incident has no such question, or there is no such policy.
    """
    asked = by_policy(incident, policy) if policy else incident
    view = IncidentView(incident=asked, readings=readings, names=names)
    said = say_why(view, find_finding(asked, question), judgements)
    return draw_page(lambda _: _page(view, said), width=width, colour=colour)


def _page(view: IncidentView, said: WhySaid) -> Iterator[RenderableType]:
    yield Rule(characters="━", style=LABEL)
    yield Text(visible(f"{said.title}: {flat(said.value)}"), style=STRONG)
    incident = f"{words.kind_words(view.incident.kind)}, {clean(view.incident.id) or 'no id'}"
    yield draw_rows([("Incident", incident), ("Stands", said.stands), ("Policy", said.made)])
    for account in said.accounts:
        yield draw_heading(f"Account {account.number} of {account.of}: {account.who}{flat(account.answer)}")
        yield Text(visible(account.stands), style=LABEL)
        for claim in account.claims:
            yield from _claim(claim)
        yield from _again(account)
    rows = list(flat_rows(told_rows(view, said.judgements)))
    if rows:
        yield draw_heading("Judgements on these claims")
        yield draw_rows(rows, label_width=20)


def _again(account: BehindSaid) -> Iterator[RenderableType]:
    """Draw what stands in the same words again, a line each, under all."""
    again = [f"{one.ref} in the words of {one.same}; {flat(one.report)}" for one in account.again]
    if again:
        more = [f"and {len(again) - MOST_AGAIN} more in the same words"] if len(again) > MOST_AGAIN else []
        yield Text(visible("\n" + "\n".join((*again[:MOST_AGAIN], *more))))


def _claim(claim: ClaimSaid) -> Iterator[RenderableType]:
    if claim.missing:
        yield Text(visible(f"\n{claim.line}"))
        return
    end = f"; its words stand under account {claim.above}." if claim.above else "."
    yield Text.assemble((f"\n{claim.ref} ", NUMBER), visible(f"{claim.line}{end}"))
    if claim.rows:
        yield Padding(draw_rows(flat_rows(claim.rows)), (0, 0, 0, 3))
