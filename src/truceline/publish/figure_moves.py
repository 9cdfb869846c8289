"""How each figure moved: every account of a loss in the order of time, in words, and as a chart of steps.

Goes in: an incident with its readings. Comes out: rows for a table, and the geometry of a chart in its own units (no
figure is filled in: where none is given the chart has a mark below its axis, and no line). Draws nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from truceline.model.incident import Account, Finding
from truceline.model.quantity import Count
from truceline.model.time import aware
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish import ledger_words as words
from truceline.publish.incident_said import is_fallen
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_phrases import Phrases
from truceline.publish.quoting import clean

WIDTH, HEIGHT = 640, 200  # units of the chart, as pixels at its natural size
LEFT, RIGHT, TOP, BOTTOM = 44, 620, 16, 138  # the field of the lines
FIRST, LAST = 56, 540  # where the first and the last moment are: the last figure goes on to the right
STRIP = 156  # where figures that are not given are marked
LABELS = 190  # where the first and the last moment are written
FORMS = 4  # kinds of lines and marks, taken in turn
LEAST_ACCOUNTS = 2  # one account alone has not moved


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSaid:
    """One account of a figure: when, by whom, what it was, and whether it stands; ``number`` is that of the account.

    ``voice`` is whose line of the chart it is on: a side, else who gives it.
    """

    number: int
    at: datetime | None
    when: str
    who: str
    voice: str
    figure: str
    ends: str
    claims: Phrases
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point of the chart: one account."""

    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The steps of one voice: ``paths`` in the language of SVG, one for the lowest and one for the highest figure."""

    name: str
    form: int
    paths: tuple[str, ...]
    marks: tuple[Mark, ...]
    not_given: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label of an axis at its place."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole chart; ``told`` says in one text what it shows."""

    lines: tuple[Line, ...]
    figures: tuple[Tick, ...]
    moments: tuple[Tick, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSaid:
    """A figure with its moves, oldest first; ``chart`` is ``None`` where fewer than two of them have a time."""

    key: str
    title: str
    moves: tuple[MoveSaid, ...]
    chart: Chart | None


def figures(view: IncidentView) -> Iterator[FigureSaid]:
    """Yield the figures that are told more than once, in the order of the ledger."""
    for finding in answers.in_order(view.incident.findings):
        moves = sorted(_moves(view, finding), key=_order)
        if len(moves) >= LEAST_ACCOUNTS:
            title = answers.finding_title(view, finding)
            yield FigureSaid(
                key=answers.spelled(finding.question), title=title, moves=tuple(moves), chart=_chart(title, moves)
            )


def _order(move: MoveSaid) -> tuple[bool, float, int]:
    return (move.at is None, aware(move.at).timestamp() if move.at else 0.0, move.number)


def _moves(view: IncidentView, finding: Finding) -> Iterator[MoveSaid]:
    for number, account in enumerate(finding.accounts, 1):
        if account.count is not None:
            yield _move(view, account, account.count, number)


def _move(view: IncidentView, account: Account, count: Count, number: int) -> MoveSaid:
    headings = {side.id: heading for side, heading in zip(view.incident.sides, view.headings, strict=True)}
    note = clean(account.note) or ("stands no longer" if is_fallen(view, account) else "")
    who = words.capital(givers.giver(view, account).words)
    denied = "" if answers.account_stance(view, account) in answers.TOLD else "denied: "
    return MoveSaid(
        number=number,
        at=account.as_of,
        when=givers.since_words(view, account.as_of) or "time not known",
        who=who,
        voice=headings.get(account.says or "", who),
        figure=f"{denied}{words.count_words(count)}",
        ends=note,
        claims=view.refs(account.claims),
        count=count,
    )


def _chart(title: str, moves: Iterable[MoveSaid]) -> Chart | None:
    """Return the chart of the moves that have a time; a figure that is denied or not given has no height."""
    timed = [move for move in moves if move.at is not None]
    tops = [top for move in timed if (top := _ends(move)[1]) is not None]
    moments = sorted({aware(move.at).timestamp() for move in timed if move.at})
    if len(moments) < LEAST_ACCOUNTS or not tops:
        return None
    scale = _Scale(first=moments[0], last=moments[-1], top=max(*tops, 1))
    voices = dict.fromkeys(move.voice for move in timed)
    lines = tuple(
        _line(name, place % FORMS, [m for m in timed if m.voice == name], scale) for place, name in enumerate(voices)
    )
    return Chart(
        lines=lines,
        figures=tuple(Tick(at=scale.y(figure), label=f"{figure:,}") for figure in dict.fromkeys((0, scale.top))),
        moments=(Tick(at=FIRST, label=timed[0].when), Tick(at=LAST, label=timed[-1].when)),
        told=f"{title}. " + " ".join(f"{m.when}: {m.who}, {m.figure}." for m in timed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From moments (seconds) and figures (persons) to the units of the chart."""

    first: float
    last: float
    top: int

    def x(self, at: datetime) -> float:
        share = (aware(at).timestamp() - self.first) / (self.last - self.first)
        return round(FIRST + share * (LAST - FIRST), 1)

    def y(self, figure: int) -> float:
        return round(BOTTOM - figure / self.top * (BOTTOM - TOP), 1)


def _ends(move: MoveSaid) -> tuple[int | None, int | None]:
    """Return the lowest and the highest figure of an account, both ``None`` where none is given."""
    if move.figure.startswith("denied") or move.count.unknown:
        return None, None
    known = [n for n in (move.count.low, move.count.best, move.count.high) if n is not None]
    return (min(known), max(known)) if known else (None, None)


def _line(name: str, form: int, moves: list[MoveSaid], scale: _Scale) -> Line:
    ends = [(move, *_ends(move)) for move in moves]
    lows = [(scale.x(m.at), scale.y(low), m.number) for m, low, _ in ends if m.at and low is not None]
    highs = [(scale.x(m.at), scale.y(high), m.number) for m, _, high in ends if m.at and high is not None]
    marks = dict.fromkeys((*lows, *highs))
    paths = dict.fromkeys(_steps([(x, y) for x, y, _ in ends_]) for ends_ in (lows, highs) if ends_)
    return Line(
        name=name,
        form=form,
        paths=tuple(paths),
        marks=tuple(Mark(x=x, y=y, number=number) for x, y, number in marks),
        not_given=tuple(Mark(x=scale.x(m.at), y=STRIP, number=m.number) for m, low, _ in ends if m.at and low is None),
    )


def _steps(points: list[tuple[float, float]]) -> str:
    """Return the path that keeps each figure until the next is told, and the last to the end."""
    (x, y), *more = points
    return " ".join((f"M {x} {y}", *(f"H {x} V {y}" for x, y in more), f"H {RIGHT}"))
