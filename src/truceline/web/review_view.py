"""One decision for one screen: what is asked, the two sides or the accounts with their words, what may be decided.

Only the reports that a person has to see are loaded, however many an incident has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.casefile.casefile import Casefile
from truceline.model.claim import Claim
from truceline.model.decision import Decision
from truceline.model.incident import Account, Incident
from truceline.model.linking import Link
from truceline.model.reading import Reading
from truceline.publish import ledger_words
from truceline.publish.incident_answers import TOLD, account_stance, bare_phrases, finding_title
from truceline.publish.incident_facts import place_phrase, told_by_words, when_words
from truceline.publish.incident_givers import speaker
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_facts import Names, title_words
from truceline.publish.ledger_phrases import flat
from truceline.publish.ledger_when_where import published_words
from truceline.publish.quoting import clean, cut
from truceline.review.anchors import SLOTS
from truceline.web.addresses import incident_address, report_address, span_address

MOST_QUOTES = 5
MOST_ACCOUNTS = 9  # one key each
MOST_REPORTS = 16  # of an incident that are loaded for one screen
LONGEST_QUOTE = 420  # characters
LONGEST_TEXT = 1_500  # of a report that was not read
SLOT_OF = {"when": "time", "where": "place"}  # what is corrected first; of losses the figure, else the actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence with the words of its act in the midst; whose it is, and the report that it stands in."""

    before: str
    words: str
    after: str
    speaker: str
    report: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two things that are held against each other: facts by the names of their labels, and words."""

    kind: str
    title: str
    address: str
    facts: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One account: who gives it, what it says, its claims as targets; ``waits``: nobody looked at it yet."""

    giver: str
    says: str
    standing: bool
    waits: bool
    targets: tuple[str, ...]
    quotes: tuple[Quote, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was compared, in words, with the points that it gives; below zero it speaks against."""

    words: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What may be decided: a key, the name of its words, and what is posted."""

    key: str
    name: str
    verdict: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One decision with all that it takes."""

    decision: Decision
    question: str = ""
    sides: tuple[Side, ...] = ()
    rivals: tuple[Rival, ...] = ()
    points: tuple[Point, ...] = ()
    actions: tuple[Action, ...] = ()
    slot: str = ""
    slots: tuple[str, ...] = SLOTS
    text: str = ""


def screen_of(casefile: Casefile, decision: Decision, names: Names) -> Screen:
    """Return what a person sees of a decision."""
    return _SCREENS[decision.kind](_Desk(casefile, names), decision)


class _Desk:
    """Looks things up for one screen."""

    def __init__(self, casefile: Casefile, names: Names) -> None:
        self.casefile = casefile
        self.names = names

    def readings(self, documents: Iterable[str]) -> dict[str, Reading]:
        stored = self.casefile.store.documents.readings(tuple(dict.fromkeys(documents))[:MOST_REPORTS])
        return dict(self.casefile.judging.applied(stored.values()).readings)

    def incident(self, key: str) -> Incident | None:
        return self.casefile.store.incidents.get(key)

    def view(self, incident: Incident, documents: Iterable[str]) -> IncidentView:
        return IncidentView(incident=incident, readings=self.readings(documents), names=self.names)

    def happening_documents(self, link: Link | None) -> dict[str, str]:
        ends = [] if link is None else [link.first, link.second]
        return {key: p.document for key, p in self.casefile.store.linking.profiles(ends).items()}


# --- two things side by side ----------------------------------------------------------------------------------------


def _near_merge(desk: _Desk, decision: Decision) -> Screen:
    sides = tuple(_incident_side(desk, key, decision.documents) for key in decision.incidents)
    return Screen(
        decision=decision,
        sides=tuple(side for side in sides if side is not None),
        points=_points(decision.link),
        actions=_pair_actions(decision.incidents),
    )


def _weak_merge(desk: _Desk, decision: Decision) -> Screen:
    link = decision.link
    homes = desk.happening_documents(link)
    ends = () if link is None else (link.first, link.second)
    readings = desk.readings(homes.values())
    sides = tuple(_report_side(readings[homes[e]], e) for e in ends if e in homes and homes[e] in readings)
    return Screen(decision=decision, sides=sides, points=_points(link), actions=_pair_actions(ends))


def _doubtful_copy(desk: _Desk, decision: Decision) -> Screen:
    readings = desk.readings(decision.documents)
    first, second = decision.documents
    return Screen(
        decision=decision,
        sides=tuple(_report_side(readings[key]) for key in decision.documents if key in readings),
        actions=(
            Action(key="s", name="copy", verdict="copy", targets=(first, second)),
            Action(key="d", name="no_copy", verdict="no-copy", targets=(first, second)),
            Action(key="u", name="unsure", verdict="unsure", targets=(first, second)),
        ),
    )


def _unassigned(desk: _Desk, decision: Decision) -> Screen:
    (document,) = decision.documents
    readings = desk.readings([document])
    near = [_incident_side(desk, key, ()) for key in decision.incidents]
    own = [_report_side(reading) for reading in readings.values()]
    actions = _pair_actions((*decision.incidents, document)) if decision.incidents else ()
    alone = (
        Action(key="a", name="leave_alone", verdict="accept", targets=(document,)),
        Action(key="r", name="no_event", verdict="reject", targets=(document,)),
    )
    return Screen(
        decision=decision,
        sides=(*own, *(side for side in near if side is not None)),
        points=_points(decision.link),
        actions=(*actions, *alone),
    )


def _pair_actions(targets: Sequence[str]) -> tuple[Action, ...]:
    pair = tuple(targets)
    return tuple(
        Action(key=key, name=name, verdict=name, targets=pair)
        for key, name in (("s", "same"), ("d", "different"), ("u", "unsure"))
        if len(pair) == 2
    )


def _points(link: Link | None) -> tuple[Point, ...]:
    """Return what was compared: what speaks for one event first, then what speaks against, the weightiest first."""
    found = [Point(words=f.words, points=round(f.value * f.weight, 1)) for f in link.features] if link else []
    return tuple(sorted((p for p in found if p.points), key=lambda p: (p.points < 0, -abs(p.points), p.words)))


def _incident_side(desk: _Desk, key: str, documents: Sequence[str]) -> Side | None:
    incident = desk.incident(key)
    if incident is None:
        return None
    shown = [document for document in documents if document in incident.documents] or incident.documents[:2]
    view = desk.view(incident, shown)
    quotes = [q for document in shown for q in _quotes(view.readings.get(document), set(incident.happenings))]
    return Side(
        kind="incident",
        title=key,
        address=incident_address(key),
        facts=tuple(_incident_facts(view)),
        quotes=tuple(quotes[:MOST_QUOTES]),
    )


def _incident_facts(view: IncidentView) -> Iterator[tuple[str, str]]:
    incident = view.incident
    yield "what", ledger_words.kind_words(incident.kind)
    yield "when", when_words(incident).partition("\n")[0]
    yield "where", place_phrase(incident.where, view.names) if incident.where else ""
    yield "who", "; ".join(heading.partition(": ")[2] or heading for heading in view.headings)
    yield "told_by", told_by_words(incident)


def _report_side(reading: Reading, happening: str | None = None) -> Side:
    document = reading.document
    return Side(
        kind="report",
        title=cut(clean(document.title or title_words(document.text)), 120),
        address=report_address(document.id),
        facts=(
            ("publisher", clean(document.publisher or "")),
            ("published", published_words(document)),
            ("length", f"{len(document.text.split()):,}"),
        ),
        quotes=tuple(_quotes(reading, {happening} if happening else None))[:MOST_QUOTES],
    )


def _quotes(reading: Reading | None, happenings: set[str] | None) -> Iterator[Quote]:
    """Yield the sentences of the claims of some happenings, each sentence once; those of all claims without any."""
    if reading is None:
        return
    told = {c for h in reading.happenings if happenings is None or h.id in happenings for c in h.claims}
    seen: set[tuple[int, int]] = set()
    for claim in reading.claims:
        if (not told or claim.id in told) and (claim.span.start, claim.span.end) not in seen:
            seen.add((claim.span.start, claim.span.end))
            yield _quote(claim, reading)


def _quote(claim: Claim, reading: Reading) -> Quote:
    statement = next((s for s in reading.statements if s.id == claim.statement), None)
    speakers = [clean(actor.name) for actor in statement.speakers] if statement else []
    span, inner = claim.span, claim.content
    inside = span.start <= inner.start and inner.end <= span.end
    first, last = (inner.start - span.start, inner.end - span.start) if inside else (0, len(span.text))
    return Quote(
        before=_shortened(span.text[:first], from_end=True),
        words=clean(span.text[first:last])[:LONGEST_QUOTE],
        after=_shortened(span.text[last:]),
        speaker="; ".join(speakers),
        report=clean(reading.document.publisher or title_words(reading.document.text))[:80],
        address=span_address(claim.span),
    )


def _shortened(text: str, *, from_end: bool = False) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    return f"…{text[-LONGEST_QUOTE:]}" if from_end else f"{text[:LONGEST_QUOTE]}…"


# --- accounts of one question ---------------------------------------------------------------------------------------


def _question(desk: _Desk, decision: Decision) -> Screen:
    incident = desk.incident(decision.incidents[0])
    finding = next((f for f in incident.findings if f.question == decision.question), None) if incident else None
    if incident is None or finding is None:
        return Screen(decision=decision)
    shown = [key for account in finding.accounts for key in account.documents[:2]] or list(incident.documents)
    view = desk.view(incident, shown)
    rivals = tuple(_rival(view, finding.question, a, decision) for a in finding.accounts[:MOST_ACCOUNTS])
    act = finding.question.partition(":")[0]
    return Screen(
        decision=decision,
        question=finding_title(view, finding),
        rivals=rivals,
        sides=tuple(s for s in [_incident_side(desk, incident.id, ())] if s is not None),
        actions=(
            Action(key="a", name="accept", verdict="accept", targets=_targets(view, decision.claims)),
            Action(key="A", name="accept_incident", verdict="accept", targets=(incident.id,)),
        ),
        slot=SLOT_OF.get(act, "count" if ":" in finding.question else "actor"),
    )


def _rival(view: IncidentView, question: str, account: Account, decision: Decision) -> Rival:
    homes = _homes(view)
    quotes = [_quote(*homes[key]) for key in account.claims if key in homes]
    unique = {(quote.before, quote.words, quote.after): quote for quote in reversed(quotes)}
    return Rival(
        giver=ledger_words.capital(speaker(view, account).words),
        says=_says(view, question, account),
        standing=account.standing,
        waits=bool(set(decision.claims) & set(account.claims)),
        targets=_targets(view, account.claims),
        quotes=tuple(reversed(unique.values()))[:MOST_QUOTES],
        note=clean(account.note),
    )


def _says(view: IncidentView, question: str, account: Account) -> str:
    """Say what an account gives: a side under its heading; what is denied or declined as such."""
    stance = account_stance(view, account)
    said = flat(bare_phrases(view, question, account))
    headings = {side.id: heading for side, heading in zip(view.incident.sides, view.headings, strict=True)}
    said = headings.get(said, said)
    if stance in TOLD:
        return said
    told = ledger_words.stance_words(stance)
    return f"{told}: {said}" if said else told


def _homes(view: IncidentView) -> Mapping[str, tuple[Claim, Reading]]:
    return {claim.id: (claim, reading) for reading in view.readings.values() for claim in reading.claims}


def _targets(view: IncidentView, claims: Iterable[str]) -> tuple[str, ...]:
    """Return claims as ``POST /judgements`` takes them; those of reports that are not loaded are left out."""
    homes = _homes(view)
    return tuple(f"{homes[key][1].document.id}:{key}" for key in claims if key in homes)


# --- judgements and reports -----------------------------------------------------------------------------------------


def _judged(desk: _Desk, decision: Decision) -> Screen:
    readings = desk.readings(decision.documents)
    sides = tuple(_report_side(readings[key]) for key in decision.documents if key in readings)
    only = decision.judgements if decision.kind == "orphaned" else ()
    actions = tuple(Action(key="r", name="take_back", verdict="withdraw", targets=(key,)) for key in only)
    return Screen(decision=decision, sides=sides, actions=actions)


def _not_read(desk: _Desk, decision: Decision) -> Screen:
    (document,) = decision.documents
    readings = desk.readings([document])
    reading = readings.get(document)
    return Screen(
        decision=decision,
        sides=tuple(_report_side(r) for r in readings.values()),
        actions=(Action(key="a", name="seen", verdict="seen", targets=(document,)),),
        text=cut(reading.document.text.strip(), LONGEST_TEXT) if reading else "",
    )


_SCREENS: dict[str, Callable[[_Desk, Decision], Screen]] = {
    "contradicted": _judged,
    "contested": _question,
    "near_merge": _near_merge,
    "weak_merge": _weak_merge,
    "damaged": _question,
    "doubtful_copy": _doubtful_copy,
    "orphaned": _judged,
    "unassigned": _unassigned,
    "not_read": _not_read,
}
