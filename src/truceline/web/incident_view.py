"""What the page of an incident shows: its words, quotations and links, as the template puts them out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.incidents.policies import POLICIES
from truceline.model.incident import Episode, Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.publish import incident_answers as answers
from truceline.publish import incident_around as around
from truceline.publish import ledger_words as words
from truceline.publish.figure_moves import FigureSaid, MoveSaid, figures
from truceline.publish.incident_accounts import topics
from truceline.publish.incident_facts import incident_facts, place_phrase, told_by_words
from truceline.publish.incident_policy import by_policy
from truceline.publish.incident_said import AccountSaid, FindingSaid, say_findings, untold
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import Entry, Topic
from truceline.publish.ledger_entry import say_entry
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_when_where import date_words, interval_words
from truceline.publish.quoting import clean
from truceline.review.settled import Settled
from truceline.store.rows import IncidentRow
from truceline.web.addresses import incident_address, why_address
from truceline.web.bits import Bit, Bits, Field, bits, fields, quotation
from truceline.web.incident_judged import JudgedRow, SettledWords, judged_rows, settled_words
from truceline.web.incident_reports import OriginPart, ReportRow, origin_parts, report_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPart:
    """One account in a cell: who says what, as of when, its words, its claims, and what it replaced."""

    said: Bits
    since: str
    quoted: Bit | None
    claims: Bits
    ends: str
    fallen: bool
    earlier: tuple["AccountPart", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One question: its published value, how it stands, a cell a side and one for the others."""

    number: int
    key: str
    title: str
    value: Bits
    standing: str
    accord: str
    why: str
    silent: bool
    cells: tuple[tuple[AccountPart, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTab:
    """A policy that a person may look at: its rule in words, and whether it is looked at, or the casefile's own."""

    name: str
    rule: str
    href: str
    current: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """A question that the policies publish differently: a value a policy."""

    title: str
    values: tuple[Bits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePart:
    """One account of a figure as a row of its table."""

    move: MoveSaid
    claims: Bits


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart:
    """How a figure moved: the rows, and the chart."""

    said: FigureSaid
    moves: tuple[MovePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPart:
    """One claim in the accounts: its number, who says what, its words, and what else is to be known of it."""

    label: str
    href: str
    said: str
    quoted: Bit
    details: Bits
    damaged: Bits
    also: Bits


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPart:
    """A topic of the accounts: for every column the claims."""

    title: str
    cells: tuple[tuple[ClaimPart, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPart:
    """Why two reports are of one event."""

    pair: Bits
    features: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodePart:
    """An episode with its other incidents, by id and, where they are at hand, in words; and its totals."""

    id: str
    incidents: int
    why: str
    others: tuple[tuple[str, str], ...]
    totals: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPart:
    """The whole page. ``headings`` are those of the columns, the last for the others where anybody else speaks."""

    id: str
    address: str
    title: str
    told_by: str
    facts: tuple[Field, ...]
    headings: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    untold: tuple[str, ...]
    others: bool
    policies: tuple[PolicyTab, ...]
    differing: tuple[PolicyRow, ...]
    figures: tuple[FigurePart, ...]
    origins: tuple[OriginPart, ...]
    reports: tuple[ReportRow, ...]
    topics: tuple[TopicPart, ...]
    links: tuple[LinkPart, ...]
    episodes: tuple[EpisodePart, ...]
    sections: tuple[tuple[str, tuple[Field, ...]], ...]
    judged: tuple[JudgedRow, ...]
    settled: SettledWords | None
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known beside the incident itself: all judgements, which wait and why, what is settled, its episodes.

    ``titles`` says other incidents in words, by id.
    """

    judgements: Sequence[Judgement] = ()
    orphans: Mapping[str, str]
    settled: Settled | None = None
    episodes: Sequence[Episode] = ()
    titles: Mapping[str, str]


def incident_part(
    incident: Incident, readings: Mapping[str, Reading], names: Names, beside: Beside, *, policy: str = ""
) -> IncidentPart:
    """Return the page of an incident, its values published by a policy (left out: as they were).

    Raises:
        InputError: there is no such policy.
    """
    shown = by_policy(incident, policy) if policy else incident
    view = IncidentView(incident=shown, readings=readings, names=names)
    said = say_findings(view)
    rows = tuple(_row(view, number, finding, policy) for number, finding in enumerate(said, 1))
    told = tuple(_topic(view, topic) for topic in topics(view))
    others = any(row.cells[-1] for row in rows) or any(topic.cells[-1] for topic in told) or not view.headings
    return IncidentPart(
        id=incident.id,
        address=incident_address(incident.id),
        title=title_words(incident, names),
        told_by=told_by_words(incident),
        facts=fields(view, (row for row in incident_facts(view) if row[0] != "Incident")),
        headings=view.headings,
        rows=rows,
        untold=untold(view),
        others=others,
        policies=tuple(_tabs(incident, policy)),
        differing=tuple(_differing(view, incident)),
        figures=tuple(_figure(view, figure) for figure in figures(view)),
        origins=origin_parts(view),
        reports=report_rows(view),
        topics=told,
        links=tuple(_link(view, link) for link in around.links(view)),
        episodes=tuple(_episode(view, episode, beside.titles) for episode in around.episodes(view, beside.episodes)),
        sections=tuple(_sections(view)),
        judged=judged_rows(view, beside.judgements, beside.orphans),
        settled=settled_words(view, beside.settled, beside.judgements) if beside.settled else None,
        zone=incident.when.zone or "" if incident.when else "",
    )


def title_words(incident: Incident, names: Names) -> str:
    """Say an incident in one line: "Armed clash, 11 April 2023, outside Tegh, Syunik, Armenia"."""
    when = interval_words(incident.when) if incident.when else "day not known"
    where = place_phrase(incident.where, names) if incident.where else "place not known"
    return f"{words.kind_words(incident.kind)}, {when}, {where}"


def row_words(row: IncidentRow) -> str:
    """Say a row of the list in one line: "Armed clash, 11 April 2023, Tegh"."""
    days = dict.fromkeys(date_words(day) for day in (row.first, row.last) if day)
    where = clean(row.place) if row.place else "place not known"
    return f"{words.kind_words(row.kind)}, {' to '.join(days) or 'day not known'}, {where}"


def _row(view: IncidentView, number: int, finding: FindingSaid, policy: str) -> LedgerRow:
    sides = [side.id for side in view.incident.sides]
    columns = (*(finding.of(side) for side in sides), finding.of(""))
    return LedgerRow(
        number=number,
        key=finding.key,
        title=finding.title,
        value=bits(view, finding.value),
        standing=words.capital(finding.standing),
        accord=finding.accord,
        why=why_address(view.incident.id, finding.key, policy=policy),
        silent=finding.silent,
        cells=tuple(() if finding.silent else tuple(_account(view, one) for one in column) for column in columns),
    )


def _account(view: IncidentView, account: AccountSaid) -> AccountPart:
    told = (f"{account.joint}: ", *account.answer) if account.joint else account.told(account.speaker)
    said = bits(view, told)
    return AccountPart(
        said=said,
        since=account.since,
        quoted=quotation(account.quoted) if account.quoted and not any(bit.kind == "quote" for bit in said) else None,
        claims=bits(view, account.claims),
        ends=account.ends,
        fallen=account.fallen,
        earlier=tuple(_account(view, old) for old in account.earlier),
    )


def _tabs(incident: Incident, policy: str) -> Iterator[PolicyTab]:
    own = own_policy(incident)
    for name in POLICIES:
        short = name.partition(" ")[0]
        yield PolicyTab(
            name=name,
            rule=words.POLICIES[short],
            href=incident_address(incident.id, policy=short),
            current=(policy or own) in (name, short),
            own=name == own,
        )


def own_policy(incident: Incident) -> str:
    """Return the policy by which the values of an incident are published."""
    return next((finding.policy for finding in incident.findings), POLICIES[0])


def _differing(view: IncidentView, incident: Incident) -> Iterator[PolicyRow]:
    """Yield the questions of which the policies do not all publish the same value."""
    by = [by_policy(incident, policy) for policy in POLICIES]
    for finding, *others in zip(*(answers.in_order(one.findings) for one in by), strict=True):
        values = [answers.published_phrases(view, one) for one in (finding, *others)]
        if finding.accounts and len(set(values)) > 1:
            yield PolicyRow(
                title=answers.finding_title(view, finding), values=tuple(bits(view, value) for value in values)
            )


def _figure(view: IncidentView, figure: FigureSaid) -> FigurePart:
    moves = tuple(MovePart(move=move, claims=bits(view, move.claims)) for move in figure.moves)
    return FigurePart(said=figure, moves=moves)


def _topic(view: IncidentView, topic: Topic) -> TopicPart:
    return TopicPart(
        title=topic.title, cells=tuple(tuple(_claim(view, entry) for entry in cell) for cell in topic.cells)
    )


def _claim(view: IncidentView, entry: Entry) -> ClaimPart:
    said = say_entry(entry, view.incident.sides, speaker=True)
    quoted = quotation(said.quoted)
    return ClaimPart(
        label=entry.label,
        href=quoted.href,
        said=said.line,
        quoted=quoted,
        details=bits(view, said.details),
        damaged=bits(view, said.damaged),
        also=bits(view, entry.also),
    )


def _link(view: IncidentView, link: around.LinkSaid) -> LinkPart:
    return LinkPart(pair=bits(view, (link.first, " and ", link.second)), features=link.features, score=link.score)


def _episode(view: IncidentView, episode: around.EpisodeSaid, titles: Mapping[str, str]) -> EpisodePart:
    return EpisodePart(
        id=episode.id,
        incidents=episode.incidents,
        why=episode.why,
        others=tuple((id_, titles.get(id_, "")) for id_ in episode.others),
        totals=fields(view, episode.totals),
    )


def _sections(view: IncidentView) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for title, rows in (
        ("exhibits", around.exhibits(view)),
        ("damage", around.damages(view)),
        ("background", around.background(view)),
        ("notes", around.notes(view)),
    ):
        if told := fields(view, dict.fromkeys(rows)):
            yield title, told
